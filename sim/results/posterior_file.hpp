// sim/results/posterior_file.hpp — POSTERIOR.h5: what a calibration found, as a sealed netCDF-4
// file. `calibrate` writes it, `run --ensemble` takes its points. docs/file_format.md is its
// contract.
//
// Plain values that know no method of calibration. Not thread-safe: HDF5 is called.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "sim/core/version.hpp"

namespace clustress {

// One parameter that was fitted, and what is known of it before and after. Numbers are in its unit
// but for the shrinkage: SD of the posterior over SD of the prior, both in the unit cube.
struct PosteriorParameter {
  std::string path;   // as after --set, "model.market.sales_elasticity"
  std::string unit;   // as declared, "kEUR"; may be empty
  std::string prior;  // as text, "log_uniform 1 to 4"
  double prior_sd = 0.0;
  double median = 0.0;
  double low = 0.0, high = 0.0;  // hold 90 % of the posterior
  double posterior_sd = 0.0;
  double shrinkage = 0.0;
  bool is_identified = false;
};

// One moment, fitted or held out, at the best point. Numbers that are not known are NaN.
struct PosteriorMoment {
  std::string name, unit;
  double observed = 0.0, observed_se = 0.0;
  double discrepancy_sd = 0.0;  // by how much the model may be wrong, one standard deviation
  bool is_fitted = true;        // false: held out, no method saw it
  double simulated = 0.0, standard_error = 0.0;
  double distance = 0.0;              // |I|: of simulated and observed, in standard deviations
  std::optional<double> emulator_r2;  // leave-one-out; nothing where there is no emulator
  std::string refusal;                // why its emulator was not used; empty: it was, or is none
  // Hold 90 % of its means at points of the posterior, luck of their few replicates included.
  double low = std::numeric_limits<double>::quiet_NaN();
  double high = std::numeric_limits<double>::quiet_NaN();
};

// Draws of the posterior: exchangeable, the first of them are a smaller sample of it.
struct Posterior {
  std::string title;   // of the study
  std::string method;  // "match", "smm", …
  std::uint64_t seed = 0;
  std::uint64_t evaluations = 0, failed = 0;
  std::string scenario_digest;  // of the study; 32 hex digits
  std::string model_version{clustress::model_version};
  std::string program_version{clustress::program_version()};

  std::vector<PosteriorParameter> parameters;
  std::vector<PosteriorMoment> moments;

  // [point][parameter]; values in units, whole where the parameter is whole.
  std::vector<double> cube, values;
  std::vector<double> weights;                // by point, at least 0; only their ratios count
  std::vector<double> best_cube, best_value;  // by parameter; empty if no point was usable
  std::string why_empty;                      // of a posterior without points

  std::optional<double> j, j_p;  // overidentification: J and its p-value, if the method has them
  int j_degrees = 0;
  std::vector<double> covariance;  // [parameter][parameter] in units; empty = not given
  std::vector<double> influence;   // [parameter][moment]: what a unit of the moment moves, in units
                                   // of the parameter; NaN for one held out; empty = not given
  std::vector<std::string> notes;  // sentences for people

  [[nodiscard]] std::size_t points() const { return weights.size(); }
  // Numbers [0, parameters) of one point.
  [[nodiscard]] std::vector<double> value_of(std::size_t point) const;
};

// Written aside, sealed and renamed; the same posterior makes the same bytes. OutputError if that
// fails; ContractViolation for lists whose sizes do not fit together.
void write_posterior(std::filesystem::path const& path, Posterior const& posterior);

// OutputError that names the file and says what to do: not a sealed file, of another format or
// version, or one whose numbers cannot be. It may be empty, or of another model version.
Posterior read_posterior(std::filesystem::path const& path);

// Whether it is a sealed file that says it is a posterior; false for all else, and never throws.
bool is_posterior_file(std::filesystem::path const& path) noexcept;

// What is wrong with the lists of a posterior, a sentence part; empty if nothing is.
std::string fault_of(Posterior const& posterior);

}  // namespace clustress
