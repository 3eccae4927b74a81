// A config.json from a stranger: what is accepted can be written, and is the same when read again.
#include <cstdint>
#include <cstdlib>

#include "core/base/error.h"
#include "core/nn/bert_tensors.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string written;
  try {
    const wb::BertConfig config = wb::parseBertConfig("config.json", {reinterpret_cast<const char*>(data), size});
    wb::encoderTensors(config);
    written = wb::bertConfigJson(config);
  } catch (const wb::Error&) {  // refused in words
    return 0;
  }
  if (wb::bertConfigJson(wb::parseBertConfig("config.json", written)) != written) std::abort();
  return 0;
}
