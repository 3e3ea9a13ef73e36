// tests/fuzz/panel.cpp — panels of firms, as files of a run and as tables.
//
// Bytes are changes of four bytes each. With the highest bit a change is of a number (column, row,
// which number), else one of the structure (result.cpp). What the readers take is given to all
// designs of evaluations: they answer, or say what the panel lacks.
#include <cmath>
#include <limits>
#include <stdexcept>

#include "analysis/evaluation/design.hpp"
#include "analysis/panel/firm_panel.hpp"
#include "analysis/panel/read_panel_csv.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/panel_file.hpp"
#include "sim/storage/seal.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/structure.hpp"

namespace clustress::fuzz {
namespace {

constexpr std::size_t cases = 8, years = 4, applications = 4;

PanelHeader header() {
  PanelHeader header;
  header.layout.years = {2014, 2015, 2016, 2017};
  header.layout.years_before = 2;
  header.layout.year_begins = "Q1";
  for (char const* const list :
       {"variant", "stress", "region", "sector", "cluster", "size_class", "instrument"})
    header.layout.labels.push_back({list, {"one", "two"}});
  header.layout.labels.push_back({"selection", {"score", "lottery"}});
  header.layout.choices = {{"replicates", "1"}};
  header.layout.digest = "0123";
  header.attributes = {{"scenario_digest", "0123"}, {"horizon_quarters", 8.0}};
  return header;
}

// One world of eight firms over four years: every other one applies, and half of these win.
PanelTable sound_table() {
  PanelTable table = empty_panel_table({0, 0});
  table.entries = {1, cases, cases, applications};
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    auto const axis = static_cast<std::size_t>(panel_columns[k].axis);
    std::size_t const width = panel_columns[k].axis == PanelAxis::case_year ? years : 1;
    std::visit([&](auto& values) { values.assign(table.entries[axis] * width, 0); },
               table.columns[k]);
  }
  auto const set = [&](std::size_t column, std::size_t row, auto value) {
    table.values<decltype(value)>(column)[row] = value;
  };
  set(panel_column("world_done"), 0, std::int32_t{1});
  set(panel_column("world_cases"), 0, std::int32_t{cases});
  set(panel_column("world_applications"), 0, std::int32_t{applications});
  for (std::size_t one = 0; one < cases; ++one) {
    auto const number = static_cast<std::int32_t>(one);
    bool const applies = one % 2 == 0, wins = one % 4 == 0;
    set(panel_column("firm"), one, number);
    set(panel_column("weight"), one, 1.0 + number % 3);
    set(panel_column("score"), one, applies ? 0.1 * number : std::nan(""));
    set(panel_column("cutoff"), one, applies ? 0.3 : std::nan(""));
    set(panel_column("applied_year"), one, std::int32_t{applies ? 2016 : 0});
    set(panel_column("treated_year"), one, std::int32_t{wins ? 2016 : 0});
    for (std::size_t year = 0; year < years; ++year) {
      std::size_t const row = one * years + year;
      set(panel_column("alive"), row, std::int32_t{1});
      set(panel_column("jobs"), row, 5 + number + static_cast<std::int32_t>(year * one % 3));
      set(panel_column("jobs_without"), row, 5 + number);
      set(panel_column("value_added"), row, 10.0F * static_cast<float>(number));
    }
  }
  for (std::size_t a = 0; a < applications; ++a)
    set(panel_column("application_case"), a, static_cast<std::int32_t>(2 * a));
  return table;
}

// A number at the edges of its type.
void change_number(PanelTable& table, std::uint8_t const* code) {
  std::size_t const column = code[1] % table.columns.size();
  std::visit(
      [&](auto& values) {
        using Value = std::decay_t<decltype(values[0])>;
        using Limits = std::numeric_limits<Value>;
        Value const edges[] = {0,
                               1,
                               static_cast<Value>(-1),
                               2016,
                               Limits::max(),
                               Limits::lowest(),
                               Limits::quiet_NaN(),
                               Limits::infinity()};
        if (!values.empty()) values[code[2] % values.size()] = edges[code[3] % std::size(edges)];
      },
      table.columns[column]);
}

void evaluate_all(FirmPanel const& panel) {
  for (DesignFunction const function : design_catalogue()) {
    DesignResult const found = evaluate(function(), panel, {});
    if (found.is_given() && std::isnan(found.estimate))
      throw std::logic_error("a design gives no number and no reason");
  }
}

void read_panel(std::filesystem::path const& path) {
  try {
    PanelFile const file(path);
    for (PanelFile::World const& world : file.worlds()) {
      try {
        evaluate_all(read_firm_panel(file, world));
      } catch (UsageError const&) {  // its numbers are not those of a panel
      }
    }
  } catch (OutputError const&) {
  }
}

}  // namespace

void run_panel(Bytes bytes) {
  {
    ScratchFile const file("raw.panel.h5", bytes);
    read_panel(file.path());
  }
  PanelTable table = sound_table();
  std::vector<std::uint8_t> structure;
  for (std::size_t i = 0; i + 4 <= bytes.size() && i < 64; i += 4) {
    if (bytes[i] >= 0x80) {
      change_number(table, &bytes[i]);
    } else {
      structure.insert(structure.end(), &bytes[i], &bytes[i] + 4);
    }
  }
  ScratchFile const sound("sound.panel.h5", {});
  std::filesystem::path const& path = sound.path();
  try {
    write_panel_file(path, header(), {table.unit}, [&](RunUnit) { return table; });
  } catch (OutputError const&) {
    return;
  }
  if (!structure.empty()) {
    std::ifstream in(path, std::ios::binary);
    Image image{std::istreambuf_iterator<char>(in), {}};
    image.resize(image.size() - seal_size);
    image = changed_structure(std::move(image), structure);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<char const*>(image.data()),
               static_cast<std::streamsize>(image.size()));
  }
  read_panel(path);
}

void run_panel_table(Bytes bytes) {
  ScratchFile const table("panel.csv", bytes);
  CsvPanels panels;
  try {
    panels = read_panel_csv(table.path().string());
  } catch (UsageError const&) {
    return;
  }
  for (CsvPanels::World const& world : panels.worlds) {
    try {
      evaluate_all(world.panel);
    } catch (UsageError const&) {  // more firms and years than fit
    }
  }
}

}  // namespace clustress::fuzz
