// The list of labels; a choice goes into ImportOptions::labelMapping.
#include "ui/pages/import/label_mapping.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPointer>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/pages/categories/category_popup.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

bool isNumber(const LabelCount& label) {
  return !label.label.empty() &&
         std::all_of(label.label.begin(), label.label.end(), [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

void LabelMappingModel::setLabels(const std::vector<LabelCount>& labels, const std::vector<Category>& categories) {
  beginResetModel();
  m_labels = labels;
  m_colors.clear();
  for (const Category& category : categories) m_colors.insert(toQt(category.name), category.color);
  for (const LabelCount& label : labels) {  // new categories get their colours in this order
    const QString name = toQt(label.category);
    if (!name.isEmpty() && !m_colors.contains(name)) m_colors.insert(name, static_cast<int>(m_colors.size()));
  }
  endResetModel();
}

int LabelMappingModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_labels.size());
}

int LabelMappingModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LabelMappingModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const LabelCount& label = labelAt(index.row());
  switch (index.column()) {
    case Label: return role == Qt::DisplayRole || role == Qt::ToolTipRole ? QVariant(toQt(label.label)) : QVariant();
    case Arrow:
      if (role == Qt::DisplayRole) return QStringLiteral("→");
      return role == MutedRole ? QVariant(true) : QVariant();
    case CategoryName: return categoryCell(label, role);
    default:
      if (role == Qt::DisplayRole) return tr("%1 texts").arg(formatCount(label.count));
      if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
      return role == CaptionRole || role == MutedRole ? QVariant(true) : QVariant();
  }
}

QVariant LabelMappingModel::categoryCell(const LabelCount& label, int role) const {
  if (label.category.empty()) {
    if (role == Qt::DisplayRole) return tr("left unlabelled");
    return role == MutedRole ? QVariant(true) : QVariant();
  }
  if (role == Qt::DisplayRole) return toQt(label.category);
  if (role == BadgeRole && !label.exists) return tr("new");
  return role == CategoryColorRole ? QVariant(m_colors.value(toQt(label.category))) : QVariant();
}

LabelMapping::LabelMapping(ImportOptions& options, std::vector<Category> categories, QWidget* parent)
    : QWidget(parent),
      m_options(options),
      m_categories(std::move(categories)),
      m_note(captionLabel()),
      m_none(captionLabel(tr("The file has no labels: its texts come in unlabelled."))),
      m_names(new Button({}, ButtonKind::Link)),
      m_table(new TableView) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, 6);
  auto* head = new QHBoxLayout;
  head->addWidget(headingLabel(tr("Labels become categories")));
  head->addStretch(1);
  m_names->setButtonSize(ButtonSize::Small);
  head->addWidget(m_names);
  head->addWidget(m_note);
  layout->addLayout(head);
  m_none->setWordWrap(true);
  layout->addWidget(m_none);
  layout->addWidget(m_table, 1);
  m_table->setModel(&m_model);
  m_table->setRowHeight(26);
  m_table->setColumnWidths({96, 28, 0, 84});
  m_table->horizontalHeader()->hide();
  m_table->setFrameShape(QFrame::NoFrame);
  m_table->setAccessibleName(tr("Labels of the file"));
  m_table->setToolTip(tr("Click or press Enter to choose another category."));
  connect(m_table, &QTableView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
  connect(m_table, &TableView::rowActivated, this, [this](const QModelIndex& index) { choose(index.row()); });
  connect(m_names, &QPushButton::clicked, this, &LabelMapping::namesWanted);
  clear();
}

void LabelMapping::clear() { showLabels({}); }

void LabelMapping::showLabels(const std::vector<LabelCount>& labels) {
  m_model.setLabels(labels, m_categories);
  m_none->setVisible(labels.empty());
  m_table->setVisible(!labels.empty());
  m_note->setText(labels.empty() ? QString()
                                 : tr("%1 in the file").arg(formatCount(static_cast<std::int64_t>(labels.size()))));
  showNames(labels);
}

void LabelMapping::showNames(const std::vector<LabelCount>& labels) {
  const bool named = !m_options.classNames.empty();
  const bool numbers = !labels.empty() && std::all_of(labels.begin(), labels.end(), isNumber);
  m_names->setVisible(named || numbers);
  m_names->setText(named ? tr("Without the names of %1").arg(pathToQt(m_options.classNames.filename()))
                         : tr("Numbers? Choose a file of names…"));
}

void LabelMapping::choose(int row) {
  if (row < 0 || row >= m_model.rowCount()) return;
  const LabelCount label = m_model.labelAt(row);
  const auto search = [this, label](const QString& query) {
    std::vector<Category> offered;
    for (const Category& category : m_categories) {
      if (toQt(category.name).contains(query, Qt::CaseInsensitive)) offered.push_back(category);
    }
    const bool known = std::any_of(m_categories.begin(), m_categories.end(),
                                   [&label](const Category& category) { return category.name == label.label; });
    if (!known && query.isEmpty()) offered.push_back({0, label.label, static_cast<int>(m_categories.size()), {}, {}});
    return offered;
  };
  auto* popup = new CategoryPopup(search, tr("Leave unlabelled"), this);
  connect(popup, &CategoryPopup::chosen, this, [this, label](const std::optional<Category>& category) {
    m_options.labelMapping[label.label] = category ? category->name : std::string();
    emit changed();
  });
  popup->openAt(m_table->viewport(), m_table->visualRect(m_model.index(row, LabelMappingModel::CategoryName)));
}

}  // namespace wb::ui
