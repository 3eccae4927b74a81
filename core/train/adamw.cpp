#include <ATen/Parallel.h>

#include <algorithm>
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

double squaredNorm(const torch::Tensor& gradient) {
  const auto norm = gradient.is_sparse() ? gradient._values().norm() : gradient.to(torch::kFloat32).norm();
  const double value = norm.item<double>();
  return value * value;
}

torch::Tensor find(const std::vector<NamedTensor>& state, const std::string& name) {
  for (const NamedTensor& entry : state) {
    if (entry.name == name) return entry.tensor;
  }
  throw Error(
      ErrorCode::Corrupt,
      say("The stored state of the training lacks \"%1\". Start a new run; the best epoch of this one is kept.", name));
}

void copyInto(const torch::Tensor& target, const torch::Tensor& source, const std::string& name) {
  if (target.sizes() != source.sizes()) {
    throw Error(
        ErrorCode::Corrupt,
        say("The stored state of the training has another shape for \"%1\". Start a new run; the best epoch of this "
            "one is kept.",
            name));
  }
  target.copy_(source);
}

}  // namespace

void AdamW::add(const std::string& name, const torch::Tensor& master, const torch::Tensor& working, UpdateRule rule) {
  TORCH_CHECK(master.is_contiguous() && working.is_contiguous() && master.scalar_type() == torch::kFloat32);
  m_slots.push_back({name, master, working, {}, torch::zeros_like(master), torch::zeros_like(master), rule});
}

void AdamW::addTable(const std::string& name, const torch::Tensor& table, UpdateRule rule) {
  TORCH_CHECK(table.is_contiguous() && table.dim() == 2 && table.scalar_type() == torch::kFloat32);
  TableSlot slot;
  slot.name = name;
  slot.table = table;
  slot.positionOf.assign(static_cast<std::size_t>(table.size(0)), -1);
  slot.first = torch::zeros({0, table.size(1)});
  slot.second = torch::zeros({0, table.size(1)});
  slot.rule = rule;
  m_tables.push_back(std::move(slot));
}

void AdamW::touch(const torch::Tensor& ids) {
  if (m_tables.empty()) return;
  const torch::Tensor rows = ids.to(torch::kInt64).contiguous();
  for (TableSlot& slot : m_tables) touchRows(slot, rows.data_ptr<std::int64_t>(), rows.numel());
}

void AdamW::touchRows(TableSlot& slot, const std::int64_t* rows, std::int64_t count) {
  const std::int64_t size = slot.table.size(1);
  auto* values = slot.table.data_ptr<float>();
  for (std::int64_t i = 0; i < count; ++i) {
    std::int32_t& position = slot.positionOf[static_cast<std::size_t>(rows[i])];
    if (position >= 0) continue;
    position = static_cast<std::int32_t>(slot.touched.size());
    slot.touched.push_back(rows[i]);
    float* row = values + rows[i] * size;
    for (std::int64_t j = 0; j < size; ++j) row[j] *= static_cast<float>(slot.pendingDecay);
  }
  const auto needed = static_cast<std::int64_t>(slot.touched.size());
  if (needed > slot.first.size(0)) {
    const torch::Tensor more = torch::zeros({std::max(needed - slot.first.size(0), slot.first.size(0)), size});
    slot.first = torch::cat({slot.first, more});
    slot.second = torch::cat({slot.second, more});
  }
}

void AdamW::gather() {
  const auto take = [](torch::Tensor& gathered, const torch::Tensor& parameter) {
    torch::Tensor& gradient = parameter.mutable_grad();
    if (!gradient.defined()) return;
    if (!gathered.defined()) {
      gathered = gradient;
    } else {
      if (!gathered.is_sparse()) gathered = gathered.to(torch::kFloat32);
      gathered = gathered.add_(gradient);
    }
    gradient.reset();
  };
  const torch::NoGradGuard noGradient;
  for (Slot& slot : m_slots) take(slot.gradient, slot.working);
  for (TableSlot& slot : m_tables) take(slot.gradient, slot.table);
}

void AdamW::dropGradients() {
  for (Slot& slot : m_slots) {
    slot.gradient.reset();
    slot.working.mutable_grad().reset();
  }
  for (TableSlot& slot : m_tables) {
    slot.gradient.reset();
    slot.table.mutable_grad().reset();
  }
}

double AdamW::gradientNorm() {
  double sum = 0;
  for (TableSlot& slot : m_tables) {
    if (!slot.gradient.defined()) continue;
    slot.gradient = slot.gradient.coalesce();
    sum += squaredNorm(slot.gradient);
  }
  for (Slot& slot : m_slots) {
    if (!slot.gradient.defined()) continue;
    slot.gradient = slot.gradient.contiguous();
    sum += squaredNorm(slot.gradient);
  }
  return std::sqrt(sum);
}

