// The strip grows to three lines of tokens, then scrolls.
#include "ui/pages/explore/text_panel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/run_categories.h"
#include "ui/pages/explore/strip_legend.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_dot.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/token_strip.h"

namespace wb::ui {

namespace {

constexpr int tallestStrip = 156;  // three lines of tokens with their bars

}  // namespace

TextPanel::TextPanel(QWidget* parent)
    : Island(parent),
      m_labelWord(mutedLabel()),
      m_label(new CategoryDot),
      m_predictedWord(mutedLabel()),
      m_predicted(new CategoryDot),
      m_probability(headingLabel()),
      m_about(new ElidedLabel),
      m_place(captionInkLabel()),
      m_previous(new IconButton(QStringLiteral("arrow-up"), {})),
      m_next(new IconButton(QStringLiteral("arrow-down"), {})),
      m_scroll(new QScrollArea),
      m_strip(new TokenStrip),
      m_message(mutedLabel()),
      m_reading(new SegmentedControl),
      m_legend(new StripLegend) {
  auto* section = addSection();
  setMargins(section->layout(), 16, 10, 16, 10);
  setSpacing(section->body(), 8);
  m_reading->setObjectName(QStringLiteral("reading"));
  m_scroll->setWidget(m_strip);
  m_scroll->setWidgetResizable(true);
  m_scroll->setFrameShape(QFrame::NoFrame);
  m_scroll->setFocusPolicy(Qt::NoFocus);
  m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_message->setWordWrap(true);
  m_message->hide();
  section->body()->addWidget(createHead());
  section->body()->addWidget(m_scroll);
  section->body()->addWidget(m_message);
  section->body()->addWidget(createFoot());
  connect(m_strip, &TokenStrip::tokenSelected, this, &TextPanel::tokenSelected);
  connect(m_reading, &SegmentedControl::chosen, this, [this] {
    retranslate();
    emit readingChosen();
  });
  connect(m_previous, &QPushButton::clicked, this, &TextPanel::previousWanted);
  connect(m_next, &QPushButton::clicked, this, &TextPanel::nextWanted);
  connect(&theme(), &Theme::changed, this, &TextPanel::fitStrip);
  retranslate();
  clear();
}

QWidget* TextPanel::createHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 8);
  m_label->setBold(true);
  m_predicted->setBold(true);
  m_about->setProperty("role", "caption");
  m_previous->setBordered(true);
  m_next->setBordered(true);
  row->addWidget(m_labelWord);
  row->addWidget(m_label);
  row->addWidget(m_predictedWord);
  row->addWidget(m_predicted);
  row->addWidget(m_probability);
  row->addWidget(m_about, 1);
  row->addWidget(m_place);
  row->addWidget(m_previous);
  row->addWidget(m_next);
  return head;
}

QWidget* TextPanel::createFoot() {
  auto* foot = new QWidget;
  auto* row = new QHBoxLayout(foot);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 10);
  row->addWidget(m_reading);
  row->addWidget(m_legend, 1);
  return foot;
}

void TextPanel::setSample(const SampleRow& row, const std::vector<Category>& categories, const QString& about,
                          const QString& place) {
  m_row = row;
  m_categories = categories;
  m_about->setText(about);
  m_place->setText(place);
  showHead();
}

void TextPanel::setCategories(const std::vector<Category>& categories) {
  m_categories = categories;
  showHead();
}

void TextPanel::clear() {
  m_row.reset();
  m_about->clear();
  m_place->clear();
  m_cut = false;
  m_strip->setTokens({});
  setMessage({});
  setBars({}, {});
  showHead();
}

void TextPanel::showHead() {
  const bool shown = m_row.has_value();
  const bool predicted = shown && m_row->predicted.has_value();
  for (QWidget* widget : {static_cast<QWidget*>(m_labelWord), static_cast<QWidget*>(m_label),
                          static_cast<QWidget*>(m_previous), static_cast<QWidget*>(m_next)})
    widget->setVisible(shown);
  const auto show = [this](CategoryDot* dot, const std::vector<CategoryId>& ids, const QString& otherwise) {
    const bool one = ids.size() == 1;
    dot->setCategory(one ? categoryById(m_categories, ids.front()) : std::nullopt,
                     one ? otherwise : categoriesText(ids, m_categories));
  };
  if (shown && m_row->category) {
    show(m_label, m_row->categories, tr("none"));
  } else {
    m_label->setCategory(std::nullopt, tr("none"));
  }
  m_predictedWord->setVisible(predicted);
  m_predicted->setVisible(predicted);
  m_probability->setVisible(predicted);
  if (!predicted) return;
  show(m_predicted, m_row->predictedCategories, tr("a category that is gone"));
  m_probability->setText(formatPercent(m_row->probability, 1));
}

void TextPanel::setTokens(const Explanation& explanation, const std::string& text, const std::vector<int>& kept) {
  setMessage({});
  m_classifiesCls = explanation.classifiesCls;
  m_cut = explanation.cut;
  m_strip->setTokens(stripTokens(explanation, text, kept));
  m_scroll->show();
  retranslate();
  fitStrip();
}

void TextPanel::setWeights(const std::vector<float>& weights) { m_strip->setWeights(weights); }

void TextPanel::setBars(const std::vector<float>& bars, const QString& target) {
  m_target = target;
  m_strip->setBars(bars);
  retranslate();
  fitStrip();
}

void TextPanel::setMessage(const QString& message) {
  m_message->setText(message);
  m_message->setVisible(!message.isEmpty());
  m_scroll->setVisible(message.isEmpty());
}

Reading TextPanel::reading() const { return static_cast<Reading>(m_reading->currentIndex()); }

void TextPanel::setSelected(int place) { m_strip->setSelected(place); }

void TextPanel::fitStrip() {
  const int wanted = m_strip->heightForWidth(m_scroll->viewport()->width());
  m_scroll->setFixedHeight(std::min(std::max(wanted, px(40)), px(tallestStrip)));
}

void TextPanel::resizeEvent(QResizeEvent* event) {
  Island::resizeEvent(event);
  fitStrip();
}

void TextPanel::retranslate() {
  m_labelWord->setText(tr("Label"));
  m_predictedWord->setText(tr("Predicted"));
  m_previous->setName(tr("Previous text (Alt+Up)"));
  m_next->setName(tr("Next text (Alt+Down)"));
  m_reading->setAccessibleName(tr("What shades the tokens"));
  m_reading->setItems(
      {m_classifiesCls ? tr("[CLS] row") : tr("Mean over rows"), tr("Rollout"), tr("Layer mean"), tr("Integrated")});
  m_reading->setItemToolTip(0, m_classifiesCls
                                   ? tr("What [CLS], which is classified, looks at in the chosen layer and head")
                                   : tr("The mean of all tokens is classified: what they look at on average in the "
                                        "chosen layer and head"));
  m_reading->setItemToolTip(1, tr("Attention multiplied through all layers, residual paths counted"));
  m_reading->setItemToolTip(2, tr("The mean over all layers and heads"));
  m_reading->setItemToolTip(
      3, tr("Integrated gradients: each token’s share in the answer, along the way from an empty text"));
  const bool gradient = reading() == Reading::Gradient;
  const QString cut = m_cut ? tr(" · cut at the limit") : QString();
  m_legend->setMeaning((gradient ? tr("Share in the answer") : tr("Attention")) + cut,
                       m_target.isEmpty() ? QString() : tr("Gradient"), m_target);
  showHead();
}

void TextPanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
