// What the Label page's keys and buttons do to the text on the desk.
#include <QAction>
#include <QHBoxLayout>
#include <QTime>

#include "core/workflow/browse_samples.h"
#include "core/workflow/manage_categories.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/pages/categories/category_dialog.h"
#include "ui/pages/categories/category_popup.h"
#include "ui/pages/label/label_desk.h"
#include "ui/pages/label/label_page.h"
#include "ui/pages/label/label_side.h"
#include "ui/style/sizes.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/segmented_control.h"
#include "ui/widgets/side_split.h"

namespace wb::ui {

namespace {

constexpr int kRefillBelow = 50;  // texts ahead

}  // namespace

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

bool LabelPage::attempt(const std::function<ChangeSummary()>& change) {
  try {
    m_session.changed(change());
    emit statusMessage(
        tr("#%1 on disk %2").arg(m_walk.current().value_or(0)).arg(QTime::currentTime().toString("HH:mm:ss")));
    return true;
  } catch (const Error& error) {
    tellError(this, tr("This was not saved"), errorText(error));
    return false;
  }
}

void LabelPage::choose(CategoryId category) {
  if (!m_severalLabels) return label(category, LabelOrigin::Person);
  if (m_walk.current()) m_desk->toggle(category);
}

void LabelPage::label(CategoryId category, LabelOrigin origin) {
  give([&](SampleId id) { return labelSamples(m_session.project(), {id}, category, origin); });
}

void LabelPage::confirmChosen() {
  const std::vector<CategoryId> chosen = m_desk->chosen();
  const LabelOrigin origin = m_desk->choiceIsSuggested() ? LabelOrigin::Suggestion : LabelOrigin::Person;
  give([&](SampleId id) { return labelSamples(m_session.project(), {id}, chosen, origin); });
}

void LabelPage::give(const std::function<ChangeSummary(SampleId)>& change) {
  const auto sample = m_walk.current();
  if (!sample) return;
  const SampleId id = *sample;
  m_walk.next();  // before the change is told, so that only the next text is drawn
  const bool moved = m_walk.current() != id;
  if (!attempt([&] { return change(id); })) {
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
  if (m_walk.ahead() < kRefillBelow) reloadQueue();
}

void LabelPage::accept() {
  if (m_severalLabels) return confirmChosen();
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
      choose(category->id);
    } else {
      clearLabel();
    }
  });
  popup->openAt(m_desk->findButton());
}

void LabelPage::note() {
  if (m_walk.current()) m_desk->editNote();
}

void LabelPage::guideline() {
  m_split->unfold();
  m_side->editGuideline();
}

void LabelPage::writeGuideline(CategoryId id, const QString& text) {
  for (Category category : m_categories) {
    if (category.id != id) continue;
    category.guideline = fromQt(text);
    attempt([&] { return changeCategory(m_session.project(), category); });
    reloadCategories();
  }
  setFocus();
}

void LabelPage::undoStep() { m_session.undo(); }

void LabelPage::redoStep() { m_session.redo(); }

void LabelPage::train() {
  Destination destination;
  destination.page = PageId::Train;
  emit navigateTo(destination);
}

void LabelPage::categoriesDialog() { (new CategoryDialog(m_session, this))->open(); }

}  // namespace wb::ui
