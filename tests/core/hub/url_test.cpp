// Addresses: who is the same host, and which redirects lead somewhere.
#include "core/hub/url.h"

#include <gtest/gtest.h>

namespace wb {
namespace {

TEST(Url, OriginIsSchemeHostAndPort) {
  EXPECT_EQ(originOf("https://HuggingFace.co/a/b?c"), originOf("https://huggingface.co:443"));
  EXPECT_NE(originOf("https://huggingface.co"), originOf("http://huggingface.co"));
  EXPECT_NE(originOf("https://huggingface.co"), originOf("https://huggingface.co:444"));
  EXPECT_NE(originOf("https://huggingface.co"), originOf("https://huggingface.co.evil.example"));
  EXPECT_NE(originOf("https://huggingface.co"), originOf("https://cdn.huggingface.co"));
  for (const char* other : {"", "huggingface", "file:///etc/passwd", "ftp://a/b", "https://user:word@huggingface.co"}) {
    EXPECT_FALSE(originOf(other)) << other;
  }
}

TEST(Url, RedirectsAreRelativeOrWhole) {
  const std::string from = "https://hub.example/bert/resolve/main/config.json";
  EXPECT_EQ(redirectTarget(from, "/google/bert/resolve/main/config.json"),
            "https://hub.example/google/bert/resolve/main/config.json");
  EXPECT_EQ(redirectTarget(from, "vocab.txt"), "https://hub.example/bert/resolve/main/vocab.txt");
  EXPECT_EQ(redirectTarget(from, "https://cdn.example/x?signature=1"), "https://cdn.example/x?signature=1");
  EXPECT_EQ(originOf(redirectTarget(from, "//cdn.example/x").value_or("")), originOf("https://cdn.example"));
}

TEST(Url, RedirectsThatAreRefused) {
  const std::string from = "https://hub.example/a";
  for (const char* location : {"", "http://hub.example/a", "file:///etc/passwd", "gopher://x/", "https://",
                               "https://name:word@hub.example/a"}) {
    EXPECT_FALSE(redirectTarget(from, location)) << location;
  }
  EXPECT_TRUE(redirectTarget("http://hub.example/a", "https://hub.example/a"));
}

TEST(Url, EncodesAStep) { EXPECT_EQ(percentEncoded("refs/pr/1 中"), "refs%2Fpr%2F1%20%E4%B8%AD"); }

}  // namespace
}  // namespace wb
