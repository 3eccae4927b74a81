// Each class fixes its special tokens, where they stand, how a text is normalised and split, and the number of its
// token for unknown characters; the files give the pieces, the character map and the names of the special tokens.
#include "core/text/sentencepiece_folder.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/error.h"
#include "core/text/sentencepiece_model.h"
#include "core/text/sentencepiece_tokenizer.h"
#include "core/text/unigram_json.h"
#include "core/text/unigram_tokenizer.h"

namespace wb {
namespace {

constexpr std::array<const char*, 2> modelNames = {"sentencepiece.bpe.model", "spiece.model"};

/// What a folder's files hold, before a class has had its say.
struct Source {
  bool fromModel = false;  ///< from a sentencepiece model, else from tokenizer.json
  UnigramPieces pieces;
  std::vector<AddedToken> symbols;  ///< pieces that are taken from a text literally
  std::optional<TokenId> unknown;   ///< where the class does not fix it
  std::string characterMap;
};

using Names = std::map<std::string, std::string>;

/// The names of the special tokens: as the configuration has them, else the class's own.
Names namesOf(const NamedTokens& special) {
  Names names;
  for (const auto& [name, token] : special) names[name] = token.content;
  return names;
}

void copyPieces(const UnigramPieces& from, std::size_t first, UnigramPieces& to) {
  for (std::size_t id = first; id < from.size(); ++id) to.add(from.text(id), from.score(id));
}

/// A class of transformers.
class Scheme {
 public:
  virtual ~Scheme() = default;
  virtual std::map<std::string, const char*> defaultTokens() const = 0;
  /// The pieces in the order of the ids, from those of a sentencepiece model.
  virtual UnigramPieces order(UnigramPieces pieces, const TokenizerFolder&, const Names&) const { return pieces; }
  /// Tokens that the class adds when the configuration lists none.
  virtual std::vector<AddedToken> extraTokens(const TokenizerFolder&, const Source& source) const {
    return source.symbols;
  }
  virtual std::optional<TokenId> unknown(const Source&, const TokenizerFolder&) const = 0;
  virtual std::vector<std::unique_ptr<NormalizerStep>> normalizer(const TokenizerFolder&) const { return {}; }
  virtual bool prefixesSpace(const TokenizerFolder&) const { return true; }
  virtual SpecialTokenTemplate arrange(const AddedVocabulary& added, const Names& names) const = 0;
  virtual void adjust(NamedTokens&, const TokenizerFolder&) const {}

 protected:
  static TokenId idOf(const AddedVocabulary& added, const std::string& token) {
    if (const auto id = added.idOf(token)) return *id;
    throw Error(ErrorCode::BadInput, say("The tokenizer has no special token \"%1\".", token));
  }
};

AddedToken literal(std::string content) { return AddedToken::specialToken(std::move(content)); }

class XlmRoberta : public Scheme {
 public:
  std::map<std::string, const char*> defaultTokens() const override {
    return {{"bos_token", "<s>"},   {"eos_token", "</s>"},  {"sep_token", "</s>"},   {"cls_token", "<s>"},
            {"unk_token", "<unk>"}, {"pad_token", "<pad>"}, {"mask_token", "<mask>"}};
  }

  UnigramPieces order(UnigramPieces pieces, const TokenizerFolder&, const Names& names) const override {
    UnigramPieces ordered;
    for (const char* name : {"bos_token", "pad_token", "eos_token", "unk_token"}) ordered.add(names.at(name), 0);
    copyPieces(pieces, 3, ordered);  // the model's own <unk>, <s> and </s> are left out
    ordered.add(names.at("mask_token"), 0);
    return ordered;
  }

  std::optional<TokenId> unknown(const Source&, const TokenizerFolder&) const override { return 3; }

  bool prefixesSpace(const TokenizerFolder& folder) const override {
    return folder.flag("add_prefix_space").value_or(true);
  }

  SpecialTokenTemplate arrange(const AddedVocabulary& added, const Names& names) const override {
    return SpecialTokenTemplate::roberta(idOf(added, names.at("bos_token")), idOf(added, names.at("eos_token")));
  }
};

class T5 : public Scheme {
 public:
  std::map<std::string, const char*> defaultTokens() const override {
    return {{"eos_token", "</s>"}, {"unk_token", "<unk>"}, {"pad_token", "<pad>"}};
  }

  UnigramPieces order(UnigramPieces pieces, const TokenizerFolder& folder, const Names&) const override {
    for (std::size_t i = extraCount(folder); i > 0; --i) pieces.add(extraName(i - 1), 0);
    return pieces;
  }

  std::vector<AddedToken> extraTokens(const TokenizerFolder& folder, const Source& source) const override {
    std::vector<AddedToken> tokens = source.symbols;
    for (std::size_t i = 0; i < extraCount(folder); ++i) tokens.push_back(literal(extraName(i)));
    return tokens;
  }

