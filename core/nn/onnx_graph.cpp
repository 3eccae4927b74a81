#include "core/nn/onnx_graph.h"

namespace wb::onnx {

std::string GraphBuilder::add(std::string_view operation, std::vector<std::string> inputs,
                              std::vector<Attribute> attributes, std::string result) {
  if (result.empty()) result = std::string(operation) + "_" + std::to_string(++m_used[std::string(operation)]);
  m_graph.nodes.push_back({std::string(operation), std::move(inputs), {result}, std::move(attributes)});
  return result;
}

std::string GraphBuilder::weight(const std::string& name, std::vector<std::int64_t> shape,
                                 std::span<const std::byte> bytes) {
  if (m_weights.insert(name).second) m_graph.constants.push_back({name, Type::Float32, std::move(shape), bytes});
  return name;
}

std::string GraphBuilder::integers(const std::vector<std::int64_t>& values) {
  return made(Type::Int64, values, {static_cast<std::int64_t>(values.size())});
}

std::string GraphBuilder::integer(std::int64_t value) { return made(Type::Int64, std::vector{value}, {}); }

std::string GraphBuilder::number(float value) { return made(Type::Float32, std::vector{value}, {}); }

template <typename Element>
std::string GraphBuilder::made(Type type, const std::vector<Element>& values, std::vector<std::int64_t> shape) {
  const auto bytes = std::as_bytes(std::span(values));
  const std::string key = std::to_string(static_cast<int>(type)) + "/" + std::to_string(shape.size()) + "/" +
                          std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size());
  const auto [place, isNew] = m_constants.emplace(key, "constant_" + std::to_string(m_constants.size() + 1));
  if (isNew) {
    m_graph.made.emplace_back(bytes.begin(), bytes.end());
    m_graph.constants.push_back({place->second, type, std::move(shape), m_graph.made.back()});
  }
  return place->second;
}

}  // namespace wb::onnx
