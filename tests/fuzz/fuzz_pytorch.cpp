// A file of torch.save from a stranger.
#include "core/nn/pytorch_file.h"
#include "tests/fuzz/read_tensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  wb::readTensors(wb::parsePytorchFile, data, size);
  return 0;
}
