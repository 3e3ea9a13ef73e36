// analysis/methods/catalogue.cpp — all methods, in the order in which they are shown; one line
// each.
#include "analysis/data/method.hpp"

namespace clustress {

// clang-format off
constexpr MethodFunction all_methods[] = {
    &method<class StressCost>,
    &method<class StressDifference>,
    &method<class Severity>,
    &method<class Robustness>,
    &method<class Contrasts>,
    &method<class JobAccount>,
    &method<class Price>,
    &method<class Budget>,
    &method<class Performance>,
    &method<class Recommendation>,
    &method<class WhoGains>,
    &method<class StartUps>,
    &method<class Guarantees>,
    &method<class Additionality>,
    &method<class Evaluator>,
    &method<class References>,
    &method<class Value>,
    &method<class PairingGain>,
    &method<class Instruments>,
    &method<class Channels>,
    &method<class ProjectsBySize>,
    &method<class Ranking>,
};
// clang-format on

std::span<MethodFunction const> method_catalogue() {
  return all_methods;
}

}  // namespace clustress
