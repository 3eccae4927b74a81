// Chinese lines end where they should, and numbers read as people write them.
#include <QTest>

#include "ui/bridge/format.h"
#include "ui/bridge/text.h"
#include "ui/widgets/label_text_view.h"

using namespace wb::ui;

class TestTextBreaking : public QObject {
  Q_OBJECT

 private slots:
  void breaksAfterTheLastCharacterThatFits();
  void noLineStartsWithAClosingMark();
  void noLineEndsWithAnOpeningMark();
  void latinWordsStayWhole();
  void aWordLongerThanTheLineIsCut();
  void paragraphsStay();
  void nothingIsLost();
  void surrogatesAreNotSplit();
  void offsetsOfBytes();
  void numbers();
};

void TestTextBreaking::breaksAfterTheLastCharacterThatFits() {
  const auto lines = breakChineseLines("一二三四五六七", 3);
  QCOMPARE(lines, (std::vector<QString>{"一二三", "四五六", "七"}));
}

void TestTextBreaking::noLineStartsWithAClosingMark() {
  const auto lines = breakChineseLines("一二三，四五六。七八？", 3);
  for (const QString& line : lines) QVERIFY2(!QString("，。？").contains(line.at(0)), qPrintable(line));
  QCOMPARE(lines.front(), QString("一二"));
}

void TestTextBreaking::noLineEndsWithAnOpeningMark() {
  const auto lines = breakChineseLines("一二「三四」五", 3);
  QCOMPARE(lines.front(), QString("一二"));
}

void TestTextBreaking::latinWordsStayWhole() {
  const auto lines = breakChineseLines("报错 iPhone15 怎么办", 5);
  QCOMPARE(lines, (std::vector<QString>{"报错 ", "iPhone15 ", "怎么办"}));
}

void TestTextBreaking::aWordLongerThanTheLineIsCut() {
  const auto lines = breakChineseLines("aaaaaaaaaaaaaaaaaaaa", 4);
  QCOMPARE(lines.size(), 3U);
  QCOMPARE(lines[0].size(), 8);
}

void TestTextBreaking::paragraphsStay() {
  QCOMPARE(breakChineseLines("一\n\n二", 5), (std::vector<QString>{"一", "", "二"}));
}

void TestTextBreaking::nothingIsLost() {
  const QString text =
      "上个月买的洗碗机，第二次用就报 E4 停在半路。客服让我重启，重启了还是一样（真的），师傅又说约满了要等到下周。";
  for (int columns = 1; columns <= 30; ++columns) {
    QString joined;
    for (const QString& line : breakChineseLines(text, columns)) joined += line;
    QCOMPARE(joined, text);
  }
}

void TestTextBreaking::surrogatesAreNotSplit() {
  const QString text = QString::fromUtf8("好😀😀😀好");
  for (const QString& line : breakChineseLines(text, 1)) QVERIFY(!line.at(0).isLowSurrogate());
}

void TestTextBreaking::offsetsOfBytes() {
  const std::string text = "a好😀b";
  const auto offsets = utf16Offsets(text);
  QCOMPARE(offsets.size(), text.size() + 1);
  QCOMPARE(offsets[1], 1);  // 好
  QCOMPARE(offsets[4], 2);  // the emoji takes two units
  QCOMPARE(offsets[8], 4);  // b
  QCOMPARE(offsets.back(), 5);
}

void TestTextBreaking::numbers() {
  QCOMPARE(formatCount(20418), QString("20,418"));
  QCOMPARE(formatPercent(0.456), QString("46 %"));
  QCOMPARE(formatPercent(0.019, 1), QString("1.9 %"));
  QCOMPARE(formatDuration(48), QString("0:48"));
  QCOMPARE(formatDuration(252.4), QString("4:12"));
  QCOMPARE(formatDuration(4360), QString("1:12:40"));
  QCOMPARE(formatBytes(147'000'000), QString("147 MB"));
  QCOMPARE(formatBytes(3'100'000'000), QString("3.1 GB"));
  QCOMPARE(formatScientific(2e-4), QString("2e-4"));
  QCOMPARE(formatScientific(1e-3), QString("1e-3"));
  QCOMPARE(formatScientific(2.5e-5), QString("2.5e-5"));
}

QTEST_MAIN(TestTextBreaking)
#include "test_text_breaking.moc"
