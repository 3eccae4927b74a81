// Weight files: what is written is read again, and hostile headers are refused in words.
#include "core/nn/safetensors.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <cstring>
#include <limits>

#include "core/base/error.h"
#include "core/nn/weight_files.h"
#include "tests/core/nn/temporary_encoder.h"

namespace wb {
namespace {

std::string withLength(std::uint64_t length, const std::string& rest) {
  std::string bytes(8, '\0');
  std::memcpy(bytes.data(), &length, 8);
  return bytes + rest;
}

std::string fileOf(const std::string& header, std::size_t dataBytes) {
  return withLength(header.size(), header + std::string(dataBytes, '\1'));
}

void expectRefused(const std::string& content, const std::string& reason) {
  const TemporaryFolder folder;
  const auto path = folder.write("model.safetensors", content);
  try {
    openSafetensors(path);
    FAIL() << "accepted: " << reason;
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Corrupt) << error.what();
    EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find(path.string()), std::string::npos) << error.what();
  }
}

TEST(Safetensors, ReadsWhatItWrote) {
  const TemporaryFolder folder;
  const std::array<float, 6> a = {1, -2, 0.5F, 3e30F, -0.0F, 7};
  const std::array<std::uint16_t, 2> b = {0x3F80, 0xC000};  // bf16: 1, −2
  const auto path = folder.path() / "model.safetensors";
  const std::vector<TensorToWrite> tensors = {
      {"a", TensorType::Float32, {2, 3}, std::as_bytes(std::span(a))},
      {"b", TensorType::BFloat16, {2}, std::as_bytes(std::span(b))},
  };
  writeSafetensors(path, tensors);
  const WeightFiles weights(folder.path());
  ASSERT_NE(weights.find("a"), nullptr);
  EXPECT_EQ(weights.find("a")->shape, (std::vector<std::int64_t>{2, 3}));
  EXPECT_EQ(weights.find("c"), nullptr);
  std::array<float, 6> read{};
  copyAsFloat(*weights.find("a"), read);
  EXPECT_EQ(read, a);
  std::array<float, 2> half{};
  copyAsFloat(*weights.find("b"), half);
  EXPECT_EQ(half, (std::array<float, 2>{1, -2}));
}

TEST(Safetensors, ReadsHalfPrecision) {
  const TemporaryFolder folder;
  // 1, −2, largest, smallest subnormal, −0, infinity
  const std::array<std::uint16_t, 6> half = {0x3C00, 0xC000, 0x7BFF, 0x0001, 0x8000, 0x7C00};
  const std::vector<TensorToWrite> tensors = {{"h", TensorType::Float16, {6}, std::as_bytes(std::span(half))}};
  writeSafetensors(folder.path() / "model.safetensors", tensors);
  const WeightFiles weights(folder.path());
  std::array<float, 6> read{};
  copyAsFloat(*weights.find("h"), read);
  EXPECT_EQ(read, (std::array<float, 6>{1, -2, 65504, 0x1p-24F, 0, std::numeric_limits<float>::infinity()}));
  EXPECT_TRUE(std::signbit(read[4]));
}

TEST(Safetensors, RefusesHeadersThatLie) {
  expectRefused("", "too short");
  expectRefused("abc", "too short");
  expectRefused(withLength(std::uint64_t{4} << 40U, "{}"), "claims 4398046511104 bytes");
  expectRefused(withLength(50, "{}"), "ends inside its header");
  expectRefused(fileOf("[]", 0), "does not begin with {");
  expectRefused(fileOf("{\"a\":", 0), "not a JSON object");
  expectRefused(fileOf(R"({"a":3})", 0), "no dtype");
  expectRefused(fileOf(R"({"a":{"dtype":"F31","shape":[1],"data_offsets":[0,4]}})", 4), "unknown dtype");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[-1],"data_offsets":[0,4]}})", 4), "no whole number");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,-4]}})", 4), "not two whole numbers");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}})", 4), "do not fit its shape");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[4294967296,4294967296],"data_offsets":[0,0]}})", 0),
                "more bytes than a file can hold");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[2500000000000],"data_offsets":[0,10000000000000]}})", 4),
                "ends inside the tensor a");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[0,18446744073709551615],"data_offsets":[0,0]}})", 0),
                "no whole number");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[1],"shape":[1],"data_offsets":[0,4]}})", 4), "no dtype");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[[1]],"data_offsets":[0,4]}})", 4), "no whole number");
  expectRefused(fileOf(R"({"a":{"dtype":{},"shape":[1],"data_offsets":[0,4]}})", 4), "unknown dtype");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4],"code":"x"}})", 4), "unknown key");
  expectRefused(fileOf(R"({"__metadata__":{"a":1}})", 0), "no text");
}

/// Nothing is kept of a header that claims more than a network has, however long it goes on.
TEST(Safetensors, RefusesTensorsWithoutEndAndNestingWithoutEnd) {
  std::string many = "{";
  for (int i = 0; i < 100'001; ++i) {
    many.append("\"").append(std::to_string(i)).append(R"(":{"dtype":"F32","shape":[0],"data_offsets":[0,0]},)");
  }
  many.back() = '}';
  expectRefused(fileOf(many, 0), "more than 100000 tensors");
  expectRefused(fileOf(R"({"a":)" + std::string(10 << 20U, '['), 0), "no dtype");
  expectRefused(fileOf(R"({"a":{"dtype":"F32","shape":[)" + std::string(1000, '1') + "]}}", 0), "JSON object");
}

TEST(Safetensors, RefusesHolesOverlapsRestsAndRepeats) {
  const auto two = [](const char* first, const char* second) {
    return std::string(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":)") + first +
           R"(},"b":{"dtype":"F32","shape":[1],"data_offsets":)" + second + "}}";
  };
  expectRefused(fileOf(two("[0,4]", "[8,12]"), 12), "b does not follow");
  expectRefused(fileOf(two("[0,4]", "[2,6]"), 6), "b does not follow");
  expectRefused(fileOf(two("[0,4]", "[4,8]"), 9), "bytes follow its last tensor");
  const std::string entry = R"("a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]})";
  expectRefused(fileOf("{" + entry + "," + entry + "}", 4), "stands twice");
  const TemporaryFolder folder;
  const TensorFile sound = openSafetensors(folder.write("x", fileOf(two("[4,8]", "[0,4]") + "   ", 8)));
  EXPECT_EQ(sound.tensors.front().name, "b");
}

}  // namespace
}  // namespace wb