  std::optional<TokenId> unknown(const Source&, const TokenizerFolder&) const override { return 2; }

  SpecialTokenTemplate arrange(const AddedVocabulary& added, const Names&) const override {
    using Part = TemplatePart;
    const TokenId end = idOf(added, "</s>");
    return {{Part::first(), Part::special(end)},
            {Part::first(), Part::special(end), Part::second(0), Part::special(end)}};
  }

 private:
  static constexpr std::size_t mostExtra = 100'000;

  static std::string extraName(std::size_t i) { return "<extra_id_" + std::to_string(i) + ">"; }

  static std::size_t extraCount(const TokenizerFolder& folder) {
    const auto found = folder.config.find("extra_ids");
    if (found == folder.config.end()) return 100;
    if (found->is_number_unsigned() && found->get<std::uint64_t>() <= mostExtra) return found->get<std::size_t>();
    throw Error(ErrorCode::BadInput,
                say("The tokenizer configuration in %1 asks for %2 extra tokens.", folder.path, found->dump()));
  }
};

/// Replaces the quotation marks of LaTeX and takes characters apart, as XLNet and ALBERT do.
std::vector<std::unique_ptr<NormalizerStep>> takenApart(bool stripAccents, bool lower) {
  std::vector<std::unique_ptr<NormalizerStep>> steps;
  steps.push_back(replaceStep("``", "\""));
  steps.push_back(replaceStep("''", "\""));
  if (stripAccents) {
    steps.push_back(formStep(NormalizedText::Form::Nfkd));
    steps.push_back(stripAccentsStep());
  }
  if (lower) steps.push_back(lowerCaseStep());
  return steps;
}

class XlNet : public Scheme {
 public:
  std::map<std::string, const char*> defaultTokens() const override {
    return {{"bos_token", "<s>"},   {"eos_token", "</s>"},  {"sep_token", "<sep>"},  {"cls_token", "<cls>"},
            {"unk_token", "<unk>"}, {"pad_token", "<pad>"}, {"mask_token", "<mask>"}};
  }

  std::vector<AddedToken> extraTokens(const TokenizerFolder&, const Source& source) const override {
    return source.fromModel ? source.symbols : std::vector{literal("<eop>"), literal("<eod>")};
  }

  std::optional<TokenId> unknown(const Source& source, const TokenizerFolder&) const override {
    return source.unknown.value_or(0);
  }

  std::vector<std::unique_ptr<NormalizerStep>> normalizer(const TokenizerFolder& folder) const override {
    return takenApart(true, folder.flag("do_lower_case").value_or(false));
  }

  SpecialTokenTemplate arrange(const AddedVocabulary& added, const Names& names) const override {
    using Part = TemplatePart;
    const TokenId sep = idOf(added, names.at("sep_token"));
    const TokenId cls = idOf(added, names.at("cls_token"));
    return {{Part::first(), Part::special(sep), Part::special(cls, 2)},
            {Part::first(), Part::special(sep), Part::second(), Part::special(sep, 1), Part::special(cls, 2)}};
  }

  /// <mask> takes white space before it along, unless the configuration describes it.
  void adjust(NamedTokens& special, const TokenizerFolder& folder) const override {
    const auto found = folder.config.find("mask_token");
    if (found != folder.config.end() && !found->is_string()) return;
    for (auto& [name, token] : special) {
      if (name == "mask_token") token.lstrip = true;
    }
  }
};

class Albert : public Scheme {
 public:
  std::map<std::string, const char*> defaultTokens() const override {
    return {{"bos_token", "[CLS]"}, {"eos_token", "[SEP]"}, {"sep_token", "[SEP]"},  {"cls_token", "[CLS]"},
            {"unk_token", "<unk>"}, {"pad_token", "<pad>"}, {"mask_token", "[MASK]"}};
  }

  std::optional<TokenId> unknown(const Source&, const TokenizerFolder&) const override { return 1; }

  std::vector<std::unique_ptr<NormalizerStep>> normalizer(const TokenizerFolder& folder) const override {
    return takenApart(!folder.flag("keep_accents").value_or(false), folder.flag("do_lower_case").value_or(true));
  }

  bool prefixesSpace(const TokenizerFolder& folder) const override {
    return folder.flag("add_prefix_space").value_or(true);
  }

