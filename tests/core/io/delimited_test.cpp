// CSV and TSV: quotes, line breaks, headers, columns, and lines that do not fit.
#include <gtest/gtest.h>

#include "tests/core/io/io_test_files.h"

namespace wb::test {
namespace {

ReadOptions columns(const std::string& text, const std::string& label) {
  ReadOptions options;
  options.textColumn = text;
  options.labelColumn = label;
  return options;
}

TEST(Csv, ReadsQuotesDelimitersAndLineBreaksInCells) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write(
      "a.csv", "text,label\r\n\"他说\"\"好吃\"\"，真的, 真的\",正\r\n\"第一行\r\n第二行\n第三行\",负\r\n普通,正\r\n"));
  EXPECT_EQ(contents.format.kind, FileKind::Csv);
  EXPECT_TRUE(contents.format.hasHeader);
  EXPECT_EQ(contents.texts(), (Strings{"他说\"好吃\"，真的, 真的", "第一行\r\n第二行\n第三行", "普通"}));
  EXPECT_EQ(contents.labels(), (Strings{"正", "负", "正"}));
  EXPECT_EQ(contents.records[2].line, 6);
}

TEST(Csv, AQuoteNeverClosedIsOneBadLine) {
  const TemporaryFolder folder;
  const Contents contents =
      readAll(folder.write("a.csv", "label,review\n1,好吃\n0,\"难吃\n1,不错\n0,\"太慢，\"\"真\"\"的\"\n"));
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "不错", "太慢，\"真\"的"}));
  EXPECT_EQ(contents.reasons(), Strings{"3: the quote opened in this line is never closed"});
  const Contents last = readAll(folder.write("b.csv", "label,review\n1,好吃\n0,\"难吃\n1,不错\n"));
  EXPECT_EQ(last.texts(), (Strings{"好吃", "不错"}));
  EXPECT_EQ(last.reasons(), Strings{"3: the quote opened in this line is never closed"});
}

TEST(Csv, AQuoteInsideAWordStandsForItself) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.csv", "label,review\n1,5\"的屏幕\n0,\"小\"得可怜\n"));
  EXPECT_EQ(contents.texts(), (Strings{"5\"的屏幕", "\"小\"得可怜"}));
}

TEST(Csv, RecordsOfAnotherWidthAreBadLines) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.csv", "label,review\n1,好吃\n0,难吃,又贵\n1\n\n0,慢,\n1,行\n"));
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "慢", "行"}));
  EXPECT_EQ(contents.reasons(),
            (Strings{"3: has 3 columns instead of 2", "4: has 1 column instead of 2", "5: the line is empty"}));
}

TEST(Csv, EmptyTextsAndLabels) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.csv", "text,label\n好吃, 正 \n  ,负\n难吃,\n"));
  EXPECT_EQ(contents.texts(), (Strings{"好吃", "难吃"}));
  EXPECT_EQ(contents.labels(), (Strings{"正", "-"}));
  EXPECT_EQ(contents.reasons(), Strings{"3: the text is empty"});
}

TEST(Csv, RecognisesOtherDelimitersAndTheExtensionIsOnlyAHint) {
  const TemporaryFolder folder;
  const Contents semicolon = readAll(folder.write("a.txt", "text;label\n好吃, 真的;正\n难吃;负\n"));
  EXPECT_EQ(semicolon.format.delimiter, ';');
  EXPECT_EQ(semicolon.texts(), (Strings{"好吃, 真的", "难吃"}));
  const Contents bar = readAll(folder.write("b.csv", "正|好吃, 真的\n负|难吃\n正|不错，还会再来\n正|好\n"));
  EXPECT_EQ(bar.format.delimiter, '|');
  EXPECT_EQ(bar.labels(), (Strings{"正", "负", "正", "正"}));
  const Contents json = readAll(folder.write("c.csv", "{\"text\":\"好吃\",\"label\":\"正\"}\n"));
  EXPECT_EQ(json.format.kind, FileKind::JsonLines);
}

