// Paints the pills; the list behind a FilterMenu is an ordinary menu of check boxes.
#include "ui/widgets/filter_pill.h"

#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QWidgetAction>

#include "ui/bridge/format.h"
#include "ui/style/icons.h"
#include "ui/style/paint.h"
#include "ui/style/sizes.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/search_field.h"

namespace wb::ui {

namespace {

constexpr int pillHeight = 28;
constexpr int padding = 11;
constexpr int longList = 12;

void paintPill(QPainter& painter, const QPushButton& pill, bool lit) {
  const Palette& c = colors();
  QColor fill = lit ? c.accentTint : c.surface;
  if (pill.isDown()) {
    fill = c.pressed;
  } else if (pill.underMouse() && pill.isEnabled()) {
    fill = lit ? c.selection : c.hover;
  }
  paintBox(painter, pill.rect(), pill.height() / 2.0, fill, lit ? c.accent : c.border);
  if (pill.hasFocus()) paintFocusRing(painter, pill.rect(), pill.height() / 2.0);
}

/// A check box with the dot of its category.
class ChoiceBox : public CheckBox {
 public:
  explicit ChoiceBox(const FilterChoice& choice) : CheckBox(choice.text), m_color(choice.categoryColor) {
    if (choice.count) m_count = formatCount(*choice.count);
  }
  QSize sizeHint() const override {
    return {CheckBox::sizeHint().width() + px(m_color ? 16 : 0) + px(16) + textWidth(m_count, TextStyle::Caption),
            px(28)};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    if (underMouse()) paintBox(painter, rect(), px(4), colors().hover);
    paintCheckBox(painter, QRectF(px(6), 0, px(size::checkBox), height()), checkState());
    int x = px(30);
    if (m_color) {
      paintCategoryDot(painter, QRectF(x, 0, px(10), height()), *m_color);
      x += px(16);
    }
    const int tail = textWidth(m_count, TextStyle::Caption) + px(12);
    paintText(painter, rect().adjusted(x, 0, -tail, 0), text(), TextStyle::Body, colors().text);
    paintText(painter, rect().adjusted(0, 0, -px(6), 0), m_count, TextStyle::Caption, colors().muted,
              Qt::AlignRight | Qt::AlignVCenter);
    if (hasFocus()) paintFocusRing(painter, rect(), px(4));
  }

 private:
  std::optional<int> m_color;
  QString m_count;
};

}  // namespace

FilterPill::FilterPill(const QString& text, QWidget* parent) : QPushButton(text, parent) {
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void FilterPill::setCount(std::optional<std::int64_t> count) {
  m_count = count;
  setAccessibleDescription(count ? formatCount(*count) : QString());
  updateGeometry();
  update();
}

void FilterPill::setIconName(const QString& name, const std::function<QColor()>& color) {
  m_iconName = name;
  m_iconColor = color;
  updateGeometry();
}

QSize FilterPill::sizeHint() const {
  const int icon = m_iconName.isEmpty() ? 0 : px(20);
  const int count = m_count ? px(5) + textWidth(formatCount(*m_count), TextStyle::Caption) : 0;
  return {2 * px(padding) + icon + textWidth(text(), TextStyle::Caption) + count, px(pillHeight)};
}

void FilterPill::paintEvent(QPaintEvent*) {
  const Palette& c = colors();
  QPainter painter(this);
  paintPill(painter, *this, isChecked());
  int x = px(padding);
  if (!m_iconName.isEmpty()) {
    paintIcon(painter, QRectF(x, 0, px(14), height()), m_iconName, m_iconColor());
    x += px(20);
  }
  const QColor ink = !isEnabled() ? c.disabled : isChecked() ? c.accent : c.text;
  x += paintText(painter, rect().adjusted(x, 0, 0, 0), text(), TextStyle::Caption, ink) + px(5);
  if (m_count) {
    paintText(painter, rect().adjusted(x, 0, 0, 0), formatCount(*m_count), TextStyle::Caption,
              isChecked() ? c.accent : c.muted);
  }
}

FilterMenu::FilterMenu(const QString& text, QWidget* parent) : QPushButton(text, parent) {
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
  connect(this, &QPushButton::clicked, this, &FilterMenu::openList);
}

void FilterMenu::setChoices(std::vector<FilterChoice> choices) {
  m_choices = std::move(choices);
  m_checked.removeIf([this](const QVariant& value) {
    return std::none_of(m_choices.begin(), m_choices.end(), [&](const auto& choice) { return choice.value == value; });
  });
  updateGeometry();
  update();
}

void FilterMenu::setCheckedValues(const QVariantList& values) {
  m_checked = values;
  updateGeometry();
  update();
}

QString FilterMenu::shownText() const {
  if (m_checked.isEmpty()) return text();
  if (m_checked.size() > 1) return QString("%1 · %2").arg(text()).arg(m_checked.size());
  for (const FilterChoice& choice : m_choices) {
    if (choice.value == m_checked.front()) return choice.text;
  }
  return text();
}

QSize FilterMenu::sizeHint() const {
  const int words = std::min(textWidth(shownText(), TextStyle::Caption), px(160));
  return {2 * px(padding) + words + px(20), px(pillHeight)};
}

void FilterMenu::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const bool lit = !m_checked.isEmpty();
  paintPill(painter, *this, lit);
  const QRect words = rect().adjusted(px(padding), 0, -px(padding + 18), 0);
  paintText(painter, words, shownText(), TextStyle::Caption, lit ? colors().accent : colors().text);
  paintIcon(painter, QRectF(width() - px(padding) - px(12), 0, px(12), height()), "chevron-down", colors().muted);
}

void FilterMenu::toggle(const QVariant& value, bool checked) {
  m_checked.removeAll(value);
  if (checked) m_checked.append(value);
  updateGeometry();
  update();
  emit checkedChanged();
}

void FilterMenu::openList() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  auto* area = new QScrollArea;
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  column->setContentsMargins(px(4), px(4), px(4), px(4));
  column->setSpacing(0);
  for (const FilterChoice& choice : m_choices) {
    auto* box = new ChoiceBox(choice);
    box->setChecked(m_checked.contains(choice.value));
    connect(box, &QCheckBox::toggled, this, [this, value = choice.value](bool on) { toggle(value, on); });
    column->addWidget(box);
  }
  area->setWidget(list);
  area->setWidgetResizable(true);
  const int rows = std::min(static_cast<int>(m_choices.size()), longList);
  area->setMinimumWidth(std::max(list->sizeHint().width() + px(14), width()));
  area->setFixedHeight(rows * px(28) + px(8));
  if (m_choices.size() > longList) addSearch(menu, list);
  auto* action = new QWidgetAction(menu);
  action->setDefaultWidget(area);
  menu->addAction(action);
  menu->popup(mapToGlobal(QPoint(0, height() + px(4))));
  if (auto* first = list->findChild<QCheckBox*>()) first->setFocus();
}

void FilterMenu::addSearch(QMenu* menu, QWidget* list) {
  auto* search = new SearchField(tr("Search"));
  connect(search, &QLineEdit::textChanged, list, [list](const QString& text) {
    for (auto* box : list->findChildren<QCheckBox*>()) box->setVisible(box->text().contains(text, Qt::CaseInsensitive));
  });
  auto* action = new QWidgetAction(menu);
  action->setDefaultWidget(search);
  menu->addAction(action);
}

}  // namespace wb::ui