  SpecialTokenTemplate arrange(const AddedVocabulary& added, const Names& names) const override {
    return SpecialTokenTemplate::bert(idOf(added, names.at("cls_token")), idOf(added, names.at("sep_token")));
  }
};

const std::map<std::string, const Scheme*>& schemes() {
  static const XlmRoberta xlmRoberta;
  static const T5 t5;
  static const XlNet xlNet;
  static const Albert albert;
  static const std::map<std::string, const Scheme*> all = {{"XLMRobertaTokenizer", &xlmRoberta},
                                                           {"T5Tokenizer", &t5},
                                                           {"XLNetTokenizer", &xlNet},
                                                           {"AlbertTokenizer", &albert}};
  return all;
}

Source sourceFrom(SentencePieceModel model) {
  Source source;
  source.fromModel = true;
  for (const SentencePieceModel::Symbol& symbol : model.symbols) {
    AddedToken token;
    token.content = model.pieces.text(static_cast<std::size_t>(symbol.id));
    token.normalized = false;
    token.special = symbol.control;
    source.symbols.push_back(std::move(token));
  }
  source.pieces = std::move(model.pieces);
  source.unknown = model.unknown;
  source.characterMap = std::move(model.characterMap);
  return source;
}

std::filesystem::path modelFile(const TokenizerFolder& folder) {
  for (const char* name : modelNames) {
    if (folder.has(name)) return folder.path / name;
  }
  throw Error(
      ErrorCode::NotFound,
      say("The folder %1 has no sentencepiece model: sentencepiece.bpe.model, spiece.model or tokenizer.json is "
          "missing. Put the file that belongs to the encoder into the folder.",
          folder.path));
}

/// The added tokens as transformers gathers them: those that a class adds replace named ones of the same text.
AddedVocabulary gatherTokens(const TokenizerFolder& folder, const NamedTokens& special,
                             const std::vector<AddedToken>& extra, const UnigramModel& model) {
  const auto inModel = [&](const std::string& token) { return model.idOf(token); };
  AddedVocabulary added;
  addTokensOf(folder, special, inModel, model.size(), added);
  if (!folder.extraSpecialTokens.empty()) return added;
  for (AddedToken token : extra) {
    const auto isNamed = [&](const auto& named) { return named.second.content == token.content; };
    if (std::any_of(folder.addedTokens.begin(), folder.addedTokens.end(), isNamed)) continue;
    token.special = token.special || std::any_of(special.begin(), special.end(), isNamed);
    added.add(token, inModel, model.size());
  }
  return added;
}

}  // namespace

bool isSentencePieceFolder(const TokenizerFolder& folder) {
  if (schemes().contains(folder.className)) return true;
  const bool hasModel = std::any_of(modelNames.begin(), modelNames.end(), [&](auto name) { return folder.has(name); });
  return hasModel && !folder.tokenizerJson && !folder.has("vocab.txt");
}

std::unique_ptr<Tokenizer> sentencePieceTokenizer(const TokenizerFolder& folder) {
  const auto known = schemes().find(folder.className);
  if (known == schemes().end()) {
    throw Error(ErrorCode::Unsupported,
                say("The folder %1 has a sentencepiece model, but does not say that XLMRobertaTokenizer, T5Tokenizer, "
                    "XLNetTokenizer or AlbertTokenizer is to read it. Put the encoder's tokenizer_config.json with "
                    "its tokenizer_class into the folder.",
                    folder.path));
  }
  const Scheme& scheme = *known->second;
  NamedTokens special = specialTokens(folder, scheme.defaultTokens());
  scheme.adjust(special, folder);
  Source source;
  if (folder.tokenizerJson) {
    const std::string where = (folder.path / "tokenizer.json").string();
    source.pieces = piecesFromJson(*folder.tokenizerJson, ScoreReading::Exact, where);
    source.characterMap = characterMapFromJson(*folder.tokenizerJson, where);
  } else {
    const std::filesystem::path file = modelFile(folder);
    SentencePieceModel model = readSentencePieceModel(file);
    if (model.kind != SentencePieceModel::Kind::Unigram) return std::make_unique<SentencePieceTokenizer>(file);
    source = sourceFrom(std::move(model));
    source.pieces = scheme.order(std::move(source.pieces), folder, namesOf(special));
  }

  UnigramTokenizer::Stages stages;
  stages.normalizer = scheme.normalizer(folder);
  if (!source.characterMap.empty()) stages.normalizer.push_back(precompiledStep(PrecompiledMap(source.characterMap)));
  WordSplitter marks;
  if (!scheme.prefixesSpace(folder)) marks.prepend = WordSplitter::Prepend::Never;
  stages.splitters = {WordSplitter{.atSpaces = true}, marks};
  const std::optional<TokenId> unknown = scheme.unknown(source, folder);
  const std::vector<AddedToken> extra = scheme.extraTokens(folder, source);
  stages.model = std::make_unique<UnigramModel>(std::move(source.pieces), unknown, false);
  AddedVocabulary added = gatherTokens(folder, special, extra, *stages.model);
  TokenizerFrame frame =
      frameOf(folder, special, added, [&](const std::string& token) { return stages.model->idOf(token); });
  frame.unk = stages.model->unknown().value_or(noToken);
  frame.specialTokens = scheme.arrange(added, namesOf(special));
  return std::make_unique<UnigramTokenizer>(std::move(stages), std::move(added), std::move(frame));
}

}  // namespace wb
