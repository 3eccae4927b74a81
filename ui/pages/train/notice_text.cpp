#include "ui/pages/train/notice_text.h"

#include <QCoreApplication>

#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

// Gives the texts below their context for translation.
struct TrainNotice {
  Q_DECLARE_TR_FUNCTIONS(TrainNotice)
};

// The numbers are those that core/train/diagnosis.cpp puts into each kind.
double number(const NoticeEvent& notice, std::size_t index) {
  return index < notice.numbers.size() ? notice.numbers[index] : 0;
}

QString fixed(double value, int decimals) { return QString::number(value, 'f', decimals); }
QString general(double value) { return QString::number(value, 'g', 3); }

}  // namespace

QString overfittingText(const NoticeEvent& notice, double bestEpoch, bool running) {
  const bool byHeart = bestEpoch <= number(notice, 0);
  const QString what = byHeart ? TrainNotice::tr("it learns by heart") : TrainNotice::tr("it grows too sure of itself");
  const QString rise = TrainNotice::tr("Validation loss rose from %1 to %2: %3.")
                           .arg(fixed(number(notice, 1), 3), fixed(number(notice, 2), 3), what);
  QString then = TrainNotice::tr(
      "Epoch %1 is kept. More labels help most; a new run can stop early and learn against "
      "made-harder texts.");
  if (running && number(notice, 3) > 0) {
    then = TrainNotice::tr("Epoch %1 is the best so far and is kept; the second try will be slower.");
  } else if (running) {
    then = byHeart ? TrainNotice::tr("Epoch %1 is the best so far and is kept; stopping now loses nothing.")
                   : TrainNotice::tr("Its answers still got better up to epoch %1, which is kept.");
  }
  return TrainNotice::tr("%1 %2", "two sentences").arg(rise, then.arg(general(bestEpoch)));
}

bool isShown(NoticeKind kind) {
  return kind != NoticeKind::Started && kind != NoticeKind::Paused && kind != NoticeKind::Resumed;
}

NoticeText noticeText(const NoticeEvent& n) {
  switch (n.kind) {
    case NoticeKind::TextsCut:
      return {TrainNotice::tr("%1 of %2 texts are cut").arg(number(n, 0), 0, 'f', 0).arg(number(n, 1), 0, 'f', 0),
              TrainNotice::tr("Only their first %1 tokens are read. Raise the longest text to read more.")
                  .arg(number(n, 2), 0, 'f', 0)};
    case NoticeKind::NoValidation:
      return {
          TrainNotice::tr("No validation texts"),
          TrainNotice::tr(
              "Nothing shows how good the classifier is, and the last epoch is kept. Split the corpus to have some.")};
    case NoticeKind::SmallValidation:
      return {TrainNotice::tr("Only %1 validation texts").arg(number(n, 0), 0, 'f', 0),
              TrainNotice::tr(
                  "An accuracy measured on them may be off by %1 points. Label or split more for a reliable score.")
                  .arg(fixed(number(n, 1), 0))};
    case NoticeKind::Diverged:
      return {TrainNotice::tr("Diverged at step %1").arg(number(n, 0), 0, 'f', 0),
              TrainNotice::tr(
                  "The loss is no longer a number. Lower the learning rate or raise the warm-up. The best epoch so far "
                  "is kept.")};
    case NoticeKind::Collapsed:
      return {TrainNotice::tr("Every text gets the same category"),
              TrainNotice::tr(
                  "It has learned nothing yet. If this stays so, lower the learning rate or label more texts of the "
                  "other categories.")};
    case NoticeKind::Overfitting:
      return {TrainNotice::tr("Overfitting since epoch %1").arg(general(number(n, 0))),
              TrainNotice::tr("Validation loss rose from %1 to %2: it is learning by heart. The best epoch is kept.")
                  .arg(fixed(number(n, 1), 3), fixed(number(n, 2), 3))};
    case NoticeKind::StoppedEarly:
      return {TrainNotice::tr("Stopped early"),
              TrainNotice::tr("%1 evaluations brought nothing better than epoch %2, which is kept.")
                  .arg(number(n, 0), 0, 'f', 0)
                  .arg(general(number(n, 1))),
              false};
    case NoticeKind::FreshHead:
      return {TrainNotice::tr("The classifier in this folder knows other categories"),
              TrainNotice::tr("Its head was replaced by a fresh one."), false};
    case NoticeKind::EmptyCategory:
      return {TrainNotice::tr("A category has no training texts"),
              TrainNotice::tr("The classifier cannot learn it. Label some texts with it.")};
    case NoticeKind::SlowPrecision:
      return {TrainNotice::tr("bf16 is slow on this processor"),
              TrainNotice::tr("It cannot multiply bf16 itself. Choose automatic precision.")};
    case NoticeKind::StateNotKept:
      return {TrainNotice::tr("The state of the run could not be kept"),
              TrainNotice::tr(
                  "The training goes on. Make room on the disk: if the program ends now, the run resumes from an "
                  "earlier step or not at all.")};
    case NoticeKind::TextsChanged:
      return {TrainNotice::tr("The labelled texts have changed since this run began"),
              TrainNotice::tr("It goes on with those of now, so it will not be quite as if it had run through.")};
    case NoticeKind::Averaged:
      return {number(n, 3) > 0
                  ? TrainNotice::tr("The mean of %1 evaluations is kept").arg(number(n, 0), 0, 'f', 0)
                  : TrainNotice::tr("The mean of %1 evaluations is not better").arg(number(n, 0), 0, 'f', 0),
              TrainNotice::tr("Their weights averaged score %1 on the validation texts, the best alone %2.")
                  .arg(fixed(number(n, 2), 3), fixed(number(n, 1), 3)),
              false};
    case NoticeKind::SecondTry:
      return {TrainNotice::tr("Second try, from the encoder again"),
              TrainNotice::tr(
                  "Slower and twice as long. The first one's best epoch, %1, scores %2 on the validation texts; the "
                  "better of the two is kept.")
                  .arg(general(number(n, 0)), fixed(number(n, 1), 3)),
              false};
    case NoticeKind::Started:
    case NoticeKind::Paused:
    case NoticeKind::Resumed: break;
  }
  return {toQt(n.message), {}, false};
}

}  // namespace wb::ui
