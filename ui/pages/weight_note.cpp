#include "ui/pages/weight_note.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/style/sizes.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr int kNamedCategories = 8;

/// Counted positions that older files keep beside the weights: nothing was learned in them.
bool isCounter(const std::string& tensor) {
  return tensor.ends_with("position_ids") || tensor.ends_with("token_type_ids");
}

int unknownTensors(const WeightReport& report) {
  return static_cast<int>(std::count_if(report.ignored.begin(), report.ignored.end(),
                                        [](const std::string& tensor) { return !isCounter(tensor); }));
}

void showSentences(QWidget* over, const QString& title, const QStringList& sentences) {
  auto* dialog = new DialogFrame(over);
  dialog->setTitle(title);
  dialog->setIslandSize(640, 440);
  auto* all = new QWidget;
  auto* column = new QVBoxLayout(all);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 12);
  for (const QString& sentence : sentences) {
    QLabel* words = bodyLabel(sentence);
    words->setWordWrap(true);
    column->addWidget(words);
  }
  column->addStretch(1);
  auto* scroll = new QScrollArea;
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidget(all);
  dialog->body()->addWidget(scroll, 1);
  dialog->primaryButton()->setText(WeightNote::tr("Understood"));
  dialog->cancelButton()->hide();
  dialog->open();
}

}  // namespace

WeightNote::WeightNote(QWidget* parent) : Button({}, ButtonKind::Link, parent) {
  setButtonSize(ButtonSize::Small);
  setIconName(QStringLiteral("info"));
  hide();
  connect(this, &QPushButton::clicked, this,
          [this] { showSentences(this, tr("The weights of %1").arg(toQt(m_encoder->name)), sentences()); });
}

void WeightNote::setEncoder(const std::optional<EncoderInfo>& encoder) {
  m_encoder = encoder;
  retranslate();
}

QStringList WeightNote::sentences() const {
  QStringList all;
  if (!m_encoder) return all;
  for (const Message& words : weightsInWords(m_encoder->weights)) all << messageText(words);
  if (m_encoder->classes.empty()) return all;
  QStringList names;
  for (const std::string& name : m_encoder->classes) {
    if (names.size() == kNamedCategories) break;
    names << toQt(name);
  }
  const auto more = static_cast<int>(m_encoder->classes.size()) - static_cast<int>(names.size());
  const QString list = names.join(tr(", ")) + (more > 0 ? tr(" and %n more", nullptr, more) : QString());
  all << tr("It is a classifier for %1. A run with the same categories in the same order goes on from there; any other "
            "run learns its categories afresh.")
             .arg(list);
  return all;
}

void WeightNote::retranslate() {
  const bool usable = m_encoder && m_encoder->problem.empty();
  const int unknown = usable ? unknownTensors(m_encoder->weights) : 0;
  const int categories = usable ? static_cast<int>(m_encoder->classes.size()) : 0;
  setVisible(unknown > 0 || categories > 0);
  if (unknown > 0) {
    setText(tr("%n tensor(s) in its files are unknown", nullptr, unknown));
  } else if (categories > 0) {
    setText(tr("Already a classifier of %n categories", nullptr, categories));
  }
  setToolTip(unknown > 0 || categories > 0 ? sentences().join(u'\n') : QString());
}

void WeightNote::changeEvent(QEvent* event) {
  Button::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
