#include "ui/pages/label/label_page.h"

#include <QAction>
#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>

#include "core/workflow/browse_samples.h"
#include "core/workflow/label_kind.h"
#include "core/workflow/manage_categories.h"
#include "core/workflow/runs.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/attention_reading.h"
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
    for (std::size_t b = token.begin; b < token.end && b < bytes.size(); ++b) {
      bytes[b] = std::max(bytes[b], weights[i] / top);  // tokens of a character's single bytes share them
    }
  }
  const std::vector<int> offsets = utf16Offsets(text);
  std::vector<float> units(static_cast<std::size_t>(offsets.back()));
  for (std::size_t b = 0; b < text.size(); ++b) {
    for (int unit = offsets[b]; unit < offsets[b + 1]; ++unit) units[static_cast<std::size_t>(unit)] = bytes[b];
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
  m_split = new SideSplit(m_desk, m_side, 300, 380);
  auto* outer = new QHBoxLayout(this);
  setMargins(outer, 0, 0, 0, 0);
  outer->addWidget(m_split);
  buildActions();
  connectParts();
  connectSession();
  retranslate();
  reloadCategories();
  reloadQueue();
  reloadCounts();
}

void LabelPage::connectParts() {
  connect(m_order, &SegmentedControl::chosen, this, [this] {
    m_walk.clear();
    reloadQueue();
  });
  connect(&m_desk->grid(), &CategoryGrid::chosen, this, [this](CategoryId category) { choose(category); });
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
      tellError(this, tr("The category was not added"), errorText(error));
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
  m_severalLabels = hasSeveralLabels(m_session.project());
  m_desk->setCategories(m_categories);
  m_side->setRecent(recentLabels(m_session.project(), kRecent), m_categories);
  showCurrent();
}

void LabelPage::reloadQueue() {
  const auto order = static_cast<QueueOrder>(m_order->currentIndex());
  SampleQuery filter = m_filter;
  if (!m_side->search().isEmpty()) filter.search = fromQt(m_side->search());
  m_session.start(
      LaneKind::List, this, {},
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
      LaneKind::List, this, {},
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
    text.severalLabels = m_severalLabels;
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

// An undone or repeated step is shown where it happened.
void LabelPage::stepDone(const ChangeSummary& change, StepWay way) {
  m_side->setRecent(recentLabels(m_session.project(), kRecent), m_categories);
  reloadCounts();
  if (way == StepWay::Made || !isVisible()) return;
  if (change.kind == "label") way == StepWay::Undone ? m_side->uncountLabel() : m_side->countLabel();
  if (change.samples.size() == 1 && !change.corpusChanged) {
    m_walk.goTo(change.samples.front());
    showCurrent();
  }
}

// A category's own key goes before the page's letters; Enter and Space belong to the field or button that has
// the focus, if there is one.
bool LabelPage::event(QEvent* event) {
  if (event->type() != QEvent::ShortcutOverride) return Page::event(event);
  const auto& key = *static_cast<QKeyEvent*>(event);
  const bool pressesControl =
      (key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter || key.key() == Qt::Key_Space) &&
      key.modifiers() == Qt::NoModifier && !hasFocus();
  if (!pressesControl && !m_desk->grid().categoryOfKey(key)) return Page::event(event);
  event->accept();
  return true;
}

void LabelPage::keyPressEvent(QKeyEvent* event) {
  if (const auto category = m_desk->grid().categoryOfKey(*event)) return choose(*category);
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
