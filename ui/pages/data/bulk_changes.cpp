// One undoable step a change, through core's workflows.
#include "ui/pages/data/bulk_changes.h"

#include "core/workflow/label_kind.h"
#include "ui/bridge/format.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"
#include "ui/models/sample_table_model.h"

namespace wb::ui {

namespace {

// So many are written well within 50 ms.
constexpr std::size_t kDirectTexts = 200;

}  // namespace

BulkChanges::BulkChanges(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void BulkChanges::label(const std::vector<SampleId>& ids, const Category& category) {
  const int count = static_cast<int>(ids.size());
  apply(ids, tr("%1 texts labelled %2", nullptr, count).arg(formatCount(count), toQt(category.name)),
        [ids, id = category.id](const Project& project) {
          return hasSeveralLabels(project) ? setCategory(project, ids, id, true) : labelSamples(project, ids, id);
        });
}

void BulkChanges::clearLabels(const std::vector<SampleId>& ids) {
  const int count = static_cast<int>(ids.size());
  apply(ids, tr("Label taken from %1 texts", nullptr, count).arg(formatCount(count)),
        [ids](const Project& project) { return wb::clearLabels(project, ids); });
}

void BulkChanges::moveToSplit(const std::vector<SampleId>& ids, Split split) {
  const int count = static_cast<int>(ids.size());
  const QString number = formatCount(count);
  const QString message = split == Split::None
                              ? tr("%1 texts taken out of their split", nullptr, count).arg(number)
                              : tr("%1 texts moved to %2", nullptr, count).arg(number, splitText(split));
  apply(ids, message, [ids, split](const Project& project) { return wb::moveToSplit(project, ids, split); });
}

void BulkChanges::flag(const std::vector<SampleId>& ids, bool flagged) {
  const int count = static_cast<int>(ids.size());
  const QString message =
      flagged ? tr("%1 texts flagged", nullptr, count) : tr("Flag taken from %1 texts", nullptr, count);
  apply(ids, message.arg(formatCount(count)),
        [ids, flagged](const Project& project) { return flagSamples(project, ids, flagged); });
}

void BulkChanges::remove(const std::vector<SampleId>& ids) {
  const int count = static_cast<int>(ids.size());
  apply(ids, tr("%1 texts deleted", nullptr, count).arg(formatCount(count)),
        [ids](const Project& project) { return deleteSamples(project, ids); });
}

void BulkChanges::apply(const std::vector<SampleId>& ids, const QString& message, const Change& change) {
  if (ids.empty()) return;
  const auto tell = [this, message](const ChangeSummary& summary) {
    m_session.changed(summary);
    emit done(message);
  };
  if (ids.size() > kDirectTexts) {
    const QString title = tr("Changing %1 texts").arg(formatCount(static_cast<std::int64_t>(ids.size())));
    m_session.start(
        LaneKind::Data, this, title, [change](const JobContext& context) { return change(context.project); }, tell);
    return;
  }
  try {
    tell(change(m_session.project()));
  } catch (const Error& error) {
    emit m_session.errorOccurred(errorText(error), toQt(error.detail()));
  }
}

}  // namespace wb::ui
