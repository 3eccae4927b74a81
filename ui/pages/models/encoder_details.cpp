#include "ui/pages/models/encoder_details.h"

#include <QEvent>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLocale>

#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/models/runs_model.h"
#include "ui/pages/weight_note.h"
#include "ui/style/sizes.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

constexpr std::size_t shownRuns = 6;

QGridLayout* addGrid(Section* section) {
  auto* grid = new QGridLayout;
  setGridSpacing(grid, 12, 4);
  grid->setColumnStretch(1, 1);
  section->body()->addLayout(grid);
  return grid;
}

double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

EncoderDetails::EncoderDetails(QWidget* parent)
    : Island(parent),
      m_name(new ElidedLabel),
      m_description(captionLabel()),
      m_weights(new WeightNote),
      m_runs(new BarList),
      m_train(new Button({}, ButtonKind::Tint)),
      m_folder(new Button({}, ButtonKind::Plain)),
      m_remove(new Button({}, ButtonKind::Danger)) {
  Section* head = addSection();
  m_name->setProperty("role", "title");
  m_description->setWordWrap(true);
  head->body()->addWidget(m_name);
  head->body()->addWidget(m_description);
  head->body()->addWidget(m_weights, 0, Qt::AlignLeft);
  m_facts = addGrid(addSection());
  m_corpusSection = addSection(QStringLiteral(" "));
  m_corpus = addGrid(m_corpusSection);
  m_speedSection = addSection(QStringLiteral(" "));
  m_speedFacts = addGrid(m_speedSection);
  m_runsSection = addSection(QStringLiteral(" "));
  m_runs->setSelectable(true);
  m_runsSection->body()->addWidget(m_runs);
  connect(m_runs, &BarList::chosen, this, [this](int index) {
    if (m_encoder) emit runChosen(m_encoder->runs[static_cast<std::size_t>(index)].id);
  });
  content()->addStretch(1);
  buildFooter();
  retranslate();
}

void EncoderDetails::buildFooter() {
  QHBoxLayout* row = addFooter();
  row->addWidget(m_train, 1);
  row->addWidget(m_folder);
  row->addWidget(m_remove);
}

void EncoderDetails::setEncoder(const std::optional<EncoderEntry>& encoder, const std::optional<MeasuredSpeed>& speed) {
  m_encoder = encoder;
  m_speed = speed;
  show();
}

void EncoderDetails::setTokens(const std::optional<TokenStatistics>& tokens) {
  m_tokens = tokens;
  showCorpus();
  showSpeed();
}

void EncoderDetails::setFacts(QGridLayout* grid, const std::vector<Fact>& facts) {
  while (QLayoutItem* item = grid->takeAt(0)) {
    delete item->widget();
    delete item;
  }
  int row = 0;
  for (const Fact& fact : facts) {
    auto* value = new ElidedLabel(fact.value);
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(mutedLabel(fact.name), row, 0);
    grid->addWidget(value, row++, 1);
  }
}

void EncoderDetails::show() {
  const bool usable = m_encoder && m_encoder->info.problem.empty();
  m_train->setEnabled(usable);
  m_folder->setEnabled(m_encoder.has_value());
  m_remove->setEnabled(m_encoder && m_encoder->inProject);
  m_remove->setToolTip(m_encoder && !m_encoder->inProject ? tr("Installed for all projects: it is not this one's")
                                                          : QString());
  m_weights->setEncoder(m_encoder ? std::optional(m_encoder->info) : std::nullopt);
  if (!m_encoder) {
    m_name->setText(tr("No encoder chosen"));
    m_description->setText(tr("Choose one at the left, or add one."));
    setFacts(m_facts, {});
  } else {
    const EncoderInfo& info = m_encoder->info;
    m_name->setText(toQt(info.name));
    m_description->setText(usable ? tr("%1 with %n layer(s) of %2, read by %3.", nullptr, info.layers)
                                        .arg(toQt(info.architecture).toUpper())
                                        .arg(info.hiddenSize)
                                        .arg(info.tokenizer == "wordpiece" ? QStringLiteral("WordPiece")
                                             : info.tokenizer == "bpe"     ? QStringLiteral("BPE")
                                                                           : toQt(info.tokenizer))
                                  : messageText(info.problem));
    std::vector<Fact> facts;
    if (usable) {
      facts = {{tr("Parameters"), formatParameters(info.parameters)},
               {tr("Vocabulary"), tr("%1 tokens").arg(formatCount(info.vocabularySize))},
               {tr("Longest text"), tr("%1 tokens").arg(formatCount(info.maxLength))},
               {tr("Heads"), QString::number(info.heads)}};
    }
    facts.push_back({tr("Licence"), info.license.empty() ? tr("not stated") : toQt(info.license)});
    facts.push_back({tr("Folder"), toQt(info.folder)});
    setFacts(m_facts, facts);
  }
  showCorpus();
  showSpeed();
  showRuns();
}

