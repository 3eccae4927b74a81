// What learns: a network, its optimiser and the chance that dropout draws from. It knows steps, not epochs.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "core/base/random.h"
#include "core/data/weight_report.h"
#include "core/train/run_progress.h"
#include "core/train/trainable_network_impl.h"
#include "core/train/training_step_impl.h"
#include "core/train/weight_average_impl.h"

namespace wb::train {

class Learner {
 public:
  /// The network of the folder `start`, made ready by `config`, for the task's texts.
  Learner(const TrainConfig& config, const TrainingTask& task, const std::filesystem::path& start);

  bool bf16() const { return m_bf16; }
  std::int64_t parameters() const;
  const WeightReport& weights() const { return m_weights; }
  /// The classifier's own head is random, and the folder had one for other categories.
  bool replacedHead() const { return m_replacedHead; }

  struct Step {
    double loss = 0;
    bool finite = true;  ///< else nothing was learnt: the loss or the gradient is no number any more
  };
  /// Learns `texts` of `corpus`, `epochs` epochs after the beginning. What `poll` throws leaves all as it was before.
  Step step(const std::vector<LabelledTokens>& corpus, std::span<const std::size_t> texts, double learningRate,
            double epochs, const std::function<void()>& poll);

  /// Brings the network to where it can be asked and saved.
  void settle() { m_optimizer.settle(); }
  /// As the two below, by the running mean of the weights where there is one.
  Answers answer(const std::vector<LabelledTokens>& texts, const std::function<void()>& poll);
  /// From which probability on a text has each class, where it may have several: written with the classifier.
  void setThresholds(std::vector<float> thresholds);
  /// Writes an ordinary classifier folder with the tokenizer of `start`. Throws Error(DiskFull, ReadOnly, Io).
  void saveClassifier(const std::filesystem::path& target);
  /// Keeps the weights in a file of `folder`, for takeMean(). Throws Error(DiskFull, ReadOnly, Io).
  void keepWeights(const std::filesystem::path& folder, std::int64_t steps);

  /// The mean of what keepWeights() kept takes the place of the weights. Nothing can be learnt any more.
  void takeMean(const std::filesystem::path& folder, std::span<const KeptEvaluation> evaluations);

  /// All tensors that learning goes on with, as they were after the last step that was finished, also while `poll` is
  /// called in the next; they stay the learner's.
  std::vector<NamedTensor> state() const;
  /// Takes back what state() gave. Throws Error{Corrupt} where it is of another network.
  void restore(const std::vector<NamedTensor>& state);
  /// What dropout draws from, as it was after the last step that was finished.
  std::uint64_t chance() const { return m_chance; }
  void setChance(std::uint64_t state) {
    m_chance = state;
    m_dropout.setState(state);
  }

 private:
  /// While it lives, the network computes with the means of its weights.
  class Averaged;

  void setLayerRates(double epochs);
  /// Nothing is left of a step that was not finished.
  void dropGradients();

  TrainConfig m_config;
  std::filesystem::path m_start;
  bool m_bf16 = false;
  bool m_replacedHead = false;
  WeightReport m_weights;
  TrainableNetwork m_network;
  AdamW m_optimizer;
  std::optional<WeightAverage> m_average;
  std::uint64_t m_chance;
  Random m_dropout;
};

}  // namespace wb::train
