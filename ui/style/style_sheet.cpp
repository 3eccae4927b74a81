// Ordinary Qt widgets in our look. "@name" is a colour token, "#12#" a size that follows the text.
#include "ui/style/style_sheet.h"

#include <QHash>
#include <QRegularExpression>

namespace wb::ui {

namespace {

constexpr const char* inputs = R"(
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox {
  background: @surface; color: @text; border: 1px solid @inputBorder; border-radius: #6#px;
  selection-background-color: @accentFill; selection-color: @onAccent; }
QLineEdit, QAbstractSpinBox { min-height: #30#px; padding: 0 #10#px; }
QPlainTextEdit, QTextEdit { padding: #4#px #6#px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus { border: 2px solid @accent; }
QLineEdit:focus, QAbstractSpinBox:focus { min-height: #28#px; padding: 0 #9#px; }
QLineEdit[invalid="true"] { border: 1px solid @error; }
QLineEdit[invalid="true"]:focus { border: 2px solid @error; }
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled { background: @surface2; color: @disabled; }
QLineEdit[bare="true"], QPlainTextEdit[bare="true"], QTextEdit[bare="true"] { border: none; background: transparent; padding: 0; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { width: 0; border: none; }
)";

constexpr const char* labels = R"(
QLabel { background: transparent; }
QLabel[role="muted"] { color: @muted; }
QLabel[role="heading"] { font-weight: bold; }
QLabel[role="title"] { font-size: #18#px; font-weight: bold; }
QLabel[role="answer"] { font-size: #22#px; font-weight: bold; }
QLabel[role="answerPlain"] { font-size: #22#px; }
QLabel[role="caption"] { font-size: #12#px; color: @muted; }
QLabel[role="captionInk"] { font-size: #12#px; }
QLabel:disabled { color: @disabled; }
)";

constexpr const char* views = R"(
QAbstractItemView { background: @surface; color: @text; border: none; outline: none;
  selection-background-color: @selection; selection-color: @text; }
QTableView { gridline-color: @grid; }
QHeaderView { background: @surface2; border: none; }
QHeaderView::section { background: @surface2; color: @muted; font-size: #12#px; border: none;
  border-bottom: 1px solid @border; padding: 0 #6#px; }
QHeaderView[inset="true"]::section:first, QHeaderView[inset="true"]::section:only-one { padding-left: #16#px; }
QHeaderView[inset="true"]::section:last { padding-right: #16#px; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: top center; width: #8#px; height: #6#px; }
QTableCornerButton::section { background: @surface2; border: none; }
QComboBox QAbstractItemView { border: 1px solid @border; padding: #4#px; }
QComboBox QAbstractItemView::item { min-height: #28#px; padding: 0 #6#px; }
QComboBox QAbstractItemView::item:hover, QComboBox QAbstractItemView::item:selected { background: @selection; color: @text; }
QScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: #10#px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: #10#px; margin: 0; }
QScrollBar::handle { background: @buttonBorder; border-radius: #3#px; margin: #2#px; }
QScrollBar::handle:hover { background: @inputBorder; }
QScrollBar::handle:vertical { min-height: #24#px; }
QScrollBar::handle:horizontal { min-width: #24#px; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
)";

constexpr const char* popups = R"(
QMenu { background: @surface; color: @text; border: 1px solid @border; padding: #4#px; }
QMenu::item { padding: #6#px #24#px #6#px #12#px; border-radius: #4#px; }
QMenu::item:selected { background: @selection; }
QMenu::item:disabled { color: @disabled; }
QMenu::separator { height: 1px; background: @border; margin: #4#px #8#px; }
QMenu::icon { padding-left: #8#px; }
QToolTip { background: @surface; color: @text; border: 1px solid @buttonBorder; padding: #4#px #6#px; font-size: #12#px; }
)";

QHash<QString, QColor> tokens(const Palette& p) {
  return {{"surface", p.surface},
          {"surface2", p.surface2},
          {"hover", p.hover},
          {"border", p.border},
          {"buttonBorder", p.buttonBorder},
          {"inputBorder", p.inputBorder},
          {"text", p.text},
          {"muted", p.muted},
          {"disabled", p.disabled},
          {"accent", p.accent},
          {"accentFill", p.accentFill},
          {"onAccent", p.onAccent},
          {"selection", p.selection},
          {"error", p.error},
          {"grid", p.grid}};
}

/// `pattern`'s first group replaced by what `value` makes of it.
template <class Value>
QString substituted(const QString& source, const QString& pattern, Value value) {
  static QHash<QString, QRegularExpression> expressions;
  if (!expressions.contains(pattern)) expressions.insert(pattern, QRegularExpression(pattern));
  QString result;
  qsizetype end = 0;
  auto matches = expressions[pattern].globalMatch(source);
  while (matches.hasNext()) {
    const auto match = matches.next();
    result += source.mid(end, match.capturedStart() - end) + value(match.captured(1));
    end = match.capturedEnd();
  }
  return result + source.mid(end);
}

}  // namespace

QString styleSheet(const Theme& theme) {
  const auto known = tokens(theme.palette());
  const QString source = QString(labels) + inputs + views + popups;
  const QString colored = substituted(source, "@(\\w+)", [&](const QString& name) {
    Q_ASSERT(known.contains(name));
    return known.value(name).name();
  });
  return substituted(colored, "#(\\d+)#", [&](const QString& size) { return QString::number(theme.px(size.toInt())); });
}

QPalette qtPalette(const Palette& p) {
  QPalette palette;
  palette.setColor(QPalette::Window, p.window);
  palette.setColor(QPalette::Base, p.surface);
  palette.setColor(QPalette::AlternateBase, p.surface2);
  palette.setColor(QPalette::Button, p.surface);
  palette.setColor(QPalette::ToolTipBase, p.surface);
  palette.setColor(QPalette::ToolTipText, p.text);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::BrightText}) {
    palette.setColor(role, p.text);
    palette.setColor(QPalette::Disabled, role, p.disabled);
  }
  palette.setColor(QPalette::PlaceholderText, p.muted);
  palette.setColor(QPalette::Highlight, p.accentFill);
  palette.setColor(QPalette::HighlightedText, p.onAccent);
  palette.setColor(QPalette::Link, p.accent);
  palette.setColor(QPalette::LinkVisited, p.accent);
  palette.setColor(QPalette::Light, p.surface);
  palette.setColor(QPalette::Midlight, p.hover);
  palette.setColor(QPalette::Mid, p.border);
  palette.setColor(QPalette::Dark, p.buttonBorder);
  palette.setColor(QPalette::Shadow, p.inputBorder);
  return palette;
}

}  // namespace wb::ui
