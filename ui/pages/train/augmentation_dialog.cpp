#include "ui/pages/train/augmentation_dialog.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSpinBox>
#include <cmath>

#include "core/workflow/preview_augmentation.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/text_changes.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/check_box.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr std::size_t kTexts = 12;
constexpr std::uint64_t kPreviewTopic = 0x7405;
constexpr int kDefaultShare = 50;  // percent, for somebody who turns it on
constexpr qsizetype kShown = 160;  // characters of a text
constexpr qsizetype kBefore = 30;  // of them before the first change

/// The part of a text that shows its first change.
QString shownPart(const QString& text, qsizetype firstChange) {
  const qsizetype begin = firstChange > kShown / 2 ? firstChange - kBefore : 0;
  QString part = text.mid(begin, kShown).simplified();
  if (begin > 0) part.prepend(QStringLiteral("…"));
  if (begin + kShown < text.size()) part.append(QStringLiteral("…"));
  return part;
}

QLabel* textLabel(const QString& text, const QString& other, const QColor& background) {
  QLabel* label = bodyLabel(markedChanges(text, other, background));
  label->setTextFormat(Qt::RichText);
  label->setWordWrap(true);
  return label;
}

QSpinBox* percentBox(const QString& name, int least, int value) {
  auto* box = new QSpinBox;
  box->setRange(least, 100);
  box->setSuffix(QStringLiteral(" %"));
  box->setValue(value);
  box->setAccessibleName(name);
  return box;
}

int percentOf(double share) { return static_cast<int>(std::lround(100 * share)); }

}  // namespace

QString AugmentationDialog::kindText(Augmentation kind) {
  switch (kind) {
    case Augmentation::Deletion: return tr("Leave out words");
    case Augmentation::Swap: return tr("Swap neighbouring words");
    case Augmentation::Homophone: return tr("Characters that sound alike");
    case Augmentation::LookAlike: return tr("Characters that look alike");
    case Augmentation::Masked: return tr("Words the encoder expects");
    case Augmentation::Script: return tr("Simplified ↔ traditional");
  }
  return {};
}

QString AugmentationDialog::meaningText(Augmentation kind) {
  switch (kind) {
    case Augmentation::Deletion: return tr("Share of the words; words such as 不 stay");
    case Augmentation::Swap: return tr("Share of the words that change places with the next");
    case Augmentation::Homophone: return tr("Share of the characters; slips of a pinyin keyboard");
    case Augmentation::LookAlike: return tr("Share of the characters; slips of a scanner");
    case Augmentation::Masked: return tr("Share of the words; its guesses for a hidden word");
    case Augmentation::Script: return tr("Share of the changed texts; also words of Taiwan (软件 → 软体)");
  }
  return {};
}

QWidget* AugmentationDialog::pairOf(const AugmentedText& text) {
  const QString before = toQt(text.text);
  const QString after = toQt(text.changed);
  const auto change = std::mismatch(before.begin(), before.end(), after.begin(), after.end()).first - before.begin();
  QStringList kinds;
  for (const Augmentation kind : text.kinds) kinds << kindText(kind);
  auto* pair = new QWidget;
  auto* column = new QVBoxLayout(pair);
  setMargins(column, 0, 0, 0, 8);
  setSpacing(column, 0);
  column->addWidget(captionLabel(kinds.isEmpty() ? tr("Nothing to change") : kinds.join(u" · ")));
  const QString from = shownPart(before, change);
  const QString to = shownPart(after, change);
  column->addWidget(textLabel(from, to, colors().errorTint));
  if (!kinds.isEmpty()) column->addWidget(textLabel(to, from, colors().successTint));
  return pair;
}

AugmentationDialog::AugmentationDialog(Session& session, const AugmentationSettings& choice, QString encoder,
                                       const QString& obstacle, std::function<void(const AugmentationSettings&)> chosen,
                                       QWidget* over)
    : DialogFrame(over), m_session(session), m_encoder(std::move(encoder)) {
  setTitle(tr("How may texts be changed?"), tr("each epoch anew, so that fewer are learnt by heart"));
  auto* columns = new QHBoxLayout;
  setSpacing(columns, 24);
  columns->addWidget(buildChoices(choice, obstacle));
  columns->addWidget(buildTexts(), 1);
  body()->addLayout(columns, 1);
  auto* another = new Button(tr("Other texts"));
  addFooterButton(another);
  connect(another, &Button::clicked, this, [this] {
    ++m_sample;
    reload();
  });
  primaryButton()->setText(tr("Use"));
  connect(this, &DialogFrame::accepted, this, [this, chosen = std::move(chosen)] { chosen(this->choice()); });
  connect(&theme(), &Theme::changed, this, &AugmentationDialog::reload);
  reload();
}

