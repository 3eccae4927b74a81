// Beside the table: what the corpus is made of, and how it suits the encoder.
#pragma once

#include <QScrollArea>
#include <optional>

#include "core/data/sample_query.h"
#include "ui/pages/data/token_survey.h"

class QLabel;

namespace wb::ui {

class BarList;
class Button;
class CharacterChips;
class Histogram;
class Section;
class ShareBar;

class CorpusSide : public QScrollArea {
  Q_OBJECT

 public:
  explicit CorpusSide(QWidget* parent = nullptr);

  void setStatistics(const CorpusStatistics& statistics);
  void setTokens(const TokenSurvey::Result& result);

 signals:
  void categoryChosen(wb::CategoryId category);
  /// A character the encoder does not know: its texts are wanted.
  void searchRequested(const QString& text);
  void categoriesRequested();
  void splitRequested();

 protected:
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  void showStatistics();
  void showCategories();
  void showSplits();
  void showTokens();
  void showLengths();
  void showUnknown();

  CorpusStatistics m_statistics;
  TokenSurvey::Result m_tokens;
  Section* m_categorySection;
  BarList* m_categories;
  QLabel* m_noCategories;
  Button* m_manage;
  Section* m_lengthSection;
  Histogram* m_lengths;
  Section* m_unknownSection;
  CharacterChips* m_unknown;
  Section* m_sourceSection;
  ShareBar* m_sources;
  Section* m_splitSection;
  ShareBar* m_splits;
  Button* m_split;
};

}  // namespace wb::ui
