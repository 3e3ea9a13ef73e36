#include "analysis/report/sha256.hpp"

#include <openssl/evp.h>

#include <array>

#include "sim/core/errors.hpp"

namespace clustress {

std::string sha256_base64(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  if (EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr) != 1)
    throw OutputError("the cryptographic library (libcrypto) gives no SHA-256; repair it");
  std::string text(4 * ((size + 2) / 3) + 1, '\0');  // and the zero that is written behind
  EVP_EncodeBlock(reinterpret_cast<unsigned char*>(text.data()), digest.data(),
                  static_cast<int>(size));
  text.pop_back();
  return text;
}

}  // namespace clustress
