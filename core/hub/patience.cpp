#include "core/hub/patience.h"

#include <algorithm>
#include <array>
#include <condition_variable>
#include <mutex>

#include "core/base/progress.h"

namespace wb {
namespace {

constexpr int kMostTries = 4;
constexpr std::chrono::milliseconds kFirstWait{500};
constexpr std::chrono::seconds kLongestWait{60};

bool mayPass(const HttpResponse& response) {
  constexpr std::array<int, 6> passing = {408, 429, 500, 502, 503, 504};
  if (response.trouble == HttpTrouble::Interrupted || response.trouble == HttpTrouble::Unreachable) return true;
  // An answer of 2xx that did not serve was shorter than it should be; 416 follows a file that is there already.
  if (response.trouble == HttpTrouble::None && (response.isOk() || response.status == 416)) return true;
  return std::find(passing.begin(), passing.end(), response.status) != passing.end();
}

}  // namespace

void waitFor(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any never;
  never.wait_for(lock, stop, time, [] { return false; });
  throwIfStopped(stop);
}

bool Patience::tryAgain(const HttpResponse& response, const std::stop_token& stop) {
  throwIfStopped(stop);
  if (!mayPass(response) || ++m_failures >= kMostTries) return false;
  const auto asked = response.retryAfter();
  if (asked && *asked > kLongestWait) return false;
  waitFor(asked ? std::chrono::milliseconds(*asked) : kFirstWait * (1 << (m_failures - 1)), stop);
  return true;
}

}  // namespace wb
