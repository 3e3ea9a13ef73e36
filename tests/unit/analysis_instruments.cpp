// What each instrument of a mix adds: by hand, as printed, hidden from the lists of programmes.
#include <algorithm>
#include <clustress/catch.hpp>
#include <cmath>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/numbers.hpp"
#include "analysis/render/report_text.hpp"
#include "tests/unit/analysis_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

// A mix of the two instruments of the fixture in two worlds. Worth at the end: (vouchers, money,
// both) = (10, 20, 36) and (14, 16, 20).
HandMadeResult two_instruments() {
  HandMadeResult result({"none", "mix", "other", "mix | only vouchers", "mix | only money"},
                        {"undisturbed"}, 2, 3);
  result.view.submix_of = {"", "", "", "mix", "mix"};
  result.view.instruments = {{}, {0, 1}, {1}, {0}, {1}};
  result.view.orders.resize(5);
  double const worth[][3] = {{36, 10, 20}, {20, 14, 16}};
  for (std::size_t r = 0; r < 2; ++r) {
    std::size_t k = 0;
    for (std::size_t const v : {1, 3, 4}) {
      result.jobs(v, 0, r, 2) += worth[r][k];
      result.pay(v, 0, r, 1, 10.0 * worth[r][k++]);
    }
    result.jobs(2, 0, r, 2) += 5.0;
  }
  return result;
}

// A mix of three whose worth is that of `game`, by bits, in each world.
HandMadeResult three_instruments(std::vector<std::vector<double>> const& games) {
  HandMadeResult result({"none", "m", "1", "2", "4", "3", "5", "6"}, {"undisturbed"}, games.size(),
                        3);
  result.view.dimensions[2].labels = {"a", "b", "c"};
  result.view.submix_of = {"", "", "m", "m", "m", "m", "m", "m"};
  result.view.instruments = {{}, {0, 1, 2}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}};
  result.view.orders.resize(8);
  std::size_t const bits[] = {0, 7, 1, 2, 4, 3, 5, 6};
  for (std::size_t r = 0; r < games.size(); ++r) {
    for (std::size_t v = 1; v < 8; ++v) result.jobs(v, 0, r, 2) += games[r][bits[v]];
  }
  return result;
}

ProgrammeEffects mix_of(HandMadeResult const& result) {
  return build_effects(result.view).programmes.at(0);
}

}  // namespace

TEST_CASE("what two instruments add is half of alone and half of last", "[analysis][instruments]") {
  ProgrammeEffects const e = mix_of(two_instruments());
  auto const value = [&](std::string const& name) {
    return measure(e, "instruments/" + name).value;
  };
  // worlds: vouchers (10 + 16) / 2 = 13 and (14 + 4) / 2 = 9, money 23 and 11
  CHECK(value("adds/net_jobs/vouchers") == 11.0);
  CHECK(value("adds/net_jobs/money") == 17.0);
  CHECK(value("mix/net_jobs") == 28.0);
  CHECK(value("alone/net_jobs/vouchers") == 12.0);
  CHECK(value("alone/net_jobs/money") == 18.0);
  CHECK(value("last/net_jobs/vouchers") == 10.0);
  CHECK(value("last/net_jobs/money") == 16.0);
  CHECK(value("together/net_jobs/vouchers × money") == -2.0);  // 6 and −10
  CHECK(value("adds/net_job_years/vouchers") == 11.0 / 4.0);
  CHECK(value("adds/outlay/money") == 170.0);
  // 11 ± t(0.975, 1) · s/√2; s of 13 and 9 is √8
  Measure const vouchers = measure(e, "instruments/adds/net_jobs/vouchers");
  CHECK(vouchers.low == Approx(11.0 - 12.7062047 * 2.0).epsilon(1e-8));
  CHECK(vouchers.unit == "jobs");
}

// Seen to fail when ranking, robustness or the effects list every variant without a channel.
TEST_CASE("sub-mixes are in no list of programmes", "[analysis][instruments]") {
  HandMadeResult const result = two_instruments();
  Effects const effects = build_effects(result.view);
  REQUIRE(effects.programmes.size() == 2);
  CHECK(effects.programmes[0].variant == "mix");
  CHECK(effects.programmes[1].variant == "other");
  CHECK(section_of(effects.programmes[1], "instruments") == nullptr);
  for (std::string const& text : {effects_table(effects, false, Accounts::every_stress),
                                  effects_csv(effects), effects_json(effects)}) {
    CHECK(text.find("| only") == std::string::npos);
  }
}

