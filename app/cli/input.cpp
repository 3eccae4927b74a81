// Texts from the command line, a file or stdin. What has come is answered at once, without waiting for more.
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>

#include "app/cli/command.h"

namespace wb::cli {

namespace {

constexpr std::size_t kBatch = 256;
constexpr std::size_t kBytesAtOnce = std::size_t{1} << 16;
constexpr int kTurnMilliseconds = 50;

/// A file of the system, open for reading.
class InputFile {
 public:
  explicit InputFile(const std::string& file)
      : m_descriptor(file == "-" ? STDIN_FILENO : ::open(file.c_str(), O_RDONLY | O_CLOEXEC)), m_name(file) {
    if (m_descriptor < 0) throw systemError(say("read the file %1", m_name), errno);
  }
  ~InputFile() {
    if (m_descriptor != STDIN_FILENO) ::close(m_descriptor);
  }
  InputFile(const InputFile&) = delete;
  InputFile& operator=(const InputFile&) = delete;

  /// Waits in short turns, so that a stop ends the waiting; empty at the end.
  std::string_view read(const std::stop_token& stop) {
    pollfd waiting{m_descriptor, POLLIN, 0};
    do throwIfStopped(stop);
    while (::poll(&waiting, 1, kTurnMilliseconds) == 0);
    const ssize_t bytes = ::read(m_descriptor, m_buffer.data(), m_buffer.size());
    if (bytes < 0) throw systemError(say("read the file %1", m_name), errno);
    return {m_buffer.data(), static_cast<std::size_t>(bytes)};
  }

 private:
  int m_descriptor;
  std::string m_name;
  std::array<char, kBytesAtOnce> m_buffer{};
};

}  // namespace

void forEachBatchOfFile(const std::string& file, const std::stop_token& stop, const UseTexts& use) {
  InputFile input(file);
  std::vector<std::string> batch;
  const auto hand = [&] {
    if (!batch.empty()) use(batch);
    batch.clear();
  };
  std::string begun;  // a line whose end has not come yet
  for (std::string_view bytes = input.read(stop); !bytes.empty(); bytes = input.read(stop)) {
    for (std::size_t end = bytes.find('\n'); end != std::string_view::npos; end = bytes.find('\n')) {
      batch.push_back(begun.append(bytes.substr(0, end)));
      begun.clear();
      bytes.remove_prefix(end + 1);
      if (batch.size() == kBatch) hand();
    }
    begun.append(bytes);
    hand();
  }
  if (!begun.empty()) batch.push_back(std::move(begun));
  hand();
}

void forEachBatch(const std::vector<TextArgument>& arguments, const std::stop_token& stop, const UseTexts& use) {
  if (arguments.empty() || (arguments.size() == 1 && arguments.front().text == "-")) {
    return forEachBatchOfFile("-", stop, use);
  }
  std::vector<std::string> texts;
  texts.reserve(arguments.size());
  for (const TextArgument& argument : arguments) texts.push_back(argument.text);
  use(texts);
}

std::vector<std::string> keepTextsWhole(int argc, const char* const* argv) {
  std::vector<std::string> arguments(argv + 1, argv + argc);
  const auto takesTexts = [](const std::string& argument) { return argument == "predict" || argument == "augment"; };
  if (std::any_of(arguments.begin(), arguments.end(), takesTexts)) {
    for (std::string& argument : arguments) {
      if (argument.starts_with('[') && argument.ends_with(']')) argument += '\n';
    }
  }
  std::reverse(arguments.begin(), arguments.end());
  return arguments;
}

}  // namespace wb::cli
