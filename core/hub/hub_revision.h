// One commit of a repository, as the hub describes it: which files it has, and how they come into the cache.
#pragma once

#include <cstdint>
#include <filesystem>
#include <set>
#include <span>
#include <string>

#include "core/base/progress.h"
#include "core/hub/blob_download.h"

namespace wb {

class HubRevision {
 public:
  /// Asks the hub for the commit and its files. Throws Error as hubError says, and Corrupt for an answer that is none.
  HubRevision(HubClient& client, HubName name, const std::stop_token& stop);

  const std::string& commit() const { return m_commit; }
  bool has(const std::string& file) const { return m_files.contains(file); }
  const std::set<std::string>& files() const { return m_files; }  ///< at its top, with safe names

  /// Brings the files into the cache and its snapshot. `progress` counts their bytes.
  void fetch(const HubCache& cache, std::span<const std::string> files, const ProgressSink& progress,
             const std::stop_token& stop) const;

 private:
  HubFile describe(const std::string& file, const std::stop_token& stop) const;

  HubClient& m_client;
  HubName m_name;
  std::string m_commit;
  std::set<std::string> m_files;
};

}  // namespace wb
