// How the corpus suits an encoder, counted on the data lane and kept until texts come or go.
#pragma once

#include <QObject>
#include <optional>

#include "core/jobs/lane.h"
#include "core/workflow/encoders.h"

namespace wb::ui {

class Session;

/// Takes the encoder of the newest run, else the first that can be used.
class TokenSurvey : public QObject {
  Q_OBJECT

 public:
  struct Result {
    std::string encoder;  ///< empty: there is no encoder to count with
    TokenStatistics statistics;
  };

  explicit TokenSurvey(Session& session, QObject* parent = nullptr);

  /// Counts again if `texts` differs from last time, or forget() was called.
  void refresh(std::int64_t texts);
  void forget();
  /// Makes way for a job that the person waits for; refresh() starts anew.
  void pause();

 signals:
  void counted(const wb::ui::TokenSurvey::Result& result);

 private:
  Session& m_session;
  std::optional<std::int64_t> m_countedTexts;
  JobId m_job = 0;
};

}  // namespace wb::ui
