// A tokenizer's folder from a stranger: the bytes are its files and a text. Whatever they hold, loading and encoding
// either work or end in Error; ids and offsets stay inside their bounds.
#include <unistd.h>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "core/base/error.h"
#include "core/text/tokenizer.h"

namespace {

namespace fs = std::filesystem;

/// The part of `rest` up to the next byte FE, which UTF-8 never has.
std::string_view takePart(std::string_view& rest) {
  const std::size_t end = rest.find('\xFE');
  const std::string_view part = rest.substr(0, end);
  rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
  return part;
}

void writeOrRemove(const fs::path& file, std::string_view content) {
  fs::remove(file);
  if (!content.empty()) std::ofstream(file, std::ios::binary).write(content.data(), std::streamsize(content.size()));
}

void require(bool holds) {
  if (!holds) std::abort();
}

void encode(const wb::Tokenizer& tokenizer, std::string_view text) {
  wb::EncodeOptions options;
  options.maxLength = 20;
  options.side = wb::TruncationSide::Left;
  for (const wb::TokenizedText& encoding :
       {tokenizer.encode(text), tokenizer.encode(text, options), tokenizer.encodePair(text, text, options)}) {
    require(encoding.ids.size() == encoding.bytes.size() && encoding.ids.size() == encoding.segments.size());
    for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
      require(encoding.ids[i] >= 0 && static_cast<std::size_t>(encoding.ids[i]) < tokenizer.size());
      require(encoding.bytes[i].begin <= encoding.bytes[i].end && encoding.bytes[i].end <= text.size());
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const fs::path folder = fs::temp_directory_path() / ("fuzz-tokenizer-" + std::to_string(getpid()));
  fs::create_directories(folder);
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  for (const char* name : {"vocab.txt", "tokenizer_config.json", "tokenizer.json", "vocab.json", "merges.txt"}) {
    writeOrRemove(folder / name, takePart(rest));
  }
  try {
    encode(*wb::loadTokenizer(folder), rest);
  } catch (const wb::Error&) {
    // a clear refusal is what bad files should get
  }
  return 0;
}
