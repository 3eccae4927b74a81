// One connection to project.db: statements, transactions, and SQLite's errors in words.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <type_traits>
#include <unordered_map>
#include <variant>
#include <vector>

#include "core/base/error.h"

namespace SQLite {
class Database;
class Statement;
}  // namespace SQLite

namespace wb {

class Database;

/// A value of a column; std::monostate is NULL.
using SqlValue = std::variant<std::monostate, std::int64_t, double, std::string>;

/// Bytes to bind as a BLOB; must live until the statement has run.
struct SqlBlob {
  const void* data = nullptr;
  std::size_t size = 0;
};

/// A prepared statement borrowed from its Database, to which it returns at the end of its life.
class Statement {
 public:
  Statement(Database& database, std::string sql, std::unique_ptr<SQLite::Statement> prepared);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;

  /// Starts afresh with the parameters ?1, ?2, … Integers, enums, floating point, strings, SqlBlob,
  /// SqlValue, nullptr (NULL) and std::optional of them.
  template <typename... Values>
  Statement& bind(const Values&... values) {
    reset();
    int index = 0;
    (bindValue(++index, values), ...);
    return *this;
  }
  Statement& bindAll(const std::vector<SqlValue>& values);

  /// True while there is a row to read.
  bool step();
  /// Steps to the end and is ready for the next bind().
  void run();

  bool isNull(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string text(int column) const;
  std::string blob(int column) const;
  std::optional<std::int64_t> optionalInteger(int column) const;
  SqlValue value(int column) const;

 private:
  template <typename Value>
  void bindValue(int index, const Value& value) {
    if constexpr (std::is_integral_v<Value> || std::is_enum_v<Value>) {
      bindInteger(index, static_cast<std::int64_t>(value));
    } else if constexpr (std::is_floating_point_v<Value>) {
      bindReal(index, static_cast<double>(value));
    } else if constexpr (std::is_same_v<Value, std::nullptr_t> || std::is_same_v<Value, std::monostate>) {
      bindNull(index);
    } else if constexpr (std::is_same_v<Value, SqlBlob>) {
      bindBlob(index, value);
    } else if constexpr (std::is_same_v<Value, SqlValue>) {
      std::visit([&](const auto& held) { bindValue(index, held); }, value);
    } else if constexpr (std::is_convertible_v<const Value&, std::string>) {
      bindText(index, value);
    } else if (value) {
      bindValue(index, *value);
    } else {
      bindNull(index);
    }
  }
  void reset();
  void bindInteger(int index, std::int64_t value);
  void bindReal(int index, double value);
  void bindText(int index, const std::string& value);
  void bindBlob(int index, const SqlBlob& value);
  void bindNull(int index);

  Database* m_database;
  std::string m_sql;
  std::unique_ptr<SQLite::Statement> m_prepared;
};

/// How a commit reaches the disk. Both survive the death of the program; only Durable also a power cut.
enum class Durability { Durable, Relaxed };

/// A connection in WAL mode, for one thread. Writers wait for each other up to ten seconds.
class Database {
 public:
  enum class Mode { Create, Open };

  /// Create makes the file with the newest schema; Open migrates an older one. Throws Error(NotFound,
  /// BadInput, Corrupt, NewerVersion, ReadOnly, DiskFull, Busy).
  Database(std::filesystem::path file, Mode mode);
  ~Database();
  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;

  /// Throws Error(Internal) for wrong SQL; prepared statements are kept for the next time.
  Statement prepare(const std::string& sql);
  /// Runs one statement that returns no rows.
  template <typename... Values>
  void run(const std::string& sql, const Values&... values) {
    prepare(sql).bind(values...).run();
  }
  /// The first column of the first row as an integer; 0 if there is no row or it is NULL.
  template <typename... Values>
  std::int64_t integer(const std::string& sql, const Values&... values) {
    Statement statement = prepare(sql);
    statement.bind(values...);
    return statement.step() ? statement.integer(0) : 0;
  }
  /// Several statements without parameters, as of a schema.
  void runScript(const std::string& sql);

  std::int64_t lastInsertId() const;
  /// Rows that the last INSERT, UPDATE or DELETE changed.
  std::int64_t changedRows() const;
  bool inTransaction() const;
  void setDurability(Durability durability);
  const std::filesystem::path& file() const { return m_file; }

  /// Reads the whole file; empty when it is sound, else SQLite's first complaints.
  std::string integrityProblems();

 private:
  friend class Statement;
  void connect(Mode mode);
  void giveBack(std::string sql, std::unique_ptr<SQLite::Statement> prepared) noexcept;

  std::filesystem::path m_file;
  std::unique_ptr<SQLite::Database> m_connection;
  std::unordered_map<std::string, std::unique_ptr<SQLite::Statement>> m_cache;
};

/// Several statements as one: rolled back unless commit() was called. Write takes the write lock at once
/// (BEGIN IMMEDIATE); Read sees one state of the store throughout. Transactions do not nest.
class Transaction {
 public:
  enum class Kind { Write, Read };

  explicit Transaction(Database& database, Kind kind = Kind::Write);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Database& m_database;
  bool m_open = true;
};

}  // namespace wb
