#include "core/data/training_settings.h"

#include <algorithm>
#include <charconv>
#include <concepts>
#include <type_traits>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

using C = TrainConfig;
using N = NewEncoder;

constexpr double noLimit = 9e15;  // what a double holds exactly of whole numbers

std::vector<TrainingSetting> declareSettings() {
  return {
      {"learning-rate",
       "learning_rate",
       "Peak learning rate of the network",
       &C::learningRate,
       say("learning rate"),
       say("above 0 and below 1"),
       {0, 1, false, false}},
      {"schedule",
       "schedule",
       "After the warm-up: linear, constant, cosine or polynomial",
       &C::schedule,
       say("schedule"),
       {}},
      {"warmup",
       "warmup",
       "Share of the steps in which the rate rises",
       &C::warmup,
       say("warm-up"),
       say("between 0 and 1, a share of all steps"),
       {0, 1}},
      {"batch-size", "batch_size", "Texts a step", &C::batchSize, say("batch size"), say("at least 1"), {1, noLimit}},
      {"batch-tokens",
       "batch_tokens",
       "About so many tokens a step instead of so many texts; 0 counts texts",
       &C::batchTokens,
       say("number of tokens a batch"),
       say("0 (count texts) or more"),
       {0, noLimit}},
      {"accumulate",
       "accumulate",
       "Batches whose gradients make one step",
       &C::accumulate,
       say("number of batches a step"),
       say("at least 1"),
       {1, noLimit}},
      {"epochs",
       "epochs",
       "Times all texts are seen",
       &C::epochs,
       say("number of epochs"),
       say("at least 1"),
       {1, noLimit}},
      {"max-length",
       "max_length",
       "Tokens a text, special ones included; the rest is cut",
       &C::maxLength,
       say("maximum length"),
       say("at least 3 tokens"),
       {3, noLimit}},
      {"dropout",
       "dropout",
       "Share of values dropped while training",
       &C::dropout,
       say("dropout"),
       say("0 or more and below 1"),
       {0, 1, true, false}},
      {"weight-decay",
       "weight_decay",
       "AdamW's decay",
       &C::weightDecay,
       say("weight decay"),
       say("0 or more and below 1"),
       {0, 1, true, false}},
      {"adversarial",
       "adversarial_radius",
       "Learn each batch again with its token vectors moved this far against the network; 0 not",
       &C::adversarialRadius,
       say("adversarial radius"),
       say("0 (off) or more, below 100"),
       {0, 100, true, false}},
      {"r-drop",
       "r_drop",
       "Weight by which two passes over each text are drawn together; 0 not",
       &C::rDrop,
       say("weight of R-Drop"),
       say("0 (off) to 100"),
       {0, 100}},
      {"label-smoothing",
       "label_smoothing",
       "Share of each text's weight spread over all categories",
       &C::labelSmoothing,
       say("label smoothing"),
       say("0 or more and below 1"),
       {0, 1, true, false}},
      {"focal",
       "focal_gamma",
       "Gamma of the focal loss: what is learnt already counts less; 0 not",
       &C::focalGamma,
       say("focal gamma"),
       say("0 (off) to 10"),
       {0, 10}},
      {"class-weights",
       "class_weights",
       "Rare categories count more in the loss",
       &C::classWeights,
       say("class weights"),
       {}},
      {"balanced-sampling",
       "balanced_sampling",
       "Each category has the same share of an epoch's texts",
       &C::balancedSampling,
       say("balanced sampling"),
       {}},
      {"augment",
       "augment_share",
       "Share of the texts that each epoch reads a little changed; 0 not",
       &C::augmentShare,
       say("share of changed texts"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-deletion",
       "augment_deletion",
       "Words of a changed text that may be left out; a share",
       &C::augmentDeletion,
       say("share of words left out"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-swap",
       "augment_swap",
       "Words of a changed text that may change places; a share",
       &C::augmentSwap,
       say("share of words swapped"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-homophone",
       "augment_homophone",
       "Characters of a changed text that may become others that sound alike; a share",
       &C::augmentHomophone,
       say("share of homophones"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-look-alike",
       "augment_look_alike",
       "Characters of a changed text that may become others that look alike; a share",
       &C::augmentLookAlike,
       say("share of look-alikes"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-masked",
       "augment_masked",
       "Words of a changed text that may become what the encoder expects in their place; a share",
       &C::augmentMasked,
       say("share of words guessed by the encoder"),
       say("between 0 and 1"),
       {0, 1}},
      {"augment-script",
       "augment_script",
       "Share of the changed texts that come in the other script, simplified or traditional",
       &C::augmentScript,
       say("share of texts in the other script"),
       say("between 0 and 1"),
       {0, 1}},
      {"layer-decay",
       "layer_decay",
       "Each layer learns this many times as fast as the one above it",
       &C::layerDecay,
       say("layer decay"),
       say("above 0 and up to 1"),
       {0, 1, false}},
      {"frozen-layers",
       "frozen_layers",
       "So many of the lowest layers stay as they are",
       &C::frozenLayers,
       say("number of frozen layers"),
       say("0 or more"),
       {0, noLimit}},
      {"thaw",
       "epochs_per_thaw",
       "The uppermost frozen layer thaws after so many epochs, and so on; 0 none",
       &C::epochsPerThaw,
       say("number of epochs until a layer thaws"),
       say("0 (never) or more"),
       {0, noLimit}},
      {"embeddings",
       "freeze_embeddings",
       "frozen or trained: the table of token vectors",
       &C::freezeEmbeddings,
       say("token table"),
       {},
       {},
       {"trained", "frozen"}},
      {"head-factor",
       "head_factor",
       "The classifier's rate is this times the learning rate",
       &C::headFactor,
       say("factor of the classifier's learning rate"),
       say("above 0"),
       {0, noLimit, false}},
      {"clip",
       "clip_norm",
       "Largest norm of the gradient",
       &C::clipNorm,
       say("largest gradient norm"),
       say("0 (no limit) or more"),
       {0, noLimit}},
      {"pooling", "pooling", "auto, cls or mean: what is classified", &C::pooling, say("pooling"), {}},
      {"precision", "precision", "auto, fp32 or bf16", &C::precision, say("precision"), {}},
      {"metric",
       "metric",
       "macro-f1, weighted-f1, accuracy, mcc or loss: what makes an evaluation the best",
       &C::metric,
       say("score"),
       {}},
      {"patience",
       "patience",
       "Evaluations without a better one before it stops; 0 never",
       &C::patience,
       say("patience"),
       say("0 (never stop early) or more"),
       {0, noLimit}},
      {"evaluations-per-epoch",
       "evaluations_per_epoch",
       "How often validation is measured",
       &C::evaluationsPerEpoch,
       say("number of evaluations an epoch"),
       say("above 0"),
       {0, noLimit, false}},
      {"ema",
       "ema_decay",
       "Share that the running mean of the weights, which is measured and kept, keeps at each step; 0 not",
       &C::emaDecay,
       say("decay of the running mean"),
       say("0 (off) or more and below 1"),
       {0, 1, true, false}},
      {"average-checkpoints",
       "averaged_checkpoints",
       "Average the weights of so many of the best evaluations at the end, where that is better; 0 not",
       &C::averagedCheckpoints,
       say("number of averaged checkpoints"),
       say("0 (off) to 20"),
       {0, 20}},
      {"second-try",
       "second_try",
       "Train again from the encoder, slower and twice as long, and keep what validation finds better",
       &C::secondTry,
       say("second try"),
       {}},
      {"seed", "seed", "The same seed gives the same run", &C::seed, say("random seed"), {}, {0, noLimit}},
      {"threads",
       "threads",
       "Processor cores to use; 0 all",
       &C::threads,
       say("number of threads"),
       say("0 (all cores) or more"),
       {0, noLimit}},
      {"max-steps",
       "max_steps",
       "Stop after so many steps",
       &C::maxSteps,
       say("largest number of steps"),
       say("0 (no limit) or more"),
       {0, noLimit}},
      {"layers",
       "new_layers",
       "Of a new encoder",
       &N::layers,
       say("number of layers"),
       say("at least 1"),
       {1, noLimit}},
      {"hidden-size",
       "new_hidden_size",
       "Of a new encoder",
       &N::hiddenSize,
       say("hidden size"),
       say("at least 1"),
       {1, noLimit}},
      {"heads", "new_heads", "Of a new encoder", &N::heads, say("number of heads"), say("at least 1"), {1, noLimit}},
      {"intermediate-size",
       "new_intermediate_size",
       "Of a new encoder",
       &N::intermediateSize,
       say("intermediate size"),
       say("at least 1"),
       {1, noLimit}},
  };
}

std::string_view nameOf(Schedule value) { return scheduleName(value); }
std::string_view nameOf(Precision value) { return precisionName(value); }
std::string_view nameOf(Pooling value) { return poolingName(value); }
std::string_view nameOf(Metric value) { return metricName(value); }
void parse(std::string_view text, Schedule& value) { value = scheduleFromName(text); }
void parse(std::string_view text, Precision& value) { value = precisionFromName(text); }
void parse(std::string_view text, Pooling& value) { value = poolingFromName(text); }
void parse(std::string_view text, Metric& value) { value = metricFromName(text); }

template <typename Number>
bool parseNumber(std::string_view text, Number& value) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::string TrainingSetting::text(const TrainConfig& config) const {
  return std::visit(
      [&](auto member) -> std::string {
        const auto& value = fieldOf(config, member);
        using Value = std::remove_cvref_t<decltype(value)>;
        if constexpr (std::same_as<Value, bool>) {
          return std::string(value ? words.yes : words.no);
        } else if constexpr (std::is_enum_v<Value>) {
          return std::string(nameOf(value));
        } else if constexpr (std::floating_point<Value>) {
          return message::shortest(value);
        } else {
          return std::to_string(value);
        }
      },
      field);
}

void TrainingSetting::set(TrainConfig& config, std::string_view value) const {
  std::visit(
      [&](auto member) {
        auto& target = fieldOf(config, member);
        using Value = std::remove_cvref_t<decltype(target)>;
        if constexpr (std::same_as<Value, bool>) {
          if (value != words.yes && value != words.no) {
            throw Error(ErrorCode::BadInput,
                        say("The %1 cannot be \"%2\". Use one of: %3, %4.", name, value, words.no, words.yes));
          }
          target = value == words.yes;
        } else if constexpr (std::is_enum_v<Value>) {
          parse(value, target);
        } else if (!parseNumber(value, target)) {
          if constexpr (std::integral<Value>) {
            throw Error(ErrorCode::BadInput, say("The %1 must be a whole number, not \"%2\".", name, value));
          } else {
            throw Error(ErrorCode::BadInput, say("The %1 must be a number, not \"%2\".", name, value));
          }
        }
      },
      field);
}

bool TrainingSetting::isNumber() const {
  return std::visit(
      [](auto member) {
        using Value = std::remove_cvref_t<decltype(fieldOf(std::declval<TrainConfig&>(), member))>;
        return std::is_arithmetic_v<Value> && !std::same_as<Value, bool>;
      },
      field);
}

void TrainingSetting::requireSound(const TrainConfig& config) const {
  if (range.empty()) return;
  const double value = std::visit([&](auto member) { return static_cast<double>(fieldOf(config, member)); }, field);
  if (!bounds.contain(value)) throw Error(ErrorCode::BadInput, say("The %1 must be %2.", name, range));
}

const std::vector<TrainingSetting>& trainingSettings() {
  static const std::vector<TrainingSetting> settings = declareSettings();
  return settings;
}

const TrainingSetting& trainingSetting(std::string_view option) {
  const auto& all = trainingSettings();
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& one) { return one.option == option; });
  if (found != all.end()) return *found;
  std::string known;
  for (const TrainingSetting& setting : all) known += (known.empty() ? "" : ", ") + std::string(setting.option);
  throw Error(ErrorCode::BadInput, say("There is no %1 named \"%2\". Use one of: %3.", say("setting"), option, known));
}

void requireSoundConfig(const TrainConfig& config) {
  for (const TrainingSetting& setting : trainingSettings()) setting.requireSound(config);
}

}  // namespace wb
