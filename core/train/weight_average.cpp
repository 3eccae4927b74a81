#include <ATen/Parallel.h>

#include <algorithm>

#include "core/train/weight_average_impl.h"

namespace wb::train {
namespace {

constexpr std::int64_t grain = 32768;  // values a thread takes at once

/// a ← a + share·(w − a): a value that stays is its own average to the last bit.
void approach(float* average, const float* weight, std::int64_t count, float share) {
  for (std::int64_t i = 0; i < count; ++i) average[i] += share * (weight[i] - average[i]);
}

/// Calls `work(weights, averages, count)` for stretches of all values, on all threads.
template <typename Work>
void overAll(const torch::Tensor& weights, const torch::Tensor& averages, const Work& work) {
  auto* weight = weights.data_ptr<float>();
  auto* average = averages.data_ptr<float>();
  at::parallel_for(0, weights.numel(), grain,
                   [&](std::int64_t begin, std::int64_t end) { work(weight + begin, average + begin, end - begin); });
}

/// The same for the chosen rows of a table, whose averages lie one after the other.
template <typename Work>
void overRows(const torch::Tensor& table, std::span<const std::int64_t> rows, const torch::Tensor& averages,
              const Work& work) {
  const std::int64_t size = table.size(1);
  auto* weight = table.data_ptr<float>();
  auto* average = averages.data_ptr<float>();
  at::parallel_for(0, static_cast<std::int64_t>(rows.size()), std::max<std::int64_t>(1, grain / size),
                   [&](std::int64_t begin, std::int64_t end) {
                     for (std::int64_t i = begin; i < end; ++i) {
                       work(weight + rows[static_cast<std::size_t>(i)] * size, average + i * size, size);
                     }
                   });
}

}  // namespace

double WeightAverage::decayOf(double decay, std::int64_t n) {
  return std::min(decay, static_cast<double>(1 + n) / static_cast<double>(10 + n));
}

void WeightAverage::add(const std::string& name, const torch::Tensor& parameter) {
  m_slots.push_back({name, parameter, parameter.detach().clone()});
}

void WeightAverage::addTable(const std::string& name, const torch::Tensor& table) {
  m_table = TableSlot{{name, table, torch::zeros({0, table.size(1)})}, {}};
}

void WeightAverage::makeRoom(TableSlot& table, std::size_t rows) const {
  torch::Tensor& averages = table.slot.average;
  const std::int64_t held = averages.size(0);
  const auto needed = static_cast<std::int64_t>(rows);
  if (needed <= held) return;
  averages = torch::cat({averages, torch::zeros({std::max(needed - held, held), averages.size(1)})});
}

void WeightAverage::beforeStep(std::span<const std::int64_t> touched) {
  if (!m_table || touched.size() == m_table->rows.size()) return;
  const torch::NoGradGuard noGradient;
  const std::size_t known = m_table->rows.size();
  m_table->rows.assign(touched.begin(), touched.end());
  makeRoom(*m_table, touched.size());
  const auto fresh = touched.subspan(known);
  overRows(m_table->slot.parameter, fresh,
           m_table->slot.average.narrow(0, static_cast<std::int64_t>(known), static_cast<std::int64_t>(fresh.size())),
           [](const float* weight, float* average, std::int64_t count) { std::copy_n(weight, count, average); });
}

void WeightAverage::update() {
  const torch::NoGradGuard noGradient;
  const auto share = static_cast<float>(1 - decayOf(m_decay, m_updates++));
  const auto move = [share](const float* weight, float* average, std::int64_t count) {
    approach(average, weight, count, share);
  };
  for (const Slot& slot : m_slots) overAll(slot.parameter, slot.average, move);
  if (m_table) overRows(m_table->slot.parameter, m_table->rows, m_table->slot.average, move);
}

void WeightAverage::swap() {
  const torch::NoGradGuard noGradient;
  const auto exchange = [](float* weight, float* average, std::int64_t count) {
    std::swap_ranges(weight, weight + count, average);
  };
  for (const Slot& slot : m_slots) overAll(slot.parameter, slot.average, exchange);
  if (m_table) overRows(m_table->slot.parameter, m_table->rows, m_table->slot.average, exchange);
}

std::vector<NamedTensor> WeightAverage::state() const {
  std::vector<NamedTensor> state{{"updates", torch::tensor(m_updates, torch::kInt64).reshape({1})}};
  for (const Slot& slot : m_slots) state.push_back({"mean." + slot.name, slot.average});
  if (m_table) {
    const auto rows = static_cast<std::int64_t>(m_table->rows.size());
    state.push_back({"mean." + m_table->slot.name, m_table->slot.average.narrow(0, 0, rows)});
  }
  return state;
}

void WeightAverage::load(const std::vector<NamedTensor>& state, std::span<const std::int64_t> touched) {
  const torch::NoGradGuard noGradient;
  m_updates = findStored(state, "updates").item<std::int64_t>();
  for (const Slot& slot : m_slots) copyStored(slot.average, state, "mean." + slot.name);
  if (!m_table) return;
  const torch::Tensor& rows = findStored(state, "mean." + m_table->slot.name);
  // A step that was begun when this was stored may have touched more rows than were averaged.
  const auto known = std::min(touched.size(), static_cast<std::size_t>(rows.size(0)));
  m_table->rows.assign(touched.begin(), touched.begin() + static_cast<std::ptrdiff_t>(known));
  makeRoom(*m_table, known);
  copyStored(m_table->slot.average.narrow(0, 0, static_cast<std::int64_t>(known)), state, "mean." + m_table->slot.name);
}

}  // namespace wb::train
