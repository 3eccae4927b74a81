// A plain table of at most the thousand lines that a report keeps.
#include "ui/pages/import/bad_lines_dialog.h"

#include <QStandardItemModel>

#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/table_view.h"

namespace wb::ui {

BadLinesDialog::BadLinesDialog(const ImportReport& report, QWidget* over) : DialogFrame(over) {
  setTitle(tr("Which lines are left out?"), formatCount(report.skippedCount));
  setIslandSize(760, 520);
  auto* rows = new QStandardItemModel(static_cast<int>(report.skipped.size()), 3, this);
  rows->setHorizontalHeaderLabels({tr("Line"), tr("Reason"), tr("File")});
  for (int row = 0; row < rows->rowCount(); ++row) {
    const SkippedLine& line = report.skipped[static_cast<std::size_t>(row)];
    rows->setItem(row, 0, new QStandardItem(formatCount(line.line)));
    rows->setItem(row, 1, new QStandardItem(messageText(line.reason)));
    rows->setItem(row, 2, new QStandardItem(toQt(line.file)));
  }
  auto* table = new TableView;
  table->setModel(rows);
  table->setColumnWidths({80, 0, 200});
  table->setAccessibleName(tr("Lines left out"));
  body()->addWidget(table, 1);
  if (report.skippedCount > static_cast<std::int64_t>(report.skipped.size())) {
    setFootnote(tr("The first %1 are shown.").arg(formatCount(static_cast<std::int64_t>(report.skipped.size()))));
  }
  primaryButton()->setText(tr("Back"));
  cancelButton()->hide();
}

}  // namespace wb::ui
