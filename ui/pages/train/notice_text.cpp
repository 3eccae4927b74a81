#include "ui/pages/train/notice_text.h"

#include <QCoreApplication>

#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

QString tr(const char* text, int n = -1) { return QCoreApplication::translate("TrainNotice", text, nullptr, n); }

// The numbers are those that core/train/diagnosis.cpp puts into each kind.
double number(const NoticeEvent& notice, std::size_t index) {
  return index < notice.numbers.size() ? notice.numbers[index] : 0;
}

QString fixed(double value, int decimals) { return QString::number(value, 'f', decimals); }
QString general(double value) { return QString::number(value, 'g', 3); }

}  // namespace

bool isShown(NoticeKind kind) {
  return kind != NoticeKind::Started && kind != NoticeKind::Paused && kind != NoticeKind::Resumed;
}

NoticeText noticeText(const NoticeEvent& n) {
  switch (n.kind) {
    case NoticeKind::TextsCut:
      return {
          tr("%1 of %2 texts are cut").arg(number(n, 0), 0, 'f', 0).arg(number(n, 1), 0, 'f', 0),
          tr("Only their first %1 tokens are read. Raise the longest text to read more.").arg(number(n, 2), 0, 'f', 0)};
    case NoticeKind::NoValidation:
      return {
          tr("No validation texts"),
          tr("Nothing shows how good the classifier is, and the last epoch is kept. Split the corpus to have some.")};
    case NoticeKind::SmallValidation:
      return {tr("Only %1 validation texts").arg(number(n, 0), 0, 'f', 0),
              tr("An accuracy measured on them may be off by %1 points. Label or split more for a reliable score.")
                  .arg(fixed(number(n, 1), 0))};
    case NoticeKind::Diverged:
      return {tr("Diverged at step %1").arg(number(n, 0), 0, 'f', 0),
              tr("The loss is no longer a number. Lower the learning rate or raise the warm-up. The best epoch so far "
                 "is kept.")};
    case NoticeKind::Collapsed:
      return {tr("Every text gets the same category"),
              tr("It has learned nothing yet. If this stays so, lower the learning rate or label more texts of the "
                 "other categories.")};
    case NoticeKind::Overfitting:
      return {tr("Overfitting since epoch %1").arg(general(number(n, 0))),
              tr("Validation loss rose from %1 to %2: it is learning by heart. The best epoch is kept; stopping now "
                 "loses nothing.")
                  .arg(fixed(number(n, 1), 3), fixed(number(n, 2), 3))};
    case NoticeKind::StoppedEarly:
      return {tr("Stopped early"),
              tr("%1 evaluations brought nothing better than epoch %2, which is kept.")
                  .arg(number(n, 0), 0, 'f', 0)
                  .arg(general(number(n, 1))),
              false};
    case NoticeKind::FreshHead:
      return {tr("The classifier in this folder knows other categories"), tr("Its head was replaced by a fresh one."),
              false};
    case NoticeKind::EmptyCategory:
      return {tr("A category has no training texts"), tr("The classifier cannot learn it. Label some texts with it.")};
    case NoticeKind::SlowPrecision:
      return {tr("bf16 is slow on this processor"), tr("It cannot multiply bf16 itself. Choose automatic precision.")};
    case NoticeKind::Started:
    case NoticeKind::Paused:
    case NoticeKind::Resumed: break;
  }
  return {toQt(n.message), {}, false};
}

}  // namespace wb::ui
