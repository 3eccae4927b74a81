// Whether a request that failed is worth another try, and the wait before it.
#pragma once

#include <stop_token>

#include "core/hub/http.h"

namespace wb {

/// Waits for `time`. Throws Error(Cancelled) as soon as a stop is requested.
void waitFor(std::chrono::milliseconds time, const std::stop_token& stop);

class Patience {
 public:
  /// After an answer that did not serve: waits as long as the server asks for, else twice as long as the time before,
  /// and says whether to ask again. Not after the fourth failure in a row, when the server wants more than a minute,
  /// or when asking again cannot help.
  bool tryAgain(const HttpResponse& response, const std::stop_token& stop);

  /// What failed brought something along: the next try is the first again.
  void startAnew() { m_failures = 0; }

 private:
  int m_failures = 0;
};

}  // namespace wb
