// The weights of a folder: parts are found through their index, and no name leads out of the folder.
#include "core/nn/weight_files.h"

#include <gtest/gtest.h>

#include <array>

#include "core/base/error.h"
#include "core/nn/safetensors.h"
#include "tests/core/nn/torch_archive.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

namespace fs = std::filesystem;

void writeOneTensor(const fs::path& path, const std::string& name, float value) {
  const std::vector<TensorToWrite> tensors = {{name, TensorType::Float32, {1}, std::as_bytes(std::span(&value, 1))}};
  writeSafetensors(path, tensors);
}

std::string oneTorchTensor(const std::string& name) {
  const std::string items = archive::textValue(name) + archive::tensor("0", 1, 0, {1}, {1});
  return archive::zipOf({{"x/data.pkl", "\x80\x02}(" + items + "u."}, {"x/data/0", std::string(4, '\0')}});
}

void expectRefused(const fs::path& folder, ErrorCode code, const std::string& reason) {
  try {
    const WeightFiles weights(folder);
    FAIL() << "accepted: " << reason;
  } catch (const Error& error) {
    EXPECT_EQ(errorCodeName(error.code()), errorCodeName(code)) << error.what();
    EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
  }
}

TEST(WeightFiles, AreFoundInTheOrderOfOtherPrograms) {
  const TemporaryFolder folder;
  expectRefused(folder.path(), ErrorCode::NotFound, "model.safetensors or pytorch_model.bin is missing");
  folder.write("part.bin", oneTorchTensor("d"));
  folder.write("pytorch_model.bin.index.json", R"({"weight_map":{"d":"part.bin"}})");
  EXPECT_NE(WeightFiles(folder.path()).find("d"), nullptr);
  folder.write("pytorch_model.bin", oneTorchTensor("c"));
  EXPECT_TRUE(WeightFiles(folder.path()).fromPytorch());
  EXPECT_NE(WeightFiles(folder.path()).find("c"), nullptr);
  writeOneTensor(folder / "part.safetensors", "b", 1);
  folder.write("model.safetensors.index.json", R"({"weight_map":{"b":"part.safetensors"}})");
  EXPECT_NE(WeightFiles(folder.path()).find("b"), nullptr);
  writeOneTensor(folder / "model.safetensors", "a", 1);
  const WeightFiles weights(folder.path());
  EXPECT_FALSE(weights.fromPytorch());
  EXPECT_NE(weights.find("a"), nullptr);
  EXPECT_EQ(weights.find("b"), nullptr);
}

TEST(WeightFiles, AnIndexMustTellTheTruthAndStayInItsFolder) {
  const TemporaryFolder folder;
  writeOneTensor(folder / "one.safetensors", "a", 1);
  writeOneTensor(folder / "two.safetensors", "a", 2);
  const auto refused = [&](const std::string& index, ErrorCode code, const std::string& reason) {
    folder.write("model.safetensors.index.json", index);
    expectRefused(folder.path(), code, reason);
  };
  for (const char* name : {"../one.safetensors", "/etc/passwd", "", ".", "..", "a/b", "x\\u0000y"}) {
    refused(std::string(R"({"weight_map":{"a":")") + name + "\"}}", ErrorCode::BadInput, "outside its folder");
  }
  refused(R"({"weight_map":{"a":5}})", ErrorCode::BadInput, "outside its folder");
  refused(R"({"weight_map":{"b":"one.safetensors"}})", ErrorCode::BadInput, "b is in one.safetensors");
  refused(R"({"weight_map":{"a":"one.safetensors","c":"two.safetensors"}})", ErrorCode::BadInput, "where it is not");
  refused(R"({"weight_map":{"a":"three.safetensors"}})", ErrorCode::NotFound, "three.safetensors");
  refused(R"({"weights":{}})", ErrorCode::Corrupt, "no weight_map");
  refused("[" + std::string(1 << 20U, '['), ErrorCode::Corrupt, "not a JSON object");
  refused(R"({"weight_map":{"a":"two.safetensors"},"metadata":{}})" + std::string(20 << 20U, ' '), ErrorCode::BadInput,
          "index.json");
}

TEST(WeightFiles, ATensorInTwoPartsIsRefused) {
  const TemporaryFolder folder;
  const std::array<float, 1> value = {1};
  const std::vector<TensorToWrite> both = {{"a", TensorType::Float32, {1}, std::as_bytes(std::span(value))},
                                           {"b", TensorType::Float32, {1}, std::as_bytes(std::span(value))}};
  writeSafetensors(folder / "one.safetensors", both);
  writeSafetensors(folder / "two.safetensors", std::span(both).last(1));
  folder.write("model.safetensors.index.json", R"({"weight_map":{"a":"one.safetensors","b":"two.safetensors"}})");
  expectRefused(folder.path(), ErrorCode::Corrupt, "stands in two files");
}

TEST(WeightFiles, LinksStayInTheFolderOrInTheCacheOfTheirRepository) {
  const TemporaryFolder place;
  const fs::path secret = place.write("secret.safetensors", "");
  writeOneTensor(secret, "a", 1);
  const fs::path folder = place / "folder";
  fs::create_directories(folder);
  fs::create_symlink(secret, folder / "model.safetensors");
  expectRefused(folder, ErrorCode::BadInput, "leads out of its folder");
  fs::remove(folder / "model.safetensors");
  writeOneTensor(folder / "real.safetensors", "a", 1);
  fs::create_symlink("real.safetensors", folder / "model.safetensors");
  EXPECT_NE(WeightFiles(folder).find("a"), nullptr);
  fs::create_directory_symlink(folder, place / "other name");
  EXPECT_NE(WeightFiles(place / "other name").find("a"), nullptr);

  const fs::path snapshot = place / "models--a--b" / "snapshots" / "0123";
  fs::create_directories(snapshot);
  fs::create_directories(place / "models--a--b" / "blobs");
  fs::rename(secret, place / "models--a--b" / "blobs" / "4567");
  fs::create_symlink("../../blobs/4567", snapshot / "model.safetensors");
  EXPECT_NE(WeightFiles(snapshot).find("a"), nullptr);
}

TEST(WeightFiles, WhatIsNoFileIsNotWaitedFor) {
  const TemporaryFolder folder;
  ASSERT_EQ(::system(("mkfifo '" + (folder / "model.safetensors").string() + "'").c_str()), 0);
  expectRefused(folder.path(), ErrorCode::Corrupt, "not a file");
}

}  // namespace
}  // namespace wb
