// Messages: gaps filled in the order of each language, whatever stands in the arguments.
#include "core/base/message.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <map>
#include <new>
#include <stdexcept>

#include "core/base/error.h"

namespace wb {
namespace {

// A language of four sentences, one of which turns the order round.
std::string german(const Message& message) {
  static const std::map<std::string, std::string> known{
      {"%1 of %2 texts", "von %2 Texten %1"},
      {"Could not %1: the disk is full. Free some space and try again.", "%1 ging nicht: kein Platz."},
      {"write the file %1", "%1 schreiben"},
      {"only %1", "nur %1 (100 %, %2 und %0 bleiben)"}};
  return message.translated([](const std::string& text) {
    const auto found = known.find(text);
    return found == known.end() ? text : found->second;
  });
}

TEST(Message, FillsItsGaps) {
  EXPECT_EQ(say("No gap.").english(), "No gap.");
  EXPECT_EQ(say("%1 of %2 texts", 3, "20").english(), "3 of 20 texts");
  EXPECT_EQ(say("%2 before %1, and %2 again", 0, std::string("x")).english(), "x before 0, and x again");
  EXPECT_EQ(say("in %1", std::filesystem::path("文件/a b.txt")).english(), "in 文件/a b.txt");
  EXPECT_EQ(say("%1 and %2", 0.1, 2.0).english(), "0.1 and 2");
  EXPECT_EQ(say("%1, %2, %3", 4e-4, 1e-12, -3e+30).english(), "4e-4, 1e-12, -3e+30");
  EXPECT_EQ(say("%1 %2 %3 %4 %5 %6 %7 %8 %9", 1, 2, 3, 4, 5, 6, 7, 8, 9).english(), "1 2 3 4 5 6 7 8 9");
}

TEST(Message, TakesTheOrderOfTheLanguage) { EXPECT_EQ(german(say("%1 of %2 texts", 3, 20)), "von 20 Texten 3"); }

TEST(Message, LeavesPercentSignsOfArgumentsAlone) {
  EXPECT_EQ(say("%1 of %2 texts", "%2", "%1").english(), "%2 of %1 texts");
  EXPECT_EQ(german(say("%1 of %2 texts", "%2", "100 %")), "von 100 % Texten %2");
  EXPECT_EQ(verbatim("only %1").english(), "only %1");
  EXPECT_EQ(german(verbatim("only %1")), "only %1");
}

TEST(Message, LeavesOtherPercentSignsOfTheTextAlone) {
  EXPECT_EQ(say("50 % of %1, %0 and %", 8).english(), "50 % of 8, %0 and %");
  EXPECT_EQ(german(say("only %1", 8)), "nur 8 (100 %, %2 und %0 bleiben)");
}

TEST(Message, TranslatesPartsThatAreMessages) {
  const Error error = systemError(say("write the file %1", "only %1"), ENOSPC);
  EXPECT_STREQ(error.what(), "Could not write the file only %1: the disk is full. Free some space and try again.");
  EXPECT_EQ(german(error.message()), "only %1 schreiben ging nicht: kein Platz.");
}

TEST(Message, IsEmptyUntilSomethingIsSaid) {
  EXPECT_TRUE(Message{}.empty());
  EXPECT_EQ(Message{}.english(), "");
  EXPECT_FALSE(say("Something.").empty());
}

TEST(Error, IsMadeOfAnyException) {
  EXPECT_EQ(errorFrom(cancelled()).code(), ErrorCode::Cancelled);
  EXPECT_EQ(errorFrom(std::bad_alloc()).code(), ErrorCode::OutOfMemory);
  const Error unknown = errorFrom(std::runtime_error("vector::at %1"));
  EXPECT_EQ(unknown.code(), ErrorCode::Internal);
  EXPECT_STREQ(unknown.what(), "Something went wrong: vector::at %1");
}

}  // namespace
}  // namespace wb
