// The cache on disk as other tools lay it out, and the hashes that its blobs are named by.
#include "core/hub/hub_cache.h"

#include <gtest/gtest.h>

#include "core/base/atomic_file.h"
#include "core/hub/blob_hash.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

const std::string commit(40, 'c');

TEST(BlobHash, KnownHashes) {
  const TemporaryFolder folder;
  const fs::path file = folder.path() / "f";
  writeFileAtomically(file, "hello\n");
  // printf 'hello\n' | git hash-object --stdin, and | sha256sum
  EXPECT_TRUE(hasBlobHash(file, "ce013625030ba8dba906f756967f9e9ca394464a"));
  EXPECT_TRUE(hasBlobHash(file, "5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03"));
  EXPECT_FALSE(hasBlobHash(file, std::string(40, '0')));
  EXPECT_FALSE(hasBlobHash(file, std::string(64, '0')));
  writeFileAtomically(file, "");
  EXPECT_TRUE(hasBlobHash(file, "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"));
}

TEST(HubCache, ASnapshotLinksToItsBlobs) {
  const TemporaryFolder folder;
  const HubCache cache(folder.path(), "hfl/rbt3");
  const std::string hash(64, 'b');
  cache.makeFolders();
  writeFileAtomically(cache.blob(hash), "content");
  cache.putInSnapshot(commit, "vocab.txt", hash);
  cache.writeRevision("refs/pr/1", commit);
  const fs::path repository = folder.path() / "models--hfl--rbt3";
  EXPECT_EQ(fs::read_symlink(repository / "snapshots" / commit / "vocab.txt"), "../../blobs/" + hash);
  EXPECT_EQ(readFile(repository / "snapshots" / commit / "vocab.txt"), "content");
  EXPECT_EQ(readFile(repository / "refs/refs/pr/1"), commit);  // below refs/, whatever the name
  EXPECT_EQ(cache.commitOf("refs/pr/1"), commit);
  EXPECT_TRUE(fs::exists(folder.path() / "CACHEDIR.TAG"));
}

TEST(HubCache, KnowsWhatACommitLacks) {
  const TemporaryFolder folder;
  const HubCache cache(folder.path(), "bert");
  EXPECT_EQ(cache.state(commit, "vocab.txt"), HubCache::Known::Unknown);
  cache.markAbsent(commit, "vocab.txt");
  EXPECT_EQ(cache.state(commit, "vocab.txt"), HubCache::Known::Absent);
  fs::create_directories(folder.path() / "models--bert/trees");
  writeFileAtomically(folder.path() / "models--bert/trees" / (commit + ".json"),
                      R"({"format_version": 1, "files": {"config.json": {"size": 2}}})");
  EXPECT_EQ(cache.state(commit, "added_tokens.json"), HubCache::Known::Absent);
  EXPECT_EQ(cache.state(commit, "config.json"), HubCache::Known::Unknown);
}

TEST(HubCache, ABrokenReferenceIsNone) {
  const TemporaryFolder folder;
  const HubCache cache(folder.path(), "bert");
  EXPECT_FALSE(cache.commitOf("main"));
  EXPECT_EQ(cache.commitOf(commit), commit);
  fs::create_directories(folder.path() / "models--bert/refs");
  for (const char* content : {"", "../../../etc", "main", "cccc"}) {
    writeFileAtomically(folder.path() / "models--bert/refs/main", content);
    EXPECT_FALSE(cache.commitOf("main")) << content;
  }
}

}  // namespace
}  // namespace wb
