#include "core/workflow/models.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>

#include "core/base/abandoned_writes.h"
#include "core/nn/text_encoder.h"
#include "core/store/labelled_texts.h"
#include "core/workflow/encoders.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

std::int64_t bytesIn(const fs::path& folder) {
  std::error_code unreadable;
  std::int64_t bytes = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder, unreadable)) {
    const auto size = entry.is_regular_file(unreadable) ? entry.file_size(unreadable) : 0;
    if (!unreadable) bytes += static_cast<std::int64_t>(size);
  }
  return bytes;
}

/// The runs of `encoder` with a score, the best one first.
std::vector<RunRecord> scoredRuns(const std::vector<RunRecord>& all, const std::string& encoder) {
  std::vector<RunRecord> runs;
  std::copy_if(all.begin(), all.end(), std::back_inserter(runs), [&](const RunRecord& run) {
    return run.macroF1.has_value() && fs::path(run.encoder).filename() == encoder;
  });
  std::stable_sort(runs.begin(), runs.end(), [](const RunRecord& a, const RunRecord& b) {
    return a.macroF1.value_or(0) > b.macroF1.value_or(0);
  });
  return runs;
}

/// Texts spread evenly over the corpus.
std::vector<std::string> sampledTexts(const Project& project, std::size_t most) {
  const std::vector<std::string> all = readAllTexts(project.database());
  if (all.empty()) {
    throw Error(ErrorCode::NotFound,
                say("This project holds no texts to measure the speed with. Import a corpus first."));
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < all.size(); i += (all.size() - 1) / most + 1) texts.push_back(all[i]);
  return texts;
}

}  // namespace

ModelList listModels(const Project& project) {
  ModelList list;
  const std::vector<RunRecord> runs = listRuns(project);
  for (EncoderInfo& info : listEncoders(project)) {
    EncoderEntry entry;
    entry.bytes = bytesIn(info.folder);
    entry.inProject = fs::path(info.folder).parent_path() == project.encodersFolder();
    entry.runs = scoredRuns(runs, info.name);
    entry.info = std::move(info);
    list.encoders.push_back(std::move(entry));
  }
  for (const RunRecord& run : runs) {
    if (run.hasWeights) list.classifiers.push_back({run, bytesIn(RunFiles(project, run.id).weights)});
  }
  return list;
}

void removeEncoder(const Project& project, const std::string& name) {
  const fs::path folder = project.encodersFolder() / name;
  if (name.empty() || folder.parent_path() != project.encodersFolder() || !fs::is_directory(folder)) {
    const std::string installed = findEncoder(project, name).folder;
    throw Error(ErrorCode::BadInput,
                say("The encoder %1 is installed for all projects and stays. It lies in %2.", name, installed));
  }
  // Out of sight in one step; what a crash leaves of it under this name goes at the next opening.
  std::string hidden = temporaryPattern(folder);
  if (::mkdtemp(hidden.data()) == nullptr) throw systemError(say("remove the folder %1", folder), errno);
  std::error_code cause;
  fs::rename(folder, hidden, cause);
  if (!cause) fs::remove_all(hidden, cause);
  if (cause) throw systemError(say("remove the folder %1", folder), cause.value());
}

double measureSpeed(const Project& project, const std::string& encoder, int maxLength, const ProgressSink& progress,
                    const std::stop_token& stop) {
  constexpr std::size_t textsAtOnce = 128;
  constexpr double leastSeconds = 2;
  constexpr std::int64_t milli = 1000;
  constexpr auto wholeTime = static_cast<std::int64_t>(leastSeconds * milli);
  const std::vector<std::string> texts = sampledTexts(project, textsAtOnce);
  const std::unique_ptr<TextEncoder> network = TextEncoder::load(findEncoder(project, encoder).folder);
  ClassifyOptions options;
  options.maxLength = static_cast<std::size_t>(maxLength);
  options.stop = stop;
  network->embed(texts, options);
  std::int64_t done = 0;
  double seconds = 0;
  const auto start = std::chrono::steady_clock::now();
  while (seconds < leastSeconds) {
    network->embed(texts, options);
    done += static_cast<std::int64_t>(texts.size());
    seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    if (progress) progress({std::min(static_cast<std::int64_t>(seconds * milli), wholeTime), wholeTime});
  }
  return static_cast<double>(done) / seconds;
}

}  // namespace wb
