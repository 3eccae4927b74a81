#include "core/train/diagnosis.h"

#include <algorithm>
#include <cmath>
#include <sstream>

namespace wb {
namespace {

constexpr std::size_t fewValidationTexts = 100;
constexpr double clearRise = 1.1;  // of the validation loss over its lowest value

NoticeEvent notice(NoticeKind kind, std::vector<double> numbers, std::string message) {
  NoticeEvent event;
  event.kind = kind;
  event.numbers = std::move(numbers);
  event.message = std::move(message);
  return event;
}

// LibTorch's headers bring an fmt that is not there to link, so sentences are put together from parts here.
template <typename... Parts>
std::string sentence(const Parts&... parts) {
  std::ostringstream text;
  text.precision(3);
  (text << ... << parts);
  return text.str();
}

bool allEqual(std::span<const int> values) {
  return std::adjacent_find(values.begin(), values.end(), std::not_equal_to<>()) == values.end();
}

std::optional<NoticeEvent> validationNotice(std::size_t texts) {
  if (texts == 0) {
    return notice(NoticeKind::NoValidation, {},
                  "There are no labelled validation texts, so nothing shows how good the classifier is, and the last "
                  "epoch is kept. Split the corpus to have some.");
  }
  if (texts >= fewValidationTexts) return std::nullopt;
  const double margin = 196 * std::sqrt(0.25 / static_cast<double>(texts));
  return notice(NoticeKind::SmallValidation, {static_cast<double>(texts), margin},
                sentence("There are only ", texts, " validation texts: an accuracy measured on them may be off by ",
                         std::lround(margin), " percentage points. Label or split more for a reliable score."));
}

}  // namespace

std::vector<NoticeEvent> noticesBeforeStart(const TrainingTask& task) {
  std::vector<NoticeEvent> notices;
  if (task.cutTexts > 0) {
    const std::size_t texts = task.train.size() + task.validation.size();
    notices.push_back(notice(
        NoticeKind::TextsCut,
        {static_cast<double>(task.cutTexts), static_cast<double>(texts), static_cast<double>(task.config.maxLength)},
        sentence(task.cutTexts, " of ", texts, " texts are longer than ", task.config.maxLength,
                 " tokens: only their beginning is read. Raise the maximum length to read more of them.")));
  }
  if (auto found = validationNotice(task.validation.size())) notices.push_back(std::move(*found));
  std::vector<bool> occurs(task.classes.size(), false);
  for (const LabelledTokens& text : task.train) {
    if (!task.severalLabels) occurs[static_cast<std::size_t>(text.label)] = true;
    for (const int label : text.labels) occurs[static_cast<std::size_t>(label)] = true;
  }
  for (std::size_t i = 0; i < occurs.size(); ++i) {
    if (occurs[i]) continue;
    notices.push_back(notice(NoticeKind::EmptyCategory, {static_cast<double>(i)},
                             sentence("The category \"", task.classes[i],
                                      "\" has no training texts, so the classifier cannot learn it. Label some texts "
                                      "with it.")));
  }
  return notices;
}

std::optional<NoticeEvent> collapseNotice(std::span<const int> labels, std::span<const int> predictions,
                                          const std::vector<std::string>& classes) {
  if (predictions.empty() || !allEqual(predictions) || allEqual(labels)) return std::nullopt;
  const auto answer = static_cast<std::size_t>(predictions.front());
  return notice(NoticeKind::Collapsed, {static_cast<double>(answer)},
                sentence("The classifier gives every validation text the category \"", classes[answer],
                         "\": it has learned nothing yet. If this stays so, lower the learning rate or label more "
                         "texts of the others."));
}

std::optional<NoticeEvent> overfittingNotice(double lowestEpoch, double lowestLoss, double loss, bool triesAgain) {
  if (!(loss > clearRise * lowestLoss)) return std::nullopt;
  return notice(NoticeKind::Overfitting, {lowestEpoch, lowestLoss, loss, triesAgain ? 1.0 : 0.0},
                sentence("Overfitting since epoch ", lowestEpoch, ": the validation loss rose from ", lowestLoss,
                         " to ", loss, ". Fewer epochs, more dropout or more labels help; the best epoch is kept."));
}

Message divergence(std::int64_t step) {
  return say(
      "The training diverged at step %1: the loss is not a number any more. Lower the learning rate, or raise the "
      "warm-up.",
      step);
}

NoticeEvent divergenceNotice(std::int64_t step, double loss) {
  NoticeEvent event = notice(NoticeKind::Diverged, {static_cast<double>(step), loss},
                             divergence(step).english() + " The best epoch so far is kept.");
  event.step = step;
  return event;
}

NoticeEvent notKeptNotice(const std::string& words) {
  return notice(NoticeKind::StateNotKept, {},
                sentence("The training goes on, but if the program ends now, what was learnt since its state was last "
                         "kept is lost: ",
                         words));
}

NoticeEvent averagedNotice(std::size_t evaluations, Metric metric, double best, double mean, bool kept) {
  const double sign = metric == Metric::Loss ? -1 : 1;
  return notice(NoticeKind::Averaged, {static_cast<double>(evaluations), sign * best, sign * mean, kept ? 1.0 : 0.0},
                sentence("The mean of the weights of the ", evaluations, " best evaluations has a ", metricName(metric),
                         " of ", sign * mean, ", the best alone ", sign * best,
                         kept ? ": the mean is kept." : ": the best alone is kept."));
}

NoticeEvent secondTryNotice(double bestEpoch, Metric metric, double best) {
  const double score = metric == Metric::Loss ? -best : best;
  return notice(NoticeKind::SecondTry, {bestEpoch, score},
                sentence("The second try begins from the encoder again, slower and twice as long. The first one's best "
                         "epoch, ",
                         bestEpoch, ", has a ", metricName(metric), " of ", score, ": the better of the two is kept."));
}

NoticeEvent earlyStopNotice(int evaluations, double bestEpoch) {
  return notice(NoticeKind::StoppedEarly, {static_cast<double>(evaluations), bestEpoch},
                sentence("Stopped early: ", evaluations, " evaluations brought nothing better than epoch ", bestEpoch,
                         ", which is kept."));
}

}  // namespace wb
