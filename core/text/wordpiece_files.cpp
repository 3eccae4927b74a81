#include "core/text/wordpiece_files.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/utf8.h"
#include "core/text/character_classes.h"
#include "core/text/tokenizer_json.h"
#include "core/text/wordpiece_tokenizer.h"

namespace wb {
namespace {

constexpr std::size_t largestVocabulary = std::size_t{64} << 20;

std::string_view withoutTrailingSpace(std::string_view line) {
  while (!line.empty()) {
    std::size_t last = line.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(line[last]) & 0xC0U) == 0x80U) --last;
    if (!isWhiteSpace(decodeUtf8(line, last).value)) break;
    line = line.substr(0, last);
  }
  return line;
}

/// A token a line; the number of the line is its id.
WordPieceModel::Vocabulary readLines(const std::filesystem::path& path) {
  const std::string content = readFile(path, largestVocabulary);
  const std::size_t malformed = firstInvalidUtf8(content);
  if (malformed != std::string_view::npos) {
    throw Error(ErrorCode::Corrupt,
                say("The vocabulary %1 is not UTF-8 at byte %2. Fetch the encoder again.", path, malformed));
  }
  WordPieceModel::Vocabulary vocabulary;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    const std::string_view line = std::string_view(content).substr(begin, end - begin);
    vocabulary.emplace_back(withoutTrailingSpace(line), static_cast<TokenId>(vocabulary.size()));
    begin = end + 1;
  }
  return vocabulary;
}

WordPieceModel::Vocabulary readVocabulary(const TokenizerFolder& folder, std::string& where) {
  if (folder.tokenizerJson) {
    where = (folder.path / "tokenizer.json").string();
    return vocabularyFromJson(*folder.tokenizerJson, where);
  }
  const std::filesystem::path path = folder.path / "vocab.txt";
  if (!folder.has("vocab.txt")) {
    throw Error(
        ErrorCode::NotFound,
        say("The folder %1 has no vocab.txt. Put the file that belongs to the encoder into the folder.", folder.path));
  }
  where = path.string();
  return readLines(path);
}

BertNormalizerSettings normalizerSettings(const TokenizerFolder& folder) {
  BertNormalizerSettings settings;
  settings.lowerCase = folder.flag("do_lower_case").value_or(true);
  settings.stripAccents = folder.flag("strip_accents").value_or(settings.lowerCase);
  settings.splitChinese = folder.flag("tokenize_chinese_chars").value_or(true);
  return settings;
}

}  // namespace

std::unique_ptr<Tokenizer> loadBertTokenizer(const TokenizerFolder& folder) {
  const NamedTokens special = specialTokens(folder, {{"unk_token", "[UNK]"},
                                                     {"sep_token", "[SEP]"},
                                                     {"pad_token", "[PAD]"},
                                                     {"cls_token", "[CLS]"},
                                                     {"mask_token", "[MASK]"}});
  std::string where;
  const WordPieceModel::Vocabulary vocabulary = readVocabulary(folder, where);
  WordPieceModel::Settings settings;
  if (const auto unknown = folder.specialToken("unk_token", "[UNK]")) settings.unknown = unknown->content;
  auto model = std::make_unique<const WordPieceModel>(vocabulary, settings, where);
  const auto inModel = [&](const std::string& token) { return model->find(token); };
  AddedVocabulary added;
  addTokensOf(folder, special, inModel, model->count(), added);
  TokenizerFrame frame = frameOf(folder, special, added, inModel);
  frame.unk = model->unknown();
  if (frame.cls == noToken || frame.sep == noToken) {
    throw Error(ErrorCode::BadInput,
                say("%1 lacks the special token %2. Choose the vocabulary that belongs to this encoder.", where,
                    frame.cls == noToken ? "[CLS]" : "[SEP]"));
  }
  frame.specialTokens = SpecialTokenTemplate::bert(frame.cls, frame.sep);
  return std::make_unique<WordPieceTokenizer>(std::move(model), WordSplitting::asBert(normalizerSettings(folder)),
                                              std::move(added), std::move(frame));
}

}  // namespace wb
