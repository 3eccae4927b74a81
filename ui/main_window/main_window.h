// The window: rail, header, pages, status bar. Navigation only; what pages do is theirs.
#pragma once

#include <QMainWindow>
#include <functional>
#include <vector>

#include "ui/pages/page.h"
#include "ui/widgets/status_bar.h"

class QStackedWidget;

namespace wb::ui {

class Header;
class Language;
class Rail;

/// Ctrl+1…: pages. Ctrl + − 0: text size. Ctrl+K: commands. F1 or ?: shortcuts.
class MainWindow : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(Language& language);
  ~MainWindow() override;

  /// Shows the window as it was closed; the first time as large as the screen allows.
  void showFirst();
  /// Pages are shown in the order they are added; the window owns them.
  void addPage(Page* page);
  /// Drops all pages, e.g. before those of another project are added.
  void clearPages();
  Page* currentPage() const;
  void showPage(PageId id);
  void navigate(const Destination& destination);
  Page* page(PageId id) const;

  StatusBar* statusLine() { return m_status; }
  /// A dot on the page's rail item while a job of it runs.
  void setBusy(PageId id, bool busy);
  /// Asked before the window closes; false keeps it open (the asker closes it later with close()).
  void setCloseQuestion(std::function<bool()> mayClose);
  /// Files dropped anywhere on the window.
  void setDropHandler(std::function<void(const QStringList& paths)> handler);
  /// All actions of the window and its pages, for the command palette and the shortcut sheet.
  QList<QAction*> allActions() const;
  /// Brings the page of `action` to the front and triggers it.
  void runAction(QAction* action);

 protected:
  void closeEvent(QCloseEvent* event) override;
  void changeEvent(QEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QAction* newAction(const QList<QKeySequence>& keys, const std::function<void()>& run);
  void createActions();
  void layOut();
  void restoreWindow();
  Page* ownerOf(const QAction* action) const;
  void retranslate();
  void updateRail();
  void updateHeader();
  void showIndex(int index);
  /// A dialog covers the window: keys must not change what lies beneath.
  bool hasDialog() const;
  void openSettings();
  void openActionList(bool onlyShortcuts);

  Language& m_language;
  Rail* m_rail;
  Header* m_header;
  QStackedWidget* m_stack;
  StatusBar* m_status;
  std::vector<Page*> m_pages;
  std::vector<QAction*> m_pageActions;
  QAction* m_larger;
  QAction* m_smaller;
  QAction* m_normalSize;
  QAction* m_paletteAction;
  QAction* m_shortcutsAction;
  QAction* m_settingsAction;
  std::function<bool()> m_mayClose;
  std::function<void(const QStringList&)> m_dropHandler;
};

}  // namespace wb::ui
