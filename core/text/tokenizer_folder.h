// What the files beside a tokenizer's vocabulary say, put together as transformers' AutoTokenizer does it:
// tokenizer_config.json, special_tokens_map.json, added_tokens.json, tokenizer.json and config.json.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/text/added_tokens.h"
#include "core/text/tokenizer.h"

namespace wb {

struct TokenizerFolder {
  std::filesystem::path path;
  /// The class that AutoTokenizer takes, without "Fast": "BertTokenizer", "XLMRobertaTokenizer", and
  /// "TokenizersBackend" where tokenizer.json alone decides. Empty when nothing in the folder says so.
  std::string className;
  nlohmann::json config;                        ///< tokenizer_config.json with special_tokens_map.json merged in
  std::optional<nlohmann::json> tokenizerJson;  ///< the object in tokenizer.json
  std::map<TokenId, AddedToken> addedTokens;    ///< with the ids that the files give them
  std::vector<AddedToken> extraSpecialTokens;   ///< "additional_special_tokens" and the like
  std::vector<AddedToken> modelSpecialTokens;   ///< further "…_token" entries of the configuration

  bool has(const char* name) const { return std::filesystem::is_regular_file(path / name); }
  /// As tokenizer_config.json says, else the truncation of tokenizer.json, else right.
  TruncationSide truncationSide() const;
  /// A true or false of the configuration; nothing for null and when it is absent.
  std::optional<bool> flag(const char* key) const;
  /// A special token of the configuration such as "unk_token". `fallback` when it is absent; nothing for null.
  std::optional<AddedToken> specialToken(const char* key, const char* fallback = nullptr) const;
};

/// Throws Error{Corrupt, BadInput} that names a file which is not what it should be.
TokenizerFolder readTokenizerFolder(const std::filesystem::path& folder);

/// "wordpiece", "sentencepiece" or "bpe", by the files alone and without reading a vocabulary; for a tokenizer.json of
/// another kind its own word ("WordLevel"). Throws Error{NotFound} where the folder has none.
std::string tokenizerKind(const std::filesystem::path& folder);

/// Special tokens by name, in the order in which the public tokenizer adds them: bos, eos, unk, sep, pad, cls, mask.
using NamedTokens = std::vector<std::pair<std::string, AddedToken>>;

/// The special tokens of a folder; `defaults` are those of its class ({"unk_token", "[UNK]"}, …).
NamedTokens specialTokens(const TokenizerFolder& folder, const std::map<std::string, const char*>& defaults);

/// Adds the tokens of tokenizer_config.json and its like to `added`, as TokenizersBackend does on loading.
void addTokensOf(const TokenizerFolder& folder, const NamedTokens& special, const AddedVocabulary::Lookup& inModel,
                 std::size_t modelCount, AddedVocabulary& added);

/// The ids of the special tokens, as far as the vocabulary has them, and the side at which texts are cut.
TokenizerFrame frameOf(const TokenizerFolder& folder, const NamedTokens& special, const AddedVocabulary& added,
                       const AddedVocabulary::Lookup& inModel);

/// An added token from its JSON object. Throws Error{BadInput} naming `where` when it is none.
AddedToken addedTokenFromJson(const nlohmann::json& object, const std::string& where);

}  // namespace wb
