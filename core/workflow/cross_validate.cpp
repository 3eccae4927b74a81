#include "core/workflow/cross_validate.h"

#include <algorithm>
#include <chrono>
#include <set>

#include "core/base/atomic_folder.h"
#include "core/base/file_lock.h"
#include "core/data/training_settings.h"
#include "core/nn/encoder_folder.h"
#include "core/nn/text_classifier.h"
#include "core/store/category_store.h"
#include "core/store/cross_validation_store.h"
#include "core/store/sample_groups.h"
#include "core/workflow/cross_validation_files.h"
#include "core/workflow/cross_validations.h"
#include "core/workflow/encoders.h"
#include "core/workflow/epoch_changes.h"
#include "core/workflow/stratified_folds.h"
#include "core/workflow/stratified_split.h"
#include "core/workflow/training_texts.h"

namespace wb {
namespace {

constexpr int mostFolds = 50;

std::int64_t now() {
  using std::chrono::system_clock;
  return std::chrono::duration_cast<std::chrono::seconds>(system_clock::now().time_since_epoch()).count();
}

void requireSoundPlan(const CrossValidationPlan& plan) {
  requireSoundConfig(plan.config);
  if (plan.folds < 2 || plan.folds > mostFolds) {
    throw Error(ErrorCode::BadInput, say("The number of folds must be 2 to %1; %2 was given.", mostFolds, plan.folds));
  }
  if (!(plan.innerValidation >= 0 && plan.innerValidation <= 0.5)) {
    throw Error(ErrorCode::BadInput,
                say("The share of a fold's texts that chooses its epoch must be 0 (its last epoch is taken) to 0.5."));
  }
}

/// The labelled texts that take part, by id.
std::vector<LabelledText> readPool(const Project& project, const CrossValidationPlan& plan,
                                   const std::vector<Category>& categories) {
  std::vector<CategoryId> ids;
  for (const Category& category : categories) ids.push_back(category.id);
  TrainingTexts texts = readTrainingTexts(project, ids);
  if (texts.severalLabels) {
    throw Error(ErrorCode::BadInput,
                say("Cross-validation deals out texts that have one category each; in this project "
                    "a text may have several. Train with a validation split instead."));
  }
  if (plan.withValidation) {
    std::move(texts.validation.begin(), texts.validation.end(), std::back_inserter(texts.train));
    std::sort(texts.train.begin(), texts.train.end(),
              [](const LabelledText& a, const LabelledText& b) { return a.id < b.id; });
  }
  texts.validation.clear();
  requireTrainable(texts);
  return std::move(texts.train);
}

int indexOf(const std::vector<Category>& categories, CategoryId id) {
  const auto found = std::find_if(categories.begin(), categories.end(), [id](const Category& c) { return c.id == id; });
  return static_cast<int>(found - categories.begin());
}

/// Each text with the fold that holds it out. Throws where a fold would have nothing to hold out or to tell apart.
std::vector<OutOfFold> dealOut(const std::vector<LabelledText>& pool, const CrossValidationPlan& plan,
                               const std::vector<Category>& categories) {
  if (static_cast<int>(pool.size()) < plan.folds) {
    throw Error(ErrorCode::BadInput, say("%1 labelled texts cannot be divided into %2 folds. Take fewer folds, or "
                                         "label more texts.",
                                         pool.size(), plan.folds));
  }
  std::vector<int> labels;
  for (const LabelledText& text : pool) labels.push_back(indexOf(categories, text.category));
  Random random(plan.config.seed);
  const std::vector<int> folds = stratifiedFolds(labels, categories.size(), plan.folds, random);
  std::vector<std::set<int>> kept(static_cast<std::size_t>(plan.folds));  // categories a fold is trained on
  std::vector<OutOfFold> texts;
  for (std::size_t i = 0; i < pool.size(); ++i) {
    for (int fold = 0; fold < plan.folds; ++fold) {
      if (fold != folds[i]) kept[static_cast<std::size_t>(fold)].insert(labels[i]);
    }
    texts.push_back({pool[i].id, pool[i].text, folds[i] + 1, pool[i].category, {}});
  }
  if (std::any_of(kept.begin(), kept.end(), [](const std::set<int>& one) { return one.size() < 2; })) {
    throw Error(ErrorCode::Training,
                say("There are too few texts outside the largest category: in some fold only one category would be "
                    "left to train on. Label more texts of the others."));
  }
  return texts;
}

/// One cross-validation at work: its record is stored, its folder locked.
class CrossValidation {
 public:
  CrossValidation(const Project& project, CrossValidationRecord record, const CrossValidationSink& sink,
                  const TrainControl& control)
      : m_project(project),
        m_record(std::move(record)),
        m_files(project, m_record.id),
        m_texts(readOutOfFold(project.database(), m_record.id)),
        m_sink(sink),
        m_control(control) {}