QWidget* AugmentationDialog::buildChoices(const AugmentationSettings& choice, const QString& obstacle) {
  auto* side = new QWidget;
  fixWidth(side, 330);
  auto* column = new QVBoxLayout(side);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 10);
  auto* row = new QHBoxLayout;
  row->addWidget(headingLabel(tr("Texts changed in an epoch")), 1);
  m_share = percentBox(tr("Texts changed in an epoch"), 0, choice.share > 0 ? percentOf(choice.share) : kDefaultShare);
  row->addWidget(m_share);
  column->addLayout(row);
  column->addWidget(separatorLine());
  for (const Augmentation kind : allAugmentations) {
    m_rows[static_cast<std::size_t>(kind)] =
        addKind(column, kind, choice.rates[kind], kind == Augmentation::Masked ? obstacle : QString());
  }
  column->addStretch(1);
  return side;
}

AugmentationDialog::Row AugmentationDialog::addKind(QVBoxLayout* layout, Augmentation kind, double rate,
                                                    const QString& obstacle) {
  const bool possible = obstacle.isEmpty();
  auto* place = new QWidget;
  auto* grid = new QGridLayout(place);
  setMargins(grid, 0, 0, 0, 0);
  setGridSpacing(grid, 8, 0);
  grid->setColumnStretch(0, 1);
  Row row;
  row.wanted = new CheckBox(kindText(kind));
  row.wanted->setChecked(possible && rate > 0);
  row.percent = percentBox(kindText(kind) + tr(", share"), 1, percentOf(rate > 0 ? rate : previewRates[kind]));
  grid->addWidget(row.wanted, 0, 0);
  grid->addWidget(row.percent, 0, 1);
  QLabel* meaning = captionLabel(possible ? meaningText(kind) : obstacle);
  meaning->setWordWrap(true);
  grid->addWidget(meaning, 1, 0, 1, 2);
  for (QWidget* part : {static_cast<QWidget*>(row.wanted), static_cast<QWidget*>(row.percent)}) {
    part->setEnabled(possible);
    part->setToolTip(possible ? meaningText(kind) : obstacle);
  }
  layout->addWidget(place);
  connect(row.wanted, &CheckBox::toggled, this, &AugmentationDialog::reload);
  connect(row.percent, &QSpinBox::valueChanged, this, &AugmentationDialog::reload);
  return row;
}

QWidget* AugmentationDialog::buildTexts() {
  auto* side = new QWidget;
  auto* column = new QVBoxLayout(side);
  setMargins(column, 0, 0, 0, 0);
  setSpacing(column, 8);
  QLabel* question = captionInkLabel(
      tr("Does each text still belong to its category? A change that turns its meaning teaches something wrong."));
  question->setWordWrap(true);
  column->addWidget(question);
  m_texts = new QScrollArea;
  m_texts->setWidgetResizable(true);
  m_texts->setFrameShape(QFrame::NoFrame);
  m_texts->setAccessibleName(tr("Texts before and after"));
  column->addWidget(m_texts, 1);
  return side;
}

AugmentationRates AugmentationDialog::rates() const {
  AugmentationRates chosen;
  for (const Augmentation kind : allAugmentations) {
    const Row& row = m_rows[static_cast<std::size_t>(kind)];
    if (row.wanted->isChecked()) chosen[kind] = row.percent->value() / 100.0;
  }
  return chosen;
}

AugmentationSettings AugmentationDialog::choice() const { return {m_share->value() / 100.0, rates()}; }

void AugmentationDialog::reload() {
  m_session.start(
      LaneKind::Ask, this, {},
      [rates = rates(), encoder = fromQt(m_encoder), sample = m_sample](const JobContext& context) {
        return previewAugmentation(context.project, rates, encoder, kTexts, sample, context.stop);
      },
      [this](const std::vector<AugmentedText>& texts) { show(texts); },
      [this](const Error& error) {
        if (error.code() != ErrorCode::Cancelled) showWords(messageText(error.message()));
      },
      kPreviewTopic);
}

void AugmentationDialog::show(const std::vector<AugmentedText>& texts) {
  if (texts.empty()) return showWords(tr("There are no labelled texts to show yet. Label some first."));
  auto* list = new QWidget;
  auto* column = new QVBoxLayout(list);
  setMargins(column, 0, 0, 8, 0);
  setSpacing(column, 4);
  for (const AugmentedText& text : texts) column->addWidget(pairOf(text));
  column->addStretch(1);
  m_texts->setWidget(list);
}

void AugmentationDialog::showWords(const QString& words) {
  QLabel* label = mutedLabel(words);
  label->setWordWrap(true);
  label->setAlignment(Qt::AlignTop);
  m_texts->setWidget(label);
}

}  // namespace wb::ui
