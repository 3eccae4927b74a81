// Byte offsets of the core as the UTF-16 offsets of Qt.
#include "ui/bridge/text.h"

namespace wb::ui {

std::vector<int> utf16Offsets(std::string_view text) {
  std::vector<int> offsets;
  offsets.reserve(text.size() + 1);
  int units = 0;
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    const bool continues = (byte & 0xC0) == 0x80;
    offsets.push_back(continues ? offsets.back() : units);
    if (!continues) units += byte >= 0xF0 ? 2 : 1;
  }
  offsets.push_back(units);
  return offsets;
}

}  // namespace wb::ui
