// How does my corpus look? The table of texts with its filters and changes, the corpus' numbers beside.
#pragma once

#include <QTimer>

#include "ui/models/sample_table_model.h"
#include "ui/pages/data/corpus_queries.h"
#include "ui/pages/data/token_survey.h"
#include "ui/pages/page.h"

class QStackedWidget;

namespace wb {
struct ChangeSummary;
}

namespace wb::ui {

class BulkBar;
class BulkChanges;
class Button;
class CorpusSide;
class EmptyState;
class EmptyView;
class FilterBar;
class ImportDialog;
class SampleTable;
class Session;
enum class StepWay;

class DataPage : public Page {
  Q_OBJECT

 public:
  explicit DataPage(Session& session, QWidget* parent = nullptr);

  PageId pageId() const override { return PageId::Data; }
  QString title() const override;
  QString subtitle() const override;
  QWidget* headerActions() override { return m_header; }
  void activated() override;
  void open(const Destination& destination) override;

  /// Opens the import dialog for files or folders, e.g. those dropped on the window.
  void importFiles(const QStringList& paths);
  /// Opens the import dialog for lines of text, e.g. from the clipboard.
  void importLines(const QString& text);

 signals:
  void sampleProjectRequested();
  void projectRequested(const QString& folder);
  void otherProjectRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  // data_page.cpp: the parts and what they show
  QWidget* makeMain();
  void makeHeader();
  void connectParts();
  void connectSession();
  void retranslate();
  void projectChanged();
  void corpusChanged();
  void readList();
  void showIds(const std::vector<SampleId>& ids, double milliseconds);
  void showStatistics(const CorpusStatistics& statistics);
  void showView();
  void stepDone(const ChangeSummary& change, StepWay way);
  void flash();

  // data_actions.cpp: what the person does
  void makeActions();
  void retranslateActions();
  std::vector<SampleId> chosenTexts() const;
  void chosenChanged();
  void labelChosen();
  void splitChosen();
  void flagChosen();
  void removeChosen();
  void openRow(int row);
  void pickFiles();
  void pickFolder();
  void paste();
  void openImport(ImportDialog* dialog);
  /// Says something in the status bar, for jobs that may end after this page.
  std::function<void(const QString&)> told();
  void focusSearch();
  void exportTexts();
  void openSplitDialog();
  void openCategories();
  void undoStep();
  void redoStep();

  Session& m_session;
  SampleTableModel m_model;
  CorpusQueries m_queries;
  TokenSurvey m_survey;
  BulkChanges* m_changes;
  QStackedWidget* m_views;
  EmptyView* m_empty;
  FilterBar* m_filter;
  QStackedWidget* m_results;
  SampleTable* m_table;
  EmptyState* m_nothing;
  Button* m_clearFilter;
  BulkBar* m_bulk;
  CorpusSide* m_side;
  QWidget* m_header;
  Button* m_export;
  Button* m_import;
  Button* m_label;
  QAction* m_labelAction;
  QAction* m_splitAction;
  QAction* m_flagAction;
  QAction* m_removeAction;
  QAction* m_searchAction;
  QAction* m_importAction;
  QAction* m_importFolderAction;
  QAction* m_exportAction;
  QAction* m_undoAction;
  QAction* m_redoAction;
  QAction* m_categoriesAction;
  QAction* m_divideAction;
  QAction* m_pasteAction;
  CorpusStatistics m_statistics;
  bool m_counted = false;  ///< statistics of this project have arrived
  SampleOrder m_order = SampleOrder::NewestFirst;
  std::vector<SampleId> m_toFlash;
  QTimer m_flashTimer;
};

}  // namespace wb::ui
