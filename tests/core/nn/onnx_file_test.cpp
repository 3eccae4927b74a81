// The ONNX file: its bytes are those of the protocol buffer messages, and what it cannot hold is refused.
#include "core/nn/onnx_file.h"

#include <gtest/gtest.h>

#include "core/base/error.h"
#include "tests/temporary_folder.h"

namespace wb::onnx {
namespace {

using namespace std::string_literals;

TEST(OnnxFile, HoldsTheMessagesOfTheFormat) {
  const TemporaryFolder folder;
  const std::vector<float> one = {1};
  Model model;
  model.operatorSet = 17;
  model.graph.name = "g";
  model.graph.nodes = {{"Add", {"x", "c"}, {"y"}, {{"axis", std::int64_t{-1}}}}};
  model.graph.constants = {{"c", Type::Float32, {1}, std::as_bytes(std::span(one))}};
  model.graph.inputs = {{"x", Type::Float32, {"n", std::int64_t{1}}}};
  std::size_t counted = 0;
  writeModel(folder / "model.onnx", model, [&](std::size_t bytes) { counted += bytes; });
  EXPECT_EQ(counted, sizeof(float));
  const std::string attribute =
      "\x0a\x04"
      "axis"
      "\x18\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\xa0\x01\x02"s;
  const std::string node =
      "\x0a\x01x\x0a\x01"
      "c"
      "\x12\x01y\x1a\x06make_y\x22\x03"
      "Add"
      "\x2a"s +
      static_cast<char>(attribute.size()) + attribute;
  const std::string constant =
      "\x08\x01\x10\x01\x42\x01"
      "c"
      "\x4a\x04\x00\x00\x80\x3f"s;
  const std::string shape = "\x0a\x03\x12\x01n\x0a\x02\x08\x01"s;
  const std::string input = "\x0a\x01x\x12\x0f\x0a\x0d\x08\x01\x12\x09"s + shape;
  const auto field = [](char tag, const std::string& bytes) {
    return tag + std::string(1, static_cast<char>(bytes.size())) + bytes;
  };
  const std::string graph = field('\x0a', node) + "\x12\x01g"s + field('\x2a', constant) + field('\x5a', input);
  EXPECT_EQ(readFile(folder / "model.onnx"),
            "\x08\x08\x12\x07Wenbiao"s + field('\x3a', graph) + "\x42\x04\x0a\x00\x10\x11"s);
}

TEST(OnnxFile, RefusesWhatIsLargerThanTheFormatAllows) {
  const TemporaryFolder folder;
  const std::byte nothing{};
  Model model;
  // Its bytes are never read: the size is known before.
  model.graph.constants = {{"large", Type::Float32, {std::int64_t{1} << 29}, {&nothing, std::size_t{1} << 31}}};
  EXPECT_THROW(writeModel(folder / "model.onnx", model), Error);
  EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

}  // namespace
}  // namespace wb::onnx
