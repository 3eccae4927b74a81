// Files of torch.save: what they describe is read where it lies, and whatever they ask for beyond tensors is refused.
#include "core/nn/pytorch_file.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>

#include "core/base/error.h"
#include "tests/core/nn/torch_archive.h"
#include "tests/temporary_folder.h"

namespace wb {
namespace {

using archive::tensor;
using archive::textValue;
using archive::zipOf;

std::vector<TensorEntry> parse(const std::string& bytes) {
  return parsePytorchFile("weights.bin", std::as_bytes(std::span(bytes)));
}

void expectRefused(const std::string& bytes, ErrorCode code, const std::string& reason) {
  try {
    parse(bytes);
    FAIL() << "accepted: " << reason;
  } catch (const Error& error) {
    EXPECT_EQ(errorCodeName(error.code()), errorCodeName(code)) << error.what();
    EXPECT_NE(std::string(error.what()).find(reason), std::string::npos) << error.what();
    EXPECT_NE(std::string(error.what()).find("weights.bin"), std::string::npos) << error.what();
  }
}

std::string dictionaryOf(const std::string& items) { return "\x80\x02}(" + items + "u."; }

std::vector<float> valuesOf(const TensorEntry& entry) {
  std::vector<float> values(static_cast<std::size_t>(entry.elements()));
  copyAsFloat(entry, values);
  return values;
}

TEST(PytorchFile, ReadsTensorsWhereTheyLie) {
  const std::array<float, 6> stored = {0, 1, 2, 3, 4, 5};
  const std::string storage(reinterpret_cast<const char*>(stored.data()), sizeof(stored));
  const std::string items = textValue("whole") + tensor("0", 6, 0, {2, 3}, {3, 1}) +   //
                            textValue("turned") + tensor("0", 6, 0, {3, 2}, {1, 3}) +  //
                            textValue("part") + tensor("0", 6, 2, {2}, {2}) +          //
                            textValue("tied") + tensor("0", 6, 0, {2, 3}, {3, 1}) +    //
                            textValue("empty") + tensor("0", 6, 6, {0, 5}, {5, 1}) +   //
                            textValue("steps") + "K\x07";
  const std::string bytes = zipOf({{"a/data.pkl", dictionaryOf(items)}, {"a/data/0", storage}});
  const std::vector<TensorEntry> tensors = parse(bytes);
  ASSERT_EQ(tensors.size(), 5U);
  EXPECT_EQ(valuesOf(tensors[0]), (std::vector<float>{0, 1, 2, 3, 4, 5}));
  EXPECT_TRUE(tensors[0].strides.empty());
  EXPECT_EQ(valuesOf(tensors[1]), (std::vector<float>{0, 3, 1, 4, 2, 5}));
  EXPECT_EQ(valuesOf(tensors[2]), (std::vector<float>{2, 4}));
  EXPECT_EQ(tensors[3].name, "tied");
  EXPECT_EQ(tensors[3].bytes.data(), tensors[0].bytes.data());
  EXPECT_TRUE(valuesOf(tensors[4]).empty());
  EXPECT_GE(tensors[0].bytes.data(), std::as_bytes(std::span(bytes)).data()) << "copied";
}

TEST(PytorchFile, RefusesWhatNoTensorNeedsByItsName) {
  const std::string system = "\x80\x02" + std::string("cos\nsystem\n(X\x04") + std::string(3, '\0') + "truetR.";
  expectRefused(zipOf({{"a/data.pkl", system}}), ErrorCode::BadInput, "os.system");
  const std::string modern =
      "\x80\x04\x8c\x08"
      "builtins\x8c\x04"
      "eval\x93.";
  expectRefused(zipOf({{"a/data.pkl", modern}}), ErrorCode::BadInput, "builtins.eval");
  const std::string instance = "\x80\x02(iposix\nsystem\n.";
  expectRefused(zipOf({{"a/data.pkl", instance}}), ErrorCode::BadInput, "pickle operation 105");
}

TEST(PytorchFile, RefusesOtherFilesInWords) {
  expectRefused(
      "\x80\x02\x8a\nl\xfc\x9c"
      "F\xf9 j\xa8P\x19.",
      ErrorCode::Unsupported, "PyTorch before 1.6");
  expectRefused("", ErrorCode::Corrupt, "not a file of torch.save");
  expectRefused("version https://git-lfs.github.com/spec/v1", ErrorCode::Corrupt, "not a file of torch.save");
  expectRefused(zipOf({{"a/constants.pkl", "."}}), ErrorCode::Unsupported, "no data.pkl");
  expectRefused(zipOf({{"a/data.pkl", "\x80\x02]."}}), ErrorCode::Unsupported, "no dictionary of tensors");
  expectRefused(zipOf({{"a/data.pkl", dictionaryOf(textValue("state_dict") + "}")}}), ErrorCode::Unsupported,
                "under state_dict");
  expectRefused(zipOf({{"a/data.pkl", dictionaryOf("")}, {"a/byteorder", "big"}}), ErrorCode::Unsupported,
                "big-endian");
}

TEST(PytorchFile, RefusesTensorsOutsideTheirStorage) {
  const auto refused = [](const std::string& description, const std::string& reason) {
    const std::string items = textValue("t") + description;
    expectRefused(zipOf({{"a/data.pkl", dictionaryOf(items)}, {"a/data/0", std::string(24, '\0')}}), ErrorCode::Corrupt,
                  reason);
  };
  refused(tensor("0", 7, 0, {7}, {1}), "shorter than it claims");
  refused(tensor("1", 6, 0, {6}, {1}), "storage 1 is missing");
  refused(tensor("0", 6, 0, {7}, {1}), "does not fit its storage");
  refused(tensor("0", 6, 7, {0}, {1}), "does not fit its storage");
  refused(tensor("0", 6, 0, {2, 2}, {5, 1}), "does not fit its storage");
  refused(tensor("0", 6, -1, {2}, {1}), "does not fit its storage");
  refused(tensor("0", 6, 0, {-2}, {1}), "does not fit its storage");
  refused(tensor("0", 6, 0, {2}, {-1}), "does not fit its storage");
  refused(tensor("0", 6, 0, {2147483647, 2147483647, 2147483647}, {0, 0, 0}), "does not fit its storage");
  refused(tensor("0", 6, 0, {2, 3}, {3}), "does not fit its storage");
}

TEST(PytorchFile, ARepeatedElementIsToldFromOnesThatAreThere) {
  const std::string items = textValue("t") + tensor("0", 1, 0, {1000000000}, {0});
  const std::vector<TensorEntry> tensors =
      parse(zipOf({{"a/data.pkl", dictionaryOf(items)}, {"a/data/0", std::string(4, '\0')}}));
  EXPECT_TRUE(tensors.at(0).repeats());
}

TEST(PytorchFile, RefusesBrokenArchives) {
  const std::string sound = zipOf({{"a/data.pkl", dictionaryOf("")}});
  EXPECT_TRUE(parse(sound).empty());
  for (std::size_t length = 4; length < sound.size(); ++length) EXPECT_THROW(parse(sound.substr(0, length)), Error);
  std::string packed = sound;
  packed[sound.find("PK\x01\x02") + 10] = 8;
  expectRefused(packed, ErrorCode::Unsupported, "compressed");
  expectRefused(zipOf({{"a/data.pkl", "."}, {"a/data.pkl", "."}}), ErrorCode::Corrupt, "stands twice");
  std::string many = sound;
  many[sound.find("PK\x05\x06") + 10] = 9;
  expectRefused(many, ErrorCode::Corrupt, "ends too early");
}

TEST(PytorchFile, RefusesPicklesThatTakeMoreThanTheyGave) {
  for (const std::string& pickle :
       {std::string("R."), std::string("u."), std::string("(t"), std::string("h\x05."), std::string("s."),
        std::string("Q."), std::string("}}R."), std::string("b."), std::string("q\x01."), std::string("\x8a\xff"),
        std::string("}e."), std::string("}(K\x01u."), std::string("(((")}) {
    EXPECT_THROW(parse(zipOf({{"a/data.pkl", "\x80\x02" + pickle}})), Error) << pickle;
  }
}

/// Pickles that would take memory without end if values were copied: the test's own limits would stop it.
TEST(PytorchFile, CostsNoMoreThanItsSize) {
  std::string doubling = "\x80\x02]q";
  doubling += '\0';
  for (int i = 0; i < 100000; ++i) doubling += std::string("h\0h\0\x86q\0", 7);
  std::string names = "\x80\x02";
  for (int i = 0; i < 2000; ++i) names += "(X\xff\x0f" + std::string(2, '\0') + std::string(4095, 'x');
  for (const std::string& pickle : {doubling + ".", names + ".", std::string(15 << 20U, '('),
                                    std::string(15 << 20U, '}'), "\x80\x02" + std::string(15 << 20U, 'N') + "."}) {
    EXPECT_THROW(parse(zipOf({{"a/data.pkl", pickle}})), Error);
  }
}

}  // namespace
}  // namespace wb
