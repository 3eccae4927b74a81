// The edge between LibTorch's exceptions and ours. Only nn and train include this file.
#pragma once

#include <c10/util/Exception.h>

#include <new>

#include "core/base/error.h"

namespace wb::nn {

/// The Error that stands for an exception of LibTorch met while doing `what` (say("train")): OutOfMemory
/// where memory ran out, else Internal with what_without_backtrace() as detail.
Error fromTorch(const c10::Error& error, const Message& what);
Error outOfMemory(const Message& what);

/// Calls `work`, turning LibTorch's exceptions and std::bad_alloc into Error.
template <typename Work>
auto withTorchErrors(const Message& what, Work&& work) {
  try {
    return work();
  } catch (const c10::Error& error) {
    throw fromTorch(error, what);
  } catch (const std::bad_alloc&) {
    throw outOfMemory(what);
  }
}

}  // namespace wb::nn
