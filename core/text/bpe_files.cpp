#include "core/text/bpe_files.h"

#include <algorithm>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/json_fields.h"
#include "core/text/post_processor_json.h"
#include "core/text/text_steps_json.h"
#include "core/text/tokenizer_json.h"

namespace wb {
namespace {

using nlohmann::json;

constexpr const char* vocabularyName = "vocab.json";
constexpr const char* mergesName = "merges.txt";
constexpr const char* robertaClass = "RobertaTokenizer";
constexpr std::size_t largestMerges = std::size_t{256} << 20;

/// A model's parts, and the file that an error names.
struct Source {
  BpeModel::Vocabulary vocabulary;
  BpeModel::Merges merges;
  std::string where;
};

Error malformed(const char* field, const std::string& where) {
  return Error(ErrorCode::BadInput, say("The field \"%1\" of %2 is not as it should be.", field, where));
}

Error unsupported(const char* field, const std::string& name, const std::string& where) {
  return Error(ErrorCode::Unsupported, say("The %1 \"%2\" of %3 is not supported.", field, name, where));
}

BpeModel::Vocabulary vocabularyOf(const json& object, const std::string& where) {
  BpeModel::Vocabulary vocabulary;
  for (const auto& [token, id] : object.items()) vocabulary.emplace_back(token, idFromJson(id, where));
  return vocabulary;
}

/// The two tokens of "a b"; nothing when they are not two.
std::optional<std::pair<std::string, std::string>> mergeOf(std::string_view line) {
  const std::size_t space = line.find(' ');
  if (space == std::string_view::npos || line.find(' ', space + 1) != std::string_view::npos) return std::nullopt;
  return std::pair(std::string(line.substr(0, space)), std::string(line.substr(space + 1)));
}

/// Merges are all texts "a b" or all pairs ["a", "b"].
BpeModel::Merges mergesOf(const json& list, const std::string& where) {
  if (!list.is_array()) throw malformed("merges", where);
  BpeModel::Merges merges;
  for (const json& entry : list) {
    if (entry.type() != list[0].type()) throw malformed("merges", where);
    const bool isPair = entry.is_array() && entry.size() == 2 && entry[0].is_string() && entry[1].is_string();
    std::optional<std::pair<std::string, std::string>> merge;
    if (isPair) merge.emplace(entry[0].get<std::string>(), entry[1].get<std::string>());
    if (entry.is_string()) merge = mergeOf(entry.get_ref<const std::string&>());
    if (!merge) throw malformed("merges", where);
    merges.push_back(*std::move(merge));
  }
  return merges;
}

Source sourceFromJson(const json& file, const std::string& where) {
  const json& model = fields::member(file, "model", where);
  const json& vocabulary = fields::member(model, "vocab", where);
  if (modelType(file) != "BPE" || !vocabulary.is_object()) {
    throw Error(ErrorCode::Unsupported, say("The model in %1 is not of the type BPE.", where));
  }
  return {vocabularyOf(vocabulary, where), mergesOf(fields::member(model, "merges", where), where), where};
}

std::string fileOf(const TokenizerFolder& folder, const char* name, std::size_t largest) {
  if (folder.has(name)) return readFile(folder.path / name, largest);
  throw Error(
      ErrorCode::NotFound,
      say("The folder %1 has no %2. Put the file that belongs to the encoder into the folder.", folder.path, name));
}

/// A merge a line; lines that begin with "#version" are none.
BpeModel::Merges readMerges(const TokenizerFolder& folder) {
  const std::string content = fileOf(folder, mergesName, largestMerges);
  BpeModel::Merges merges;
  std::size_t number = 0;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    std::string_view line = std::string_view(content).substr(begin, end - begin);
    begin = end + 1;
    ++number;
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.starts_with("#version")) continue;
    auto merge = mergeOf(line);
    if (!merge || !isValidUtf8(line)) {
      throw Error(ErrorCode::Corrupt, say("Line %1 of %2 is not two tokens with a space between. Fetch the encoder "
                                          "again.",
                                          number, folder.path / mergesName));
    }
    merges.push_back(*std::move(merge));
  }
  return merges;
}

Source sourceFromFiles(const TokenizerFolder& folder) {
  const std::filesystem::path path = folder.path / vocabularyName;
  json object = json::parse(fileOf(folder, vocabularyName, largestMerges), nullptr, false);
  if (!object.is_object()) {
    throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", path));
  }
  return {vocabularyOf(object, path.string()), readMerges(folder), path.string()};
}

void refuseText(const json& model, const char* field, const std::string& where) {
  const json& text = fields::optional(model, field);
  const bool isEmpty = text.is_string() && text.get_ref<const std::string&>().empty();
  if (!text.is_null() && !isEmpty) throw unsupported(field, text.dump(), where);
}

