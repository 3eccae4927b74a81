#include "core/data/augmentation.h"

#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::array<std::string_view, allAugmentations.size()> names = {"deletion",   "swap",   "homophone",
                                                                         "look-alike", "masked", "script"};

}  // namespace

std::string_view augmentationName(Augmentation kind) { return names[static_cast<std::size_t>(kind)]; }

Augmentation augmentationFromName(std::string_view name) {
  std::string known;
  for (const Augmentation kind : allAugmentations) {
    if (augmentationName(kind) == name) return kind;
    known += (known.empty() ? "" : ", ") + std::string(augmentationName(kind));
  }
  throw Error(ErrorCode::BadInput, say("There is no augmentation \"%1\"; there are: %2.", name, known));
}

}  // namespace wb
