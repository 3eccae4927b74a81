// The ONNX file format: a graph of operators with its weights, as protocol buffer messages.
// https://github.com/onnx/onnx/blob/main/onnx/onnx.proto, https://protobuf.dev/programming-guides/encoding
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/atomic_file.h"

namespace wb::onnx {

enum class Type { Float32 = 1, Int64 = 7 };  ///< numbered as in the format

struct Attribute {
  std::string name;
  std::variant<std::int64_t, float, std::vector<std::int64_t>> value;
};

/// One operator; inputs and outputs are names of values.
struct Node {
  std::string operation;
  std::vector<std::string> inputs;
  std::vector<std::string> outputs;
  std::vector<Attribute> attributes;
};

/// A length, or the name of one that may be any.
using Axis = std::variant<std::int64_t, std::string>;

/// An input or output of the whole graph.
struct Value {
  std::string name;
  Type type = Type::Float32;
  std::vector<Axis> shape;
};

/// A value that the file holds; its bytes (little-endian) lie elsewhere.
struct Constant {
  std::string name;
  Type type = Type::Float32;
  std::vector<std::int64_t> shape;
  std::span<const std::byte> bytes;
};

struct Graph {
  std::string name;
  std::vector<Node> nodes;  ///< each behind those it reads from
  std::vector<Constant> constants;
  std::vector<Value> inputs;
  std::vector<Value> outputs;
  std::deque<std::vector<std::byte>> made;  ///< bytes of constants that lie nowhere else
};

struct Model {
  Graph graph;
  std::int64_t operatorSet = 17;
  std::vector<std::pair<std::string, std::string>> metadata;
};

/// Writes the file atomically, the constants straight from where they lie; `written` counts their bytes.
/// Throws Error{Unsupported} for a model over 2 GB, which the format cannot hold in one file.
void writeModel(const std::filesystem::path& path, const Model& model, const BytesWritten& written = {});

}  // namespace wb::onnx
