#include "core/text/unigram_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <optional>

#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/json_fields.h"
#include "core/text/post_processor_json.h"
#include "core/text/tokenizer_json.h"
#include "core/text/unigram_tokenizer.h"

namespace wb {
namespace {

using nlohmann::json;

constexpr std::int64_t highestId = 1 << 24;

Error malformed(const char* field, const std::string& where) {
  return Error(ErrorCode::BadInput, say("The field \"%1\" of %2 is not as it should be.", field, where));
}

Error unsupported(const char* field, const std::string& name, const std::string& where) {
  return Error(ErrorCode::Unsupported, say("The %1 \"%2\" of %3 is not supported.", field, name, where));
}

/// RFC 4648, with padding.
std::string fromBase64(const std::string& text, const std::string& where) {
  static constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::array<std::int8_t, 256> values;
  values.fill(-1);
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    values[static_cast<unsigned char>(alphabet[i])] = static_cast<std::int8_t>(i);
  }
  std::string bytes;
  bytes.reserve(text.size() / 4 * 3);
  std::uint32_t bits = 0;
  unsigned count = 0;
  for (const char c : std::string_view(text).substr(0, text.find('='))) {
    const std::int8_t value = values[static_cast<unsigned char>(c)];
    if (value < 0) throw malformed("precompiled_charsmap", where);
    bits = bits << 6U | static_cast<std::uint32_t>(value);
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes.push_back(static_cast<char>(bits >> count & 0xFFU));
  }
  return bytes;
}

std::unique_ptr<NormalizerStep> replacement(const json& object, const std::string& where) {
  const std::string content = fields::text(object, "content", where);
  const json& pattern = fields::optional(object, "pattern");
  const json& text = fields::optional(pattern, "String");
  if (text.is_string() && !text.get<std::string>().empty()) return replaceStep(text.get<std::string>(), content);
  if (fields::optional(pattern, "Regex") == " {2,}") return replaceSpacesStep(content);
  throw unsupported("normalizer", "Replace " + pattern.dump(), where);
}

std::unique_ptr<NormalizerStep> normalizerStep(const json& object, const std::string& where) {
  using Form = NormalizedText::Form;
  const std::string type = fields::text(object, "type", where);
  if (type == "Precompiled") {
    return precompiledStep(PrecompiledMap(fromBase64(fields::text(object, "precompiled_charsmap", where), where)));
  }
  if (type == "NFC") return formStep(Form::Nfc);
  if (type == "NFD") return formStep(Form::Nfd);
  if (type == "NFKC") return formStep(Form::Nfkc);
  if (type == "NFKD") return formStep(Form::Nfkd);
  if (type == "StripAccents") return stripAccentsStep();
  if (type == "Lowercase") return lowerCaseStep();
  if (type == "Nmt") return controlStep();
  if (type == "Replace") return replacement(object, where);
  if (type == "Prepend") return prependStep(fields::text(object, "prepend", where));
  if (type == "Strip") {
    return stripStep(fields::flag(object, "strip_left", true), fields::flag(object, "strip_right", true));
  }
  throw unsupported("normalizer", type, where);
}

/// Calls `visit` for a component, or for each of those in a "Sequence" in their order.
template <typename Visit>
void eachOf(const json& component, const char* list, const std::string& where, Visit&& visit) {
  if (component.is_null()) return;
  if (fields::optional(component, "type") != "Sequence") return visit(component);
  const json& parts = fields::member(component, list, where);
  if (!parts.is_array()) throw malformed(list, where);
  for (const json& part : parts) {
    if (fields::optional(part, "type") == "Sequence") throw unsupported(list, "Sequence in a Sequence", where);
    visit(part);
  }
}

WordSplitter metaspace(const json& object, const std::string& where) {
  WordSplitter splitter;
  const std::u32string mark = codePoints(fields::text(object, "replacement", where));
  if (mark.size() != 1) throw malformed("replacement", where);
  splitter.mark = mark[0];
  splitter.atMarks = fields::flag(object, "split", true);
  const json& scheme = fields::optional(object, "prepend_scheme");
  if (scheme == "never") {
    splitter.prepend = WordSplitter::Prepend::Never;
  } else if (scheme == "first") {
    splitter.prepend = WordSplitter::Prepend::First;
  } else if (!scheme.is_null() && scheme != "always") {
    throw malformed("prepend_scheme", where);
  }
  const bool contradicts = !fields::flag(object, "add_prefix_space", true);
  if (contradicts && splitter.prepend != WordSplitter::Prepend::Never) throw malformed("add_prefix_space", where);
  return splitter;
}

WordSplitter wordSplitter(const json& object, const std::string& where) {
  const std::string type = fields::text(object, "type", where);
  if (type == "WhitespaceSplit") return WordSplitter{.atSpaces = true};
  if (type == "Metaspace") return metaspace(object, where);
  throw unsupported("pre_tokenizer", type, where);
}

std::optional<TokenId> unknownFromJson(const json& model, const std::string& where) {
  const std::int64_t unknown = fields::number(model, "unk_id", -1, where);
  if (unknown > highestId) throw malformed("unk_id", where);
  return unknown < 0 ? std::nullopt : std::optional(static_cast<TokenId>(unknown));
}

UnigramTokenizer::Stages stagesFromJson(const json& file, const std::string& where) {
  UnigramTokenizer::Stages stages;
  eachOf(fields::optional(file, "normalizer"), "normalizers", where,
         [&](const json& object) { stages.normalizer.push_back(normalizerStep(object, where)); });
  eachOf(fields::optional(file, "pre_tokenizer"), "pretokenizers", where,
         [&](const json& object) { stages.splitters.push_back(wordSplitter(object, where)); });
  const json& model = fields::member(file, "model", where);
  stages.model =
      std::make_unique<UnigramModel>(piecesFromJson(file, ScoreReading::Rust, where), unknownFromJson(model, where),
                                     fields::flag(model, "byte_fallback", false));
  return stages;
}

}  // namespace

