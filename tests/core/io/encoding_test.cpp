// Encodings: what is recognised, what is decoded, and what is refused in words.
#include <gtest/gtest.h>

#include <random>

#include "tests/core/io/io_test_files.h"

namespace wb::test {
namespace {

using namespace std::string_literals;

// Bytes by Python: "朱镕基与陶喆\n".encode("gb18030"), with two characters that GB2312 lacks.
const std::string kGbk = "\xd6\xec\xe9\x46\xbb\xf9\xd3\xeb\xcc\xd5\x86\xb4\n";

TEST(Encoding, ReadsGb18030WithCharactersBeyondGb2312) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", kGbk + "\xba\xc3\xb3\xd4\n"));
  EXPECT_EQ(contents.format.encoding, Encoding::Gb18030);
  EXPECT_EQ(contents.texts(), (Strings{"朱镕基与陶喆", "好吃"}));
}

TEST(Encoding, ReadsFourByteGb18030) {
  const TemporaryFolder folder;
  // "𠮷野家㐀\n": a character of plane 2 and one of extension A.
  const Contents contents = readAll(folder.write("a.txt", "\x95\x34\xb2\x35\xd2\xb0\xbc\xd2\x81\x39\xee\x39\n"));
  EXPECT_EQ(contents.texts(), Strings{"𠮷野家㐀"});
}

TEST(Encoding, IsStrictUtf8First) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", "好吃\n难吃，送得慢 😀\n"));
  EXPECT_EQ(contents.format.encoding, Encoding::Utf8);
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "难吃，送得慢 😀"}));
}

TEST(Encoding, ByteOrderMarksAreNoText) {
  const TemporaryFolder folder;
  const Contents utf8 = readAll(folder.write("a.csv", "\xEF\xBB\xBFtext,label\n好吃,正\n"));
  EXPECT_EQ(utf8.format.columns[0].name, "text");
  EXPECT_EQ(utf8.texts(), Strings{"好吃"});
  const Contents little = readAll(folder.write("b.txt", "\xFF\xFE\x7D\x59\x03\x54\x0D\x00\x0A\x00\x0A\x4E\x0A\x00"s));
  EXPECT_EQ(little.format.encoding, Encoding::Utf16le);
  EXPECT_EQ(little.texts(), (Strings{"好吃", "上"}));
  const Contents big = readAll(folder.write("c.txt", "\xFE\xFF\x59\x7D\x54\x03\x00\x0A\x4E\x0A\x00\x0A"s));
  EXPECT_EQ(big.format.encoding, Encoding::Utf16be);
  EXPECT_EQ(big.texts(), (Strings{"好吃", "上"}));
  const Contents wide = readAll(folder.write("d.txt", "\xFF\xFE\0\0\x7D\x59\0\0\x0A\0\0\0"s));
  EXPECT_EQ(wide.format.encoding, Encoding::Utf32le);
  EXPECT_EQ(wide.texts(), Strings{"好"});
}

TEST(Encoding, RecognisesUtf16WithoutMark) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", "\x7D\x59\x03\x54\x0A\x00\x0A\x4E\x31\x00\x0A\x00"s));
  EXPECT_EQ(contents.format.encoding, Encoding::Utf16le);
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "上1"}));
}

TEST(Encoding, Big5IsChosenByHand) {
  const TemporaryFolder folder;
  ReadOptions options;
  options.encoding = Encoding::Big5;
  EXPECT_EQ(readAll(folder.write("a.txt", "\xa6\x6e\xa6\x59\n"), options).texts(), Strings{"好吃"});
}

TEST(Encoding, UnknownAsksThePerson) {
  const TemporaryFolder folder;
  const Failure failure = failureOf(folder.write("a.txt", "caf\xE9\nna\xEFve\n\xFF\xFF\n"));
  EXPECT_EQ(failure.code, ErrorCode::BadInput);
  EXPECT_NE(failure.message.find("a.txt is neither UTF-8 nor GB18030. Choose its encoding"), std::string::npos);
}

