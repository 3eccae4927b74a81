// What a training notice says, in the person's language.
#pragma once

#include <QString>

#include "core/data/training.h"

namespace wb::ui {

struct NoticeText {
  QString title;
  QString text;
  bool warning = true;  ///< else a piece of news
};

NoticeText noticeText(const NoticeEvent& notice);
/// Of overfitting, which is judged by the loss: what the scores say of it, where `bestEpoch` is the best by macro-F1,
/// and what to do, while it runs or afterwards.
QString overfittingText(const NoticeEvent& notice, double bestEpoch, bool running);
/// Whether it is worth a strip above the plots (else it is only in the log).
bool isShown(NoticeKind kind);

}  // namespace wb::ui
