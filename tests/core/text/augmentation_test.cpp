// Augmentation: each kind changes only what it says, and nothing breaks it.
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "core/base/utf8.h"
#include "core/text/character_noise.h"
#include "core/text/look_alike_table.h"
#include "core/text/random_places.h"
#include "core/text/script_conversion.h"
#include "core/text/word_order.h"
#include "core/text/words.h"

namespace wb {
namespace {

using Change = std::string (*)(std::string_view, double, Random&);

std::string scriptChange(std::string_view text, double /*rate*/, Random& random) { return inOtherScript(text, random); }

constexpr std::pair<const char*, Change> allChanges[] = {{"deletion", deleteWords},
                                                         {"swap", swapWords},
                                                         {"homophones", replaceByHomophones},
                                                         {"look-alikes", replaceByLookAlikes},
                                                         {"script", scriptChange}};

const std::string review = "物流很快，包装也好，但是软件有点贵。客服 very good，下次还会再买！";

std::vector<std::string> wordTexts(std::string_view text) {
  std::vector<std::string> words;
  for (const Word& word : wordsOf(text)) words.emplace_back(text.substr(word.begin, word.end - word.begin));
  return words;
}

std::string repeated(const std::string& part, int times) {
  std::string text;
  for (int i = 0; i < times; ++i) text += part;
  return text;
}

std::string sorted(std::string text) {
  std::u32string characters = codePoints(text);
  std::sort(characters.begin(), characters.end());
  text.clear();
  for (const char32_t c : characters) appendUtf8(text, c);
  return text;
}

/// Places in which texts of equal length differ.
std::vector<std::size_t> changedPlaces(std::string_view before, std::string_view after) {
  const std::u32string a = codePoints(before);
  const std::u32string b = codePoints(after);
  EXPECT_EQ(a.size(), b.size()) << after;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    if (a[i] != b[i]) places.push_back(i);
  }
  return places;
}

TEST(Words, AreThoseOfTheDictionary) {
  EXPECT_EQ(wordTexts("我们喜欢北京，也 like 上海2024年！"),
            (std::vector<std::string>{"我们", "喜欢", "北京", "也", "like", "上海", "2024", "年"}));
  EXPECT_TRUE(wordTexts("，。！😀 \n").empty());
  EXPECT_TRUE(isOneWord("天气"));
  EXPECT_FALSE(isOneWord("天气好"));
  EXPECT_FALSE(isOneWord("天气 "));
  EXPECT_FALSE(isOneWord(""));
  EXPECT_TRUE(isNegation("没有"));
  EXPECT_FALSE(isNegation("有"));
}

TEST(RandomPlaces, AreAShareOfAllAndAtLeastOne) {
  Random random(1);
  std::map<std::size_t, int> counts;
  for (int i = 0; i < 3000; ++i) {
    const auto places = randomPlaces(10, 0.3, random);
    ASSERT_EQ(places.size(), 3U);
    ASSERT_TRUE(std::is_sorted(places.begin(), places.end()));
    ASSERT_EQ(std::set<std::size_t>(places.begin(), places.end()).size(), 3U);
    for (const std::size_t place : places) ++counts[place];
  }
  for (std::size_t place = 0; place < 10; ++place) EXPECT_NEAR(counts[place], 900, 120) << place;
  EXPECT_EQ(randomPlaces(10, 0.001, random).size(), 1U);
  EXPECT_EQ(randomPlaces(3, 5, random).size(), 3U);
  EXPECT_TRUE(randomPlaces(0, 0.5, random).empty());
}

TEST(Deletion, LeavesOutWholeWords) {
  Random random(2);
  const std::vector<std::string> before = wordTexts(review);
  for (int i = 0; i < 200; ++i) {
    const std::string changed = deleteWords(review, 0.2, random);
    // What is left of the text, word for word, is a selection of it in its order.
    std::size_t at = 0;
    std::size_t left = 0;
    std::string rest = changed;
    for (const std::string& word : before) {
      const bool kept = rest.find(word, at) != std::string::npos;
      if (!kept) continue;
      at = rest.find(word, at) + word.size();
      ++left;
    }
    EXPECT_LT(left, before.size()) << changed;
    EXPECT_GE(left + 4, before.size()) << changed;
    EXPECT_EQ(std::count(changed.begin(), changed.end(), ' ') <= 2, true) << changed;
    EXPECT_EQ(changed.find("  "), std::string::npos) << "no two spaces where a word was: " << changed;
  }
}

TEST(Deletion, NeverTakesTheLastWordOrANegation) {
  Random random(3);
  for (int i = 0; i < 100; ++i) {
    EXPECT_EQ(wordTexts(deleteWords("今天天气", 1, random)).size(), 1U);
    EXPECT_EQ(deleteWords("天气", 1, random), "天气");
    EXPECT_EQ(deleteWords("不喜欢", 1, random), "不");
    EXPECT_EQ(deleteWords("没有！", 1, random), "没有！");
  }
}

TEST(Swap, KeepsTheWordsAndTheMarks) {
  Random random(4);
  std::vector<std::string> before = wordTexts(review);
  std::sort(before.begin(), before.end());
  for (int i = 0; i < 200; ++i) {
    const std::string changed = swapWords(review, 0.2, random);
    EXPECT_NE(changed, review);
    EXPECT_EQ(sorted(changed), sorted(review));
    EXPECT_EQ(codePoints(changed).find(U'，'), codePoints(review).find(U'，')) << "no word crosses a mark";
  }
  EXPECT_EQ(swapWords("北京 上海", 1, random), "上海 北京");
  EXPECT_EQ(swapWords("北京，上海", 1, random), "北京，上海");
  EXPECT_EQ(swapWords("不 喜欢", 1, random), "不 喜欢") << "a negation stays before its word";
}

/// As ICU reads it, with the tone; by hand.
TEST(Homophones, SoundAlike) {
  EXPECT_NE(homophonesOf(U'是').find(U'事'), std::u32string_view::npos);
  EXPECT_EQ(homophonesOf(U'是').find(U'十'), std::u32string_view::npos) << "another tone";
  EXPECT_EQ(homophonesOf(U'是').find(U'是'), std::u32string_view::npos);
  EXPECT_EQ(homophonesOf(U'能').find(U'能'), std::u32string_view::npos);
  EXPECT_TRUE(homophonesOf(U'A').empty());
  EXPECT_TRUE(homophonesOf(U'，').empty());
  EXPECT_TRUE(homophonesOf(U'馕').empty()) << "not among the common characters";
}

TEST(LookAlikes, LookAlike) {
  EXPECT_NE(lookAlikesOf(U'未').find(U'末'), std::u32string_view::npos);
  EXPECT_NE(lookAlikesOf(U'己').find(U'已'), std::u32string_view::npos);
  EXPECT_NE(lookAlikesOf(U'侯').find(U'候'), std::u32string_view::npos);
  EXPECT_TRUE(lookAlikesOf(U'A').empty());
  std::set<char32_t> seen;
  std::u32string entry;
  for (const char32_t c : codePoints(lookAlikeTable()) + U" ") {
    if (c != U' ') {
      EXPECT_TRUE(isHan(c));
      EXPECT_EQ(entry.find(c), std::u32string::npos) << "twice in an entry";
      entry += c;
    } else if (!entry.empty()) {
      EXPECT_TRUE(seen.insert(entry.front()).second) << "two entries";
      EXPECT_GE(entry.size(), 2U);
      entry.clear();
    }
  }
  EXPECT_GT(seen.size(), 2000U);
}

TEST(CharacterNoise, ReplacesAsManyAsAskedForByAlternatives) {
  const std::pair<Change, std::u32string_view (*)(char32_t)> kinds[] = {{replaceByHomophones, homophonesOf},
                                                                        {replaceByLookAlikes, lookAlikesOf}};
  const std::u32string characters = codePoints(review);
  for (const auto& [change, alternativesOf] : kinds) {
    std::size_t replaceable = 0;
    for (const char32_t c : characters) replaceable += alternativesOf(c).empty() ? 0 : 1;
    Random random(5);
    for (int i = 0; i < 100; ++i) {
      const std::string changed = change(review, 0.2, random);
      const std::u32string now = codePoints(changed);
      const std::vector<std::size_t> places = changedPlaces(review, changed);
      EXPECT_EQ(places.size(), static_cast<std::size_t>(std::lround(0.2 * static_cast<double>(replaceable))));
      for (const std::size_t place : places) {
        EXPECT_NE(alternativesOf(characters[place]).find(now[place]), std::u32string_view::npos) << changed;
      }
    }
    Random other(6);
    EXPECT_EQ(change("不没别", 1, other), "不没别") << "negations stay";
  }
}

TEST(Script, GoesToTheOtherSideAndBack) {
  Random random(7);
  std::set<std::string> seen;
  for (int i = 0; i < 100; ++i) seen.insert(inOtherScript("软件里的视频", random));
  EXPECT_TRUE(seen.contains("軟件裏的視頻")) << "the standard";
  EXPECT_TRUE(seen.contains("軟體裡的影片")) << "Taiwan";
  EXPECT_TRUE(seen.contains("软体里的影片")) << "Taiwan's words in simplified characters";
  EXPECT_FALSE(seen.contains("软件里的视频"));
  seen.clear();
  for (int i = 0; i < 100; ++i) seen.insert(inOtherScript("軟體裡的影片", random));
  EXPECT_EQ(seen, (std::set<std::string>{"软体里的影片", "软件里的视频"}));
  EXPECT_EQ(inOtherScript("Hello, 123 😀", random), "Hello, 123 😀");
  EXPECT_EQ(inOtherScript(std::string("软\0件", 7), random).find('\0'), 3U) << "a NUL ends no text";
}

TEST(Augmentation, TheSameSeedGivesTheSameText) {
  for (const auto& [name, change] : allChanges) {
    std::set<std::string> seen;
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
      Random first(seed);
      Random second(seed);
      const std::string changed = change(review, 0.2, first);
      EXPECT_EQ(changed, change(review, 0.2, second)) << name;
      EXPECT_EQ(first.state(), second.state()) << name;
      seen.insert(changed);
    }
    EXPECT_GT(seen.size(), 1U) << name;
  }
}

TEST(Augmentation, HostileTextsComeThrough) {
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "\n\t",
                                          "！",
                                          "好",
                                          "不",
                                          "😀😀👨‍👩‍👧‍👦🇨🇳",
                                          "a",
                                          std::string("\0", 1),
                                          std::string("好\0的天气", 13),
                                          "é́́́́",
                                          "\xEF\xBF\xBD\xEF\xBF\xBD",
                                          "مرحبا بالعالم",
                                          "𠮷野家的𪚥",
                                          repeated("好", 500),
                                          repeated("今天天气不错，", 14286),  // 100,002 characters
                                          repeated("a", 100000),
                                          repeated(" ", 100000)};
  for (const auto& [name, change] : allChanges) {
    for (const std::string& text : texts) {
      for (const double rate : {0.0, 0.1, 1.0}) {
        Random random(8);
        const std::string changed = change(text, rate, random);
        EXPECT_TRUE(isValidUtf8(changed)) << name << ' ' << text.substr(0, 40);
        EXPECT_EQ(trimmed(changed).empty(), trimmed(text).empty()) << name << ' ' << text.substr(0, 40);
      }
    }
  }
}

}  // namespace
}  // namespace wb
