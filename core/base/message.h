// What the program has to say to a person, before it is put into that person's language.
#pragma once

#include <concepts>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace wb {

/// An English sentence with gaps, and what belongs into them. The command line prints english(); the window
/// translates `text` and fills the gaps of the translation. Made by say() and verbatim().
struct Message {
  std::string text;                ///< has %1, %2, … where the arguments go
  std::vector<Message> arguments;  ///< names and numbers, or parts of the sentence with gaps of their own
  bool isVerbatim = false;         ///< `text` is a name or a number: the same in every language, without gaps

  /// The wording of a text in a language, with the same gaps.
  using Translate = std::function<std::string(const std::string& text)>;

  bool empty() const { return text.empty(); }
  std::string english() const;
  std::string translated(const Translate& translate) const;
};

/// Something that no language changes: a name, a number, another library's words.
Message verbatim(std::string text);

/// A text for say(): the compiler refuses one that has not exactly the gaps %1 … %`gaps`.
template <std::size_t gaps>
class MessageText {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): say() is called with a plain literal
  consteval MessageText(const char* text) : m_text(text) {
    static_assert(gaps <= 9, "a gap has one digit");
    unsigned found = 0;
    for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(1)) {
      if (rest.size() > 1 && rest[0] == '%' && rest[1] >= '1' && rest[1] <= '9') found |= 1U << unsigned(rest[1] - '1');
    }
    if (found != (1U << gaps) - 1) throw std::logic_error("the gaps of the text are not those of the arguments");
  }

  const char* get() const { return m_text; }

 private:
  const char* m_text;
};

namespace message {

std::string shortest(double number);

template <typename Value>
Message argument(const Value& value) {
  if constexpr (std::same_as<Value, Message>) {
    return value;
  } else if constexpr (std::same_as<Value, std::filesystem::path>) {
    return verbatim(value.string());
  } else if constexpr (std::integral<Value>) {
    return verbatim(std::to_string(value));
  } else if constexpr (std::floating_point<Value>) {
    return verbatim(shortest(value));
  } else {
    return verbatim(std::string(std::string_view(value)));
  }
}

}  // namespace message

/// A message from its English text, which must be a literal: packaging/setup/update_translations.sh finds the
/// texts to translate by looking for say("…"). Arguments are strings, paths, numbers and other messages.
template <typename... Arguments>
Message say(MessageText<sizeof...(Arguments)> text, const Arguments&... arguments) {
  Message made;
  made.text = text.get();
  made.arguments.reserve(sizeof...(Arguments));
  (made.arguments.push_back(message::argument(arguments)), ...);
  return made;
}

}  // namespace wb
