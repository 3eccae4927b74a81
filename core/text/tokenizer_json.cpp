#include "core/text/tokenizer_json.h"

#include "core/base/error.h"
#include "core/text/json_fields.h"
#include "core/text/text_steps_json.h"
#include "core/text/unigram_json.h"
#include "core/text/wordpiece_tokenizer.h"

namespace wb {
namespace {

using nlohmann::json;

/// The highest id a vocabulary may give: room for ids is made up to it.
constexpr std::int64_t highestId = 1 << 22;

TokenId idOf(const json& value, const std::string& where) {
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > highestId) {
    throw Error(ErrorCode::BadInput, say("%1 numbers a token %2, which is no id.", where, value.dump()));
  }
  return value.get<TokenId>();
}

/// The parts of TemplateProcessing's "single" or "pair".
std::vector<TemplatePart> templateParts(const json& parts, const json& specialTokens, const std::string& where) {
  std::vector<TemplatePart> result;
  if (!parts.is_array()) throw Error(ErrorCode::BadInput, say("The post-processor of %1 is incomplete.", where));
  for (const json& part : parts) {
    const bool isText = part.is_object() && part.contains("Sequence");
    const json& content = fields::member(part, isText ? "Sequence" : "SpecialToken", where);
    const std::string id = fields::text(content, "id", where);
    const int segment = static_cast<int>(fields::number(content, "type_id", 0, where));
    if (isText) {
      result.push_back(id == "A" ? TemplatePart::first(segment) : TemplatePart::second(segment));
      continue;
    }
    TemplatePart special;
    special.segment = segment;
    for (const json& token : fields::member(fields::member(specialTokens, id.c_str(), where), "ids", where)) {
      special.ids.push_back(idOf(token, where));
    }
    result.push_back(special);
  }
  return result;
}

/// The id of a pair ["[SEP]", 102].
TokenId pairId(const json& processor, const char* key, const std::string& where) {
  const json& pair = fields::member(processor, key, where);
  if (!pair.is_array() || pair.size() != 2) {
    throw Error(ErrorCode::BadInput, say("The post-processor of %1 is incomplete.", where));
  }
  return idOf(pair[1], where);
}

WordPieceModel::Settings modelSettings(const json& model, const std::string& where) {
  WordPieceModel::Settings settings;
  settings.unknown = fields::text(model, "unk_token", where);
  settings.continuation = fields::text(model, "continuing_subword_prefix", where);
  settings.longestWord = static_cast<std::size_t>(
      std::max<std::int64_t>(fields::number(model, "max_input_chars_per_word", 100, where), 0));
  return settings;
}

std::unique_ptr<Tokenizer> loadWordPieceJson(const TokenizerFolder& folder, const json& file,
                                             const std::string& where) {
  auto model = std::make_unique<const WordPieceModel>(
      vocabularyFromJson(file, where), modelSettings(fields::member(file, "model", where), where), where);
  const auto inModel = [&](const std::string& token) { return model->find(token); };
  AddedVocabulary added;
  const auto tokens = file.find("added_tokens");
  if (tokens != file.end()) {
    for (const json& token : *tokens) added.add(addedTokenFromJson(token, where), inModel, model->count());
  }
  const NamedTokens special = specialTokens(folder, {});
  addTokensOf(folder, special, inModel, model->count(), added);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  frame.unk = model->unknown();
  frame.specialTokens = templateFromJson(fields::optional(file, "post_processor"), where);
  return std::make_unique<WordPieceTokenizer>(
      std::move(model),
      splittingFromJson(fields::optional(file, "normalizer"), fields::optional(file, "pre_tokenizer"), where),
      std::move(added), std::move(frame));
}

}  // namespace

std::string modelType(const json& tokenizerJson) {
  const json& model = fields::optional(tokenizerJson, "model");
  const json& type = fields::optional(model, "type");
  if (type.is_string()) return type.get<std::string>();
  return !fields::optional(model, "max_input_chars_per_word").is_null() ? "WordPiece" : "";
}

WordPieceModel::Vocabulary vocabularyFromJson(const json& tokenizerJson, const std::string& where) {
  const json& vocabulary = fields::member(fields::member(tokenizerJson, "model", where), "vocab", where);
  if (modelType(tokenizerJson) != "WordPiece" || !vocabulary.is_object()) {
    throw Error(ErrorCode::Unsupported, say("The model in %1 is not of the type WordPiece.", where));
  }
  WordPieceModel::Vocabulary tokens;
  for (const auto& [token, id] : vocabulary.items()) tokens.emplace_back(token, idOf(id, where));
  return tokens;
}

SpecialTokenTemplate templateFromJson(const json& postProcessor, const std::string& where) {
  if (postProcessor.is_null()) return {};
  const std::string type = fields::text(postProcessor, "type", where);
  if (type == "TemplateProcessing") {
    const json& special = fields::member(postProcessor, "special_tokens", where);
    return {templateParts(fields::member(postProcessor, "single", where), special, where),
            templateParts(fields::member(postProcessor, "pair", where), special, where)};
  }
  if (type == "BertProcessing") {
    return SpecialTokenTemplate::bert(pairId(postProcessor, "cls", where), pairId(postProcessor, "sep", where));
  }
  if (type == "RobertaProcessing" && !fields::flag(postProcessor, "trim_offsets", true)) {
    return SpecialTokenTemplate::roberta(pairId(postProcessor, "cls", where), pairId(postProcessor, "sep", where));
  }
  if (type == "Sequence") {
    const json& steps = fields::member(postProcessor, "processors", where);
    if (steps.is_array() && steps.size() == 1) return templateFromJson(steps[0], where);
  }
  throw Error(ErrorCode::Unsupported, say("The post-processor \"%1\" of %2 is not supported.", type, where));
}

std::unique_ptr<Tokenizer> loadTokenizerJson(const TokenizerFolder& folder, const json& file) {
  const std::string where = (folder.path / "tokenizer.json").string();
  const std::string type = modelType(file);
  if (type == "WordPiece") return loadWordPieceJson(folder, file, where);
  if (type == "Unigram") return loadUnigramJson(folder, file, where);
  throw Error(ErrorCode::Unsupported, say("The tokenizer model \"%1\" of %2 is not supported.", type, where));
}

}  // namespace wb
