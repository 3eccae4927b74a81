// How far the fast ways of prediction agree with fp32, and what follows from it.
#include "core/workflow/precision_agreement.h"

#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/nn/text_classifier.h"
#include "core/workflow/predict.h"
#include "core/workflow/train_run.h"
#include "two_categories.h"

namespace wb {
namespace {

TEST(PrecisionAgreement, IsMeasuredAndKeptBesideTheWeights) {
  const TwoCategories texts;
  const Project& project = texts.project();
  const RunId run = trainRun(project, smallConfig(), {}, {}).id;
  EXPECT_FALSE(readAgreement(project, run));
  const RunClassifier classifier = loadRun(project);
  EXPECT_EQ(classifier.precision(), PredictionPrecision::Auto);
  const PrecisionAgreement measured = measureAgreement(project, classifier);
  EXPECT_EQ(measured.texts, 120);
  ASSERT_EQ(measured.ways.size(), 2U);
  EXPECT_GE(measured.ways[1].same, 118);  // int16 is nearly exact
  const auto kept = readAgreement(project, run);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->texts, measured.texts);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(kept->ways[i].precision, measured.ways[i].precision);
    EXPECT_EQ(kept->ways[i].same, measured.ways[i].same);
  }
}

TEST(PrecisionAgreement, DecidesHowARunPredicts) {
  const TwoCategories texts;
  const Project& project = texts.project();
  const RunId run = trainRun(project, smallConfig(), {}, {}).id;
  const auto file = project.runFolder(run) / "precision_agreement.json";
  const auto chosen = [&](int bytes, int words) {
    writeFileAtomically(
        file,
        R"({"texts": 1000, "fp32_texts_per_second": 10, "ways": [{"precision": "int8", "texts_per_second": 30, "same": )" +
            std::to_string(bytes) + R"(}, {"precision": "int16", "texts_per_second": 20, "same": )" +
            std::to_string(words) + "}]}");
    return loadRun(project).precision();
  };
  EXPECT_EQ(chosen(995, 1000), PredictionPrecision::Int8);
  EXPECT_EQ(chosen(994, 995), processorHasBf16() ? PredictionPrecision::Auto : PredictionPrecision::Int16);
  EXPECT_EQ(chosen(994, 994), PredictionPrecision::Auto);
  chosen(1000, 1000);
  EXPECT_EQ(loadRun(project, 0, PredictionPrecision::Fp32).precision(), PredictionPrecision::Fp32);
  writeFileAtomically(file, "{");
  EXPECT_EQ(loadRun(project).precision(), PredictionPrecision::Auto);
}

}  // namespace
}  // namespace wb
