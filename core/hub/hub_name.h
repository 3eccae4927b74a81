// What a hub calls things: repositories, revisions, commits, blobs, files; and which of these names are safe to use.
#pragma once

#include <string>
#include <string_view>

namespace wb {

/// One state of a repository.
struct HubName {
  std::string repository;         ///< "bert-base-chinese" or "hfl/rbt3"
  std::string revision = "main";  ///< a branch, a tag or a commit
};

/// Whether a hub could have a repository of that name: one or two parts of letters, digits, "-", "_" and ".".
bool isRepositoryName(std::string_view text);

/// A branch or tag such as "main" or "refs/pr/1", or a commit; never a way out of the folder of references.
bool isRevision(std::string_view text);

/// 40 lower-case hexadecimal digits.
bool isCommit(std::string_view text);

/// The hash that names a file's content: 40 lower-case hexadecimal digits (git's SHA-1 of a blob) or 64 (SHA-256).
bool isBlobHash(std::string_view text);

/// A file name without a folder that can be shown and written: "vocab.txt", but not "..", "a/b" or "a\b".
bool isPlainFileName(std::string_view text);

/// Reads "NAME" or "NAME@REVISION"; `revision`, where not empty, goes before the one in the text.
/// Throws Error(BadInput).
HubName parseHubName(std::string_view text, std::string_view revision = {});

/// The content hash in an ETag header: without the mark of a weak one and without quotes.
std::string_view hashOfEtag(std::string_view etag);

}  // namespace wb
