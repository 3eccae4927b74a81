#include "core/store/database.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

#include "core/store/schema.h"

namespace wb {

namespace {

constexpr std::size_t kCachedStatements = 200;
constexpr auto kBusyPause = std::chrono::microseconds(500);
constexpr int kBusyTries = 20'000;  // ten seconds of pauses

/// SQLite's own waiting grows to 100 ms a try; a label must not wait longer than the writer before it.
int waitForOtherWriter(void* /*context*/, int tries) {
  if (tries >= kBusyTries) return 0;
  std::this_thread::sleep_for(kBusyPause);
  return 1;
}

Error diskFull(const std::filesystem::path& file, const std::string& detail) {
  return {ErrorCode::DiskFull,
          say("Could not write to %1: the disk is full. Free some space and try again; nothing was lost.", file),
          detail};
}

Error translated(const SQLite::Exception& cause, const std::filesystem::path& file) {
  const std::string detail = fmt::format("SQLite {}: {}", cause.getExtendedErrorCode(), cause.what());
  switch (cause.getErrorCode()) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return {ErrorCode::Corrupt,
              say("%1 is damaged. Restore the project folder from a copy; what can still be read of it comes out with: "
                  "sqlite3 \"%1\" .recover > recovered.sql",
                  file),
              detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return {ErrorCode::Busy,
              say("Another program is writing to %1 and did not finish in time. Try again in a moment.", file), detail};
    case SQLITE_FULL: return diskFull(file, detail);
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      return {
          ErrorCode::ReadOnly,
          say("Could not open %1 for writing. Check that you may write to its folder and that the folder is not on a "
              "read-only disk, or copy the project elsewhere.",
              file),
          detail};
    case SQLITE_NOMEM: return {ErrorCode::OutOfMemory, say("There is not enough memory for this step."), detail};
    case SQLITE_IOERR:
      // The file of shared memory beside the store could not grow.
      if (cause.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE) return diskFull(file, detail);
      return {ErrorCode::Io,
              say("The disk refused to read or write %1. Check the disk, or copy the project to another one.", file),
              detail};
    default: return {ErrorCode::Internal, say("An unexpected error of the store %1: %2", file, cause.what()), detail};
  }
}

/// Calls `work` and turns SQLite's exception into ours.
template <typename Work>
decltype(auto) guarded(const std::filesystem::path& file, Work&& work) {
  try {
    return work();
  } catch (const SQLite::Exception& cause) {
    throw translated(cause, file);
  }
}

}  // namespace

// --- Statement -------------------------------------------------------------------------------------

Statement::Statement(Database& database, std::string sql, std::unique_ptr<SQLite::Statement> prepared)
    : m_database(&database), m_sql(std::move(sql)), m_prepared(std::move(prepared)) {}

Statement::Statement(Statement&&) noexcept = default;

Statement::~Statement() {
  if (m_prepared) m_database->giveBack(std::move(m_sql), std::move(m_prepared));
}

void Statement::reset() {
  // The result of a reset repeats the error of the last step, which was already thrown.
  m_prepared->tryReset();
}

Statement& Statement::bindAll(const std::vector<SqlValue>& values) {
  reset();
  int index = 0;
  for (const SqlValue& value : values) bindValue(++index, value);
  return *this;
}

void Statement::bindInteger(int index, std::int64_t value) {
  guarded(m_database->file(), [&] { m_prepared->bind(index, value); });
}
void Statement::bindReal(int index, double value) {
  guarded(m_database->file(), [&] { m_prepared->bind(index, value); });
}
void Statement::bindText(int index, const std::string& value) {
  guarded(m_database->file(), [&] { m_prepared->bind(index, value); });
}
void Statement::bindBlob(int index, const SqlBlob& value) {
  guarded(m_database->file(), [&] { m_prepared->bind(index, value.data, static_cast<int>(value.size)); });
}
void Statement::bindNull(int index) {
  guarded(m_database->file(), [&] { m_prepared->bind(index); });
}

bool Statement::step() {
  return guarded(m_database->file(), [&] { return m_prepared->executeStep(); });
}

void Statement::run() {
  while (step()) {
  }
  reset();
}

bool Statement::isNull(int column) const { return m_prepared->isColumnNull(column); }
std::int64_t Statement::integer(int column) const { return m_prepared->getColumn(column).getInt64(); }
double Statement::real(int column) const { return m_prepared->getColumn(column).getDouble(); }
std::string Statement::text(int column) const { return m_prepared->getColumn(column).getString(); }
std::string Statement::blob(int column) const { return m_prepared->getColumn(column).getString(); }

std::optional<std::int64_t> Statement::optionalInteger(int column) const {
  if (isNull(column)) return {};
  return integer(column);
}

SqlValue Statement::value(int column) const {
  const SQLite::Column held = m_prepared->getColumn(column);
  if (held.isNull()) return std::monostate{};
  if (held.isInteger()) return held.getInt64();
  if (held.isFloat()) return held.getDouble();
  return held.getString();
}

// --- Database --------------------------------------------------------------------------------------

Database::Database(std::filesystem::path file, Mode mode) : m_file(std::move(file)) {
  std::error_code cause;
  const std::filesystem::file_status status = std::filesystem::status(m_file, cause);
  if (!std::filesystem::status_known(status)) throw systemError(say("open %1", m_file), cause.value());
  if (mode == Mode::Open && !std::filesystem::exists(status)) {
    throw Error(ErrorCode::NotFound, say("There is no %1: this folder is not a project.", m_file));
  }
  if (mode == Mode::Create && std::filesystem::exists(status)) {
    throw Error(ErrorCode::BadInput,
                say("There is already a project in %1. Open it, or choose another name.", m_file.parent_path()));
  }
  guarded(m_file, [&] { connect(mode); });
}

Database::~Database() = default;

void Database::connect(Mode mode) {
  const int create = mode == Mode::Create ? SQLite::OPEN_CREATE : 0;
  m_connection =
      std::make_unique<SQLite::Database>(m_file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX | create);
  sqlite3_busy_handler(m_connection->getHandle(), waitForOtherWriter, nullptr);
  if (mode == Mode::Open) requireOurSchema(*this);
  runScript("PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY;");
  setDurability(Durability::Durable);
  migrate(*this);
}

Statement Database::prepare(const std::string& sql) {
  const auto cached = m_cache.find(sql);
  if (cached != m_cache.end()) {
    std::unique_ptr<SQLite::Statement> prepared = std::move(cached->second);
    m_cache.erase(cached);
    return {*this, sql, std::move(prepared)};
  }
  return {*this, sql, guarded(m_file, [&] { return std::make_unique<SQLite::Statement>(*m_connection, sql); })};
}

void Database::giveBack(std::string sql, std::unique_ptr<SQLite::Statement> prepared) noexcept {
  prepared->tryReset();
  if (m_cache.size() >= kCachedStatements) m_cache.clear();
  m_cache.insert_or_assign(std::move(sql), std::move(prepared));
}

void Database::runScript(const std::string& sql) {
  guarded(m_file, [&] { m_connection->exec(sql); });
}

std::int64_t Database::lastInsertId() const { return m_connection->getLastInsertRowid(); }
std::int64_t Database::changedRows() const { return m_connection->getChanges(); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_connection->getHandle()) == 0; }

void Database::setDurability(Durability durability) {
  runScript(durability == Durability::Durable ? "PRAGMA synchronous=FULL" : "PRAGMA synchronous=NORMAL");
}

std::string Database::integrityProblems() {
  std::string problems;
  try {
    Statement check = prepare("PRAGMA integrity_check(20)");
    while (check.step()) {
      const std::string line = check.text(0);
      if (line != "ok") problems += line + "\n";
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::Corrupt) throw;
    problems += error.detail();  // so broken that the check itself cannot go on
  }
  return problems;
}

// --- Transaction -----------------------------------------------------------------------------------

Transaction::Transaction(Database& database, Kind kind) : m_database(database) {
  if (database.inTransaction()) {
    throw Error(ErrorCode::Internal, say("A transaction was started inside another one."));
  }
  database.run(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN");
}

Transaction::~Transaction() {
  if (!m_open || !m_database.inTransaction()) return;  // SQLite may have rolled back by itself
  try {
    m_database.run("ROLLBACK");
  } catch (const Error&) {
    // The connection is broken: the transaction ends unwritten with it, and the cause was already thrown.
  }
}

void Transaction::commit() {
  m_database.run("COMMIT");
  m_open = false;
}

}  // namespace wb