TEST(Csv, PlainTextWithCommasStaysText) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.txt", "Well, yes\n好吃\none, two, three\n不错,真的\n"));
  EXPECT_EQ(contents.format.kind, FileKind::Text);
  EXPECT_EQ(contents.records.size(), 4U);
}

TEST(Tsv, BothOrdersOfTextAndLabel) {
  const TemporaryFolder folder;
  std::string textFirst;
  std::string labelFirst;
  for (int i = 0; i < 30; ++i) {
    const std::string text = "湖人第" + std::to_string(i) + "次夺冠";
    const std::string label = i % 2 == 0 ? "体育" : "娱乐";
    textFirst.append(text).append("\t").append(label).append("\n");
    labelFirst.append(label).append("\t").append(text).append("\n");
  }
  for (const auto& bytes : {textFirst, labelFirst}) {
    const Contents contents = readAll(folder.write("a.txt", bytes));
    EXPECT_EQ(contents.format.kind, FileKind::Tsv);
    EXPECT_FALSE(contents.format.hasHeader);
    ASSERT_EQ(contents.records.size(), 30U);
    EXPECT_EQ(contents.records[1].text, "湖人第1次夺冠");
    EXPECT_EQ(contents.records[1].label, "娱乐");
  }
}

TEST(Tsv, AFewLinesAreEnough) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.tsv", "体育\t湖人在主场夺冠\n娱乐\t新片上映首日大卖\n"));
  EXPECT_EQ(contents.labels(), (Strings{"体育", "娱乐"}));
  EXPECT_EQ(contents.texts(), (Strings{"湖人在主场夺冠", "新片上映首日大卖"}));
}

TEST(Tsv, QuotesThatAreNotClosedArePlainCharacters) {
  const TemporaryFolder folder;
  const Contents contents =
      readAll(folder.write("a.txt", "\"十一五\"规划出台\t1\n\"火箭大胜\t8\n股市\"跳水\t2\n\"引文\t带制表符\"\t1\n"));
  EXPECT_EQ(contents.texts(), (Strings{"\"十一五\"规划出台", "\"火箭大胜", "股市\"跳水", "引文\t带制表符"}));
  EXPECT_EQ(contents.labels(), (Strings{"1", "8", "2", "1"}));
}

TEST(Columns, AreRecognisedEvenWhenTheFirstLineIsBad) {
  const TemporaryFolder folder;
  const Contents tsv = readAll(folder.write("a.txt", "一个没有标签的标题\n股市大跌\t2\n湖人夺冠\t8\n楼市回暖\t1\n"));
  EXPECT_EQ(tsv.format.kind, FileKind::Tsv);
  EXPECT_EQ(tsv.reasons(), Strings{"1: has 1 column instead of 2"});
  EXPECT_EQ(tsv.labels(), (Strings{"2", "8", "1"}));
  const Contents undecodable = readAll(folder.write("b.csv", "\xFF\xFE\xFA,x\nlabel,review\n1,好吃\n0,难吃\n"), [] {
    ReadOptions options;
    options.encoding = Encoding::Utf8;
    return options;
  }());
  EXPECT_TRUE(undecodable.format.hasHeader);
  EXPECT_EQ(undecodable.texts(), (Strings{"好吃", "难吃"}));
}

TEST(Columns, ByNameByNumberAndNone) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.csv", "cat,label,review\n书籍,1,写得好\n平板,0,太慢了\n");
  EXPECT_EQ(readAll(file).labels(), (Strings{"1", "0"}));
  EXPECT_EQ(readAll(file, columns("review", "cat")).labels(), (Strings{"书籍", "平板"}));
  EXPECT_EQ(readAll(file, columns("3", "1")).labels(), (Strings{"书籍", "平板"}));
  EXPECT_EQ(readAll(file, columns("Review", "")).labels(), (Strings{"-", "-"}));
  const Failure failure = failureOf(file, columns("content", "label"));
  EXPECT_EQ(failure.code, ErrorCode::BadInput);
  EXPECT_EQ(failure.message, "a.csv has no column \"content\"; its columns are: 1 cat, 2 label, 3 review.");
  EXPECT_NE(failureOf(file, columns("4", "1")).message.find("no column \"4\""), std::string::npos);
}

