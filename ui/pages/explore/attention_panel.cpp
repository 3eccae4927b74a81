// Layer and head are chosen by list, by thumbnail, or by the two means; all of them show the same choice.
#include "ui/pages/explore/attention_panel.h"

#include <QEvent>
#include <QHBoxLayout>

#include "ui/style/icons.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/attention_heatmap.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/head_grid.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int shownLooks = 3;

Button* meanButton() {
  auto* button = new Button;
  button->setButtonSize(ButtonSize::Small);
  button->setCheckable(true);
  return button;
}

QLabel* infoIcon() {
  auto* label = new QLabel;
  followTheme(label, [label] {
    label->setPixmap(iconPixmap(QStringLiteral("info"), colors().muted, px(16), label->devicePixelRatioF()));
  });
  return label;
}

}  // namespace

AttentionPanel::AttentionPanel(QWidget* parent)
    : Island(parent),
      m_title(headingLabel()),
      m_layer(new DropDown),
      m_head(new DropDown),
      m_layerMean(meanButton()),
      m_headMean(meanButton()),
      m_gridTitle(captionLabel()),
      m_grid(new HeadGrid),
      m_rowTitle(captionInkLabel()),
      m_looks(new BarList),
      m_rule(captionLabel()),
      m_special(new CheckBox),
      m_heatmap(new AttentionHeatmap),
      m_reminder(new QLabel) {
  auto* body = new QHBoxLayout;
  setMargins(body, 16, 0, 16, 8);
  setSpacing(body, 16);
  body->addWidget(createOverview(), 37);
  body->addWidget(m_heatmap, 63);
  content()->addWidget(createHead());
  content()->addLayout(body, 1);
  auto* footer = addFooter();
  m_reminder->setProperty("role", "caption");
  m_reminder->setWordWrap(true);
  footer->addWidget(infoIcon());
  footer->addWidget(m_reminder, 1);
  connectChoices();
  retranslate();
  clear();
}

QWidget* AttentionPanel::createHead() {
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  setMargins(row, 16, 8, 16, 8);
  setSpacing(row, 8);
  for (DropDown* choice : {m_layer, m_head}) {
    choice->setSmall(true);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  }
  row->addWidget(m_title);
  row->addStretch(1);
  row->addWidget(m_layer);
  row->addWidget(m_head);
  row->addWidget(m_layerMean);
  row->addWidget(m_headMean);
  return head;
}

QWidget* AttentionPanel::createOverview() {
  auto* overview = new QWidget;
  auto* column = new QVBoxLayout(overview);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 4);
  // As high as its width asks for: the column's end takes what is left.
  QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  m_grid->setSizePolicy(policy);
  m_looks->setThin(true);
  m_rule->setWordWrap(true);
  column->addWidget(m_gridTitle);
  column->addWidget(m_grid);
  addSpace(column, 4);
  column->addWidget(m_rowTitle);
  column->addWidget(m_looks);
  column->addWidget(m_rule);
  column->addWidget(m_special);
  column->addStretch(1);
  return overview;
}

void AttentionPanel::connectChoices() {
  connect(m_layer, &QComboBox::activated, this, [this](int index) { choose({index - 1, m_choice.head}); });
  connect(m_head, &QComboBox::activated, this, [this](int index) { choose({m_choice.layer, index - 1}); });
  connect(m_layerMean, &QPushButton::clicked, this, [this](bool mean) {
    choose({mean ? -1 : m_lastSingle.layer, m_choice.head});
  });
  connect(m_headMean, &QPushButton::clicked, this, [this](bool mean) {
    choose({m_choice.layer, mean ? -1 : m_lastSingle.head});
  });
  connect(m_grid, &HeadGrid::headSelected, this, [this](int layer, int head) { choose({layer, head}); });
  connect(m_heatmap, &AttentionHeatmap::rowSelected, this, [this](int row) {
    setSelected(row);
    emit rowSelected(row);
  });
  connect(m_heatmap, &AttentionHeatmap::cellHovered, this, [this](int row) {
    m_hovered = row;
    showRow();
  });
  connect(m_special, &CheckBox::toggled, this, [this] {
    m_selected = m_hovered = -1;
    showMatrix();
    retranslate();
    emit specialChanged();
  });
}

void AttentionPanel::setExplanation(const Explanation& explanation, const std::string& text) {
  const AttentionMaps& maps = explanation.attention;
  const bool sameShape = m_chosen && m_layer->count() == maps.layers + 1 && m_head->count() == maps.heads + 1;
  m_explanation = explanation;
  m_text = text;
  if (!sameShape) {
    m_chosen = true;
    m_choice = {maps.layers - 1, -1};
    m_lastSingle = {maps.layers - 1, 0};
    fillDropDowns();
  }
  m_selected = m_hovered = -1;
  m_grid->setAttention(maps);
  setEnabled(true);
  showChoice();
}

