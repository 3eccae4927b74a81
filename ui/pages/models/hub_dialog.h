// Asks for the name of an encoder on the hub.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace wb::ui {

class DialogFrame;

/// `chosen` is called with the name: "bert-base-chinese", "hfl/rbt3", either with "@revision".
DialogFrame* askHubName(QWidget* over, const std::function<void(const QString&)>& chosen);

}  // namespace wb::ui
