#include "ui/pages/add_encoder.h"

#include <QCoreApplication>
#include <QFileDialog>

#include "core/workflow/encoders.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/widgets/dialog_frame.h"

namespace wb::ui {

namespace {

// Gives the texts below their context for translation.
struct AddEncoder {
  Q_DECLARE_TR_FUNCTIONS(AddEncoder)
};

}  // namespace

void addEncoderFolder(Session& session, QWidget* page, const std::function<void(const QString& name)>& added) {
  const QString folder = QFileDialog::getExistingDirectory(
      page, AddEncoder::tr("Folder with config.json, the weights and the tokenizer's files"));
  if (folder.isEmpty()) return;
  session.start(
      LaneKind::Data, page, AddEncoder::tr("Adding encoder"),
      [path = pathFromQt(folder)](const JobContext& context) { return addEncoder(context.project, path); },
      [&session, added](const EncoderInfo& encoder) {
        added(toQt(encoder.name));
        session.encodersReplaced();
      },
      [page](const Error& error) { tellError(page, AddEncoder::tr("This folder cannot be used"), errorText(error)); });
}

}  // namespace wb::ui
