// What the strip above the plots says, and what its button does about it.
#include <algorithm>
#include <cmath>

#include "core/workflow/train_run.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/bridge/training_session.h"
#include "ui/pages/train/notice_text.h"
#include "ui/pages/train/settings_panel.h"
#include "ui/pages/train/train_page.h"
#include "ui/widgets/notice.h"

namespace wb::ui {

namespace {

QString adviceText(const MemoryAdvice& advice) {
  switch (advice.change) {
    case MemoryChange::SmallerBatch:
      return TrainPage::tr("Use %1 × %2 texts").arg(advice.config.accumulate).arg(advice.config.batchSize);
    case MemoryChange::FrozenTable: return TrainPage::tr("Freeze the token table");
    case MemoryChange::ShorterTexts: return TrainPage::tr("Cut at %1 tokens").arg(advice.config.maxLength);
    case MemoryChange::All: return TrainPage::tr("Change these settings");
    case MemoryChange::SmallerEncoder: return TrainPage::tr("Use %1").arg(toQt(advice.config.encoder));
  }
  return {};
}

/// The settings of an overfitted run, changed against that.
TrainConfig gentler(TrainConfig config) {
  constexpr int patience = 2;
  config.patience = config.patience == 0 ? patience : std::min(config.patience, patience);
  if (config.adversarialRadius == 0) config.adversarialRadius = 1;
  config.dropout = std::max(config.dropout, 0.1);
  return config;
}

}  // namespace

void TrainPage::tell(NoticeTone tone, const QString& title, const QString& text) {
  m_notice->show(tone, title, text);
  offer({}, {});
}

void TrainPage::offer(const QString& text, const std::function<void()>& action) {
  m_noticeAction = action;
  m_notice->setAction(text);
}

void TrainPage::updateNotice() {
  if (sayProblem() || sayMemory() || sayObstacle()) return;
  for (auto notice = m_curves.notices.rbegin(); notice != m_curves.notices.rend(); ++notice) {
    if (!isShown(notice->kind)) continue;
    NoticeText text = noticeText(*notice);
    if (notice->kind == NoticeKind::Overfitting && m_curves.best) {
      text.text = overfittingText(*notice, m_curves.best->epoch, isLive());
    }
    tell(text.warning ? NoticeTone::Warning : NoticeTone::Info, text.title, text.text);
    offerRemedy(*notice);
    return;
  }
  offer({}, {});
  m_notice->hide();
}

bool TrainPage::sayProblem() {
  if (m_error.empty()) return false;
  tell(NoticeTone::Error, tr("The run ended with a problem"), messageText(m_error));
  return true;
}

bool TrainPage::sayObstacle() {
  if (m_obstacle.empty() || m_session.training().isRunning() || m_shown != 0) return false;
  tell(NoticeTone::Warning, m_canStart ? tr("Better before the start") : tr("Training cannot start yet"),
       messageText(m_obstacle));
  offer(m_canStart ? tr("Divide the texts") : tr("Label texts"), [this] {
    Destination destination;
    destination.page = m_canStart ? PageId::Data : PageId::Label;
    emit navigateTo(destination);
  });
  return true;
}

bool TrainPage::sayMemory() {
  if (!m_estimate || m_estimate->fits() || m_session.training().isRunning() || m_shown != 0) return false;
  tell(NoticeTone::Warning, tr("Memory will not suffice"), messageText(memoryWarning(*m_estimate)));
  if (const auto& advice = m_estimate->advice) {
    offer(adviceText(*advice), [this, advice = *advice] {
      if (advice.change == MemoryChange::SmallerEncoder) return m_settings->chooseEncoder(toQt(advice.config.encoder));
      m_settings->takeConfig(advice.config);
    });
  }
  return true;
}

void TrainPage::offerRemedy(const NoticeEvent& notice) {
  if (notice.kind != NoticeKind::Overfitting) return;
  if (isLive()) {
    if (m_curves.best) offer(tr("Stop, use epoch %1").arg(m_curves.best->epoch, 0, 'g', 3), [this] { stop(); });
    return;
  }
  const RunRecord* record = shownRecord();
  if (record == nullptr || m_session.training().isRunning()) return;
  offer(tr("New run against it"), [this, config = gentler(record->config)] {
    showRun(0);
    m_settings->takeConfig(config);
  });
}

}  // namespace wb::ui
