#include "core/hub/hub_cache.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "core/base/atomic_folder.h"
#include "core/base/error.h"
#include "core/base/utf8.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

/// By the Cache Directory Tagging Standard: backups leave a folder with this file out.
constexpr const char* kCacheTag =
    "Signature: 8a477f597d28d172789f06886806bc55\n"
    "# Files fetched from a model hub. They can be fetched again.\n";

constexpr std::uintmax_t kLongestList = std::uintmax_t{8} << 20;

std::string folderOf(const std::string& repository) {
  std::string folder = "models--";
  for (const char c : repository) folder += c == '/' ? std::string("--") : std::string(1, c);
  return folder;
}

void makeFolder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) throw systemError(say("make the folder %1", folder), error.value());
}

/// Whether there is something to read; a link into nowhere is nothing.
bool isThere(const fs::path& file) {
  std::error_code unreadable;
  return fs::is_regular_file(file, unreadable);
}

}  // namespace

HubCache::HubCache(fs::path cacheFolder, const std::string& repository)
    : m_root(std::move(cacheFolder)),
      m_folder(m_root / folderOf(repository)),
      m_locks(m_root / ".locks" / folderOf(repository)) {}

std::optional<std::string> HubCache::commitOf(const std::string& revision) const {
  if (isCommit(revision)) return revision;
  const fs::path reference = m_folder / "refs" / revision;
  if (!isThere(reference) || fs::file_size(reference) > 100) return std::nullopt;
  std::string commit(trimmed(readFile(reference)));
  return isCommit(commit) ? std::optional(std::move(commit)) : std::nullopt;
}

HubCache::Known HubCache::state(const std::string& commit, const std::string& file) const {
  if (isThere(snapshot(commit) / file)) return Known::Present;
  const bool absent = isThere(m_folder / ".no_exist" / commit / file) || isListedWithout(commit, file);
  return absent ? Known::Absent : Known::Unknown;
}

bool HubCache::isListedWithout(const std::string& commit, const std::string& file) const {
  const fs::path list = m_folder / "trees" / (commit + ".json");
  if (!isThere(list) || fs::file_size(list) > kLongestList) return false;
  const auto json = nlohmann::json::parse(readFile(list), nullptr, false);
  if (!json.is_object() || json.value("format_version", 0) != 1) return false;
  const auto files = json.find("files");
  return files != json.end() && files->is_object() && !files->contains(file);
}

void HubCache::makeFolders() const {
  makeFolder(m_folder / "blobs");
  makeFolder(m_locks);
  if (!fs::exists(m_root / "CACHEDIR.TAG")) writeFileAtomically(m_root / "CACHEDIR.TAG", kCacheTag);
}

void HubCache::writeRevision(const std::string& revision, const std::string& commit) const {
  if (isCommit(revision) || commitOf(revision) == commit) return;
  const fs::path reference = m_folder / "refs" / revision;
  makeFolder(reference.parent_path());
  writeFileAtomically(reference, commit);
}

void HubCache::markAbsent(const std::string& commit, const std::string& file) const {
  if (state(commit, file) != Known::Unknown) return;
  makeFolder(m_folder / ".no_exist" / commit);
  writeFileAtomically(m_folder / ".no_exist" / commit / file, {});
}

void HubCache::putInSnapshot(const std::string& commit, const std::string& file, const std::string& hash) const {
  const fs::path place = snapshot(commit) / file;
  if (isThere(place)) return;
  makeFolder(place.parent_path());
  ::unlink(place.c_str());  // a link whose blob was removed
  const std::string target = "../../blobs/" + hash;
  if (::symlink(target.c_str(), place.c_str()) == 0) return;
  const int cause = errno;
  if (cause == EEXIST) return;  // another program was as quick
  if (cause != EPERM && cause != EOPNOTSUPP) throw systemError(say("write the file %1", place), cause);
  copyFileWhole(blob(hash), place);
}

}  // namespace wb
