// Chooses the encoder and counts; see the header.
#include "ui/pages/data/token_survey.h"

#include <algorithm>

#include "core/workflow/runs.h"
#include "ui/bridge/session.h"

namespace wb::ui {

namespace {

constexpr std::uint64_t kSurveyTopic = 0xDA7A0001;
constexpr int kUsualLimit = 128;

struct Choice {
  std::string encoder;
  int limit = 0;
};

Choice chooseEncoder(const Project& project) {
  const std::vector<EncoderInfo> encoders = listEncoders(project);
  for (const RunRecord& run : listRuns(project)) {
    const bool usable = std::any_of(encoders.begin(), encoders.end(), [&run](const EncoderInfo& info) {
      return info.name == run.config.encoder && info.problem.empty();
    });
    if (usable) return {run.config.encoder, run.config.maxLength};
  }
  for (const EncoderInfo& info : encoders) {
    if (info.problem.empty()) return {info.name, std::min(kUsualLimit, info.maxLength)};
  }
  return {};
}

TokenSurvey::Result count(const JobContext& context) {
  const Choice choice = chooseEncoder(context.project);
  if (choice.encoder.empty()) return {};
  return {choice.encoder,
          tokenStatistics(context.project, choice.encoder, choice.limit, context.progress, context.stop)};
}

}  // namespace

TokenSurvey::TokenSurvey(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void TokenSurvey::forget() { m_countedTexts.reset(); }

void TokenSurvey::pause() {
  if (m_job == 0) return;
  m_session.cancel(m_job);
  m_job = 0;
  forget();
}

void TokenSurvey::refresh(std::int64_t texts) {
  if (m_countedTexts == texts) return;
  m_countedTexts = texts;
  m_job = m_session.start(
      LaneKind::Data, this, QString(), count,
      [this](const Result& result) {
        m_job = 0;
        emit counted(result);
      },
      [this](const Error& error) {
        m_job = 0;
        forget();
        if (error.code() != ErrorCode::Cancelled) emit counted({});
      },
      kSurveyTopic);
}

}  // namespace wb::ui
