#include "ui/pages/label/label_page.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "core/workflow/browse_samples.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/attention_reading.h"
#include "ui/pages/categories/category_dialog.h"
#include "ui/pages/categories/category_popup.h"
#include "ui/pages/explore/explainer.h"
#include "ui/pages/label/label_desk.h"
#include "ui/pages/label/label_side.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/category_grid.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/side_split.h"

namespace wb::ui {

namespace {

constexpr int kQueueLength = 200;
constexpr int kRecent = 30;
enum Topic : std::uint64_t { kQueueTopic = 0x1A01, kCountsTopic };

struct Counts {
  std::int64_t today = 0;
  std::int64_t labelled = 0;
  std::int64_t samples = 0;
  std::int64_t sinceTraining = 0;
};

Counts countLabels(const Project& project, std::int64_t midnight) {
  SampleQuery all;
  const SampleCounts counts = countSamples(project, all);
  std::int64_t trainedAt = 0;
  for (const RunRecord& run : listRuns(project)) trainedAt = std::max(trainedAt, run.hasWeights ? run.startedAt : 0);
  return {labelsSince(project, midnight), counts.labelled, counts.all,
          trainedAt > 0 ? labelsSince(project, trainedAt) : 0};
}

std::vector<QueueItem> readQueue(const Project& project, QueueOrder order, QueueScope scope, SampleQuery filter) {
  if (scope == QueueScope::Unlabelled) return labelQueue(project, order, filter, kQueueLength);
  filter.state = scope == QueueScope::Flagged ? SampleState::Flagged : SampleState::Labelled;
  filter.order = order == QueueOrder::MostUseful ? SampleOrder::LeastCertainFirst
                 : order == QueueOrder::Random   ? SampleOrder::Random
                                                 : SampleOrder::OldestFirst;
  std::vector<QueueItem> items;
  for (const SampleId id : findSamples(project, filter)) {
    if (items.size() == kQueueLength) break;
    items.push_back({id, QueueReason::Next});
  }
  return items;
}

// Token weights over bytes become weights over the UTF-16 units that the window paints; the largest is 1.
std::vector<float> unitWeights(const Explanation& explanation, const std::string& text) {
  const std::vector<int> kept = shownTokens(explanation, false);
  const std::vector<float> weights = readingWeights(explanation, attentionMatrix(explanation.attention, {}), kept);
  const float top = weights.empty() ? 1 : *std::max_element(weights.begin(), weights.end());
  std::vector<float> bytes(text.size(), 0);
  for (std::size_t i = 0; i < kept.size(); ++i) {
    const TokenSpan& token = explanation.tokens[static_cast<std::size_t>(kept[i])];
    for (std::size_t b = token.begin; b < token.end && b < bytes.size(); ++b) bytes[b] = weights[i] / top;
  }
  std::vector<float> units;
  for (std::size_t b = 0; b < text.size();) {
    const auto lead = static_cast<unsigned char>(text[b]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    units.insert(units.end(), length == 4 ? 2 : 1, bytes[b]);
    b += length;
  }
  return units;
}

}  // namespace

LabelPage::LabelPage(Session& session, QWidget* parent) : Page(parent), m_session(session) {
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_InputMethodEnabled, false);  // keys are labels here, whatever the input method
  m_desk = new LabelDesk;
  m_side = new LabelSide;
  m_explainer = new Explainer(session, this);
  auto* split = new SideSplit(m_desk, m_side, 300, 380);
  auto* outer = new QHBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  outer->addWidget(split);
  buildActions();
  connectParts();
  connectSession();
  retranslate();
  reloadCategories();
  reloadQueue();
  reloadCounts();
}

QAction* LabelPage::addKey(const QKeySequence& key, void (LabelPage::*slot)()) {
  auto* made = new QAction(this);
  made->setShortcut(key);
  made->setShortcutContext(Qt::WidgetWithChildrenShortcut);
  connect(made, &QAction::triggered, this, slot);
  addAction(made);
  return made;
}

void LabelPage::buildActions() {
  m_acceptAction = addKey(Qt::Key_Return, &LabelPage::accept);
  m_acceptAction->setShortcuts({Qt::Key_Return, Qt::Key_Enter, Qt::CTRL | Qt::Key_Return});
  m_findAction = addKey(Qt::Key_Slash, &LabelPage::find);
  m_noteAction = addKey(Qt::Key_N, &LabelPage::note);
  m_categoriesAction = addKey(Qt::CTRL | Qt::Key_E, &LabelPage::categoriesDialog);
  m_trainAction = addKey(Qt::CTRL | Qt::Key_T, &LabelPage::train);
  m_texts = {{m_acceptAction, QT_TR_NOOP("Accept the suggestion")},
             {m_findAction, QT_TR_NOOP("Find a category")},
             {m_noteAction, QT_TR_NOOP("Write a note")},
             {m_categoriesAction, QT_TR_NOOP("Edit the categories")},
             {m_trainAction, QT_TR_NOOP("Train with the new labels")},
             {addKey(Qt::Key_Right, &LabelPage::skip), QT_TR_NOOP("Next text")},
             {addKey(Qt::Key_Left, &LabelPage::back), QT_TR_NOOP("Previous text")},
             {addKey(Qt::Key_Space, &LabelPage::skip), QT_TR_NOOP("Skip this text")},
             {addKey(Qt::SHIFT | Qt::Key_Left, &LabelPage::toFirst), QT_TR_NOOP("First text seen")},
             {addKey(Qt::SHIFT | Qt::Key_Right, &LabelPage::toLast), QT_TR_NOOP("Last text seen")},
             {addKey(Qt::Key_F, &LabelPage::flag), QT_TR_NOOP("Flag this text")},
             {addKey(Qt::Key_Delete, &LabelPage::clearLabel), QT_TR_NOOP("Take the label away")},
             {addKey(Qt::Key_G, &LabelPage::guideline), QT_TR_NOOP("Edit the guideline")},
             {addKey(Qt::Key_A, &LabelPage::attention), QT_TR_NOOP("Show attention")},
             {addKey(QKeySequence::Undo, &LabelPage::undoStep), QT_TR_NOOP("Undo")},
             {addKey(Qt::CTRL | Qt::SHIFT | Qt::Key_Z, &LabelPage::redoStep), QT_TR_NOOP("Redo")}};
  m_desk->bindActions(m_acceptAction, m_findAction, m_noteAction, m_categoriesAction);

  m_actions = new QWidget(this);
  m_actions->hide();  // until the header takes it
  auto* row = new QHBoxLayout(m_actions);
  setMargins(row, 0, 0, 0, 0);
  setSpacing(row, 12);
  m_order = new SegmentedControl;
  m_train = new Button({}, ButtonKind::Tint);
  m_train->bindAction(m_trainAction);
  row->addWidget(m_order);
  row->addWidget(m_train);
}

void LabelPage::connectParts() {
  connect(m_order, &SegmentedControl::chosen, this, [this] {
    m_walk.clear();
    reloadQueue();
  });
  connect(&m_desk->grid(), &CategoryGrid::chosen, this,
          [this](CategoryId category) { label(category, LabelOrigin::Person); });
  connect(m_desk, &LabelDesk::emptyActionTriggered, this, &LabelPage::emptyAction);
  connect(m_desk, &LabelDesk::noteWritten, this, [this](const QString& note) {
    if (const auto sample = m_walk.current())
      attempt([&] { return writeNote(m_session.project(), *sample, fromQt(note)); });
    setFocus();
  });
  connect(m_desk, &LabelDesk::firstCategoryNamed, this, [this](const QString& name) {
    try {
      addCategory(m_session.project(), fromQt(name));
      m_session.corpusReplaced();
      setFocus();
    } catch (const Error& error) {
      tellError(this, tr("The category was not added"), toQt(error.what()));
    }
  });
  connect(m_side, &LabelSide::queueChanged, this, [this] {
    m_walk.clear();
    reloadQueue();
  });
  connect(m_side, &LabelSide::guidelineWritten, this, &LabelPage::writeGuideline);
  connect(m_side, &LabelSide::recentChosen, this, [this](SampleId sample) {
    m_walk.goTo(sample);
    showCurrent();
    setFocus();
  });
  connect(m_explainer, &Explainer::attended, this, [this](const Explanation& explanation) {
    const auto sample = m_walk.current();
    if (!sample || !m_desk->attentionShown()) return;
    const std::string text = readSample(m_session.project(), *sample).text;
    m_desk->setAttention(unitWeights(explanation, text),
                         explanation.classifiesCls
                             ? tr("Attention of [CLS], mean of all layers and heads; attention is not an explanation")
                             : tr("Attention, mean over rows, layers and heads; attention is not an explanation"));
  });
  connect(m_explainer, &Explainer::failed, this, &LabelPage::statusMessage);
}

void LabelPage::connectSession() {
  connect(&m_session, &Session::categoriesChanged, this, &LabelPage::reloadCategories);
  connect(&m_session, &Session::corpusChanged, this, [this] {
    reloadQueue();
    reloadCounts();
  });
  connect(&m_session, &Session::samplesChanged, this, [this](const std::vector<SampleId>& samples) {
    const auto sample = m_walk.current();
    if (isVisible() && sample && std::find(samples.begin(), samples.end(), *sample) != samples.end()) showCurrent();
  });
  connect(&m_session, &Session::predictionsChanged, this, &LabelPage::reloadQueue);
  connect(&m_session, &Session::runsChanged, this, &LabelPage::reloadCounts);
  connect(&m_session, &Session::stepDone, this, &LabelPage::stepDone);
}

QString LabelPage::title() const { return tr("What is this text?"); }

QString LabelPage::subtitle() const {
  return tr("<b>%1</b> labelled today, <b>%2</b> in all").arg(formatCount(m_today), formatCount(m_labelled));
}

void LabelPage::activated() {
  setFocus();
  showCurrent();
}

void LabelPage::open(const Destination& destination) {
  if (destination.query) {
    m_filter = *destination.query;
    m_walk.clear();
    reloadQueue();
  }
  if (destination.sample) {
    m_walk.goTo(*destination.sample);
    showCurrent();
  }
}

void LabelPage::reloadCategories() {
  m_categories = listCategories(m_session.project());
  m_desk->setCategories(m_categories);
  m_side->setRecent(recentLabels(m_session.project(), kRecent), m_categories);
  showCurrent();
}

void LabelPage::reloadQueue() {
  const auto order = static_cast<QueueOrder>(m_order->currentIndex());
  SampleQuery filter = m_filter;
  if (!m_side->search().isEmpty()) filter.search = fromQt(m_side->search());
  m_session.start(
      LaneKind::Data, this, {},
      [order, scope = m_side->scope(), filter](const JobContext& context) {
        return readQueue(context.project, order, scope, filter);
      },
      [this](const std::vector<QueueItem>& queue) {
        const auto before = m_walk.current();
        m_walk.setQueue(queue);
        m_side->setAhead(m_walk.reasonsAhead(), m_walk.ahead());
        if (m_walk.current() != before || !before) showCurrent();
      },
      {}, kQueueTopic);
}

void LabelPage::reloadCounts() {
  const std::int64_t midnight = QDate::currentDate().startOfDay().toSecsSinceEpoch();
  m_session.start(
      LaneKind::Data, this, {},
      [midnight](const JobContext& context) { return countLabels(context.project, midnight); },
      [this](const Counts& counts) {
        m_today = counts.today;
        m_labelled = counts.labelled;
        m_samples = counts.samples;
        m_sinceTraining = counts.sinceTraining;
        m_train->setText(m_sinceTraining > 0
                             ? tr("Train with %n new label(s)", nullptr, static_cast<int>(m_sinceTraining))
                             : tr("Train"));
        if (!m_walk.current()) showNothing();
        emit headerChanged();
      },
      {}, kCountsTopic);
}

void LabelPage::showCurrent() {
  const auto id = m_walk.current();
  if (!id) return showNothing();
  try {
    DeskText text;
    text.sample = readSample(m_session.project(), *id);
    const auto sources = sampleSources(m_session.project(), *id);
    if (!sources.empty()) text.source = toQt(sources.front().name);
    text.reason = m_walk.reason();
    text.suggestion = suggestionFor(m_session.project(), *id);
    const bool attended = m_desk->attentionShown();
    m_desk->showText(text);
    const auto wanted = text.sample.category ? text.sample.category : m_desk->suggested();
    const auto category =
        std::find_if(m_categories.begin(), m_categories.end(), [&](const Category& c) { return wanted == c.id; });
    m_side->setGuideline(category == m_categories.end() ? std::nullopt : std::optional(*category));
    if (attended) attention();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::NotFound) throw;
    m_walk.forget(*id);  // an import taken back took it along
    showCurrent();
  }
}

