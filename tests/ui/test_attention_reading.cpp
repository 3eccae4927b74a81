// What the views take out of an explanation, on matrices small enough to reckon by hand.
#include <QTest>

#include "ui/models/attention_reading.h"

namespace wb::ui {

class TestAttentionReading : public QObject {
  Q_OBJECT

 private slots:
  void meansOverLayersAndHeads();
  void leavingOutSpecialTokensScalesRows();
  void clsRowAndMeanOverRows();
  void tokensAreShownAsInTheText();
  void heaviestPiecesJoinNeighbours();
};

namespace {

// "[CLS] 修 好 [SEP]", two layers of one head.
Explanation sample() {
  Explanation explanation;
  explanation.tokens = {{"[CLS]", 0, 0, true}, {"修", 0, 3, false}, {"好", 3, 6, false}, {"[SEP]", 6, 6, true}};
  explanation.attention = {2, 1, 4, {}};
  const std::vector<float> first{0.1F, 0.2F, 0.3F, 0.4F, 0.4F,  0.3F,  0.2F,  0.1F,
                                 0.0F, 0.5F, 0.0F, 0.5F, 0.25F, 0.25F, 0.25F, 0.25F};
  explanation.attention.values = first;
  explanation.attention.values.insert(explanation.attention.values.end(), 16, 0.25F);
  return explanation;
}

void compare(const std::vector<float>& found, const std::vector<float>& expected) {
  QCOMPARE(found.size(), expected.size());
  for (std::size_t i = 0; i < found.size(); ++i) QVERIFY(std::abs(found[i] - expected[i]) < 1e-6F);
}

}  // namespace

void TestAttentionReading::meansOverLayersAndHeads() {
  const Explanation explanation = sample();
  const std::vector<float> mean = attentionMatrix(explanation.attention, {-1, -1});
  QCOMPARE(mean[3], (0.4F + 0.25F) / 2);
  QCOMPARE(attentionMatrix(explanation.attention, {0, 0})[3], 0.4F);
  QCOMPARE(attentionMatrix(explanation.attention, {1, -1})[3], 0.25F);
}

void TestAttentionReading::leavingOutSpecialTokensScalesRows() {
  const Explanation explanation = sample();
  const std::vector<float> matrix = attentionMatrix(explanation.attention, {0, 0});
  compare(keptMatrix(matrix, 4, shownTokens(explanation, false)), {0.6F, 0.4F, 1.0F, 0.0F});
  compare(keptMatrix(matrix, 4, shownTokens(explanation, true)), matrix);
}

void TestAttentionReading::clsRowAndMeanOverRows() {
  Explanation explanation = sample();
  const std::vector<float> matrix = attentionMatrix(explanation.attention, {0, 0});
  const std::vector<int> kept = shownTokens(explanation, false);
  explanation.classifiesCls = true;
  compare(readingWeights(explanation, matrix, kept), {0.4F, 0.6F});
  explanation.classifiesCls = false;  // columns sum to 1.25 and 0.75
  compare(readingWeights(explanation, matrix, kept), {0.625F, 0.375F});
  compare(readingWeights(explanation, matrix, shownTokens(explanation, true)), {0.1875F, 0.3125F, 0.1875F, 0.3125F});
}

void TestAttentionReading::tokensAreShownAsInTheText() {
  const std::string text = "修 ing\xE4\xBF\xAE";
  QCOMPARE(tokenText({"▁修", 0, 3, false}, text), QStringLiteral("修"));
  QCOMPARE(tokenText({"##ing", 4, 7, false}, text), QStringLiteral("ing"));
  QCOMPARE(tokenText({"<0xE4>", 7, 8, false}, text), QStringLiteral("E4"));
  QCOMPARE(tokenText({"[CLS]", 0, 0, true}, text), QStringLiteral("[CLS]"));
  QCOMPARE(tokenLabel({"[CLS]", 0, 0, true}, text), QStringLiteral("CLS"));
}

void TestAttentionReading::heaviestPiecesJoinNeighbours() {
  const std::string text = "寒潮，滑雪";
  Explanation explanation;
  for (std::size_t i = 0; i < 5; ++i) explanation.tokens.push_back({"", i * 3, i * 3 + 3, false});
  const std::vector<int> kept = shownTokens(explanation, false);
  const QStringList pieces = heaviestPieces(explanation, text, kept, {0.3F, 0.2F, 0.35F, 0.1F, 0.05F}, 2);
  QCOMPARE(pieces, QStringList({QStringLiteral("寒潮"), QStringLiteral("滑雪")}));
}

}  // namespace wb::ui

QTEST_MAIN(wb::ui::TestAttentionReading)
#include "test_attention_reading.moc"
