#include "core/base/atomic_folder.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "core/base/abandoned_writes.h"
#include "core/base/atomic_file.h"
#include "core/base/error.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

/// A new folder beside `target`, removed again unless it was renamed away.
class TemporaryFolder {
 public:
  explicit TemporaryFolder(const fs::path& target) {
    std::string name = temporaryPattern(target);
    if (mkdtemp(name.data()) == nullptr) throw systemError(say("write the folder %1", target), errno);
    m_path = name;
    m_descriptor = ::open(m_path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (m_descriptor >= 0) markAsWriting(m_descriptor);
    fs::permissions(m_path, static_cast<fs::perms>(0755));
  }
  ~TemporaryFolder() {
    std::error_code ignored;  // what cannot be removed here stays hidden and does no harm
    fs::remove_all(m_path, ignored);
    if (m_descriptor >= 0) ::close(m_descriptor);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const fs::path& path() const { return m_path; }

 private:
  fs::path m_path;
  int m_descriptor = -1;
};

/// Renames `fresh` to `target`. An older folder there changes places with it in one step, so that there is
/// no moment without one; file systems that cannot do this have it moved aside first.
void putInPlace(const fs::path& fresh, const fs::path& target) {
  const auto move = [](const fs::path& from, const fs::path& to, unsigned flags) {
    return renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), flags) == 0;
  };
  if (!fs::exists(target)) {
    if (!move(fresh, target, 0)) throw systemError(say("write the folder %1", target), errno);
    return;
  }
  if (move(fresh, target, RENAME_EXCHANGE)) return;
  if (errno != EINVAL) throw systemError(say("replace the folder %1", target), errno);
  const TemporaryFolder aside(target);
  bool placed = move(target, aside.path(), 0);
  if (placed && !move(fresh, target, 0)) {
    placed = false;
    move(aside.path(), target, 0);  // back, before what is aside is removed
  }
  if (!placed) throw systemError(say("replace the folder %1", target), errno);
}

}  // namespace

void writeFolder(const fs::path& target, const std::function<void(const fs::path&)>& fill) {
  const fs::path whole = fs::absolute(target);
  const fs::path place = whole.filename().empty() ? whole.parent_path() : whole;
  std::error_code error;
  fs::create_directories(place.parent_path(), error);
  if (error) throw systemError(say("make the folder %1", place.parent_path()), error.value());
  const TemporaryFolder fresh(place);
  fill(fresh.path());
  syncFolder(fresh.path());
  putInPlace(fresh.path(), place);
  syncFolder(place.parent_path());
}

void removeFolder(const fs::path& folder) {
  const TemporaryFolder aside(folder);
  std::error_code cause;
  fs::rename(folder, aside.path(), cause);
  if (!cause) fs::remove_all(aside.path(), cause);
  if (cause) throw systemError(say("remove the folder %1", folder), cause.value());
}

void copyFileWhole(const fs::path& source, const fs::path& target) {
  std::ifstream in(source, std::ios::binary);
  if (!in) throw systemError(say("read the file %1", source), errno);
  AtomicFile out(target);
  std::vector<char> buffer(std::size_t{1} << 20);
  while (in) {
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    out.write(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw systemError(say("read the file %1", source), EIO);
  out.commit();
}

}  // namespace wb
