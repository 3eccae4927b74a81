#include "core/text/tokenizer_export.h"

#include <array>
#include <cstdint>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/text/sentencepiece_model.h"
#include "core/text/tokenizer.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* settingsName = "tokenizer_config.json";
constexpr const char* modelName = "sentencepiece.bpe.model";
constexpr const char* wholeName = "tokenizer.json";
constexpr const char* xlmRobertaClass = "XLMRobertaTokenizer";

std::string base64(std::string_view bytes) {  // RFC 4648
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) text += i + k <= bytes.size() ? digits[group >> (18 - 6 * k) & 63U] : '=';
  }
  return text;
}

/// XLM-R's ids: <s> 0, <pad> 1, </s> 2, <unk> 3, the model's pieces from its fourth on, <mask> last.
Json xlmRobertaPieces(const SentencePieceModel& model) {
  constexpr std::size_t first = 3;
  Json pieces = Json::array();
  for (const char* special : {"<s>", "<pad>", "</s>", "<unk>"}) pieces.push_back({special, 0.0});
  for (std::size_t id = first; id < model.pieces.size(); ++id) {
    pieces.push_back({std::string(model.pieces.text(id)), model.pieces.score(id)});
  }
  pieces.push_back({"<mask>", 0.0});
  return pieces;
}

Json xlmRobertaAddedTokens(std::size_t maskId) {
  constexpr std::array<const char*, 5> names = {"<s>", "<pad>", "</s>", "<unk>", "<mask>"};
  Json tokens = Json::array();
  for (std::size_t i = 0; i < names.size(); ++i) {
    tokens.push_back({{"id", i + 1 < names.size() ? i : maskId},
                      {"content", names[i]},
                      {"single_word", false},
                      {"lstrip", false},
                      {"rstrip", false},
                      {"normalized", false},
                      {"special", true}});
  }
  return tokens;
}

/// <s> A </s>, and for a pair <s> A </s> </s> B </s>.
Json xlmRobertaTemplate() {
  const auto part = [](const char* kind, const char* id) { return Json{{kind, {{"id", id}, {"type_id", 0}}}}; };
  const Json begin = part("SpecialToken", "<s>");
  const Json end = part("SpecialToken", "</s>");
  const Json a = part("Sequence", "A");
  const Json b = part("Sequence", "B");
  const auto special = [](const char* name, int id) {
    return Json{{"id", name}, {"ids", Json::array({id})}, {"tokens", Json::array({name})}};
  };
  return {{"type", "TemplateProcessing"},
          {"single", Json::array({begin, a, end})},
          {"pair", Json::array({begin, a, end, end, b, end})},
          {"special_tokens", {{"<s>", special("<s>", 0)}, {"</s>", special("</s>", 2)}}}};
}

/// tokenizer.json as transformers itself makes it of such a model.
Json xlmRobertaJson(const SentencePieceModel& model) {
  Json pieces = xlmRobertaPieces(model);
  const Json words = {{"type", "Metaspace"}, {"replacement", "▁"}, {"prepend_scheme", "always"}, {"split", true}};
  Json normalizer = nullptr;
  if (!model.characterMap.empty()) {
    normalizer = {{"type", "Precompiled"}, {"precompiled_charsmap", base64(model.characterMap)}};
  }
  const Json splitter = {{"type", "Sequence"},
                         {"pretokenizers", Json::array({Json{{"type", "WhitespaceSplit"}}, words})}};
  Json whole = {{"version", "1.0"},
                {"truncation", nullptr},
                {"padding", nullptr},
                {"added_tokens", xlmRobertaAddedTokens(pieces.size() - 1)},
                {"normalizer", normalizer},
                {"pre_tokenizer", splitter},
                {"post_processor", xlmRobertaTemplate()},
                {"decoder", words},
                {"model", {{"type", "Unigram"}, {"unk_id", 3}, {"byte_fallback", false}}}};
  whole["model"]["vocab"] = std::move(pieces);
  return whole;
}

Json readSettings(const fs::path& folder) {
  const fs::path path = folder / settingsName;
  if (!fs::exists(path)) return Json::object();
  Json settings = Json::parse(readFile(path, std::size_t{64} << 20U), nullptr, false);
  if (settings.is_object()) return settings;
  throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", path));
}

/// A folder that names no class and has such a model is XLM-R's too: that is how the program reads it.
bool isXlmRoberta(const fs::path& folder, const Json& settings) {
  if (!fs::exists(folder / modelName)) return false;
  const auto found = settings.find("tokenizer_class");
  if (found == settings.end()) return true;
  return *found == xlmRobertaClass || *found == std::string(xlmRobertaClass) + "Fast";
}

}  // namespace

void writeTokenizerFiles(const fs::path& source, const fs::path& target, std::size_t maxLength,
                         const std::vector<std::string>& inputs) {
  for (const std::string& name : tokenizerFiles(source)) {
    if (name != settingsName) copyFileWhole(source / name, target / name);
  }
  Json settings = readSettings(source);
  const bool xlmRoberta = isXlmRoberta(source, settings);
  if (xlmRoberta) settings["tokenizer_class"] = xlmRobertaClass;
  settings["model_max_length"] = maxLength;
  settings["model_input_names"] = inputs;
  writeFileAtomically(target / settingsName, settings.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  if (!xlmRoberta || fs::exists(source / wholeName)) return;
  const SentencePieceModel model = readSentencePieceModel(source / modelName);
  if (model.kind != SentencePieceModel::Kind::Unigram) return;
  writeFileAtomically(target / wholeName, xlmRobertaJson(model).dump(-1, ' ', false, Json::error_handler_t::replace));
}

}  // namespace wb
