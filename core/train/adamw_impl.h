// AdamW (Loshchilov, Hutter 2019, arXiv 1711.05101) in one pass over the weights, with gradient
// clipping, fp32 masters under bf16 weights, and tables of which only the touched rows are moved.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <string>
#include <vector>

namespace wb::train {

/// How the parameters of one kind are moved.
struct UpdateRule {
  double rateFactor = 1;   ///< on the learning rate of the step
  double weightDecay = 0;  ///< decoupled: w ← w·(1 − rate·decay) before the step
};

/// A tensor of the optimiser's state, by a name that is unique in it.
struct NamedTensor {
  std::string name;
  torch::Tensor tensor;
};

class AdamW {
 public:
  /// `working` is the parameter that the network computes with and that receives gradients; `master`
  /// is its fp32 original, of which `working` is kept a rounded copy. Both may be the same tensor.
  void add(const std::string& name, const torch::Tensor& master, const torch::Tensor& working, UpdateRule rule);

  /// A table [rows, size] whose gradients are sparse. Rows that no batch has touched yet have zero
  /// moments and only decay, which is done in closed form when they are next needed: after settle()
  /// the table equals that of dense AdamW.
  void addTable(const std::string& name, const torch::Tensor& table, UpdateRule rule);

  /// Call before the forward pass of a batch: brings the rows it will read up to date.
  void touch(const torch::Tensor& ids);

  /// Takes the gradients of the last backward pass and leaves none behind. Several calls before a
  /// step add up, in fp32.
  void gather();
  /// Forgets what was gathered.
  void dropGradients();

  /// One step with what was gathered, its norm cut to `clipNorm` (0: not cut). Returns the norm before;
  /// where it is not finite nothing is changed. The gathered gradients are gone in any case.
  double step(double learningRate, double clipNorm);

  /// Brings all rows of all tables up to date.
  void settle();

  /// Moments and counters, to be stored; settle() first. Tensors of load() may be of any storage.
  std::vector<NamedTensor> state() const;
  /// Takes back what state() gave, for the same parameters. Throws Error{Corrupt} where one is missing.
  void load(const std::vector<NamedTensor>& state);

 private:
  struct Slot {
    std::string name;
    torch::Tensor master;
    torch::Tensor working;
    torch::Tensor gradient;  ///< gathered; undefined when there is none
    torch::Tensor first;     ///< mean of gradients
    torch::Tensor second;    ///< mean of squared gradients
    UpdateRule rule;
  };
  struct TableSlot {
    std::string name;
    torch::Tensor table;
    torch::Tensor gradient;                ///< sparse
    std::vector<std::int64_t> touched;     ///< rows in the order they were first touched
    std::vector<std::int32_t> positionOf;  ///< [rows]: index into `touched`, −1 for untouched rows
    torch::Tensor first;                   ///< [touched or more, size]
    torch::Tensor second;
    double pendingDecay = 1;  ///< what untouched rows still have to be multiplied with
    UpdateRule rule;
  };

  double gradientNorm();
  void touchRows(TableSlot& slot, const std::int64_t* rows, std::int64_t count);
  void updateTable(TableSlot& slot, double learningRate, double clip);

  std::vector<Slot> m_slots;
  std::vector<TableSlot> m_tables;
  std::int64_t m_steps = 0;
};

}  // namespace wb::train
