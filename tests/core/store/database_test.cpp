// The connection: transactions, damaged and foreign files, and the way from the first schema to the newest.
#include "core/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "core/store/category_store.h"
#include "core/store/fingerprint.h"
#include "core/store/operation_log.h"
#include "core/store/sample_search.h"
#include "core/store/sample_store.h"
#include "core/store/schema.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

struct DatabaseTest : testing::Test {
  ErrorCode errorOfOpening() const {
    try {
      const Database database(file, Database::Mode::Open);
    } catch (const Error& error) {
      EXPECT_NE(std::string(error.what()).find(file.string()), std::string::npos) << error.what();
      return error.code();
    }
    return ErrorCode::Internal;
  }

  TemporaryFolder folder;
  std::filesystem::path file = folder / "project.db";
};

TEST_F(DatabaseTest, ATransactionWithoutCommitNeverWas) {
  Database database(file, Database::Mode::Create);
  {
    const Transaction transaction(database);
    database.run("INSERT INTO source (name) VALUES ('a')");
  }
  EXPECT_EQ(database.integer("SELECT count(*) FROM source"), 0);
  Transaction transaction(database);
  EXPECT_THROW(Transaction nested(database), Error);
  database.run("INSERT INTO source (name) VALUES ('a')");
  transaction.commit();
  EXPECT_EQ(Database(file, Database::Mode::Open).integer("SELECT count(*) FROM source"), 1);
}

TEST_F(DatabaseTest, ValuesComeBackAsTheyWent) {
  Database database(file, Database::Mode::Create);
  const std::string bytes("a\0b", 3);
  Statement select = database.prepare("SELECT ?1, ?2, ?3, ?4, ?5");
  ASSERT_TRUE(select.bind(std::int64_t{-1} << 62, 0.1, "文标", SqlBlob{bytes.data(), bytes.size()}, nullptr).step());
  EXPECT_EQ(select.integer(0), std::int64_t{-1} << 62);
  EXPECT_EQ(select.real(1), 0.1);
  EXPECT_EQ(select.text(2), "文标");
  EXPECT_EQ(select.blob(3), bytes);
  EXPECT_TRUE(select.isNull(4));
  EXPECT_FALSE(select.optionalInteger(4));
}

TEST_F(DatabaseTest, TwoStatementsOfTheSameWordsRunSideBySide) {
  Database database(file, Database::Mode::Create);
  Statement outer = database.prepare("SELECT value FROM meta WHERE name = ?1");
  ASSERT_TRUE(outer.bind("revision").step());
  EXPECT_EQ(database.integer("SELECT value FROM meta WHERE name = ?1", "nothing"), 0);
  EXPECT_EQ(outer.integer(0), 1);
}

TEST_F(DatabaseTest, CreatingOverAProjectIsRefused) {
  { const Database database(file, Database::Mode::Create); }
  EXPECT_THROW(Database(file, Database::Mode::Create), Error);
}

TEST_F(DatabaseTest, AMissingFileIsNotFound) { EXPECT_EQ(errorOfOpening(), ErrorCode::NotFound); }

TEST_F(DatabaseTest, AFileOfSomethingElseIsCorrupt) {
  std::ofstream(file) << std::string(8192, 'x');
  EXPECT_EQ(errorOfOpening(), ErrorCode::Corrupt);
}

