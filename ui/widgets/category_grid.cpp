// Five buttons a row, in the order of creation.
#include "ui/widgets/category_grid.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QKeySequence>
#include <algorithm>

#include "ui/bridge/text.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"

namespace wb::ui {

namespace {

constexpr int columns = 5;

}  // namespace

QString categoryKeyOf(const QKeyEvent& event) {
  const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
  if (modifiers & ~Qt::ShiftModifier) return {};
  int key = event.key();
  if (modifiers & Qt::ShiftModifier) {
    // With Shift a digit key arrives as its sign ("!"), on layouts that differ: the scan code tells the digit.
    static const QString signs = "!@#$%^&*()";
    const auto sign = event.text().isEmpty() ? -1 : signs.indexOf(event.text().at(0));
    if (sign >= 0) key = sign == 9 ? Qt::Key_0 : Qt::Key_1 + static_cast<int>(sign);
  }
  const bool digit = key >= Qt::Key_0 && key <= Qt::Key_9;
  const bool letter = key >= Qt::Key_A && key <= Qt::Key_Z;
  if (!digit && !letter) return {};
  const QString text = QKeySequence(key).toString(QKeySequence::PortableText);
  return modifiers & Qt::ShiftModifier ? "Shift+" + text : text;
}

CategoryGrid::CategoryGrid(QWidget* parent)
    : QScrollArea(parent), m_inside(new QWidget), m_grid(new QGridLayout(m_inside)) {
  setWidget(m_inside);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setFocusPolicy(Qt::NoFocus);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_grid->setContentsMargins(0, 0, 0, 0);
  followTheme(this, [this] { m_grid->setSpacing(gap()); });
  for (int column = 0; column < columns; ++column) m_grid->setColumnStretch(column, 1);
}

void CategoryGrid::setCategories(const std::vector<Category>& categories) {
  while (m_buttons.size() > categories.size()) {
    delete m_buttons.back();
    m_buttons.pop_back();
  }
  while (m_buttons.size() < categories.size()) {
    auto* button = new CategoryButton;
    const auto place = static_cast<int>(m_buttons.size());
    m_grid->addWidget(button, place / columns, place % columns);
    connect(button, &QPushButton::clicked, this, [this, button] { emit chosen(button->category().id); });
    m_buttons.push_back(button);
  }
  for (std::size_t i = 0; i < categories.size(); ++i) m_buttons[i]->setCategory(categories[i]);
  m_probabilities.clear();
  refresh();
  updateGeometry();
}

void CategoryGrid::setProbabilities(const std::vector<float>& probabilities) {
  m_probabilities = probabilities;
  refresh();
}

void CategoryGrid::setSuggested(std::optional<CategoryId> category) {
  m_suggested = category;
  refresh();
}

void CategoryGrid::setCurrent(std::optional<CategoryId> category, const QString& note) {
  m_current = category;
  m_currentNote = note;
  refresh();
}

void CategoryGrid::setChosen(const std::vector<CategoryId>& categories) {
  m_chosen = categories;
  refresh();
}

void CategoryGrid::setSuggestedNote(const QString& note) {
  m_suggestedNote = note;
  refresh();
}

void CategoryGrid::setCompact(bool compact) {
  m_compact = compact;
  m_grid->setSpacing(gap());
  refresh();
  updateGeometry();
}

void CategoryGrid::setVisibleRows(int rows) {
  m_visibleRows = rows;
  updateGeometry();
}

std::optional<CategoryId> CategoryGrid::categoryOfKey(const QKeyEvent& event) const {
  const QString key = categoryKeyOf(event);
  if (key.isEmpty()) return std::nullopt;
  for (const CategoryButton* button : m_buttons) {
    if (toQt(button->category().key).compare(key, Qt::CaseInsensitive) == 0) return button->category().id;
  }
  return std::nullopt;
}

CategoryButton* CategoryGrid::button(CategoryId category) const {
  for (CategoryButton* button : m_buttons) {
    if (button->category().id == category) return button;
  }
  return nullptr;
}

void CategoryGrid::refresh() {
  for (std::size_t i = 0; i < m_buttons.size(); ++i) {
    CategoryButton& button = *m_buttons[i];
    const bool current = m_current == button.category().id;
    // With a note the suggestion is only told of ("guess"); else it is offered, in accent.
    const bool suggested = m_suggested == button.category().id;
    button.setCompact(m_compact);
    button.setProbability(i < m_probabilities.size() ? std::optional<double>(m_probabilities[i]) : std::nullopt);
    const bool chosen = std::find(m_chosen.begin(), m_chosen.end(), button.category().id) != m_chosen.end();
    button.setChecked(chosen);
    button.setNote(current ? m_currentNote : suggested ? m_suggestedNote : QString());
    button.setState(current || chosen                        ? CategoryButtonState::Current
                    : suggested && m_suggestedNote.isEmpty() ? CategoryButtonState::Suggested
                                                             : CategoryButtonState::Plain);
  }
}

int CategoryGrid::gap() const { return px(m_compact ? 6 : 8); }
int CategoryGrid::rowHeight() const { return px(m_compact ? 34 : size::categoryButton); }

QSize CategoryGrid::sizeHint() const {
  const int rows = (static_cast<int>(m_buttons.size()) + columns - 1) / columns;
  const int shown = std::clamp(rows, 1, m_visibleRows);
  // Where more rows follow, half of the next one shows that it scrolls.
  const int half = rows > m_visibleRows ? rowHeight() / 2 : 0;
  return {px(columns * 84), shown * rowHeight() + (shown - 1) * gap() + half};
}

void CategoryGrid::changeEvent(QEvent* event) {
  QScrollArea::changeEvent(event);
  if (event->type() == QEvent::StyleChange) updateGeometry();
}

}  // namespace wb::ui
