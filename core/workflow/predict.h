// Asking a run: about given texts, or about the whole corpus in the background.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/prediction_precision.h"
#include "core/data/training.h"
#include "core/workflow/project.h"

namespace wb {

class TextClassifier;

/// A run's network in memory with the names of its categories. Load it once, ask it often; one thread
/// at a time.
class RunClassifier {
 public:
  RunClassifier(RunRecord run, std::unique_ptr<TextClassifier> network, PredictionPrecision precision);
  ~RunClassifier();
  RunClassifier(RunClassifier&&) noexcept;

  const RunRecord& run() const { return m_run; }
  TextClassifier& network() const { return *m_network; }
  /// From which probability on a text has each category, where the run gives several labels; else empty.
  const std::vector<float>& thresholds() const { return m_thresholds; }
  /// As asked for at loading; where that was Auto, the fastest that was measured to agree with fp32.
  PredictionPrecision precision() const { return m_precision; }

 private:
  RunRecord m_run;
  std::unique_ptr<TextClassifier> m_network;
  std::vector<float> m_thresholds;
  PredictionPrecision m_precision;
};

/// `run` 0: the newest with weights. Throws Error(NotFound, Corrupt).
RunClassifier loadRun(const Project& project, RunId run = 0, PredictionPrecision precision = PredictionPrecision::Auto);

/// Probabilities of `texts`, each [categories] in the run's order.
std::vector<std::vector<float>> predictTexts(const RunClassifier& classifier, const std::vector<std::string>& texts,
                                             const ProgressSink& progress = {}, const std::stop_token& stop = {});

/// Predicts every text of the corpus that this run has not yet predicted and stores the answers as it
/// goes. Returns how many. Where they are many and the precision is Auto, it is first measured what agrees, unless it
/// was before.
std::int64_t predictCorpus(const Project& project, const RunClassifier& classifier, const ProgressSink& progress = {},
                           const std::stop_token& stop = {});

}  // namespace wb
