#include "sim/core/source.hpp"

namespace clustress {

std::string_view to_string(Provenance provenance) {
  switch (provenance) {
    case Provenance::retrieved:
      return "retrieved";
    case Provenance::derived:
      return "derived";
    case Provenance::remembered:
      return "from memory, well established";
    case Provenance::uncertain:
      return "from memory, uncertain";
    case Provenance::tuned:
      return "tuned";
    case Provenance::assumed:
      return "assumed";
    case Provenance::definition:
      return "definition";
  }
  return "";
}

}  // namespace clustress
