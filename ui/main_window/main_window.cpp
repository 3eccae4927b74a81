// Puts the window together and moves between its pages.
#include "ui/main_window/main_window.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QGridLayout>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include "ui/main_window/action_list.h"
#include "ui/main_window/preferences.h"
#include "ui/main_window/settings_popover.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/header.h"
#include "ui/widgets/rail.h"

namespace wb::ui {

namespace {

constexpr const char* geometryKey = "window/geometry";

RailItem railItem(PageId id) {
  switch (id) {
    case PageId::Data: return {"data", MainWindow::tr("Data")};
    case PageId::Label: return {"label", MainWindow::tr("Label")};
    case PageId::Train: return {"train", MainWindow::tr("Train")};
    case PageId::Explore: return {"explore", MainWindow::tr("Explore")};
    case PageId::Try: return {"try", MainWindow::tr("Try")};
    case PageId::Models: return {"models", MainWindow::tr("Models")};
  }
  return {};
}

QStringList localPaths(const QMimeData& data) {
  QStringList paths;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) paths << url.toLocalFile();
  }
  return paths;
}

}  // namespace

MainWindow::MainWindow(Language& language)
    : m_language(language),
      m_rail(new Rail),
      m_header(new Header),
      m_stack(new QStackedWidget),
      m_status(new StatusBar) {
  setAcceptDrops(true);
  setMinimumSize(880, 600);
  layOut();
  createActions();
  retranslate();
  connect(m_rail, &Rail::chosen, this, &MainWindow::showIndex);
  connect(m_rail, &Rail::settingsChosen, this, &MainWindow::openSettings);
  connect(m_status, &StatusBar::paletteRequested, m_paletteAction, &QAction::trigger);
  connect(m_status, &StatusBar::shortcutsRequested, m_shortcutsAction, &QAction::trigger);
  qApp->installEventFilter(this);
  restoreWindow();
}

MainWindow::~MainWindow() {
  qApp->removeEventFilter(this);
  clearPages();  // their header widgets are children of the header by now
}

void MainWindow::layOut() {
  auto* all = new QWidget;
  auto* grid = new QGridLayout(all);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setSpacing(0);
  auto* stackMargins = new QWidget;
  auto* stackBox = new QVBoxLayout(stackMargins);
  setMargins(stackBox, 0, 0, 12, 0);
  stackBox->addWidget(m_stack);
  fixWidth(m_rail, size::rail);
  grid->addWidget(m_rail, 0, 0, 2, 1);
  grid->addWidget(m_header, 0, 1);
  grid->addWidget(stackMargins, 1, 1);
  grid->addWidget(m_status, 2, 0, 1, 2);
  grid->setRowStretch(1, 1);
  grid->setColumnStretch(1, 1);
  setCentralWidget(all);
}

QAction* MainWindow::newAction(const QList<QKeySequence>& keys, const std::function<void()>& run) {
  auto* action = new QAction(this);
  action->setShortcuts(keys);
  connect(action, &QAction::triggered, this, run);
  addAction(action);
  return action;
}

void MainWindow::createActions() {
  m_larger = newAction({QKeySequence("Ctrl++"), QKeySequence("Ctrl+=")}, [] { theme().stepTextScale(10); });
  m_smaller = newAction({QKeySequence("Ctrl+-")}, [] { theme().stepTextScale(-10); });
  m_normalSize = newAction({QKeySequence("Ctrl+0")}, [] { theme().setTextScale(100); });
  m_paletteAction = newAction({QKeySequence("Ctrl+K")}, [this] { openActionList(false); });
  m_shortcutsAction = newAction({QKeySequence("F1"), QKeySequence("?")}, [this] { openActionList(true); });
  m_settingsAction = newAction({QKeySequence("Ctrl+,")}, [this] { openSettings(); });
}

void MainWindow::retranslate() {
  m_larger->setText(tr("Larger text"));
  m_smaller->setText(tr("Smaller text"));
  m_normalSize->setText(tr("Normal text size"));
  m_paletteAction->setText(tr("Commands"));
  m_shortcutsAction->setText(tr("Shortcuts"));
  m_settingsAction->setText(tr("Settings"));
  updateRail();
  updateHeader();
}

void MainWindow::restoreWindow() {
  const QByteArray geometry = QSettings().value(geometryKey).toByteArray();
  if (geometry.isEmpty() || !restoreGeometry(geometry)) resize(1280, 800);
}

void MainWindow::showFirst() {
  constexpr QSize frame(16, 48);  // what a window manager may add around the usual size
  const QSize needed = size() + frame;
  const bool fits = needed.boundedTo(screen()->availableSize()) == needed;
  if (fits || QSettings().contains(geometryKey)) {
    show();
  } else {
    showMaximized();
  }
}

