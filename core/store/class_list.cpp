#include "core/store/class_list.h"

#include <nlohmann/json.hpp>

#include "core/base/error.h"

namespace wb {

std::string classListToJson(const std::vector<CategoryId>& ids, const std::vector<std::string>& names) {
  nlohmann::json json = nlohmann::json::array();
  for (std::size_t i = 0; i < ids.size(); ++i) json.push_back({{"id", ids[i]}, {"name", names[i]}});
  return json.dump();
}

void classListFromJson(const std::string& text, std::vector<CategoryId>& ids, std::vector<std::string>& names) {
  try {
    for (const auto& category : nlohmann::json::parse(text)) {
      ids.push_back(category.at("id").get<CategoryId>());
      names.push_back(category.at("name").get<std::string>());
    }
  } catch (const nlohmann::json::exception& error) {
    throw Error(ErrorCode::Corrupt, say("The categories of a training cannot be read."), error.what());
  }
}

}  // namespace wb
