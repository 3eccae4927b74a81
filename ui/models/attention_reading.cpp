// Means, rows and renormalisation over attention matrices. A base model's are 12 × 12 × length²: a few
// milliseconds at the longest length.
#include "ui/models/attention_reading.h"

#include <algorithm>
#include <numeric>

#include "ui/bridge/text.h"

namespace wb::ui {

namespace {

std::size_t at(int row, int column, int length) {
  return static_cast<std::size_t>(row) * static_cast<std::size_t>(length) + static_cast<std::size_t>(column);
}

void scaleToOne(float* first, float* last) {
  const float sum = std::accumulate(first, last, 0.0F);
  if (sum > 0) std::for_each(first, last, [sum](float& value) { value /= sum; });
}

bool isSpokenPiece(const QString& piece) {
  return std::any_of(piece.begin(), piece.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

}  // namespace

std::vector<float> attentionMatrix(const AttentionMaps& maps, HeadChoice choice) {
  const std::size_t cells = static_cast<std::size_t>(maps.length) * static_cast<std::size_t>(maps.length);
  const int firstLayer = choice.layer < 0 ? 0 : choice.layer;
  const int lastLayer = choice.layer < 0 ? maps.layers - 1 : choice.layer;
  const int firstHead = choice.head < 0 ? 0 : choice.head;
  const int lastHead = choice.head < 0 ? maps.heads - 1 : choice.head;
  const auto count = static_cast<float>((lastLayer - firstLayer + 1) * (lastHead - firstHead + 1));
  std::vector<float> mean(cells, 0.0F);
  for (int layer = firstLayer; layer <= lastLayer; ++layer) {
    for (int head = firstHead; head <= lastHead; ++head) {
      const float* values = maps.values.data() + static_cast<std::size_t>(layer * maps.heads + head) * cells;
      for (std::size_t i = 0; i < cells; ++i) mean[i] += values[i] / count;
    }
  }
  return mean;
}

std::vector<int> shownTokens(const Explanation& explanation, bool withSpecial) {
  std::vector<int> kept;
  for (std::size_t i = 0; i < explanation.tokens.size(); ++i) {
    if (withSpecial || !explanation.tokens[i].special) kept.push_back(static_cast<int>(i));
  }
  return kept;
}

std::vector<float> keptMatrix(const std::vector<float>& matrix, int length, const std::vector<int>& kept) {
  if (static_cast<int>(kept.size()) == length) return matrix;
  std::vector<float> values;
  values.reserve(kept.size() * kept.size());
  for (const int row : kept) {
    for (const int column : kept) values.push_back(matrix[at(row, column, length)]);
    scaleToOne(values.data() + values.size() - kept.size(), values.data() + values.size());
  }
  return values;
}

std::vector<float> readingWeights(const Explanation& explanation, const std::vector<float>& matrix,
                                  const std::vector<int>& kept) {
  const auto length = static_cast<int>(explanation.tokens.size());
  const int rows = explanation.classifiesCls ? 1 : length;
  std::vector<float> weights(kept.size(), 0.0F);
  for (int row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < kept.size(); ++i) weights[i] += matrix[at(row, kept[i], length)];
  }
  scaleToOne(weights.data(), weights.data() + weights.size());
  return weights;
}

QString tokenText(const TokenSpan& token, const std::string& text) {
  if (token.special) return toQt(token.text);
  if (token.begin >= token.end) return QStringLiteral("␣");  // the mark sentencepiece puts before a text
  const std::string_view bytes = std::string_view(text).substr(token.begin, token.end - token.begin);
  QString shown = toQt(bytes);
  if (shown.trimmed().isEmpty()) return QStringLiteral("␣");
  if (!shown.contains(QChar::ReplacementCharacter)) return shown;
  return QString::fromLatin1(QByteArray(bytes.data(), static_cast<qsizetype>(bytes.size())).toHex().toUpper());
}

QString tokenLabel(const TokenSpan& token, const std::string& text) {
  QString label = tokenText(token, text);
  if (token.special && label.size() > 2) label = label.mid(1, label.size() - 2);
  return label.trimmed();
}

std::vector<StripToken> stripTokens(const Explanation& explanation, const std::string& text,
                                    const std::vector<int>& kept) {
  std::vector<StripToken> tokens;
  tokens.reserve(kept.size());
  for (const int index : kept) {
    const TokenSpan& token = explanation.tokens[static_cast<std::size_t>(index)];
    const QString shown = tokenText(token, text);
    tokens.push_back({shown, token.special || shown == QStringLiteral("␣")});
  }
  return tokens;
}

QStringList tokenLabels(const Explanation& explanation, const std::string& text, const std::vector<int>& kept) {
  QStringList labels;
  for (const int index : kept) labels << tokenLabel(explanation.tokens[static_cast<std::size_t>(index)], text);
  return labels;
}

std::vector<int> largest(const std::vector<float>& values, int count) {
  std::vector<int> order(values.size());
  std::iota(order.begin(), order.end(), 0);
  const auto shown = std::min<std::ptrdiff_t>(count, static_cast<std::ptrdiff_t>(order.size()));
  std::partial_sort(order.begin(), order.begin() + shown, order.end(), [&values](int a, int b) {
    return values[static_cast<std::size_t>(a)] > values[static_cast<std::size_t>(b)];
  });
  order.resize(static_cast<std::size_t>(shown));
  return order;
}

QStringList heaviestPieces(const Explanation& explanation, const std::string& text, const std::vector<int>& kept,
                           const std::vector<float>& weights, int count) {
  std::vector<std::pair<int, QString>> pieces;  // last token of the piece, its words; heaviest first
  for (const int place : largest(weights, static_cast<int>(weights.size()))) {
    const QString word =
        tokenLabel(explanation.tokens[static_cast<std::size_t>(kept[static_cast<std::size_t>(place)])], text);
    if (!isSpokenPiece(word)) continue;
    const auto before =
        std::find_if(pieces.begin(), pieces.end(), [place](const auto& piece) { return piece.first == place - 1; });
    if (before != pieces.end()) {
      *before = {place, before->second + word};
    } else if (static_cast<int>(pieces.size()) < count) {
      pieces.emplace_back(place, word);
    } else {
      break;
    }
  }
  QStringList words;
  for (const auto& piece : pieces) words << piece.second;
  return words;
}

}  // namespace wb::ui
