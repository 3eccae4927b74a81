// An index of weight files from a stranger: no part that it names lies outside its folder.
#include <cstdint>
#include <cstdlib>

#include "core/base/error.h"
#include "core/nn/weight_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  try {
    for (const auto& [tensor, part] :
         wb::parseWeightIndex("model.safetensors.index.json", {reinterpret_cast<const char*>(data), size})) {
      if (part.find('/') != std::string::npos || part == "." || part == "..") std::abort();
    }
  } catch (const wb::Error&) {  // refused in words
  }
  return 0;
}
