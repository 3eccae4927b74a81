#include "core/text/tokenizer_folder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <set>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace wb {
namespace {

using nlohmann::json;
namespace fs = std::filesystem;

constexpr std::size_t largestFile = std::size_t{512} << 20;
constexpr std::array<const char*, 7> specialNames = {"bos_token", "eos_token", "unk_token", "sep_token",
                                                     "pad_token", "cls_token", "mask_token"};

/// The object in a file; nothing without the file.
std::optional<json> readObject(const fs::path& path) {
  if (!fs::is_regular_file(path)) return std::nullopt;
  json object = json::parse(readFile(path, largestFile), nullptr, false);
  if (!object.is_object()) {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", path));
  }
  return object;
}

std::string stringAt(const json& object, const char* key) {
  if (!object.is_object()) return {};
  const auto found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// The tokenizer class that goes with a model type; empty for types that have none of their own.
std::string classOfModelType(const std::string& type) {
  static const std::map<std::string, std::string> classes = {{"bert", "BertTokenizer"},
                                                             {"electra", "BertTokenizer"},
                                                             {"distilbert", "BertTokenizer"},
                                                             {"ernie", "BertTokenizer"},
                                                             {"convbert", "BertTokenizer"},
                                                             {"nezha", "BertTokenizer"},
                                                             {"megatron-bert", "BertTokenizer"},
                                                             {"mobilebert", "BertTokenizer"},
                                                             {"squeezebert", "BertTokenizer"},
                                                             {"layoutlm", "BertTokenizer"},
                                                             {"nomic_bert", "BertTokenizer"},
                                                             {"albert", "AlbertTokenizer"},
                                                             {"roberta", "RobertaTokenizer"},
                                                             {"xlm-roberta", "XLMRobertaTokenizer"},
                                                             {"camembert", "CamembertTokenizer"},
                                                             {"xlnet", "XLNetTokenizer"},
                                                             {"t5", "T5Tokenizer"},
                                                             {"mt5", "T5Tokenizer"},
                                                             {"umt5", "TokenizersBackend"},
                                                             {"modernbert", "TokenizersBackend"}};
  const auto found = classes.find(type);
  return found == classes.end() ? std::string() : found->second;
}

/// Classes that build their pipeline themselves; BERT's go by several names. Others leave all to tokenizer.json.
std::string knownClass(const std::string& name) {
  static const std::set<std::string> bert = {"BertTokenizer",       "DistilBertTokenizer",  "ElectraTokenizer",
                                             "MobileBertTokenizer", "SqueezeBertTokenizer", "ConvBertTokenizer",
                                             "LayoutLMTokenizer",   "LxmertTokenizer"};
  static const std::set<std::string> own = {
      "RobertaTokenizer",      "XLMRobertaTokenizer", "AlbertTokenizer",  "XLNetTokenizer",    "T5Tokenizer",
      "CamembertTokenizer",    "DebertaV2Tokenizer",  "DebertaTokenizer", "RemBertTokenizer",  "FNetTokenizer",
      "BigBirdTokenizer",      "FunnelTokenizer",     "MPNetTokenizer",   "RoFormerTokenizer", "GPT2Tokenizer",
      "BertJapaneseTokenizer", "CpmTokenizer"};
  if (bert.contains(name)) return "BertTokenizer";
  return own.contains(name) ? name : "TokenizersBackend";
}

std::string classNameOf(const json& tokenizerConfig, const json& modelConfig) {
  std::string named = stringAt(tokenizerConfig, "tokenizer_class");
  if (named.empty()) named = stringAt(modelConfig, "tokenizer_class");
  if (named.ends_with("Fast")) named.resize(named.size() - 4);
  const std::string registered = classOfModelType(stringAt(modelConfig, "model_type"));
  if (named.empty() || registered == "TokenizersBackend") return registered;
  return knownClass(named);
}

/// Merges special_tokens_map.json over the configuration.
void mergeSpecialTokensMap(const json& map, json& config) {
  for (const auto& [key, value] : map.items()) {
    const bool isExtra = key == "extra_special_tokens" || key == "additional_special_tokens";
    if (value.is_object() && !isExtra) {
      json token = value;
      token["special"] = true;
      config[key] = token;
    } else {
      config[key] = value;
    }
  }
}

TokenId idFrom(const std::string& text, const fs::path& file) {
  TokenId id = 0;
  const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), id);
  if (failure != std::errc() || end != text.data() + text.size() || id < 0) {
    throw Error(ErrorCode::BadInput, say("The file %1 numbers an added token \"%2\", which is no id.", file, text));
  }
  return id;
}