BpeModel::Settings settingsFromJson(const json& model, const std::string& where) {
  const json& dropout = fields::optional(model, "dropout");
  if (!dropout.is_null() && dropout != 0) throw unsupported("dropout", dropout.dump(), where);
  refuseText(model, "continuing_subword_prefix", where);
  refuseText(model, "end_of_word_suffix", where);
  if (fields::flag(model, "byte_fallback", false)) throw unsupported("byte_fallback", "true", where);
  BpeModel::Settings settings;
  if (!fields::optional(model, "unk_token").is_null()) settings.unknown = fields::text(model, "unk_token", where);
  settings.fuseUnknown = fields::flag(model, "fuse_unk", false);
  settings.wholeWordsFirst = fields::flag(model, "ignore_merges", false);
  return settings;
}

/// ByteLevel, alone or as the last of a sequence.
void addPreTokenizer(const json& normalizer, json preTokenizer, const std::string& where,
                     BpeTokenizer::Stages& stages) {
  json bytes = preTokenizer;
  json before;
  const json& steps = fields::optional(preTokenizer, "pretokenizers");
  if (steps.is_array() && !steps.empty()) {
    bytes = steps.back();
    before = std::move(preTokenizer);
    before["pretokenizers"].erase(before["pretokenizers"].size() - 1);
  }
  if (fields::optional(bytes, "type") != "ByteLevel") {
    const json& type = fields::optional(bytes, "type");
    throw Error(ErrorCode::Unsupported,
                say("The tokenizer in %1 splits texts by \"%2\"; a BPE model is supported with \"ByteLevel\" only.",
                    where, type.is_string() ? type.get<std::string>() : type.dump()));
  }
  if (!fields::member(bytes, "add_prefix_space", where).is_boolean()) throw malformed("add_prefix_space", where);
  stages.addsPrefixSpace = bytes["add_prefix_space"].get<bool>();
  stages.splitsWords = fields::flag(bytes, "use_regex", true);
  WordSplitting splitting = splittingFromJson(normalizer, before, where);
  stages.normalize = std::move(splitting.normalize);
  stages.split = std::move(splitting.split);
}

TokenId neededToken(TokenId id, const char* name, const std::string& where) {
  if (id != noToken) return id;
  throw Error(ErrorCode::BadInput,
              say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where, name));
}

}  // namespace

bool isRobertaFolder(const TokenizerFolder& folder) {
  const bool hasFiles = folder.has(vocabularyName) && folder.has(mergesName);
  if (folder.className == robertaClass) return hasFiles || folder.tokenizerJson;
  return folder.className.empty() && hasFiles && !folder.tokenizerJson;
}

std::unique_ptr<Tokenizer> loadRobertaTokenizer(const TokenizerFolder& folder) {
  const NamedTokens special = specialTokens(folder, {{"bos_token", "<s>"},
                                                     {"eos_token", "</s>"},
                                                     {"unk_token", "<unk>"},
                                                     {"sep_token", "</s>"},
                                                     {"pad_token", "<pad>"},
                                                     {"cls_token", "<s>"},
                                                     {"mask_token", "<mask>"}});
  const Source source = folder.tokenizerJson
                            ? sourceFromJson(*folder.tokenizerJson, (folder.path / "tokenizer.json").string())
                            : sourceFromFiles(folder);
  BpeTokenizer::Stages stages;
  stages.normalize = [](NormalizedText&) {};
  stages.split = inSequence({});
  stages.addsPrefixSpace = folder.flag("add_prefix_space").value_or(false);
  stages.trimming = {folder.flag("trim_offsets").value_or(true), stages.addsPrefixSpace};
  stages.model = std::make_unique<const BpeModel>(source.vocabulary, source.merges, BpeModel::Settings(), source.where);
  const auto inModel = [&](const std::string& token) { return stages.model->find(token); };
  AddedVocabulary added;
  addTokensOf(folder, special, inModel, stages.model->count(), added);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  frame.specialTokens = SpecialTokenTemplate::roberta(neededToken(frame.cls, "<s>", source.where),
                                                      neededToken(frame.sep, "</s>", source.where));
  return std::make_unique<BpeTokenizer>(std::move(stages), std::move(added), std::move(frame));
}

std::unique_ptr<Tokenizer> loadBpeJson(const TokenizerFolder& folder, const json& file, const std::string& where) {
  if (!folder.className.empty() && folder.className != "TokenizersBackend") {
    throw Error(ErrorCode::Unsupported,
                say("The tokenizer of %1 is of the class %2, which is not supported.", folder.path, folder.className));
  }
  const Source source = sourceFromJson(file, where);
  BpeTokenizer::Stages stages;
  addPreTokenizer(fields::optional(file, "normalizer"), fields::optional(file, "pre_tokenizer"), where, stages);
  stages.model = std::make_unique<const BpeModel>(source.vocabulary, source.merges,
                                                  settingsFromJson(fields::member(file, "model", where), where), where);
  const auto inModel = [&](const std::string& token) { return stages.model->find(token); };
  const NamedTokens special = specialTokens(folder, {});
  AddedVocabulary added = addedTokensFromJson(folder, file, special, inModel, stages.model->count(), where);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  PostProcessor processor = postProcessorFromJson(fields::optional(file, "post_processor"), where);
  stages.trimming = processor.trimming;
  frame.specialTokens = std::move(processor.specialTokens);
  return std::make_unique<BpeTokenizer>(std::move(stages), std::move(added), std::move(frame));
}

}  // namespace wb
