// The validation page says what judgements and posterior say, and names from files never act on it.
#include <clustress/catch.hpp>
#include <limits>

#include "calibration/page/validation_page.hpp"

using namespace clustress;

namespace {

constexpr double none = std::numeric_limits<double>::quiet_NaN();
constexpr auto nothing = [](YearEnd const&) { return 0.0; };
constexpr Uncertainty known{0.1, 0.3, Grounds::source, "by hand"};
constexpr Uncertainty judged{0.1, 0.3, Grounds::judgement, "by hand"};
constexpr Target a_band("births", "all firms", "per year", {1.0, {0.5, 1.5}, known}, "Author 2020",
                        TargetRole::band, nothing);
constexpr Target a_target = Target("size|`x`", "firms\n<b>", "persons", {2.0, {1.0, 3.0}, judged},
                                   "Author 2021: $a$ *b*", TargetRole::target, nothing)
                                .fitted();
constexpr Target another("other", "all firms", "share", {1.0, {0.5, 1.5}, known}, "Author 2020",
                         TargetRole::other_count, nothing);
constexpr Target rare("rare", "firms of 250+", "share", {1.0, {0.5, 1.5}, known}, "Author 2022",
                      TargetRole::band, nothing);

struct Example {
  std::vector<Target const*> targets{&a_band, &a_target, &another, &rare};
  std::vector<Judgement> judgements =
      judge(targets, std::vector<std::vector<double>>{{1.7, 2.0, 9.0, none}, {1.9, 2.4, 9.0, none}},
            WorldFacts{});
  Posterior posterior;
  ValidationPage page;

  Example() {
    page.title = "Köln | `one`\n# two";
    page.command = "clustress validate a.toml";
    page.digest = "abc";
    page.model_version = "12";
    page.program_version = "0.1.0";
    page.seed = 7;
    page.replicates = 2;
    page.judgements = judgements;
    page.phenomena = {"demography", "sizes", "sizes", "sizes"};
    posterior.title = "The study";
    posterior.method = "match";
    posterior.scenario_digest = "def";
    posterior.evaluations = 30;
    posterior.parameters = {
        {"model.a", "kEUR", "uniform 1 to 4", 0.8, 2.0, 1.5, 2.5, 0.25, 0.31, true},
        {"model.b|`c`", "", "uniform 0 to 1", 0.3, 0.5, 0.1, 0.9, 0.29, 0.95, false}};
    posterior.moments = {
        {"births", "per year", 1.0, 0.1, 0.1, true, 1.2, 0.01, 0.5, {}, "R² is 0.4"},
        {"size|`x`", "persons", 2.0, 0.1, 0.1, false, 3.5, 0.01, 4.0, {}, "", 1.6, 2.7}};
    posterior.weights = {1.0};
    posterior.notes = {"a | note\n- of two"};
  }
  std::string with_posterior() {
    page.posterior = &posterior;
    page.posterior_name = "p.h5";
    page.declared = {1.25, 0.5};
    return validation_page(page);
  }
};

std::string line_with(std::string const& text, std::string const& word) {
  std::size_t const at = text.find(word);
  if (at == std::string::npos) return "";
  std::size_t const begin = text.rfind('\n', at) + 1;
  return text.substr(begin, text.find('\n', at) - begin);
}

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

// Cells of a row of a table: bars that no backslash takes away, and that are in no code.
std::size_t cells_in(std::string const& line) {
  std::size_t bars = 0;
  for (std::size_t k = 0; k < line.size(); ++k)
    bars += line[k] == '|' && (k == 0 || line[k - 1] != '\\') ? 1 : 0;
  return bars - 1;
}

}  // namespace

