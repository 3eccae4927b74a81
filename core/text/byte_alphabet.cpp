#include "core/text/byte_alphabet.h"

#include "core/base/utf8.h"

namespace wb {
namespace {

bool isVisible(char32_t byte) {
  return (byte >= 0x21 && byte <= 0x7E) || (byte >= 0xA1 && byte <= 0xFF && byte != 0xAD);
}

constexpr char32_t firstStandIn = 0x100;
constexpr std::size_t alphabetEnd = 0x144;  // 68 bytes are not visible

std::array<char32_t, 256> makeAlphabet() {
  std::array<char32_t, 256> alphabet{};
  char32_t standIn = firstStandIn;
  for (char32_t byte = 0; byte < alphabet.size(); ++byte) alphabet[byte] = isVisible(byte) ? byte : standIn++;
  return alphabet;
}

std::array<int, alphabetEnd> makeReverse() {
  std::array<int, alphabetEnd> bytes;
  bytes.fill(-1);
  for (std::size_t byte = 0; byte < byteAlphabet().size(); ++byte) bytes[byteAlphabet()[byte]] = static_cast<int>(byte);
  return bytes;
}

}  // namespace

const std::array<char32_t, 256>& byteAlphabet() {
  static const std::array<char32_t, 256> alphabet = makeAlphabet();
  return alphabet;
}

std::optional<std::string> spelledBytes(std::string_view text) {
  static const std::array<int, alphabetEnd> byteOf = makeReverse();
  std::string bytes;
  for (std::size_t position = 0; position < text.size();) {
    const CodePoint point = decodeUtf8(text, position);
    if (point.value >= byteOf.size() || byteOf[point.value] < 0) return std::nullopt;
    bytes.push_back(static_cast<char>(byteOf[point.value]));
    position += point.length;
  }
  return bytes;
}

}  // namespace wb