TEST_CASE("the parts of a mix add up as they are printed", "[analysis][instruments]") {
  // symmetric: a third each of 100, of 0.2 and of 12345
  for (double const whole : {100.0, 0.2, 12345.0, -7.0, 0.0}) {
    std::vector<double> game(8, 0.0);
    game[7] = whole;
    HandMadeResult const result = three_instruments({game, game});
    ProgrammeEffects const e = mix_of(result);
    Section const& section = *section_of(e, "instruments");
    for (Table const& table : section.tables) {
      double sum = 0.0, printed = NAN;
      for (TableRow const& row : table.rows) {
        if (row.cells.size() < 2) break;  // pairs follow
        auto const figure = std::get<Figure>(row.cells[1].front());
        REQUIRE(figure.shown == Shown::adding_up);
        double const value = section.measures[figure.measure].value;
        double const step = std::pow(10.0, -figure.decimals);
        CHECK(std::abs(figure.rounded - value) < step);
        bool const is_mix = std::get<std::string>(row.cells[0].front()) == "= the mix";
        if (is_mix) printed = figure.rounded;
        if (!is_mix) sum += std::round(figure.rounded / step);
        if (is_mix) CHECK(std::round(printed / step) == sum);
      }
      CHECK_FALSE(std::isnan(printed));
    }
  }
  CHECK(decimals_text(-0.04, 1) == "0");
  CHECK(decimals_text(12345.0, 0) == number_text(12345.0));
  CHECK(decimals_of(33.3) == 1);
}

TEST_CASE("an instrument that adds nothing has exactly nothing, in every world",
          "[analysis][instruments]") {
  // c adds nothing to any set; a and b are alike
  std::vector<double> const one{0, 3.1, 3.1, 9.7, 0, 3.1, 3.1, 9.7},
      two{0, 1.7, 1.7, 2.3, 0, 1.7, 1.7, 2.3};
  ProgrammeEffects const e = mix_of(three_instruments({one, two}));
  for (char const* quantity : {"net_jobs", "net_job_years", "outlay"}) {
    Measure const c = measure(e, std::string("instruments/adds/") + quantity + "/c");
    CHECK(c.value == 0.0);
    CHECK(c.low == 0.0);
    CHECK(c.high == 0.0);
    CHECK(measure(e, std::string("instruments/together/") + quantity + "/a × c").value == 0.0);
    CHECK(measure(e, std::string("instruments/adds/") + quantity + "/a").value ==
          measure(e, std::string("instruments/adds/") + quantity + "/b").value);
  }
}

TEST_CASE("of orders drawn the mean is told, and its error", "[analysis][instruments]") {
  std::vector<double> const game{0, 8, 4, 20, 2, 14, 10, 40};
  HandMadeResult result = three_instruments({game, game});
  result.view.orders[1] = {{0, 1, 2}, {2, 1, 0}, {1, 0, 2}, {2, 0, 1}};
  // sub-mixes on the way: a, ab, c, bc, b, ac: all of them
  ProgrammeEffects const e = mix_of(result);
  // a adds 8, 30, 16, 12; b 12, 8, 4, 26; c 20, 2, 20, 2
  CHECK(measure(e, "instruments/adds/net_jobs/a").value == 16.5);
  CHECK(measure(e, "instruments/adds/net_jobs/b").value == 12.5);
  CHECK(measure(e, "instruments/adds/net_jobs/c").value == 11.0);
  CHECK(measure(e, "instruments/mix/net_jobs").value == 40.0);
  // pairs of a: 19 and 14, of b: 10 and 15, of c: 11 and 11
  CHECK(measure(e, "instruments/order_error/net_jobs/a").value == Approx(2.5).epsilon(1e-14));
  CHECK(measure(e, "instruments/order_error/net_jobs/b").value == Approx(2.5).epsilon(1e-14));
  CHECK(measure(e, "instruments/order_error/net_jobs/c").value == 0.0);
  CHECK_FALSE(has_measure(e, "instruments/together/net_jobs/a × b"));
  result.view.orders[1].resize(2);
  Measure const one_pair = measure(mix_of(result), "instruments/order_error/net_jobs/a");
  CHECK_FALSE(one_pair.is_given());
}

TEST_CASE("facts that do not fit together tell nothing of instruments", "[analysis][instruments]") {
  auto const tells = [](HandMadeResult const& result) {
    return section_of(mix_of(result), "instruments") != nullptr;
  };
  std::vector<double> const game(8, 1.0);
  HandMadeResult const sound = three_instruments({game, game});
  REQUIRE(tells(sound));
  std::vector<std::vector<std::size_t>> const others[] = {
      {{}, {0, 1, 2}, {0}, {1}, {2}, {0, 1}, {0, 2}, {0, 2}},  // twice, and one missing
      {{}, {0, 1, 2}, {0}, {1}, {}, {0, 1}, {0, 2}, {1, 2}},
      {{}, {0, 1, 1}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}},
      {{}, {}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}},
      {{}, {0, 1}, {0}, {1}, {2}, {0, 1}, {0, 2}, {1, 2}}};
  for (auto const& list : others) {
    HandMadeResult forged = three_instruments({game, game});
    forged.view.instruments = list;
    CHECK_FALSE(tells(forged));
  }
  for (std::vector<std::size_t> const& order :
       {std::vector<std::size_t>{0, 1}, {0, 1, 1}, {0, 1, 7}, {}}) {
    HandMadeResult forged = three_instruments({game, game});
    forged.view.orders[1] = {order};
    CHECK_FALSE(tells(forged));
  }
}

TEST_CASE("pairs have names of their own whatever instruments are called",
          "[analysis][instruments]") {
  HandMadeResult result = two_instruments();
  result.view.dimensions[2].labels = {"a × b", "c"};
  CHECK(has_measure(mix_of(result), "instruments/together/net_jobs/1 × 2"));
}
