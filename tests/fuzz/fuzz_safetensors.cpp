// A safetensors file from a stranger.
#include "core/nn/safetensors.h"
#include "tests/fuzz/read_tensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  wb::readTensors(wb::parseSafetensors, data, size);
  return 0;
}
