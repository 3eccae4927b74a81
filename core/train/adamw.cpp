#include <ATen/Parallel.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "core/base/error.h"
#include "core/train/adamw_impl.h"
#include "core/train/adamw_kernel_impl.h"

namespace wb::train {
namespace {

constexpr std::int64_t grain = 32768;  // values a thread takes at once

StepFactors stepFactors(const UpdateRule& rule, double learningRate, double clip, std::int64_t steps) {
  const double rate = learningRate * rule.rateFactor;
  StepFactors factors;
  factors.gradientScale = static_cast<float>(clip);
  factors.keep = static_cast<float>(1 - rate * rule.weightDecay);
  factors.rate = static_cast<float>(rate / (1 - std::pow(adamBeta1, static_cast<double>(steps))));
  factors.secondScale = static_cast<float>(1 / std::sqrt(1 - std::pow(adamBeta2, static_cast<double>(steps))));
  return factors;
}

/// Values that one thread takes at once. All parameters' stretches are shared out together: a network has hundreds of
/// parameters, most of them small.
struct Stretch {
  const float* values;
  std::int64_t count;
};

void addStretches(const torch::Tensor& values, std::vector<Stretch>& stretches) {
  const float* from = values.const_data_ptr<float>();
  for (std::int64_t i = 0; i < values.numel(); i += grain) {
    stretches.push_back({from + i, std::min(grain, values.numel() - i)});
  }
}

double squaredSum(const Stretch& stretch) {
  constexpr int sums = 16;
  float sum[sums] = {};
  const float* x = stretch.values;
  std::int64_t i = 0;
  for (; i + sums <= stretch.count; i += sums) {
    for (int j = 0; j < sums; ++j) sum[j] += x[i + j] * x[i + j];
  }
  double total = 0;
  for (; i < stretch.count; ++i) total += static_cast<double>(x[i]) * x[i];
  for (const float one : sum) total += one;
  return total;
}

/// Σx², summed in the same order whatever the number of threads.
double squaredSum(const std::vector<Stretch>& stretches) {
  std::vector<double> parts(stretches.size());
  at::parallel_for(0, static_cast<std::int64_t>(parts.size()), 1, [&](std::int64_t begin, std::int64_t end) {
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      parts[i] = squaredSum(stretches[i]);
    }
  });
  double total = 0;
  for (const double part : parts) total += part;
  return total;
}

/// A stretch of a parameter that is to be moved.
struct Update {
  AdamValues values;
  Stretch gradient;
  StepFactors factors;
};

void updateAll(const std::vector<Update>& updates) {
  at::parallel_for(0, static_cast<std::int64_t>(updates.size()), 1, [&](std::int64_t begin, std::int64_t end) {
    const FlushDenormals flush;
    for (auto i = static_cast<std::size_t>(begin); i < static_cast<std::size_t>(end); ++i) {
      const Update& one = updates[i];
      adamStep(one.values, one.gradient.values, one.gradient.count, one.factors);
    }
  });
}

}  // namespace

void AdamW::add(const std::string& name, const torch::Tensor& parameter, const torch::Tensor& copy, UpdateRule rule) {
  TORCH_CHECK(parameter.is_contiguous() && parameter.scalar_type() == torch::kFloat32);
  TORCH_CHECK(!copy.defined() || copy.is_contiguous());
  m_slots.push_back({name, parameter, copy, torch::zeros(parameter.sizes()), torch::zeros(parameter.sizes()), rule});
}

void AdamW::addTable(const std::string& name, const torch::Tensor& table, UpdateRule rule) {
  TORCH_CHECK(table.is_contiguous() && table.dim() == 2 && table.scalar_type() == torch::kFloat32);
  TableSlot slot;
  slot.name = name;
  slot.table = table;
  slot.positionOf.assign(static_cast<std::size_t>(table.size(0)), -1);
  for (torch::Tensor* part : {&slot.gradient, &slot.first, &slot.second}) *part = torch::zeros({0, table.size(1)});
  slot.rule = rule;
  m_table = std::move(slot);
}

