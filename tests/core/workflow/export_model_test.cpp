// A trained classifier leaves the project: whole or not at all, and never over something else.
#include "core/workflow/export_model.h"

#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/workflow/inspect_encoder.h"
#include "core/workflow/train_run.h"
#include "temporary_project.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

class ExportModel : public ::testing::Test {
 protected:
  void SetUp() override {
    std::vector<Line> lines;
    for (int i = 0; i < 20; ++i) {
      lines.emplace_back("猫狗" + std::to_string(i), "动物|*_");
      lines.emplace_back("车船" + std::to_string(i), "东西");
    }
    m_corpus.add(lines);
    TrainConfig config;
    config.encoder = "new";
    config.fresh = {1, 16, 2, 32};
    config.maxSteps = 2;
    config.maxLength = 12;
    config.threads = 1;
    config.precision = Precision::Fp32;
    config.freezeEmbeddings = false;
    m_run = trainRun(m_corpus.project, config, {}, {}).id;
  }

  std::string refusal(const fs::path& folder, const ExportModelOptions& options = {}) const {
    try {
      exportModel(m_corpus.project, folder, options);
    } catch (const Error& error) {
      return error.what();
    }
    return "accepted";
  }

  bool says(const std::string& words, const fs::path& folder, const ExportModelOptions& options = {}) const {
    return refusal(folder, options).find(words) != std::string::npos;
  }

  TemporaryProject m_corpus;
  TemporaryFolder m_place;
  RunId m_run = 0;
};

TEST_F(ExportModel, AFolderThatTheProgramItselfReads) {
  const fs::path folder = m_place / "model";
  Progress last;
  const ExportedModel model =
      exportModel(m_corpus.project, folder, {}, [&](const Progress& progress) { last = progress; });
  EXPECT_EQ(model.run, m_run);
  EXPECT_EQ(model.categories.size(), 2U);
  EXPECT_GT(last.total, 0);
  EXPECT_EQ(last.done, last.total);
  const std::vector<std::string> texts = {"猫狗", "车船车", ""};
  EXPECT_EQ(openClassifier(folder)(texts), openClassifier(m_corpus.project.runFolder(m_run))(texts));
}

TEST_F(ExportModel, ItsReadmeNamesTheCategoriesWithoutTakingThemForMarkup) {
  exportModel(m_corpus.project, m_place / "model", {});
  const std::string readme = readFile(m_place / "model" / "README.md");
  EXPECT_NE(readme.find("动物\\|\\*\\_"), std::string::npos) << readme;
  EXPECT_NE(readme.find("first 12 tokens"), std::string::npos) << readme;
}

TEST_F(ExportModel, WhatIsThereAlreadyIsNotReplacedUnasked) {
  const fs::path folder = m_place / "model";
  fs::create_directories(folder);
  exportModel(m_corpus.project, folder, {});  // an empty folder is as good as none
  EXPECT_TRUE(says("holds a model already", folder));
  ExportModelOptions over;
  over.overwrite = true;
  over.format = ModelFormat::Onnx;
  exportModel(m_corpus.project, folder, over);
  EXPECT_TRUE(fs::exists(folder / "model.onnx"));
  EXPECT_FALSE(fs::exists(folder / "model.safetensors"));
}

TEST_F(ExportModel, OnlyAModelIsEverReplaced) {
  ExportModelOptions over;
  over.overwrite = true;
  const fs::path other = m_place / "letters";
  m_place.write("letters/letter.txt", "dear");
  EXPECT_TRUE(says("something other than a model", other, over));
  m_place.write("letters/config.json", "{}");
  m_place.write("letters/more/letter.txt", "dear");
  EXPECT_TRUE(says("something other than a model", other, over));
  EXPECT_TRUE(fs::exists(other / "letter.txt"));
  EXPECT_TRUE(says("is a file", m_place.write("file", "x"), over));
  EXPECT_TRUE(says("belongs to the project", m_corpus.project.runFolder(m_run), over));
  EXPECT_TRUE(says("belongs to the project", m_corpus.project.folder().parent_path(), over));
}

TEST_F(ExportModel, AStopInTheMiddleLeavesNothing) {
  for (const ModelFormat format : {ModelFormat::HuggingFace, ModelFormat::Onnx}) {
    std::stop_source stop;
    ExportModelOptions options;
    options.format = format;
    const auto stopAtOnce = [&](const Progress&) { stop.request_stop(); };
    EXPECT_THROW(exportModel(m_corpus.project, m_place / "model", options, stopAtOnce, stop.get_token()), Error);
    EXPECT_TRUE(fs::is_empty(m_place.path()));
  }
}

TEST_F(ExportModel, SaysWhichRunThereIsNone) {
  ExportModelOptions options;
  options.run = m_run + 7;
  EXPECT_TRUE(says("no run", m_place / "model", options));
  EXPECT_THROW(modelFormatFromName("pickle"), Error);
}

}  // namespace
}  // namespace wb