void AttentionPanel::clear() {
  m_explanation.reset();
  m_matrix.clear();
  m_kept.clear();
  m_labels.clear();
  m_selected = m_hovered = -1;
  m_grid->setAttention({});
  m_heatmap->setMatrix({}, {});
  showRow();
  setEnabled(false);
}

bool AttentionPanel::showsSpecial() const { return m_special->isChecked(); }

void AttentionPanel::fillDropDowns() {
  const int layers = m_explanation ? m_explanation->attention.layers : m_layer->count() - 1;
  const int heads = m_explanation ? m_explanation->attention.heads : m_head->count() - 1;
  m_layer->clear();
  m_head->clear();
  if (layers <= 0) return;
  m_layer->addItem(tr("All layers"));
  m_head->addItem(tr("All heads"));
  for (int layer = 1; layer <= layers; ++layer) m_layer->addItem(tr("Layer %1").arg(layer));
  for (int head = 1; head <= heads; ++head) m_head->addItem(tr("Head %1").arg(head));
}

void AttentionPanel::choose(HeadChoice choice) {
  m_choice = choice;
  if (choice.layer >= 0) m_lastSingle.layer = choice.layer;
  if (choice.head >= 0) m_lastSingle.head = choice.head;
  showChoice();
  emit choiceChanged();
}

void AttentionPanel::showChoice() {
  m_layer->setCurrentIndex(m_choice.layer + 1);
  m_head->setCurrentIndex(m_choice.head + 1);
  m_layerMean->setChecked(m_choice.layer < 0);
  m_headMean->setChecked(m_choice.head < 0);
  m_grid->setSelected(m_choice.layer, m_choice.head);
  showMatrix();
}

void AttentionPanel::showMatrix() {
  if (!m_explanation) return;
  m_kept = shownTokens(*m_explanation, showsSpecial());
  m_labels = tokenLabels(*m_explanation, m_text, m_kept);
  const std::vector<float> all = attentionMatrix(m_explanation->attention, m_choice);
  m_matrix = keptMatrix(all, m_explanation->attention.length, m_kept);
  m_heatmap->setMatrix(m_labels, m_matrix);
  m_heatmap->setSelectedRow(m_selected);
  showRow();
}

void AttentionPanel::setSelected(int place) {
  m_selected = place < static_cast<int>(m_kept.size()) ? place : -1;
  m_heatmap->setSelectedRow(m_selected);
  showRow();
}

void AttentionPanel::showRow() {
  std::vector<BarItem> items;
  const int shown = m_hovered >= 0 ? m_hovered : m_selected;
  if (shown >= 0) {
    const auto length = static_cast<std::ptrdiff_t>(m_kept.size());
    const auto first = m_matrix.begin() + shown * length;
    const std::vector<float> row(first, first + length);
    for (const int place : largest(row, shownLooks)) {
      BarItem item;
      item.name = tr("at %1").arg(m_labels[place]);
      item.value = row[static_cast<std::size_t>(place)];
      item.numbers = {QString::number(item.value, 'f', 2)};
      items.push_back(item);
    }
    m_rowTitle->setText(tr("Where “%1” looks").arg(m_labels[shown]));
  } else {
    m_rowTitle->setText(tr("Choose a row to see where it looks"));
  }
  m_rowTitle->setVisible(m_explanation.has_value());
  m_looks->setVisible(!items.empty());
  m_looks->setItems(std::move(items));
}

void AttentionPanel::retranslate() {
  m_title->setText(tr("Attention"));
  m_layer->setAccessibleName(tr("Layer"));
  m_head->setAccessibleName(tr("Head"));
  m_layerMean->setText(tr("Layer mean"));
  m_headMean->setText(tr("Head mean"));
  m_layerMean->setToolTip(tr("The mean over all layers"));
  m_headMean->setToolTip(tr("The mean over all heads"));
  m_gridTitle->setText(tr("All layers × heads"));
  m_grid->setAccessibleName(tr("All layers and heads"));
  m_heatmap->setAccessibleName(tr("Attention matrix"));
  m_special->setText(tr("Special tokens"));
  m_special->setToolTip(tr("Show the tokens that the network adds, such as [CLS] and [SEP]"));
  const QString rule = tr("Row = who looks, column = at whom.");
  m_rule->setText(rule + QChar(' ') +
                  (showsSpecial() ? tr("Each row sums to 1.")
                                  : tr("Special tokens are left out and each row is scaled to sum to 1 again.")));
  m_reminder->setText(
      tr("Attention tells where the model looks, not why it decides so; read it together with the gradients."));
  fillDropDowns();
  if (m_explanation) showChoice();
}

void AttentionPanel::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
