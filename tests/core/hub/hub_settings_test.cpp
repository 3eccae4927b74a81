// The environment variables of the public tools.
#include "core/hub/hub_settings.h"

#include <gtest/gtest.h>

#include <map>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

HubSettings settingsFrom(std::map<std::string, std::string> variables) {
  variables.emplace("HOME", "/home/me");
  return readHubSettings([&](const char* name) { return variables[name]; });
}

TEST(HubSettings, DefaultsAreThoseOfThePublicTools) {
  const HubSettings settings = settingsFrom({});
  EXPECT_EQ(settings.endpoint, "https://huggingface.co");
  EXPECT_EQ(settings.cacheFolder, "/home/me/.cache/huggingface/hub");
  EXPECT_EQ(settings.tokenFile, "/home/me/.cache/huggingface/token");
  EXPECT_EQ(settings.token, "");
  EXPECT_FALSE(settings.offline);
  EXPECT_EQ(settings.stallTime, std::chrono::seconds(10));
}

TEST(HubSettings, TheCacheMovesWithEachVariable) {
  EXPECT_EQ(settingsFrom({{"XDG_CACHE_HOME", "/x"}}).cacheFolder, "/x/huggingface/hub");
  EXPECT_EQ(settingsFrom({{"XDG_CACHE_HOME", "/x"}, {"HF_HOME", "/h"}}).cacheFolder, "/h/hub");
  EXPECT_EQ(settingsFrom({{"HF_HOME", "~/h"}}).cacheFolder, "/home/me/h/hub");
  EXPECT_EQ(settingsFrom({{"HF_HOME", "/h"}, {"HUGGINGFACE_HUB_CACHE", "/old"}}).cacheFolder, "/old");
  EXPECT_EQ(settingsFrom({{"HUGGINGFACE_HUB_CACHE", "/old"}, {"HF_HUB_CACHE", "/new"}}).cacheFolder, "/new");
  EXPECT_EQ(settingsFrom({{"HF_HOME", "/h"}}).tokenFile, "/h/token");
}

TEST(HubSettings, TokenFromTheVariableElseFromTheFile) {
  const TemporaryFolder folder;
  writeFileAtomically(folder.path() / "token", "hf_file\n");
  EXPECT_EQ(settingsFrom({{"HF_HOME", folder.path().string()}}).token, "hf_file");
  EXPECT_EQ(settingsFrom({{"HF_HOME", folder.path().string()}, {"HF_TOKEN", " hf_variable "}}).token, "hf_variable");
}

TEST(HubSettings, ATokenCannotSmuggleAHeaderIn) {
  EXPECT_THROW(settingsFrom({{"HF_TOKEN", "hf_a\r\nX-Evil: 1"}}), Error);
  EXPECT_THROW(settingsFrom({{"HF_TOKEN", "hf a"}}), Error);
}

TEST(HubSettings, EndpointAndOffline) {
  EXPECT_EQ(settingsFrom({{"HF_ENDPOINT", "http://127.0.0.1:8080//"}}).endpoint, "http://127.0.0.1:8080");
  EXPECT_THROW(settingsFrom({{"HF_ENDPOINT", "mirror"}}), Error);
  EXPECT_THROW(settingsFrom({{"HF_ENDPOINT", "file:///tmp"}}), Error);
  for (const char* yes : {"1", "on", "Yes", "TRUE"})
    EXPECT_TRUE(settingsFrom({{"HF_HUB_OFFLINE", yes}}).offline) << yes;
  for (const char* no : {"0", "off", "2"}) EXPECT_FALSE(settingsFrom({{"HF_HUB_OFFLINE", no}}).offline) << no;
  EXPECT_TRUE(settingsFrom({{"TRANSFORMERS_OFFLINE", "1"}}).offline);
  EXPECT_EQ(settingsFrom({{"HF_HUB_DOWNLOAD_TIMEOUT", "3"}}).stallTime, std::chrono::seconds(3));
  EXPECT_EQ(settingsFrom({{"HF_HUB_DOWNLOAD_TIMEOUT", "x"}}).stallTime, std::chrono::seconds(10));
}

}  // namespace
}  // namespace wb
