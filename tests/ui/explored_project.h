// A small project with a trained run, for the pages that ask one: three kinds of messages in clearly
// different words, some test texts deliberately labelled wrong, a tiny network trained in a second or two.
#pragma once

#include <string>
#include <vector>

#include "core/workflow/predict.h"
#include "core/workflow/train_run.h"
#include "tests/core/workflow/temporary_project.h"
#include "ui/bridge/text.h"

namespace wb::ui {

class ExploredProject {
 public:
  ExploredProject() {
    addTexts("train", Split::Train, 16, false);
    addTexts("validation", Split::Validation, 4, false);
    addTexts("test", Split::Test, 6, true);
  }

  QString path() const { return pathToQt(m_project.project.folder()); }
  const TemporaryFolder& folder() const { return m_project.folder; }

  /// Returns the run's number. `seed` makes runs differ; few `epochs` leave one half taught.
  RunId train(std::uint64_t seed = 1, int epochs = 12) const {
    TrainConfig config;
    config.encoder = "new";
    config.fresh = {1, 32, 2, 64};
    config.epochs = epochs;
    config.batchSize = 16;
    config.learningRate = 3e-3;
    config.headFactor = 1;
    config.freezeEmbeddings = false;
    config.precision = Precision::Fp32;
    config.threads = 1;
    config.maxLength = 32;
    config.seed = seed;
    return trainRun(m_project.project, config, [](const TrainEvent&) {}, {}).id;
  }

 private:
  struct Kind {
    std::string name;
    std::vector<std::string> words;
  };

  static const std::vector<Kind>& kinds() {
    static const std::vector<Kind> all{{"物流", {"快递", "包裹", "送到", "催单", "派送", "签收"}},
                                       {"退款", {"退钱", "退货", "不要了", "还款", "金额", "账单"}},
                                       {"维修", {"坏了", "修好", "师傅", "零件", "漏水", "噪音"}}};
    return all;
  }

  // Where `someWrong`, every third text gets the label of the next kind.
  void addTexts(const std::string& name, Split split, int each, bool someWrong) const {
    std::vector<Line> lines;
    for (std::size_t kind = 0; kind < kinds().size(); ++kind) {
      for (int i = 0; i < each; ++i) {
        const std::vector<std::string>& words = kinds()[kind].words;
        const auto first = static_cast<std::size_t>(i) % words.size();
        const auto second = (first + 1 + static_cast<std::size_t>(i) / words.size()) % words.size();
        const bool wrong = someWrong && i % 3 == 0;
        const Kind& label = kinds()[wrong ? (kind + 1) % kinds().size() : kind];
        lines.emplace_back(words[first] + words[second] + "，" + name + std::to_string(i) + "。", label.name);
      }
    }
    ImportOptions options;
    options.split = split;
    m_project.add(lines, options);
  }

  TemporaryProject m_project;
};

}  // namespace wb::ui