std::optional<AddedToken> tokenFrom(const json& value, const std::string& where) {
  if (value.is_string()) return AddedToken::specialToken(value.get<std::string>());
  if (value.is_object()) return addedTokenFromJson(value, where);
  return std::nullopt;
}

/// The tokens of a list of strings and objects.
std::vector<AddedToken> tokenList(const json& config, const char* key, const std::string& where) {
  std::vector<AddedToken> tokens;
  const auto found = config.find(key);
  if (found == config.end() || !found->is_array()) return tokens;
  for (const json& value : *found) {
    if (auto token = tokenFrom(value, where)) tokens.push_back(*token);
  }
  return tokens;
}

void readExtraTokens(TokenizerFolder& folder, const std::string& where) {
  const json& config = folder.config;
  folder.extraSpecialTokens = tokenList(config, "extra_special_tokens", where);
  if (folder.extraSpecialTokens.empty()) {
    folder.extraSpecialTokens = tokenList(config, "additional_special_tokens", where);
  }
  const auto addModelToken = [&](const std::string& key, const json& value) {
    const bool isStandard = std::find(specialNames.begin(), specialNames.end(), key) != specialNames.end();
    if (isStandard || !(value.is_string() || value.is_object())) return;
    if (auto token = tokenFrom(value, where)) folder.modelSpecialTokens.push_back(*token);
  };
  for (const auto& [key, value] : config.items()) {
    if (key.ends_with("_token")) addModelToken(key, value);
  }
  const auto named = config.find("extra_special_tokens");
  if (named == config.end() || !named->is_object()) return;
  for (const auto& [key, value] : named->items()) addModelToken(key, value);
}

/// added_tokens.json: text to id.
void readAddedTokensFile(TokenizerFolder& folder) {
  const fs::path file = folder.path / "added_tokens.json";
  const auto object = readObject(file);
  if (!object) return;
  std::set<std::string> special;
  for (const char* name : specialNames) {
    if (const auto token = folder.specialToken(name)) special.insert(token->content);
  }
  for (const AddedToken& token : folder.extraSpecialTokens) special.insert(token.content);
  for (const auto& [content, id] : object->items()) {
    if (!id.is_number_integer() || id.get<std::int64_t>() < 0 ||
        id.get<std::int64_t>() > std::numeric_limits<TokenId>::max()) {
      throw Error(ErrorCode::BadInput,
                  say("The file %1 numbers an added token \"%2\", which is no id.", file, id.dump()));
    }
    const bool isSpecial = special.contains(content);
    folder.addedTokens[id.get<TokenId>()] = {content, false, false, false, !isSpecial, isSpecial};
  }
}

void readTokensOfTokenizerJson(TokenizerFolder& folder) {
  const std::string where = (folder.path / "tokenizer.json").string();
  const auto tokens = folder.tokenizerJson->find("added_tokens");
  if (tokens == folder.tokenizerJson->end() || !tokens->is_array()) return;
  for (const json& token : *tokens) {
    const AddedToken added = addedTokenFromJson(token, where);
    const auto id = token.find("id");
    folder.addedTokens[idFrom(id == token.end() ? "" : id->dump(), where)] = added;
  }
}

void readAddedTokens(TokenizerFolder& folder, const std::optional<json>& specialTokensMap) {
  const fs::path configFile = folder.path / "tokenizer_config.json";
  const auto decoder = folder.config.find("added_tokens_decoder");
  const bool hasDecoder = decoder != folder.config.end();
  if (!hasDecoder && specialTokensMap) mergeSpecialTokensMap(*specialTokensMap, folder.config);
  readExtraTokens(folder, configFile.string());
  if (!hasDecoder) {
    readAddedTokensFile(folder);
    if (folder.tokenizerJson) readTokensOfTokenizerJson(folder);
    return;
  }
  if (!decoder->is_object()) {
    throw Error(ErrorCode::BadInput, say("The added_tokens_decoder of %1 is no JSON object.", configFile));
  }
  for (const auto& [id, token] : decoder->items()) {
    folder.addedTokens[idFrom(id, configFile)] = addedTokenFromJson(token, configFile.string());
  }
}

}  // namespace

