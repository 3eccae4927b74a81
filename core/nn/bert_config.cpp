#include "core/nn/bert_config.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/limited_json.h"
#include "core/nn/weight_files.h"

namespace wb {
namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t largestConfig = std::size_t{16} << 20U;
constexpr std::int64_t million = 1'000'000;
constexpr std::int64_t mostPasses = 1'000;
constexpr const char* foldedHeadKey = "wenbiao_folded_head";
constexpr const char* thresholdsKey = "wenbiao_thresholds";
constexpr std::int64_t mostClasses = 10'000;

/// What other programs read in a config.json of ours, carried from the encoder to the classifier made of it.
constexpr std::array<std::string_view, 12> carriedKeys = {
    "bos_token_id",       "eos_token_id",         "sep_token_id",        "cls_token_id",
    "mask_token_id",      "unk_token_id",         "summary_type",        "summary_use_proj",
    "summary_activation", "summary_last_dropout", "tie_word_embeddings", "sinusoidal_pos_embds"};

/// Reads one configuration and says which file it was when something is wrong. Keys are asked for by BERT's names.
class Reader {
 public:
  Reader(const std::filesystem::path& path, std::string_view json) : m_path(path), m_json(parseJsonObject(path, json)) {
    const std::string kind = text("model_type", "bert");
    m_architecture = findArchitecture(kind);
    if (m_architecture != nullptr) return;
    std::string known;
    for (const Architecture& each : architectures()) {
      known += (known.empty() ? "" : ", ") + std::string(each.modelType);
    }
    throw Error(ErrorCode::Unsupported,
                say("The file %1 describes a network of the kind %2; this program reads %3.", m_path, kind, known));
  }

  std::int64_t size(const char* bertKey, std::int64_t fallback, std::int64_t least, std::int64_t most) const {
    const std::string key(keyOf(bertKey));
    const Json* found = value(key);
    if (found == nullptr) return fallback;
    if (!found->is_number_integer()) {
      throw Error(ErrorCode::BadInput, say("The file %1 has no whole number at %2.", m_path, key));
    }
    const auto number = found->get<std::int64_t>();
    if (number < least || number > most) {
      throw Error(ErrorCode::BadInput, say("The file %1 has %2 = %3, which is not between %4 and %5.", m_path, key,
                                           found->dump(), least, most));
    }
    return number;
  }

  double number(const char* bertKey, double fallback, double least, double most) const {
    const std::string key(keyOf(bertKey));
    const Json* found = value(key);
    if (found == nullptr) return fallback;
    const double number = found->is_number() ? found->get<double>() : least - 1;
    if (!(number >= least && number <= most)) {
      throw Error(ErrorCode::BadInput, say("The file %1 has %2 = %3, which cannot be.", m_path, key, asText(*found)));
    }
    return number;
  }

  std::string text(const char* key, const std::string& fallback) const {
    const Json* found = value(key);
    return found != nullptr && found->is_string() ? found->get<std::string>() : fallback;
  }

  bool flag(const char* key) const {
    const Json* found = value(key);
    return found != nullptr && found->is_boolean() && found->get<bool>();
  }

  /// The name that this file uses: its architecture's own, else BERT's, which transformers understands too.
  std::string_view keyOf(const char* bertKey) const {
    const std::string_view own = m_architecture->key(bertKey);
    return m_json.contains(own) ? own : bertKey;
  }

  const Architecture& architecture() const { return *m_architecture; }
  const Json& json() const { return m_json; }
  const std::filesystem::path& path() const { return m_path; }

  static std::string asText(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace).substr(0, 100);
  }

 private:
  const Json* value(const std::string& key) const {
    const auto found = m_json.find(key);
    return found == m_json.end() || found->is_null() ? nullptr : &*found;
  }

  const std::filesystem::path& m_path;
  Json m_json;
  const Architecture* m_architecture = nullptr;
};

