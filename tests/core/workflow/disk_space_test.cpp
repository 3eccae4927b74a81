// What may go from the disk: never what is the newest, the best or starred, never what somebody is writing.
#include "core/workflow/disk_space.h"

#include <gtest/gtest.h>

#include <cstdlib>

#include "core/base/file_lock.h"
#include "core/store/run_store.h"
#include "core/workflow/run_files.h"
#include "core/workflow/runs.h"
#include "tests/core/workflow/temporary_project.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

class DiskSpace : public ::testing::Test {
 protected:
  void SetUp() override { ::setenv("HF_HUB_CACHE", cache().c_str(), 1); }
  void TearDown() override { ::unsetenv("HF_HUB_CACHE"); }

  fs::path cache() const { return m_corpus.folder / "hub"; }
  const Project& project() const { return m_corpus.project; }

  /// A run that ended with this score; its weights take `bytes`, what it could be resumed with 10.
  RunId addRun(double macroF1, std::size_t bytes, RunState state = RunState::Finished) const {
    RunRecord run;
    run.encoder = "new";
    run.id = insertRun(project().database(), run);
    run.state = state;
    run.macroF1 = macroF1;
    updateRun(project().database(), run);
    const RunFiles files(project(), run.id);
    write(files.weights / "model.safetensors", bytes);
    if (state != RunState::Finished) write(files.state / "optimizer", 10);
    return run.id;
  }
  static void write(const fs::path& file, std::size_t bytes) {
    fs::create_directories(file.parent_path());
    std::ofstream(file) << std::string(bytes, 'x');
  }
  bool hasWeights(RunId run) const { return RunFiles(project(), run).hasWeights(); }

  TemporaryProject m_corpus;
};

TEST_F(DiskSpace, NothingIsSpareInAProjectWithOneRun) {
  addRun(0.5, 100);
  EXPECT_TRUE(findSpareSpace(project()).empty());
}

TEST_F(DiskSpace, TheNewestTheBestAndTheStarredRunKeepTheirWeights) {
  const RunId starred = addRun(0.1, 100);
  const RunId best = addRun(0.9, 100);
  const RunId old = addRun(0.3, 70);
  const RunId older = addRun(0.4, 50);
  const RunId newest = addRun(0.2, 100);
  starRun(project(), starred);
  const std::vector<SpareSpace> found = findSpareSpace(project());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Spare::OldWeights);
  EXPECT_EQ(found[0].bytes, 120);
  EXPECT_EQ(found[0].runs, (std::vector<RunId>{older, old}));
  EXPECT_EQ(freeSpace(project(), found[0]), 120);
  for (const RunId run : {starred, best, newest}) EXPECT_TRUE(hasWeights(run)) << run;
  for (const RunId run : {old, older}) {
    EXPECT_FALSE(hasWeights(run)) << run;
    EXPECT_TRUE(readRun(project(), run).macroF1.has_value());
  }
  EXPECT_TRUE(findSpareSpace(project()).empty());
  for (const auto& entry : fs::directory_iterator(project().folder() / "runs")) {
    EXPECT_EQ(entry.path().filename().string().find(".tmp-"), std::string::npos) << entry.path();
  }
}

TEST_F(DiskSpace, WhatBecameTheBestMeanwhileStays) {
  const RunId first = addRun(0.3, 70);
  addRun(0.4, 50);
  addRun(0.2, 100);
  const std::vector<SpareSpace> found = findSpareSpace(project());
  ASSERT_EQ(found.size(), 1U);
  starRun(project(), first);
  EXPECT_EQ(freeSpace(project(), found[0]), 0);
  EXPECT_TRUE(hasWeights(first));
}

TEST_F(DiskSpace, StatesOfStoppedRunsGoWithoutTheirWeights) {
  const RunId stopped = addRun(0.5, 100, RunState::Stopped);
  const RunId training = addRun(0.4, 100, RunState::Running);
  const auto held = FileLock::tryTake(RunFiles(project(), training).lock);
  ASSERT_TRUE(held.has_value());
  const std::vector<SpareSpace> found = findSpareSpace(project());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Spare::ResumeStates);
  EXPECT_EQ(found[0].runs, std::vector<RunId>{stopped});
  EXPECT_EQ(freeSpace(project(), found[0]), 10);
  EXPECT_TRUE(hasWeights(stopped));
  EXPECT_FALSE(fs::exists(RunFiles(project(), stopped).state));
  EXPECT_TRUE(fs::exists(RunFiles(project(), training).state));
}

TEST_F(DiskSpace, PartialDownloadsGoUnlessSomebodyFetchesThem) {
  const fs::path blobs = cache() / "models--o--n" / "blobs";
  write(blobs / "aaaa.incomplete", 300);
  write(blobs / "bbbb.incomplete", 200);
  write(blobs / "cccc", 100);
  write(cache() / ".locks" / "models--o--n" / "aaaa.lock", 0);
  const fs::path lock = cache() / ".locks" / "models--o--n" / "bbbb.lock";
  write(lock, 0);
  const auto held = FileLock::tryTake(lock);
  const std::vector<SpareSpace> found = findSpareSpace(project());
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, Spare::Downloads);
  EXPECT_EQ(found[0].bytes, 300);
  EXPECT_EQ(freeSpace(project(), found[0]), 300);
  EXPECT_FALSE(fs::exists(blobs / "aaaa.incomplete"));
  EXPECT_TRUE(fs::exists(blobs / "bbbb.incomplete"));
  EXPECT_TRUE(fs::exists(blobs / "cccc"));
}

TEST_F(DiskSpace, AStarIsForARunThatThereIs) {
  EXPECT_EQ(starredRun(project()), 0);
  const RunId run = addRun(0.5, 10);
  starRun(project(), run);
  EXPECT_EQ(starredRun(project()), run);
  EXPECT_THROW(starRun(project(), run + 1), Error);
  EXPECT_EQ(starredRun(project()), run);
  deleteRun(project(), run);
  EXPECT_EQ(starredRun(project()), 0);
  starRun(project(), 0);
  EXPECT_EQ(starredRun(project()), 0);
}

}  // namespace
}  // namespace wb
