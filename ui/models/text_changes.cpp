#include "ui/models/text_changes.h"

#include <algorithm>
#include <vector>

namespace wb::ui {
namespace {

/// Which of `text` belong to the longest common subsequence with `other` (Wagner and Fischer 1974).
std::vector<bool> common(const QList<uint>& text, const QList<uint>& other) {
  const auto rows = static_cast<std::size_t>(text.size());
  const auto columns = static_cast<std::size_t>(other.size());
  std::vector<std::vector<int>> lengths(rows + 1, std::vector<int>(columns + 1));  // of the rests
  const auto same = [&](std::size_t i, std::size_t j) {
    return text[static_cast<qsizetype>(i)] == other[static_cast<qsizetype>(j)];
  };
  for (std::size_t i = rows; i-- > 0;) {
    for (std::size_t j = columns; j-- > 0;) {
      lengths[i][j] = same(i, j) ? lengths[i + 1][j + 1] + 1 : std::max(lengths[i + 1][j], lengths[i][j + 1]);
    }
  }
  std::vector<bool> kept(rows);
  for (std::size_t i = 0, j = 0; i < rows && j < columns;) {
    if (same(i, j)) {
      kept[i++] = true;
      ++j;
    } else if (lengths[i + 1][j] >= lengths[i][j + 1]) {
      ++i;
    } else {
      ++j;
    }
  }
  return kept;
}

}  // namespace

QString markedChanges(const QString& text, const QString& other, const QColor& background) {
  const QList<uint> characters = text.toUcs4();
  const std::vector<bool> kept = common(characters, other.toUcs4());
  QString rich;
  bool marked = false;
  const auto mark = [&](bool on) {
    if (on == marked) return;
    rich +=
        on ? QStringLiteral("<span style=\"background-color:%1\">").arg(background.name()) : QStringLiteral("</span>");
    marked = on;
  };
  for (qsizetype i = 0; i < characters.size(); ++i) {
    mark(!kept[static_cast<std::size_t>(i)]);
    const auto c = static_cast<char32_t>(characters[i]);
    rich += QString::fromUcs4(&c, 1).toHtmlEscaped();
  }
  mark(false);
  return rich;
}

}  // namespace wb::ui
