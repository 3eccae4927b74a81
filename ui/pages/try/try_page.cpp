// The box asks the panels at every change; each panel's newest question drops its older ones.
#include "ui/pages/try/try_page.h"

#include <QAction>
#include <QClipboard>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPainter>
#include <QStackedWidget>

#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/recent_tries_model.h"
#include "ui/pages/try/answer_panel.h"
#include "ui/pages/try/difference_strip.h"
#include "ui/pages/try/file_answers.h"
#include "ui/pages/try/try_box.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

namespace {

constexpr int settledMilliseconds = 1500;
constexpr int namedPieces = 2;

QString named(const QStringList& pieces, const QString& pattern) {
  QStringList quoted;
  for (const QString& piece : pieces) quoted << pattern.arg(piece.toHtmlEscaped());
  return quoted.join(QString());
}

}  // namespace

TryPage::TryPage(Session& session, QWidget* parent)
    : Page(parent),
      m_session(session),
      m_actionsBar(new QWidget(this)),
      m_count(new SegmentedControl),
      m_copy(new Button({}, ButtonKind::Primary)),
      m_stack(new QStackedWidget),
      m_noRun(new EmptyState),
      m_goTrain(new Button({}, ButtonKind::Primary)),
      m_result(new QWidget),
      m_box(new TryBox),
      m_first(new AnswerPanel(session)),
      m_second(new AnswerPanel(session)),
      m_difference(new DifferenceStrip),
      m_recentTitle(headingLabel()),
      m_recentNote(captionLabel()),
      m_file(new Button({}, ButtonKind::Plain)),
      m_recent(new RecentTriesModel(this)),
      m_recentTable(new TableView) {
  m_settled.setSingleShot(true);
  m_settled.setInterval(settledMilliseconds);
  m_noRun->setPicture(QStringLiteral("try"));
  m_noRun->addButton(m_goTrain);
  m_stack->addWidget(createContent());
  m_stack->addWidget(m_noRun);
  auto* all = new QVBoxLayout(this);
  all->setContentsMargins(0, 0, 0, 0);
  all->addWidget(m_stack);
  createActions();
  createHeader();
  connectSession();
  setSideBySide(false);
  retranslate();
}

QWidget* TryPage::createContent() {
  auto* panels = new QHBoxLayout;
  setSpacing(panels, size::islandGap);
  panels->addWidget(m_first, 1);
  panels->addWidget(m_second, 1);
  auto* result = new QVBoxLayout(m_result);
  setMargins(result, 0, 0, 0, 0);
  setSpacing(result, size::islandGap);
  result->addWidget(m_box);
  result->addLayout(panels);
  result->addWidget(m_difference);
  m_difference->hide();

  auto* inside = new QWidget;
  auto* column = new QVBoxLayout(inside);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, size::islandGap);
  column->addWidget(m_result);
  column->addWidget(createRecent(), 1);
  return inside;
}

QWidget* TryPage::createRecent() {
  auto* island = new Island;
  auto* head = new QWidget;
  auto* row = new QHBoxLayout(head);
  setMargins(row, 16, 6, 16, 6);
  setSpacing(row, 8);
  m_file->setButtonSize(ButtonSize::Small);
  m_file->setIconName(QStringLiteral("file"));
  row->addWidget(m_recentTitle);
  row->addWidget(m_recentNote);
  row->addStretch(1);
  row->addWidget(m_file);
  island->content()->addWidget(head);
  island->addLine();
  m_recentTable->setInset();
  m_recentTable->setModel(m_recent);
  m_recentTable->setColumnWidths({0, 150, 150, 110});
  setLeastHeight(m_recentTable, 96);
  island->content()->addWidget(m_recentTable, 1);
  connect(m_file, &QPushButton::clicked, this, &TryPage::tryFile);
  connect(m_recentTable, &QAbstractItemView::clicked, this,
          [this](const QModelIndex& index) { m_box->setText(m_recent->textAt(index.row())); });
  connect(m_recentTable, &TableView::rowActivated, this, [this](const QModelIndex& index) {
    m_box->setText(m_recent->textAt(index.row()));
    m_box->takeFocus();
  });
  return island;
}

