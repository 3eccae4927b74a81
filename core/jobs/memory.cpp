#include "core/jobs/memory.h"

#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <string>

namespace wb {
namespace {

namespace fs = std::filesystem;

/// The number behind `name` in lines of "name: number" or "name number".
std::optional<std::int64_t> numberIn(const fs::path& file, const std::string& name) {
  std::ifstream in(file);
  std::string word;
  while (in >> word) {
    if (word != name) continue;
    std::int64_t number = 0;
    if (in >> number) return number;
  }
  return std::nullopt;
}

/// A file of one number; "max", for no limit, is none.
std::optional<std::int64_t> onlyNumber(const fs::path& file) {
  std::ifstream in(file);
  std::int64_t number = 0;
  if (in >> number) return number;
  return std::nullopt;
}

/// This program's control group of version 2, whose line in /proc/self/cgroup is "0::/PATH".
fs::path controlGroup() {
  std::ifstream in("/proc/self/cgroup");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("0::")) return fs::path("/sys/fs/cgroup" + line.substr(3));
  }
  return {};
}

}  // namespace

std::int64_t residentMemoryBytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t total = 0;
  std::int64_t resident = 0;
  in >> total >> resident;
  return in ? resident * ::sysconf(_SC_PAGESIZE) : 0;
}

std::int64_t machineMemoryBytes() {
  return static_cast<std::int64_t>(::sysconf(_SC_PHYS_PAGES)) * ::sysconf(_SC_PAGESIZE);
}

std::int64_t availableMemoryIn(const fs::path& proc, const fs::path& group) {
  constexpr std::int64_t kilobyte = 1024;
  std::int64_t available = std::numeric_limits<std::int64_t>::max();
  if (const auto free = numberIn(proc / "meminfo", "MemAvailable:")) available = *free * kilobyte;
  if (group.empty()) return available;
  const auto limit = onlyNumber(group / "memory.max");
  const auto used = onlyNumber(group / "memory.current");
  if (!limit || !used) return available;
  const std::int64_t caches = numberIn(group / "memory.stat", "inactive_file").value_or(0);
  return std::clamp<std::int64_t>(*limit - *used + caches, 0, available);
}

std::int64_t availableMemoryBytes() { return availableMemoryIn("/proc", controlGroup()); }

}  // namespace wb
