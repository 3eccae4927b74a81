// Tokenizes texts for the parity scripts: dump_tokens FOLDER OPTIONS reads texts from standard input, each a 32-bit
// length and its bytes, and writes for each a 32-bit count and per token four 32-bit numbers: id, first byte, byte
// after the last (both 0 for special tokens), segment. OPTIONS is a JSON object: max_length, side, pair (texts come in
// twos then), strategy, special.
#include <cstdint>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "core/text/tokenizer.h"

namespace {

std::uint32_t number(std::string_view bytes) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value |= std::uint32_t{static_cast<unsigned char>(bytes[i])} << (8 * i);
  return value;
}

std::string_view takeText(std::string_view& rest) {
  const std::size_t length = number(rest);
  const std::string_view text = rest.substr(4, length);
  rest.remove_prefix(4 + length);
  return text;
}

wb::EncodeOptions optionsFrom(const nlohmann::json& json) {
  wb::EncodeOptions options;
  options.maxLength = json.value("max_length", wb::unlimitedLength);
  options.specialTokens = json.value("special", true);
  if (json.contains("side")) {
    options.side = json["side"] == "left" ? wb::TruncationSide::Left : wb::TruncationSide::Right;
  }
  const std::string strategy = json.value("strategy", "longest_first");
  if (strategy == "only_first") options.pair = wb::PairTruncation::OnlyFirst;
  if (strategy == "only_second") options.pair = wb::PairTruncation::OnlySecond;
  return options;
}

void write(const wb::TokenizedText& encoding) {
  std::vector<std::uint32_t> numbers = {static_cast<std::uint32_t>(encoding.ids.size())};
  for (std::size_t i = 0; i < encoding.ids.size(); ++i) {
    const wb::TokenBytes& bytes = encoding.bytes[i];
    numbers.push_back(static_cast<std::uint32_t>(encoding.ids[i]));
    numbers.push_back(bytes.special ? 0 : static_cast<std::uint32_t>(bytes.begin));
    numbers.push_back(bytes.special ? 0 : static_cast<std::uint32_t>(bytes.end));
    numbers.push_back(static_cast<std::uint32_t>(encoding.segments[i]));
  }
  std::fwrite(numbers.data(), sizeof(std::uint32_t), numbers.size(), stdout);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: dump_tokens FOLDER OPTIONS\n", stderr);
    return 2;
  }
  try {
    const auto json = nlohmann::json::parse(arguments[2]);
    const wb::EncodeOptions options = optionsFrom(json);
    const auto tokenizer = wb::loadTokenizer(arguments[1]);
    const std::string input((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
    for (std::string_view rest = input; !rest.empty();) {
      const std::string_view text = takeText(rest);
      write(json.value("pair", false) ? tokenizer->encodePair(text, takeText(rest), options)
                                      : tokenizer->encode(text, options));
    }
  } catch (const wb::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