void TryPage::createHeader() {
  auto* row = new QHBoxLayout(m_actionsBar);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 12);
  m_count->setSmall(false);
  m_copy->setIconName(QStringLiteral("copy"));
  m_copy->bindAction(m_copyAction);
  row->addWidget(m_count);
  row->addWidget(m_copy);
  m_actionsBar->hide();
  connect(m_count, &SegmentedControl::chosen, this, [this](int index) {
    setSideBySide(index == 1);
    ask();
  });
  connect(m_goTrain, &QPushButton::clicked, this, [this] { emit navigateTo({PageId::Train, {}, {}, {}}); });
  connect(m_box, &TryBox::textChanged, this, &TryPage::ask);
  connect(m_box, &TryBox::entered, this, &TryPage::keep);
  connect(m_box, &TryBox::cleared, this, &TryPage::clearText);
  connect(m_box, &TryBox::previousWanted, this, &TryPage::goToPrevious);
  connect(m_first, &AnswerPanel::answered, this, &TryPage::answered);
  connect(m_second, &AnswerPanel::answered, this, &TryPage::answered);
  connect(&m_settled, &QTimer::timeout, this, &TryPage::keep);
}

void TryPage::createActions() {
  m_copyAction = addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_C, &TryPage::copyPicture);
  m_saveAction = addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_S, &TryPage::savePicture);
  m_previousAction = addKey(Qt::ALT | Qt::Key_Up, &TryPage::goToPrevious);
}

void TryPage::connectSession() {
  const auto stale = [this] {
    m_stale = true;
    reload();
  };
  connect(&m_session, &Session::runsChanged, this, stale);
  connect(&m_session, &Session::categoriesChanged, this, stale);
  connect(&m_session, &Session::opened, this, [this, stale] {
    m_recent->clear();
    m_box->setText({});
    m_starred = 0;
    stale();
  });
}

QWidget* TryPage::headerActions() { return m_actionsBar; }

void TryPage::activated() {
  if (m_stale) reload();
  m_box->takeFocus();
}

void TryPage::deactivated() { keep(); }

void TryPage::open(const Destination& destination) {
  if (destination.run) m_first->setRun(*destination.run);
}

void TryPage::reload() {
  if (!m_session.isOpen() || !isVisible()) return;
  m_session.start(
      LaneKind::List, this, {},
      [](const JobContext& context) {
        return Runs{listRuns(context.project), listCategories(context.project), starredRun(context.project)};
      },
      [this](const Runs& runs) { showRuns(runs); }, {}, reinterpret_cast<std::uintptr_t>(this));
}

void TryPage::showRuns(const Runs& runs) {
  m_stale = false;
  m_runs.clear();
  for (const RunRecord& run : runs.runs) {
    if (run.hasWeights) m_runs.push_back(run);
  }
  const bool firstTime = m_second->run() == 0;
  m_first->setRuns(m_runs, runs.categories);
  m_second->setRuns(m_runs, runs.categories);
  if (runs.starred != m_starred && runs.starred != 0) m_first->setRun(runs.starred);
  m_starred = runs.starred;
  if (firstTime && m_runs.size() > 1) m_second->setRun(m_runs[m_first->run() == m_runs[1].id ? 0 : 1].id);
  m_stack->setCurrentIndex(m_runs.empty() ? 1 : 0);
  m_count->setVisible(m_runs.size() > 1);
  m_copy->setVisible(!m_runs.empty());
  if (m_runs.size() < 2) setSideBySide(false);
  ask();
}

void TryPage::setSideBySide(bool sideBySide) {
  m_sideBySide = sideBySide;
  m_count->setCurrentIndex(sideBySide ? 1 : 0);
  m_second->setVisible(sideBySide);
  m_recentTable->setColumnHidden(RecentTriesModel::Second, !sideBySide);
  m_recentTable->setColumnHidden(RecentTriesModel::Different, !sideBySide);
  m_recentNote->setVisible(sideBySide);
  showDifference();
}

void TryPage::ask() {
  m_settled.stop();
  const std::string text = fromQt(m_box->text());
  m_first->ask(text);
  if (m_sideBySide) m_second->ask(text);
  if (m_box->text().isEmpty()) m_back = 0;
}

void TryPage::answered() {
  showNote();
  showDifference();
  if (m_first->answer()) m_settled.start();
}

void TryPage::showNote() {
  const auto& answer = m_first->answer();
  if (!answer) return m_box->setNote(tr("Judged while you type"));
  const auto run =
      std::find_if(m_runs.begin(), m_runs.end(), [this](const RunRecord& r) { return r.id == m_first->run(); });
  const int limit = run == m_runs.end() ? 0 : run->config.maxLength;
  const auto tokens = static_cast<int>(answer->tokens.size());
  if (answer->cut) {
    m_box->setNote(tr("Cut at the limit of %1 tokens: only the beginning was judged").arg(limit), true);
  } else {
    m_box->setNote(tr("Judged while you type · %1, limit %2").arg(tr("%n tokens", nullptr, tokens)).arg(limit));
  }
}