void AdamW::touchRow(TableSlot& slot, std::int64_t row) {
  std::int32_t& position = slot.positionOf[static_cast<std::size_t>(row)];
  if (position >= 0) return;
  position = static_cast<std::int32_t>(slot.touched.size());
  slot.touched.push_back(row);
  const std::int64_t size = slot.table.size(1);
  float* values = slot.table.data_ptr<float>() + row * size;
  for (std::int64_t j = 0; j < size; ++j) values[j] *= static_cast<float>(slot.pendingDecay);
}

void AdamW::makeRoom(TableSlot& slot) {
  const auto needed = static_cast<std::int64_t>(slot.touched.size());
  const std::int64_t held = slot.first.size(0);
  if (needed <= held) return;
  const torch::Tensor more = torch::zeros({std::max(needed - held, held), slot.table.size(1)});
  for (torch::Tensor* part : {&slot.gradient, &slot.first, &slot.second}) *part = torch::cat({*part, more});
}

void AdamW::touch(std::span<const TokenId> ids) {
  if (!m_table) return;
  for (const TokenId id : ids) touchRow(*m_table, id);
  makeRoom(*m_table);
}

void AdamW::addRows(std::span<const TokenId> ids, const torch::Tensor& gradients) {
  if (!m_table) return;
  touch(ids);
  const std::int64_t size = m_table->table.size(1);
  const float* from = gradients.const_data_ptr<float>();
  for (const TokenId id : ids) {
    float* to = m_table->gradient.data_ptr<float>() + m_table->positionOf[static_cast<std::size_t>(id)] * size;
    for (std::int64_t j = 0; j < size; ++j) to[j] += from[j];
    from += size;
  }
}

void AdamW::dropRows() {
  if (m_table) m_table->gradient.zero_();
}

double AdamW::gradientNorm() const {
  std::vector<Stretch> gradients;
  if (m_table && layerFactor(m_table->rule) > 0) {
    // Of the touched rows alone: how much room lies behind them, on which the order of the sum depends, is a matter of
    // how the room grew.
    addStretches(m_table->gradient.narrow(0, 0, static_cast<std::int64_t>(m_table->touched.size())), gradients);
  }
  for (const Slot& slot : m_slots) {
    const torch::Tensor& gradient = slot.parameter.grad();
    if (gradient.defined() && layerFactor(slot.rule) > 0) addStretches(gradient, gradients);
  }
  return std::sqrt(squaredSum(gradients));
}

double AdamW::step(double learningRate, double clipNorm) {
  const torch::NoGradGuard noGradient;
  const double norm = gradientNorm();
  if (!std::isfinite(norm)) {
    dropRows();
    return norm;
  }
  ++m_steps;
  const double clip = clipNorm > 0 ? std::min(1.0, clipNorm / (norm + 1e-6)) : 1.0;
  std::vector<Update> updates;
  for (Slot& slot : m_slots) {
    const torch::Tensor& gradient = slot.parameter.grad();
    const double factor = layerFactor(slot.rule);
    if (!gradient.defined() || factor == 0) continue;
    const AdamValues values{slot.parameter.data_ptr<float>(), slot.first.data_ptr<float>(),
                            slot.second.data_ptr<float>(),
                            slot.copy.defined() ? static_cast<kernels::Bf16*>(slot.copy.data_ptr()) : nullptr};
    const StepFactors factors = stepFactors(slot.rule, learningRate * factor, clip, m_steps);
    std::vector<Stretch> stretches;
    addStretches(gradient, stretches);
    std::int64_t offset = 0;
    for (const Stretch& stretch : stretches) {
      updates.push_back({values.from(offset), stretch, factors});
      offset += stretch.count;
    }
  }
  updateAll(updates);
  if (m_table && layerFactor(m_table->rule) > 0) {
    updateTable(*m_table, learningRate * layerFactor(m_table->rule), clip);
  } else {
    dropRows();
  }
  return norm;
}

