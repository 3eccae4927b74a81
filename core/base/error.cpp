#include "core/base/error.h"

#include <cerrno>
#include <cstring>
#include <new>

namespace wb {

std::string_view errorCodeName(ErrorCode code) {
  switch (code) {
    case ErrorCode::BadInput: return "bad_input";
    case ErrorCode::NotFound: return "not_found";
    case ErrorCode::Io: return "io";
    case ErrorCode::DiskFull: return "disk_full";
    case ErrorCode::ReadOnly: return "read_only";
    case ErrorCode::Corrupt: return "corrupt";
    case ErrorCode::NewerVersion: return "newer_version";
    case ErrorCode::Unsupported: return "unsupported";
    case ErrorCode::OutOfMemory: return "out_of_memory";
    case ErrorCode::Busy: return "busy";
    case ErrorCode::Cancelled: return "cancelled";
    case ErrorCode::Training: return "training";
    case ErrorCode::Internal: return "internal";
  }
  return "internal";
}

Error systemError(const Message& what, int errorNumber) {
  const std::string cause = std::strerror(errorNumber);
  switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::DiskFull, say("Could not %1: the disk is full. Free some space and try again.", what), cause};
    case EACCES:
    case EPERM:
    case EROFS:
      return {
          ErrorCode::ReadOnly,
          say("Could not %1: no permission to write or read there. Choose another folder or change its permissions.",
              what),
          cause};
    case ENOENT: return {ErrorCode::NotFound, say("Could not %1: there is no such file or folder.", what), cause};
    default: return {ErrorCode::Io, say("Could not %1: %2.", what, cause), cause};
  }
}

Error errorFrom(const std::exception& exception) {
  if (const auto* error = dynamic_cast<const Error*>(&exception)) return *error;
  if (dynamic_cast<const std::bad_alloc*>(&exception) != nullptr) {
    return {ErrorCode::OutOfMemory, say("Not enough memory. Close other programs and try again."), exception.what()};
  }
  return {ErrorCode::Internal, say("Something went wrong: %1", exception.what()), exception.what()};
}

Error cancelled() { return {ErrorCode::Cancelled, say("Cancelled.")}; }

}  // namespace wb
