#include "core/nn/torch_errors_impl.h"

#include <string>

namespace wb::nn {

Error outOfMemory(const char* what) {
  return {ErrorCode::OutOfMemory, std::string("There was not enough memory to ") + what +
                                      ". Choose a smaller batch size, shorter texts or a smaller encoder, or close "
                                      "other programs."};
}

Error fromTorch(const c10::Error& error, const char* what) {
  const std::string detail = error.what_without_backtrace();
  if (detail.find("allocate memory") != std::string::npos || detail.find("out of memory") != std::string::npos) {
    return outOfMemory(what);
  }
  return {ErrorCode::Internal, std::string("The network failed to ") + what + ": " + detail, detail};
}

}  // namespace wb::nn
