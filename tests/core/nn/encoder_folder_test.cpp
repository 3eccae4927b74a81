// Encoders as folders: what is wrong with one is said in words, before any weight is read.
#include "core/nn/encoder_folder.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/bert_config.h"
#include "core/nn/safetensors.h"
#include "core/nn/text_encoder.h"
#include "tests/core/nn/temporary_encoder.h"
#include "tests/core/nn/torch_archive.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

class EncoderFolder : public ::testing::Test {
 protected:
  void SetUp() override { m_encoder = tinyEncoder(m_folder); }

  void setConfig(const char* key, const nlohmann::json& value) const {
    auto config = nlohmann::json::parse(readFile(m_encoder / "config.json"));
    config[key] = value;
    writeFileAtomically(m_encoder / "config.json", config.dump());
  }

  void expectProblem(ErrorCode code, const std::string& words) const {
    try {
      checkEncoder(m_encoder);
      FAIL() << "accepted, expected: " << words;
    } catch (const Error& error) {
      EXPECT_EQ(errorCodeName(error.code()), errorCodeName(code)) << error.what();
      EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
    }
    EXPECT_NE(describeEncoder(m_encoder).problem.english().find(words), std::string::npos);
  }

  TemporaryFolder m_folder;
  fs::path m_encoder;
};

TEST_F(EncoderFolder, IsDescribedWithoutItsWeights) {
  const EncoderInfo info = checkEncoder(m_encoder);
  EXPECT_EQ(info.name, "tiny");
  EXPECT_EQ(info.layers, 2);
  EXPECT_EQ(info.heads, 2);
  EXPECT_EQ(info.hiddenSize, 16);
  EXPECT_EQ(info.tokenizer, "wordpiece");
  EXPECT_TRUE(info.hasPooler);
  EXPECT_TRUE(info.classes.empty());
  const std::int64_t tables = (info.vocabularySize + 512 + 2) * 16 + 2 * 16;
  const std::int64_t layer = 4 * (16 * 16 + 16) + (16 * 32 + 32) + (32 * 16 + 16) + 4 * 16;
  EXPECT_EQ(info.parameters, tables + 2 * layer + 16 * 16 + 16);
}

TEST_F(EncoderFolder, NamesAMissingFile) {
  for (const char* name : {"config.json", "model.safetensors", "vocab.txt"}) {
    const fs::path aside = m_folder.path() / "aside";
    fs::rename(m_encoder / name, aside);
    expectProblem(ErrorCode::NotFound, name);
    fs::rename(aside, m_encoder / name);
  }
  EXPECT_TRUE(describeEncoder(m_encoder).problem.empty());
  EXPECT_THROW(checkEncoder(m_folder.path() / "nowhere"), Error);
}

