// augment.
#include <algorithm>
#include <optional>
#include <string_view>

#include "app/cli/command.h"
#include "core/workflow/encoders.h"
#include "core/workflow/text_augmenter.h"

namespace wb::cli {

namespace {

struct AugmentOptions {
  std::string project;
  std::vector<TextArgument> texts;
  std::vector<std::string> kinds;
  std::string encoder;
  std::optional<double> rate;
  std::uint64_t seed = 42;
  int versions = 3;
};

/// Those asked for; without a wish all that can be had.
std::vector<Augmentation> kindsOf(const AugmentOptions& options) {
  std::vector<Augmentation> kinds;
  for (const std::string& name : options.kinds) kinds.push_back(augmentationFromName(name));
  if (!kinds.empty()) return kinds;
  kinds.assign(allAugmentations.begin(), allAugmentations.end());
  if (options.encoder.empty()) std::erase(kinds, Augmentation::Masked);
  return kinds;
}

std::string encoderFolder(const AugmentOptions& options, const std::vector<Augmentation>& kinds) {
  if (std::find(kinds.begin(), kinds.end(), Augmentation::Masked) == kinds.end()) return {};
  if (options.encoder.empty())
    throw Error(ErrorCode::BadInput, say("Say which encoder guesses words: --encoder NAME."));
  return findEncoder(Project::open(options.project), options.encoder).folder;
}

/// Prints what one kind makes of the texts, a line a text.
void show(const std::vector<std::string>& texts, Augmentation kind, TextAugmenter& augmenter,
          const AugmentOptions& options, const Context& context) {
  const std::vector<std::string_view> views(texts.begin(), texts.end());
  std::vector<Json> versions(texts.size(), Json::array());
  for (int version = 0; version < options.versions; ++version) {
    for (std::size_t i = 0; i < texts.size(); ++i) versions[i].push_back(texts[i]);
    for (const auto& change : augmenter.change(views, 1, options.seed, version, context.stop)) {
      versions[change.text].back() = change.changed;
    }
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::string text = std::string(augmentationName(kind)) + "  " + texts[i];
    for (const Json& version : versions[i]) text += "\n  " + version.get<std::string>();
    context.output.result({{"text", texts[i]}, {"kind", augmentationName(kind)}, {"augmented", versions[i]}}, text);
  }
}

void augment(const AugmentOptions& options, const Context& context) {
  Project::open(options.project);
  const std::vector<Augmentation> kinds = kindsOf(options);
  const std::string folder = encoderFolder(options, kinds);
  std::vector<std::unique_ptr<TextAugmenter>> augmenters;
  for (const Augmentation kind : kinds) {
    AugmentationRates rates;
    rates[kind] = options.rate.value_or(previewRates[kind]);
    augmenters.push_back(std::make_unique<TextAugmenter>(rates, folder));
  }
  forEachBatch(options.texts, context.stop, [&](const std::vector<std::string>& texts) {
    for (std::size_t i = 0; i < kinds.size(); ++i) show(texts, kinds[i], *augmenters[i], options, context);
  });
}

}  // namespace

void addAugmentCommand(Commands& commands) {
  commands.add<AugmentOptions>(
      "augment", "Show how augmentation changes texts",
      [](CLI::App& sub, AugmentOptions& o) {
        addProject(sub, o.project);
        sub.add_option("TEXT", o.texts, "Texts; - or nothing reads lines from stdin");
        sub.add_option("--kind", o.kinds, "deletion, swap, homophone, look-alike, masked or script; all if left out")
            ->delimiter(',');
        sub.add_option("--encoder", o.encoder,
                       "Guesses hidden words for \"masked\": a name of `encoders`, or a folder");
        sub.add_option("--rate", o.rate, "Share of the words or characters that change")->check(CLI::Range(0.0, 1.0));
        sub.add_option("--seed", o.seed, "The same seed gives the same changes")->capture_default_str();
        sub.add_option("--n", o.versions, "Versions of each text")->capture_default_str()->check(CLI::Range(1, 1000));
      },
      augment);
}

}  // namespace wb::cli
