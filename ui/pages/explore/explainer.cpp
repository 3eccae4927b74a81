// Both questions share one topic of the Ask lane: only the newest is computed.
#include "ui/pages/explore/explainer.h"

#include "core/workflow/explain.h"
#include "ui/bridge/message_text.h"
#include "ui/bridge/session.h"
#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

// An address is unlike any other owner's, so this never drops another page's question.
std::uint64_t topicOf(const QObject* owner) { return reinterpret_cast<std::uintptr_t>(owner); }

}  // namespace

Explainer::Explainer(Session& session, QObject* parent) : QObject(parent), m_session(session) {}

void Explainer::ask(const Question& question) {
  const std::uint64_t asked = ++m_asked;
  m_session.ask(
      question.run, this,
      [question](const RunClassifier& run, const JobContext&) {
        return explainText(run, question.text, question.attention);
      },
      [this, question, asked](const Explanation& explanation) {
        if (asked != m_asked) return;
        emit attended(explanation);
        if (asked == m_asked) askGradient(question);
      },
      [this, asked](const Error& error) {
        if (asked == m_asked && error.code() != ErrorCode::Cancelled) emit failed(errorText(error));
      },
      topicOf(this));
}

void Explainer::askGradient(const Question& question) {
  const std::uint64_t asked = m_asked;
  m_session.ask(
      question.run, this,
      [question](const RunClassifier& run, const JobContext&) {
        return explainText(run, question.text, question.gradient, question.target);
      },
      [this, asked](const Explanation& explanation) {
        if (asked == m_asked) emit attributed(explanation);
      },
      [this, asked](const Error& error) {
        if (asked == m_asked && error.code() != ErrorCode::Cancelled) emit failed(errorText(error));
      },
      topicOf(this));
}

void Explainer::forget() { ++m_asked; }

}  // namespace wb::ui
