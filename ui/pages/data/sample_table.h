// The table of texts with its ticks: by box, by Space, by Shift ranges and Ctrl+A.
#pragma once

#include "ui/models/sample_table_model.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

class CheckBox;

/// The ticked rows are the selection; the current row only has the ring.
class SampleTable : public TableView {
  Q_OBJECT

 public:
  explicit SampleTable(SampleTableModel& model, QWidget* parent = nullptr);

  int currentRow() const { return currentIndex().row(); }
  void setCurrentRow(int row);
  /// Without a run there is nothing to show in the columns of predictions.
  void setPredictionsShown(bool shown);
  /// No search by first letters: letters are keys of the page, and a search would read every row.
  void keyboardSearch(const QString&) override {}

 signals:
  void currentRowChanged(int row);
  void orderToggled();

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent*) override {}  // no rubber band: ticks come from boxes and keys
  void resizeEvent(QResizeEvent* event) override;
  void changeEvent(QEvent* event) override;

 private:
  void setUpColumns();
  void placeHeaderBox();
  void updateHeaderBox();
  void tickRange(int row);
  bool moveWithRange(int key);
  int rowsPerPage() const;

  SampleTableModel& m_model;
  CheckBox* m_all;
  int m_anchor = -1;
};

}  // namespace wb::ui
