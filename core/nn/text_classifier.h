// A fine-tuned classifier in memory: texts in, probabilities and explanations out.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/data/encoder.h"
#include "core/data/explanation.h"
#include "core/data/network_settings.h"
#include "core/data/prediction_precision.h"
#include "core/text/tokenizer.h"

namespace wb {

/// True where this processor multiplies bf16 in hardware, so that bf16 is faster than fp32.
bool processorHasBf16();

/// Threads that LibTorch computes with; 0 means all cores of this machine.
void setComputeThreads(int threads);

struct ClassifyOptions {
  std::size_t maxLength = 0;                                  ///< tokens, special ones included; 0: the network's limit
  PredictionPrecision precision = PredictionPrecision::Auto;  ///< Auto: bf16 where the processor has it, else fp32
  std::stop_token stop;
  ProgressSink progress;  ///< counts texts; may be empty
};

struct ExplainOptions {
  ExplainMethod method = ExplainMethod::Attention;
  std::optional<int> target;   ///< class whose logit is explained; the predicted one if not set
  std::size_t maxLength = 0;   ///< as in ClassifyOptions
  int integrationPoints = 50;  ///< Gauss–Legendre points of integrated gradients
  std::stop_token stop;
};

/// Not thread-safe: one thread at a time. Every function throws Error; memory that runs out is
/// Error{OutOfMemory}, a stop request Error{Cancelled}.
class TextClassifier {
 public:
  /// Loads a classifier folder: ours, or any BertForSequenceClassification in Hugging Face's layout
  /// with a tokenizer beside it. Throws Error{BadInput} for a folder that has no classifier.
  /// With `precision` the weights are prepared for it while the tokenizer is still being read.
  static std::unique_ptr<TextClassifier> load(const std::filesystem::path& folder,
                                              std::optional<PredictionPrecision> precision = std::nullopt);
  ~TextClassifier();
  TextClassifier(const TextClassifier&) = delete;
  TextClassifier& operator=(const TextClassifier&) = delete;

  const EncoderInfo& info() const;
  const std::vector<std::string>& classes() const;
  /// From which probability on a text has each class, where it may have several; empty where it has exactly one.
  std::vector<float> thresholds() const;
  const Tokenizer& tokenizer() const;
  bool classifiesCls() const;
  std::size_t maxLength() const;

  /// Logits of each text in the order given; Auto is fp32 here.
  std::vector<std::vector<float>> logits(std::span<const std::string> texts, const ClassifyOptions& options);
  /// softmax(logits), or sigmoid(logits) where a text may have several classes. The first call in a precision prepares
  /// the weights for it.
  std::vector<std::vector<float>> predict(std::span<const std::string> texts, const ClassifyOptions& options);
  /// Always in fp32. `categories` holds the class names, `categoryIds` stays empty (the caller knows).
  Explanation explain(std::string_view text, const ExplainOptions& options);

 private:
  struct State;
  explicit TextClassifier(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace wb
