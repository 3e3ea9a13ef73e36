// What stands on the validation page beside the economy: worlds that know less, and published
// evaluations with their replays. Numbers by hand.
#include <clustress/catch.hpp>
#include <limits>

#include "calibration/page/validation_page.hpp"

using namespace clustress;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr auto nothing = [](YearEnd const&) { return 0.0; };
constexpr Uncertainty known{0.3, 0.4, Grounds::source, "by hand"};
constexpr Target births = Target("births", "all firms", "per year", {1.0, {0.5, 1.5}, known},
                                 "Author 2020", TargetRole::band, nothing)
                              .fitted();
constexpr Target sizes("sizes", "all firms", "persons", {2.0, {1.0, 3.0}, known}, "Author 2021",
                       TargetRole::target, nothing);
constexpr Target counted("counted", "all firms", "share", {1.0, {0.5, 1.5}, known}, "Author 2020",
                         TargetRole::other_count, nothing);
constexpr Target rare("rare", "firms of 250+", "share", {1.0, {0.5, 1.5}, known}, "Author 2022",
                      TargetRole::target, nothing);
constexpr Target demand("demand", "all firms", "share",
                        {0.0, {-1.0, 1.0}, {0.0, 0.0, Grounds::definition, "by hand"}}, "demand",
                        TargetRole::band, nothing);

std::vector<Target const*> const targets{&births, &sizes, &counted, &rare, &demand};

std::vector<Judgement> world(double births_at, double sizes_at, double rare_at) {
  std::vector<double> const row{births_at, sizes_at, 1.0, rare_at, 0.0};
  return judge(targets, std::vector<std::vector<double>>{row, row}, WorldFacts{});
}

ReplayedFigure figure(std::string const& form, std::string const& verdict, bool is_fitted = false) {
  ReplayedFigure one;
  one.replay = "small_vouchers", one.figure = "jobs | of the `supported`";
  one.population = "firms of 1–49", one.source = "Author 2010";
  one.unit = form.ends_with("per_euro") ? "€ per €" : "%";
  one.form = form, one.verdict = verdict, one.is_fitted = is_fitted;
  one.simulated = 8.5, one.interval = {6.25, 10.75};
  return one;
}

struct Beside {
  std::vector<Judgement> judgements = world(1.1, 2.2, 1.0);
  std::vector<Benchmark> benchmarks{
      {"Chance | alone", "chance.toml", "abc", world(2.0, 2.1, none)}};
  std::vector<ReplayedFigure> replays;
  ValidationPage page;

  std::string text() {
    page.judgements = judgements;
    page.phenomena.assign(targets.size(), "all");
    page.benchmarks = benchmarks;
    page.replays = replays;
    return validation_page(page);
  }
};

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("page: a world that knows less is held against the same moments", "[calibration][page]") {
  Beside beside;
  std::string const text = beside.text();
  // Errors of 0.5: births 0.1 and 1.0 off, sizes 0.2 and 0.1. Nobody is counted in `rare` there,
  // `counted` is another count and `demand` is not observed.
  CHECK(has(text, "| moment | use | this world | Chance \\| alone |"));
  CHECK(has(text, "| `births` | fitted | 0.2 | **2.0** |\n| `sizes` | held out | 0.4 | 0.2 |\n"));
  CHECK(has(text, "| fitted figures in their bands | 1 of 1 | 0 of 1 |\n"));
  CHECK(has(text, "| held-out figures in their bands | 1 of 1 | 1 of 1 |\n"));
  CHECK(has(text, "| error, median | 0.3 | 1.1 |\n"));
  // √((0.2² + 0.4²)/2) = 0.3162, √((2² + 0.2²)/2) = 1.421
  CHECK(has(text, "| error, root of the mean square | 0.3162 | 1.421 |\n"));
  CHECK(has(text, "| moments to which it is the nearest | 1 of 2 | 1 of 2 |\n"));
  CHECK(has(text, "- Chance \\| alone: `chance.toml`, digest `abc`\n"));
  CHECK(has(text, " “Chance \\| alone” meets 1 of the bands and 1 of the further targets."));
  beside.benchmarks.clear();
  CHECK_FALSE(has(beside.text(), "know less"));
  beside.benchmarks = {{"Nothing", "n.toml", "d", world(none, none, none)}};
  CHECK(has(beside.text(), "No moment can be compared."));
}

TEST_CASE("page: replays stand beside what was published and are counted first",
          "[calibration][page]") {
  Beside beside;
  beside.replays = {figure("percent", "agrees"),         figure("percent", "agrees", true),
                    figure("own_per_euro", "same sign"), figure("null", "disagrees"),
                    figure("sign", "cannot be told"),    figure("at_least", "agrees")};
  beside.replays[0].published = 8.0, beside.replays[0].agreeing = Range{4.0, 16.0};
  beside.replays[0].true_effect = 1.4;
  beside.replays[1].published = 80.0;
  beside.replays[2].published = 1.9, beside.replays[2].agreeing = Range{0.95, 3.8};
  beside.replays[4].published = -1.0;
  beside.replays[5].published = 84.0;
  std::string const text = beside.text();
  CHECK(has(text,
            " are in their bands; 3 of 6 published evaluations of programmes agree with their "
            "replays, 2 of the 5 among them that nothing was fitted to."));
  CHECK(has(text,
            "| published evaluations that replays agree with | 3 | 6 |\n"
            "| of these, held out | 2 | 5 |\n"));
  CHECK(has(text, "agrees: 3, same sign: 1, disagrees: 1, cannot be told: 1."));
  CHECK(has(text,
            "| small vouchers: jobs \\| of the \\`supported\\` | firms of 1–49 | 8 % (4 to 16) | "
            "Author 2010 | held out | 8.5 % (6.25 to 10.75) | 1.4 % | agrees |\n"));
  CHECK(has(text, "| 80 % | Author 2010 | fitted | 8.5 % (6.25 to 10.75) | – | agrees |\n"));
  CHECK(has(text,
            "| 1.9 € per € (0.95 to 3.8) | Author 2010 | held out | 8.5 € per € (6.25 to "
            "10.75) | – | **same sign** |\n"));
  CHECK(has(text, "| no significant effect | Author 2010 | held out |"));
  CHECK(has(text, "| negative | Author 2010 |"));
  CHECK(has(text, "| at least 84 % | Author 2010 |"));
  CHECK_FALSE(has(Beside().text(), "published evaluations of programmes agree"));
}
