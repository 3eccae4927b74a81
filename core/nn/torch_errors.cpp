#include "core/nn/torch_errors_impl.h"

#include <string>

namespace wb::nn {

Error outOfMemory(const Message& what) {
  return {ErrorCode::OutOfMemory, say("There was not enough memory to %1. Choose a smaller batch size, shorter texts "
                                      "or a smaller encoder, or close "
                                      "other programs.",
                                      what)};
}

Error fromTorch(const c10::Error& error, const Message& what) {
  const std::string detail = error.what_without_backtrace();
  if (detail.find("allocate memory") != std::string::npos || detail.find("out of memory") != std::string::npos) {
    return outOfMemory(what);
  }
  return {ErrorCode::Internal, say("The network failed to %1: %2", what, detail), detail};
}

}  // namespace wb::nn
