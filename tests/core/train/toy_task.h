// A corpus that anybody can tell apart and a network small enough to learn it in a second.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/random.h"
#include "core/nn/encoder_folder.h"
#include "core/train/trainer.h"
#include "tests/temporary_folder.h"

namespace wb {

class ToyTask {
 public:
  ToyTask() {
    const std::vector<std::string> texts = {"猫狗鸟鱼马牛羊", "猫狗鸟鱼马牛羊", "车船路桥灯门窗", "车船路桥灯门窗"};
    createEncoder(m_folder / "encoder", {2, 32, 2, 64}, texts, 1);
    m_tokenizer = loadTokenizer(m_folder / "encoder");
    task.encoder = m_folder / "encoder";
    task.weights = m_folder / "weights";
    task.state = m_folder / "state";
    std::filesystem::create_directories(task.state);
    task.classes = {"animals", "things"};
    task.train = drawTexts(64, 3);
    task.validation = drawTexts(24, 4);
    task.config.epochs = 4;
    task.config.batchSize = 16;
    task.config.learningRate = 3e-3;
    task.config.headFactor = 2;
    task.config.maxLength = 16;
    task.config.precision = Precision::Fp32;
    task.config.freezeEmbeddings = false;
    task.config.threads = 1;
  }

  const std::filesystem::path& folder() const { return m_folder.path(); }

  TrainingTask task;

 private:
  std::vector<LabelledTokens> drawTexts(std::size_t count, std::uint64_t seed) const {
    static const std::vector<std::vector<std::string>> characters = {{"猫", "狗", "鸟", "鱼", "马", "牛", "羊"},
                                                                     {"车", "船", "路", "桥", "灯", "门", "窗"}};
    Random random(seed);
    std::vector<LabelledTokens> texts;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t label = i % 2;
      std::string text;
      for (std::size_t n = 3 + random.below(6); n > 0; --n) text += characters[label][random.below(7)];
      texts.push_back({m_tokenizer->ids(text), static_cast<int>(label)});
    }
    return texts;
  }

  TemporaryFolder m_folder;
  std::unique_ptr<Tokenizer> m_tokenizer;
};

}  // namespace wb
