#include "core/nn/tensor_pickle.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <deque>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "core/base/error.h"

namespace wb {
namespace {

constexpr std::size_t mostValues = 300'000;  // a large network's pickle makes some ten thousand
constexpr std::uint64_t longestText = 4096;
constexpr std::size_t mostDimensions = 16;

struct StorageName {
  std::string_view name;
  TensorType type;
};
constexpr std::array<StorageName, 10> storageNames = {{{"torch.FloatStorage", TensorType::Float32},
                                                       {"torch.HalfStorage", TensorType::Float16},
                                                       {"torch.BFloat16Storage", TensorType::BFloat16},
                                                       {"torch.DoubleStorage", TensorType::Float64},
                                                       {"torch.LongStorage", TensorType::Int64},
                                                       {"torch.IntStorage", TensorType::Int32},
                                                       {"torch.ShortStorage", TensorType::Int16},
                                                       {"torch.CharStorage", TensorType::Int8},
                                                       {"torch.ByteStorage", TensorType::UInt8},
                                                       {"torch.BoolStorage", TensorType::Bool}}};

constexpr std::string_view orderedDict = "collections.OrderedDict";
constexpr std::string_view rebuildTensor = "torch._utils._rebuild_tensor_v2";
constexpr std::string_view rebuildParameter = "torch._utils._rebuild_parameter";

enum class Kind { Plain, Integer, Text, Sequence, Dictionary, Name, Tensor };

using ValueId = std::uint32_t;

/// A value of the pickle. Values refer to each other by number, so one that is used many times, or that holds itself,
/// costs nothing more.
struct Value {
  Kind kind = Kind::Plain;
  std::int64_t integer = 0;    ///< Integer; of a Tensor its number among the tensors
  std::string text;            ///< Text; the whole name of a Name
  std::vector<ValueId> items;  ///< Sequence; of a Dictionary keys and values in turn
};

class Unpickler {
 public:
  Unpickler(const std::filesystem::path& path, std::span<const std::byte> pickle, const FindStorage& storage)
      : m_path(path), m_rest(pickle), m_findStorage(storage) {}

  std::vector<TensorEntry> read() {
    while (step()) {
    }
    if (m_stack.size() != 1 || m_values[m_stack[0]].kind != Kind::Dictionary) {
      throw Error(ErrorCode::Unsupported, say("The file %1 holds no dictionary of tensors. Save the network's "
                                              "state_dict() instead.",
                                              m_path));
    }
    return tensorsOf(m_values[m_stack[0]]);
  }

 private:
  [[noreturn]] void corrupt(const Message& what) const {
    throw Error(ErrorCode::Corrupt, say("The file %1 is damaged: %2. Fetch or save it again.", m_path, what));
  }

  // Bytes

  std::span<const std::byte> take(std::uint64_t count) {
    if (count > m_rest.size()) corrupt(say("its description of the tensors breaks off"));
    const auto taken = m_rest.first(count);
    m_rest = m_rest.subspan(count);
    return taken;
  }

  template <typename Number>
  Number number() {
    Number value = 0;
    std::memcpy(&value, take(sizeof(Number)).data(), sizeof(Number));
    return value;
  }

