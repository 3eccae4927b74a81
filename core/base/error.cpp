#include "core/base/error.h"

#include <cerrno>
#include <cstring>

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

Error systemError(const std::string& what, int errorNumber) {
  const std::string cause = std::strerror(errorNumber);
  switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
      return {ErrorCode::DiskFull, "Could not " + what + ": the disk is full. Free some space and try again.", cause};
    case EACCES:
    case EPERM:
    case EROFS:
      return {ErrorCode::ReadOnly,
              "Could not " + what +
                  ": no permission to write or read there. Choose another folder or change its permissions.",
              cause};
    case ENOENT: return {ErrorCode::NotFound, "Could not " + what + ": there is no such file or folder.", cause};
    default: return {ErrorCode::Io, "Could not " + what + ": " + cause + ".", cause};
  }
}

}  // namespace wb
