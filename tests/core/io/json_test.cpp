// JSON lines and lists of objects, of our own and of other tools; fastText; folders.
#include <gtest/gtest.h>

#include "core/io/raw_lines.h"
#include "tests/core/io/io_test_files.h"

namespace wb::test {
namespace {

TEST(Json, ReadsTheKeysOfOtherTools) {
  const TemporaryFolder folder;
  const Contents clue = readAll(folder.write(
      "clue.json",
      "{\"label\": \"102\", \"label_des\": \"news_entertainment\", \"sentence\": \"江疏影甜甜圈自拍\"}\n"));
  EXPECT_EQ(clue.format.kind, FileKind::JsonLines);
  EXPECT_EQ(clue.texts(), Strings{"江疏影甜甜圈自拍"});
  EXPECT_EQ(clue.labels(), Strings{"news_entertainment"});
  const Contents few = readAll(folder.write(
      "few.json", "{\"label\": 104, \"label_desc\": \"news_finance\", \"sentence\": \"股市大跌\", \"id\": 1}\n"));
  EXPECT_EQ(few.labels(), Strings{"news_finance"});
  const Contents doccano = readAll(
      folder.write("doccano.jsonl",
                   "{\"id\":1,\"text\":\"孩子发烧怎么办\",\"label\":[\"治疗方案\"]}\n{\"text\":\"你好\",\"label\":[]}\n"
                   "{\"text\":\"两个\",\"label\":[\"甲\",\"乙\"]}\n"));
  EXPECT_EQ(doccano.texts(), (Strings{"孩子发烧怎么办", "你好"}));
  EXPECT_EQ(doccano.labels(), (Strings{"治疗方案", "-"}));
  EXPECT_EQ(doccano.reasons(), Strings{"3: has several labels, or one that is no name"});
  const Contents old = readAll(folder.write("old.jsonl", "{\"data\":\"你好\",\"label\":[\"问候\"]}\n"));
  EXPECT_EQ(old.texts(), Strings{"你好"});
}

TEST(Json, ReadsProdigyAndArgilla) {
  const TemporaryFolder folder;
  const Contents prodigy = readAll(folder.write("a.jsonl",
                                                "{\"text\":\"好吃\",\"accept\":[\"正\"],\"answer\":\"accept\"}\n"
                                                "{\"text\":\"难说\",\"accept\":[\"正\"],\"answer\":\"ignore\"}\n"));
  EXPECT_EQ(prodigy.labels(), (Strings{"正", "-"}));
  const Contents argilla = readAll(
      folder.write("b.jsonl", "{\"text\":\"湖人夺冠\",\"label.suggestion\":\"财经\",\"label.response\":\"体育\"}\n"));
  EXPECT_EQ(argilla.labels(), Strings{"体育"});
}

TEST(Json, AFileOfBadLinesOnlyIsRefusedInWords) {
  const TemporaryFolder folder;
  const Failure failure = failureOf(folder.write("a.jsonl", "{\"text\": \"没有结束\n"));
  EXPECT_EQ(failure.code, ErrorCode::BadInput);
  EXPECT_NE(failure.message.find("a.jsonl cannot be read as jsonl in utf-8: line 1: is not valid JSON"),
            std::string::npos);
}

TEST(Json, ReadsLabelStudioTasks) {
  const TemporaryFolder folder;
  const std::string choice = R"({"from_name":"label","to_name":"text","type":"choices","value":{"choices":["体育"]}})";
  const Contents contents = readAll(folder.write(
      "tasks.json", "[{\"id\":1,\"data\":{\"text\":\"湖人夺冠\"},\"annotations\":[{\"result\":[" + choice +
                        "],\"was_cancelled\":false}]},\n {\"id\":2,\"data\":{\"text\":\"跳过的\"},\"annotations\":"
                        "[{\"result\":[" +
                        choice +
                        "],\"was_cancelled\":true}]},\n"
                        " {\"id\":3,\"data\":{\"text\":\"没有标\"},\"annotations\":[]}]"));
  EXPECT_EQ(contents.texts(), (Strings{"湖人夺冠", "跳过的", "没有标"}));
  EXPECT_EQ(contents.labels(), (Strings{"体育", "-", "-"}));
}

TEST(Json, BadLinesAreNamedAndTheRestIsRead) {
  const TemporaryFolder folder;
  const Contents contents = readAll(folder.write("a.jsonl",
                                                 "{\"text\": \"没有结束\n"
                                                 "{\"text\": \"好吃\\n很好\", \"label\": \"正\"}\n"
                                                 "{\"text\": 5, \"label\": \"正\"}\n"
                                                 "{\"text\": \"\\ud800\", \"label\": \"正\"}\n"
                                                 "{\"label\": \"正\"}\n"
                                                 "\n"
                                                 "[1, 2]\n"
                                                 "{\"text\": \"\\ud83d\\ude00\\ufffd\", \"label\": 3}\n"
                                                 "{\"text\": \"\", \"label\": null}\n"
                                                 "{\"text\": \"难吃\", \"label\": null}\n"
                                                 "{\"text\": [\"好\"], \"label\": null}\n"
                                                 "{\"text\": \"零\\u0000\", \"label\": null}\n"));
  EXPECT_EQ(contents.texts(), (Strings{"好吃\n很好", "😀\uFFFD", "难吃"}));
  EXPECT_EQ(contents.labels(), (Strings{"正", "3", "-"}));
  ASSERT_EQ(contents.bad.size(), 9U);
  EXPECT_NE(contents.bad[0].reason.english().find("is not valid JSON at byte"), std::string::npos);
  EXPECT_EQ(contents.reasons()[1], "3: the text \"text\" is no string");
  EXPECT_NE(contents.bad[2].reason.english().find("half of a surrogate pair"), std::string::npos);
  EXPECT_EQ(contents.reasons()[3], "5: has no text \"text\"");
  EXPECT_EQ(contents.reasons()[4], "6: the line is empty");
  EXPECT_EQ(contents.reasons()[5], "7: is no JSON object");
  EXPECT_EQ(contents.reasons()[6], "9: the text is empty");
  EXPECT_EQ(contents.reasons()[7], "11: the text \"text\" is no string");
  EXPECT_EQ(contents.reasons()[8], "12: contains a NUL character");
}

TEST(Json, DeepNestingIsABadLineAndNoCrash) {
  const TemporaryFolder folder;
  const std::string deep = "{\"text\":" + std::string(500000, '[') + std::string(500000, ']') + "}";
  const Contents contents = readAll(folder.write("a.jsonl", "{\"text\":\"好\"}\n" + deep + "\n{\"text\":\"吃\"}\n"));
  EXPECT_EQ(contents.texts(), (Strings{"好", "吃"}));
  EXPECT_EQ(contents.reasons(), Strings{"2: is nested more than 64 deep"});
}

TEST(Json, AListOnOneLineAndAListOnMany) {
  const TemporaryFolder folder;
  const Contents one = readAll(folder.write(
      "one.json", "[{\"text\":\"好, {吃}\",\"label\":\"正\"}, 7, {\"text\":\"难]吃\\\"\",\"label\":\"负\"}]"));
  EXPECT_EQ(one.texts(), (Strings{"好, {吃}", "难]吃\""}));
  EXPECT_EQ(one.reasons(), Strings{"1: is no JSON object"});
  const Contents many = readAll(folder.write("many.json",
                                             "[\n  {\n    \"text\": \"好吃\",\n    \"label\": \"正\"\n  },\n"
                                             "  {\n    \"text\": \"难吃,\n    \"label\": \"负\"\n  },\n"
                                             "  {\n    \"text\": \"还行\",\n    \"label\": \"正\"\n  }\n]\n"));
  EXPECT_EQ(many.texts(), (Strings{"好吃", "还行"}));
  ASSERT_EQ(many.bad.size(), 1U);
  EXPECT_EQ(many.bad[0].line, 6);
  const Contents cut = readAll(folder.write("cut.json", "[{\"text\":\"好吃\"},\n{\"text\":\"难"));
  EXPECT_EQ(cut.texts(), Strings{"好吃"});
  EXPECT_EQ(cut.reasons(), Strings{"2: the file ends inside the object that begins here"});
}

TEST(Json, AListOfManyMegabytesOnOneLine) {
  const TemporaryFolder folder;
  std::string bytes = "[";
  for (int i = 0; i < 200000; ++i) {
    bytes += (i > 0 ? std::string(",") : std::string()) + "{\"text\":\"第" + std::to_string(i) +
             "条，味道不错，下次再来，送得也快，包装也好\",\"label\":\"正\"}";
  }
  ASSERT_GT(bytes.size(), kMaxLineBytes * 2);
  const Contents contents = readAll(folder.write("big.json", bytes + "]"));
  ASSERT_EQ(contents.records.size(), 200000U);
  EXPECT_TRUE(contents.bad.empty());
  EXPECT_EQ(contents.records.back().text, "第199999条，味道不错，下次再来，送得也快，包装也好");
}

TEST(Json, AKeyThatComesLateCanBeNamed) {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 3000; ++i) bytes += "{\"text\":\"第" + std::to_string(i) + "条\"}\n";
  bytes += "{\"text\":\"最后\",\"gold\":\"正\"}\n";
  ReadOptions options;
  options.labelColumn = "gold";
  const Contents contents = readAll(folder.write("a.jsonl", bytes), options);
  EXPECT_EQ(contents.records.back().label, "正");
  EXPECT_FALSE(contents.records.front().label.has_value());
  options.labelColumn = "silver";
  EXPECT_EQ(failureOf(folder / "a.jsonl", options).message,
            "a.jsonl has no column \"silver\"; its columns are: 1 text, 2 gold.");
}

TEST(FastText, LabelsStandInFront) {
  const TemporaryFolder folder;
  const Contents contents =
      readAll(folder.write("a.txt", "__label__体育 湖人 夺冠\n__label__a __label__b 两个\n__label__财经 股市 大跌\n"));
  EXPECT_EQ(contents.format.kind, FileKind::FastText);
  EXPECT_EQ(contents.texts(), (Strings{"湖人 夺冠", "股市 大跌"}));
  EXPECT_EQ(contents.labels(), (Strings{"体育", "财经"}));
  EXPECT_EQ(contents.reasons(), Strings{"2: has several labels, or one that is no name"});
}

TEST(CorpusFolder, ASubFolderIsACategoryAndAFileIsAText) {
  const TemporaryFolder folder;
  folder.write("体育/1.txt", "湖人夺冠\n第二段\n");
  folder.write("体育/2.txt", "\xba\xc3\xb3\xd4");
  folder.write("财经/deep/1.txt", "股市大跌");
  folder.write("财经/2.txt", "");
  folder.write("财经/.hidden", "x");
  folder.write("无类.txt", "没有类别");
  const Contents contents = readAll(folder / "");
  EXPECT_EQ(contents.format.kind, FileKind::Folder);
  EXPECT_EQ(contents.texts(), (Strings{"湖人夺冠\n第二段", "好吃", "没有类别", "股市大跌"}));
  EXPECT_EQ(contents.labels(), (Strings{"体育", "体育", "-", "财经"}));
  EXPECT_EQ(contents.reasons(), Strings{"4: 财经/2.txt: is empty"});
}

TEST(CorpusFolder, IsToldFromAFile) {
  const TemporaryFolder folder;
  const auto file = folder.write("a.txt", "好吃\n");
  ReadOptions options;
  options.kind = FileKind::Folder;
  EXPECT_EQ(failureOf(file, options).code, ErrorCode::BadInput);
  options.kind = FileKind::Csv;
  EXPECT_EQ(failureOf(folder / "", options).code, ErrorCode::BadInput);
}

}  // namespace
}  // namespace wb::test