  std::string text(std::uint64_t size) {
    if (size > longestText) corrupt(say("it has a name longer than any network's"));
    const auto bytes = take(size);
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  std::string line() {
    const auto end = std::find(m_rest.begin(), m_rest.end(), std::byte{'\n'});
    std::string found = text(static_cast<std::uint64_t>(end - m_rest.begin()));
    take(1);
    return found;
  }

  // The stack

  void push(Value value) {
    if (m_values.size() == mostValues) corrupt(say("it describes more than any network has"));
    m_stack.push_back(static_cast<ValueId>(m_values.size()));
    m_values.push_back(std::move(value));
  }
  void pushInteger(std::int64_t value) { push({Kind::Integer, value, {}, {}}); }
  void pushText(std::string value) { push({Kind::Text, 0, std::move(value), {}}); }

  ValueId pop() {
    if (m_stack.empty() || (!m_marks.empty() && m_marks.back() == m_stack.size())) underflow();
    const ValueId top = m_stack.back();
    m_stack.pop_back();
    return top;
  }

  Value& top() {
    if (m_stack.empty()) underflow();
    return m_values[m_stack.back()];
  }

  std::vector<ValueId> popToMark() {
    if (m_marks.empty()) underflow();
    const auto begin = m_stack.begin() + static_cast<std::ptrdiff_t>(m_marks.back());
    m_marks.pop_back();
    std::vector<ValueId> items(begin, m_stack.end());
    m_stack.erase(begin, m_stack.end());
    return items;
  }

  [[noreturn]] void underflow() const { corrupt(say("its description of the tensors takes more than it gave")); }

  void pushSequence(std::size_t count) {
    Value value{Kind::Sequence, 0, {}, std::vector<ValueId>(count)};
    for (std::size_t i = count; i-- > 0;) value.items[i] = pop();
    push(std::move(value));
  }

  /// Adds items to the list or dictionary on the stack.
  void addItems(Kind kind, const std::vector<ValueId>& items) {
    if (top().kind != kind || (kind == Kind::Dictionary && items.size() % 2 != 0)) {
      corrupt(say("its description of the tensors adds to what is no list or dictionary"));
    }
    top().items.insert(top().items.end(), items.begin(), items.end());
  }

  void remember(std::uint64_t place) {
    if (m_stack.empty()) underflow();
    if (m_memo.size() == mostValues) corrupt(say("it describes more than any network has"));
    m_memo[place] = m_stack.back();
  }

  void recall(std::uint64_t place) {
    const auto found = m_memo.find(place);
    if (found == m_memo.end()) corrupt(say("its description of the tensors refers to nothing"));
    if (m_stack.size() == mostValues) corrupt(say("it describes more than any network has"));
    m_stack.push_back(found->second);
  }

  // Names and tensors

  void pushName(const std::string& module, const std::string& name) {
    const std::string whole = module + "." + name;
    const bool known = whole == orderedDict || whole == rebuildTensor || whole == rebuildParameter ||
                       std::any_of(storageNames.begin(), storageNames.end(),
                                   [&](const StorageName& each) { return each.name == whole; });
    if (!known) {
      throw Error(ErrorCode::BadInput,
                  say("The file %1 asks for %2, which no tensor needs: it was not opened, and nothing of it was run. "
                      "Take model.safetensors of the same encoder, or a file from somebody you trust.",
                      m_path, whole.substr(0, 200)));
    }
    push({Kind::Name, 0, whole, {}});
  }

  void call() {
    const Value& arguments = m_values[pop()];
    const Value& callee = m_values[pop()];
    if (callee.kind != Kind::Name || arguments.kind != Kind::Sequence) badCall();
    if (callee.text == orderedDict && arguments.items.empty()) {
      push({Kind::Dictionary, 0, {}, {}});
    } else if (callee.text == rebuildTensor) {
      buildTensor(arguments.items);
    } else if (callee.text == rebuildParameter && !arguments.items.empty() &&
               m_values[arguments.items[0]].kind == Kind::Tensor) {
      m_stack.push_back(arguments.items[0]);
    } else {
      badCall();
    }
  }

  [[noreturn]] void badCall() const { corrupt(say("its description of the tensors calls what it may not")); }

  /// ("storage", class, key, device, number of elements)
  void openStorage() {
    const Value& id = m_values[pop()];
    if (id.kind != Kind::Sequence || id.items.size() != 5) badStorage();
    const Value& word = m_values[id.items[0]];
    const Value& name = m_values[id.items[1]];
    const Value& key = m_values[id.items[2]];
    const Value& count = m_values[id.items[4]];
    const auto* type = std::find_if(storageNames.begin(), storageNames.end(),
                                    [&](const StorageName& each) { return each.name == name.text; });
    if (word.text != "storage" || name.kind != Kind::Name || type == storageNames.end() || key.kind != Kind::Text ||
        count.kind != Kind::Integer || count.integer < 0) {
      badStorage();
    }
    TensorEntry storage;
    storage.type = type->type;
    storage.bytes = m_findStorage(key.text);
    const std::uint64_t held = storage.bytes.size() / bytesOf(storage.type);
    if (static_cast<std::uint64_t>(count.integer) > held)
      corrupt(say("the storage %1 is shorter than it claims", key.text));
    storage.bytes = storage.bytes.first(static_cast<std::size_t>(count.integer) * bytesOf(storage.type));
    storage.shape = {count.integer};
    pushTensor(std::move(storage));
  }

  [[noreturn]] void badStorage() const { corrupt(say("it describes a storage that cannot be")); }

  void pushTensor(TensorEntry tensor) {
    push({Kind::Tensor, static_cast<std::int64_t>(m_tensors.size()), {}, {}});
    m_tensors.push_back(std::move(tensor));
  }

  std::vector<std::int64_t> integers(ValueId id) const {
    const Value& sequence = m_values[id];
    if (sequence.kind != Kind::Sequence || sequence.items.size() > mostDimensions) badTensor();
    std::vector<std::int64_t> found;
    for (const ValueId item : sequence.items) {
      if (m_values[item].kind != Kind::Integer || m_values[item].integer < 0) badTensor();
      found.push_back(m_values[item].integer);
    }
    return found;
  }

  [[noreturn]] void badTensor() const { corrupt(say("it describes a tensor that does not fit its storage")); }

  /// (storage, offset, sizes, strides, …); the rest concerns gradients.
  void buildTensor(const std::vector<ValueId>& arguments) {
    if (arguments.size() < 4 || m_values[arguments[0]].kind != Kind::Tensor ||
        m_values[arguments[1]].kind != Kind::Integer) {
      badTensor();
    }
    TensorEntry tensor = m_tensors[static_cast<std::size_t>(m_values[arguments[0]].integer)];
    const std::int64_t held = tensor.shape[0];
    const std::int64_t offset = m_values[arguments[1]].integer;
    tensor.shape = integers(arguments[2]);
    tensor.strides = integers(arguments[3]);
    if (tensor.shape.size() != tensor.strides.size() || offset < 0 || offset > held) badTensor();
    std::int64_t elements = 1;
    std::int64_t last = 0;  // the furthest element, counted from the first
    std::int64_t dense = 1;
    bool packed = true;
    for (std::size_t axis = tensor.shape.size(); axis-- > 0;) {
      const std::int64_t size = tensor.shape[axis];
      const std::int64_t stride = tensor.strides[axis];
      if (__builtin_mul_overflow(elements, size, &elements)) badTensor();
      std::int64_t reach = 0;
      if (__builtin_mul_overflow(std::max<std::int64_t>(size, 1) - 1, stride, &reach)) badTensor();
      if (__builtin_add_overflow(last, reach, &last)) badTensor();
      packed = packed && (size <= 1 || stride == dense);
      if (__builtin_mul_overflow(dense, std::max<std::int64_t>(size, 1), &dense)) badTensor();
    }
    if (elements > 0 && last >= held - offset) badTensor();
    const auto size = static_cast<std::int64_t>(bytesOf(tensor.type));
    const std::int64_t used = elements > 0 ? last + 1 : 0;
    tensor.bytes = tensor.bytes.subspan(static_cast<std::size_t>(offset * size), static_cast<std::size_t>(used * size));
    if (packed || elements == 0) tensor.strides.clear();
    pushTensor(std::move(tensor));
  }

  std::vector<TensorEntry> tensorsOf(const Value& dictionary) const {
    std::vector<TensorEntry> found;
    std::unordered_set<std::string> seen;
    for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
      const Value& key = m_values[dictionary.items[i]];
      const Value& value = m_values[dictionary.items[i + 1]];
      if (key.kind != Kind::Text) continue;
      if (!seen.insert(key.text).second) corrupt(say("the tensor %1 stands twice", key.text));
      if (value.kind == Kind::Dictionary && (key.text == "state_dict" || key.text == "model")) {
        throw Error(ErrorCode::Unsupported, say("The file %1 holds its tensors one level deeper, under %2. Save that "
                                                "dictionary alone with torch.save.",
                                                m_path, key.text));
      }
      if (value.kind != Kind::Tensor) continue;
      found.push_back(m_tensors[static_cast<std::size_t>(value.integer)]);
      found.back().name = key.text;
    }
    return found;
  }

