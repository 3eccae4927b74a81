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
/// Whether it is worth a strip above the plots (else it is only in the log).
bool isShown(NoticeKind kind);

}  // namespace wb::ui
