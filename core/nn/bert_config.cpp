#include "core/nn/bert_config.h"

#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace wb {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<Activation, const char*>, 3> activationNames = {{
    {Activation::Gelu, "gelu"},
    {Activation::GeluTanh, "gelu_new"},
    {Activation::Relu, "relu"},
}};

/// Reads one configuration and says which file it was when something is wrong.
class Reader {
 public:
  explicit Reader(std::filesystem::path path) : m_path(std::move(path)) {
    m_json = Json::parse(readFile(m_path, 16 << 20), nullptr, false);
    if (!m_json.is_object()) {
      throw Error(ErrorCode::Corrupt, say("The file %1 is not a JSON object. Fetch the encoder again.", m_path));
    }
  }

  std::int64_t size(const char* key, std::int64_t fallback, std::int64_t least, std::int64_t most) const {
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null()) return fallback;
    if (!found->is_number_integer()) {
      throw Error(ErrorCode::BadInput, say("The file %1 has no whole number at %2.", m_path, key));
    }
    const auto value = found->get<std::int64_t>();
    if (value < least || value > most) {
      throw Error(ErrorCode::BadInput, say("The file %1 has %2 = %3, which is not between %4 and %5.", m_path, key,
                                           found->dump(), least, most));
    }
    return value;
  }

  double number(const char* key, double fallback, double least, double most) const {
    const auto found = m_json.find(key);
    if (found == m_json.end() || found->is_null()) return fallback;
    const double value = found->is_number() ? found->get<double>() : least - 1;
    if (!(value >= least && value <= most)) {
      throw Error(ErrorCode::BadInput, say("The file %1 has %2 = %3, which cannot be.", m_path, key, found->dump()));
    }
    return value;
  }

  std::string text(const char* key, const std::string& fallback) const {
    const auto found = m_json.find(key);
    return found != m_json.end() && found->is_string() ? found->get<std::string>() : fallback;
  }

  const Json& json() const { return m_json; }
  const std::filesystem::path& path() const { return m_path; }

 private:
  std::filesystem::path m_path;
  Json m_json;
};

Activation readActivation(const Reader& reader) {
  std::string name = reader.text("hidden_act", "gelu");
  if (name == "gelu_pytorch_tanh") name = "gelu_new";
  for (const auto& [activation, known] : activationNames) {
    if (name == known) return activation;
  }
  throw Error(ErrorCode::Unsupported,
              say("The file %1 asks for the activation %2; known are gelu, gelu_new and relu.", reader.path(), name));
}

Pooling readPooling(const Reader& reader) {
  const std::string name = reader.text("wenbiao_pooling", {});
  if (name.empty()) return Pooling::Auto;
  if (name == "cls") return Pooling::Cls;
  if (name == "mean") return Pooling::Mean;
  throw Error(ErrorCode::BadInput,
              say("The file %1 has wenbiao_pooling = %2; known are cls and mean.", reader.path(), name));
}

/// id2label in the order of the ids, which must be 0, 1, 2, … transformers leaves it out where the names are
/// its own, LABEL_0, LABEL_1.
std::vector<std::string> readClasses(const Reader& reader) {
  const auto found = reader.json().find("id2label");
  if (found == reader.json().end() || !found->is_object()) {
    std::vector<std::string> classes;
    const std::int64_t count = reader.size("num_labels", 2, 1, 1'000'000);
    for (std::int64_t i = 0; i < count; ++i) classes.push_back("LABEL_" + std::to_string(i));
    return classes;
  }
  std::vector<std::string> classes(found->size());
  std::vector<bool> seen(found->size());
  for (const auto& [key, name] : found->items()) {
    const std::size_t id = key.find_first_not_of("0123456789") == std::string::npos && !key.empty() && key.size() < 10
                               ? std::stoul(key)
                               : classes.size();
    if (id >= classes.size() || seen[id] || !name.is_string()) {
      throw Error(ErrorCode::BadInput,
                  say("The file %1 has an id2label that does not count 0, 1, 2, ….", reader.path()));
    }
    classes[id] = name.get<std::string>();
    seen[id] = true;
  }
  return classes;
}

bool isClassifier(const Reader& reader) {
  const auto found = reader.json().find("architectures");
  if (found == reader.json().end() || !found->is_array()) return reader.json().contains("id2label");
  for (const auto& name : *found) {
    if (name.is_string() && name.get<std::string>().ends_with("ForSequenceClassification")) return true;
  }
  return false;
}

void checkKind(const Reader& reader) {
  const std::string kind = reader.text("model_type", "bert");
  if (kind != "bert") {
    throw Error(ErrorCode::Unsupported,
                say("The file %1 describes a network of the kind %2; this program reads bert.", reader.path(), kind));
  }
  const std::string positions = reader.text("position_embedding_type", "absolute");
  if (positions != "absolute") {
    throw Error(
        ErrorCode::Unsupported,
        say("The file %1 asks for position embeddings of the kind %2; known is absolute.", reader.path(), positions));
  }
}

