// Goes through every page in both languages and both themes and keeps a picture of each: for the
// documentation, and to check the look.
#pragma once

#include <QSize>
#include <QString>

namespace wb::ui {

class Application;
class Theme;

/// Writes PAGE-LANGUAGE-THEME-WIDTHxHEIGHT.png into `folder`, which is made. The open project should
/// have a run; a page without anything to show is pictured as it is. Returns false where a file could
/// not be written.
bool takePictures(Application& application, Theme& theme, const QString& folder);

}  // namespace wb::ui
