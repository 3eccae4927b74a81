#include "core/jobs/quiet_waiting.h"

#include <unistd.h>

#include <cstdlib>

namespace wb {

void waitQuietly(char** arguments) {
  constexpr const char* spinCount = "GOMP_SPINCOUNT";
  if (std::getenv(spinCount) != nullptr || std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  setenv(spinCount, "0", 1);
  // Where the program cannot be started again it goes on as it is: slower, not wrong.
  execv("/proc/self/exe", arguments);
}

}  // namespace wb
