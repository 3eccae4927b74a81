// What was changed between two versions of a text, character by character.
#pragma once

#include <QColor>
#include <QString>

namespace wb::ui {

/// `text` as rich text: what `other` does not have in common with it, by their longest common subsequence, stands on
/// `background`.
QString markedChanges(const QString& text, const QString& other, const QColor& background);

}  // namespace wb::ui