/// A classifier of the mean is not what other programs understand by BertForSequenceClassification.
const char* architectureName(const BertConfig& config) {
  if (config.classes.empty()) return "BertModel";
  return config.pooling == Pooling::Mean ? "WenbiaoMeanForSequenceClassification" : "BertForSequenceClassification";
}

}  // namespace

BertConfig readBertConfig(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "config.json";
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::NotFound,
                say("The folder %1 is not an encoder: it has no config.json. Choose a folder in Hugging Face's layout "
                    "(config.json, model.safetensors and the tokenizer's files).",
                    folder));
  }
  const Reader reader(path);
  checkKind(reader);
  BertConfig config;
  constexpr std::int64_t million = 1'000'000;
  config.vocabularySize = reader.size("vocab_size", config.vocabularySize, 1, 10 * million);
  config.hiddenSize = reader.size("hidden_size", config.hiddenSize, 1, 65'536);
  config.layers = reader.size("num_hidden_layers", config.layers, 1, 1'000);
  config.heads = reader.size("num_attention_heads", config.heads, 1, 1'024);
  config.intermediateSize = reader.size("intermediate_size", config.intermediateSize, 1, million);
  config.maxPositions = reader.size("max_position_embeddings", config.maxPositions, 2, million);
  config.segments = reader.size("type_vocab_size", config.segments, 1, 1'024);
  config.padId = reader.size("pad_token_id", config.padId, 0, config.vocabularySize - 1);
  config.layerNormEpsilon = reader.number("layer_norm_eps", config.layerNormEpsilon, 0, 1);
  config.initializerRange = reader.number("initializer_range", config.initializerRange, 0, 10);
  config.hiddenDropout = reader.number("hidden_dropout_prob", config.hiddenDropout, 0, 0.99);
  config.attentionDropout = reader.number("attention_probs_dropout_prob", config.attentionDropout, 0, 0.99);
  config.classifierDropout = reader.number("classifier_dropout", config.classifierDropout, 0, 0.99);
  config.activation = readActivation(reader);
  config.pooling = readPooling(reader);
  config.license = reader.text("license", {});
  if (isClassifier(reader)) config.classes = readClasses(reader);
  if (config.hiddenSize % config.heads != 0) {
    throw Error(ErrorCode::BadInput,
                say("The file %1 has a hidden_size that its num_attention_heads do not divide.", path));
  }
  return config;
}

std::string bertConfigJson(const BertConfig& config) {
  const bool classifier = !config.classes.empty();
  Json json = {{"architectures", Json::array({architectureName(config)})},
               {"model_type", "bert"},
               {"vocab_size", config.vocabularySize},
               {"hidden_size", config.hiddenSize},
               {"num_hidden_layers", config.layers},
               {"num_attention_heads", config.heads},
               {"intermediate_size", config.intermediateSize}};
  for (const auto& [activation, name] : activationNames) {
    if (activation == config.activation) json["hidden_act"] = name;
  }
  json["hidden_dropout_prob"] = config.hiddenDropout;
  json["attention_probs_dropout_prob"] = config.attentionDropout;
  json["classifier_dropout"] = config.classifierDropout < 0 ? Json(nullptr) : Json(config.classifierDropout);
  json["max_position_embeddings"] = config.maxPositions;
  json["type_vocab_size"] = config.segments;
  json["initializer_range"] = config.initializerRange;
  json["layer_norm_eps"] = config.layerNormEpsilon;
  json["pad_token_id"] = config.padId;
  json["position_embedding_type"] = "absolute";
  if (!config.license.empty()) json["license"] = config.license;
  if (config.pooling != Pooling::Auto) json["wenbiao_pooling"] = std::string(poolingName(config.pooling));
  if (classifier) {
    json["problem_type"] = "single_label_classification";
    for (std::size_t i = 0; i < config.classes.size(); ++i) {
      json["id2label"][std::to_string(i)] = config.classes[i];
      json["label2id"][config.classes[i]] = i;
    }
  }
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

BertConfig newBertConfig(const NewEncoder& sizes, std::int64_t vocabularySize) {
  const auto check = [](bool fine, const Message& what) {
    if (!fine) throw Error(ErrorCode::BadInput, say("A new network cannot have this size: %1.", what));
  };
  check(sizes.layers >= 1 && sizes.layers <= 48, say("layers must be between 1 and 48"));
  check(sizes.hiddenSize >= 8 && sizes.hiddenSize <= 4096, say("the hidden size must be between 8 and 4096"));
  check(sizes.heads >= 1 && sizes.hiddenSize % sizes.heads == 0,
        say("the number of heads must divide the hidden size"));
  check(sizes.intermediateSize >= 8 && sizes.intermediateSize <= 16384,
        say("the intermediate size must be between 8 and 16384"));
  BertConfig config;
  config.vocabularySize = vocabularySize;
  config.hiddenSize = sizes.hiddenSize;
  config.layers = sizes.layers;
  config.heads = sizes.heads;
  config.intermediateSize = sizes.intermediateSize;
  return config;
}

}  // namespace wb
