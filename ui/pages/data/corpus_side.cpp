// Fills the side's sections from the corpus' counts and the encoder's.
#include "ui/pages/data/corpus_side.h"

#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <algorithm>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/models/sample_table_model.h"
#include "ui/pages/data/character_chips.h"
#include "ui/plot/histogram.h"
#include "ui/style/sizes.h"
#include "ui/style/theme.h"
#include "ui/widgets/bar_list.h"
#include "ui/widgets/button.h"
#include "ui/widgets/island.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/share_bar.h"

namespace wb::ui {

namespace {

constexpr std::size_t kNamedSources = 3;
constexpr int kBars = 32;
constexpr int kTallSide = 860;  // then there is room for a taller histogram

// Counts of single lengths put together into bars of `width` tokens, up to `end` tokens.
std::vector<std::int64_t> binned(const std::vector<std::int64_t>& lengths, int width, int end) {
  std::vector<std::int64_t> bins(static_cast<std::size_t>((end + width - 1) / width), 0);
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    bins[std::min(i / static_cast<std::size_t>(width), bins.size() - 1)] += lengths[i];
  }
  return bins;
}

double share(std::int64_t part, std::int64_t whole) {
  return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0;
}

}  // namespace

CorpusSide::CorpusSide(QWidget* parent)
    : QScrollArea(parent),
      m_categories(new BarList),
      m_noCategories(captionLabel()),
      m_manage(new Button({}, ButtonKind::Link)),
      m_lengths(new Histogram),
      m_unknown(new CharacterChips),
      m_sources(new ShareBar),
      m_splits(new ShareBar),
      m_split(new Button({}, ButtonKind::Link)) {
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* island = new Island;
  m_categorySection = island->addSection();
  m_manage->setButtonSize(ButtonSize::Small);
  m_categorySection->addHeadWidget(m_manage);
  m_categories->setSelectable(true);
  m_categorySection->body()->addWidget(m_categories);
  m_categorySection->body()->addWidget(m_noCategories);
  m_noCategories->setWordWrap(true);
  m_lengthSection = island->addSection();
  m_lengthSection->body()->addWidget(m_lengths);
  m_unknownSection = island->addSection();
  m_unknownSection->body()->addWidget(m_unknown);
  m_sourceSection = island->addSection();
  m_sourceSection->body()->addWidget(m_sources);
  m_splitSection = island->addSection();
  m_split->setButtonSize(ButtonSize::Small);
  m_splitSection->addHeadWidget(m_split);
  m_splitSection->body()->addWidget(m_splits);
  island->content()->addStretch(1);
  setWidget(island);
  island->setMinimumWidth(1);  // a long note is cut rather than the whole side
  connect(m_manage, &QPushButton::clicked, this, &CorpusSide::categoriesRequested);
  connect(m_split, &QPushButton::clicked, this, &CorpusSide::splitRequested);
  connect(m_unknown, &CharacterChips::chosen, this, &CorpusSide::searchRequested);
  connect(m_categories, &BarList::chosen, this, [this](int index) {
    emit categoryChosen(m_statistics.categories[static_cast<std::size_t>(index)].category.id);
  });
  retranslate();
}

void CorpusSide::retranslate() {
  m_categorySection->setTitle(tr("Categories"));
  m_categories->setAccessibleName(tr("Texts per category"));
  m_manage->setText(tr("Edit…"));
  m_noCategories->setText(tr("No categories yet. They come with an import, or add your own."));
  m_lengthSection->setTitle(tr("Text length"));
  m_lengths->setAccessibleName(tr("Text lengths in tokens"));
  m_unknownSection->setTitle(tr("Unknown tokens"));
  m_unknown->setAccessibleName(tr("Characters the encoder does not know"));
  m_sourceSection->setTitle(tr("Sources"));
  m_splitSection->setTitle(tr("Splits"));
  m_split->setText(tr("Split…"));
  showStatistics();
  showTokens();
}

void CorpusSide::setStatistics(const CorpusStatistics& statistics) {
  m_statistics = statistics;
  showStatistics();
}

