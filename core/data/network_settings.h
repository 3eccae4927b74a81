// The settings that networks know of, apart from those of a training alone, which change more often.
#pragma once

#include <string_view>

namespace wb {

enum class Precision { Auto, Fp32, Bf16 };
/// Which vector of the last layer is classified.
enum class Pooling { Auto, Cls, Mean };

std::string_view precisionName(Precision precision);
std::string_view poolingName(Pooling pooling);
/// Each throws Error{BadInput} that lists the words it knows.
Precision precisionFromName(std::string_view name);
Pooling poolingFromName(std::string_view name);

/// The encoder's name that asks for a network of random values.
inline constexpr std::string_view newEncoder = "new";

/// A network of random values for `newEncoder`, with a character vocabulary made from the corpus.
struct NewEncoder {
  int layers = 4;
  int hiddenSize = 256;
  int heads = 4;
  int intermediateSize = 1024;
};

}  // namespace wb
