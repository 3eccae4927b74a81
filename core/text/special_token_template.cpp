#include "core/text/special_token_template.h"

namespace wb {

std::size_t SpecialTokenTemplate::added(bool isPair) const {
  std::size_t count = 0;
  for (const TemplatePart& part : isPair ? pair : single) count += part.ids.size();
  return count;
}

SpecialTokenTemplate SpecialTokenTemplate::bert(TokenId cls, TokenId sep) {
  using Part = TemplatePart;
  return {{Part::special(cls), Part::first(), Part::special(sep)},
          {Part::special(cls), Part::first(), Part::special(sep), Part::second(), Part::special(sep, 1)}};
}

SpecialTokenTemplate SpecialTokenTemplate::roberta(TokenId bos, TokenId eos) {
  using Part = TemplatePart;
  return {
      {Part::special(bos), Part::first(), Part::special(eos)},
      {Part::special(bos), Part::first(), Part::special(eos), Part::special(eos), Part::second(0), Part::special(eos)}};
}

}  // namespace wb
