#include "core/text/script_conversion.h"

#include <algorithm>
#include <exception>
#include <opencc/SimpleConverter.hpp>

#include "core/base/error.h"
#include "core/base/utf8.h"

namespace wb {
namespace {

/// One of OpenCC's conversions. Converting is const in it, so that many threads may share one.
class Conversion {
 public:
  explicit Conversion(const char* configuration) try : m_converter(configuration) {
  } catch (const std::exception& exception) {
    throw Error(ErrorCode::NotFound,
                say("The dictionaries for simplified and traditional Chinese are missing. Install the package "
                    "libopencc-data, or train without that augmentation."),
                exception.what());
  }

  std::string operator()(std::string_view text) const {
    std::string converted;
    for (bool more = true; more;) {  // OpenCC ends a text at a NUL
      const std::size_t end = text.find('\0');
      more = end != std::string_view::npos;
      converted += m_converter.Convert(std::string(text.substr(0, end)));
      if (more) {
        converted += '\0';
        text.remove_prefix(end + 1);
      }
    }
    return converted;
  }

 private:
  opencc::SimpleConverter m_converter;
};

std::string toStandard(std::string_view text) {
  static const Conversion conversion("s2t.json");
  return conversion(text);
}

std::string toHongKong(std::string_view text) {
  static const Conversion conversion("s2hk.json");
  return conversion(text);
}

std::string toTaiwan(std::string_view text) {
  static const Conversion conversion("s2twp.json");
  return conversion(text);
}

std::string toSimplified(std::string_view text) {
  static const Conversion conversion("tw2s.json");
  return conversion(text);
}

std::string toMainland(std::string_view text) {
  static const Conversion conversion("tw2sp.json");
  return conversion(text);
}

/// Characters in which two texts differ; a difference in length counts too.
std::size_t differences(std::string_view first, std::string_view second) {
  const std::u32string a = codePoints(first);
  const std::u32string b = codePoints(second);
  std::size_t count = std::max(a.size(), b.size()) - std::min(a.size(), b.size());
  for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i) count += a[i] != b[i] ? 1 : 0;
  return count;
}

bool isTraditional(std::string_view text) {
  return differences(text, toSimplified(text)) > differences(text, toStandard(text));
}

}  // namespace

std::string inOtherScript(std::string_view text, Random& random) {
  if (isTraditional(text)) return random.below(2) == 0 ? toSimplified(text) : toMainland(text);
  switch (random.below(4)) {
    case 0: return toStandard(text);
    case 1: return toHongKong(text);
    case 2: return toTaiwan(text);
    default: break;
  }
  std::string back = toSimplified(toTaiwan(text));
  return back == text ? toTaiwan(text) : back;
}

}  // namespace wb
