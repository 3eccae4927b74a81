// Adding an encoder to the project from a folder that the person chooses, for every page that offers it.
#pragma once

#include <QString>
#include <functional>

class QWidget;

namespace wb::ui {

class Session;

/// Asks for the folder, copies the encoder, tells all pages, then calls `added` with its name. What is wrong with the
/// folder is told over `page`.
void addEncoderFolder(Session& session, QWidget* page, const std::function<void(const QString& name)>& added);

}  // namespace wb::ui