double asRustReads(double value) {
  std::array<char, 40> text;
  const char* const end =
      std::to_chars(text.data(), text.data() + text.size(), std::abs(value), std::chars_format::scientific).ptr;
  const char* const mark = std::find<const char*>(text.data(), end, 'e');
  std::uint64_t digits = 0;
  int exponent = 0;
  for (const char* c = text.data(); c != mark; ++c) {
    if (*c != '.') digits = digits * 10 + static_cast<std::uint64_t>(*c - '0');
  }
  std::from_chars(mark + 1 + (mark[1] == '+' ? 1 : 0), end, exponent);
  exponent -= std::max<int>(static_cast<int>(mark - text.data()) - 2, 0);  // the digits behind the point
  const std::string powerText = "1e" + std::to_string(std::abs(exponent));
  double power = 0;
  if (std::from_chars(powerText.data(), powerText.data() + powerText.size(), power).ec != std::errc()) return value;
  const double read = exponent < 0 ? static_cast<double>(digits) / power : static_cast<double>(digits) * power;
  return std::copysign(read, value);
}

UnigramPieces piecesFromJson(const json& file, ScoreReading reading, const std::string& where) {
  const json& vocabulary = fields::member(fields::member(file, "model", where), "vocab", where);
  if (!vocabulary.is_array() || vocabulary.empty()) throw malformed("vocab", where);
  UnigramPieces pieces;
  for (const json& entry : vocabulary) {
    if (!entry.is_array() || entry.size() != 2 || !entry[0].is_string() || !entry[1].is_number()) {
      throw malformed("vocab", where);
    }
    const double score = entry[1].get<double>();
    pieces.add(entry[0].get_ref<const std::string&>(), reading == ScoreReading::Rust ? asRustReads(score) : score);
  }
  return pieces;
}

std::string characterMapFromJson(const json& file, const std::string& where) {
  std::string map;
  eachOf(fields::optional(file, "normalizer"), "normalizers", where, [&](const json& object) {
    if (map.empty() && fields::optional(object, "type") == "Precompiled") {
      map = fromBase64(fields::text(object, "precompiled_charsmap", where), where);
    }
  });
  return map;
}

std::unique_ptr<Tokenizer> loadUnigramJson(const TokenizerFolder& folder, const json& file, const std::string& where) {
  UnigramTokenizer::Stages stages = stagesFromJson(file, where);
  const UnigramModel& model = *stages.model;
  const auto inModel = [&](const std::string& token) { return model.idOf(token); };
  const NamedTokens special = specialTokens(folder, {});
  AddedVocabulary added = addedTokensFromJson(folder, file, special, inModel, model.size(), where);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  frame.unk = model.unknown().value_or(noToken);
  frame.specialTokens = templateFromJson(fields::optional(file, "post_processor"), where);
  return std::make_unique<UnigramTokenizer>(std::move(stages), std::move(added), std::move(frame));
}

}  // namespace wb
