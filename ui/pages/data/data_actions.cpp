// What the person does on the data page: choose, change, import, export.
#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QMenu>
#include <QPointer>
#include <QSettings>
#include <algorithm>

#include "core/workflow/browse_samples.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/pages/categories/category_dialog.h"
#include "ui/pages/categories/category_popup.h"
#include "ui/pages/data/bulk_bar.h"
#include "ui/pages/data/bulk_changes.h"
#include "ui/pages/data/data_page.h"
#include "ui/pages/data/export_dialog.h"
#include "ui/pages/data/filter_bar.h"
#include "ui/pages/data/sample_table.h"
#include "ui/pages/data/split_dialog.h"
#include "ui/pages/import/import_dialog.h"
#include "ui/widgets/button.h"

namespace wb::ui {

namespace {

// So many chosen rows are read to say something of them; more would take long.
constexpr std::size_t kLookedAt = 200;

QString lastImportFolder() { return QSettings().value(QStringLiteral("import/folder")).toString(); }

}  // namespace

void DataPage::makeActions() {
  m_searchAction = addKey(QKeySequence::Find, &DataPage::focusSearch);
  m_labelAction = addKey(Qt::Key_L, &DataPage::labelChosen);
  m_splitAction = addKey(Qt::Key_P, &DataPage::splitChosen);
  m_flagAction = addKey(Qt::Key_F, &DataPage::flagChosen);
  m_removeAction = addKey(QKeySequence::Delete, &DataPage::removeChosen);
  m_undoAction = addKey(QKeySequence::Undo, &DataPage::undoStep);
  m_redoAction = addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, &DataPage::redoStep);
  m_importAction = addKey(QKeySequence::Open, &DataPage::pickFiles);
  m_importFolderAction = addKey({}, &DataPage::pickFolder);
  m_pasteAction = addKey(QKeySequence::Paste, &DataPage::paste);
  m_exportAction = addKey(Qt::CTRL | Qt::Key_E, &DataPage::exportTexts);
  m_categoriesAction = addKey({}, &DataPage::openCategories);
  m_divideAction = addKey({}, &DataPage::openSplitDialog);
  m_bulk->setActions({m_labelAction, m_splitAction, m_flagAction, m_removeAction});
}

void DataPage::retranslateActions() {
  m_searchAction->setText(tr("Search texts"));
  m_labelAction->setText(tr("Label the selected texts"));
  m_splitAction->setText(tr("Move the selected texts to a split"));
  m_flagAction->setText(tr("Flag the selected texts"));
  m_removeAction->setText(tr("Delete the selected texts"));
  m_undoAction->setText(tr("Undo"));
  m_redoAction->setText(tr("Redo"));
  m_importAction->setText(tr("Import files"));
  m_importFolderAction->setText(tr("Import a folder"));
  m_pasteAction->setText(tr("Import lines from the clipboard"));
  m_exportAction->setText(tr("Export texts"));
  m_categoriesAction->setText(tr("Manage categories"));
  m_divideAction->setText(tr("Divide into training, validation and test"));
}

void DataPage::focusSearch() { m_filter->focusSearch(); }

std::vector<SampleId> DataPage::chosenTexts() const {
  if (m_model.checkedCount() > 0) return m_model.checkedIds();
  const int row = m_table->currentRow();
  return row >= 0 ? std::vector<SampleId>{m_model.idAt(row)} : std::vector<SampleId>{};
}

void DataPage::chosenChanged() {
  const std::int64_t checked = m_model.checkedCount();
  QString remark;
  if (checked > 0 && checked <= static_cast<std::int64_t>(kLookedAt)) {
    const std::vector<SampleRow> rows = sampleRows(m_session.project(), m_model.checkedIds());
    const bool allDiffer = std::all_of(rows.begin(), rows.end(), [](const SampleRow& row) {
      return row.category && row.predicted && row.categories != row.predictedCategories;
    });
    const bool noneLabelled = std::none_of(rows.begin(), rows.end(), [](const auto& row) { return row.category; });
    if (allDiffer) remark = tr("their predictions all differ from their labels");
    if (noneLabelled) remark = tr("none of them is labelled");
  }
  m_bulk->setChosen(checked, remark);
  const bool any = checked > 0 || m_table->currentRow() >= 0;
  for (QAction* action : {m_labelAction, m_splitAction, m_flagAction, m_removeAction}) action->setEnabled(any);
}

