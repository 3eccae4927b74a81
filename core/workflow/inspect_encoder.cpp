#include "core/workflow/inspect_encoder.h"

#include <memory>

#include "core/nn/text_classifier.h"
#include "core/text/tokenizer.h"

namespace wb {

std::function<TokenIds(const std::vector<std::string>& texts)> openTokenizer(const std::filesystem::path& encoderFolder,
                                                                             int maxLength) {
  if (maxLength < 0) throw Error(ErrorCode::BadInput, say("The longest length of a text cannot be below 0."));
  const std::size_t limit = maxLength > 0 ? static_cast<std::size_t>(maxLength) : unlimitedLength;
  std::shared_ptr<Tokenizer> tokenizer = loadTokenizer(encoderFolder);
  return [tokenizer = std::move(tokenizer), limit](const std::vector<std::string>& texts) {
    TokenIds ids;
    ids.reserve(texts.size());
    for (const std::string& text : texts) ids.push_back(tokenizer->ids(text, limit));
    return ids;
  };
}

std::function<Logits(const std::vector<std::string>& texts)> openClassifier(
    const std::filesystem::path& classifierFolder, const std::stop_token& stop) {
  std::shared_ptr<TextClassifier> classifier = TextClassifier::load(classifierFolder);
  ClassifyOptions options;
  options.precision = PredictionPrecision::Fp32;
  options.stop = stop;
  return [classifier = std::move(classifier), options](const std::vector<std::string>& texts) {
    return classifier->logits(texts, options);
  };
}

}  // namespace wb
