#include "core/data/corpus.h"

#include "core/base/error.h"

namespace wb {

std::string_view splitName(Split split) {
  switch (split) {
    case Split::None: return "none";
    case Split::Train: return "train";
    case Split::Validation: return "validation";
    case Split::Test: return "test";
  }
  return "none";
}

Split splitFromName(std::string_view name) {
  for (const Split split : {Split::None, Split::Train, Split::Validation, Split::Test}) {
    if (splitName(split) == name) return split;
  }
  throw Error(ErrorCode::BadInput, say("There is no split named \"%1\". Use train, validation, test or none.", name));
}

std::string_view labelOriginName(LabelOrigin origin) {
  switch (origin) {
    case LabelOrigin::Person: return "person";
    case LabelOrigin::Import: return "import";
    case LabelOrigin::Suggestion: return "suggestion";
  }
  return "person";
}

}  // namespace wb
