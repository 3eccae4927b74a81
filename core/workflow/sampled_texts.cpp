#include "core/workflow/sampled_texts.h"

#include "core/base/error.h"
#include "core/store/labelled_texts.h"

namespace wb {

std::vector<std::string> sampledTexts(const Project& project, std::size_t most) {
  const std::vector<std::string> all = readAllTexts(project.database());
  if (all.empty()) {
    throw Error(ErrorCode::NotFound,
                say("This project holds no texts to measure the speed with. Import a corpus first."));
  }
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < all.size(); i += (all.size() - 1) / most + 1) texts.push_back(all[i]);
  return texts;
}

}  // namespace wb
