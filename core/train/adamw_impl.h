// AdamW (Loshchilov, Hutter 2019, arXiv 1711.05101) in one pass over the weights, with gradient
// clipping, bf16 copies of the weights, and a table of which only the touched rows are moved.
#pragma once

#include <torch/torch.h>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/text/tokenizer.h"
#include "core/train/named_tensor_impl.h"

namespace wb::train {

/// How the parameters of one kind are moved.
struct UpdateRule {
  double rateFactor = 1;   ///< on the learning rate of the step
  double weightDecay = 0;  ///< decoupled: w ← w·(1 − rate·decay) before the step
  int layer = 0;           ///< index into setLayerFactors()
};

class AdamW {
 public:
  /// `parameter` is fp32 and moved by its .grad(); `copy`, where defined, is kept its bf16 rounding.
  void add(const std::string& name, const torch::Tensor& parameter, const torch::Tensor& copy, UpdateRule rule);

  /// A table [rows, size] of which each batch touches few rows. Rows that no batch has touched yet have zero
  /// moments and only decay, which is done in closed form when they are next needed: after settle()
  /// the table equals that of dense AdamW.
  void addTable(const std::string& name, const torch::Tensor& table, UpdateRule rule);

  /// Call before the forward pass of a batch: brings the rows it will read up to date.
  void touch(std::span<const TokenId> ids);
  /// Adds the gradients [ids, size] of the rows that a batch read to those of the table.
  void addRows(std::span<const TokenId> ids, const torch::Tensor& gradients);
  /// Forgets the rows' gradients.
  void dropRows();

  /// Factors on the learning rate by the rules' layers, from the next step on. A layer of factor 0 stays as it is, and
  /// its gradients do not count. At first all are 1.
  void setLayerFactors(std::vector<double> factors) { m_layerFactors = std::move(factors); }

  /// One step, the gradients' norm cut to `clipNorm` (0: not cut). Returns the norm before; where it is not finite
  /// nothing is changed. The rows' gradients are gone in any case; those of the parameters stay.
  double step(double learningRate, double clipNorm);

  /// The table's rows that batches have touched so far, in that order; none without a table.
  std::span<const std::int64_t> touchedRows() const;

  /// Brings all rows of all tables up to date.
  void settle();

  /// Moments and counters, to be stored with the parameters as they are.
  std::vector<NamedTensor> state() const;
  /// Takes back what state() gave, for the same parameters, which the caller fills. Throws Error{Corrupt} where
  /// something is missing.
  void load(const std::vector<NamedTensor>& state);

 private:
  struct Slot {
    std::string name;
    torch::Tensor parameter;
    torch::Tensor copy;
    torch::Tensor first;   ///< mean of gradients
    torch::Tensor second;  ///< mean of squared gradients
    UpdateRule rule;
  };
  /// The table that is trained by rows; there is at most one.
  struct TableSlot {
    std::string name;
    torch::Tensor table;
    std::vector<std::int64_t> touched;     ///< rows in the order they were first touched
    std::vector<std::int32_t> positionOf;  ///< [rows]: index into `touched`, −1 for untouched rows
    torch::Tensor gradient;                ///< [touched or more, size]; zero where a step has none
    torch::Tensor first;
    torch::Tensor second;
    double pendingDecay = 1;  ///< what untouched rows still have to be multiplied with
    UpdateRule rule;
  };

  double layerFactor(const UpdateRule& rule) const {
    return m_layerFactors.empty() ? 1 : m_layerFactors[static_cast<std::size_t>(rule.layer)];
  }
  double gradientNorm() const;
  void touchRow(TableSlot& slot, std::int64_t row);
  void makeRoom(TableSlot& slot);
  void loadTable(TableSlot& slot, const std::vector<NamedTensor>& state);
  void updateTable(TableSlot& slot, double learningRate, double clip) const;

  std::vector<Slot> m_slots;
  std::optional<TableSlot> m_table;
  std::vector<double> m_layerFactors;
  std::int64_t m_steps = 0;
};

}  // namespace wb::train
