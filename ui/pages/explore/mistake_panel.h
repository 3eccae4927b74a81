// The texts behind the chosen part of the confusion matrix, the surest first, one of them looked at.
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "core/data/sample_query.h"
#include "ui/models/mistake_list_model.h"
#include "ui/widgets/island.h"

class QLabel;

namespace wb::ui {

class CategoryDot;
class MistakeTable;
class Session;

/// A cell of the matrix, a whole row or column of its errors, or (all empty) all errors.
struct ErrorChoice {
  std::optional<CategoryId> label;
  std::optional<CategoryId> predicted;
  /// Where texts have several labels: those that miss this one, or have it added wrongly.
  std::optional<CategoryId> missed = {};
  std::optional<CategoryId> added = {};
  bool operator==(const ErrorChoice&) const = default;
};

/// The query of the texts behind `choice`.
SampleQuery mistakeQuery(RunId run, const std::vector<Split>& splits, const ErrorChoice& choice);

class MistakePanel : public Island {
  Q_OBJECT

 public:
  explicit MistakePanel(Session& session, QWidget* parent = nullptr);

  void setCategories(const std::vector<Category>& categories);
  /// Finds the texts in the background and goes to the first, or to `sample` where it is among them.
  void showTexts(RunId run, const std::vector<Split>& splits, const ErrorChoice& choice,
                 std::optional<SampleId> sample = {});
  void clear();
  /// What the list shows of these texts is read anew; texts stay where they are.
  void refresh(const std::vector<SampleId>& ids) { m_model->refresh(ids); }
  void setCorrected(const std::set<SampleId>& ids) { m_model->setCorrected(ids); }

  int count() const { return m_model->rowCount(); }
  /// −1 where the list is empty.
  int currentRow() const;
  std::optional<SampleRow> current() const;
  /// False where there is no such row.
  bool goTo(int row);
  bool goToSample(SampleId id);
  void takeFocus();

 signals:
  /// Another text, or none, is looked at.
  void currentChanged();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* createHead();
  void retranslate();
  void listFound(std::vector<SampleId> ids, std::optional<SampleId> sample);

  Session& m_session;
  MistakeListModel* m_model;
  MistakeTable* m_table;
  CategoryDot* m_label;
  QLabel* m_verb;
  CategoryDot* m_predicted;
  QLabel* m_note;
  QLabel* m_empty;
  std::vector<Category> m_categories;
  RunId m_run = 0;
  ErrorChoice m_choice;
  bool m_searching = false;
};

}  // namespace wb::ui