TEST(Columns, HeaderWithUnknownNamesAndNoHeader) {
  const TemporaryFolder folder;
  const Contents unknown = readAll(folder.write("a.csv", "polarity,words\n1,好吃\n0,太难吃了\n1,不错\n"));
  EXPECT_TRUE(unknown.format.hasHeader);
  EXPECT_EQ(unknown.records.size(), 3U);
  const Contents none = readAll(folder.write("b.csv", "1,好吃\n0,太难吃了\n1,不错\n"));
  EXPECT_FALSE(none.format.hasHeader);
  EXPECT_EQ(none.labels(), (Strings{"1", "0", "1"}));
  ReadOptions noHeader;
  noHeader.header = false;
  EXPECT_EQ(readAll(folder / "a.csv", noHeader).records.size(), 4U);
}

TEST(Columns, AFileOfOneColumnAndAHeaderWithoutRecords) {
  const TemporaryFolder folder;
  const Contents one = readAll(folder.write("a.csv", "text\n好吃\n难吃\n"));
  EXPECT_EQ(one.texts(), (Strings{"好吃", "难吃"}));
  const Contents none = readAll(folder.write("b.csv", "text,label\n"));
  EXPECT_TRUE(none.records.empty());
  EXPECT_TRUE(none.bad.empty());
  const Contents index = readAll(folder.write("c.csv", ",text,,label\n0,好吃,,正\n1,难吃,,负\n"));
  EXPECT_EQ(index.labels(), (Strings{"正", "负"}));
}

TEST(Columns, SplitsAreRead) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.csv", "text,label,split\n甲,1,train\n乙,0,dev\n丙,1,\n丁,1,x\n"));
  EXPECT_EQ(contents.records[0].split, Split::Train);
  EXPECT_EQ(contents.records[1].split, Split::Validation);
  EXPECT_EQ(contents.records[2].split, Split::None);
  EXPECT_EQ(contents.reasons(), Strings{"5: \"x\" is no split"});
}

TEST(ClassNames, TurnIndicesIntoNames) {
  const TemporaryFolder folder;
  const auto file = folder.write("dev.txt", "股市大跌\t1\n湖人夺冠\t0\n楼市回暖\t2\n无标签\t\n");
  ReadOptions options;
  options.classNames = folder.write("class.txt", "sports\nstocks\nrealty\n");
  EXPECT_EQ(readAll(file, options).labels(), (Strings{"stocks", "sports", "realty", "-"}));
  options.classNames = folder.write("short.txt", "sports\nstocks\n");
  const Failure failure = failureOf(file, options);
  EXPECT_EQ(failure.code, ErrorCode::BadInput);
  EXPECT_EQ(failure.message,
            "dev.txt, line 3: the label is 2, but short.txt has only 2 names (0 is the first). "
            "Choose the right file of names.");
}

TEST(Preview, ShowsRowsAsTheyStand) {
  const TemporaryFolder folder;
  const FilePreview preview = previewCorpus(folder.write("a.csv", "label,review\n1,好吃\n坏\n0,难吃\n"), {});
  EXPECT_EQ(preview.rows, (std::vector<Strings>{{"1", "好吃"}, {"0", "难吃"}}));
  ASSERT_EQ(preview.badLines.size(), 1U);
  EXPECT_EQ(preview.badLines[0].line, 3);
  EXPECT_EQ(preview.format.columns[1].role, ColumnRole::Text);
  EXPECT_EQ(preview.format.columns[0].samples, (Strings{"1", "0"}));
}

}  // namespace
}  // namespace wb::test