void MainWindow::addPage(Page* page) {
  const auto index = static_cast<int>(m_pages.size());
  m_pages.push_back(page);
  m_stack->addWidget(page);
  const QKeySequence key(QString("Ctrl+%1").arg(index + 1));
  m_pageActions.push_back(newAction({key}, [this, index] {
    if (!hasDialog()) showIndex(index);
  }));
  connect(page, &Page::headerChanged, this, [this, page] {
    if (page == currentPage()) updateHeader();
  });
  connect(page, &Page::navigateTo, this, &MainWindow::navigate);
  connect(page, &Page::statusMessage, m_status, &StatusBar::setMessage);
  connect(page, &Page::undoable, m_status, &StatusBar::showNotice);
  updateRail();
  if (index == 0) showIndex(0);
}

void MainWindow::clearPages() {
  m_header->setWidgets(nullptr, nullptr);
  for (QAction* action : m_pageActions) delete action;
  for (Page* page : m_pages) delete page;
  m_pageActions.clear();
  m_pages.clear();
  updateRail();
}

Page* MainWindow::currentPage() const { return qobject_cast<Page*>(m_stack->currentWidget()); }

Page* MainWindow::page(PageId id) const {
  for (Page* page : m_pages) {
    if (page->pageId() == id) return page;
  }
  return nullptr;
}

void MainWindow::showPage(PageId id) {
  if (Page* wanted = page(id)) showIndex(m_stack->indexOf(wanted));
}

void MainWindow::navigate(const Destination& destination) {
  Page* wanted = page(destination.page);
  if (!wanted) return;
  wanted->open(destination);
  showPage(destination.page);
}

void MainWindow::showIndex(int index) {
  Page* before = currentPage();
  Page* next = m_pages[static_cast<std::size_t>(index)];
  m_status->setMessage({});
  if (before && before != next) before->deactivated();
  m_stack->setCurrentIndex(index);
  m_rail->setCurrent(index);
  updateHeader();
  next->setFocus();
  next->activated();
}

void MainWindow::updateRail() {
  std::vector<RailItem> items;
  for (std::size_t i = 0; i < m_pages.size(); ++i) {
    items.push_back(railItem(m_pages[i]->pageId()));
    m_pageActions[i]->setText(tr("Go to %1").arg(items.back().text));
  }
  m_rail->setItems(std::move(items));
}

void MainWindow::updateHeader() {
  Page* page = currentPage();
  if (!page) return m_header->setTexts({}, {});
  m_header->setTexts(page->title(), page->subtitle());
  m_header->setWidgets(page->headerTabs(), page->headerActions());
}

void MainWindow::setBusy(PageId id, bool busy) {
  if (Page* wanted = page(id)) m_rail->setBusy(m_stack->indexOf(wanted), busy);
}

void MainWindow::setCloseQuestion(std::function<bool()> mayClose) { m_mayClose = std::move(mayClose); }

void MainWindow::setDropHandler(std::function<void(const QStringList&)> handler) { m_dropHandler = std::move(handler); }

QList<QAction*> MainWindow::allActions() const {
  QList<QAction*> all;
  if (Page* page = currentPage()) all += page->actions();
  for (Page* page : m_pages) {
    if (page != currentPage()) all += page->actions();
  }
  return all + actions();
}

Page* MainWindow::ownerOf(const QAction* action) const {
  for (Page* page : m_pages) {
    if (page->actions().contains(action)) return page;
  }
  return nullptr;
}

void MainWindow::runAction(QAction* action) {
  Page* owner = ownerOf(action);
  if (owner && owner != currentPage()) showPage(owner->pageId());
  action->trigger();
}

bool MainWindow::hasDialog() const { return findChild<DialogFrame*>() != nullptr; }

void MainWindow::openSettings() {
  auto* popover = new SettingsPopover(m_language, this);
  const QRect item = m_rail->itemRect(static_cast<int>(m_pages.size()));
  popover->showAbove(m_rail->mapToGlobal(QPoint(item.right() + px(8), item.bottom())));
}

void MainWindow::openActionList(bool onlyShortcuts) {
  if (hasDialog()) return;  // one at a time
  std::vector<ListedAction> listed;
  for (QAction* action : allActions()) {
    Page* owner = ownerOf(action);
    listed.push_back({action, owner ? railItem(owner->pageId()).text : QString()});
  }
  auto* list = new ActionList(this, listed, onlyShortcuts);
  connect(list, &ActionList::actionChosen, this, &MainWindow::runAction);
  list->open();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  if (m_mayClose && !m_mayClose()) return event->ignore();
  QSettings().setValue(geometryKey, saveGeometry());
  savePreferences(m_language);
  event->accept();
}

void MainWindow::changeEvent(QEvent* event) {
  QMainWindow::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (m_dropHandler && !localPaths(*event->mimeData()).isEmpty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const QStringList paths = localPaths(*event->mimeData());
  if (m_dropHandler && !paths.isEmpty()) m_dropHandler(paths);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  const auto type = event->type();
  if (type == QEvent::KeyPress || type == QEvent::KeyRelease) {
    if (static_cast<QKeyEvent*>(event)->key() == Qt::Key_Control) m_rail->setNumbersShown(type == QEvent::KeyPress);
  } else if (type == QEvent::ApplicationDeactivate || type == QEvent::WindowDeactivate) {  // its release goes elsewhere
    m_rail->setNumbersShown(false);
  }
  return QMainWindow::eventFilter(watched, event);
}

}  // namespace wb::ui
