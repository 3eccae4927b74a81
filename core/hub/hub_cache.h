// The public cache on disk that all tools of the hub share: what lies where, and what can be said without a network.
//
//   models--ORG--NAME/refs/main                 the commit that the branch was at
//   models--ORG--NAME/snapshots/COMMIT/FILE  →  ../../blobs/HASH
//   models--ORG--NAME/blobs/HASH.incomplete     what has arrived of a file
//   models--ORG--NAME/.no_exist/COMMIT/FILE     the commit is known not to have the file
//   models--ORG--NAME/trees/COMMIT.json         all files of the commit, where a tool has asked for them
//   .locks/models--ORG--NAME/HASH.lock          held by who writes the blob
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "core/hub/hub_name.h"

namespace wb {

/// One repository in the cache. Every name given must have passed the checks of hub_name.h.
class HubCache {
 public:
  HubCache(std::filesystem::path cacheFolder, const std::string& repository);

  /// The commit that a revision is, or was when it was last fetched; nothing when the cache does not know.
  std::optional<std::string> commitOf(const std::string& revision) const;

  enum class Known { Present, Absent, Unknown };
  /// What the cache knows of a file at the top of a commit.
  Known state(const std::string& commit, const std::string& file) const;

  std::filesystem::path snapshot(const std::string& commit) const { return m_folder / "snapshots" / commit; }
  std::filesystem::path blob(const std::string& hash) const { return m_folder / "blobs" / hash; }
  std::filesystem::path incomplete(const std::string& hash) const {
    return m_folder / "blobs" / (hash + ".incomplete");
  }
  std::filesystem::path lock(const std::string& hash) const { return m_locks / (hash + ".lock"); }

  /// Makes the folders for blobs and locks. Throws Error(ReadOnly, Io).
  void makeFolders() const;
  void writeRevision(const std::string& revision, const std::string& commit) const;
  void markAbsent(const std::string& commit, const std::string& file) const;
  /// Puts the blob into the snapshot under the file's name: a relative link, a copy where the disk has no links.
  void putInSnapshot(const std::string& commit, const std::string& file, const std::string& hash) const;

 private:
  bool isListedWithout(const std::string& commit, const std::string& file) const;

  std::filesystem::path m_root;
  std::filesystem::path m_folder;
  std::filesystem::path m_locks;
};

}  // namespace wb