TEST(Encoding, MixedLinesAreBadLines) {
  const TemporaryFolder folder;
  const Contents mostlyUtf8 = readAll(folder.write("a.txt", "好吃\n" + kGbk + "难吃极了\n还行吧\n"));
  EXPECT_EQ(mostlyUtf8.texts(), (Strings{"好吃", "难吃极了", "还行吧"}));
  EXPECT_EQ(mostlyUtf8.reasons(), Strings{"2: cannot be decoded as utf-8"});
  const Contents mostlyGbk = readAll(folder.write("b.txt", kGbk + kGbk + "难吃极了\n" + kGbk));
  EXPECT_EQ(mostlyGbk.records.size(), 3U);
  EXPECT_EQ(mostlyGbk.reasons(), Strings{"3: is utf-8 in a file that is otherwise gb18030"});
}

TEST(Encoding, InvalidGb18030LineIsABadLine) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 20; ++i) bytes += kGbk;
  const Contents contents = readAll(folder.write("a.txt", bytes + "\xBA\xFF\n" + kGbk));
  EXPECT_EQ(contents.records.size(), 21U);
  EXPECT_EQ(contents.reasons(), Strings{"21: cannot be decoded as gb18030"});
}

TEST(Encoding, EmptyAndBinaryFilesAreRefused) {
  const TemporaryFolder folder;
  EXPECT_EQ(failureOf(folder.write("a.txt", "")).message, "a.txt is empty.");
  const Failure zip = failureOf(folder.write("a.csv", "PK\x03\x04 and more\n"));
  EXPECT_EQ(zip.code, ErrorCode::BadInput);
  EXPECT_NE(zip.message.find("binary file (a zip archive or an Office document)"), std::string::npos);
  std::string noise;
  std::mt19937 random(7);
  for (int i = 0; i < 5000; ++i) noise += static_cast<char>(random() & 0xFF);
  EXPECT_NE(failureOf(folder.write("noise.txt", noise)).message.find("binary"), std::string::npos);
  EXPECT_EQ(failureOf(folder / "none.txt").code, ErrorCode::NotFound);
}

TEST(Encoding, NulBytesMakeABadLine) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", "好吃\n难\0吃\n还行\n"s));
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "还行"}));
  EXPECT_EQ(contents.reasons(), Strings{"2: contains a NUL character"});
}

TEST(Encoding, ReplacementCharactersAreKept) {
  const TemporaryFolder folder;
  EXPECT_EQ(readAll(folder.write("a.txt", "好\uFFFD吃\n")).texts(), Strings{"好\uFFFD吃"});
}

TEST(Encoding, NamesGoBothWays) {
  EXPECT_EQ(encodingFromName("GBK"), Encoding::Gb18030);
  EXPECT_EQ(encodingFromName("UTF-8"), Encoding::Utf8);
  EXPECT_EQ(encodingName(Encoding::Gb18030), "gb18030");
  EXPECT_THROW(encodingFromName("latin9"), Error);
  EXPECT_THROW(fileKindFromName("parquet"), Error);
}

TEST(Lines, OneLineOf100MegabytesIsOneBadLine) {
  const TemporaryFolder folder;
  std::string bytes = "好吃\n";
  bytes.append(100U << 20, 'a');
  bytes += "\n难吃\n";
  const Contents contents = readAll(folder.write("a.txt", bytes));
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "难吃"}));
  EXPECT_EQ(contents.reasons(), Strings{"2: the line is longer than 8 MiB"});
}

TEST(Lines, ATextOfMoreThanAMegabyteIsRefused) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", std::string((1U << 20) + 1, 'a') + "\n好吃\n"));
  EXPECT_EQ(contents.reasons(), Strings{"1: the text is longer than 1 MiB"});
  EXPECT_EQ(contents.texts(), Strings{"好吃"});
}

TEST(Lines, AStopRequestEndsTheReading) {
  const TemporaryFolder folder;
  std::stop_source stop;
  CorpusSource source(folder.write("a.txt", std::string(4U << 20, '\n') + "好吃\n"), {}, stop.get_token());
  stop.request_stop();
  CorpusItem item;
  EXPECT_THROW(
      {
        while (source.next(item)) {
        }
      },
      Error);
}

}  // namespace
}  // namespace wb::test
