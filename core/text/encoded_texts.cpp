#include "core/text/encoded_texts.h"

#include <algorithm>
#include <exception>
#include <numeric>
#include <thread>

#include "core/text/tokenizer.h"

namespace wb {
namespace {

std::size_t bytesOf(std::span<const std::string_view> texts) {
  return std::accumulate(texts.begin(), texts.end(), std::size_t{0},
                         [](std::size_t sum, std::string_view text) { return sum + text.size(); });
}

/// Ends of `count` runs of texts with about as many bytes each.
std::vector<std::size_t> equalShares(std::span<const std::string_view> texts, std::size_t count) {
  const std::size_t total = bytesOf(texts) + texts.size();
  std::vector<std::size_t> ends;
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < texts.size() && ends.size() + 1 < count; ++i) {
    bytes += texts[i].size() + 1;
    if (bytes * count >= total * (ends.size() + 1)) ends.push_back(i + 1);
  }
  ends.push_back(texts.size());
  return ends;
}

/// Keeps `room` of the tokens from `begin` on.
void shorten(RawTokens& tokens, std::size_t begin, std::size_t room, TruncationSide side) {
  const std::size_t count = tokens.size() - begin;
  if (count <= room) return;
  if (side == TruncationSide::Left) {
    const auto from = static_cast<std::ptrdiff_t>(begin);
    const auto excess = static_cast<std::ptrdiff_t>(count - room);
    std::copy(tokens.ids.begin() + from + excess, tokens.ids.end(), tokens.ids.begin() + from);
    std::copy(tokens.begins.begin() + from + excess, tokens.begins.end(), tokens.begins.begin() + from);
    std::copy(tokens.ends.begin() + from + excess, tokens.ends.end(), tokens.ends.begin() + from);
  }
  tokens.resize(begin + room);
}

}  // namespace

EncodedTexts::EncodedTexts(std::vector<Block> blocks) : m_blocks(std::move(blocks)) {
  for (std::size_t block = 0; block < m_blocks.size(); ++block) {
    for (std::size_t index = 0; index + 1 < m_blocks[block].starts.size(); ++index) {
      m_places.push_back({static_cast<std::uint32_t>(block), static_cast<std::uint32_t>(index)});
    }
  }
}

void Tokenizer::encodeInto(EncodedTexts::Block& block, std::span<const std::string_view> texts,
                           const EncodeOptions& options) const {
  const SpecialTokenTemplate& order = m_frame.specialTokens;
  const TruncationSide side = options.side.value_or(m_frame.side);
  const std::size_t special = options.specialTokens ? order.added(false) : 0;
  const std::size_t room = options.maxLength > special ? options.maxLength - special : 0;
  RawTokens& tokens = block.tokens;
  constexpr std::size_t bytesPerToken = 3;  // of Chinese text; room for more is made when it is needed
  tokens.reserve(bytesOf(texts) / bytesPerToken + texts.size() * (special + 1));
  block.starts.reserve(texts.size() + 1);
  for (const std::string_view text : texts) {
    std::uint32_t at = 0;  // where special tokens stand
    bool isCut = false;
    for (const TemplatePart& part : order.single) {
      if (part.kind == TemplatePart::Kind::First) {
        const std::size_t begin = tokens.size();
        appendTokens(text, side == TruncationSide::Right ? room : unlimitedLength, tokens);
        isCut = tokens.size() - begin > room;
        shorten(tokens, begin, room, side);
        trimBytes(text, begin, tokens.size(), tokens);
        if (tokens.size() > begin) at = tokens.ends.back();
      } else if (options.specialTokens) {
        for (const TokenId id : part.ids) tokens.add(id, at, at);
      }
    }
    block.starts.push_back(tokens.size());
    block.cut.push_back(isCut);
  }
}

EncodedTexts Tokenizer::encodeAll(std::span<const std::string_view> texts, const EncodeOptions& options,
                                  std::size_t threads) const {
  const std::vector<std::size_t> ends = equalShares(texts, std::max<std::size_t>(threads, 1));
  std::vector<EncodedTexts::Block> blocks(ends.size());
  std::vector<std::exception_ptr> failures(ends.size());
  const auto work = [&](std::size_t share) {
    const std::size_t begin = share == 0 ? 0 : ends[share - 1];
    try {
      encodeInto(blocks[share], texts.subspan(begin, ends[share] - begin), options);
    } catch (...) {
      failures[share] = std::current_exception();  // rethrown below, on the caller's thread
    }
  };
  {
    std::vector<std::jthread> others;
    for (std::size_t share = 1; share < ends.size(); ++share) others.emplace_back(work, share);
    work(0);
  }
  for (const std::exception_ptr& failure : failures) {
    if (failure) std::rethrow_exception(failure);
  }
  return EncodedTexts(std::move(blocks));
}

}  // namespace wb