void LabelPage::showNothing() {
  m_side->setGuideline({});
  if (m_samples == 0) {
    m_desk->showEmpty(tr("No texts yet"), tr("Import a file, then label it here with one key a text."),
                      tr("Import texts"));
  } else if (m_side->scope() != QueueScope::Unlabelled || !m_side->search().isEmpty() ||
             m_filter.state != SampleState::Any) {
    m_desk->showEmpty(tr("No text answers this filter"), tr("Choose other texts for the queue at the right."), {});
  } else {
    m_desk->showEmpty(tr("Every text is labelled"), tr("Train on them, then look at what it gets wrong."), tr("Train"));
  }
}

void LabelPage::emptyAction() {
  Destination destination;
  destination.page = m_samples == 0 ? PageId::Data : PageId::Train;
  emit navigateTo(destination);
}

template <typename Change>
bool LabelPage::attempt(Change change) {
  try {
    m_session.changed(change());
    emit statusMessage(
        tr("#%1 on disk %2").arg(m_walk.current().value_or(0)).arg(QTime::currentTime().toString("HH:mm:ss")));
    return true;
  } catch (const Error& error) {
    tellError(this, tr("This was not saved"), toQt(error.what()));
    return false;
  }
}

void LabelPage::label(CategoryId category, LabelOrigin origin) {
  const auto sample = m_walk.current();
  if (!sample) return;
  const SampleId id = *sample;
  m_walk.next();  // before the change is told, so that only the next text is drawn
  const bool moved = m_walk.current() != id;
  if (!attempt([&] { return labelSamples(m_session.project(), {id}, category, origin); })) {
    m_walk.goTo(id);
    return showCurrent();
  }
  m_side->countLabel();
  ++m_today;
  ++m_sinceTraining;
  if (moved) {
    showCurrent();
  } else {
    reloadQueue();
  }
  m_side->setAhead(m_walk.reasonsAhead(), m_walk.ahead());
  if (m_walk.ahead() < kQueueLength / 4) reloadQueue();
}

