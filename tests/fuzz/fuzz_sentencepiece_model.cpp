// A sentencepiece model file from a stranger: whatever it holds, reading it either works or ends in Error, and a
// tokenizer made of it keeps ids and bytes inside their bounds. The last byte chooses the tokenizer's class.
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/text/sentencepiece_model.h"
#include "core/text/tokenizer.h"

namespace {

namespace fs = std::filesystem;

constexpr std::array<const char*, 4> classes = {"XLMRobertaTokenizer", "T5Tokenizer", "XLNetTokenizer",
                                                "AlbertTokenizer"};
constexpr std::array<std::string_view, 3> texts = {"今天 ab ``天气''  a\u0301 ＡＢ </s>", "", "\xFF ab▁ab"};

void require(bool holds) {
  if (!holds) std::abort();
}

void encode(const wb::Tokenizer& tokenizer, std::string_view text) {
  const wb::TokenizedText encoding = tokenizer.encode(text);
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    require(encoding.ids[i] >= 0 && static_cast<std::size_t>(encoding.ids[i]) < tokenizer.size());
    require(encoding.bytes[i].begin <= encoding.bytes[i].end && encoding.bytes[i].end <= text.size());
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path folder = fs::temp_directory_path() / ("fuzz-sentencepiece-" + std::to_string(getpid()));
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  try {
    wb::parseSentencePieceModel(bytes, "fuzz.model");
    fs::create_directories(folder);
    const char* const chosen = classes[static_cast<unsigned char>(bytes.back()) % classes.size()];
    wb::writeFileAtomically(folder / "tokenizer_config.json", std::string(R"({"tokenizer_class":")") + chosen + "\"}");
    wb::writeFileAtomically(folder / "spiece.model", bytes);
    const auto tokenizer = wb::loadTokenizer(folder);
    for (const std::string_view text : texts) encode(*tokenizer, text);
  } catch (const wb::Error&) {
    // a clear refusal is what bad files should get
  }
  return 0;
}
