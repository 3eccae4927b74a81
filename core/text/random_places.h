// Which of a text's words or characters are changed.
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <vector>

#include "core/base/random.h"

namespace wb {

/// A share `rate` of `count` places in rising order: at least one where there is one, each set as likely as another.
inline std::vector<std::size_t> randomPlaces(std::size_t count, double rate, Random& random) {
  std::vector<std::size_t> places(count);
  std::iota(places.begin(), places.end(), std::size_t{0});
  const double share = std::round(std::clamp(rate, 0.0, 1.0) * static_cast<double>(count));
  const std::size_t wanted = std::min(count, std::max<std::size_t>(1, static_cast<std::size_t>(share)));
  for (std::size_t i = 0; i < wanted; ++i) std::swap(places[i], places[i + random.below(count - i)]);
  places.resize(wanted);
  std::sort(places.begin(), places.end());
  return places;
}

}  // namespace wb
