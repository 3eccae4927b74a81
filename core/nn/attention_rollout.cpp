#include "core/nn/attention_rollout.h"

#include <cstddef>

namespace wb {
namespace {

/// rownorm(mean over heads + I) of one layer.
std::vector<float> withResidual(const AttentionMaps& attention, int layer) {
  const auto n = static_cast<std::size_t>(attention.length);
  std::vector<float> matrix(n * n, 0.0F);
  for (int query = 0; query < attention.length; ++query) {
    float* row = matrix.data() + static_cast<std::size_t>(query) * n;
    for (int head = 0; head < attention.heads; ++head) {
      for (std::size_t key = 0; key < n; ++key) row[key] += attention.at(layer, head, query, static_cast<int>(key));
    }
    float sum = 0;
    for (std::size_t key = 0; key < n; ++key) {
      row[key] /= static_cast<float>(attention.heads);
      if (key == static_cast<std::size_t>(query)) row[key] += 1;
      sum += row[key];
    }
    for (std::size_t key = 0; key < n; ++key) row[key] /= sum;
  }
  return matrix;
}

std::vector<float> product(const std::vector<float>& a, const std::vector<float>& b, std::size_t n) {
  std::vector<float> result(n * n, 0.0F);
  for (std::size_t i = 0; i < n; ++i) {
    for (std::size_t k = 0; k < n; ++k) {
      const float factor = a[i * n + k];
      for (std::size_t j = 0; j < n; ++j) result[i * n + j] += factor * b[k * n + j];
    }
  }
  return result;
}

}  // namespace

std::vector<float> attentionRollout(const AttentionMaps& attention) {
  std::vector<float> rollout = withResidual(attention, 0);
  for (int layer = 1; layer < attention.layers; ++layer) {
    rollout = product(withResidual(attention, layer), rollout, static_cast<std::size_t>(attention.length));
  }
  return rollout;
}

}  // namespace wb