TEST_F(DatabaseTest, AnotherProgramsDatabaseIsNotTakenOver) {
  {
    SQLite::Database other(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    other.exec("CREATE TABLE notes (text)");
  }
  EXPECT_EQ(errorOfOpening(), ErrorCode::Corrupt);
  SQLite::Database other(file.string());
  EXPECT_FALSE(other.tableExists("sample"));
}

TEST_F(DatabaseTest, ACutOffFileIsCorrupt) {
  { const Database database(file, Database::Mode::Create); }
  std::filesystem::resize_file(file, std::filesystem::file_size(file) / 2);
  EXPECT_EQ(errorOfOpening(), ErrorCode::Corrupt);
}

TEST_F(DatabaseTest, DamageInsideIsFoundByTheFullCheck) {
  {
    Database database(file, Database::Mode::Create);
    EXPECT_EQ(database.integrityProblems(), "");
  }
  std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
  stream.seekp(4096 * 3 + 1);
  stream << std::string(200, '\xFF');
  stream.close();
  Database database(file, Database::Mode::Open);
  EXPECT_NE(database.integrityProblems(), "");
}

TEST_F(DatabaseTest, ANewerVersionIsLeftAlone) {
  { Database(file, Database::Mode::Create).runScript("PRAGMA user_version=99"); }
  EXPECT_EQ(errorOfOpening(), ErrorCode::NewerVersion);
  EXPECT_EQ(SQLite::Database(file.string()).execAndGet("PRAGMA user_version").getInt(), 99);
}

TEST_F(DatabaseTest, AFolderWithoutPermissionIsReadOnly) {
  { const Database database(file, Database::Mode::Create); }
  // Permissions do not bind root, so that the question is asked by a process that is nobody.
  const pid_t child = ::fork();
  if (child == 0) {
    std::filesystem::permissions(folder.path(), std::filesystem::perms(0555));
    std::filesystem::permissions(file, std::filesystem::perms(0444));
    if (::getuid() == 0 && ::setuid(65534) != 0) ::_exit(2);
    ::_exit(errorOfOpening() == ErrorCode::ReadOnly ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  std::filesystem::permissions(folder.path(), std::filesystem::perms(0755));
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

// project_v1.sql is the dump of a project of the first version: four texts, two categories, one undone step.
TEST_F(DatabaseTest, AFirstVersionProjectOpensWithEverythingInIt) {
  std::ifstream stream(std::filesystem::path(WENBIAO_TEST_FILES) / "project_v1.sql");
  std::stringstream dump;
  dump << stream.rdbuf();
  ASSERT_FALSE(dump.str().empty());
  SQLite::Database(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec(dump.str());

  Database database(file, Database::Mode::Open);
  EXPECT_EQ(database.integer("PRAGMA user_version"), schemaVersion());
  EXPECT_EQ(database.integrityProblems(), "");
  EXPECT_EQ(readCategories(database).size(), 2U);
  const std::vector<SampleId> ids = searchSamples(database, {.order = SampleOrder::OldestFirst});
  ASSERT_EQ(ids.size(), 4U);
  const Sample sample = readSample(database, ids[0]);
  EXPECT_EQ(sample.text, "快递三天没动静");
  EXPECT_EQ(readLabelHistory(database, ids[0]).size(), 2U);
  EXPECT_TRUE(hasRedo(database));
  EXPECT_EQ(redoOperation(database)->kind, "flag");
  // Texts are still known again: their fingerprints are computed as they were then.
  const Fingerprint print = fingerprintOf(sample.text);
  EXPECT_EQ(database.integer("SELECT hash_low FROM sample WHERE id = ?1", ids[0]),
            static_cast<std::int64_t>(print.low));
  EXPECT_EQ(database.integer("SELECT hash_high FROM sample WHERE id = ?1", ids[0]),
            static_cast<std::int64_t>(print.high));
}

TEST_F(DatabaseTest, TheSchemaHoldsSeveralLabelsOfSeveralAnnotators) {
  Database database(file, Database::Mode::Create);
  const std::string insert =
      "INSERT INTO label_event (sample_id, category_id, origin, annotator, time, revision) VALUES (1, ?1, 0, ?2, 0, "
      "?3)";
  database.run(insert, 1, "anna", 5);
  database.run(insert, 2, "anna", 6);
  database.run(insert, 3, "anna", 6);
  database.run(insert, 1, "bo", 7);
  const std::string count = "SELECT count(*) FROM current_label WHERE sample_id = 1 AND annotator = ?1";
  EXPECT_EQ(database.integer(count, "anna"), 2);
  EXPECT_EQ(database.integer(count, "bo"), 1);
}

TEST(Fingerprint, TellsTextsApart) {
  EXPECT_EQ(fingerprintOf("文本"), fingerprintOf(std::string("文本")));
  EXPECT_NE(fingerprintOf("文本"), fingerprintOf("文木"));
  EXPECT_NE(fingerprintOf(""), fingerprintOf(std::string_view("\0", 1)));
  EXPECT_NE(fingerprintOf("12345678"), fingerprintOf("123456781234567"));
  EXPECT_NE(fingerprintOf("abcdefgh12345678"), fingerprintOf("12345678abcdefgh"));
}

TEST(Fingerprint, ABitMoreOrLessChangesHalfOfBothHalves) {
  const std::string text = "今天天气不错，适合出门散步。";
  const Fingerprint before = fingerprintOf(text);
  int low = 0;
  int high = 0;
  const int bits = static_cast<int>(text.size()) * 8;
  for (int bit = 0; bit < bits; ++bit) {
    std::string other = text;
    char& byte = other[static_cast<std::size_t>(bit / 8)];
    byte = static_cast<char>(byte ^ (1 << (bit % 8)));
    const Fingerprint after = fingerprintOf(other);
    low += __builtin_popcountll(before.low ^ after.low);
    high += __builtin_popcountll(before.high ^ after.high);
  }
  EXPECT_NEAR(static_cast<double>(low) / bits, 32, 1.5);
  EXPECT_NEAR(static_cast<double>(high) / bits, 32, 1.5);
}

}  // namespace
}  // namespace wb
