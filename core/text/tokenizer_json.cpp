#include "core/text/tokenizer_json.h"

#include "core/base/error.h"
#include "core/text/bpe_files.h"
#include "core/text/json_fields.h"
#include "core/text/post_processor_json.h"
#include "core/text/text_steps_json.h"
#include "core/text/unigram_json.h"
#include "core/text/wordpiece_tokenizer.h"

namespace wb {
namespace {

using nlohmann::json;

/// The highest id a vocabulary may give: room for ids is made up to it.
constexpr std::int64_t highestId = 1 << 22;

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
  const NamedTokens special = specialTokens(folder, {});
  AddedVocabulary added = addedTokensFromJson(folder, file, special, inModel, model->count(), where);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  frame.unk = model->unknown();
  frame.specialTokens = templateFromJson(fields::optional(file, "post_processor"), where);
  return std::make_unique<WordPieceTokenizer>(
      std::move(model),
      splittingFromJson(fields::optional(file, "normalizer"), fields::optional(file, "pre_tokenizer"), where),
      std::move(added), std::move(frame));
}

}  // namespace

TokenId idFromJson(const json& value, const std::string& where) {
  if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > highestId) {
    throw Error(ErrorCode::BadInput, say("%1 numbers a token %2, which is no id.", where, value.dump()));
  }
  return value.get<TokenId>();
}

AddedVocabulary addedTokensFromJson(const TokenizerFolder& folder, const json& tokenizerJson,
                                    const NamedTokens& special, const AddedVocabulary::Lookup& inModel,
                                    std::size_t modelCount, const std::string& where) {
  AddedVocabulary added;
  for (const json& token : fields::optional(tokenizerJson, "added_tokens")) {
    added.add(addedTokenFromJson(token, where), inModel, modelCount);
  }
  addTokensOf(folder, special, inModel, modelCount, added);
  return added;
}

std::string modelType(const json& tokenizerJson) {
  const json& model = fields::optional(tokenizerJson, "model");
  const json& type = fields::optional(model, "type");
  if (type.is_string()) return type.get<std::string>();
  if (!fields::optional(model, "merges").is_null()) return "BPE";
  return !fields::optional(model, "max_input_chars_per_word").is_null() ? "WordPiece" : "";
}

WordPieceModel::Vocabulary vocabularyFromJson(const json& tokenizerJson, const std::string& where) {
  const json& vocabulary = fields::member(fields::member(tokenizerJson, "model", where), "vocab", where);
  if (modelType(tokenizerJson) != "WordPiece" || !vocabulary.is_object()) {
    throw Error(ErrorCode::Unsupported, say("The model in %1 is not of the type WordPiece.", where));
  }
  WordPieceModel::Vocabulary tokens;
  for (const auto& [token, id] : vocabulary.items()) tokens.emplace_back(token, idFromJson(id, where));
  return tokens;
}

std::unique_ptr<Tokenizer> loadTokenizerJson(const TokenizerFolder& folder, const json& file) {
  const std::string where = (folder.path / "tokenizer.json").string();
  const std::string type = modelType(file);
  if (type == "WordPiece") return loadWordPieceJson(folder, file, where);
  if (type == "BPE") return loadBpeJson(folder, file, where);
  if (type == "Unigram") return loadUnigramJson(folder, file, where);
  throw Error(ErrorCode::Unsupported, say("The tokenizer model \"%1\" of %2 is not supported.", type, where));
}

}  // namespace wb
