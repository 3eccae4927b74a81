// The one error type of the program: a code for programs, a message for people.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/base/message.h"

namespace wb {

enum class ErrorCode {
  BadInput,      ///< what was given cannot be used (a file's content, an argument's value)
  NotFound,      ///< a file, run, category or encoder that does not exist
  Io,            ///< the operating system refused to read or write
  DiskFull,      ///< no space left on the device
  ReadOnly,      ///< the place cannot be written to
  Corrupt,       ///< the file is damaged: its own format's rules are broken
  NewerVersion,  ///< written by a newer version of this program
  Unsupported,   ///< well-formed, but this program cannot do it
  OutOfMemory,
  Busy,       ///< something else holds it (another program has the project open for writing)
  Cancelled,  ///< the person asked to stop
  Training,   ///< training cannot start or go on (one category only, loss is not a number, ...)
  Internal,   ///< a mistake of ours
};

/// A stable lower-case name for scripts: "bad_input", "not_found", ...
std::string_view errorCodeName(ErrorCode code);

/// Thrown by everything in core. `message` says what happened, where (file, line, column) and what
/// to do; `detail` keeps the technical cause for the log. what() is the message in English.
class Error : public std::runtime_error {
 public:
  Error(ErrorCode code, Message message, std::string detail = {})
      : std::runtime_error(message.english()),
        m_code(code),
        m_message(std::move(message)),
        m_detail(std::move(detail)) {}

  ErrorCode code() const { return m_code; }
  const Message& message() const { return m_message; }
  const std::string& detail() const { return m_detail; }

 private:
  ErrorCode m_code;
  Message m_message;
  std::string m_detail;
};

/// An Io, DiskFull, ReadOnly or NotFound error for `errno` value `errorNumber`, met while doing
/// `what`: say("write the file %1", path).
Error systemError(const Message& what, int errorNumber);

/// What an exception that nothing else caught means to a person: itself if it is an Error, else OutOfMemory or
/// Internal.
Error errorFrom(const std::exception& exception);

/// The person asked to stop.
Error cancelled();

}  // namespace wb
