// Names of the hub: what is safe to make an address or a path of.
#include "core/hub/hub_name.h"

#include <gtest/gtest.h>

#include "core/base/error.h"

namespace wb {
namespace {

TEST(HubName, TakesWhatAHubCouldHave) {
  for (const char* name : {"bert-base-chinese", "hfl/rbt3", "google-bert/bert-base-chinese", "a/b_c.d-e", "T5"}) {
    EXPECT_TRUE(isRepositoryName(name)) << name;
  }
}

TEST(HubName, RefusesWaysOutOfTheCache) {
  for (const std::string name : {"", "/", "a/", "/a", "a/b/c", "..", "a/..", "../a", ".hidden", "a--b", "a b", "a\\b",
                                 "a\nb", "-a", "a.", "中文"}) {
    EXPECT_FALSE(isRepositoryName(name)) << name;
  }
  EXPECT_FALSE(isRepositoryName(std::string(97, 'a')));
  EXPECT_FALSE(isRepositoryName(std::string("a\0b", 3)));
}

TEST(HubName, ARevisionStaysInTheFolderOfReferences) {
  for (const char* revision : {"main", "v1.0", "refs/pr/1", "feature/x"}) EXPECT_TRUE(isRevision(revision)) << revision;
  for (const char* revision : {"", "..", "../x", "a/../b", "/a", "a/", "a//b", ".git", "a/.b", "a b", "a\\b", "a\n"}) {
    EXPECT_FALSE(isRevision(revision)) << revision;
  }
}

TEST(HubName, ReadsRevisionBehindTheName) {
  EXPECT_EQ(parseHubName("hfl/rbt3").revision, "main");
  EXPECT_EQ(parseHubName("hfl/rbt3").repository, "hfl/rbt3");
  EXPECT_EQ(parseHubName("hfl/rbt3@v2").revision, "v2");
  EXPECT_EQ(parseHubName("hfl/rbt3@v2").repository, "hfl/rbt3");
  EXPECT_EQ(parseHubName("hfl/rbt3@v2", "v3").revision, "v3");
  EXPECT_THROW(parseHubName("hfl/rbt3@"), Error);
  EXPECT_THROW(parseHubName("hfl/rbt3@../../x"), Error);
  EXPECT_THROW(parseHubName("/tmp/folder"), Error);
}

TEST(HubName, HashesAndCommitsAreLowerCaseHexadecimal) {
  EXPECT_TRUE(isCommit(std::string(40, 'a')));
  EXPECT_FALSE(isCommit(std::string(40, 'A')));
  EXPECT_FALSE(isCommit(std::string(39, 'a')));
  EXPECT_FALSE(isCommit(std::string(39, 'a') + "/"));
  EXPECT_TRUE(isBlobHash(std::string(64, '0')));
  EXPECT_FALSE(isBlobHash("../../x"));
  EXPECT_FALSE(isBlobHash(std::string(38, '0') + ".."));
}

TEST(HubName, TakesTheHashOutOfAnEtag) {
  EXPECT_EQ(hashOfEtag("\"abc\""), "abc");
  EXPECT_EQ(hashOfEtag("W/\"abc\""), "abc");
  EXPECT_EQ(hashOfEtag("abc"), "abc");
  EXPECT_EQ(hashOfEtag("\""), "\"");
}

TEST(HubName, PlainFileNames) {
  for (const char* name : {"vocab.txt", "model-00001-of-00002.safetensors", "LICENSE 中文.txt"}) {
    EXPECT_TRUE(isPlainFileName(name)) << name;
  }
  for (const char* name : {"", ".", "..", ".git", "a/b", "/etc/passwd", "..\\a", "a\nb", "\xff"}) {
    EXPECT_FALSE(isPlainFileName(name)) << name;
  }
}

}  // namespace
}  // namespace wb
