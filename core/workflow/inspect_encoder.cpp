#include "core/workflow/inspect_encoder.h"

#include "core/nn/text_classifier.h"
#include "core/text/tokenizer.h"

namespace wb {

std::vector<std::vector<std::int32_t>> tokenizeTexts(const std::filesystem::path& encoderFolder,
                                                     const std::vector<std::string>& texts, int maxLength) {
  const std::unique_ptr<Tokenizer> tokenizer = loadTokenizer(encoderFolder);
  const std::size_t limit = maxLength > 0 ? static_cast<std::size_t>(maxLength) : unlimitedLength;
  std::vector<std::vector<std::int32_t>> ids;
  ids.reserve(texts.size());
  for (const std::string& text : texts) ids.push_back(tokenizer->ids(text, limit));
  return ids;
}

std::vector<std::vector<float>> classifierLogits(const std::filesystem::path& classifierFolder,
                                                 const std::vector<std::string>& texts, const std::stop_token& stop) {
  ClassifyOptions options;
  options.precision = Precision::Fp32;
  options.stop = stop;
  return TextClassifier::load(classifierFolder)->logits(texts, options);
}

}  // namespace wb
