// Tokenizes the texts of a file again and again, as tests/bench/tokenizer.py asks: bench_tokenizer FOLDER FILE, where
// FILE holds texts, each a 32-bit length and its bytes. Each line of the input is a number of threads; the answer is
// the seconds that took. "dump PATH" writes ids, first bytes and last bytes of all texts there.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/text/tokenizer.h"

namespace {

std::vector<std::string_view> split(std::string_view rest) {
  std::vector<std::string_view> texts;
  while (!rest.empty()) {
    std::uint32_t length = 0;
    std::memcpy(&length, rest.data(), sizeof length);
    texts.push_back(rest.substr(sizeof length, length));
    rest.remove_prefix(sizeof length + length);
  }
  return texts;
}

void dump(const wb::EncodedTexts& encoded, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  const auto write = [&](const void* data, std::size_t count) {
    file.write(static_cast<const char*>(data), static_cast<std::streamsize>(count * sizeof(std::uint32_t)));
  };
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    const auto count = static_cast<std::uint32_t>(encoded.ids(i).size());
    write(&count, 1);
    write(encoded.ids(i).data(), count);
    write(encoded.begins(i).data(), count);
    write(encoded.ends(i).data(), count);
  }
}

/// Seconds of a pass, by the clock and of all processors; the mean of passes over half a second, since one of a few
/// milliseconds ends before the system has spread its threads over the processors.
void measure(const wb::Tokenizer& tokenizer, const std::vector<std::string_view>& texts, std::size_t threads) {
  constexpr std::chrono::milliseconds least{500};
  const auto begin = std::chrono::steady_clock::now();
  const std::clock_t used = std::clock();
  std::chrono::duration<double> took{};
  int passes = 0;
  for (; took < least; ++passes) {
    if (tokenizer.encodeAll(texts, {}, threads).size() != texts.size()) std::abort();
    took = std::chrono::steady_clock::now() - begin;
  }
  const double processors = static_cast<double>(std::clock() - used) / CLOCKS_PER_SEC;
  std::printf("%.9f %.9f\n", took.count() / passes, processors / passes);
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_tokenizer FOLDER FILE (tests/bench/tokenizer.py runs it)\n", stderr);
    return 2;
  }
  try {
    const auto tokenizer = wb::loadTokenizer(arguments[1]);
    const std::string input = wb::readFile(arguments[2], std::size_t{1} << 32U);
    const std::vector<std::string_view> texts = split(input);
    for (std::string line; std::getline(std::cin, line);) {
      if (line.starts_with("dump ")) {
        dump(tokenizer->encodeAll(texts, {}, 2), line.substr(5));
        std::puts("0 0");
      } else {
        measure(*tokenizer, texts, std::stoul(line));
      }
      std::fflush(stdout);
    }
  } catch (const wb::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
