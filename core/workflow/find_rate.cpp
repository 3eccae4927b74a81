#include "core/workflow/find_rate.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <algorithm>

#include "core/data/training_settings.h"
#include "core/nn/encoder_folder.h"
#include "core/store/category_store.h"
#include "core/train/rate_finder.h"
#include "core/workflow/encoders.h"
#include "core/workflow/training_texts.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

/// A folder that goes when the search is over.
class PassingFolder {
 public:
  PassingFolder() {
    std::string pattern = (fs::temp_directory_path() / "wenbiao-rate-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr) {
      throw Error(ErrorCode::Io, say("Cannot write to %1. Free space there, or set TMPDIR to another folder.",
                                     fs::temp_directory_path()));
    }
    m_path = pattern;
  }
  ~PassingFolder() {
    std::error_code ignored;
    fs::remove_all(m_path, ignored);
  }
  PassingFolder(const PassingFolder&) = delete;
  PassingFolder& operator=(const PassingFolder&) = delete;
  const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
};

}  // namespace

RateFinding findRate(const Project& project, const TrainConfig& config, const RateRange& range, const RateSink& sink,
                     const std::stop_token& stop) {
  requireSoundConfig(config);
  if (!(range.from > 0 && range.from < range.to)) {
    throw Error(ErrorCode::BadInput, say("The first learning rate must be above 0 and below the last one."));
  }
  std::vector<CategoryId> ids;
  TrainingTask task;
  task.config = config;
  for (const Category& category : readCategories(project.database())) {
    ids.push_back(category.id);
    task.classes.push_back(category.name);
  }
  const TrainingTexts texts = readTrainingTexts(project, ids);
  requireTrainable(texts);
  task.severalLabels = texts.severalLabels;
  const PassingFolder fresh;
  int longest = config.maxLength;
  if (config.encoder == newEncoder) {
    task.encoder = fresh.path() / "encoder";
    createEncoder(task.encoder, config.fresh, readAllTexts(project.database()), config.seed);
  } else {
    const EncoderInfo encoder = findEncoder(project, config.encoder);
    task.encoder = checkEncoderAndTokenizer(encoder.folder).folder;
    longest = std::min(longest, encoder.maxLength);
  }
  std::int64_t cut = 0;
  task.train = tokenize(texts.train, *loadTokenizer(task.encoder), ids, longest, cut, stop);
  return findRate(task, range, sink, stop);
}

Message rateWords(const RateFinding& found) {
  if (!found.suggested) {
    return say(
        "The loss did not fall clearly at any of these rates, so none is suggested. Label more texts, or choose a "
        "larger batch.");
  }
  const auto text = [](double rate) { return fmt::format("{:.1e}", rate); };
  if (!found.divergedAt) {
    return say("Suggested is %1. The loss falls fastest at %2, is lowest at %3 and does not rise again.",
               text(*found.suggested), text(*found.steepest), text(*found.lowest));
  }
  return say("Suggested is %1. The loss falls fastest at %2, is lowest at %3 and has left it far behind at %4.",
             text(*found.suggested), text(*found.steepest), text(*found.lowest), text(*found.divergedAt));
}

}  // namespace wb
