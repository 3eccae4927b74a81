#include "core/nn/onnx_file.h"

#include <bit>
#include <limits>

#include "core/base/error.h"

namespace wb::onnx {
namespace {

constexpr std::int64_t formatVersion = 8;                                        // of ONNX 1.12, the first with set 17
constexpr std::uint64_t largestFile = std::numeric_limits<std::int32_t>::max();  // protocol buffers' own limit

void appendVarint(std::string& out, std::uint64_t value) {
  for (; value >= 128; value >>= 7U) out.push_back(static_cast<char>(value | 128U));
  out.push_back(static_cast<char>(value));
}

/// A protocol buffer message, built field by field.
class Record {
 public:
  Record& number(std::uint32_t field, std::int64_t value) {
    appendVarint(m_bytes, field << 3U);
    appendVarint(m_bytes, static_cast<std::uint64_t>(value));
    return *this;
  }
  Record& single(std::uint32_t field, float value) {
    appendVarint(m_bytes, field << 3U | 5U);
    const auto bits = std::bit_cast<std::uint32_t>(value);
    for (unsigned shift = 0; shift < 32; shift += 8) m_bytes.push_back(static_cast<char>(bits >> shift));
    return *this;
  }
  /// The beginning of a field of `size` bytes, which follow.
  Record& open(std::uint32_t field, std::uint64_t size) {
    appendVarint(m_bytes, field << 3U | 2U);
    appendVarint(m_bytes, size);
    return *this;
  }
  Record& text(std::uint32_t field, std::string_view content) {
    open(field, content.size());
    m_bytes += content;
    return *this;
  }
  Record& record(std::uint32_t field, const Record& content) { return text(field, content.m_bytes); }

  const std::string& bytes() const { return m_bytes; }

 private:
  std::string m_bytes;
};

// Field numbers are those of onnx.proto.

Record attributeRecord(const Attribute& attribute) {
  enum Kind { FloatKind = 1, IntKind = 2, IntsKind = 7 };
  Record record;
  record.text(1, attribute.name);
  if (const auto* single = std::get_if<float>(&attribute.value)) {
    record.single(2, *single).number(20, FloatKind);
  } else if (const auto* whole = std::get_if<std::int64_t>(&attribute.value)) {
    record.number(3, *whole).number(20, IntKind);
  } else {
    for (const std::int64_t each : std::get<std::vector<std::int64_t>>(attribute.value)) record.number(8, each);
    record.number(20, IntsKind);
  }
  return record;
}

Record nodeRecord(const Node& node) {
  Record record;
  for (const std::string& input : node.inputs) record.text(1, input);
  for (const std::string& output : node.outputs) record.text(2, output);
  record.text(3, "make_" + node.outputs.front()).text(4, node.operation);
  for (const Attribute& attribute : node.attributes) record.record(5, attributeRecord(attribute));
  return record;
}

Record valueRecord(const Value& value) {
  Record shape;
  for (const Axis& axis : value.shape) {
    Record dimension;
    if (const auto* length = std::get_if<std::int64_t>(&axis)) {
      dimension.number(1, *length);
    } else {
      dimension.text(2, std::get<std::string>(axis));
    }
    shape.record(1, dimension);
  }
  const Record tensor = Record().number(1, static_cast<std::int64_t>(value.type)).record(2, shape);
  return Record().text(1, value.name).record(2, Record().record(1, tensor));
}

/// A constant's message up to its bytes, and the same inside the graph's.
struct ConstantHeader {
  explicit ConstantHeader(const Constant& constant) {
    Record inner;
    for (const std::int64_t size : constant.shape) inner.number(1, size);
    inner.number(2, static_cast<std::int64_t>(constant.type)).text(8, constant.name).open(9, constant.bytes.size());
    Record outer;
    outer.open(5, inner.bytes().size() + constant.bytes.size());
    text = outer.bytes() + inner.bytes();
  }
  std::string text;
};

Record metadataRecord(const Model& model) {
  Record record;
  record.record(8, Record().text(1, "").number(2, model.operatorSet));
  for (const auto& [key, value] : model.metadata) record.record(14, Record().text(1, key).text(2, value));
  return record;
}

}  // namespace

void writeModel(const std::filesystem::path& path, const Model& model, const BytesWritten& written) {
  const Graph& graph = model.graph;
  Record before;
  for (const Node& node : graph.nodes) before.record(1, nodeRecord(node));
  before.text(2, graph.name);
  Record behind;
  for (const Value& input : graph.inputs) behind.record(11, valueRecord(input));
  for (const Value& output : graph.outputs) behind.record(12, valueRecord(output));
  std::vector<std::string> headers;
  std::uint64_t size = before.bytes().size() + behind.bytes().size();
  for (const Constant& constant : graph.constants) {
    headers.push_back(ConstantHeader(constant).text);
    size += headers.back().size() + constant.bytes.size();
  }
  Record opening;
  opening.number(1, formatVersion).text(2, "Wenbiao").open(7, size);
  const Record closing = metadataRecord(model);
  if (size + opening.bytes().size() + closing.bytes().size() > largestFile) {
    throw Error(ErrorCode::Unsupported,
                say("The network has %1 MB, and an ONNX file holds at most 2 GB. Export it in Hugging Face's layout "
                    "instead.",
                    size >> 20U));
  }
  AtomicFile file(path);
  file.write(opening.bytes());
  file.write(before.bytes());
  for (std::size_t i = 0; i < headers.size(); ++i) {
    file.write(headers[i]);
    file.write(graph.constants[i].bytes, written);
  }
  file.write(behind.bytes());
  file.write(closing.bytes());
  file.commit();
}

}  // namespace wb::onnx
