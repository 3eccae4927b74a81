// What the fuzzers of weight files do with a file that was accepted.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "core/base/error.h"
#include "core/nn/tensor_file.h"

namespace wb {

/// Parses the bytes and reads every element of every tensor; being refused with an Error is as good.
template <typename Parse>
void readTensors(const Parse& parse, const std::uint8_t* data, std::size_t size) {
  try {
    for (const TensorEntry& tensor : parse("weights", std::as_bytes(std::span(data, size)))) {
      if (tensor.repeats()) continue;
      packedBytes(tensor);
      if (!isFloating(tensor.type)) continue;
      std::vector<float> values(static_cast<std::size_t>(tensor.elements()));
      copyAsFloat(tensor, values);
    }
  } catch (const Error&) {  // refused in words
  }
}

}  // namespace wb
