#include "sim/core/version.hpp"

#include "clustress_revision.hpp"

namespace clustress {

std::string_view program_version() {
  return CLUSTRESS_VERSION_TEXT;
}
std::string_view program_revision() {
  return CLUSTRESS_REVISION_TEXT;
}
std::string_view program_compiler() {
  return CLUSTRESS_COMPILER_TEXT;
}
std::string_view program_flags() {
  return CLUSTRESS_FLAGS_TEXT;
}

}  // namespace clustress