TEST_CASE("page: without a posterior it tells what is declared", "[calibration][page]") {
  Example example;
  std::string const text = validation_page(example.page);
  CHECK(text.starts_with(std::string(validation_page_start) +
                         ": Köln \\| \\`one\\`\\\\x0a\\# two\n"));
  // births 1.8 is out of 0.5 to 1.5, size 2.2 in 1 to 3, rare has nobody; births and rare are held
  // out.
  CHECK(has(text,
            "0 of 2 acceptance bands are met and 1 of 1 further targets are near; of the 2 "
            "observed figures that no calibration ever sees, 0 are in their bands. 1 of all "
            "moments have no population in this world and "
            "are in no band."));
  CHECK(has(text,
            "| acceptance bands | 0 | 2 |\n| further targets | 1 | 1 |\n"
            "| of both, observed and held out | 0 | 2 |\n"));
  // The mean of 1.7 and 1.9 ± t(0.975, 1) · 0.1 = 12.7062 · 0.1.
  CHECK(has(text,
            "| `births`, per year | all firms | 1 | 0.1; 0.3 | Author 2020 | held out | "
            "1.8 (0.5294 to 3.071) | MISSED | `.....[----o----]..x..` |"));
  std::string const hostile = line_with(text, "size\\|\\`x\\`, persons");
  CHECK(has(hostile,
            "firms\\\\x0a&lt;b&gt; | 2 | 0.1; 0.3, judged | Author 2021: &#36;a&#36; "
            "\\*b\\* | may be fitted |"));
  CHECK(cells_in(hostile) == 9);
  CHECK(has(text, "| **sizes** |  |"));
  CHECK(text.find("**sizes**") == text.rfind("**sizes**"));
  CHECK(has(line_with(text, "`other`"), " | – | "));
  // (1.8 − 1) / √(0.1² + 0.3² + 0.1²) = 0.8 / 0.33166 = 2.412
  CHECK(has(text,
            "- `births`, all firms: MISSED by 0.3. 1.8 is above the band 0.5 to 1.5, +2.4 "
            "errors from what is observed.\n"));
  CHECK(has(text, "- `rare`: no population, firms of 250+.\n"));
  CHECK_FALSE(has(text, "## Parameters"));
  CHECK_FALSE(has(text, "posterior"));
  CHECK(has(text, "```sh\nclustress validate a.toml\n```"));
  CHECK(has(text,
            "| scenario, digest | `abc` |\n| model version | `12` |\n| seed | 7 |\n"
            "| replicates | 2 |\n| program | clustress 0.1.0 |\n"));
  CHECK(has(text, "`docs/model/replays.md`"));
  example.page.is_beside_documents = true;
  CHECK(has(validation_page(example.page), "(replays.md)"));
}

TEST_CASE("page: a posterior says what it found, beside what is declared", "[calibration][page]") {
  Example example;
  std::string const text = example.with_posterior();
  // At the best point births 1.2 is in its band, size 3.5 is not; size and rare are held out.
  CHECK(has(text,
            "At its best point 1 of 1 fitted targets and 0 of 1 held out are in their bands; "
            "at the declared values, of the same targets, 0 of 1 fitted targets and 1 of 1 "
            "held out.\n"));
  CHECK(has(text,
            "of the 2 observed figures that the fit did not see, 1 are in their bands. 1 of all"));
  CHECK(has(text,
            "| `model.a`, kEUR | uniform 1 to 4 | 1.25 | 2 | 1.5 to 2.5 | 0.31 | declared "
            "below the 90 % |\n"));
  CHECK(has(text,
            "| model.b\\|\\`c\\` | uniform 0 to 1 | 0.5 | 0.5 | 0.1 to 0.9 | 0.95 | not "
            "identified |\n"));
  CHECK(
      has(line_with(text, "`births`, per year"), "| fitted | 1.8 (0.5294 to 3.071) | – | MISSED"));
  std::string const hostile = line_with(text, "size\\|\\`x\\`, persons");
  CHECK(has(hostile, "| held out |"));
  CHECK(has(hostile, "| 1.6 to 2.7 | near |"));
  CHECK(cells_in(hostile) == 10);
  CHECK(has(text, "- No emulator of `births`: R² is 0.4.\n"));
  CHECK(has(text, "- a \\| note\\\\x0a- of two\n"));
  CHECK(has(text, "| its study, digest | `def` |\n"));
  CHECK(has(text, "another scenario than the one on this page"));
  example.posterior.scenario_digest = "abc";
  CHECK_FALSE(has(example.with_posterior(), "another scenario"));
}

TEST_CASE("page: a fit that failed says so, and one without faults too", "[calibration][page]") {
  Example example;
  example.posterior.weights.clear();
  example.posterior.why_empty = "births and size exclude each other";
  CHECK(has(example.with_posterior(), "- No point fits: births and size exclude each other.\n"));
  std::vector<Target const*> const targets{&a_band};
  auto const met = judge(targets, std::vector<std::vector<double>>{{1.0}, {1.1}}, WorldFacts{});
  example.page.posterior = nullptr;
  example.page.judgements = met;
  example.page.phenomena = {"demography"};
  CHECK(has(validation_page(example.page), "Every band is met and every target is near.\n"));
  example.page.has_experiments = false;
  CHECK(has(validation_page(example.page), "- Experiments were left out"));
}
