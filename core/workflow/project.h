// A project: one folder NAME.wenbiao/ with project.db, encoders/ and runs/. Copy it and you have moved it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace wb {

class Database;

/// One thread's connection to an open project. Not shared between threads: each opens its own.
class Project {
 public:
  /// Makes the folder and an empty store. Throws Error(BadInput) if there is already a project there,
  /// ReadOnly, DiskFull.
  static Project create(const std::filesystem::path& folder);

  /// Opens, migrates an older store, and removes what a killed import left behind. Throws
  /// Error(NotFound, NewerVersion, Corrupt, ReadOnly, Busy).
  static Project open(const std::filesystem::path& folder);

  Project(Project&&) noexcept;
  Project& operator=(Project&&) noexcept;
  ~Project();

  const std::filesystem::path& folder() const { return m_folder; }
  /// The folder's name without .wenbiao.
  std::string name() const;
  std::filesystem::path encodersFolder() const { return m_folder / "encoders"; }
  std::filesystem::path runFolder(std::int64_t run) const { return m_folder / "runs" / std::to_string(run); }

  /// Reads the whole store; empty when it is sound, else what is broken in the words of SQLite.
  std::string integrityProblems() const;

  Database& database() const { return *m_database; }

 private:
  Project(std::filesystem::path folder, std::unique_ptr<Database> database);

  std::filesystem::path m_folder;
  std::unique_ptr<Database> m_database;
};

}  // namespace wb
