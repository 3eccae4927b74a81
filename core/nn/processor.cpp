// What this processor can do, and how many of its cores are used.
#include <ATen/Parallel.h>

#include <algorithm>
#include <thread>

#include "core/nn/text_classifier.h"

namespace wb {

bool processorHasBf16() { return __builtin_cpu_supports("avx512bf16") != 0; }

void setComputeThreads(int threads) {
  const int all = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  at::set_num_threads(threads > 0 ? threads : all);
}

}  // namespace wb
