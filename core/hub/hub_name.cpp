#include "core/hub/hub_name.h"

#include <algorithm>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

constexpr std::size_t kLongestName = 96;
constexpr std::size_t kLongestRevision = 255;
constexpr std::size_t kSha1Digits = 40;
constexpr std::size_t kSha256Digits = 64;

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool isHex(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// A part of a repository's name, or one step of a revision.
bool isNamePart(std::string_view text) {
  const auto allowed = [](char c) { return isLetterOrDigit(c) || c == '-' || c == '_' || c == '.'; };
  return !text.empty() && std::all_of(text.begin(), text.end(), allowed) && text.front() != '.' && text.back() != '.' &&
         text.front() != '-' && text.back() != '-' && !contains(text, "--") && !contains(text, "..");
}

}  // namespace

bool isRepositoryName(std::string_view text) {
  if (text.size() > kLongestName) return false;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return isNamePart(text);
  return isNamePart(text.substr(0, slash)) && isNamePart(text.substr(slash + 1));
}

bool isRevision(std::string_view text) {
  if (text.empty() || text.size() > kLongestRevision) return false;
  const auto printable = [](char c) { return c > ' ' && c < 0x7F && c != '\\'; };
  if (!std::all_of(text.begin(), text.end(), printable)) return false;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('/', begin), text.size());
    if (begin == end || text[begin] == '.' || contains(text.substr(begin, end - begin), "..")) return false;
    begin = end + 1;
  }
  return true;
}

bool isCommit(std::string_view text) { return text.size() == kSha1Digits && isHex(text); }

bool isBlobHash(std::string_view text) {
  return (text.size() == kSha1Digits || text.size() == kSha256Digits) && isHex(text);
}

bool isPlainFileName(std::string_view text) {
  const auto unfit = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == 0x7F || c == '/' || c == '\\'; };
  return !text.empty() && text.size() <= kLongestRevision && text.front() != '.' && isValidUtf8(text) &&
         std::none_of(text.begin(), text.end(), unfit);
}

HubName parseHubName(std::string_view text, std::string_view revision) {
  const std::size_t at = text.find('@');
  HubName name;
  name.repository = text.substr(0, at);
  if (at != std::string_view::npos) name.revision = text.substr(at + 1);
  if (!revision.empty()) name.revision = revision;
  if (!isRepositoryName(name.repository)) {
    throw Error(ErrorCode::BadInput,
                say("\"%1\" is neither a folder nor a name on the hub. Names look like bert-base-chinese or "
                    "hfl/chinese-roberta-wwm-ext.",
                    replaceInvalidUtf8(name.repository)));
  }
  if (!isRevision(name.revision)) {
    throw Error(ErrorCode::BadInput, say("\"%1\" is no revision. Give a branch, a tag or a commit, as in %2@main.",
                                         replaceInvalidUtf8(name.revision), name.repository));
  }
  return name;
}

std::string_view hashOfEtag(std::string_view etag) {
  if (etag.starts_with("W/")) etag.remove_prefix(2);
  if (etag.size() >= 2 && etag.front() == '"' && etag.back() == '"') etag = etag.substr(1, etag.size() - 2);
  return etag;
}

}  // namespace wb
