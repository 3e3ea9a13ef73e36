// tests/support/scenarios/tables.hpp — the tiny scenario beside CSV tables of firms and clusters.
#pragma once

#include <string>
#include <vector>

#include "tests/support/scenarios/tiny.hpp"

namespace clustress::test {

inline std::string const good =
    "id,region,sector,jobs,founding_year,cluster,member,exports,rd_keur\n"
    "alpha,Leipzig,industry,40,1999,Biotech & Health,yes,yes,12.5\n"
    "beta,Leipzig,C26.1,3,2015,,,,\n"
    "gamma,Leipzig,services,20,1870,,no,,\n";

inline std::string scenario_text(std::string const& keys = "firm_file = \"firms.csv\"\n") {
  std::string text = with(tiny, "name = \"tiny\"\n", "name = \"tiny\"\n" + keys);
  return with(text, "jobs = 100\n", "jobs = 100\norganisation_staff = 2\n");
}

// A scenario beside its table of firms.
class Tables {
 public:
  explicit Tables(std::string const& firms, std::string const& scenario = scenario_text())
      : path_(directory_.write("tiny.toml", scenario)) {
    directory_.write("firms.csv", firms);
  }
  [[nodiscard]] Scenario load(std::vector<std::string> const& overrides = {}) const {
    return load_scenario(path_.string(), overrides);
  }
  [[nodiscard]] std::string faults() const {
    std::string text = shown(faults_in_file(path_));
    std::string const folder = directory_.path().string() + "/";
    for (auto at = text.find(folder); at != std::string::npos; at = text.find(folder))
      text.erase(at, folder.size());
    return text;
  }
  ScratchDirectory const& directory() const { return directory_; }

 private:
  ScratchDirectory directory_;
  std::filesystem::path path_;
};

inline std::string cluster_faults(std::string const& clusters) {
  Tables const tables(good, scenario_text("cluster_file = \"clusters.csv\"\n"));
  tables.directory().write("clusters.csv", clusters);
  return tables.faults();
}

}  // namespace clustress::test
