#include "app/cli/output.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdio>

namespace wb::cli {

namespace {

using Clock = std::chrono::steady_clock;
constexpr int kBarWidth = 30;
constexpr auto kBarInterval = std::chrono::milliseconds(100);
constexpr auto kLineInterval = std::chrono::seconds(5);

std::string progressLine(const std::string& what, const Progress& p, bool bar) {
  if (p.total <= 0) return fmt::format("{} {}", what, p.done);
  const double share = static_cast<double>(p.done) / static_cast<double>(p.total);
  if (!bar) return fmt::format("{} {} / {} ({:.0f} %)", what, p.done, p.total, 100 * share);
  const int filled = static_cast<int>(share * kBarWidth);
  return fmt::format("{} [{:#<{}}{:.<{}}] {:3.0f} %", what, "", filled, "", kBarWidth - filled, 100 * share);
}

}  // namespace

Output::Output(bool json) : m_json(json), m_terminal(::isatty(STDERR_FILENO) == 1) {}

std::string dumpLine(const Json& object) { return object.dump(-1, ' ', false, Json::error_handler_t::replace); }

void Output::result(const Json& object, const std::string& text) {
  clearBar();
  fmt::print(stdout, "{}\n", m_json ? dumpLine(object) : text);
  std::fflush(stdout);
}

void Output::note(const std::string& text) {
  clearBar();
  fmt::print(stderr, "{}\n", text);
}

void Output::error(const Error& error) {
  clearBar();
  fmt::print(stderr, "error: {}\n", error.what());
  if (m_json) {
    const Json object = {{"error", {{"code", errorCodeName(error.code())}, {"message", error.what()}}}};
    fmt::print(stdout, "{}\n", dumpLine(object));
  }
}

ProgressSink Output::progress(std::string what) {
  return [this, what = std::move(what), last = Clock::time_point{}](const Progress& p) mutable {
    const auto now = Clock::now();
    if (now - last < (m_terminal ? Clock::duration(kBarInterval) : Clock::duration(kLineInterval))) return;
    last = now;
    fmt::print(stderr, "{}{}{}", m_terminal ? "\r" : "", progressLine(what, p, m_terminal),
               m_terminal ? "\033[K" : "\n");
    m_barShown = m_terminal;
  };
}

void Output::endProgress() { clearBar(); }

void Output::clearBar() {
  if (m_barShown) fmt::print(stderr, "\r\033[K");
  m_barShown = false;
}

}  // namespace wb::cli