  /// Whatever happens is written down.
  CrossValidationRecord run();

 private:
  bool finished(int fold) const;
  void trainFold(int fold);
  TrainingTask taskOf(int fold) const;
  void tell(const CrossValidationEvent& event) const {
    if (m_sink) m_sink(event);
  }

  const Project& m_project;
  CrossValidationRecord m_record;
  const CrossValidationFiles m_files;
  std::vector<OutOfFold> m_texts;
  std::filesystem::path m_encoder;
  std::unique_ptr<Tokenizer> m_tokenizer;
  std::unique_ptr<TextAugmenter> m_augmenter;  ///< none where no texts are changed
  const CrossValidationSink& m_sink;
  const TrainControl& m_control;
};

bool CrossValidation::finished(int fold) const {
  return std::none_of(m_texts.begin(), m_texts.end(),
                      [fold](const OutOfFold& text) { return text.fold == fold && text.probabilities.empty(); });
}

/// Moves the inner validation texts out of `train`, in equal shares of each category.
std::vector<LabelledText> takeInnerValidation(std::vector<LabelledText>& train, const CrossValidationRecord& record) {
  std::vector<LabelledSample> movable;
  movable.reserve(train.size());
  for (const LabelledText& text : train) movable.push_back({text.id, text.category, {}});
  Random random(record.plan.config.seed);
  const SplitPlan split = stratifiedSplit(movable, {}, record.plan.innerValidation, 0, random);
  const std::set<SampleId> chosen(split.validation.begin(), split.validation.end());
  std::vector<LabelledText> validation;
  for (const LabelledText& text : train) {
    if (chosen.contains(text.id)) validation.push_back(text);
  }
  std::erase_if(train, [&](const LabelledText& text) { return chosen.contains(text.id); });
  return validation;
}

TrainingTask CrossValidation::taskOf(int fold) const {
  std::vector<LabelledText> train;
  for (const OutOfFold& text : m_texts) {
    if (text.fold != fold) train.push_back({text.sample, text.text, text.label, {}});
  }
  std::vector<LabelledText> validation;
  if (m_record.plan.innerValidation > 0) validation = takeInnerValidation(train, m_record);
  TrainingTask task;
  task.config = m_record.plan.config;
  task.weights = m_files.weights(fold);
  task.state = m_files.state(fold);
  task.classes = m_record.categoryNames;
  task.resume = canResume(task.state);
  task.encoder = task.resume && std::filesystem::exists(task.weights) ? task.weights : m_encoder;
  const int length = task.config.maxLength;
  task.train = tokenize(train, *m_tokenizer, m_record.categories, length, task.cutTexts, m_control.stop);
  task.validation = tokenize(validation, *m_tokenizer, m_record.categories, length, task.cutTexts, m_control.stop);
  if (m_augmenter) task.changes = epochChanges(*m_augmenter, *m_tokenizer, train, task.config, m_control.stop);
  std::filesystem::create_directories(task.state);
  return task;
}

void CrossValidation::trainFold(int fold) {
  std::vector<OutOfFold> heldOut;
  for (const OutOfFold& text : m_texts) {
    if (text.fold == fold) heldOut.push_back(text);
  }
  const TrainingTask task = taskOf(fold);
  tell(FoldStarted{m_record.id, fold, m_record.plan.folds, static_cast<std::int64_t>(task.train.size()),
                   static_cast<std::int64_t>(heldOut.size())});
  const bool chooses = !task.validation.empty();
  const FinishedEvent end = fineTune(
      task,
      [&](const TrainEvent& event) {
        const auto* notice = std::get_if<NoticeEvent>(&event);  // that there is no validation is meant so here
        if (chooses || notice == nullptr || notice->kind != NoticeKind::NoValidation) tell(FoldTraining{fold, event});
      },
      m_control);
  throwIfStopped(m_control.stop);
  ClassifyOptions options;
  options.maxLength = static_cast<std::size_t>(task.config.maxLength);
  options.stop = m_control.stop;
  std::vector<std::string> texts;
  for (const OutOfFold& text : heldOut) texts.push_back(text.text);
  std::vector<std::vector<float>> answers = TextClassifier::load(task.weights)->predict(texts, options);
  for (std::size_t i = 0; i < heldOut.size(); ++i) heldOut[i].probabilities = std::move(answers[i]);
  m_record.seconds += end.seconds;
  finishFold(m_project.database(), m_record, heldOut);
  ++m_record.finishedFolds;
  std::filesystem::remove_all(task.weights);
  std::filesystem::remove_all(task.state);
  for (const FoldScores& scores : crossValidationScores(m_project, m_record).folds) {
    if (scores.fold == fold) tell(FoldFinished{fold, scores.scores});
  }
}

CrossValidationRecord CrossValidation::run() {
  try {
    const TrainConfig& config = m_record.plan.config;
    m_encoder = m_files.newEncoder;
    if (config.encoder != newEncoder) {
      m_encoder = findEncoder(m_project, config.encoder).folder;
    } else if (!std::filesystem::exists(m_encoder)) {
      createEncoder(m_encoder, config.fresh, readAllTexts(m_project.database()), config.seed);
    }
    m_tokenizer = loadTokenizer(m_encoder);
    m_augmenter = augmenterFor(m_record.plan.config, [this] { return m_encoder; });
    for (int fold = 1; fold <= m_record.plan.folds; ++fold) {
      if (!finished(fold)) trainFold(fold);
    }
    m_record.state = RunState::Finished;
  } catch (const Error& error) {
    const bool stopped = error.code() == ErrorCode::Cancelled;
    m_record.state = stopped ? RunState::Stopped : RunState::Failed;
    updateCrossValidation(m_project.database(), m_record);
    if (!stopped) throw;
    return m_record;
  }
  updateCrossValidation(m_project.database(), m_record);
  removeFolder(m_files.folder);
  return m_record;
}

FileLock lockFolder(const Project& project, CrossValidationId id) {
  const CrossValidationFiles files(project, id);
  std::filesystem::create_directories(files.folder);
  std::optional<FileLock> lock = FileLock::tryTake(files.lock);
  if (!lock) throw Error(ErrorCode::Busy, say("Cross-validation %1 is at work already.", id));
  return std::move(*lock);
}

/// Stores a new one; others see it first when it is locked.
FileLock insertLocked(const Project& project, CrossValidationRecord& record, const std::vector<OutOfFold>& texts) {
  Transaction transaction(project.database());
  record.id = insertCrossValidation(project.database(), record, texts);
  FileLock lock = lockFolder(project, record.id);
  transaction.commit();
  return lock;
}

}  // namespace

CrossValidationRecord crossValidate(const Project& project, const CrossValidationPlan& plan,
                                    const CrossValidationSink& sink, const TrainControl& control) {
  requireSoundPlan(plan);
  const std::vector<Category> categories = readCategories(project.database());
  const std::vector<OutOfFold> texts = dealOut(readPool(project, plan, categories), plan, categories);
  CrossValidationRecord record;
  record.plan = plan;
  record.startedAt = now();
  if (plan.config.encoder != newEncoder) {
    const EncoderInfo info = checkEncoderAndTokenizer(findEncoder(project, plan.config.encoder).folder);
    record.plan.config.maxLength = std::min(plan.config.maxLength, info.maxLength);
  }
  for (const Category& category : categories) {
    record.categories.push_back(category.id);
    record.categoryNames.push_back(category.name);
  }
  const FileLock lock = insertLocked(project, record, texts);
  return CrossValidation(project, std::move(record), sink, control).run();
}

CrossValidationRecord resumeCrossValidation(const Project& project, CrossValidationId id,
                                            const CrossValidationSink& sink, const TrainControl& control) {
  CrossValidationRecord record = readCrossValidation(project, id);
  if (record.state == RunState::Running) {
    throw Error(ErrorCode::Busy, say("Cross-validation %1 is at work already.", id));
  }
  if (record.state == RunState::Finished) {
    throw Error(ErrorCode::BadInput, say("Cross-validation %1 is finished: there is nothing left to do.", id));
  }
  const FileLock lock = lockFolder(project, id);
  record.state = RunState::Running;
  updateCrossValidation(project.database(), record);
  return CrossValidation(project, std::move(record), sink, control).run();
}

Message crossValidationCaution(const Project& project, const CrossValidationPlan& plan) {
  requireSoundPlan(plan);
  const std::vector<Category> categories = readCategories(project.database());
  const std::vector<LabelledText> pool = readPool(project, plan, categories);
  dealOut(pool, plan, categories);
  std::vector<int> counts(categories.size());
  for (const LabelledText& text : pool) ++counts[static_cast<std::size_t>(indexOf(categories, text.category))];
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0 || counts[i] >= plan.folds) continue;
    return say("%1 has fewer texts (%2) than there are folds: some folds hold out none of it.", categories[i].name,
               counts[i]);
  }
  if (plan.config.secondTry && plan.innerValidation == 0) {
    return say(
        "No texts are set apart that could choose the better of two tries, so each network is trained once. Set a "
        "share of the texts apart to choose the epoch.");
  }
  return {};
}

}  // namespace wb
