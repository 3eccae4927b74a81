#include "ui/pages/train/setting_rows.h"

#include "ui/pages/train/augmentation_setting.h"
#include "ui/pages/train/setting_row.h"
#include "ui/pages/train/settings_panel.h"

namespace wb::ui {

namespace {

using C = TrainConfig;

template <typename Member>
std::function<double(const TrainConfig&)> getter(Member member) {
  return [member](const TrainConfig& c) { return static_cast<double>(c.*member); };
}

template <typename T>
std::function<void(TrainConfig&, double)> setter(T TrainConfig::*member) {
  return [member](TrainConfig& c, double value) { c.*member = static_cast<T>(value); };
}

template <typename T>
NumberSetting* number(SettingRow::Text name, SettingRow::Text meaning, T TrainConfig::*member,
                      NumberSetting::Range range) {
  return new NumberSetting(std::move(name), std::move(meaning), std::move(range), getter(member), setter(member));
}

template <typename T>
ChoiceSetting* choice(SettingRow::Text name, SettingRow::Text meaning, T TrainConfig::*member,
                      std::vector<ChoiceSetting::Choice> choices) {
  return new ChoiceSetting(std::move(name), std::move(meaning), std::move(choices), getter(member), setter(member));
}

NumberSetting* freshNumber(SettingRow::Text name, SettingRow::Text meaning, int NewEncoder::*member,
                           NumberSetting::Range range) {
  return new NumberSetting(
      std::move(name), std::move(meaning), std::move(range),
      [member](const TrainConfig& c) { return static_cast<double>(c.fresh.*member); },
      [member](TrainConfig& c, double value) { c.fresh.*member = static_cast<int>(value); });
}

bool isMultipleOfHeads(const TrainConfig& config, double width) {
  return config.encoder != newEncoder || static_cast<int>(width) % config.fresh.heads == 0;
}

SettingRow* learningRate() {
  SettingRow* row = number([] { return SettingsPanel::tr("Learning rate"); },
                           [] { return SettingsPanel::tr("How much each step changes; too high diverges"); },
                           &C::learningRate, {1e-7, 0.1, false});
  row->addHelp(
      [] { return SettingsPanel::tr("Find…"); },
      [] { return SettingsPanel::tr("Tries growing rates on your texts and draws where the loss falls fastest"); });
  return row;
}

template <typename Enum>
double asNumber(Enum value) {
  return static_cast<double>(static_cast<int>(value));
}

}  // namespace

std::vector<SettingRow*> newEncoderRows() {
  return {
      freshNumber([] { return SettingsPanel::tr("Layers"); },
                  [] { return SettingsPanel::tr("Depth of the new network"); }, &NewEncoder::layers, {1, 24, true}),
      freshNumber([] { return SettingsPanel::tr("Heads"); },
                  [] { return SettingsPanel::tr("Views each layer takes of the text"); }, &NewEncoder::heads,
                  {1, 16, true}),
      freshNumber([] { return SettingsPanel::tr("Width"); },
                  [] { return SettingsPanel::tr("Numbers per token; a multiple of the heads"); },
                  &NewEncoder::hiddenSize, {16, 1024, true, isMultipleOfHeads}),
  };
}

std::vector<SettingRow*> commonRows() {
  return {
      learningRate(),
      choice([] { return SettingsPanel::tr("Schedule"); },
             [] { return SettingsPanel::tr("Slow start, fast middle, gentle end"); }, &C::schedule,
             {{asNumber(Schedule::Linear), [] { return SettingsPanel::tr("Linear after warm-up"); }},
              {asNumber(Schedule::Cosine), [] { return SettingsPanel::tr("Cosine after warm-up"); }},
              {asNumber(Schedule::Polynomial), [] { return SettingsPanel::tr("Quadratic after warm-up"); }},
              {asNumber(Schedule::Constant), [] { return SettingsPanel::tr("Constant after warm-up"); }}}),
      number([] { return SettingsPanel::tr("Batch size"); }, [] { return SettingsPanel::tr("Texts seen at once"); },
             &C::batchSize, {1, 1024, true}),
      number([] { return SettingsPanel::tr("Epochs"); }, [] { return SettingsPanel::tr("Times all texts are read"); },
             &C::epochs, {1, 1000, true}),
      number([] { return SettingsPanel::tr("Longest text"); },
             [] { return SettingsPanel::tr("In tokens; what is longer is cut"); }, &C::maxLength, {8, 512, true}),
      number([] { return SettingsPanel::tr("Dropout"); },
             [] { return SettingsPanel::tr("Hides a part at random, against learning by heart"); }, &C::dropout,
             {0, 0.9, false}),
      number([] { return SettingsPanel::tr("Weight decay"); },
             [] { return SettingsPanel::tr("Keeps single weights from growing large"); }, &C::weightDecay,
             {0, 1, false}),
      number([] { return SettingsPanel::tr("Adversarial"); },
             [] {
               return SettingsPanel::tr("Also learns each batch made harder by this much; doubles the time, 0 is off");
             },
             &C::adversarialRadius, {0, 100, false}),
      choice([] { return SettingsPanel::tr("Token table"); },
             [] { return SettingsPanel::tr("Frozen is faster and safer with few texts"); }, &C::freezeEmbeddings,
             {{1, [] { return SettingsPanel::tr("Frozen"); }}, {0, [] { return SettingsPanel::tr("Trained"); }}}),
      choice([] { return SettingsPanel::tr("Early stopping"); },
             [] { return SettingsPanel::tr("Ends when validation no longer gets better"); }, &C::patience,
             {{0, [] { return SettingsPanel::tr("Off"); }},
              {1, [] { return SettingsPanel::tr("After 1 without gain"); }},
              {2, [] { return SettingsPanel::tr("After 2 without gain"); }},
              {3, [] { return SettingsPanel::tr("After 3 without gain"); }},
              {5, [] { return SettingsPanel::tr("After 5 without gain"); }}}),
      choice([] { return SettingsPanel::tr("Precision"); },
             [] { return SettingsPanel::tr("Automatic takes the fastest this machine has"); }, &C::precision,
             {{asNumber(Precision::Auto), [] { return SettingsPanel::tr("Automatic"); }},
              {asNumber(Precision::Fp32), [] { return SettingsPanel::tr("32 bit"); }},
              {asNumber(Precision::Bf16), [] { return SettingsPanel::tr("bf16"); }}}),
      number([] { return SettingsPanel::tr("Random seed"); },
             [] { return SettingsPanel::tr("The same seed gives the same result"); }, &C::seed, {0, 9e15, true})};
}

std::vector<SettingRow*> advancedRows() {
  return {
      number([] { return SettingsPanel::tr("Warm-up"); },
             [] { return SettingsPanel::tr("Share of the steps in which the rate rises"); }, &C::warmup, {0, 1, false}),
      number([] { return SettingsPanel::tr("Head factor"); },
             [] { return SettingsPanel::tr("The classifier learns this many times faster"); }, &C::headFactor,
             {0.1, 1000, false}),
      number([] { return SettingsPanel::tr("Label smoothing"); },
             [] { return SettingsPanel::tr("Is never quite sure: this share of each label goes to all categories"); },
             &C::labelSmoothing, {0, 0.9, false}),
      number(
          [] { return SettingsPanel::tr("R-Drop"); },
          [] {
            return SettingsPanel::tr(
                "Reads each text twice under other dropout and draws the answers together; doubles the time, 0 is off");
          },
          &C::rDrop, {0, 100, false}),
      number([] { return SettingsPanel::tr("Focal gamma"); },
             [] { return SettingsPanel::tr("What is learnt already counts less; 0 is off"); }, &C::focalGamma,
             {0, 10, false}),
      choice([] { return SettingsPanel::tr("Class weights"); },
             [] { return SettingsPanel::tr("Rare categories count more in the loss"); }, &C::classWeights,
             {{0, [] { return SettingsPanel::tr("Off"); }}, {1, [] { return SettingsPanel::tr("On"); }}}),
      choice([] { return SettingsPanel::tr("Balanced sampling"); },
             [] { return SettingsPanel::tr("Rare categories are read as often as frequent ones"); },
             &C::balancedSampling,
             {{0, [] { return SettingsPanel::tr("Off"); }}, {1, [] { return SettingsPanel::tr("On"); }}}),
      new AugmentationSetting([] { return SettingsPanel::tr("Changed texts"); },
                              [] {
                                return SettingsPanel::tr(
                                    "Each epoch reads so many texts a little changed; see how on your own texts");
                              }),
      number([] { return SettingsPanel::tr("Layer decay"); },
             [] {
               return SettingsPanel::tr(
                   "Each layer learns this many times as fast as the one above it; 1 is all alike");
             },
             &C::layerDecay, {0.1, 1, false}),
      number([] { return SettingsPanel::tr("Frozen layers"); },
             [] { return SettingsPanel::tr("So many of the lowest layers stay as they are; saves time too"); },
             &C::frozenLayers, {0, 100, true}),
      number([] { return SettingsPanel::tr("Thaw after"); },
             [] {
               return SettingsPanel::tr(
                   "Epochs until the uppermost frozen layer learns too, then the next; 0 is never");
             },
             &C::epochsPerThaw, {0, 1000, false}),
      number([] { return SettingsPanel::tr("Batch by tokens"); },
             [] { return SettingsPanel::tr("About so many tokens at once, instead of so many texts; 0 is off"); },
             &C::batchTokens, {0, 1000000, true}),
      number([] { return SettingsPanel::tr("Accumulate"); },
             [] { return SettingsPanel::tr("Batches whose gradients make one step"); }, &C::accumulate, {1, 64, true}),
      number([] { return SettingsPanel::tr("Clipping"); },
             [] { return SettingsPanel::tr("Longest gradient; 0 clips nothing"); }, &C::clipNorm, {0, 1000, false}),
      choice([] { return SettingsPanel::tr("Classified"); },
             [] { return SettingsPanel::tr("The vector the decision is made from"); }, &C::pooling,
             {{asNumber(Pooling::Auto), [] { return SettingsPanel::tr("As the encoder was made"); }},
              {asNumber(Pooling::Cls), [] { return SettingsPanel::tr("[CLS]"); }},
              {asNumber(Pooling::Mean), [] { return SettingsPanel::tr("Mean of all tokens"); }}}),
      number([] { return SettingsPanel::tr("Evaluations"); },
             [] { return SettingsPanel::tr("How often an epoch validation is measured"); }, &C::evaluationsPerEpoch,
             {1, 20, true}),
      choice([] { return SettingsPanel::tr("Best by"); },
             [] { return SettingsPanel::tr("The validation score that decides which weights are kept"); }, &C::metric,
             {{asNumber(Metric::MacroF1), [] { return SettingsPanel::tr("Macro-F1"); }},
              {asNumber(Metric::WeightedF1), [] { return SettingsPanel::tr("Weighted F1"); }},
              {asNumber(Metric::Accuracy), [] { return SettingsPanel::tr("Accuracy"); }},
              {asNumber(Metric::Matthews), [] { return SettingsPanel::tr("MCC"); }},
              {asNumber(Metric::Loss), [] { return SettingsPanel::tr("Loss"); }}}),
      number(
          [] { return SettingsPanel::tr("Running mean"); },
          [] { return SettingsPanel::tr("Keeps the mean of the weights over the last steps, such as 0.99; 0 is off"); },
          &C::emaDecay, {0, 0.9999, false}),
      number([] { return SettingsPanel::tr("Average the best"); },
             [] {
               return SettingsPanel::tr(
                   "At the end averages the weights of so many of the best evaluations, if that is better; 0 is off");
             },
             &C::averagedCheckpoints, {0, 20, true}),
      choice(
          [] { return SettingsPanel::tr("Second try"); },
          [] {
            return SettingsPanel::tr(
                "Afterwards trains once more from the encoder, slower and twice as long; validation keeps the better "
                "of the two");
          },
          &C::secondTry, {{0, [] { return SettingsPanel::tr("Off"); }}, {1, [] { return SettingsPanel::tr("On"); }}}),
      number([] { return SettingsPanel::tr("Cores"); },
             [] { return SettingsPanel::tr("Processor cores to use; 0 takes all"); }, &C::threads, {0, 256, true})};
}

}  // namespace wb::ui
