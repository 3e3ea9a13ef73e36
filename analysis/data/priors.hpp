// analysis/data/priors.hpp — what evaluations of real programmes found, to hold beside what the
// model finds.
//
// The only place where such figures stand. They are judgements built on studies of few programmes;
// nothing in the model reads them, and a simulated programme need not meet them. Constant data,
// thread-safe.
#pragma once

#include <array>
#include <string_view>

namespace clustress {

enum class PriorMeasure { additional_share, own_extra };

struct Prior {
  std::string_view kind;  // of instrument
  PriorMeasure measure;
  std::string_view firms;  // "all", "small" (fewer than 250 jobs), "large"
  double value;            // centre
  double low, high;        // range, or the 2.5 and 97.5 % points of the distribution in `text`
  std::string_view text;   // as people read it
  std::string_view source;
};

inline constexpr std::string_view grant_sources =
    "judgement from Leading-Edge Clusters, French poles and meta-analyses of R&D grants";

inline constexpr std::array priors{
    Prior{"innovation_voucher", PriorMeasure::additional_share, "all", 0.8, 0.7, 0.9,
          "0.8 (0.7 to 0.9)", "voucher lottery in the Netherlands, Cornet et al. 2006 (CPB)"},
    // Truncated: 2.5 % point at Φ(z) = 0.0668 + 0.025 · 0.9302, 97.5 % point at 0.0668 + 0.975 ·
    // 0.9302.
    Prior{"collaborative_rd_grant", PriorMeasure::own_extra, "small", 0.3, -0.24, 1.08,
          "N(0.3, 0.4) on [-0.3, 1.4]", grant_sources},
    Prior{"collaborative_rd_grant", PriorMeasure::own_extra, "large", 0.0, -0.39, 0.39, "N(0, 0.2)",
          grant_sources},
};

}  // namespace clustress
