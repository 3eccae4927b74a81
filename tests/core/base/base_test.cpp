// UTF-8 as Python decodes it, files that appear whole or not at all, errors in words.
#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>

#include "core/base/abandoned_writes.h"
#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/base/random.h"
#include "core/base/utf8.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

// Expected values are Python's bytes.decode("utf-8", errors="replace").
TEST(Utf8, ReplacesMalformedSequencesAsPython) {
  EXPECT_EQ(replaceInvalidUtf8("中文"), "中文");
  EXPECT_EQ(replaceInvalidUtf8("a\xFFz"), "a\uFFFDz");
  EXPECT_EQ(replaceInvalidUtf8("\xE4\xB8"), "\uFFFD");
  EXPECT_EQ(replaceInvalidUtf8("\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD");
  EXPECT_EQ(replaceInvalidUtf8("\xF0\x9F\x98!"), "\uFFFD!");
  EXPECT_EQ(replaceInvalidUtf8("\xC0\xAF"), "\uFFFD\uFFFD");
  EXPECT_EQ(replaceInvalidUtf8("\xF4\x90\x80\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

TEST(Utf8, FindsTheFirstBadByte) {
  EXPECT_EQ(firstInvalidUtf8("好的\xFF"), 6U);
  EXPECT_TRUE(isValidUtf8("😀ok"));
}

TEST(Utf8, PrefixNeverCutsACharacter) {
  EXPECT_EQ(utf8Prefix("中文", 5), "中");
  EXPECT_EQ(utf8Prefix("中文", 6), "中文");
  EXPECT_EQ(utf8Prefix("中文", 2), "");
}

TEST(Utf8, TrimsChineseSpacesToo) {
  EXPECT_EQ(trimmed("\u3000 好 的\u00A0\r\n"), "好 的");
  EXPECT_EQ(trimmed(" \t\u3000"), "");
}

TEST(AtomicFile, LeavesTheOldContentUntilCommit) {
  const TemporaryFolder folder;
  const fs::path path = folder.path() / "a.txt";
  writeFileAtomically(path, "old");
  {
    AtomicFile file(path);
    file.write("new");
  }
  EXPECT_EQ(readFile(path), "old");
  writeFileAtomically(path, "new");
  EXPECT_EQ(readFile(path), "new");
  EXPECT_EQ(std::distance(fs::directory_iterator(folder.path()), fs::directory_iterator()), 1);
}

TEST(AtomicFile, SaysWhereItCouldNotWrite) {
  try {
    writeFileAtomically("/nonexistent-folder/a.txt", "x");
    FAIL();
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::NotFound);
    EXPECT_NE(std::string(error.what()).find("/nonexistent-folder/a.txt"), std::string::npos);
  }
}

TEST(AtomicFile, ReadsNoMoreThanTheLimit) {
  const TemporaryFolder folder;
  writeFileAtomically(folder.path() / "a", std::string(100, 'x'));
  EXPECT_THROW(readFile(folder.path() / "a", 99), Error);
  EXPECT_EQ(readFile(folder.path() / "a", 100).size(), 100U);
}

TEST(AbandonedWrites, GoWhenTheirWriterIsDeadAndStayWhileItWrites) {
  const TemporaryFolder folder;
  folder.write("runs/1/.state.tmp-a1B2c3", "of a dead writer");
  folder.write("runs/.1.tmp-a1B2c3/model", "of a dead writer");
  folder.write("runs/1/notes.tmp-", "somebody's own");
  AtomicFile file(folder / "runs/1/state");
  file.write("new");
  writeFolder(folder / "runs/2", [&](const fs::path& place) {
    writeFileAtomically(place / "model", "weights");
    removeAbandonedWrites(folder.path());
    EXPECT_TRUE(fs::exists(place / "model"));
  });
  file.commit();
  EXPECT_EQ(readFile(folder / "runs/1/state"), "new");
  EXPECT_EQ(readFile(folder / "runs/2/model"), "weights");
  EXPECT_TRUE(fs::exists(folder / "runs/1/notes.tmp-"));
  EXPECT_FALSE(fs::exists(folder / "runs/1/.state.tmp-a1B2c3"));
  EXPECT_FALSE(fs::exists(folder / "runs/.1.tmp-a1B2c3"));
}

TEST(SystemError, NamesFullDisksAndMissingPermissions) {
  EXPECT_EQ(systemError(say("write x"), ENOSPC).code(), ErrorCode::DiskFull);
  EXPECT_EQ(systemError(say("write x"), EROFS).code(), ErrorCode::ReadOnly);
}

// First outputs of SplitMix64 from seed 0, as its authors publish them.
TEST(Random, IsSplitMix64) {
  Random random(0);
  EXPECT_EQ(random.next(), 0xE220A8397B1DCDAFULL);
  EXPECT_EQ(random.next(), 0x6E789E6AA1B965F4ULL);
}

TEST(Random, ShuffleIsAPermutationAndRepeats) {
  std::vector<int> a{1, 2, 3, 4, 5, 6, 7, 8};
  std::vector<int> b = a;
  Random(3).shuffle(a);
  Random(3).shuffle(b);
  EXPECT_EQ(a, b);
  std::sort(b.begin(), b.end());
  EXPECT_EQ(b, (std::vector<int>{1, 2, 3, 4, 5, 6, 7, 8}));
}

}  // namespace
}  // namespace wb
