#include "ui/bridge/message_text.h"

#include <QCoreApplication>

#include "ui/bridge/text.h"

namespace wb::ui {

QString messageText(const Message& message) {
  // update_translations.sh puts the texts of core under this name.
  const auto translate = [](const std::string& text) {
    return fromQt(QCoreApplication::translate("core", text.c_str()));
  };
  return toQt(message.translated(translate));
}

}  // namespace wb::ui