void DataPage::labelChosen() {
  const auto search = [this](const QString& query) {
    return query.isEmpty() ? listCategories(m_session.project()) : searchCategories(m_session.project(), fromQt(query));
  };
  auto* popup = new CategoryPopup(search, tr("Take the label away"), this);
  connect(popup, &CategoryPopup::chosen, this, [this](const std::optional<Category>& category) {
    if (category) {
      m_changes->label(chosenTexts(), *category);
    } else {
      m_changes->clearLabels(chosenTexts());
    }
  });
  popup->openAt(m_bulk->labelButton());
}

void DataPage::splitChosen() {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  int number = 0;
  for (const Split split : {Split::Train, Split::Validation, Split::Test, Split::None}) {
    const QString name = split == Split::None ? tr("No split") : splitText(split);
    menu->addAction(QStringLiteral("&%1  %2").arg(++number).arg(name),
                    [this, split] { m_changes->moveToSplit(chosenTexts(), split); });
  }
  const QWidget* button = m_bulk->splitButton();
  menu->popup(button->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

void DataPage::flagChosen() {
  const std::vector<SampleId> ids = chosenTexts();
  bool allFlagged = m_filter->query().state == SampleState::Flagged;
  if (ids.size() <= kLookedAt) {
    const std::vector<SampleRow> rows = sampleRows(m_session.project(), ids);
    allFlagged = std::all_of(rows.begin(), rows.end(), [](const SampleRow& row) { return row.flagged; });
  }
  m_changes->flag(ids, !allFlagged);
}

void DataPage::removeChosen() { m_changes->remove(chosenTexts()); }

void DataPage::openRow(int row) {
  Destination destination;
  destination.page = PageId::Label;
  destination.sample = m_model.idAt(row);
  destination.query = m_filter->query();
  emit navigateTo(destination);
}

void DataPage::pickFiles() {
  const QString filter =
      tr("Corpus files (*.csv *.tsv *.txt *.json *.jsonl *.ndjson)") + QStringLiteral(";;") + tr("All files (*)");
  const QStringList files = QFileDialog::getOpenFileNames(window(), tr("Import files"), lastImportFolder(), filter);
  if (!files.isEmpty()) importFiles(files);
}

void DataPage::pickFolder() {
  const QString folder = QFileDialog::getExistingDirectory(window(), tr("Import a folder"), lastImportFolder());
  if (!folder.isEmpty()) importFiles({folder});
}

void DataPage::importFiles(const QStringList& paths) {
  if (paths.isEmpty() || !m_session.isOpen()) return;
  QSettings().setValue(QStringLiteral("import/folder"), QFileInfo(paths.front()).absolutePath());
  openImport(new ImportDialog(m_session, paths, told(), this));
}

void DataPage::importLines(const QString& text) {
  if (text.trimmed().isEmpty() || !m_session.isOpen()) return;
  if (ImportDialog* dialog = ImportDialog::ofLines(m_session, text, told(), this)) openImport(dialog);
}

std::function<void(const QString&)> DataPage::told() {
  return [page = QPointer<DataPage>(this)](const QString& message) {
    if (page) emit page->statusMessage(message);
  };
}

void DataPage::openImport(ImportDialog* dialog) {
  m_survey.pause();  // the preview's counting goes first
  connect(dialog, &QObject::destroyed, this, &DataPage::corpusChanged);
  dialog->open();
}

void DataPage::paste() { importLines(QGuiApplication::clipboard()->text()); }

void DataPage::exportTexts() {
  if (m_statistics.samples == 0) return;
  ExportDialog::Choice choice;
  choice.all = m_statistics.samples;
  choice.shown = m_model.rowCount();
  choice.query = m_filter->query();
  (new ExportDialog(m_session, choice, told(), this))->open();
}

void DataPage::openSplitDialog() { (new SplitDialog(m_session, m_statistics, this))->open(); }

void DataPage::openCategories() { (new CategoryDialog(m_session, this))->open(); }

void DataPage::undoStep() {
  if (m_session.isOpen()) m_session.undo();
}

void DataPage::redoStep() {
  if (m_session.isOpen()) m_session.redo();
}

}  // namespace wb::ui
