#include "core/workflow/project.h"

#include <charconv>
#include <optional>
#include <system_error>

#include "core/base/abandoned_writes.h"
#include "core/base/error.h"
#include "core/base/file_lock.h"
#include "core/store/database.h"
#include "core/store/import_store.h"
#include "core/store/run_store.h"
#include "core/workflow/import_lock.h"
#include "core/workflow/run_files.h"

namespace wb {

namespace {

const std::string kExtension = ".wenbiao";

void makeFolder(const std::filesystem::path& folder) {
  std::error_code cause;
  std::filesystem::create_directories(folder, cause);
  if (cause) throw systemError(say("make the folder %1", folder), cause.value());
}

/// What a killed import left behind goes, unless its import is still running somewhere.
void removeDeadImportsOf(const std::filesystem::path& folder, Database& database) {
  if (!hasPendingImports(database)) return;
  try {
    if (const std::optional<FileLock> lock = tryTakeImportLock(folder)) removeDeadImports(database, false);
  } catch (const Error& error) {
    // Nobody sees those rows: a project on a full disk must open, and an opening with more room removes them.
    if (error.code() != ErrorCode::DiskFull) throw;
  }
}

/// The run whose state the folder `ID.state` holds.
std::optional<RunId> runOfState(const std::filesystem::path& folder) {
  const std::string stem = folder.stem().string();
  RunId id = 0;
  const auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), id);
  const bool isState = folder.extension() == ".state" && error == std::errc() && end == stem.data() + stem.size();
  return isState ? std::optional(id) : std::nullopt;
}

/// What a training could go on from is of no use once its run is finished; killed in between, it left it behind.
void removeStatesOfFinishedRuns(const Project& project) {
  using Entries = std::filesystem::directory_iterator;
  std::error_code unread;
  for (Entries entry(project.folder() / "runs", unread); !unread && entry != Entries(); entry.increment(unread)) {
    const std::optional<RunId> id = runOfState(entry->path());
    const std::optional<RunRecord> run = id ? findRun(project.database(), *id) : std::nullopt;
    if (!id || !run || run->state != RunState::Finished) continue;
    const RunFiles files(project, *id);
    try {
      if (std::filesystem::exists(files.lock) && !FileLock::tryTake(files.lock)) continue;  // its program will do it
      std::error_code kept;
      std::filesystem::remove_all(files.state, kept);
    } catch (const Error&) {
      // Where nothing can be written the project must open all the same.
    }
  }
}

}  // namespace

Project::Project(std::filesystem::path folder, std::unique_ptr<Database> database)
    : m_folder(std::move(folder)), m_database(std::move(database)) {}

Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;
Project::~Project() = default;

Project Project::create(const std::filesystem::path& folder) {
  makeFolder(folder);
  auto database = std::make_unique<Database>(folder / "project.db", Database::Mode::Create);
  makeFolder(folder / "encoders");
  makeFolder(folder / "runs");
  return {folder, std::move(database)};
}

Project Project::open(const std::filesystem::path& folder) {
  std::error_code cause;
  const std::filesystem::file_status status = std::filesystem::status(folder, cause);
  if (!std::filesystem::status_known(status)) throw systemError(say("open the folder %1", folder), cause.value());
  if (!std::filesystem::is_directory(status)) {
    throw Error(ErrorCode::NotFound,
                say("There is no project folder %1. Check the path, or create the project first.", folder));
  }
  auto database = std::make_unique<Database>(folder / "project.db", Database::Mode::Open);
  removeDeadImportsOf(folder, *database);
  for (const char* part : {"encoders", "runs"}) removeAbandonedWrites(folder / part);
  Project project(folder, std::move(database));
  removeStatesOfFinishedRuns(project);
  return project;
}

std::string Project::name() const {
  // "a/b.wenbiao/" has an empty last part.
  const std::filesystem::path last = m_folder.has_filename() ? m_folder.filename() : m_folder.parent_path().filename();
  return last.extension() == kExtension ? last.stem().string() : last.string();
}

std::string Project::integrityProblems() const { return m_database->integrityProblems(); }

}  // namespace wb