void CorpusSide::showStatistics() {
  showCategories();
  showSplits();
  std::vector<SharePart> parts;
  std::int64_t rest = 0;
  for (std::size_t i = 0; i < m_statistics.sources.size(); ++i) {
    const SourceCount& source = m_statistics.sources[i];
    if (i < kNamedSources) {
      parts.push_back({toQt(source.name), static_cast<double>(source.count), formatCount(source.count), {}});
    } else {
      rest += source.count;
    }
  }
  if (rest > 0) parts.push_back({tr("others"), static_cast<double>(rest), formatCount(rest), {}});
  m_sourceSection->setNote(formatCount(m_statistics.samples));
  m_sources->setParts(std::move(parts));
}

void CorpusSide::showCategories() {
  std::vector<BarItem> items;
  for (const CategoryCount& entry : m_statistics.categories) {
    BarItem item;
    item.name = toQt(entry.category.name);
    item.value = static_cast<double>(entry.count);
    item.numbers = {formatCount(entry.count), formatShare(share(entry.count, m_statistics.labelled))};
    item.categoryColor = entry.category.color;
    items.push_back(std::move(item));
  }
  m_noCategories->setVisible(items.empty());
  m_categories->setVisible(!items.empty());
  m_categories->setItems(std::move(items));
  m_categorySection->setNote(tr("%1 labelled · %").arg(formatCount(m_statistics.labelled)));
}

void CorpusSide::showSplits() {
  const auto part = [](Split split, std::int64_t count) {
    return SharePart{splitText(split), static_cast<double>(count), formatCount(count), {}};
  };
  m_splits->setParts({part(Split::Train, m_statistics.train), part(Split::Validation, m_statistics.validation),
                      part(Split::Test, m_statistics.test)});
  m_splitSection->setNote(m_statistics.unsplit > 0 ? tr("%1 in none").arg(formatCount(m_statistics.unsplit))
                                                   : QString());
}

void CorpusSide::setTokens(const TokenSurvey::Result& result) {
  m_tokens = result;
  showTokens();
}

void CorpusSide::showTokens() {
  const bool counted = !m_tokens.encoder.empty();
  m_lengthSection->setVisible(counted);
  m_unknownSection->setVisible(counted);
  if (!counted) return;
  showLengths();
  showUnknown();
}

void CorpusSide::showLengths() {
  const TokenStatistics& tokens = m_tokens.statistics;
  // Long tails and short corpora alike should leave the bars wide: up to a quarter beyond the limit.
  const int end = std::max(8, std::min(tokens.longest + 1, tokens.limit + tokens.limit / 4));
  const int width = std::max(1, (end + kBars - 1) / kBars);
  m_lengths->setCounts(binned(tokens.lengthCounts, width, end), width);
  const bool limitSeen = end > tokens.limit;
  const QString median = formatCount(tokens.median);
  const QString longest = formatCount(tokens.longest);
  const QString limit = formatCount(tokens.limit);
  m_lengthSection->setNote(limitSeen ? tr("median %1 · longest %2 tokens").arg(median, longest)
                                     : tr("median %1 · longest %2 of %3").arg(median, longest, limit));
  const QString over = formatPercent(share(tokens.overLimit, tokens.texts), 1);
  m_lengths->setLimit(limitSeen ? std::optional<double>(tokens.limit) : std::nullopt,
                      tr("encoder limit %1 · beyond it %2").arg(limit, over));
}

void CorpusSide::showUnknown() {
  const TokenStatistics& tokens = m_tokens.statistics;
  m_unknownSection->setNote(QStringLiteral("<b>%1</b> %2")
                                .arg(formatPercent(share(tokens.unknownTokens, tokens.tokens), 2),
                                     tr("%1 texts").arg(formatCount(tokens.textsWithUnknown))));
  m_unknownSection->setToolTip(tr("Encoder: %1").arg(QFileInfo(toQt(m_tokens.encoder)).fileName()));
  std::vector<CharacterChip> chips;
  chips.reserve(tokens.unknownCharacters.size());
  for (const auto& [character, count] : tokens.unknownCharacters) {
    chips.push_back({toQt(character), formatCount(count)});
  }
  m_unknown->setVisible(!chips.empty());
  m_unknown->setChips(std::move(chips));
}

void CorpusSide::resizeEvent(QResizeEvent* event) {
  QScrollArea::resizeEvent(event);
  const int usual = m_lengths->sizeHint().height();
  m_lengths->setFixedHeight(height() > px(kTallSide) ? usual + px(60) : usual);
}

void CorpusSide::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QScrollArea::changeEvent(event);
}

}  // namespace wb::ui
