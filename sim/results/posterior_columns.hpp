// sim/results/posterior_columns.hpp — the columns of POSTERIOR.h5, each named once for writing and
// for reading. Of this room alone.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>

#include "sim/results/posterior_file.hpp"

namespace clustress {

inline constexpr char const* posterior_format = "clustress posterior";
inline constexpr std::uint64_t posterior_format_version = 1;

// A column over parameters or moments: `<dimension>_<name>`.
template <class Row>
struct PosteriorColumn {
  char const *name, *long_name;
  std::variant<std::string Row::*, double Row::*, bool Row::*, std::optional<double> Row::*> member;
};

using OfParameter = PosteriorParameter;
inline std::array<PosteriorColumn<OfParameter>, 9> const parameter_columns_of_posterior{
    {{"unit", "unit, as declared", &OfParameter::unit},
     {"prior", "prior, as text", &OfParameter::prior},
     {"prior_sd", "standard deviation of the prior, in the unit", &OfParameter::prior_sd},
     {"median", "median of the posterior, in the unit", &OfParameter::median},
     {"low", "5 % of the posterior lie below, in the unit", &OfParameter::low},
     {"high", "5 % of the posterior lie above, in the unit", &OfParameter::high},
     {"posterior_sd", "standard deviation of the posterior, in the unit",
      &OfParameter::posterior_sd},
     {"shrinkage", "SD of the posterior over SD of the prior, both in the unit cube",
      &OfParameter::shrinkage},
     {"identified", "1 if the moments pin it down, else 0", &OfParameter::is_identified}}};

using OfMoment = PosteriorMoment;
inline std::array<PosteriorColumn<OfMoment>, 12> const moment_columns_of_posterior{
    {{"unit", "unit", &OfMoment::unit},
     {"observed", "what is observed", &OfMoment::observed},
     {"observed_se", "its standard error", &OfMoment::observed_se},
     {"discrepancy_sd", "by how much the model may be wrong, one standard deviation",
      &OfMoment::discrepancy_sd},
     {"fitted", "1 if it was fitted, 0 if it was held out", &OfMoment::is_fitted},
     {"simulated", "mean over replicates at the best point", &OfMoment::simulated},
     {"standard_error", "its standard error", &OfMoment::standard_error},
     {"distance", "|I|: distance of simulated and observed in standard deviations",
      &OfMoment::distance},
     {"emulator_r2", "R² of its emulator, each evaluation left out; NaN: it has none",
      &OfMoment::emulator_r2},
     {"refusal", "why its emulator was not used; empty: it was, or it has none",
      &OfMoment::refusal},
     {"low", "5 % of its means at points of the posterior lie below; NaN: not simulated",
      &OfMoment::low},
     {"high", "5 % of its means at points of the posterior lie above; NaN: not simulated",
      &OfMoment::high}}};

}  // namespace clustress