  // Operations

  /// Does the next operation; false after the last.
  bool step();
  bool pushConstant(char operation);
  bool useMemo(char operation);
  bool collect(char operation);

  const std::filesystem::path& m_path;
  std::span<const std::byte> m_rest;
  const FindStorage& m_findStorage;
  std::deque<Value> m_values;          ///< a deque: references stay valid while values are added
  std::vector<TensorEntry> m_tensors;  ///< tensors, and storages as tensors of one dimension
  std::vector<ValueId> m_stack;
  std::vector<std::size_t> m_marks;  ///< heights of the stack
  std::unordered_map<std::uint64_t, ValueId> m_memo;
};

/// None, booleans, numbers and texts; false for another operation.
bool Unpickler::pushConstant(char operation) {
  switch (operation) {
    case 'N':
    case '\x88':
    case '\x89': push({}); return true;
    case 'G':
      take(sizeof(double));
      push({});
      return true;
    case 'J': pushInteger(number<std::int32_t>()); return true;
    case 'K': pushInteger(number<std::uint8_t>()); return true;
    case 'M': pushInteger(number<std::uint16_t>()); return true;
    case '\x8a': {  // little-endian, in as few bytes as it needs
      const auto bytes = take(number<std::uint8_t>());
      if (bytes.size() > sizeof(std::int64_t)) corrupt(say("it describes a number too large"));
      std::int64_t value = !bytes.empty() && std::to_integer<int>(bytes.back()) >= 0x80 ? -1 : 0;
      std::memcpy(&value, bytes.data(), bytes.size());
      pushInteger(value);
      return true;
    }
    case 'X':
    case 'T': pushText(text(number<std::uint32_t>())); return true;
    case 'U':
    case '\x8c': pushText(text(number<std::uint8_t>())); return true;
    default: return false;
  }
}

bool Unpickler::useMemo(char operation) {
  switch (operation) {
    case 'q': remember(number<std::uint8_t>()); return true;
    case 'r': remember(number<std::uint32_t>()); return true;
    case '\x94': remember(m_memo.size()); return true;
    case 'h': recall(number<std::uint8_t>()); return true;
    case 'j': recall(number<std::uint32_t>()); return true;
    default: return false;
  }
}

/// Tuples, lists and dictionaries.
bool Unpickler::collect(char operation) {
  switch (operation) {
    case '}': push({Kind::Dictionary, 0, {}, {}}); return true;
    case ']':
    case ')': pushSequence(0); return true;
    case '\x85': pushSequence(1); return true;
    case '\x86': pushSequence(2); return true;
    case '\x87': pushSequence(3); return true;
    case '(':
      if (m_marks.size() == mostValues) corrupt(say("it describes more than any network has"));
      m_marks.push_back(m_stack.size());
      return true;
    case 't': push({Kind::Sequence, 0, {}, popToMark()}); return true;
    case 'e': addItems(Kind::Sequence, popToMark()); return true;
    case 'u': addItems(Kind::Dictionary, popToMark()); return true;
    case 'a': addItems(Kind::Sequence, {pop()}); return true;
    case 's': {
      const ValueId value = pop();
      const ValueId key = pop();
      addItems(Kind::Dictionary, {key, value});
      return true;
    }
    default: return false;
  }
}

bool Unpickler::step() {
  const auto operation = static_cast<char>(number<std::uint8_t>());
  if (pushConstant(operation) || useMemo(operation) || collect(operation)) return true;
  switch (operation) {
    case '\x80': take(1); return true;  // the protocol's version
    case '\x95': take(8); return true;  // a frame's length
    case 'c': {
      const std::string module = line();
      pushName(module, line());
      return true;
    }
    case '\x93': {
      const std::string name = m_values[pop()].text;
      pushName(m_values[pop()].text, name);
      return true;
    }
    case 'Q': openStorage(); return true;
    case 'R': call(); return true;
    case 'b':  // attributes of the dictionary, such as its versions: not needed
      pop();
      if (top().kind != Kind::Dictionary) corrupt(say("it gives attributes to what can have none"));
      return true;
    case '.': return false;
    default:
      throw Error(ErrorCode::BadInput, say("The file %1 has the pickle operation %2, which no tensor needs: it was not "
                                           "opened, and nothing of it was run.",
                                           m_path, static_cast<int>(static_cast<unsigned char>(operation))));
  }
}

}  // namespace

std::vector<TensorEntry> readTensorPickle(const std::filesystem::path& path, std::span<const std::byte> pickle,
                                          const FindStorage& storage) {
  return Unpickler(path, pickle, storage).read();
}

}  // namespace wb
