#include "core/workflow/model_readme.h"

#include <fmt/format.h>

namespace wb {
namespace {

/// One line of text inside Markdown: nothing in it is taken for markup.
std::string plain(const std::string& text) {
  constexpr std::string_view markup = "\\`*_{}[]()<>#+-!|~";
  std::string out;
  for (const char c : text) {
    if (markup.find(c) != std::string_view::npos) out += '\\';
    out += c == '\n' || c == '\r' ? ' ' : c;
  }
  return out;
}

/// A licence's short name may stand at the head of the file; free text may not.
bool isIdentifier(const std::string& license) {
  return !license.empty() && license.find_first_not_of(
                                 "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                 "0123456789.-+") == std::string::npos;
}

constexpr const char* transformersUse = R"(```python
from transformers import pipeline
classify = pipeline("text-classification", ".", truncation=True)
print(classify("要分类的文本", top_k=None))
```

The network is an ordinary `…ForSequenceClassification`: `AutoModelForSequenceClassification` and `AutoTokenizer`
load it without further code. Compute in float32 or bfloat16; where `config.json` has `wenbiao_folded_head`, float16
cannot hold the weights of the last layer, which computes the mean over the tokens.
)";

constexpr const char* onnxUse = R"(```python
import onnxruntime
from transformers import AutoTokenizer
tokenizer, model = AutoTokenizer.from_pretrained("."), onnxruntime.InferenceSession("model.onnx")
batch = tokenizer(["要分类的文本"], padding=True, truncation=True, return_tensors="np")
print(model.run(["probabilities"], dict(batch))[0])
```

Inputs are int64 `[batch, length]`, both of any size; outputs are `logits` and `probabilities`, `[batch, categories]`
in float32. The categories stand in the model's metadata as well, under `categories`.
)";

constexpr const char* severalUse = R"(
A text may have several of the categories, or none. Each has a probability of its own (a sigmoid) and a threshold, found
on the validation texts, from which on it is given: `wenbiao_thresholds` in `config.json`, in the order of the
categories. `pipeline(…)(text, top_k=None)` lists all probabilities.
)";

/// What the run started from; of a folder only its name.
std::string origin(const std::string& encoder) {
  if (encoder == newEncoder) return "a network of random values";
  const std::filesystem::path path(encoder);
  return "the encoder " + plain((path.has_filename() ? path : path.parent_path()).filename().string());
}

std::string scores(const RunRecord& run) {
  if (!run.accuracy || !run.macroF1) return {};
  if (run.severalLabels) {
    return fmt::format(" On its validation texts it gave exactly the right labels in {:.1f} % (macro-F1 {:.3f}).",
                       100 * *run.accuracy, *run.macroF1);
  }
  return fmt::format(" On its validation texts it was right in {:.1f} % (macro-F1 {:.3f}).", 100 * *run.accuracy,
                     *run.macroF1);
}

}  // namespace

std::string modelReadme(const ModelDescription& model) {
  std::string text = "---\npipeline_tag: text-classification\n";
  if (isIdentifier(model.license)) text += fmt::format("license: {}\n", model.license);
  text += fmt::format("---\n\n# {}\n\nA classifier of texts, fine-tuned with Wenbiao (run {}) from {}.{}\n",
                      plain(model.project), model.run.id, origin(model.run.encoder), scores(model.run));
  text += fmt::format("It reads the first {} tokens of a text.\n\n## Categories\n\n", model.maxLength);
  for (std::size_t i = 0; i < model.run.categoryNames.size(); ++i) {
    text += fmt::format("{}. {}\n", i, plain(model.run.categoryNames[i]));
  }
  text += "\n## Use\n\n";
  text += model.format == ModelFormat::Onnx ? onnxUse : transformersUse;
  if (model.run.severalLabels) text += severalUse;
  text += "\n## Licence\n\n";
  text += model.license.empty()
              ? "The encoder's files name no licence: ask where they came from before passing this model on.\n"
              : fmt::format("The encoder's licence is {}; it holds for these weights too.\n", plain(model.license));
  return text;
}

}  // namespace wb
