#include "core/hub/blob_hash.h"

#include <openssl/evp.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <memory>
#include <vector>

#include "core/base/error.h"
#include "core/base/progress.h"

namespace wb {
namespace {

constexpr std::size_t kBytesAtOnce = std::size_t{1} << 20;
constexpr std::size_t kSha1Digits = 40;

class Digest {
 public:
  explicit Digest(const EVP_MD* kind) : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free) {
    check(m_context != nullptr && EVP_DigestInit_ex(m_context.get(), kind, nullptr) == 1);
  }
  void add(const void* data, std::size_t size) { check(EVP_DigestUpdate(m_context.get(), data, size) == 1); }
  std::string hexadecimal() {
    constexpr const char* digits = "0123456789abcdef";
    std::array<unsigned char, EVP_MAX_MD_SIZE> bytes{};
    unsigned length = 0;
    check(EVP_DigestFinal_ex(m_context.get(), bytes.data(), &length) == 1);
    std::string text;
    for (unsigned i = 0; i < length; ++i) text += {digits[bytes[i] >> 4], digits[bytes[i] & 15]};
    return text;
  }

 private:
  static void check(bool done) {
    if (!done) throw Error(ErrorCode::Internal, say("The hash of a file could not be computed."));
  }

  std::unique_ptr<EVP_MD_CTX, decltype(&EVP_MD_CTX_free)> m_context;
};

}  // namespace

bool hasBlobHash(const std::filesystem::path& file, std::string_view hash, const std::stop_token& stop) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw systemError(say("read the file %1", file), errno);
  Digest digest(hash.size() == kSha1Digits ? EVP_sha1() : EVP_sha256());
  if (hash.size() == kSha1Digits) {
    const std::string head = "blob " + std::to_string(std::filesystem::file_size(file));
    digest.add(head.c_str(), head.size() + 1);  // with its zero byte
  }
  std::vector<char> buffer(kBytesAtOnce);
  while (in) {
    throwIfStopped(stop);
    in.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
    digest.add(buffer.data(), static_cast<std::size_t>(in.gcount()));
  }
  if (in.bad()) throw systemError(say("read the file %1", file), EIO);
  return digest.hexadecimal() == hash;
}

}  // namespace wb
