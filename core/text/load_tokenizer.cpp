// Which tokenizer a folder has.
#include <algorithm>
#include <array>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/text/bpe_files.h"
#include "core/text/sentencepiece_folder.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"
#include "core/text/tokenizer_json.h"
#include "core/text/wordpiece_files.h"

namespace wb {
namespace {

constexpr const char* vocabularyName = "vocab.txt";
constexpr const char* wholeName = "tokenizer.json";
constexpr std::array<const char*, 2> bpeNames = {"vocab.json", "merges.txt"};
constexpr std::array<const char*, 5> modelNames = {"sentencepiece.bpe.model", "spiece.model", "spm.model",
                                                   "sentencepiece.model", "tokenizer.model"};
constexpr std::array<const char*, 4> settingNames = {"tokenizer_config.json", "special_tokens_map.json",
                                                     "added_tokens.json", wholeName};

[[noreturn]] void failWithout(const std::filesystem::path& folder) {
  throw Error(
      ErrorCode::NotFound,
      say("The folder %1 has no tokenizer: vocab.txt, sentencepiece.bpe.model, tokenizer.json, or vocab.json with "
          "merges.txt is missing. Put the file that belongs to the encoder into the folder.",
          folder));
}

/// The type of the model in a tokenizer.json; what lies deeper, its vocabulary and merges, is skipped.
std::string modelTypeIn(const std::filesystem::path& file) {
  using Json = nlohmann::json;
  const auto keep = [](int depth, Json::parse_event_t, const Json&) { return depth < 3; };
  return modelType(Json::parse(readFile(file, std::size_t{256} << 20), keep, false));
}

}  // namespace

std::string tokenizerKind(const std::filesystem::path& folder) {
  const auto has = [&](const char* name) { return std::filesystem::is_regular_file(folder / name); };
  if (std::any_of(modelNames.begin(), modelNames.end(), has)) return "sentencepiece";
  if (has(vocabularyName)) return "wordpiece";
  if (std::all_of(bpeNames.begin(), bpeNames.end(), has)) return "bpe";
  if (!has(wholeName)) failWithout(folder);
  const std::string type = modelTypeIn(folder / wholeName);
  if (type == "Unigram") return "sentencepiece";
  if (type == "BPE") return "bpe";
  return type == "WordPiece" ? "wordpiece" : type;
}

std::unique_ptr<Tokenizer> loadTokenizer(const std::filesystem::path& folder) {
  const TokenizerFolder files = readTokenizerFolder(folder);
  if (files.className == "BertTokenizer") return loadBertTokenizer(files);
  if (isRobertaFolder(files)) return loadRobertaTokenizer(files);
  if (isSentencePieceFolder(files)) return sentencePieceTokenizer(files);
  if (files.tokenizerJson) return loadTokenizerJson(files, *files.tokenizerJson);
  if (files.has(vocabularyName)) return loadBertTokenizer(files);
  failWithout(folder);
}

std::vector<std::string> tokenizerFileNames() {
  std::vector<std::string> names = {vocabularyName};
  names.insert(names.end(), modelNames.begin(), modelNames.end());
  names.insert(names.end(), bpeNames.begin(), bpeNames.end());
  names.insert(names.end(), settingNames.begin(), settingNames.end());
  return names;
}

std::vector<std::string> tokenizerFiles(const std::filesystem::path& folder) {
  std::vector<std::string> names = tokenizerFileNames();
  std::erase_if(names, [&](const std::string& name) { return !std::filesystem::is_regular_file(folder / name); });
  return names;
}

}  // namespace wb
