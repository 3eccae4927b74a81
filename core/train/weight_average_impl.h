// The running mean of the weights (Polyak averaging; Tarvainen & Valpola 2017, arXiv 1703.01780): after each step
//   a ← d·a + (1 − d)·w,  d = min(decay, (1 + n) / (10 + n))
// where n counts the steps before, so that the first weights, which know nothing yet, are soon forgotten.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/train/named_tensor_impl.h"

namespace wb::train {

class WeightAverage {
 public:
  explicit WeightAverage(double decay) : m_decay(decay) {}

  /// Averages `parameter`, fp32, from the values it has now.
  void add(const std::string& name, const torch::Tensor& parameter);
  /// Averages the rows of `table` that are learnt, each from when it is first touched; the others stay what they are.
  void addTable(const std::string& name, const torch::Tensor& table);

  /// Before a step moves the weights: `touched` are the table's rows that it may move, those of before first.
  void beforeStep(std::span<const std::int64_t> touched);
  /// After the step.
  void update();

  /// Weights and averages change places; again, and all is as before to the last bit.
  void swap();

  /// The averages and their count, to be stored with the weights.
  std::vector<NamedTensor> state() const;
  /// Takes back what state() gave; `touched` as they were then. Throws Error{Corrupt}.
  void load(const std::vector<NamedTensor>& state, std::span<const std::int64_t> touched);

  /// d of the step with number `n`, 0-based.
  static double decayOf(double decay, std::int64_t n);

 private:
  struct Slot {
    std::string name;
    torch::Tensor parameter;
    torch::Tensor average;
  };
  /// Its averages are [touched or more, size], in the order of `rows`.
  struct TableSlot {
    Slot slot;
    std::vector<std::int64_t> rows;
  };

  void makeRoom(TableSlot& table, std::size_t rows) const;

  double m_decay;
  std::int64_t m_updates = 0;
  std::vector<Slot> m_slots;
  std::optional<TableSlot> m_table;
};

}  // namespace wb::train
