// OpenMP's parallel regions on threads of the standard library. ThreadSanitizer knows where those begin and end; of
// libgomp, which is not compiled for it, it sees nothing and takes every region's results for races. Linked into test
// programs that are built with it. Hidden, so that LibTorch keeps its own runtime for its own regions.
#include <thread>
#include <vector>

namespace {

thread_local int number = 0;
thread_local int count = 1;

void runAs(int thread, int threads, void (*work)(void*), void* data) {
  number = thread;
  count = threads;
  work(data);
  number = 0;
  count = 1;
}

}  // namespace

extern "C" {

// As GCC calls it for `#pragma omp parallel`; 0 threads leaves their number to the runtime.
__attribute__((visibility("hidden"))) void GOMP_parallel(void (*work)(void*), void* data, unsigned threads, unsigned) {
  const int all = threads > 0 ? static_cast<int>(threads) : 4;
  std::vector<std::jthread> others;
  for (int thread = 1; thread < all; ++thread) others.emplace_back(runAs, thread, all, work, data);
  runAs(0, all, work, data);
}

__attribute__((visibility("hidden"))) int omp_get_thread_num() { return number; }
__attribute__((visibility("hidden"))) int omp_get_num_threads() { return count; }
}