void EncoderDetails::showCorpus() {
  const bool known = m_encoder && m_tokens && m_tokens->texts > 0;
  m_corpusSection->setVisible(known);
  if (!known) return;
  setFacts(m_corpus, {{tr("Unknown tokens"), formatPercent(share(m_tokens->unknownTokens, m_tokens->tokens), 2)},
                      {tr("Texts with one"), formatCount(m_tokens->textsWithUnknown)},
                      {tr("Median length"), tr("%1 tokens").arg(formatCount(m_tokens->median))},
                      {tr("Over %1 tokens").arg(formatCount(m_tokens->limit)),
                       formatPercent(share(m_tokens->overLimit, m_tokens->texts), 1)}});
}

void EncoderDetails::showSpeed() {
  const bool known = m_encoder && m_speed;
  m_speedSection->setVisible(known);
  if (!known) return;
  m_speedSection->setNote(tr("measured %1").arg(QLocale().toString(m_speed->date, QLocale::ShortFormat)));
  const EncoderSpeed& speed = m_speed->speed;
  const auto rate = [](double texts) { return tr("%1 texts/s").arg(formatCount(static_cast<std::int64_t>(texts))); };
  std::vector<Fact> facts{{tr("Reading"), rate(speed.textsRead)}};
  if (speed.textsTrained > 0) {
    facts.push_back({tr("Training"), tr("%1 · batches of %2").arg(rate(speed.textsTrained)).arg(speed.batchSize)});
    facts.push_back({tr("Memory to train"), tr("about %1").arg(formatBytes(speed.trainingMemory))});
  }
  if (m_tokens && m_tokens->texts > 0) {
    facts.push_back({tr("The whole corpus"),
                     tr("about %1").arg(formatDuration(static_cast<double>(m_tokens->texts) / speed.textsRead))});
  }
  setFacts(m_speedFacts, facts);
}

void EncoderDetails::showRuns() {
  const bool known = m_encoder && !m_encoder->runs.empty();
  m_runsSection->setVisible(known);
  if (!known) return;
  std::vector<BarItem> items;
  for (const RunRecord& run : m_encoder->runs) {
    if (items.size() == shownRuns) break;
    BarItem item;
    item.name = tr("%1 · %2 · %n epoch(s)", nullptr, epochsOfAllTries(run.config))
                    .arg(runName(run.id), presetText(run.config.preset));
    item.value = run.macroF1.value_or(0);
    item.numbers = {formatShare(item.value)};
    item.bold = items.empty();
    items.push_back(std::move(item));
  }
  m_runs->setItems(std::move(items));
}

void EncoderDetails::retranslate() {
  m_corpusSection->setTitle(tr("How this corpus suits it"));
  m_speedSection->setTitle(tr("On this machine"));
  m_runsSection->setTitle(tr("What it scored here"));
  m_runsSection->setNote(tr("macro-F1"));
  m_runs->setAccessibleName(tr("Runs of this encoder"));
  m_train->setText(tr("Train with it"));
  m_folder->setText(tr("Open folder"));
  m_remove->setText(tr("Remove…"));
  show();
}

void EncoderDetails::changeEvent(QEvent* event) {
  Island::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

}  // namespace wb::ui
