// calibration/targets/survival_exact_age.cpp — survival of births to an exact age: another count of
// the survival that statistics publish.
#include "calibration/mean.hpp"
#include "calibration/target_entry.hpp"

namespace clustress {
namespace {

// Of births whose last possible quarter is seen.
double survival(FirmHistory const& history, int years) {
  Mean share;
  history.for_each_birth([&](std::size_t year, int, int first, int last) {
    if (year + static_cast<std::size_t>(years) + 1 >= history.years()) return;
    share.add(last >= first + 4 * years ? 1.0 : 0.0);
  });
  return share.value();
}

}  // namespace

class SurvivalExactAgeTargets {
 public:
  static constexpr std::string_view phenomenon = "survival to an exact age";
  static std::span<Target const> rows() {
    using enum TargetRole;
    using enum Grounds;
    static constexpr Target targets[] = {
        {"survival_1y_exact_age",
         "births, exact age",
         "share",
         {0.82, {0.78, 0.86}, {0.012, 0.07, judgement, "as survival_1y"}},
         "same target, other count",
         other_count,
         [](FirmHistory const& history) { return survival(history, 1); }},
        {"survival_5y_exact_age",
         "births, exact age",
         "share",
         {0.44, {0.38, 0.50}, {0.028, 0.08, judgement, "as survival_5y"}},
         "same target, other count",
         other_count,
         [](FirmHistory const& history) { return survival(history, 5); }},
    };
    return targets;
  }
};

template TargetFile targets<SurvivalExactAgeTargets>();

}  // namespace clustress
