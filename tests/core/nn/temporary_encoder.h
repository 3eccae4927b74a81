// Small encoders in folders of their own that go with the test.
#pragma once

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "core/nn/encoder_folder.h"

namespace wb {

class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "wenbiao-nn-XXXXXX").string();
    m_path = ::mkdtemp(pattern.data());
  }
  ~TemporaryFolder() { std::filesystem::remove_all(m_path); }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return m_path; }
  std::filesystem::path write(const std::string& name, const std::string& content) const {
    std::ofstream(m_path / name, std::ios::binary) << content;
    return m_path / name;
  }

 private:
  std::filesystem::path m_path;
};

inline std::vector<std::string> someTexts() {
  return {"今天天气好", "今天天气不好", "好的", "不好不好不好", "天气 ok"};
}

/// A random encoder of two layers in `folder`/tiny.
inline std::filesystem::path tinyEncoder(const TemporaryFolder& folder, int heads = 2) {
  const std::filesystem::path path = folder.path() / "tiny";
  const std::vector<std::string> texts = someTexts();
  createEncoder(path, {2, 16, heads, 32}, texts, 7);
  return path;
}

}  // namespace wb
