// What the command line prints: results on stdout (text or JSON), progress and errors on stderr.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace wb::cli {

using Json = nlohmann::ordered_json;

class Output {
 public:
  explicit Output(bool json);

  bool json() const { return m_json; }

  /// One result: the object as a line with --json, else `text` (a line break is added).
  void result(const Json& object, const std::string& text);
  /// A line for the person only: stderr, so that stdout stays what was asked for.
  void note(const std::string& text);
  /// `error: …` on stderr; with --json also an object on stdout.
  void error(const Error& error);
  /// A bar on a terminal, else a plain line every few seconds; stderr.
  ProgressSink progress(std::string what);
  /// Ends a bar, so that the next line starts in the first column.
  void endProgress();

 private:
  void clearBar();

  bool m_json;
  bool m_terminal;
  bool m_barShown = false;
};

/// As Json::dump on one line; malformed UTF-8 becomes U+FFFD.
std::string dumpLine(const Json& object);

}  // namespace wb::cli