double AdamW::step(double learningRate, double clipNorm) {
  const torch::NoGradGuard noGradient;
  const double norm = gradientNorm();
  if (!std::isfinite(norm)) {
    dropGradients();
    return norm;
  }
  ++m_steps;
  const double clip = clipNorm > 0 ? std::min(1.0, clipNorm / (norm + 1e-6)) : 1.0;
  for (Slot& slot : m_slots) {
    if (!slot.gradient.defined()) continue;
    const StepFactors factors = stepFactors(slot.rule, learningRate, clip, m_steps);
    const bool half = slot.working.scalar_type() == torch::kBFloat16;
    const bool halfGradient = slot.gradient.scalar_type() == torch::kBFloat16;
    const AdamValues values{slot.master.data_ptr<float>(), slot.first.data_ptr<float>(), slot.second.data_ptr<float>(),
                            half ? static_cast<std::uint16_t*>(slot.working.data_ptr()) : nullptr};
    const void* gradient = slot.gradient.data_ptr();
    at::parallel_for(0, slot.master.numel(), grain, [&](std::int64_t begin, std::int64_t end) {
      const FlushDenormals flush;
      if (halfGradient) {
        adamStep(values.from(begin), static_cast<const std::uint16_t*>(gradient) + begin, end - begin, factors);
      } else {
        adamStep(values.from(begin), static_cast<const float*>(gradient) + begin, end - begin, factors);
      }
    });
  }
  for (TableSlot& slot : m_tables) updateTable(slot, learningRate, clip);
  dropGradients();
  return norm;
}

void AdamW::updateTable(TableSlot& slot, double learningRate, double clip) {
  const StepFactors factors = stepFactors(slot.rule, learningRate, clip, m_steps);
  const std::int64_t size = slot.table.size(1);
  torch::Tensor gradients;
  std::vector<const float*> gradientOf;
  if (slot.gradient.defined()) {
    const torch::Tensor rows = slot.gradient._indices().contiguous();
    gradients = slot.gradient._values().contiguous();
    touchRows(slot, rows.data_ptr<std::int64_t>(), rows.numel());
    gradientOf.assign(slot.touched.size(), nullptr);
    for (std::int64_t i = 0; i < rows.numel(); ++i) {
      const auto row = static_cast<std::size_t>(rows.data_ptr<std::int64_t>()[i]);
      gradientOf[static_cast<std::size_t>(slot.positionOf[row])] = gradients.data_ptr<float>() + i * size;
    }
  }
  gradientOf.resize(slot.touched.size(), nullptr);
  const std::vector<float> zeros(static_cast<std::size_t>(size), 0.0F);
  const auto touched = static_cast<std::int64_t>(slot.touched.size());
  at::parallel_for(0, touched, std::max<std::int64_t>(1, grain / size), [&](std::int64_t begin, std::int64_t end) {
    const FlushDenormals flush;
    for (std::int64_t i = begin; i < end; ++i) {
      const auto position = static_cast<std::size_t>(i);
      const AdamValues values{slot.table.data_ptr<float>() + slot.touched[position] * size,
                              slot.first.data_ptr<float>() + i * size, slot.second.data_ptr<float>() + i * size,
                              nullptr};
      adamStep(values, gradientOf[position] != nullptr ? gradientOf[position] : zeros.data(), size, factors);
    }
  });
  slot.pendingDecay *= factors.keep;
}

void AdamW::settle() {
  for (TableSlot& slot : m_tables) {
    if (slot.pendingDecay == 1) continue;
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
}

std::vector<NamedTensor> AdamW::state() const {
  std::vector<NamedTensor> state{{"steps", torch::tensor(m_steps, torch::kInt64).reshape({1})}};
  for (const Slot& slot : m_slots) {
    state.push_back({"first." + slot.name, slot.first});
    state.push_back({"second." + slot.name, slot.second});
  }
  for (const TableSlot& slot : m_tables) {
    const auto touched = static_cast<std::int64_t>(slot.touched.size());
    state.push_back({"touched." + slot.name, torch::tensor(slot.touched, torch::kInt64)});
    state.push_back({"first." + slot.name, slot.first.narrow(0, 0, touched)});
    state.push_back({"second." + slot.name, slot.second.narrow(0, 0, touched)});
  }
  return state;
}

void AdamW::load(const std::vector<NamedTensor>& state) {
  const torch::NoGradGuard noGradient;
  m_steps = find(state, "steps").item<std::int64_t>();
  for (Slot& slot : m_slots) {
    copyInto(slot.first, find(state, "first." + slot.name), slot.name);
    copyInto(slot.second, find(state, "second." + slot.name), slot.name);
  }
  for (TableSlot& slot : m_tables) {
    const torch::Tensor touched = find(state, "touched." + slot.name).contiguous();
    std::fill(slot.positionOf.begin(), slot.positionOf.end(), -1);
    slot.touched.clear();
    slot.first = torch::zeros({0, slot.table.size(1)});
    slot.second = torch::zeros({0, slot.table.size(1)});
    slot.pendingDecay = 1;
    touchRows(slot, touched.data_ptr<std::int64_t>(), touched.numel());
    copyInto(slot.first, find(state, "first." + slot.name), slot.name);
    copyInto(slot.second, find(state, "second." + slot.name), slot.name);
  }
}

}  // namespace wb::train
