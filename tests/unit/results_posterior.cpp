// Posterior files: what is written is read back, and nothing else is taken for one.
#include <clustress/catch.hpp>
#include <cmath>
#include <limits>

#include "sim/core/errors.hpp"
#include "sim/results/posterior_file.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr double unknown = std::numeric_limits<double>::quiet_NaN();

Posterior small_posterior() {
  Posterior p;
  p.title = "Köln";
  p.method = "match";
  p.seed = std::numeric_limits<std::uint64_t>::max();
  p.evaluations = 150;
  p.failed = 2;
  p.scenario_digest = "0123456789abcdef0123456789abcdef";
  p.parameters = {{"model.market.sales_elasticity", "", "log_uniform 1 to 4", 0.8, 2.0, 1.5, 2.5,
                   0.25, 0.31, true},
                  {"model.\"a b\".years", "quarters", "discrete 1, 2, 4", 1.2, 2.0, 1.0, 4.0, 1.1,
                   0.92, false}};
  p.moments = {
      {"entry_rate", "share", 0.095, 0.001, 0.01, true, 0.094, 0.0004, 0.1, 0.97, "", 0.088, 0.101},
      {"tail", "", 1.06, unknown, 0.1, false, 1.2, 0.02, 1.4, {}, "R² is 0.4"}};
  p.values = {1.9, 2, 2.1, 4, 2.0, 1};
  p.cube = {0.46, 0.5, 0.53, 0.9, 0.5, 0.1};
  p.weights = {0.5, 0.3, 0.2};
  p.best_value = {2.0, 2};
  p.best_cube = {0.5, 0.5};
  p.j = 3.5;
  p.j_p = 0.06;
  p.j_degrees = 1;
  p.covariance = {0.0625, 0.1, 0.1, 1.21};
  p.influence = {3.0, unknown, -1.0, unknown};
  p.notes = {"One moment was left out.", "Zwei."};
  return p;
}

bool same(double a, double b) {
  return a == b || (std::isnan(a) && std::isnan(b));
}
bool same(std::vector<double> const& a, std::vector<double> const& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](double x, double y) { return same(x, y); });
}

std::string refusal(std::filesystem::path const& path) {
  return message_of([&] { static_cast<void>(read_posterior(path)); });
}

}  // namespace

TEST_CASE("posterior: every field that is written is read back", "[results][posterior]") {
  TemporaryDirectory const directory;
  Posterior const p = small_posterior();
  write_posterior(directory / "p.h5", p);
  Posterior const q = read_posterior(directory / "p.h5");
  CHECK(q.title == p.title);
  CHECK(q.method == p.method);
  CHECK(q.seed == p.seed);
  CHECK(q.evaluations == p.evaluations);
  CHECK(q.failed == p.failed);
  CHECK(q.scenario_digest == p.scenario_digest);
  CHECK(q.model_version == std::string(model_version));
  CHECK(q.program_version == std::string(program_version()));
  REQUIRE(q.parameters.size() == p.parameters.size());
  for (std::size_t k = 0; k < p.parameters.size(); ++k) {
    PosteriorParameter const &a = p.parameters[k], &b = q.parameters[k];
    CHECK(b.path == a.path);
    CHECK(b.unit == a.unit);
    CHECK(b.prior == a.prior);
    CHECK(b.is_identified == a.is_identified);
    CHECK(same({a.prior_sd, a.median, a.low, a.high, a.posterior_sd, a.shrinkage},
               {b.prior_sd, b.median, b.low, b.high, b.posterior_sd, b.shrinkage}));
  }
  REQUIRE(q.moments.size() == p.moments.size());
  for (std::size_t k = 0; k < p.moments.size(); ++k) {
    PosteriorMoment const &a = p.moments[k], &b = q.moments[k];
    CHECK(b.name == a.name);
    CHECK(b.unit == a.unit);
    CHECK(b.is_fitted == a.is_fitted);
    CHECK(b.emulator_r2 == a.emulator_r2);
    CHECK(b.refusal == a.refusal);
    CHECK(same({a.observed, a.observed_se, a.discrepancy_sd, a.simulated, a.standard_error,
                a.distance, a.low, a.high},
               {b.observed, b.observed_se, b.discrepancy_sd, b.simulated, b.standard_error,
                b.distance, b.low, b.high}));
  }
  CHECK(q.values == p.values);
  CHECK(q.cube == p.cube);
  CHECK(q.weights == p.weights);
  CHECK(q.best_value == p.best_value);
  CHECK(q.best_cube == p.best_cube);
  CHECK(q.value_of(1) == std::vector<double>{2.1, 4});
  CHECK(q.j == p.j);
  CHECK(q.j_p == p.j_p);
  CHECK(q.j_degrees == p.j_degrees);
  CHECK(q.covariance == p.covariance);
  CHECK(same(q.influence, p.influence));
  CHECK(q.notes == p.notes);
  write_posterior(directory / "again.h5", q);
  CHECK(slurp(directory / "again.h5") == slurp(directory / "p.h5"));
}

TEST_CASE("posterior: one without points says why, and lacks nothing else",
          "[results][posterior]") {
  TemporaryDirectory const directory;
  Posterior p = small_posterior();
  p.values = p.cube = p.weights = p.best_value = p.best_cube = p.covariance = p.influence = {};
  p.notes = {};
  p.j = p.j_p = std::nullopt;
  p.why_empty = "entry_rate and tail exclude each other";
  write_posterior(directory / "p.h5", p);
  Posterior const q = read_posterior(directory / "p.h5");
  CHECK(q.points() == 0);
  CHECK(q.why_empty == p.why_empty);
  CHECK(q.parameters.size() == 2);
  CHECK_FALSE(q.j);
}

TEST_CASE("posterior: any damage, any cut and any other file is refused with a way out",
          "[results][posterior]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "p.h5";
  write_posterior(path, small_posterior());
  REQUIRE(is_posterior_file(path));
  std::string const whole = slurp(path);
  for (std::size_t place = 0; place < whole.size(); place += whole.size() / 37) {
    std::string bytes = whole;
    bytes[place] = static_cast<char>(bytes[place] ^ 16);
    spill(path, bytes);
    CHECK_THROWS_AS(read_posterior(path), OutputError);
    spill(path, whole.substr(0, place));
    CHECK_THROWS_AS(read_posterior(path), OutputError);
    CHECK_FALSE(is_posterior_file(path));
  }
  spill(path, "a,b\n1,2\n");
  CHECK(lacking(refusal(path), {"p.h5", "HDF5", "clustress calibrate"}) == "");
  write_run(directory / "result.h5", 1);
  CHECK(lacking(refusal(directory / "result.h5"),
                {"result.h5", "clustress result", "clustress calibrate"}) == "");
  CHECK_FALSE(is_posterior_file(directory / "result.h5"));
  CHECK_FALSE(is_posterior_file(directory / "missing.h5"));
}

TEST_CASE("posterior: lists that do not fit together are no posterior", "[results][posterior]") {
  auto const spoilt = [](auto change) {
    Posterior p = small_posterior();
    change(p);
    return fault_of(p);
  };
  CHECK(fault_of(small_posterior()).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.values.pop_back(); }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.cube.clear(); }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.values[1] = unknown; }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.weights[1] = -0.1; }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.weights = {0, 0, 0}; }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.best_cube.pop_back(); }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.covariance.pop_back(); }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.influence.pop_back(); }).empty());
  CHECK_FALSE(spoilt([](Posterior& p) { p.parameters[1].path = p.parameters[0].path; }).empty());
}
