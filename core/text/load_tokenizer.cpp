// Which tokenizer a folder has.
#include <array>

#include "core/base/error.h"
#include "core/text/sentencepiece_folder.h"
#include "core/text/tokenizer.h"
#include "core/text/tokenizer_folder.h"
#include "core/text/tokenizer_json.h"
#include "core/text/wordpiece_files.h"

namespace wb {
namespace {

constexpr const char* vocabularyName = "vocab.txt";
constexpr std::array<const char*, 5> modelNames = {"sentencepiece.bpe.model", "spiece.model", "spm.model",
                                                   "sentencepiece.model", "tokenizer.model"};
constexpr std::array<const char*, 4> settingNames = {"tokenizer_config.json", "special_tokens_map.json",
                                                     "added_tokens.json", "tokenizer.json"};

}  // namespace

std::unique_ptr<Tokenizer> loadTokenizer(const std::filesystem::path& path) {
  const TokenizerFolder folder = readTokenizerFolder(path);
  if (folder.className == "BertTokenizer") return loadBertTokenizer(folder);
  if (isSentencePieceFolder(folder)) return sentencePieceTokenizer(folder);
  if (folder.tokenizerJson) return loadTokenizerJson(folder);
  if (folder.has(vocabularyName)) return loadBertTokenizer(folder);
  throw Error(
      ErrorCode::NotFound,
      say("The folder %1 has no tokenizer: vocab.txt or sentencepiece.bpe.model is missing. Put the file that belongs "
          "to the encoder into the folder.",
          path));
}

std::vector<std::string> tokenizerFileNames() {
  std::vector<std::string> names = {vocabularyName};
  names.insert(names.end(), modelNames.begin(), modelNames.end());
  names.insert(names.end(), settingNames.begin(), settingNames.end());
  return names;
}

std::vector<std::string> tokenizerFiles(const std::filesystem::path& folder) {
  std::vector<std::string> names = tokenizerFileNames();
  std::erase_if(names, [&](const std::string& name) { return !std::filesystem::is_regular_file(folder / name); });
  return names;
}

}  // namespace wb
