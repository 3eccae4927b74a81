#include "ui/pages/models/hub_dialog.h"

#include <QCoreApplication>
#include <QLineEdit>

#include "core/workflow/fetch_encoder.h"
#include "ui/bridge/text.h"
#include "ui/widgets/button.h"
#include "ui/widgets/dialog_frame.h"
#include "ui/widgets/labels.h"

namespace wb::ui {

namespace {

// Gives the texts below their context for translation.
struct HubDialog {
  Q_DECLARE_TR_FUNCTIONS(HubDialog)
};

QLabel* paragraph(const QString& text) {
  QLabel* label = mutedLabel(text);
  label->setWordWrap(true);
  return label;
}

}  // namespace

DialogFrame* askHubName(QWidget* over, const std::function<void(const QString&)>& chosen) {
  auto* dialog = new DialogFrame(over);
  dialog->setTitle(HubDialog::tr("Which encoder should be fetched?"));
  dialog->setIslandSize(560, 330);
  auto* name = new QLineEdit;
  name->setPlaceholderText(QStringLiteral("hfl/rbt3"));
  name->setAccessibleName(HubDialog::tr("Name on the hub"));
  dialog->body()->addWidget(headingLabel(HubDialog::tr("Name on the hub")));
  dialog->body()->addWidget(name);
  dialog->body()->addWidget(paragraph(HubDialog::tr(
      "For example bert-base-chinese, hfl/chinese-roberta-wwm-ext or hfl/rbt3; a version follows after @.")));
  dialog->body()->addWidget(paragraph(
      HubDialog::tr("What other tools have fetched already is taken from their cache. A download that was cut goes on "
                    "where it ended. Without a network, add a folder instead.")));
  dialog->body()->addStretch(1);
  Button* fetch = dialog->primaryButton();
  fetch->setText(HubDialog::tr("Fetch"));
  fetch->setEnabled(false);
  const auto typed = [name] { return name->text().trimmed(); };
  QObject::connect(name, &QLineEdit::textChanged, dialog,
                   [fetch, typed] { fetch->setEnabled(isHubName(fromQt(typed()))); });
  QObject::connect(dialog, &DialogFrame::accepted, over, [chosen, typed] { chosen(typed()); });
  dialog->open();
  name->setFocus();
  return dialog;
}

}  // namespace wb::ui
