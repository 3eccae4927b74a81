// Which files are fetched of a repository.
#include "core/workflow/encoder_files.h"

#include <gtest/gtest.h>

#include <set>

#include "core/base/error.h"

namespace wb {
namespace {

std::string chosenOf(const std::set<std::string>& files) {
  return chooseWeights([&](const std::string& name) { return files.contains(name); });
}

TEST(EncoderFiles, OneFormOfWeights) {
  EXPECT_EQ(chosenOf({"model.safetensors", "pytorch_model.bin", "tf_model.h5"}), "model.safetensors");
  EXPECT_EQ(chosenOf({"model.safetensors.index.json", "pytorch_model.bin"}), "model.safetensors.index.json");
  EXPECT_EQ(chosenOf({"pytorch_model.bin", "pytorch_model.bin.index.json"}), "pytorch_model.bin");
  EXPECT_EQ(chosenOf({"tf_model.h5", "flax_model.msgpack"}), "");
}

TEST(EncoderFiles, PartsOfAnIndex) {
  const std::vector<std::string> parts = {"a.safetensors", "b.safetensors"};
  EXPECT_EQ(weightParts(R"({"weight_map": {"x": "b.safetensors", "y": "a.safetensors", "z": "b.safetensors"}})"),
            parts);
  for (const char* bad : {"", "[]", "{}", R"({"weight_map": []})", R"({"weight_map": {"x": 1}})",
                          R"({"weight_map": {"x": "../a.safetensors"}})", R"({"weight_map": {"x": "/a"}})"}) {
    EXPECT_THROW(weightParts(bad), Error) << bad;
  }
}

}  // namespace
}  // namespace wb
