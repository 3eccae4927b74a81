#include "core/analyze/compare_runs.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <utility>

#include "core/analyze/category_counts.h"
#include "core/base/progress.h"

namespace wb {
namespace {

constexpr std::int64_t fewestForChiSquare = 25;

/// Twice the chance of at most min(b, c) heads in b + c throws of a fair coin; 1 at most.
double exactPValue(std::int64_t onlyFirst, std::int64_t onlySecond) {
  const std::int64_t throws = onlyFirst + onlySecond;
  double chance = std::ldexp(1.0, -static_cast<int>(throws));  // of no heads
  double sum = 0;
  for (std::int64_t heads = 0; heads <= std::min(onlyFirst, onlySecond); ++heads) {
    sum += chance;
    chance *= static_cast<double>(throws - heads) / static_cast<double>(heads + 1);
  }
  return std::min(1.0, 2 * sum);
}

double macroF1(const CategoryCounts& counts) { return averageScore(counts, Average::Macro).f1; }

}  // namespace

McNemarTest mcNemarTest(std::int64_t onlyFirst, std::int64_t onlySecond) {
  McNemarTest test;
  test.onlyFirst = onlyFirst;
  test.onlySecond = onlySecond;
  test.exact = onlyFirst + onlySecond < fewestForChiSquare;
  if (test.exact) {
    test.pValue = exactPValue(onlyFirst, onlySecond);
  } else {
    const auto distance = static_cast<double>(std::max<std::int64_t>(0, std::abs(onlyFirst - onlySecond) - 1));
    test.chiSquare = distance * distance / static_cast<double>(onlyFirst + onlySecond);
    test.pValue = std::erfc(std::sqrt(test.chiSquare / 2));
  }
  return test;
}

RunComparison compareRuns(std::span<const int> labels, std::span<const int> first, std::span<const int> second,
                          std::size_t categories, const BootstrapOptions& options) {
  std::int64_t onlyFirst = 0;
  std::int64_t onlySecond = 0;
  for (std::size_t i = 0; i < labels.size(); ++i) {
    if (first[i] == labels[i] && second[i] != labels[i]) ++onlyFirst;
    if (second[i] == labels[i] && first[i] != labels[i]) ++onlySecond;
  }
  CategoryCounts firstCounts = countCategories(labels, first, categories);
  CategoryCounts secondCounts = countCategories(labels, second, categories);

  RunComparison comparison;
  comparison.n = static_cast<std::int64_t>(labels.size());
  comparison.mcNemar = mcNemarTest(onlyFirst, onlySecond);
  comparison.firstAccuracy = accuracy(firstCounts);
  comparison.secondAccuracy = accuracy(secondCounts);
  comparison.firstMacroF1 = macroF1(firstCounts);
  comparison.secondMacroF1 = macroF1(secondCounts);
  comparison.accuracyDifference = comparison.secondAccuracy - comparison.firstAccuracy;
  comparison.macroF1Difference = comparison.secondMacroF1 - comparison.firstMacroF1;

  std::vector<double> accuracies;
  std::vector<double> macroF1s;
  Random random(options.seed);
  for (int resample = 0; resample < options.resamples; ++resample) {
    throwIfStopped(options.stop);
    firstCounts.clear();
    secondCounts.clear();
    drawResample(labels.size(), random, [&](std::size_t text) {
      firstCounts.add(labels[text], first[text]);
      secondCounts.add(labels[text], second[text]);
    });
    accuracies.push_back(accuracy(secondCounts) - accuracy(firstCounts));
    macroF1s.push_back(macroF1(secondCounts) - macroF1(firstCounts));
  }
  comparison.accuracyInterval = percentileInterval(std::move(accuracies), options.confidence);
  comparison.macroF1Interval = percentileInterval(std::move(macroF1s), options.confidence);
  return comparison;
}

}  // namespace wb
