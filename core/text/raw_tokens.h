// Tokens on their way out of a tokenizer: ids and the bytes they cover, field by field.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>
#include <vector>

#include "core/text/special_token_template.h"

namespace wb {

/// Leaves new elements of a vector as they are in memory: whoever makes room writes to it. Asks for huge pages where
/// much is needed: the kernel's work on small ones would take as long as ours.
template <typename Value>
struct UninitializedAllocator : std::allocator<Value> {
  template <typename Other>
  struct rebind {  // NOLINT(readability-identifier-naming): the standard library looks for this name
    using other = UninitializedAllocator<Other>;
  };
  static constexpr std::size_t hugePage = std::size_t{2} << 20U;

  Value* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(Value);
    if (bytes < hugePage) return std::allocator<Value>::allocate(count);
    void* const place = ::operator new(bytes, std::align_val_t{hugePage});
    madvise(place, bytes, MADV_HUGEPAGE);  // a hint: small pages do as well
    return static_cast<Value*>(place);
  }
  void deallocate(Value* place, std::size_t count) {
    if (count * sizeof(Value) < hugePage) return std::allocator<Value>::deallocate(place, count);
    ::operator delete(place, std::align_val_t{hugePage});
  }
  template <typename Other>
  void construct(Other* place) noexcept(std::is_nothrow_default_constructible_v<Other>) {
    ::new (static_cast<void*>(place)) Other;
  }
  template <typename Other, typename... Arguments>
  void construct(Other* place, Arguments&&... arguments) {
    ::new (static_cast<void*>(place)) Other(std::forward<Arguments>(arguments)...);
  }
};

template <typename Value>
using Buffer = std::vector<Value, UninitializedAllocator<Value>>;

/// Tokens of texts. Positions are bytes of the text.
struct RawTokens {
  Buffer<TokenId> ids;
  Buffer<std::uint32_t> begins;
  Buffer<std::uint32_t> ends;

  std::size_t size() const { return ids.size(); }
  void add(TokenId id, std::size_t begin, std::size_t end) {
    ids.push_back(id);
    begins.push_back(static_cast<std::uint32_t>(begin));
    ends.push_back(static_cast<std::uint32_t>(end));
  }
  void reserve(std::size_t count) {
    ids.reserve(count);
    begins.reserve(count);
    ends.reserve(count);
  }
  /// Makes it `count` tokens, new ones to be written.
  void resize(std::size_t count) {
    ids.resize(count);
    begins.resize(count);
    ends.resize(count);
  }
};

}  // namespace wb