Activation readActivation(const Reader& reader) {
  Activation activation = reader.architecture().defaults.activation;
  const std::string key(reader.keyOf("hidden_act"));
  const std::string name = reader.text(key.c_str(), std::string(activationName(activation)));
  if (activationFromName(name, activation)) return activation;
  throw Error(ErrorCode::Unsupported,
              say("The file %1 asks for the activation %2; known are %3.", reader.path(), name, activationNames()));
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
    const std::int64_t count = reader.size("num_labels", 2, 1, mostClasses);
    for (std::int64_t i = 0; i < count; ++i) classes.push_back("LABEL_" + std::to_string(i));
    return classes;
  }
  if (found->size() > static_cast<std::size_t>(mostClasses)) {
    throw Error(ErrorCode::BadInput, say("The file %1 names %2 classes; this program reads at most %3.", reader.path(),
                                         found->size(), mostClasses));
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

std::vector<float> readThresholds(const Reader& reader) {
  std::vector<float> thresholds;
  const auto found = reader.json().find(thresholdsKey);
  if (found == reader.json().end()) return thresholds;
  const auto isShare = [](const Json& value) { return value.is_number() && value >= 0 && value <= 1; };
  if (!found->is_array() || !std::all_of(found->begin(), found->end(), isShare)) {
    throw Error(ErrorCode::BadInput,
                say("The file %1 has %2 that are no list of numbers from 0 to 1.", reader.path(), thresholdsKey));
  }
  for (const Json& value : *found) thresholds.push_back(value.get<float>());
  return thresholds;
}

bool isClassifier(const Reader& reader) {
  const auto found = reader.json().find("architectures");
  if (found == reader.json().end() || !found->is_array()) return reader.json().contains("id2label");
  for (const auto& name : *found) {
    if (name.is_string() && name.get<std::string>().ends_with("ForSequenceClassification")) return true;
  }
  return false;
}

/// Refuses by name what changes the numbers and is not built.
void checkKind(const Reader& reader) {
  const std::string positions = reader.text("position_embedding_type", "absolute");
  if (positions != "absolute") {
    throw Error(
        ErrorCode::Unsupported,
        say("The file %1 asks for position embeddings of the kind %2; known is absolute.", reader.path(), positions));
  }
  for (const char* key : {"is_decoder", "add_cross_attention"}) {
    if (reader.flag(key)) {
      throw Error(ErrorCode::Unsupported, say("The file %1 has %2 = true: it describes a decoder, which this program "
                                              "does not read.",
                                              reader.path(), key));
    }
  }
  if (reader.json().contains("quantization_config")) {
    throw Error(ErrorCode::Unsupported, say("The file %1 describes quantised weights (quantization_config), which "
                                            "this program does not read. Use the encoder's original weights.",
                                            reader.path()));
  }
}

void readSizes(const Reader& reader, BertConfig& config) {
  const ArchitectureDefaults& usual = reader.architecture().defaults;
  config.vocabularySize = reader.size("vocab_size", usual.vocabularySize, 1, 10 * million);
  config.hiddenSize = reader.size("hidden_size", usual.hiddenSize, 1, 65'536);
  config.embeddingSize =
      usual.embeddingSize == 0 ? config.hiddenSize : reader.size("embedding_size", usual.embeddingSize, 1, 65'536);
  config.layers = reader.size("num_hidden_layers", usual.layers, 1, mostPasses);
  config.heads = reader.size("num_attention_heads", usual.heads, 1, 1'024);
  config.intermediateSize = reader.size("intermediate_size", usual.intermediateSize, 1, million);
  config.maxPositions = reader.size("max_position_embeddings", config.maxPositions, 2, million);
  config.padId = reader.size("pad_token_id", usual.padId, 0, config.vocabularySize - 1);
  if (reader.architecture().hasSegments) config.segments = reader.size("type_vocab_size", 2, 1, 1'024);
  if (reader.architecture().hasTaskTypes && reader.flag("use_task_id")) {
    config.taskTypes = reader.size("task_type_vocab_size", 3, 1, 1'024);
  }
  if (reader.architecture().sharesLayers) {
    config.layerGroups = reader.size("num_hidden_groups", 1, 1, config.layers);
    config.innerLayers = reader.size("inner_group_num", 1, 1, mostPasses / config.layers);
  }
  if (config.hiddenSize % config.heads != 0) {
    throw Error(ErrorCode::BadInput,
                say("The file %1 has a hidden_size that its num_attention_heads do not divide.", reader.path()));
  }
  if (config.maxLength() < 2) {
    throw Error(ErrorCode::BadInput, say("The file %1 leaves no position for a text: max_position_embeddings is %2 "
                                         "and pad_token_id %3.",
                                         reader.path(), config.maxPositions, config.padId));
  }
}

void readCarried(const Reader& reader, BertConfig& config) {
  for (const std::string_view key : carriedKeys) {
    const auto found = reader.json().find(key);
    if (found == reader.json().end() || !(found->is_primitive())) continue;
    config.carried.emplace_back(key, found->dump(-1, ' ', false, Json::error_handler_t::replace));
  }
}

/// A classifier of the mean is not what other programs understand by BertForSequenceClassification.
std::string architectureName(const BertConfig& config) {
  const std::string name(config.architecture->className);
  if (config.classes.empty()) return name + "Model";
  return config.pooling == Pooling::Mean ? "WenbiaoMeanForSequenceClassification" : name + "ForSequenceClassification";
}

}  // namespace

std::vector<std::size_t> layerOrder(const BertConfig& config) {
  std::vector<std::size_t> order;
  const double passesOfGroup = static_cast<double>(config.layers) / static_cast<double>(config.layerGroups);
  for (std::int64_t i = 0; i < config.layers; ++i) {
    const bool shares = config.architecture->sharesLayers;
    const auto group = shares ? static_cast<std::int64_t>(static_cast<double>(i) / passesOfGroup) : i;
    for (std::int64_t inner = 0; inner < config.innerLayers; ++inner) {
      order.push_back(static_cast<std::size_t>(group * config.innerLayers + inner));
    }
  }
  return order;
}

BertConfig readBertConfig(const std::filesystem::path& folder) {
  const std::filesystem::path path = folder / "config.json";
  if (!std::filesystem::exists(path)) {
    throw Error(ErrorCode::NotFound,
                say("The folder %1 is not an encoder: it has no config.json. Choose a folder in Hugging Face's layout "
                    "(config.json, model.safetensors and the tokenizer's files).",
                    folder));
  }
  return parseBertConfig(path, readFile(fileInside(folder, "config.json"), largestConfig));
}

BertConfig parseBertConfig(const std::filesystem::path& path, std::string_view text) {
  const Reader reader(path, text);
  checkKind(reader);
  BertConfig config;
  config.architecture = &reader.architecture();
  readSizes(reader, config);
  const ArchitectureDefaults& usual = reader.architecture().defaults;
  if (!reader.architecture().fixedEpsilon) config.layerNormEpsilon = reader.number("layer_norm_eps", 1e-12, 0, 1);
  config.initializerRange = reader.number("initializer_range", config.initializerRange, 0, 10);
  config.hiddenDropout = reader.number("hidden_dropout_prob", usual.hiddenDropout, 0, 0.99);
  config.attentionDropout = reader.number("attention_probs_dropout_prob", usual.attentionDropout, 0, 0.99);
  config.classifierDropout = reader.number("classifier_dropout", usual.classifierDropout, 0, 0.99);
  config.activation = readActivation(reader);
  config.pooling = readPooling(reader);
  config.foldedHead = reader.flag(foldedHeadKey);
  config.problemType = reader.text("problem_type", {});
  config.thresholds = readThresholds(reader);
  config.license = reader.text("license", {});
  readCarried(reader, config);
  if (isClassifier(reader)) config.classes = readClasses(reader);
  if (!config.thresholds.empty() && config.thresholds.size() != config.classes.size()) {
    throw Error(ErrorCode::BadInput, say("The file %1 has %2 thresholds for %3 classes.", path,
                                         config.thresholds.size(), config.classes.size()));
  }
  return config;
}

std::string bertConfigJson(const BertConfig& config) {
  const Architecture& architecture = *config.architecture;
  OrderedJson json = {{"architectures", OrderedJson::array({architectureName(config)})},
                      {"model_type", architecture.modelType}};
  const auto set = [&](const char* bertKey, const OrderedJson& value) {
    json[std::string(architecture.key(bertKey))] = value;
  };
  set("vocab_size", config.vocabularySize);
  if (architecture.defaults.embeddingSize > 0) set("embedding_size", config.embeddingSize);
  set("hidden_size", config.hiddenSize);
  set("num_hidden_layers", config.layers);
  if (architecture.sharesLayers) {
    set("num_hidden_groups", config.layerGroups);
    set("inner_group_num", config.innerLayers);
  }
  set("num_attention_heads", config.heads);
  set("intermediate_size", config.intermediateSize);
  set("hidden_act", activationName(config.activation));
  set("hidden_dropout_prob", config.hiddenDropout);
  set("attention_probs_dropout_prob", config.attentionDropout);
  set("classifier_dropout",
      config.classifierDropout < 0 ? OrderedJson(nullptr) : OrderedJson(config.classifierDropout));
  set("max_position_embeddings", config.maxPositions);
  if (architecture.hasSegments) set("type_vocab_size", config.segments);
  if (architecture.hasTaskTypes) set("use_task_id", config.taskTypes > 0);
  if (config.taskTypes > 0) set("task_type_vocab_size", config.taskTypes);
  set("initializer_range", config.initializerRange);
  if (!architecture.fixedEpsilon) set("layer_norm_eps", config.layerNormEpsilon);
  set("pad_token_id", config.padId);
  set("position_embedding_type", "absolute");
  for (const auto& [key, value] : config.carried) json[key] = OrderedJson::parse(value);
  if (!config.license.empty()) json["license"] = config.license;
  if (config.pooling != Pooling::Auto) json["wenbiao_pooling"] = std::string(poolingName(config.pooling));
  if (config.foldedHead) json[foldedHeadKey] = true;
  if (!config.classes.empty()) {
    json["problem_type"] = config.severalLabels() ? multiLabel : "single_label_classification";
    if (!config.thresholds.empty()) json[thresholdsKey] = config.thresholds;
    for (std::size_t i = 0; i < config.classes.size(); ++i) {
      json["id2label"][std::to_string(i)] = config.classes[i];
      json["label2id"][config.classes[i]] = i;
    }
  }
  return json.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + "\n";
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
  config.hiddenSize = config.embeddingSize = sizes.hiddenSize;
  config.layers = sizes.layers;
  config.heads = sizes.heads;
  config.intermediateSize = sizes.intermediateSize;
  return config;
}

}  // namespace wb
