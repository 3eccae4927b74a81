// Texts of two categories without a character in common, and a network that learns them in a second.
#pragma once

#include <string>
#include <vector>

#include "core/data/training.h"
#include "core/workflow/split_corpus.h"
#include "temporary_project.h"

namespace wb {

inline std::vector<Line> animalsAndThings(int each) {
  const std::vector<std::string> animals{"猫", "狗", "鸟", "鱼", "马", "牛", "羊"};
  const std::vector<std::string> things{"车", "船", "路", "桥", "灯", "门", "窗"};
  std::vector<Line> lines;
  for (int i = 0; i < each; ++i) {
    std::string animal;
    std::string thing;
    for (int digit = 0, rest = i; digit < 4; ++digit, rest /= 7) {
      animal += animals[static_cast<std::size_t>(rest % 7)];
      thing += things[static_cast<std::size_t>(rest % 7)];
    }
    lines.emplace_back(animal, "动物");
    lines.emplace_back(thing, "东西");
  }
  return lines;
}

inline TrainConfig smallConfig() {
  TrainConfig config;
  config.encoder = "new";
  config.fresh = {2, 32, 2, 64};
  config.epochs = 3;
  config.batchSize = 16;
  config.learningRate = 5e-3;
  config.headFactor = 1;
  config.freezeEmbeddings = false;
  config.precision = Precision::Fp32;
  config.maxLength = 12;
  config.threads = 1;
  return config;
}

/// `each` texts of both, split into train, validation and test.
struct TwoCategories {
  TemporaryProject corpus;

  explicit TwoCategories(int each = 60) {
    corpus.add(animalsAndThings(each));
    splitCorpus(corpus.project, {0.2, 0.2, 0});
  }
  const Project& project() const { return corpus.project; }
};

}  // namespace wb
