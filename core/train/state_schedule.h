// When a run writes down what a resume needs: often enough that little is lost, seldom enough to cost little.
#pragma once

#include <algorithm>

namespace wb {

class StateSchedule {
 public:
  /// Every `seconds`, or less often where writing would take more than 2 % of the time; 0 is after every step.
  explicit StateSchedule(double seconds) : m_seconds(seconds) {}

  /// `now` and the others are seconds on one clock.
  bool due(double now) const { return m_seconds == 0 || now - m_written >= std::max(m_seconds, m_cost / largestShare); }

  /// The state was written, or could not be, from `begin` to `end`.
  void wrote(double begin, double end) {
    m_cost = end - begin;
    m_written = end;
  }

 private:
  static constexpr double largestShare = 0.02;

  double m_seconds;
  double m_written = 0;
  double m_cost = 0;
};

}  // namespace wb
