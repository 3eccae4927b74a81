#include "core/workflow/train_run.h"

#include <algorithm>
#include <chrono>

#include "core/base/file_lock.h"
#include "core/data/training_settings.h"
#include "core/nn/encoder_folder.h"
#include "core/store/category_store.h"
#include "core/store/run_store.h"
#include "core/workflow/encoders.h"
#include "core/workflow/epoch_changes.h"
#include "core/workflow/run_files.h"
#include "core/workflow/run_recorder.h"
#include "core/workflow/runs.h"
#include "core/workflow/training_texts.h"

namespace wb {
namespace {

constexpr const char* newEncoderName = "new";

std::int64_t now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

RunRecord newRecord(const TrainConfig& config, const std::vector<Category>& categories, bool severalLabels) {
  RunRecord run;
  run.severalLabels = severalLabels;
  run.encoder = config.encoder;
  run.config = config;
  run.startedAt = now();
  for (const Category& category : categories) {
    run.categories.push_back(category.id);
    run.categoryNames.push_back(category.name);
  }
  return run;
}

FileLock lockRun(const RunFiles& files, RunId run) {
  std::filesystem::create_directories(files.state);
  std::optional<FileLock> lock = FileLock::tryTake(files.lock);
  if (!lock) throw Error(ErrorCode::Busy, say("Run %1 is already being trained.", run));
  return std::move(*lock);
}

/// Stores a new run; others see it first when it is locked.
FileLock insertLocked(const Project& project, RunRecord& run) {
  Transaction transaction(project.database());
  run.id = insertRun(project.database(), run);
  FileLock lock = lockRun(RunFiles(project, run.id), run.id);
  transaction.commit();
  return lock;
}

/// Tokenises, changes texts where there is an `augmenter`, and trains; the record is stored and locked. Whatever
/// happens is written down.
RunRecord work(const Project& project, const RunRecord& run, TrainingTask task, const TrainingTexts& texts,
               TextAugmenter* augmenter, const TrainSink& sink, const TrainControl& control) {
  RunRecorder recorder(project, run, sink);
  const RunFiles files(project, run.id);
  FinishedEvent failed;
  failed.state = RunState::Failed;
  task.keepEvents = [&recorder] { recorder.flush(); };
  try {
    if (task.encoder == files.newEncoder && !std::filesystem::exists(files.newEncoder)) {
      createEncoder(task.encoder, task.config.fresh, readAllTexts(project.database()), task.config.seed);
    }
    const auto tokenizer = loadTokenizer(task.encoder);
    task.train = tokenize(texts.train, *tokenizer, run.categories, task.config.maxLength, task.cutTexts, control.stop);
    task.validation =
        tokenize(texts.validation, *tokenizer, run.categories, task.config.maxLength, task.cutTexts, control.stop);
    if (augmenter != nullptr) {
      task.changes = epochChanges(*augmenter, *tokenizer, texts.train, task.config, control.stop);
    }
    fineTune(
        task, [&](const TrainEvent& event) { recorder.take(event); }, control);
  } catch (const Error& error) {
    const bool stopped = error.code() == ErrorCode::Cancelled;
    if (stopped) failed.state = RunState::Stopped;
    failed.bestEpoch = recorder.run().bestEpoch;
    failed.accuracy = recorder.run().accuracy.value_or(0);
    failed.macroF1 = recorder.run().macroF1.value_or(0);
    failed.steps = recorder.run().steps;
    recorder.take(failed);
    if (!stopped) throw;
  }
  const RunRecord ended = readRun(project, run.id);
  // One that was stopped before it had a state begins anew when it is resumed.
  if (ended.state == RunState::Stopped || canResume(files.state)) return ended;
  std::filesystem::remove_all(files.state);
  return readRun(project, run.id);
}

TrainingTask newTask(const RunRecord& run, const RunFiles& files) {
  TrainingTask task;
  task.config = run.config;
  task.weights = files.weights;
  task.state = files.state;
  task.classes = run.categoryNames;
  task.severalLabels = run.severalLabels;
  return task;
}

std::vector<CategoryId> idsOf(const std::vector<Category>& categories) {
  std::vector<CategoryId> ids;
  ids.reserve(categories.size());
  for (const Category& category : categories) ids.push_back(category.id);
  return ids;
}

/// The events that a resumed run does not repeat: what came behind its state happens again.
std::vector<TrainEvent> eventsUntilState(const Project& project, RunId run, const RunFiles& files) {
  std::vector<TrainEvent> events = readRunEvents(project.database(), run);
  const auto kept = static_cast<std::size_t>(resumedEvents(files.state));
  if (events.size() > kept) events.resize(kept);
  return events;
}

/// One that cannot be used is refused in its own words.
EncoderInfo usableEncoder(const Project& project, const std::string& name) {
  const EncoderInfo encoder = findEncoder(project, name);
  return checkEncoderAndTokenizer(encoder.folder);
}

/// The folder, unless it is that of a network that is yet to be made.
std::filesystem::path guessingEncoder(const std::filesystem::path& folder) {
  if (!folder.empty()) return folder;
  throw Error(ErrorCode::BadInput, say("A new network has not learnt any words yet, so it cannot guess hidden ones. "
                                       "Choose a pretrained encoder, or do without words from the encoder."));
}

std::filesystem::path encoderFolder(const Project& project, const std::string& name, const RunFiles& files) {
  if (name == newEncoderName) return files.newEncoder;
  return usableEncoder(project, name).folder;
}

}  // namespace

RunRecord trainRun(const Project& project, const TrainConfig& config, const TrainSink& sink,
                   const TrainControl& control) {
  requireSoundConfig(config);
  const std::vector<Category> categories = readCategories(project.database());
  const TrainingTexts texts = readTrainingTexts(project, idsOf(categories));
  requireTrainable(texts);
  if (texts.severalLabels && config.metric == Metric::Matthews) {
    throw Error(
        ErrorCode::BadInput,
        say("The Matthews correlation is that of one label a text; this project gives several. Let another score "
            "choose the best epoch, such as macro-f1."));
  }
  TrainConfig settings = config;
  std::filesystem::path encoder;
  if (config.encoder != newEncoderName) {
    const EncoderInfo info = usableEncoder(project, config.encoder);
    encoder = info.folder;
    settings.maxLength = std::min(config.maxLength, info.maxLength);
  }
  const auto augmenter = augmenterFor(settings, [&] { return guessingEncoder(encoder); });
  RunRecord run = newRecord(settings, categories, texts.severalLabels);
  const FileLock lock = insertLocked(project, run);
  const RunFiles files(project, run.id);
  if (config.encoder == newEncoderName) encoder = files.newEncoder;
  TrainingTask task = newTask(run, files);
  task.encoder = encoder;
  return work(project, run, std::move(task), texts, augmenter.get(), sink, control);
}

RunRecord resumeRun(const Project& project, RunId id, const TrainSink& sink, const TrainControl& control,
                    const TrainSink& before) {
  RunRecord run = readRun(project, id);
  const RunFiles files(project, id);
  if (run.state == RunState::Running || run.state == RunState::Paused) {
    throw Error(ErrorCode::Busy, say("Run %1 is being trained already.", id));
  }
  if (!run.resumable) {
    throw Error(ErrorCode::BadInput,
                run.state == RunState::Finished
                    ? say("Run %1 is finished: there is nothing left to train. Start a new run.", id)
                    : say("Run %1 has kept nothing to go on from. Start a new run.", id));
  }
  const FileLock lock = lockRun(files, id);
  const TrainingTexts texts = readTrainingTexts(project, run.categories);
  if (texts.severalLabels != run.severalLabels) {
    throw Error(
        ErrorCode::BadInput,
        say("Run %1 began before it was changed whether texts have one category or several. Start a new run.", id));
  }
  requireTrainable(texts);
  TrainingTask task = newTask(run, files);
  task.resume = canResume(files.state);
  // What the state lacks lies in the weights as in the encoder, which may have been removed since.
  task.encoder = task.resume && files.hasWeights() ? files.weights : encoderFolder(project, run.config.encoder, files);
  if (run.config.secondTry) task.again = encoderFolder(project, run.config.encoder, files);
  const auto augmenter = augmenterFor(run.config, [&] { return encoderFolder(project, run.config.encoder, files); });
  const std::vector<TrainEvent> events = eventsUntilState(project, id, files);
  replaceRunEvents(project.database(), id, events);
  run.state = RunState::Running;
  updateRun(project.database(), run);
  if (before) std::for_each(events.begin(), events.end(), before);
  return work(project, run, std::move(task), texts, augmenter.get(), sink, control);
}

}  // namespace wb
