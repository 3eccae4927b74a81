// Heading with its keys, then the grid of the label page, lower.
#include "ui/pages/explore/correction_panel.h"

#include <QEvent>

#include "ui/style/sizes.h"
#include "ui/widgets/category_grid.h"

namespace wb::ui {

CorrectionPanel::CorrectionPanel(QWidget* parent)
    : Island(parent), m_section(addSection(QStringLiteral(" "))), m_grid(new CategoryGrid) {
  setMargins(m_section->layout(), 14, 8, 14, 12);
  m_grid->setCompact(true);
  m_section->body()->addWidget(m_grid);
  connect(m_grid, &CategoryGrid::chosen, this, &CorrectionPanel::chosen);
  retranslate();
}

void CorrectionPanel::setCategories(const std::vector<Category>& categories) {
  m_grid->setCategories(categories);
  setText(m_label, m_predicted);
}

void CorrectionPanel::setLabels(const std::vector<CategoryId>& labels) {
  setText({}, {});
  m_grid->setChosen(labels);
  m_section->setSubtitle(tr("A key gives or takes a label · Enter: on to the next · Ctrl+Z undoes"));
}

void CorrectionPanel::setText(std::optional<CategoryId> label, std::optional<CategoryId> predicted) {
  m_label = label;
  m_predicted = predicted;
  m_grid->setCurrent(label, tr("now"));
  m_grid->setSuggestedNote(tr("guess"));
  m_grid->setSuggested(predicted == label ? std::nullopt : predicted);
}

void CorrectionPanel::setCounts(int corrected, int confirmed) {
  m_corrected = corrected;
  m_confirmed = confirmed;
  QString note = tr("%n corrected", nullptr, corrected);
  if (confirmed > 0) note += QStringLiteral(" · ") + tr("%n confirmed", nullptr, confirmed);
  m_section->setNote(note);
}

std::optional<CategoryId> CorrectionPanel::categoryOfKey(const QKeyEvent& event) const {
  return m_grid->categoryOfKey(event);
}

void CorrectionPanel::retranslate() {
  m_section->setTitle(tr("Correct the label"));
  m_section->setSubtitle(tr("A key corrects and goes on · Enter: the label is right · Ctrl+Z undoes"));
  m_grid->setAccessibleName(tr("Categories"));
  setText(m_label, m_predicted);
  setCounts(m_corrected, m_confirmed);
}

void CorrectionPanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
