#include "core/base/message.h"

#include <array>
#include <charconv>

namespace wb {

namespace {

bool isGap(std::string_view text, std::size_t at, std::size_t gaps) {
  if (text[at] != '%' || at + 1 == text.size()) return false;
  const char digit = text[at + 1];
  return digit >= '1' && digit <= '9' && static_cast<std::size_t>(digit - '0') <= gaps;
}

}  // namespace

std::string Message::english() const {
  return translated([](const std::string& whole) { return whole; });
}

std::string Message::translated(const Translate& translate) const {
  if (isVerbatim || empty()) return text;
  const std::string wording = translate(text);
  std::string filled;
  for (std::size_t at = 0; at < wording.size(); ++at) {
    if (isGap(wording, at, arguments.size())) {
      filled += arguments[static_cast<std::size_t>(wording[++at] - '1')].translated(translate);
    } else {
      filled += wording[at];
    }
  }
  return filled;
}

Message verbatim(std::string text) {
  Message made;
  made.text = std::move(text);
  made.isVerbatim = true;
  return made;
}

std::string message::shortest(double number) {
  std::array<char, 32> digits{};
  const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  std::string text(digits.data(), written.ptr);
  const std::size_t exponent = text.find('e');  // two digits at least, and a sign: 4e-04, where people write 4e-4
  if (exponent != std::string::npos && text[exponent + 2] == '0') text.erase(exponent + 2, 1);
  return text;
}

}  // namespace wb
