#include "core/jobs/quiet_waiting.h"

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace wb {

void waitQuietly(char** arguments) {
  constexpr const char* spinCount = "GOMP_SPINCOUNT";
  if (std::getenv(spinCount) != nullptr || std::getenv("OMP_WAIT_POLICY") != nullptr) return;
  // A fraction of a millisecond: a training's threads wait for each other hundreds of times a step.
  setenv(spinCount, "20000", 1);
  // Where the program cannot be started again it goes on as it is: slower, not wrong.
  std::error_code failure;
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", failure);
  if (!failure) execv(program.c_str(), arguments);  // by its own name, which lists of processes show
}

}  // namespace wb
