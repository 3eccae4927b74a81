// Exports: what goes out comes back the same, and other tools' formats are as those tools write them.
#include "core/io/corpus_writer.h"

#include <gtest/gtest.h>

#include <array>
#include <nlohmann/json.hpp>

#include "core/base/atomic_file.h"
#include "tests/core/io/io_test_files.h"

namespace wb::test {
namespace {

// Texts that formats find hard.
const std::vector<ExportRecord>& records() {
  static const std::vector<ExportRecord> kRecords = [] {
    const Strings texts{"好吃",
                        "他说\"好吃\"",
                        "\"开头",
                        "逗号,分号;制表\t竖线|",
                        "第一行\n第二行\r\n第三行",
                        " 前后有空格 ",
                        "=1+1",
                        "反斜线\\n不是换行",
                        "𠮷😀\uFFFD",
                        "\uFEFF有标记",
                        "#123",
                        "末尾引号\"",
                        "1",
                        "{\"a\":1}"};
    std::vector<ExportRecord> made;
    for (const std::string& text : texts) {
      ExportRecord record;
      record.id = static_cast<SampleId>(made.size() + 1);
      record.text = text;
      if (made.size() % 3 != 2) record.label = made.size() % 3 == 0 ? "正面" : "a, \"b\" 类";
      record.split = std::array{Split::None, Split::Train, Split::Validation, Split::Test}.at(made.size() % 4);
      record.flagged = made.size() == 1;
      record.note = made.size() == 2 ? "一条\n备注" : "";
      record.sources = {{"a.csv", 12}, {"b.csv", 0}};
      record.prediction = "正面";
      record.probability = 0.75;
      made.push_back(record);
    }
    return made;
  }();
  return kRecords;
}

std::filesystem::path exported(const TemporaryFolder& folder, const std::string& name, const WriteOptions& options) {
  std::filesystem::path file = folder / name;
  std::filesystem::remove(file);
  CorpusWriter writer(file, options);
  for (const ExportRecord& record : records()) writer.write(record);
  EXPECT_FALSE(std::filesystem::exists(file)) << "visible only when whole";
  writer.finish();
  EXPECT_EQ(writer.rows(), static_cast<std::int64_t>(records().size()));
  return file;
}

void expectSame(const Contents& contents, bool withSplit) {
  ASSERT_EQ(contents.records.size(), records().size());
  EXPECT_TRUE(contents.bad.empty());
  for (std::size_t i = 0; i < records().size(); ++i) {
    EXPECT_EQ(contents.records[i].text, records()[i].text);
    EXPECT_EQ(contents.records[i].label, records()[i].label);
    if (withSplit) {
      EXPECT_EQ(contents.records[i].split.value_or(Split::None), records()[i].split);
    }
  }
}

TEST(CorpusWriter, RoundTripsOwnFormats) {
  const TemporaryFolder folder;
  for (const ExportKind kind : {ExportKind::Csv, ExportKind::Tsv, ExportKind::JsonLines}) {
    for (const bool predictions : {false, true}) {
      SCOPED_TRACE(exportKindName(kind));
      WriteOptions options;
      options.kind = kind;
      options.withPredictions = predictions;
      options.byteOrderMark = predictions;
      expectSame(readAll(exported(folder, "out." + std::string(exportKindName(kind)), options)), true);
    }
  }
}

TEST(CorpusWriter, RoundTripsOtherToolsFormats) {
  const TemporaryFolder folder;
  WriteOptions options;
  options.kind = ExportKind::Doccano;
  expectSame(readAll(exported(folder, "doccano.jsonl", options)), true);
  options.kind = ExportKind::LabelStudio;
  options.withPredictions = true;
  expectSame(readAll(exported(folder, "tasks.json", options)), false);
}

TEST(CorpusWriter, WritesWhatOtherToolsWrite) {
  const TemporaryFolder folder;
  WriteOptions options;
  options.kind = ExportKind::LabelStudio;
  options.withPredictions = true;
  const auto tasks = nlohmann::json::parse(readFile(exported(folder, "tasks.json", options)));
  EXPECT_EQ(tasks[0]["annotations"][0]["result"][0]["value"]["choices"], nlohmann::json({"正面"}));
  EXPECT_EQ(tasks[0]["predictions"][0]["score"], 0.75);
  EXPECT_TRUE(tasks[2]["annotations"].empty());
  options = {};
  options.kind = ExportKind::Doccano;
  const std::string lines = readFile(exported(folder, "doccano.jsonl", options));
  const auto first = nlohmann::json::parse(lines.substr(0, lines.find('\n')));
  EXPECT_EQ(first["label"], nlohmann::json({"正面"}));
  EXPECT_EQ(first["text"], "好吃");
}

TEST(CorpusWriter, FastTextHoldsNoSpacesInLabelsAndNoLineBreaks) {
  const TemporaryFolder folder;
  WriteOptions options;
  options.kind = ExportKind::FastText;
  CorpusWriter writer(folder / "a.txt", options);
  ExportRecord record;
  record.text = "湖人\n夺冠";
  record.label = "体育";
  writer.write(record);
  record.label = "有 空格";
  try {
    writer.write(record);
    FAIL() << "a label with a space was written";
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::Unsupported);
    EXPECT_NE(std::string(error.what()).find("\"有 空格\""), std::string::npos);
  }
  writer.finish();
  EXPECT_EQ(readFile(folder / "a.txt"), "__label__体育 湖人 夺冠\n");
}

TEST(CorpusWriter, NothingStaysWithoutFinish) {
  const TemporaryFolder folder;
  folder.write("keep.csv", "old");
  {
    CorpusWriter writer(folder / "keep.csv", WriteOptions{});
    writer.write(records()[0]);
  }
  EXPECT_EQ(readFile(folder / "keep.csv"), "old");
  const std::filesystem::directory_iterator files(folder / "");
  EXPECT_EQ(std::distance(begin(files), end(files)), 1);
}

TEST(CorpusWriter, ExcelMarkComesFirst) {
  const TemporaryFolder folder;
  WriteOptions options;
  options.kind = ExportKind::Csv;
  options.byteOrderMark = true;
  EXPECT_EQ(readFile(exported(folder, "a.csv", options)).substr(0, 6), "\xEF\xBB\xBFid,");
}

}  // namespace
}  // namespace wb::test
