#include "core/workflow/encoders.h"

#include <algorithm>
#include <cstdlib>
#include <unordered_map>

#include "core/base/utf8.h"
#include "core/nn/encoder_folder.h"
#include "core/store/labelled_texts.h"
#include "core/text/tokenizer.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

fs::path installedFolder() {
  if (const char* chosen = std::getenv("WENBIAO_ENCODERS"); chosen != nullptr && *chosen != 0) return chosen;
  if (const char* data = std::getenv("XDG_DATA_HOME"); data != nullptr && *data != 0) {
    return fs::path(data) / "wenbiao" / "encoders";
  }
  const char* home = std::getenv("HOME");
  return fs::path(home != nullptr ? home : ".") / ".local" / "share" / "wenbiao" / "encoders";
}

/// An encoder, or what is left of one: such a folder is listed with its problem, any other is not.
bool looksLikeEncoder(const fs::path& folder) {
  return fs::exists(folder / "config.json") || fs::exists(folder / "model.safetensors") ||
         fs::exists(folder / "pytorch_model.bin");
}

/// The encoders in `root`, by name.
std::vector<EncoderInfo> encodersIn(const fs::path& root) {
  std::vector<EncoderInfo> encoders;
  std::error_code unreadable;
  for (const auto& entry : fs::directory_iterator(root, unreadable)) {
    const bool hidden = entry.path().filename().string().starts_with(".");
    if (!hidden && looksLikeEncoder(entry.path())) encoders.push_back(describeEncoder(entry.path()));
  }
  std::sort(encoders.begin(), encoders.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return encoders;
}

/// The last name of a path that may end in a slash.
std::string folderName(const fs::path& folder) {
  const fs::path whole = fs::absolute(folder).lexically_normal();
  return (whole.has_filename() ? whole : whole.parent_path()).filename().string();
}

}  // namespace

std::vector<EncoderInfo> listEncoders(const Project& project) {
  std::vector<EncoderInfo> encoders = encodersIn(project.encodersFolder());
  for (EncoderInfo& installed : encodersIn(installedFolder())) {
    const bool hidden = std::any_of(encoders.begin(), encoders.end(),
                                    [&](const EncoderInfo& own) { return own.name == installed.name; });
    if (!hidden) encoders.push_back(std::move(installed));
  }
  return encoders;
}

void requireNewEncoderName(const Project& project, const std::string& name) {
  if (fs::exists(project.encodersFolder() / name)) {
    throw Error(
        ErrorCode::BadInput,
        say("This project already has an encoder named \"%1\". Rename the folder to add it beside that one.", name));
  }
}

EncoderInfo addEncoder(const Project& project, const fs::path& folder, std::string name) {
  checkEncoder(folder);
  if (name.empty()) name = folderName(folder);
  requireNewEncoderName(project, name);
  const fs::path target = project.encodersFolder() / name;
  fs::create_directories(project.encodersFolder());
  copyEncoder(folder, target);
  return checkEncoder(target);
}

EncoderInfo findEncoder(const Project& project, const std::string& nameOrFolder) {
  std::string names;
  for (EncoderInfo& encoder : listEncoders(project)) {
    if (encoder.name == nameOrFolder) return std::move(encoder);
    names += (names.empty() ? "" : ", ") + encoder.name;
  }
  if (fs::is_directory(nameOrFolder)) return checkEncoder(nameOrFolder);
  throw Error(ErrorCode::NotFound,
              names.empty() ? say("There is no encoder \"%1\", and no folder of that name. None is installed: add one "
                                  "from a folder.",
                                  nameOrFolder)
                            : say("There is no encoder \"%1\", and no folder of that name. Use one of: %2; or the path "
                                  "of a folder.",
                                  nameOrFolder, names));
}

TokenStatistics tokenStatistics(const Project& project, const std::string& encoder, int limit,
                                const ProgressSink& progress, const std::stop_token& stop) {
  constexpr std::size_t longestCounted = 512;
  constexpr std::size_t mostNamed = 50;
  constexpr std::size_t textsAtOnce = 256;
  const std::unique_ptr<Tokenizer> tokenizer = loadTokenizer(findEncoder(project, encoder).folder);
  const std::vector<std::string> texts = readAllTexts(project.database());
  TokenStatistics statistics;
  statistics.limit = limit;
  statistics.texts = static_cast<std::int64_t>(texts.size());
  statistics.lengthCounts.assign(longestCounted + 1, 0);
  std::vector<int> lengths;
  std::unordered_map<std::string, std::int64_t> unknown;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    if (i % textsAtOnce == 0) {
      throwIfStopped(stop);
      if (progress) progress({static_cast<std::int64_t>(i), statistics.texts});
    }
    const std::vector<TokenId> ids = tokenizer->ids(texts[i]);
    lengths.push_back(static_cast<int>(ids.size()));
    ++statistics.lengthCounts[std::min(ids.size(), longestCounted)];
    statistics.tokens += static_cast<std::int64_t>(ids.size());
    const auto isUnknown = [&](TokenId id) { return tokenizer->isUnknown(id); };
    if (std::none_of(ids.begin(), ids.end(), isUnknown)) continue;
    ++statistics.textsWithUnknown;
    const TokenizedText encoding = tokenizer->encode(texts[i]);
    for (std::size_t token = 0; token < encoding.ids.size(); ++token) {
      if (!isUnknown(encoding.ids[token])) continue;
      ++statistics.unknownTokens;
      const TokenBytes& bytes = encoding.bytes[token];
      ++unknown[std::string(utf8Prefix(std::string_view(texts[i]).substr(bytes.begin, bytes.end - bytes.begin), 32))];
    }
  }
  if (!lengths.empty()) {
    std::sort(lengths.begin(), lengths.end());
    statistics.median = lengths[lengths.size() / 2];
    statistics.longest = lengths.back();
    statistics.overLimit = lengths.end() - std::upper_bound(lengths.begin(), lengths.end(), limit);
  }
  statistics.unknownCharacters.assign(unknown.begin(), unknown.end());
  std::sort(statistics.unknownCharacters.begin(), statistics.unknownCharacters.end(), [](const auto& a, const auto& b) {
    return a.second != b.second ? a.second > b.second : a.first < b.first;
  });
  if (statistics.unknownCharacters.size() > mostNamed) statistics.unknownCharacters.resize(mostNamed);
  return statistics;
}

}  // namespace wb
