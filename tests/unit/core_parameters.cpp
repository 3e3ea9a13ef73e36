// Declared parameters: what may be given, how values are written, and views that read and write the
// object.
#include <clustress/catch.hpp>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <limits>

#include "sim/core/parameters.hpp"
#include "sim/random/hash.hpp"
#include "sim/random/philox.hpp"

using namespace clustress;

namespace {

enum class Colour { red, green };

struct Part {
  double depth = 2.5;
  static void describe(ParameterTable<Part>& t) {
    t.add("depth", &Part::depth, Unit::km, {0.0, 10.0}, "how deep",
          {"test", Provenance::definition});
  }
};

struct Everything {
  double share = 0.25;
  int size = 3;
  bool open = true;
  std::string name = "n";
  Colour colour = Colour::green;
  std::vector<double> path = {1.0, 2.0};
  std::vector<std::string> sectors;
  NamedNumbers weights;
  Part part;

  static void describe(ParameterTable<Everything>& t) {
    using E = Everything;
    constexpr Source test{"test", Provenance::definition};
    t.add("share", &E::share, Unit::share, {0.0, 1.0}, "a share", test);
    t.add("size", &E::size, Unit::jobs, {1, 9}, "a size", test, Presence::required);
    t.add("open", &E::open, "open or not", test);
    t.add("name", &E::name, {1, 5}, "a name", test);
    t.add("colour", &E::colour, {{"red", Colour::red}, {"green", Colour::green}}, "a colour", test);
    t.add("path", &E::path, Unit::keur, {0.0, 100.0}, "a path", test);
    t.add("sectors", &E::sectors, "some names", test);
    t.add("weights", &E::weights, Unit::share, {0.0, 1.0}, "some weights", test);
    t.add_part(&E::part);
  }
};

BoundParameter const& find(BoundParameters const& bound, std::string const& name) {
  for (BoundParameter const& parameter : bound) {
    if (parameter.info->name == name) return parameter;
  }
  throw std::logic_error(name);
}

std::string fault(BoundParameters const& bound, std::string const& name,
                  ParameterValue const& value) {
  return fault_of(*find(bound, name).info, value);
}

}  // namespace

TEST_CASE("a view reads defaults from the object and writes to it, parts included", "[core]") {
  Everything object;
  BoundParameters const bound = bind(object);
  REQUIRE(bound.size() == 9);
  CHECK(std::get<double>(find(bound, "share").get()) == 0.25);
  CHECK(std::get<std::int64_t>(find(bound, "size").get()) == 3);
  CHECK(std::get<std::string>(find(bound, "colour").get()) == "green");
  CHECK(find(bound, "size").info->presence == Presence::required);
  find(bound, "size").set(std::int64_t{7});
  find(bound, "colour").set(std::string("red"));
  find(bound, "weights").set(NamedNumbers{{"a", 0.5}});
  find(bound, "depth").set(4.0);
  CHECK(object.size == 7);
  CHECK(object.colour == Colour::red);
  CHECK(object.weights == NamedNumbers{{"a", 0.5}});
  CHECK(object.part.depth == 4.0);
}

TEST_CASE("values in range have no fault, values outside have one that says the range", "[core]") {
  Everything object;
  BoundParameters const bound = bind(object);
  double const nan = std::nan(""), infinity = std::numeric_limits<double>::infinity();
  for (double const good : {0.0, 0.5, 1.0}) CHECK(fault(bound, "share", good).empty());
  for (double const bad : {-1e-9, 1.0 + 1e-9, nan, infinity, -infinity})
    CHECK_FALSE(fault(bound, "share", bad).empty());
  CHECK(fault(bound, "share", 2.0) ==
        "share = 2 is outside [0, 1] share (a share). Give a value in that range.");
  for (std::int64_t const bad :
       {std::int64_t{0}, std::int64_t{10}, std::numeric_limits<std::int64_t>::max()}) {
    CHECK(fault(bound, "size", bad).find("[1, 9] jobs") != std::string::npos);
  }
  CHECK(fault(bound, "size", std::int64_t{9}).empty());
  CHECK(fault(bound, "open", false).empty());
}

TEST_CASE("texts are held against their choices or their length", "[core]") {
  Everything object;
  BoundParameters const bound = bind(object);
  CHECK(fault(bound, "colour", std::string("red")).empty());
  std::string const slip = fault(bound, "colour", std::string("gren"));
  CHECK(slip.find("Did you mean \"green\"?") != std::string::npos);
  CHECK(slip.find("Valid: red, green.") != std::string::npos);
  CHECK(fault(bound, "colour", std::string("\n")).find("\\x0a") != std::string::npos);
  CHECK(fault(bound, "name", std::string("abcde")).empty());
  CHECK_FALSE(fault(bound, "name", std::string()).empty());
  CHECK_FALSE(fault(bound, "name", std::string("abcdef")).empty());
}

TEST_CASE("each number of a list or table is held against the range, and named", "[core]") {
  Everything object;
  BoundParameters const bound = bind(object);
  CHECK(fault(bound, "path", std::vector<double>{0.0, 100.0}).empty());
  CHECK(fault(bound, "path", std::vector<double>{}).empty());
  CHECK(fault(bound, "path", std::vector<double>{1.0, 100.5}).find("100.5") != std::string::npos);
  CHECK(fault(bound, "weights", NamedNumbers{{"a", 0.5}, {"b", 1.5}}).find("weights.b = 1.5") !=
        std::string::npos);
  CHECK(fault(bound, "weights", NamedNumbers{{"a", std::nan("")}}).find("weights.a") !=
        std::string::npos);
  CHECK(fault(bound, "sectors", std::vector<std::string>{"industry", ""}).empty());
}

// Shortest form of doubles of all magnitudes, read by strtod.
TEST_CASE("numbers written for TOML read back to the same bits and are floats", "[core]") {
  for (std::uint32_t k = 0; k < 20'000; ++k) {
    Block const b = philox({k, 0, 0, 0}, {1, 2});
    double value = 0;
    std::uint64_t const bits = std::uint64_t{b[0]} << 32 | b[1];
    static_assert(sizeof bits == sizeof value);
    std::memcpy(&value, &bits, sizeof value);
    if (!std::isfinite(value)) continue;
    std::string const text = to_toml(value);
    double const read = std::strtod(text.c_str(), nullptr);
    REQUIRE(std::memcmp(&read, &value, sizeof value) == 0);
    REQUIRE(text.find_first_of(".e") != std::string::npos);
  }
  CHECK(to_toml(7.0) == "7.0");
  CHECK(to_toml(-0.0) == "-0.0");
  CHECK(to_toml(std::int64_t{7}) == "7");
}

TEST_CASE("texts, lists and tables are quoted for TOML", "[core]") {
  CHECK(to_toml(std::string("a\"b\\c\n\t\x01")) == "\"a\\\"b\\\\c\\n\\t\\u0001\"");
  CHECK(to_toml(true) == "true");
  CHECK(to_toml(std::vector<double>{1.0, 0.5}) == "[1.0, 0.5]");
  CHECK(to_toml(std::vector<std::string>{"a", "b"}) == "[\"a\", \"b\"]");
  CHECK(to_toml(NamedNumbers{{"Biotech & Health", 1.0}, {"b", 0.25}}) ==
        "{\"Biotech & Health\" = 1.0, \"b\" = 0.25}");
}
