// Our unigram tokenizer beside the sentencepiece library on the same model and texts, ids and offsets, on one thread
// and two: bench_unigram FOLDER FILE, where FOLDER has sentencepiece.bpe.model in XLM-R's numbering and FILE a text a
// line. Both sides take turns; printed are medians, and how many texts the two split alike (the library adds scores in
// single precision and so decides some ties otherwise).
#include <fmt/format.h>
#include <sentencepiece_processor.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/text/tokenizer.h"

namespace {

constexpr int rounds = 7;
using Library = sentencepiece::SentencePieceProcessor;

std::vector<std::string_view> linesOf(std::string_view content) {
  std::vector<std::string_view> lines;
  for (std::size_t begin = 0; begin < content.size();) {
    const std::size_t end = std::min(content.find('\n', begin), content.size());
    lines.push_back(content.substr(begin, end - begin));
    begin = end + 1;
  }
  return lines;
}

double secondsOf(const std::function<void()>& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

/// Ids and byte offsets of each text, each thread taking its share.
void runLibrary(const Library& library, const std::vector<std::string_view>& texts, std::size_t threads) {
  std::vector<std::jthread> workers;
  for (std::size_t worker = 0; worker < threads; ++worker) {
    workers.emplace_back([&, worker] {
      std::vector<std::uint32_t> numbers;
      for (std::size_t i = worker; i < texts.size(); i += threads) {
        sentencepiece::ImmutableSentencePieceText result;
        if (!library.Encode(texts[i], result.mutable_proto()).ok()) std::abort();
        numbers.clear();
        for (std::size_t k = 0; k < result.pieces_size(); ++k) {
          const auto piece = result.pieces(static_cast<int>(k));
          numbers.insert(numbers.end(), {piece.id(), piece.begin(), piece.end()});
        }
      }
    });
  }
}

std::size_t alike(const Library& library, const wb::EncodedTexts& ours, const std::vector<std::string_view>& texts) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    std::vector<int> pieces;
    if (!library.Encode(texts[i], &pieces).ok()) continue;
    std::vector<wb::TokenId> expected = {0};
    for (const int piece : pieces) expected.push_back(piece == 0 ? 3 : piece + 1);
    expected.push_back(2);
    count += std::ranges::equal(ours.ids(i), expected) ? 1 : 0;
  }
  return count;
}

void compare(const wb::Tokenizer& tokenizer, const Library& library, const std::vector<std::string_view>& texts) {
  const wb::EncodedTexts encoded = tokenizer.encodeAll(texts, {}, 2);
  fmt::print("{} texts, {} split alike\n", texts.size(), alike(library, encoded, texts));
  for (const std::size_t threads : {1, 2}) {
    std::vector<double> ours;
    std::vector<double> theirs;
    for (int round = 0; round < rounds; ++round) {
      ours.push_back(secondsOf([&] { tokenizer.encodeAll(texts, {}, threads); }));
      theirs.push_back(secondsOf([&] { runLibrary(library, texts, threads); }));
    }
    fmt::print("{} thread(s): ours {:.1f} ms, sentencepiece {:.1f} ms, {:.1f} times as fast\n", threads,
               median(ours) * 1e3, median(theirs) * 1e3, median(theirs) / median(ours));
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    std::fputs("usage: bench_unigram FOLDER FILE\n", stderr);
    return 2;
  }
  try {
    const std::string folder = arguments[1];
    std::vector<double> loading;
    std::unique_ptr<wb::Tokenizer> tokenizer;
    for (int round = 0; round < rounds; ++round) {
      loading.push_back(secondsOf([&] { tokenizer = wb::loadTokenizer(folder); }));
    }
    Library library;
    const double libraryLoading = secondsOf([&] {
      if (!library.Load(folder + "/sentencepiece.bpe.model").ok()) std::abort();
    });
    fmt::print("loading: ours {:.0f} ms, sentencepiece {:.0f} ms\n", median(loading) * 1e3, libraryLoading * 1e3);
    const std::string content = wb::readFile(arguments[2]);
    compare(*tokenizer, library, linesOf(content));
  } catch (const wb::Error& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
  return 0;
}
