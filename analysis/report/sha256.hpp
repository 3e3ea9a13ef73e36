// analysis/report/sha256.hpp — SHA-256 (FIPS 180-4) in base 64 (RFC 4648), as a page's policy names
// the script and the style that it allows. Computed by OpenSSL's libcrypto; OutputError if that has
// no SHA-256. Pure function, thread-safe.
#pragma once

#include <string>
#include <string_view>

namespace clustress {

std::string sha256_base64(std::string_view bytes);

}  // namespace clustress
