#include "core/text/sentencepiece_tokenizer.h"

#include <sentencepiece_processor.h>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr TokenId shift = 1;  // XLM-R puts <pad> among the special ids

/// Byte positions of a repaired text led back to the original, where malformed bytes stood.
class RepairedText {
 public:
  explicit RepairedText(std::string_view original) : m_valid(isValidUtf8(original)), m_text(original) {
    if (m_valid) return;
    m_repaired = replaceInvalidUtf8(original);
    m_text = m_repaired;
    std::size_t written = 0;
    for (std::size_t position = 0; position < original.size();) {
      const CodePoint point = decodeUtf8(original, position);
      const std::size_t length = point.valid ? point.length : 3;  // U+FFFD takes three bytes
      for (std::size_t i = 0; i < length; ++i) m_origin.push_back(position + (point.valid ? i : 0));
      position += point.length;
      written += length;
    }
    m_origin.resize(written + 1, original.size());
  }

  std::string_view text() const { return m_text; }
  std::size_t origin(std::size_t position) const { return m_valid ? position : m_origin[position]; }

 private:
  bool m_valid;
  std::string m_repaired;
  std::string_view m_text;
  std::vector<std::size_t> m_origin;
};

void check(const sentencepiece::util::Status& status) {
  if (!status.ok()) {
    throw Error(ErrorCode::Internal, say("A text could not be split into tokens."), status.ToString());
  }
}

}  // namespace

SentencePieceTokenizer::SentencePieceTokenizer(const std::filesystem::path& model)
    : m_model(std::make_unique<sentencepiece::SentencePieceProcessor>()) {
  const std::string bytes = readFile(model, std::size_t{1} << 30);
  const auto status = m_model->LoadFromSerializedProto(bytes);
  if (!status.ok()) {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a sentencepiece model. Fetch the encoder again.", model),
                status.ToString());
  }
  if (m_model->unk_id() != 0 || m_model->bos_id() != 1 || m_model->eos_id() != 2) {
    throw Error(
        ErrorCode::Unsupported,
        say("The sentencepiece model %1 does not number its special tokens as XLM-R does (<unk> 0, <s> 1, </s> 2).",
            model));
  }
  TokenizerFrame frame;
  frame.cls = 0;
  frame.pad = 1;
  frame.sep = 2;
  frame.unk = 3;
  frame.mask = m_model->GetPieceSize() + shift;
  frame.specialTokens = SpecialTokenTemplate::roberta(frame.cls, frame.sep);
  setFrame(std::move(frame));
}

SentencePieceTokenizer::~SentencePieceTokenizer() = default;

TokenId SentencePieceTokenizer::fromModel(int piece) const { return piece == 0 ? unkId() : piece + shift; }

std::size_t SentencePieceTokenizer::modelSize() const { return static_cast<std::size_t>(maskId()) + 1; }

void SentencePieceTokenizer::appendPart(std::string_view part, std::size_t offset, std::size_t,
                                        RawTokens& tokens) const {
  const RepairedText repaired(part);
  sentencepiece::ImmutableSentencePieceText result;
  check(m_model->Encode(repaired.text(), result.mutable_proto()));
  for (std::size_t i = 0; i < result.pieces_size(); ++i) {
    const auto piece = result.pieces(static_cast<int>(i));
    tokens.add(fromModel(static_cast<int>(piece.id())), offset + repaired.origin(piece.begin()),
               offset + repaired.origin(piece.end()));
  }
}

std::string SentencePieceTokenizer::modelToken(TokenId id) const {
  if (id == clsId()) return "<s>";
  if (id == padId()) return "<pad>";
  if (id == sepId()) return "</s>";
  if (id == unkId()) return "<unk>";
  if (id == maskId()) return "<mask>";
  return id > unkId() && id < maskId() ? m_model->IdToPiece(id - shift) : std::string();
}

}  // namespace wb