void LabelPage::accept() {
  if (const auto category = m_desk->suggested()) {
    label(*category, LabelOrigin::Suggestion);
  } else {
    skip();
  }
}

void LabelPage::clearLabel() {
  const auto sample = m_walk.current();
  if (sample && readSample(m_session.project(), *sample).category) {
    attempt([&] { return clearLabels(m_session.project(), {*sample}); });
  }
}

void LabelPage::flag() {
  const auto sample = m_walk.current();
  if (!sample) return;
  const bool flagged = readSample(m_session.project(), *sample).flagged;
  attempt([&] { return flagSamples(m_session.project(), {*sample}, !flagged); });
}

void LabelPage::walk(bool (LabelWalk::*step)()) {
  if (!(m_walk.*step)()) return;
  showCurrent();
  m_side->setAhead(m_walk.reasonsAhead(), m_walk.ahead());
}

void LabelPage::find() {
  auto* popup =
      new CategoryPopup([this](const QString& query) { return searchCategories(m_session.project(), fromQt(query)); },
                        tr("Take the label away"), this);
  connect(popup, &CategoryPopup::chosen, this, [this](const std::optional<Category>& category) {
    if (category) {
      label(category->id, LabelOrigin::Person);
    } else {
      clearLabel();
    }
  });
  popup->openAt(m_desk->findButton());
}

