// The values of a training run: its settings, its events, its record.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/data/augmentation.h"
#include "core/data/corpus.h"
#include "core/data/metrics.h"
#include "core/data/network_settings.h"
#include "core/data/weight_report.h"

namespace wb {

enum class Preset { Quick, Balanced, Thorough };
enum class Schedule { Linear, Constant, Cosine, Polynomial };
/// By which evaluations are compared; ties are broken by the loss.
enum class Metric { MacroF1, WeightedF1, Accuracy, Matthews, Loss };

std::string_view presetName(Preset preset);
std::string_view scheduleName(Schedule schedule);
std::string_view metricName(Metric metric);
/// Each throws Error{BadInput} that lists the words it knows.
Preset presetFromName(std::string_view name);
Schedule scheduleFromName(std::string_view name);
Metric metricFromName(std::string_view name);

struct TrainConfig {
  std::string encoder;  ///< a name in the project, a folder, or newEncoder
  NewEncoder fresh;     ///< used when `encoder` is newEncoder
  Preset preset = Preset::Balanced;
  int epochs = 5;
  int batchSize = 32;
  int batchTokens = 0;  ///< instead of so many texts a batch holds about so many tokens; 0: texts are counted
  double learningRate = 2e-4;
  double headFactor = 20;  ///< the classifier's learning rate is this times `learningRate`
  double weightDecay = 0.01;
  double dropout = 0.1;
  double warmup = 0.1;  ///< share of all steps
  Schedule schedule = Schedule::Linear;
  int accumulate = 1;  ///< batches a step
  double clipNorm = 1.0;
  /// Adversarial training (FGM; Miyato et al. 2017, arXiv 1605.07725): each batch is learned a second time with
  /// its token vectors moved this far to where the loss grows. 0: not done. Doubles the time of a step.
  double adversarialRadius = 0;
  /// Share of each text's weight that is spread evenly over all categories (arXiv 1512.00567).
  double labelSmoothing = 0;
  bool classWeights = false;  ///< the loss weighs categories inversely to their frequency
  /// Focal loss (arXiv 1708.02002): terms are multiplied by (1 − p)^γ. 0: not done.
  double focalGamma = 0;
  /// Weight of R-Drop (arXiv 2106.14448): each text passes twice under other dropout, and the answers are drawn
  /// together. 0: not done. Doubles the time of a step.
  double rDrop = 0;
  double layerDecay = 1;          ///< each layer learns this many times as fast as the one above it
  int frozenLayers = 0;           ///< the lowest layers, and the embeddings beneath them, stay as they are
  double epochsPerThaw = 0;       ///< the uppermost frozen layer thaws after so many epochs, and so on; 0: none does
  bool balancedSampling = false;  ///< each category has the same share of an epoch's texts
  double augmentShare = 0;        ///< share of the texts that each epoch reads changed (augmentation.h); 0: none
  double augmentDeletion = 0.1;   ///< the kinds' rates, see AugmentationRates
  double augmentSwap = 0.1;
  double augmentHomophone = 0.1;
  double augmentLookAlike = 0.1;
  double augmentMasked = 0;
  double augmentScript = 0;
  int maxLength = 128;  ///< tokens, special ones included
  Precision precision = Precision::Auto;
  Pooling pooling = Pooling::Auto;
  bool freezeEmbeddings = true;     ///< the token table stays as it is
  Metric metric = Metric::MacroF1;  ///< what makes an evaluation the best
  int patience = 0;                 ///< evaluations without a better one before stopping; 0 never stops early
  double evaluationsPerEpoch = 1;   ///< the end of an epoch is always evaluated; 2 adds its middle
  /// What is measured and kept is the running mean of the weights, of which each step leaves this share. 0: not done.
  double emaDecay = 0;
  /// So many of the best evaluations' weights are averaged at the end, and kept where that is better. 0: not done.
  int averagedCheckpoints = 0;
  /// After the training another one begins from the encoder, slower and twice as long; validation keeps the better.
  bool secondTry = false;
  std::uint64_t seed = 42;
  int threads = 0;            ///< 0: all cores
  std::int64_t maxSteps = 0;  ///< 0: no limit
};

/// Times all texts are read, a second try included.
int epochsOfAllTries(const TrainConfig& config);

/// The augmentation among a configuration's settings.
AugmentationSettings augmentationOf(const TrainConfig& config);
void setAugmentation(TrainConfig& config, const AugmentationSettings& settings);

struct StepEvent {
  std::int64_t step = 0;  ///< 1-based
  double epoch = 0;       ///< e.g. 2.35
  double loss = 0;
  double learningRate = 0;
  double textsPerSecond = 0;  ///< smoothed
};

struct EvaluationEvent {
  std::int64_t step = 0;
  double epoch = 0;
  double loss = 0;
  double accuracy = 0;
  double macroF1 = 0;
  bool best = false;  ///< the best so far; its weights were kept
  double weightedF1 = 0;
  double matthews = 0;
};

enum class NoticeKind {
  Started,
  TextsCut,
  NoValidation,
  SmallValidation,
  Diverged,
  Collapsed,
  Overfitting,
  StoppedEarly,
  FreshHead,
  Paused,
  Resumed,
  EmptyCategory,
  SlowPrecision,
  StateNotKept,
  TextsChanged,
  Averaged,
  SecondTry
};
std::string_view noticeKindName(NoticeKind kind);
NoticeKind noticeKindFromName(std::string_view name);

/// Words for the person while it runs. `message` is English, for the command line and the log; the
/// window translates by kind and numbers.
struct NoticeEvent {
  NoticeKind kind = NoticeKind::Started;
  std::int64_t step = 0;
  double epoch = 0;
  std::vector<double> numbers;  ///< per kind, see the comment at its emission
  std::string message;
};

enum class RunState { Running, Paused, Finished, Stopped, Failed, Interrupted };
std::string_view runStateName(RunState state);
RunState runStateFromName(std::string_view name);

struct FinishedEvent {
  RunId run = 0;
  RunState state = RunState::Finished;
  double bestEpoch = 0;
  double accuracy = 0;  ///< of the kept weights, on validation
  double macroF1 = 0;
  double seconds = 0;
  std::int64_t steps = 0;
  double textsPerSecond = 0;  ///< training steps only, from the second on
};

/// What was planned, known before the first step.
struct PlanEvent {
  RunId run = 0;
  std::int64_t totalSteps = 0;
  std::int64_t stepsPerEpoch = 0;
  std::int64_t trainTexts = 0;
  std::int64_t validationTexts = 0;
  std::int64_t cutTexts = 0;  ///< longer than maxLength
  std::int64_t parameters = 0;
  std::string precision;      ///< "fp32" or "bf16"
  WeightReport weights = {};  ///< what the training starts from; known while it runs, not stored
};

using TrainEvent = std::variant<PlanEvent, StepEvent, EvaluationEvent, NoticeEvent, FinishedEvent>;

/// One line of the list of runs.
struct RunRecord {
  RunId id = 0;
  std::string encoder;
  TrainConfig config;
  RunState state = RunState::Running;
  std::vector<CategoryId> categories;  ///< order of the classifier's outputs
  std::vector<std::string> categoryNames;
  bool severalLabels = false;  ///< it says of each category for itself whether a text has it
  double bestEpoch = 0;
  std::optional<double> accuracy;
  std::optional<double> macroF1;
  double seconds = 0;
  std::int64_t steps = 0;
  std::int64_t startedAt = 0;  ///< seconds since 1970, UTC
  std::string note;
  bool hasWeights = false;  ///< an evaluation was kept: it can predict
  bool resumable = false;
};

}  // namespace wb