void AdamW::updateTable(TableSlot& slot, double learningRate, double clip) const {
  const StepFactors factors = stepFactors(slot.rule, learningRate, clip, m_steps);
  const std::int64_t size = slot.table.size(1);
  const auto touched = static_cast<std::int64_t>(slot.touched.size());
  at::parallel_for(0, touched, std::max<std::int64_t>(1, grain / size), [&](std::int64_t begin, std::int64_t end) {
    const FlushDenormals flush;
    for (std::int64_t i = begin; i < end; ++i) {
      const AdamValues values{slot.table.data_ptr<float>() + slot.touched[static_cast<std::size_t>(i)] * size,
                              slot.first.data_ptr<float>() + i * size, slot.second.data_ptr<float>() + i * size,
                              nullptr};
      float* gradient = slot.gradient.data_ptr<float>() + i * size;
      adamStep(values, gradient, size, factors);
      std::fill(gradient, gradient + size, 0.0F);
    }
  });
  slot.pendingDecay *= factors.keep;
}

std::span<const std::int64_t> AdamW::touchedRows() const {
  return m_table ? std::span<const std::int64_t>(m_table->touched) : std::span<const std::int64_t>();
}

void AdamW::settle() {
  if (!m_table || m_table->pendingDecay == 1) return;
  TableSlot& slot = *m_table;
  const std::int64_t size = slot.table.size(1);
  const auto factor = static_cast<float>(slot.pendingDecay);
  auto* values = slot.table.data_ptr<float>();
  at::parallel_for(0, slot.table.size(0), std::max<std::int64_t>(1, grain / size),
                   [&](std::int64_t begin, std::int64_t end) {
                     for (std::int64_t row = begin; row < end; ++row) {
                       if (slot.positionOf[static_cast<std::size_t>(row)] >= 0) continue;
                       for (std::int64_t j = 0; j < size; ++j) values[row * size + j] *= factor;
                     }
                   });
  slot.pendingDecay = 1;
}

std::vector<NamedTensor> AdamW::state() const {
  std::vector<NamedTensor> state{{"steps", torch::tensor(m_steps, torch::kInt64).reshape({1})}};
  for (const Slot& slot : m_slots) {
    state.push_back({"first." + slot.name, slot.first});
    state.push_back({"second." + slot.name, slot.second});
  }
  if (m_table) {
    const TableSlot& slot = *m_table;
    const auto touched = static_cast<std::int64_t>(slot.touched.size());
    state.push_back({"touched." + slot.name, torch::tensor(slot.touched, torch::kInt64)});
    const auto pending = std::bit_cast<std::int64_t>(slot.pendingDecay);  // to the last bit
    state.push_back({"pending." + slot.name, torch::tensor(pending, torch::kInt64).reshape({1})});
    state.push_back({"first." + slot.name, slot.first.narrow(0, 0, touched)});
    state.push_back({"second." + slot.name, slot.second.narrow(0, 0, touched)});
  }
  return state;
}

void AdamW::load(const std::vector<NamedTensor>& state) {
  const torch::NoGradGuard noGradient;
  m_steps = findStored(state, "steps").item<std::int64_t>();
  for (Slot& slot : m_slots) {
    copyStored(slot.first, state, "first." + slot.name);
    copyStored(slot.second, state, "second." + slot.name);
  }
  if (m_table) loadTable(*m_table, state);
}

void AdamW::loadTable(TableSlot& slot, const std::vector<NamedTensor>& state) {
  const torch::Tensor touched = findStored(state, "touched." + slot.name).contiguous();
  const auto* rows = touched.const_data_ptr<std::int64_t>();
  slot.touched.assign(rows, rows + touched.numel());
  std::fill(slot.positionOf.begin(), slot.positionOf.end(), -1);
  for (std::size_t i = 0; i < slot.touched.size(); ++i) {
    if (slot.touched[i] < 0 || slot.touched[i] >= slot.table.size(0)) {
      throw Error(ErrorCode::Corrupt,
                  say("The stored state of the training names a row that \"%1\" has not.", slot.name));
    }
    slot.positionOf[static_cast<std::size_t>(slot.touched[i])] = static_cast<std::int32_t>(i);
  }
  slot.pendingDecay = std::bit_cast<double>(findStored(state, "pending." + slot.name).item<std::int64_t>());
  for (torch::Tensor* part : {&slot.gradient, &slot.first, &slot.second}) *part = torch::zeros({0, slot.table.size(1)});
  makeRoom(slot);
  copyStored(slot.first.narrow(0, 0, touched.numel()), state, "first." + slot.name);
  copyStored(slot.second.narrow(0, 0, touched.numel()), state, "second." + slot.name);
}

}  // namespace wb::train
