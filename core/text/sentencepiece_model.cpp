// Protobuf's wire format: a message is a run of fields, each a variable-length key (the field's number and the kind of
// its value) and a value. Fields that we do not know are stepped over.
#include "core/text/sentencepiece_model.h"

#include <bit>
#include <cstdint>
#include <limits>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr std::size_t largestModel = std::size_t{256} << 20U;  // the largest in use have some 20 MB
constexpr std::size_t mostPieces = 10'000'000;

/// One field of a message. Which member counts depends on the kind of value.
struct Field {
  enum class Wire { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };
  std::uint64_t number = 0;
  Wire wire = Wire::Varint;
  std::uint64_t integer = 0;
  std::string_view bytes;

  bool is(std::uint64_t wanted, Wire kind) const { return number == wanted && wire == kind; }
};

class MessageReader {
 public:
  MessageReader(std::string_view bytes, const std::string& where) : m_rest(bytes), m_where(where) {}

  /// Sets `field` to the next one; false at the end.
  bool next(Field& field) {
    if (m_rest.empty()) return false;
    const std::uint64_t key = varint();
    field = {};
    field.number = key >> 3U;
    field.wire = static_cast<Field::Wire>(key & 7U);
    if (field.number == 0) fail("a field has number 0");
    switch (field.wire) {
      case Field::Wire::Varint: field.integer = varint(); break;
      case Field::Wire::Fixed64: field.integer = fixed(8); break;
      case Field::Wire::Fixed32: field.integer = fixed(4); break;
      case Field::Wire::Bytes: field.bytes = take(varint()); break;
      default: fail("a field has a kind of value that protobuf does not have");
    }
    return true;
  }

  [[noreturn]] void fail(const char* reason) const {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a sentencepiece model. Fetch the encoder again.", m_where),
                reason);
  }

 private:
  std::string_view take(std::uint64_t length) {
    if (length > m_rest.size()) fail("a field goes beyond the end");
    const std::string_view bytes = m_rest.substr(0, length);
    m_rest.remove_prefix(length);
    return bytes;
  }

  std::uint64_t fixed(std::size_t length) {
    std::uint64_t value = 0;
    const std::string_view bytes = take(length);
    for (std::size_t i = 0; i < length; ++i) value |= std::uint64_t{static_cast<unsigned char>(bytes[i])} << 8 * i;
    return value;
  }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(take(1)[0]);
      value |= std::uint64_t{byte & 127U} << shift;
      if (byte < 128) return value;
    }
    fail("a number is longer than ten bytes");
  }

  std::string_view m_rest;
  const std::string& m_where;
};

using Wire = Field::Wire;

/// SentencePiece: 1 the text, 2 the score, 3 the kind (2 unknown, 3 control, 4 user-defined).
void readPiece(std::string_view bytes, const std::string& where, SentencePieceModel& model) {
  std::string_view text;
  float score = 0;
  std::uint64_t kind = 1;
  MessageReader reader(bytes, where);
  for (Field field; reader.next(field);) {
    if (field.is(1, Wire::Bytes)) text = field.bytes;
    if (field.is(2, Wire::Fixed32)) score = std::bit_cast<float>(static_cast<std::uint32_t>(field.integer));
    if (field.is(3, Wire::Varint)) kind = field.integer;
  }
  if (!isValidUtf8(text)) reader.fail("a piece is not valid UTF-8");
  if (score != score) reader.fail("a score is not a number");
  if (model.pieces.size() >= mostPieces) reader.fail("it has too many pieces");
  if (kind == 3 || kind == 4) model.symbols.push_back({static_cast<TokenId>(model.pieces.size()), kind == 3});
  model.pieces.add(text, score);
}

/// TrainerSpec: 3 the kind of model, 40 the id of the unknown piece.
void readTrainer(std::string_view bytes, const std::string& where, SentencePieceModel& model) {
  MessageReader reader(bytes, where);
  for (Field field; reader.next(field);) {
    if (field.is(3, Wire::Varint)) {
      if (field.integer < 1 || field.integer > 4) reader.fail("its kind of model does not exist");
      model.kind = static_cast<SentencePieceModel::Kind>(field.integer);
    }
    if (field.is(40, Wire::Varint)) {
      if (field.integer > mostPieces) reader.fail("its unknown piece does not exist");
      model.unknown = static_cast<TokenId>(field.integer);
    }
  }
}

/// NormalizerSpec: 2 the character map.
void readNormalizer(std::string_view bytes, const std::string& where, SentencePieceModel& model) {
  MessageReader reader(bytes, where);
  for (Field field; reader.next(field);) {
    if (field.is(2, Wire::Bytes)) model.characterMap = field.bytes;
  }
}

}  // namespace

SentencePieceModel parseSentencePieceModel(std::string_view bytes, const std::string& where) {
  SentencePieceModel model;
  MessageReader reader(bytes, where);
  for (Field field; reader.next(field);) {
    if (field.is(1, Wire::Bytes)) readPiece(field.bytes, where, model);
    if (field.is(2, Wire::Bytes)) readTrainer(field.bytes, where, model);
    if (field.is(3, Wire::Bytes)) readNormalizer(field.bytes, where, model);
  }
  if (model.pieces.size() == 0) reader.fail("it has no pieces");
  return model;
}

SentencePieceModel readSentencePieceModel(const std::filesystem::path& path) {
  return parseSentencePieceModel(readFile(path, largestModel), path.string());
}

}  // namespace wb