TEST_F(EncoderFolder, RefusesAbsurdConfigurations) {
  setConfig("hidden_size", 1'000'000'000);
  expectProblem(ErrorCode::BadInput, "hidden_size = 1000000000");
  setConfig("hidden_size", "big");
  expectProblem(ErrorCode::BadInput, "no whole number at hidden_size");
  setConfig("hidden_size", 16);
  setConfig("num_attention_heads", 3);
  expectProblem(ErrorCode::BadInput, "num_attention_heads do not divide");
  setConfig("num_attention_heads", 2);
  setConfig("hidden_act", "xielu");
  expectProblem(ErrorCode::Unsupported, "xielu");
  setConfig("hidden_act", "gelu");
  setConfig("model_type", "gpt2");
  expectProblem(ErrorCode::Unsupported, "gpt2");
  writeFileAtomically(m_encoder / "config.json", "{\"hidden_size\":");
  expectProblem(ErrorCode::Corrupt, "config.json is not a JSON object");
}

TEST_F(EncoderFolder, RefusesNetworksThatItWouldComputeWrongly) {
  setConfig("position_embedding_type", "relative_key_query");
  expectProblem(ErrorCode::Unsupported, "relative_key_query");
  setConfig("position_embedding_type", "absolute");
  setConfig("is_decoder", true);
  expectProblem(ErrorCode::Unsupported, "is_decoder");
  setConfig("is_decoder", false);
  setConfig("quantization_config", {{"bits", 4}});
  expectProblem(ErrorCode::Unsupported, "quantization_config");
}

TEST_F(EncoderFolder, RefusesSharedLayersWithoutEnd) {
  setConfig("model_type", "albert");
  setConfig("num_hidden_layers", 1000);
  setConfig("inner_group_num", 1000);
  expectProblem(ErrorCode::BadInput, "inner_group_num = 1000, which is not between 1 and 1");
  setConfig("inner_group_num", 1);
  setConfig("num_hidden_groups", 1001);
  expectProblem(ErrorCode::BadInput, "num_hidden_groups = 1001");
}

TEST_F(EncoderFolder, RobertaNeedsAPositionBehindThePadding) {
  setConfig("model_type", "roberta");
  setConfig("max_position_embeddings", 3);
  setConfig("pad_token_id", 1);
  expectProblem(ErrorCode::BadInput, "no position for a text");
}

TEST_F(EncoderFolder, SaysWhatItsWeightsAreToAClassifier) {
  const WeightReport report = checkEncoder(m_encoder).weights;
  EXPECT_EQ(report.loaded.size(), 5U + 2 * 16 + 2);
  EXPECT_EQ(report.fresh.size(), 2U);
  EXPECT_EQ(report.fresh.front(), "classifier.weight");
  EXPECT_TRUE(report.kept.empty());
  EXPECT_TRUE(report.ignored.empty());
  const std::vector<Message> words = weightsInWords(report);
  ASSERT_EQ(words.size(), 2U);
  EXPECT_EQ(words[0].english(), "39 tensors of the network were found in the files.");
  EXPECT_EQ(words[1].english(), "Made fresh, to be trained: classifier.weight, classifier.bias.");
}

TEST_F(EncoderFolder, TheHeadsOfPretrainingAreToldFromWhatIsNotKnown) {
  const TensorFile file = openSafetensors(m_encoder / "model.safetensors");
  std::vector<TensorToWrite> tensors;
  for (const TensorEntry& entry : file.tensors) tensors.push_back({entry.name, entry.type, entry.shape, entry.bytes});
  const std::vector<float> zeros(static_cast<std::size_t>(checkEncoder(m_encoder).vocabularySize));
  const auto size = static_cast<std::int64_t>(zeros.size());
  const auto bytes = std::as_bytes(std::span(zeros));
  tensors.push_back({"cls.predictions.bias", TensorType::Float32, {size}, bytes});
  tensors.push_back({"something.else", TensorType::Float32, {size}, bytes});
  writeSafetensors(m_encoder / "model.safetensors", tensors);
  const WeightReport report = checkEncoder(m_encoder).weights;
  EXPECT_EQ(report.kept, std::vector<std::string>{"cls.predictions.bias"});
  EXPECT_EQ(report.ignored, std::vector<std::string>{"something.else"});
  EXPECT_TRUE(report.tiedDecoder);
}

TEST_F(EncoderFolder, ALinkOutOfItIsNotFollowed) {
  fs::rename(m_encoder / "config.json", m_folder.path() / "outside.json");
  fs::create_symlink(m_folder.path() / "outside.json", m_encoder / "config.json");
  expectProblem(ErrorCode::BadInput, "leads out of its folder");
  fs::remove(m_encoder / "config.json");
  fs::rename(m_folder.path() / "outside.json", m_encoder / "config.json");
  fs::create_symlink("/etc/hostname", m_encoder / "LICENSE");
  EXPECT_THROW(copyEncoder(m_encoder, m_folder.path() / "copy"), Error);
  EXPECT_FALSE(fs::exists(m_folder.path() / "copy"));
}

TEST_F(EncoderFolder, NamesATensorOfAnotherShape) {
  setConfig("intermediate_size", 33);
  expectProblem(ErrorCode::BadInput, "bert.encoder.layer.0.intermediate.dense.weight is 32×16 instead of 33×16");
  setConfig("intermediate_size", 32);
  setConfig("num_hidden_layers", 3);
  expectProblem(ErrorCode::BadInput, "bert.encoder.layer.2.attention.self.query.weight is missing");
}

TEST_F(EncoderFolder, RefusesATruncatedFile) {
  fs::resize_file(m_encoder / "model.safetensors", 3000);
  expectProblem(ErrorCode::Corrupt, "model.safetensors");
}

TEST_F(EncoderFolder, IsCopiedWholeAndNeverOver) {
  writeFileAtomically(m_encoder / "notes.txt", "not part of it");
  const fs::path copy = m_folder.path() / "deeper" / "copy";
  copyEncoder(m_encoder, copy);
  EXPECT_EQ(checkEncoder(copy).parameters, checkEncoder(m_encoder).parameters);
  EXPECT_FALSE(fs::exists(copy / "notes.txt"));
  EXPECT_THROW(copyEncoder(m_encoder, copy), Error);
  fs::remove(m_encoder / "vocab.txt");
  EXPECT_THROW(copyEncoder(m_encoder, m_folder.path() / "other"), Error);
  EXPECT_FALSE(fs::exists(m_folder.path() / "other"));
  for (const auto& entry : fs::directory_iterator(m_folder.path())) {
    EXPECT_EQ(entry.path().filename().string().find(".tmp-"), std::string::npos) << "left behind: " << entry.path();
  }
}

/// The folder's weights as torch.save writes them: one matrix lies with its columns one after the other, and a decoder
/// is the table of tokens once more.
void turnIntoPytorchWeights(const fs::path& encoder) {
  const std::string turned = "bert.encoder.layer.0.attention.self.query.weight";
  const std::string table = "bert.embeddings.word_embeddings.weight";
  const TensorFile file = openSafetensors(encoder / "model.safetensors");
  std::string items;
  std::vector<std::pair<std::string, std::string>> storages;
  for (const TensorEntry& entry : file.tensors) {
    std::string bytes(reinterpret_cast<const char*>(entry.bytes.data()), entry.bytes.size());
    std::vector<std::int64_t> strides(entry.shape.size(), 1);
    if (entry.shape.size() == 2) strides[0] = entry.shape[1];
    if (entry.name == turned) {
      strides = {1, entry.shape[0]};
      const auto at = [&](std::int64_t row, std::int64_t column) {
        return entry.bytes.data() + (row * entry.shape[1] + column) * static_cast<std::int64_t>(sizeof(float));
      };
      bytes.clear();
      for (std::int64_t column = 0; column < entry.shape[1]; ++column) {
        for (std::int64_t row = 0; row < entry.shape[0]; ++row) {
          bytes.append(reinterpret_cast<const char*>(at(row, column)), sizeof(float));
        }
      }
    }
    const std::string key = std::to_string(storages.size());
    const std::string tensor = archive::tensor(key, entry.elements(), 0, entry.shape, strides);
    items += archive::textValue(entry.name) + tensor;
    if (entry.name == table) items += archive::textValue("cls.predictions.decoder.weight") + tensor;
    storages.emplace_back("archive/data/" + key, bytes);
  }
  storages.emplace_back("archive/data.pkl", "\x80\x02}(" + items + "u.");
  writeFileAtomically(encoder / "pytorch_model.bin", archive::zipOf(storages));
  fs::remove(encoder / "model.safetensors");
}

TEST_F(EncoderFolder, WeightsOfTorchSaveAreCopiedAsSafetensors) {
  const fs::path other = m_folder.path() / "torch";
  fs::copy(m_encoder, other);
  turnIntoPytorchWeights(other);
  const fs::path copy = m_folder.path() / "copy";
  copyEncoder(other, copy);
  EXPECT_FALSE(fs::exists(copy / "pytorch_model.bin"));
  const TensorFile before = openSafetensors(m_encoder / "model.safetensors");
  const TensorFile after = openSafetensors(copy / "model.safetensors");
  EXPECT_EQ(after.tensors.size(), before.tensors.size());  // the tied decoder is no second copy
  for (const TensorEntry& entry : before.tensors) {
    const auto same = std::find_if(after.tensors.begin(), after.tensors.end(),
                                   [&](const TensorEntry& each) { return each.name == entry.name; });
    ASSERT_NE(same, after.tensors.end()) << entry.name;
    EXPECT_EQ(same->shape, entry.shape) << entry.name;
    EXPECT_TRUE(std::equal(same->bytes.begin(), same->bytes.end(), entry.bytes.begin(), entry.bytes.end()))
        << entry.name;
  }
  ClassifyOptions options;
  options.precision = PredictionPrecision::Fp32;
  const std::vector<std::string> texts = someTexts();
  const auto vectors = TextEncoder::load(m_encoder)->embed(texts, options);
  EXPECT_EQ(TextEncoder::load(copy)->embed(texts, options), vectors);
  EXPECT_EQ(TextEncoder::load(other)->embed(texts, options), vectors);
}

TEST_F(EncoderFolder, TheSameSeedMakesTheSameNetwork) {
  const std::vector<std::string> texts = someTexts();
  createEncoder(m_folder.path() / "again", {2, 16, 2, 32}, texts, 7);
  EXPECT_EQ(readFile(m_folder.path() / "again" / "model.safetensors"), readFile(m_encoder / "model.safetensors"));
  EXPECT_THROW(createEncoder(m_folder.path() / "odd", {2, 16, 3, 32}, texts, 7), Error);
  EXPECT_FALSE(fs::exists(m_folder.path() / "odd"));
}

TEST(BertConfigFile, SurvivesWritingAndReading) {
  const TemporaryFolder folder;
  BertConfig config;
  config.classes = {"体育", "财经", "\"quoted\""};
  config.pooling = Pooling::Mean;
  config.activation = Activation::GeluTanh;
  config.classifierDropout = 0.3;
  folder.write("config.json", bertConfigJson(config));
  const BertConfig read = readBertConfig(folder.path());
  EXPECT_EQ(read.classes, config.classes);
  EXPECT_EQ(read.pooling, Pooling::Mean);
  EXPECT_EQ(read.activation, Activation::GeluTanh);
  EXPECT_EQ(read.classifierDropout, 0.3);
  EXPECT_EQ(bertConfigJson(read), bertConfigJson(config));
}

TEST(BertConfigFile, SurvivesWritingAndReadingInEveryArchitecture) {
  for (const Architecture& architecture : architectures()) {
    const TemporaryFolder folder;
    BertConfig config;
    config.architecture = &architecture;
    config.hiddenSize = 24;
    config.embeddingSize = architecture.defaults.embeddingSize > 0 ? 8 : 24;
    config.heads = 3;
    config.layers = 4;
    config.intermediateSize = 40;
    if (architecture.sharesLayers) config.layerGroups = config.innerLayers = 2;
    if (architecture.hasTaskTypes) config.taskTypes = 5;
    config.hiddenDropout = 0.2;
    config.attentionDropout = 0.3;
    config.classifierDropout = 0.4;
    config.activation = Activation::Silu;
    config.padId = 1;
    config.classes = {"一", "二", "三"};
    config.carried = {{"eos_token_id", "7"}, {"summary_type", "\"first\""}};
    folder.write("config.json", bertConfigJson(config));
    const BertConfig read = readBertConfig(folder.path());
    EXPECT_EQ(read.architecture, &architecture);
    EXPECT_EQ(read.hiddenDropout, 0.2);
    EXPECT_EQ(read.classifierDropout, 0.4);
    EXPECT_EQ(read.passes(), architecture.sharesLayers ? 8 : 4);
    EXPECT_EQ(bertConfigJson(read), bertConfigJson(config)) << architecture.modelType;
  }
}

TEST(BertConfigFile, TakesClassesInTheOrderOfTheirNumbers) {
  const TemporaryFolder folder;
  folder.write("config.json", R"({"id2label":{"2":"c","0":"LABEL_1","10":"k","1":"b","3":"3","4":"4","5":"5","6":"6",
                                  "7":"7","8":"8","9":"9"},"num_labels":2})");
  const BertConfig config = readBertConfig(folder.path());
  EXPECT_EQ(config.classes, (std::vector<std::string>{"LABEL_1", "b", "c", "3", "4", "5", "6", "7", "8", "9", "k"}));
}

TEST(BertConfigFile, RefusesClassesThatDoNotCount) {
  const TemporaryFolder folder;
  folder.write("config.json", R"({"id2label":{"0":"a","2":"b"}})");
  EXPECT_THROW(readBertConfig(folder.path()), Error);
}

}  // namespace
}  // namespace wb