AddedToken addedTokenFromJson(const json& object, const std::string& where) {
  const auto content = object.is_object() ? object.find("content") : object.end();
  if (!object.is_object() || content == object.end() || !content->is_string()) {
    throw Error(ErrorCode::BadInput, say("%1 has an added token without its text.", where));
  }
  const auto isTrue = [&](const char* key, bool fallback) {
    const auto found = object.find(key);
    return found != object.end() && found->is_boolean() ? found->get<bool>() : fallback;
  };
  const bool special = isTrue("special", false);
  return {content->get<std::string>(), isTrue("single_word", false),   isTrue("lstrip", false),
          isTrue("rstrip", false),     isTrue("normalized", !special), special};
}

TruncationSide TokenizerFolder::truncationSide() const {
  std::string side = stringAt(config, "truncation_side");
  if (side.empty() && tokenizerJson) side = stringAt(tokenizerJson->value("truncation", json()), "direction");
  return side == "left" || side == "Left" ? TruncationSide::Left : TruncationSide::Right;
}

std::optional<bool> TokenizerFolder::flag(const char* key) const {
  const auto found = config.find(key);
  return found != config.end() && found->is_boolean() ? std::optional(found->get<bool>()) : std::nullopt;
}

std::optional<AddedToken> TokenizerFolder::specialToken(const char* key, const char* fallback) const {
  const auto found = config.find(key);
  if (found == config.end()) {
    return fallback == nullptr ? std::nullopt : std::optional(AddedToken::specialToken(fallback));
  }
  auto token = tokenFrom(*found, (path / "tokenizer_config.json").string());
  if (!token) return std::nullopt;
  const auto same = std::find_if(addedTokens.begin(), addedTokens.end(),
                                 [&](const auto& entry) { return entry.second.content == token->content; });
  return same == addedTokens.end() ? token : same->second;
}

TokenizerFolder readTokenizerFolder(const fs::path& path) {
  TokenizerFolder folder;
  folder.path = path;
  folder.config = readObject(path / "tokenizer_config.json").value_or(json::object());
  folder.tokenizerJson = readObject(path / "tokenizer.json");
  folder.className = classNameOf(folder.config, readObject(path / "config.json").value_or(json::object()));
  readAddedTokens(folder, readObject(path / "special_tokens_map.json"));
  return folder;
}

NamedTokens specialTokens(const TokenizerFolder& folder, const std::map<std::string, const char*>& defaults) {
  NamedTokens tokens;
  for (const char* name : specialNames) {
    const auto fallback = defaults.find(name);
    const auto token = folder.specialToken(name, fallback == defaults.end() ? nullptr : fallback->second);
    if (token) tokens.emplace_back(name, *token);
  }
  return tokens;
}

TokenizerFrame frameOf(const TokenizerFolder& folder, const NamedTokens& special, const AddedVocabulary& added,
                       const AddedVocabulary::Lookup& inModel) {
  TokenizerFrame frame;
  const std::map<std::string, TokenId*> places = {{"pad_token", &frame.pad},
                                                  {"unk_token", &frame.unk},
                                                  {"cls_token", &frame.cls},
                                                  {"sep_token", &frame.sep},
                                                  {"mask_token", &frame.mask}};
  for (const auto& [name, token] : special) {
    const auto place = places.find(name);
    if (place == places.end()) continue;
    const auto id = added.idOf(token.content);
    *place->second = (id ? id : inModel(token.content)).value_or(noToken);
  }
  frame.side = folder.truncationSide();
  return frame;
}

void addTokensOf(const TokenizerFolder& folder, const NamedTokens& special, const AddedVocabulary::Lookup& inModel,
                 std::size_t modelCount, AddedVocabulary& added) {
  std::vector<AddedToken> toAdd;
  std::set<std::string> known;
  for (const auto& [id, token] : added.tokens()) known.insert(token.content);
  for (const auto& [id, token] : folder.addedTokens) {
    const AddedToken* present = added.find(id);
    if (present != nullptr && *present == token) continue;
    toAdd.push_back(token);
    known.insert(token.content);
  }
  const auto addMissing = [&](const AddedToken& token) {
    if (known.insert(token.content).second) toAdd.push_back(token);
  };
  for (const auto& [name, token] : special) addMissing(token);
  for (const AddedToken& token : folder.modelSpecialTokens) addMissing(token);
  for (const AddedToken& token : folder.extraSpecialTokens) addMissing(token);
  std::set<std::string> names;
  for (const auto& [name, token] : special) names.insert(token.content);
  for (AddedToken& token : toAdd) {
    token.special = token.special || names.contains(token.content);
    added.add(token, inModel, modelCount);
  }
}

}  // namespace wb