void TryPage::showDifference() {
  const bool both = m_sideBySide && m_first->answer() && m_second->answer() && m_first->text() == m_second->text();
  const bool differs = both && m_first->decidedText() != m_second->decidedText();
  m_difference->setVisible(differs);
  if (!differs) return;
  const QString pattern = tr("<b>“%1”</b> ");
  m_difference->setText(tr("The two runs judge differently: run %1 looks most at %2, run %3 at %4.")
                            .arg(QString::number(m_first->run()), named(m_first->heaviest(namedPieces), pattern),
                                 QString::number(m_second->run()), named(m_second->heaviest(namedPieces), pattern)));
}

void TryPage::keep() {
  const auto answerOf = [](const AnswerPanel& panel) {
    const std::vector<Category> decided = panel.decided();
    return TryAnswer{panel.run(), panel.decidedText(), decided.empty() ? -1 : decided.front().color,
                     panel.answerProbability()};
  };
  m_settled.stop();
  if (!m_first->answer() || toQt(m_first->text()) != m_box->text()) return;
  TriedText tried{m_box->text(), answerOf(*m_first), std::nullopt};
  if (m_sideBySide && m_second->answer() && m_second->text() == m_first->text()) tried.second = answerOf(*m_second);
  m_recent->add(tried);
  m_back = 0;
}

void TryPage::clearText() {
  keep();
  m_box->setText({});
  m_box->takeFocus();
}

void TryPage::goToPrevious() {
  const std::vector<TriedText>& tried = m_recent->tried();
  const auto count = static_cast<int>(tried.size());
  if (m_back == 0 && count > 0 && tried.back().text == m_box->text()) m_back = 1;
  if (m_back >= count) return;
  ++m_back;
  const int back = m_back;
  m_box->setText(tried[static_cast<std::size_t>(count - back)].text);
  m_back = back;
}

QPixmap TryPage::picture() {
  const qreal ratio = devicePixelRatioF();
  const int margin = px(12);
  QPixmap picture((m_result->size() + QSize(2 * margin, 2 * margin)) * ratio);
  picture.setDevicePixelRatio(ratio);
  picture.fill(colors().window);
  QPainter painter(&picture);
  painter.drawPixmap(margin, margin, m_result->grab());
  return picture;
}

void TryPage::copyPicture() {
  if (!m_first->answer()) return emit statusMessage(tr("There is no answer to copy yet."));
  QGuiApplication::clipboard()->setPixmap(picture());
  emit statusMessage(tr("Picture copied"));
}

void TryPage::savePicture() {
  if (!m_first->answer()) return emit statusMessage(tr("There is no answer to save yet."));
  const QString file = QFileDialog::getSaveFileName(this, tr("Save as picture"), {}, tr("PNG pictures (*.png)"));
  if (file.isEmpty()) return;
  if (picture().save(file, "PNG")) {
    emit statusMessage(tr("Picture saved"));
  } else {
    emit m_session.errorOccurred(tr("The picture could not be written to %1. Choose another folder.").arg(file), {});
  }
}

void TryPage::tryFile() {
  const QString file = QFileDialog::getOpenFileName(this, tr("A file with a text a line"), {},
                                                    tr("Texts (*.txt *.text);;All files (*)"));
  if (!file.isEmpty()) openFileAnswers(m_session, this, m_first->run(), file);
}

void TryPage::retranslate() {
  m_count->setItems({tr("One run"), tr("Side by side")});
  m_count->setAccessibleName(tr("One run or two"));
  m_copy->setText(tr("Copy as picture"));
  m_copyAction->setText(tr("Copy as picture"));
  m_saveAction->setText(tr("Save as picture…"));
  m_previousAction->setText(tr("Previous text"));
  m_recentTitle->setText(tr("Tried recently"));
  m_recentNote->setText(tr("judged differently first"));
  m_recentTable->setAccessibleName(tr("Texts tried recently"));
  m_file->setText(tr("A whole file…"));
  m_noRun->setTexts(tr("No run yet"), tr("Train a model first. Then this page judges any text while you type."));
  m_goTrain->setText(tr("To training"));
  m_recent->retranslate();
  showNote();
  showDifference();
  emit headerChanged();
}

void TryPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
