// The reader of sentencepiece's model files, and of the character maps inside them, with files from strangers.
#include "core/text/sentencepiece_model.h"

#include <gtest/gtest.h>

#include <cstring>
#include <limits>

#include "core/base/error.h"
#include "core/text/precompiled_map.h"

namespace wb {
namespace {

std::string field(int number, const std::string& content) {
  return std::string{static_cast<char>(number << 3 | 2), static_cast<char>(content.size())} + content;
}

std::string integer(int number, int value) { return {static_cast<char>(number << 3), static_cast<char>(value)}; }

std::string piece(const std::string& text, float score, int kind = 1) {
  std::string bytes(sizeof score, '\0');
  std::memcpy(bytes.data(), &score, sizeof score);
  return field(1, field(1, text) + static_cast<char>(2 << 3 | 5) + bytes + integer(3, kind));
}

std::string smallModel() {
  return piece("<unk>", 0, 2) + piece("</s>", 0, 3) + piece("▁今天", -1.5F) + piece("€", 0, 4) +
         field(2, integer(3, 1)) + field(3, field(2, "map"));
}

TEST(SentencePieceModel, ReadsPiecesSymbolsAndTheCharacterMap) {
  const SentencePieceModel model = parseSentencePieceModel(smallModel(), "x.model");
  ASSERT_EQ(model.pieces.size(), 4U);
  EXPECT_EQ(model.pieces.text(2), "▁今天");
  EXPECT_EQ(model.pieces.score(2), -1.5);
  EXPECT_EQ(model.characterMap, "map");
  ASSERT_EQ(model.symbols.size(), 2U);
  EXPECT_TRUE(model.symbols[0].control);
  EXPECT_EQ(model.symbols[1].id, 3);
  EXPECT_FALSE(model.symbols[1].control);
}

TEST(SentencePieceModel, CutAnywhereItIsReadToAFieldsEndOrRefused) {
  const std::string whole = smallModel();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    try {
      EXPECT_LE(parseSentencePieceModel(whole.substr(0, length), "x.model").pieces.size(), 4U);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::Corrupt);
      EXPECT_NE(std::string(error.what()).find("x.model"), std::string::npos);
    }
  }
}

TEST(SentencePieceModel, RefusesWhatIsNotOne) {
  const std::string huge = std::string("\x0A") + "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F";
  const std::string endless(1000, '\xFF');
  const std::string broken = piece("\xFF\xFE", 0);
  const std::string notANumber = piece("a", std::numeric_limits<float>::quiet_NaN());
  for (const std::string& bytes : {std::string(), std::string("{\"a\": 1}"), huge, endless, broken, notANumber}) {
    EXPECT_THROW(parseSentencePieceModel(bytes, "x.model"), Error);
  }
}

TEST(PrecompiledMap, ADamagedOneIsRefusedOrFindsNothing) {
  EXPECT_THROW(PrecompiledMap(""), Error);
  EXPECT_THROW(PrecompiledMap(std::string("\xFF\xFF\xFF\xFF", 4)), Error);
  EXPECT_THROW(PrecompiledMap(std::string("\4\0\0\0\0\0\0\0\xFF", 9)), Error);
  std::string pointsOutside("\4\0\0\0", 4);
  pointsOutside += std::string("\xFF\xFF\xFF\x7F", 4);
  EXPECT_FALSE(PrecompiledMap(pointsOutside).find("今").has_value());
}

}  // namespace
}  // namespace wb
