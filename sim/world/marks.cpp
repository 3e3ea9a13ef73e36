#include "sim/world/marks.hpp"

#include "sim/random/field.hpp"

namespace clustress {

CLUSTRESS_KERNEL
void mark_below(std::size_t n, double const* __restrict hazard,
                std::uint32_t const* __restrict bits, std::uint8_t* __restrict mark) {
  for (std::size_t i = 0; i < n; ++i) mark[i] = to_uniform(bits[i]) < hazard[i] ? 1 : 0;
}

}  // namespace clustress
