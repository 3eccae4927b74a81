// What is available, from files as Linux writes them.
#include "core/jobs/memory.h"

#include <gtest/gtest.h>

#include <fstream>

#include "tests/temporary_folder.h"

namespace wb {
namespace {

void write(const std::filesystem::path& file, const std::string& text) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

TEST(AvailableMemory, IsWhatTheSystemSays) {
  const TemporaryFolder folder;
  write(folder / "proc/meminfo", "MemTotal:       24684000 kB\nMemFree:  9000 kB\nMemAvailable:   2048 kB\n");
  EXPECT_EQ(availableMemoryIn(folder / "proc", {}), 2048 * 1024);
}

TEST(AvailableMemory, IsNoMoreThanTheControlGroupAllows) {
  const TemporaryFolder folder;
  write(folder / "proc/meminfo", "MemAvailable: 1048576 kB\n");
  write(folder / "group/memory.current", "700\n");
  write(folder / "group/memory.stat", "anon 400\ninactive_file 100\nactive_file 200\n");
  write(folder / "group/memory.max", "1000\n");
  EXPECT_EQ(availableMemoryIn(folder / "proc", folder / "group"), 1000 - 700 + 100);
  write(folder / "group/memory.max", "max\n");
  EXPECT_EQ(availableMemoryIn(folder / "proc", folder / "group"), std::int64_t{1} << 30);
  write(folder / "group/memory.max", "500\n");
  EXPECT_EQ(availableMemoryIn(folder / "proc", folder / "group"), 0);
}

TEST(AvailableMemory, OfThisMachineIsBetweenNothingAndAll) {
  EXPECT_GT(availableMemoryBytes(), 0);
  EXPECT_LE(availableMemoryBytes(), machineMemoryBytes());
}

}  // namespace
}  // namespace wb
