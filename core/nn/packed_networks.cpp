#include "core/nn/packed_networks_impl.h"

#include <utility>

#include "core/nn/text_classifier.h"

namespace wb::nn {

PackedNetworks::PackedNetworks(Bert network, BertConfig config, Pooling pooling)
    : m_network(std::move(network)), m_config(std::move(config)), m_pooling(pooling) {}

PackedEncoder& PackedNetworks::in(PredictionPrecision asked) {
  PredictionPrecision precision = asked;
  if (asked == PredictionPrecision::Auto) {
    precision = processorHasBf16() ? PredictionPrecision::Bf16 : PredictionPrecision::Fp32;
  }
  const auto made = m_made.find(precision);
  if (made != m_made.end()) return made->second;
  PackedOptions options;
  options.pooling = m_pooling;
  options.half = precision == PredictionPrecision::Bf16;
  if (precision == PredictionPrecision::Int8) options.quantized = kernels::Width::Byte;
  if (precision == PredictionPrecision::Int16) options.quantized = kernels::Width::Word;
  return m_made.try_emplace(precision, m_network, m_config, options).first->second;
}

}  // namespace wb::nn
