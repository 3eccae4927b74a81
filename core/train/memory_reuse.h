// While it lives, freed memory stays with the program: each step of a training asks for the same large
// blocks again, and getting them from the system anew costs page faults.
#pragma once

#include <malloc.h>

namespace wb {

/// Acts on the whole program (glibc's allocator). At its end what is free goes back to the system.
class MemoryReuse {
 public:
  MemoryReuse() {
    mallopt(M_MMAP_THRESHOLD, largest);
    mallopt(M_TRIM_THRESHOLD, largest);
  }
  ~MemoryReuse() {
    mallopt(M_MMAP_THRESHOLD, glibcDefault);
    mallopt(M_TRIM_THRESHOLD, glibcDefault);
    malloc_trim(0);
  }
  MemoryReuse(const MemoryReuse&) = delete;
  MemoryReuse& operator=(const MemoryReuse&) = delete;

 private:
  static constexpr int largest = 1 << 30;
  static constexpr int glibcDefault = 128 * 1024;
};

}  // namespace wb
