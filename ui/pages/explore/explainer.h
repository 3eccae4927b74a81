// Asks a run why it classifies a text as it does: first what it looks at, then, afterwards, the slower
// gradients. A newer question drops the older one, so walking quickly through a list computes only the last.
#pragma once

#include <QObject>
#include <optional>
#include <string>

#include "core/data/explanation.h"

namespace wb::ui {

class Session;

class Explainer : public QObject {
  Q_OBJECT

 public:
  struct Question {
    RunId run = 0;
    std::string text;
    ExplainMethod attention = ExplainMethod::Attention;  ///< or Rollout
    ExplainMethod gradient = ExplainMethod::Gradient;    ///< or IntegratedGradients
    std::optional<int> target;                           ///< for the gradients; empty: the predicted category
  };

  explicit Explainer(Session& session, QObject* parent = nullptr);

  void ask(const Question& question);
  /// Answers that are still under way are not wanted any more.
  void forget();

 signals:
  void attended(const wb::Explanation& explanation);
  void attributed(const wb::Explanation& explanation);
  void failed(const QString& message);

 private:
  void askGradient(const Question& question);

  Session& m_session;
  std::uint64_t m_asked = 0;  // number of the newest question
};

}  // namespace wb::ui
