// Small encoders in folders of their own that go with the test.
#pragma once

#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "core/nn/encoder_folder.h"
#include "tests/temporary_folder.h"

namespace wb {

inline std::vector<std::string> someTexts() {
  return {"今天天气好", "今天天气不好", "好的", "不好不好不好", "天气 ok"};
}

/// A random encoder of two layers in `folder`/tiny.
inline std::filesystem::path tinyEncoder(const TemporaryFolder& folder, int heads = 2) {
  std::filesystem::path path = folder.path() / "tiny";
  const std::vector<std::string> texts = someTexts();
  createEncoder(path, {2, 16, heads, 32}, texts, 7);
  return path;
}

}  // namespace wb
