#include "core/workflow/encoder_files.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>

#include "core/base/atomic_file.h"
#include "core/hub/hub_errors.h"
#include "core/hub/hub_revision.h"
#include "core/text/tokenizer.h"

namespace fs = std::filesystem;

namespace wb {
namespace {

constexpr std::array<const char*, 4> kWeightForms = {"model.safetensors", "model.safetensors.index.json",
                                                     "pytorch_model.bin", "pytorch_model.bin.index.json"};
constexpr std::size_t kLongestIndex = std::size_t{64} << 20;
constexpr std::size_t kMostParts = 512;

bool isIndex(const std::string& name) { return name.ends_with("index.json"); }

/// config.json and what the tokenizer may have.
std::vector<std::string> namesBesideWeights() {
  std::vector<std::string> names = tokenizerFileNames();
  names.insert(names.begin(), "config.json");
  return names;
}

/// The snapshot of `commit`, if the cache has configuration and weights in it.
std::optional<fs::path> usableSnapshot(const HubCache& cache, const std::string& commit) {
  const fs::path snapshot = cache.snapshot(commit);
  const HasFile has = [&](const std::string& name) { return cache.state(commit, name) == HubCache::Known::Present; };
  const std::string weights = chooseWeights(has);
  if (!has("config.json") || weights.empty()) return std::nullopt;
  if (!isIndex(weights)) return snapshot;
  const std::vector<std::string> parts = weightParts(readFile(snapshot / weights, kLongestIndex));
  return std::all_of(parts.begin(), parts.end(), has) ? std::optional(snapshot) : std::nullopt;
}

/// A file that holds the tokenizer's vocabulary; one of them is enough.
bool isVocabulary(const std::string& name) {
  return name == "vocab.txt" || name == "vocab.json" || name.ends_with(".model");
}

/// Whether the hub could have files for the snapshot that the cache lacks.
bool mayLackFiles(const HubCache& cache, const std::string& commit) {
  const auto state = [&](const std::string& name) { return cache.state(commit, name); };
  const std::vector<std::string> names = namesBesideWeights();
  const bool hasVocabulary = std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return isVocabulary(name) && state(name) == HubCache::Known::Present;
  });
  return std::any_of(names.begin(), names.end(), [&](const std::string& name) {
    return !(hasVocabulary && isVocabulary(name)) && state(name) == HubCache::Known::Unknown;
  });
}

std::vector<std::string> fetchParts(const HubRevision& revision, const HubCache& cache, const std::string& index,
                                    const std::stop_token& stop) {
  revision.fetch(cache, std::span(&index, 1), {}, stop);
  std::vector<std::string> parts = weightParts(readFile(cache.snapshot(revision.commit()) / index, kLongestIndex));
  for (const std::string& part : parts) {
    if (!revision.has(part)) {
      throw Error(ErrorCode::Corrupt,
                  say("The repository on the hub is not whole: %1 names %2, which it does not have.", index, part));
    }
  }
  return parts;
}

fs::path download(HubClient& client, const HubCache& cache, const HubName& name, const ProgressSink& progress,
                  const std::stop_token& stop) {
  const HubRevision revision(client, name, stop);
  const std::string weights = chooseWeights([&](const std::string& file) { return revision.has(file); });
  if (weights.empty() || !revision.has("config.json")) {
    throw Error(ErrorCode::Unsupported,
                say("\"%1\" on the hub is no encoder that can be read here: it lacks config.json, or weights in "
                    "model.safetensors or pytorch_model.bin.",
                    name.repository));
  }
  std::vector<std::string> files;
  for (const std::string& file : revision.files()) {
    if (file.starts_with("LICENSE")) files.push_back(file);
  }
  std::vector<std::string> absent;
  for (std::string& file : namesBesideWeights()) (revision.has(file) ? files : absent).push_back(std::move(file));
  const std::vector<std::string> parts =
      isIndex(weights) ? fetchParts(revision, cache, weights, stop) : std::vector{weights};
  files.insert(files.end(), parts.begin(), parts.end());
  revision.fetch(cache, files, progress, stop);
  for (const std::string& file : absent) cache.markAbsent(revision.commit(), file);
  return cache.snapshot(revision.commit());
}

}  // namespace

std::string chooseWeights(const HasFile& has) {
  const auto* const form = std::find_if(kWeightForms.begin(), kWeightForms.end(), has);
  return form == kWeightForms.end() ? std::string() : *form;
}

std::vector<std::string> weightParts(std::string_view indexJson) {
  const auto json = nlohmann::json::parse(indexJson, nullptr, false);
  const auto corrupt = [] {
    return Error(ErrorCode::Corrupt, say("The index of the encoder's weights does not name its parts as it should."));
  };
  if (!json.is_object() || !json.contains("weight_map") || !json["weight_map"].is_object()) throw corrupt();
  std::set<std::string> parts;
  for (const auto& part : json["weight_map"]) {
    if (!part.is_string() || !isPlainFileName(part.get<std::string>()) || parts.size() > kMostParts) throw corrupt();
    parts.insert(part.get<std::string>());
  }
  return {parts.begin(), parts.end()};
}

fs::path fetchEncoderFiles(const HubSettings& settings, const HubName& name, const ProgressSink& progress,
                           const std::stop_token& stop) {
  const HubCache cache(settings.cacheFolder, name.repository);
  const std::optional<std::string> commit = cache.commitOf(name.revision);
  const std::optional<fs::path> usable = commit ? usableSnapshot(cache, *commit) : std::nullopt;
  if (commit && usable && (settings.offline || !mayLackFiles(cache, *commit))) return *usable;
  if (settings.offline) throw offlineError(settings, name);
  try {
    HubClient client(settings);
    return download(client, cache, name, progress, stop);
  } catch (const Error& error) {
    if (usable && error.code() == ErrorCode::Io) return *usable;  // what most likely is all can be used without the hub
    throw;
  }
}

}  // namespace wb