void LabelPage::note() {
  if (m_walk.current()) m_desk->editNote();
}

void LabelPage::guideline() { m_side->editGuideline(); }

void LabelPage::writeGuideline(CategoryId id, const QString& text) {
  for (Category category : m_categories) {
    if (category.id != id) continue;
    category.guideline = fromQt(text);
    attempt([&] { return changeCategory(m_session.project(), category); });
    reloadCategories();
  }
  setFocus();
}

void LabelPage::attention() {
  const auto sample = m_walk.current();
  if (!sample) return;
  const std::string text = readSample(m_session.project(), *sample).text;
  if (m_desk->attentionShown()) return m_desk->setAttention({}, {});
  m_desk->setAttention(std::vector<float>(static_cast<std::size_t>(toQt(text).size()), 0),
                       tr("Asking the newest run…"));
  Explainer::Question question;
  question.text = text;
  m_explainer->ask(question);
}

void LabelPage::undoStep() { m_session.undo(); }

void LabelPage::redoStep() { m_session.redo(); }

// An undone or repeated step is shown where it happened.
void LabelPage::stepDone(const ChangeSummary& change, bool undone) {
  m_side->setRecent(recentLabels(m_session.project(), kRecent), m_categories);
  reloadCounts();
  if (!undone || !isVisible()) return;
  if (change.kind == "label") m_side->uncountLabel();
  if (change.samples.size() == 1 && !change.corpusChanged) {
    m_walk.goTo(change.samples.front());
    showCurrent();
  }
}

void LabelPage::train() {
  Destination destination;
  destination.page = PageId::Train;
  emit navigateTo(destination);
}

void LabelPage::categoriesDialog() { (new CategoryDialog(m_session, this))->open(); }

// A category's own key goes before the page's letters.
bool LabelPage::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && m_desk->grid().categoryOfKey(*static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  return Page::event(event);
}

void LabelPage::keyPressEvent(QKeyEvent* event) {
  if (const auto category = m_desk->grid().categoryOfKey(*event)) return label(*category, LabelOrigin::Person);
  Page::keyPressEvent(event);
}

void LabelPage::retranslate() {
  m_order->setItems({tr("Most useful first"), tr("Random"), tr("In order")});
  for (const auto& [action, text] : m_texts) action->setText(tr(text));
  reloadCounts();
}

void LabelPage::changeEvent(QEvent* event) {
  Page::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
