// Keeps the side's width in step with the window until it is dragged; folds it in small windows.
#include "ui/widgets/side_split.h"

#include <QHBoxLayout>

#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"

namespace wb::ui {

namespace {

constexpr int foldsUnder = 1280;

}  // namespace

SideSplit::SideSplit(QWidget* main, QWidget* side, int narrow, int wide, Side where, QWidget* parent)
    : QWidget(parent),
      m_splitter(new QSplitter),
      m_main(main),
      m_side(side),
      m_tab(new IconButton("panel", {})),
      m_narrow(narrow),
      m_wide(wide),
      m_where(where) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(0);
  const bool right = where == Side::Right;
  m_splitter->addWidget(right ? main : side);
  m_splitter->addWidget(right ? side : main);
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(right ? 0 : 1, 1);
  m_splitter->setStretchFactor(right ? 1 : 0, 0);
  row->addWidget(m_splitter, 1);
  row->insertWidget(right ? 1 : 0, m_tab, 0, Qt::AlignTop);
  m_tab->hide();
  connect(m_tab, &Button::clicked, this, &SideSplit::toggle);
  connect(m_splitter, &QSplitter::splitterMoved, this, [this] { m_dragged = true; });
  followTheme(this, [this] {
    m_splitter->setHandleWidth(px(size::islandGap));
    arrange();
  });
}

void SideSplit::setSideTitle(const QString& title) { m_tab->setName(title); }

void SideSplit::unfold() {
  if (m_folded && !m_unfolded) toggle();
}

void SideSplit::toggle() {
  m_unfolded = !m_unfolded;
  arrange();
}

void SideSplit::arrange() {
  const int window = static_cast<int>(this->window()->width() * 100.0 / theme().textScale());
  m_folded = window < foldsUnder;
  m_tab->setVisible(m_folded);
  m_side->setVisible(!m_folded || m_unfolded);
  if (!m_side->isVisibleTo(this) || (m_dragged && !m_folded)) return;
  const int side = px(grownWidth(m_narrow, m_wide, window));
  const int rest = std::max(m_splitter->width() - side - m_splitter->handleWidth(), 1);
  m_splitter->setSizes(m_where == Side::Right ? QList<int>{rest, side} : QList<int>{side, rest});
}

void SideSplit::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  arrange();
}

}  // namespace wb::ui
