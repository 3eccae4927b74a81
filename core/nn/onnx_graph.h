// An ONNX graph as it is drawn up: each operator is a call that names its result.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/nn/onnx_file.h"

namespace wb::onnx {

class GraphBuilder {
 public:
  /// A name for what an operator makes of `inputs`; `result` chooses the name.
  std::string add(std::string_view operation, std::vector<std::string> inputs, std::vector<Attribute> attributes = {},
                  std::string result = {});

  /// A constant whose bytes lie elsewhere; one that was added before is not added again.
  std::string weight(const std::string& name, std::vector<std::int64_t> shape, std::span<const std::byte> bytes);
  /// A list of whole numbers; equal ones are one constant.
  std::string integers(const std::vector<std::int64_t>& values);
  /// A single whole number, without an axis.
  std::string integer(std::int64_t value);
  std::string number(float value);

  std::string plus(const std::string& a, const std::string& b) { return add("Add", {a, b}); }
  std::string times(const std::string& a, const std::string& b) { return add("Mul", {a, b}); }
  std::string times(const std::string& a, float b) { return times(a, number(b)); }

  Graph& graph() { return m_graph; }

 private:
  template <typename Element>
  std::string made(Type type, const std::vector<Element>& values, std::vector<std::int64_t> shape);

  Graph m_graph;
  std::map<std::string, std::string, std::less<>> m_constants;  ///< bytes and shape of small ones: their name
  std::map<std::string, int, std::less<>> m_used;               ///< how often an operator was added
  std::set<std::string, std::less<>> m_weights;
};

}  // namespace wb::onnx
