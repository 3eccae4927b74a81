// Texts from the command line, a file or stdin, in batches, so that a stream is answered as it comes.
#include <fstream>
#include <iostream>

#include "app/cli/command.h"

namespace wb::cli {

namespace {

constexpr std::size_t kBatch = 256;

void readLines(std::istream& in, const std::function<void(const std::vector<std::string>&)>& use) {
  std::vector<std::string> batch;
  std::string line;
  while (std::getline(in, line)) {
    batch.push_back(std::move(line));
    if (batch.size() == kBatch) {
      use(batch);
      batch.clear();
    }
  }
  if (!batch.empty()) use(batch);
}

}  // namespace

void forEachBatchOfFile(const std::string& file, const std::function<void(const std::vector<std::string>&)>& use) {
  if (file == "-") return readLines(std::cin, use);
  std::ifstream in(file, std::ios::binary);
  if (!in) throw systemError("read the file " + file, errno);
  readLines(in, use);
}

void forEachBatch(const std::vector<std::string>& texts,
                  const std::function<void(const std::vector<std::string>&)>& use) {
  if (texts.empty() || (texts.size() == 1 && texts.front() == "-")) return forEachBatchOfFile("-", use);
  use(texts);
}

}  // namespace wb::cli
