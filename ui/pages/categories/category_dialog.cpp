// A list at the left, the chosen category's form at the right; see the header.
#include "ui/pages/categories/category_dialog.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QListWidget>
#include <QPlainTextEdit>
#include <algorithm>

#include "core/workflow/browse_samples.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/pages/categories/color_choice.h"
#include "ui/pages/categories/key_field.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/drop_down.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

CategoryDialog::CategoryDialog(Session& session, QWidget* over, CategoryId first)
    : DialogFrame(over),
      m_session(session),
      m_list(new QListWidget),
      m_new(new QLineEdit),
      m_name(new QLineEdit),
      m_key(new KeyField),
      m_color(new ColorChoice),
      m_guideline(new QPlainTextEdit),
      m_mergeInto(new DropDown),
      m_remove(new Button(tr("Remove"), ButtonKind::Danger)),
      m_several(new CheckBox(tr("A text may have several of them, or none"))),
      m_notice(new Notice) {
  setTitle(tr("Which categories are there?"));
  setIslandSize(860, 600);
  auto* columns = new QHBoxLayout;
  setSpacing(columns, 24);
  columns->addWidget(makeList(), 2);
  columns->addWidget(makeForm(), 3);
  m_notice->hide();
  body()->addWidget(m_notice);
  body()->addLayout(columns, 1);
  setFootnote(tr("Changes are stored at once; Ctrl+Z takes them back."));
  primaryButton()->setText(tr("Done"));
  cancelButton()->hide();
  connect(this, &DialogFrame::accepted, this, &CategoryDialog::saveTexts);
  connect(this, &DialogFrame::rejected, this, &CategoryDialog::saveTexts);
  connect(&m_session, &Session::categoriesChanged, this, [this] {
    const Category* shown = current();
    reload(shown != nullptr ? shown->id : 0);
  });
  reload(first);
  readCounts();
}

QWidget* CategoryDialog::makeList() {
  auto* side = new QWidget;
  auto* layout = new QVBoxLayout(side);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, 8);
  m_list->setItemDelegate(new RowDelegate(m_list));
  m_list->setAccessibleName(tr("Categories"));
  m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  m_new->setPlaceholderText(tr("New category, then Enter"));
  m_new->setAccessibleName(tr("Name of a new category"));
  m_new->installEventFilter(this);
  layout->addWidget(m_list, 1);
  layout->addWidget(m_new);
  layout->addWidget(m_several);
  m_several->setToolTip(
      tr("Texts keep the category they have. Runs trained from now on decide on each category for "
         "itself."));
  connect(m_several, &QAbstractButton::clicked, this, &CategoryDialog::allowSeveral);
  connect(m_list, &QListWidget::currentRowChanged, this, [this] {
    if (!m_showing) showCurrent();
  });
  return side;
}

QWidget* CategoryDialog::makeForm() {
  m_form = new QWidget;
  auto* layout = new QVBoxLayout(m_form);
  layout->setContentsMargins(0, 0, 0, 0);
  setSpacing(layout, 6);
  const auto addField = [layout](const QString& name, QWidget* field, int stretch = 0) {
    layout->addWidget(captionLabel(name));
    field->setAccessibleName(name);
    layout->addWidget(field, stretch);
    addSpace(layout, 6);
  };
  addField(tr("Name"), m_name);
  addField(tr("Key"), m_key);
  addField(tr("Colour"), m_color);
  addField(tr("Guideline: when is a text of this category?"), m_guideline, 1);
  m_guideline->setTabChangesFocus(true);
  m_key->setPlaceholderText(tr("Press 0–9, Shift and a digit, or a letter"));
  auto* row = new QHBoxLayout;
  setSpacing(row, 8);
  m_mergeInto->setAccessibleName(tr("Merge into another category"));
  row->addWidget(m_mergeInto, 1);
  row->addWidget(m_remove);
  layout->addLayout(row);
  m_name->installEventFilter(this);
  connect(m_name, &QLineEdit::editingFinished, this, &CategoryDialog::saveTexts);
  m_guideline->installEventFilter(this);
  connect(m_key, &KeyField::keyChosen, this,
          [this](const QString& key) { change([&key](Category& category) { category.key = fromQt(key); }); });
  connect(m_color, &ColorChoice::chosen, this,
          [this](int color) { change([color](Category& category) { category.color = color; }); });
  connect(m_mergeInto, &QComboBox::activated, this, &CategoryDialog::merge);
  connect(m_remove, &QPushButton::clicked, this, &CategoryDialog::askToRemove);
  return m_form;
}

void CategoryDialog::readCounts() {
  m_session.start(
      LaneKind::List, this, QString(), [](const JobContext& context) { return corpusStatistics(context.project); },
      [this](const CorpusStatistics& statistics) {
        m_counts.clear();
        for (const CategoryCount& entry : statistics.categories) m_counts[entry.category.id] = entry.count;
        const Category* shown = current();
        reload(shown != nullptr ? shown->id : 0);
      });
}

void CategoryDialog::allowSeveral() {
  m_several->setEnabled(false);
  inBackground(
      tr("Allowing several labels a text"), [](const Project& project) { return allowSeveralLabels(project); }, 0);
}

