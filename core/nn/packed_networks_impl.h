// A network packed for prediction in each precision that was asked for. Only nn includes this file.
#pragma once

#include <map>

#include "core/data/prediction_precision.h"
#include "core/nn/packed_encoder_impl.h"

namespace wb::nn {

class PackedNetworks {
 public:
  PackedNetworks(Bert network, BertConfig config, Pooling pooling);

  /// Prepared when first asked for. Auto: bf16 where the processor has it, else fp32.
  PackedEncoder& in(PredictionPrecision precision);

 private:
  Bert m_network;
  BertConfig m_config;
  Pooling m_pooling;
  std::map<PredictionPrecision, PackedEncoder> m_made;
};

}  // namespace wb::nn
