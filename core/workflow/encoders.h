// The encoders a project can train: those in its folder and those installed for everybody.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/data/encoder.h"
#include "core/workflow/project.h"

namespace wb {

/// The project's own (encoders/NAME) and the installed ones (folders inside $WENBIAO_ENCODERS, else
/// $XDG_DATA_HOME/wenbiao/encoders, else ~/.local/share/wenbiao/encoders). Broken ones have `problem` set.
std::vector<EncoderInfo> listEncoders(const Project& project);

/// Copies a Hugging Face folder into the project, as encoders/`name` or, when that is empty, under the folder's own
/// name. Throws Error with what is missing or wrong.
EncoderInfo addEncoder(const Project& project, const std::filesystem::path& folder, std::string name = {});

/// Throws Error(BadInput) when the project has an encoder of that name in its folder.
void requireNewEncoderName(const Project& project, const std::string& name);

/// By name in the list, or a folder's path. Throws Error(NotFound) that lists the names.
EncoderInfo findEncoder(const Project& project, const std::string& nameOrFolder);

/// How long this corpus is for an encoder and what it does not know.
struct TokenStatistics {
  std::vector<std::int64_t> lengthCounts;  ///< [i]: texts of i tokens, special ones included; last one: that or more
  std::int64_t texts = 0;
  std::int64_t overLimit = 0;  ///< longer than `limit`
  int limit = 0;
  int median = 0;
  int longest = 0;
  std::int64_t tokens = 0;
  std::int64_t unknownTokens = 0;
  std::int64_t textsWithUnknown = 0;
  std::vector<std::pair<std::string, std::int64_t>> unknownCharacters;  ///< most frequent first, at most 50
};
/// `limit`: tokens, the training's maximum length.
TokenStatistics tokenStatistics(const Project& project, const std::string& encoder, int limit,
                                const ProgressSink& progress = {}, const std::stop_token& stop = {});

}  // namespace wb