void CategoryDialog::reload(CategoryId select) {
  m_categories = listCategories(m_session.project());
  const bool several = hasSeveralLabels(m_session.project());
  m_several->setChecked(several);
  m_several->setEnabled(!several);
  m_showing = true;
  m_list->clear();
  int row = 0;
  for (std::size_t i = 0; i < m_categories.size(); ++i) {
    const Category& category = m_categories[i];
    auto* item = new QListWidgetItem(toQt(category.name), m_list);
    item->setData(CategoryColorRole, category.color);
    item->setData(KeyTextRole, toQt(category.key));
    if (const auto count = m_counts.find(category.id); count != m_counts.end()) {
      item->setData(TailRole, formatCount(count->second));
    }
    item->setSizeHint({px(100), px(size::listRow)});
    if (category.id == select) row = static_cast<int>(i);
  }
  m_list->setCurrentRow(m_categories.empty() ? -1 : row);
  m_showing = false;
  setTitle(tr("Which categories are there?"), formatCount(static_cast<std::int64_t>(m_categories.size())));
  showCurrent();
}

const Category* CategoryDialog::current() const {
  const int row = m_list->currentRow();
  return row >= 0 && row < static_cast<int>(m_categories.size()) ? &m_categories[static_cast<std::size_t>(row)]
                                                                 : nullptr;
}

void CategoryDialog::showCurrent() {
  const Category* category = current();
  m_form->setEnabled(category != nullptr);
  m_showing = true;
  m_name->setText(category != nullptr ? toQt(category->name) : QString());
  m_key->setText(category != nullptr ? toQt(category->key) : QString());
  m_color->setColor(category != nullptr ? category->color : 0);
  m_guideline->setPlainText(category != nullptr ? toQt(category->guideline) : QString());
  m_mergeInto->clear();
  m_mergeInto->addItem(tr("Merge into…"), 0);
  for (const Category& other : m_categories) {
    if (category == nullptr || other.id != category->id) {
      m_mergeInto->addItem(toQt(other.name), static_cast<qlonglong>(other.id));
    }
  }
  m_showing = false;
}

void CategoryDialog::add() {
  const QString name = m_new->text().trimmed();
  if (name.isEmpty()) return;
  try {
    const Category added = addCategory(m_session.project(), fromQt(name));
    m_new->clear();
    m_notice->hide();
    m_session.changed({"category", {}, {}, {}, true});
    reload(added.id);
  } catch (const Error& error) {
    tell(error);
  }
}

void CategoryDialog::change(const std::function<void(Category&)>& edit) {
  const Category* shown = current();
  if (m_showing || shown == nullptr) return;
  Category changed = *shown;
  edit(changed);
  try {
    m_session.changed(changeCategory(m_session.project(), changed));
    m_notice->hide();
    reload(changed.id);
  } catch (const Error& error) {
    tell(error);
    showCurrent();
  }
}

void CategoryDialog::saveTexts() {
  const Category* shown = current();
  if (m_showing || shown == nullptr) return;
  const std::string name = fromQt(m_name->text().trimmed());
  const std::string guideline = fromQt(m_guideline->toPlainText());
  if (name == shown->name && guideline == shown->guideline) return;
  change([&](Category& category) {
    category.name = name;
    category.guideline = guideline;
  });
}

void CategoryDialog::merge(int index) {
  const auto into = static_cast<CategoryId>(m_mergeInto->itemData(index).toLongLong());
  const Category* from = current();
  if (into == 0 || from == nullptr) return;
  m_mergeInto->setCurrentIndex(0);
  inBackground(
      tr("Merging categories"),
      [from = from->id, into](const Project& project) { return mergeCategories(project, from, into); }, into);
}

void CategoryDialog::askToRemove() {
  const Category* shown = current();
  if (shown == nullptr) return;
  const CategoryId id = shown->id;
  const auto remove = [this, id](bool yes) {
    if (!yes) return;
    inBackground(
        tr("Removing a category"), [id](const Project& project) { return removeCategory(project, id); }, 0);
  };
  const std::int64_t texts = m_counts[id];
  if (texts == 0) return remove(true);
  askQuestion(this, tr("Remove “%1”?").arg(toQt(shown->name)),
              tr("Its %1 texts become unlabelled. Ctrl+Z takes it back.").arg(formatCount(texts)), tr("Remove"),
              tr("Keep"), remove);
}

void CategoryDialog::inBackground(const QString& title, const std::function<ChangeSummary(const Project&)>& work,
                                  CategoryId select) {
  m_form->setEnabled(false);
  m_session.start(
      LaneKind::Data, this, title, [work](const JobContext& context) { return work(context.project); },
      [this, select](const ChangeSummary& change) {
        m_session.changed(change);
        reload(select);
        readCounts();
      },
      [this](const Error& error) {
        m_form->setEnabled(true);
        tell(error);
      });
}

void CategoryDialog::tell(const Error& error) { m_notice->show(NoticeTone::Error, errorText(error)); }

bool CategoryDialog::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusOut && watched == m_guideline) saveTexts();
  if (event->type() == QEvent::KeyPress) {
    const int key = static_cast<QKeyEvent*>(event)->key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (enter && watched == m_new && !m_new->text().trimmed().isEmpty()) {
      add();
      return true;
    }
    if (enter && watched == m_name) {
      saveTexts();
      return true;
    }
  }
  return DialogFrame::eventFilter(watched, event);
}

}  // namespace wb::ui
