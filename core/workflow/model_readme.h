// The README.md of an exported model: what it is, its categories, how to use it, whose licence it carries.
#pragma once

#include <cstdint>
#include <string>

#include "core/workflow/export_model.h"

namespace wb {

struct ModelDescription {
  RunRecord run;
  std::string project;
  std::string license;  ///< of the encoder; empty where its config.json names none
  std::int64_t maxLength = 0;
  ModelFormat format = ModelFormat::HuggingFace;
};

/// Markdown, with the fields at its head that model hubs read.
std::string modelReadme(const ModelDescription& model);

}  // namespace wb
