// A result is validated at each of its points: its scenario with what the point sets.
#include <clustress/catch.hpp>

#include "scenarios/loader/loader.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/version.hpp"
#include "sim/study/validation_source.hpp"
#include "tests/support/scenarios/tiny.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

RunHeader header_with_points() {
  RunHeader header;
  header.model_version = model_version;
  header.scenario_toml =
      load_scenario_text(tiny, "tiny.toml", {"simulation.horizon_quarters=20"}).effective_toml;
  header.replicates = 5;
  header.points.parameters = {{"model.market.sales_elasticity", "", "", ""},
                              {"simulation.horizon_quarters", "", "", ""}};
  header.points.points.resize(3);
  header.points.points[1].label = "both";
  header.points.points[1].overrides = {"2.5", "30"};
  header.points.points[2].overrides = {"", "31"};
  return header;
}

}  // namespace

// Seen to fail when points count as places on the axis.
TEST_CASE("each point of a result is its scenario with what the point sets", "[study]") {
  ValidationSource const source = validation_of(header_with_points(), {0, 2, 1}, "r.h5", {});
  CHECK(source.replicates == 5);
  REQUIRE(source.points.size() == 3);
  CHECK(source.points[2].label == "both");
  CHECK(source.points[1].number == 2);
  double const declared = source.at(source.points[0]).model.market.sales_elasticity;
  CHECK(declared != 2.5);
  CHECK(source.at(source.points[0]).simulation.horizon_quarters == 20);
  CHECK(source.at(source.points[1]).model.market.sales_elasticity == declared);
  CHECK(source.at(source.points[1]).simulation.horizon_quarters == 31);
  CHECK(source.at(source.points[2]).model.market.sales_elasticity == 2.5);
  CHECK(source.at(source.points[2]).simulation.horizon_quarters == 30);
}

TEST_CASE("what is given by hand comes on top of what a point sets", "[study]") {
  ValidationSource const source =
      validation_of(header_with_points(), {1}, "r.h5", {"simulation.horizon_quarters=40"});
  CHECK(source.at(source.points[0]).model.market.sales_elasticity == 2.5);
  CHECK(source.at(source.points[0]).simulation.horizon_quarters == 40);
}

TEST_CASE("a result whose numbers cannot be met again is refused", "[study]") {
  RunHeader header = header_with_points();
  header.points.luck = "own";
  CHECK_THROWS_AS(validation_of(header, {0}, "r.h5", {}), UsageError);
  header = header_with_points();
  header.model_version = "another";
  CHECK_THROWS_AS(validation_of(header, {0}, "r.h5", {}), UsageError);
}
