#include "sim/world/snapshot.hpp"

#include <cstring>
#include <type_traits>

#include "sim/core/contracts.hpp"

namespace clustress {
namespace {

class Writer {
 public:
  template <class T>
  void put(T const& value) {
    static_assert(std::is_trivially_copyable_v<T>);
    bytes_.append(reinterpret_cast<char const*>(&value), sizeof(T));
  }
  template <class T>
  void put_run(T const* values, std::size_t count) {
    static_assert(std::is_trivially_copyable_v<T>);
    put(count);
    bytes_.append(reinterpret_cast<char const*>(values), count * sizeof(T));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

// Reads back in the same order; once something does not fit, everything after it is refused.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}
  template <class T>
  void get(T& value) {
    if (!has(sizeof(T))) return;
    std::memcpy(&value, bytes_.data(), sizeof(T));
    bytes_.remove_prefix(sizeof(T));
  }
  template <class T>
  void get_run(T* values, std::size_t count) {
    std::size_t stored = 0;
    get(stored);
    if (stored != count) good_ = false;
    if (!has(count * sizeof(T))) return;
    std::memcpy(values, bytes_.data(), count * sizeof(T));
    bytes_.remove_prefix(count * sizeof(T));
  }
  // A run of unknown length.
  template <class T>
  void get_all(std::vector<T>& values) {
    std::size_t stored = 0;
    get(stored);
    if (!good_ || stored > bytes_.size() / sizeof(T)) {
      good_ = false;
      return;
    }
    values.resize(stored);
    std::memcpy(values.data(), bytes_.data(), stored * sizeof(T));
    bytes_.remove_prefix(stored * sizeof(T));
  }
  [[nodiscard]] bool good() const { return good_; }
  [[nodiscard]] bool at_end() const { return good_ && bytes_.empty(); }

 private:
  bool has(std::size_t size) {
    good_ = good_ && bytes_.size() >= size;
    return good_;
  }
  std::string_view bytes_;
  bool good_ = true;
};

// Every part of a held world, in one order for writing and reading.
template <class Archive, class W>
void exchange_tables(Archive&& run, W& world) {
  run(world.cells.data(), world.cells.size());
  run(world.markets.data(), world.markets.size());
  run(world.niches.data(), world.niches.size());
  run(world.clusters.data(), world.clusters.size());
  for (auto& region : world.regions) {
    for (auto* number : {&region.log_wage, &region.unemployed, &region.spending,
                         &region.labour_force, &region.log_participation, &region.log_migration,
                         &region.log_rent, &region.idle_staff, &region.research_projects}) {
      run(number, std::size_t{1});
    }
    run(&region.account, std::size_t{1});
    run(region.residents.data(), region.residents.size());
  }
}

// Kinds are rows of the catalogue: what is read must name one where there is a project.
bool sensible_projects(FirmTable const& firms) {
  auto const known = [](ProjectKind kind) {
    return static_cast<std::size_t>(kind) < project_kind_catalogue().size();
  };
  bool sensible = true;
  firms.for_each_firm([&](CellRow, std::size_t row) {
    bool const goes_on = firms.project_due[row] != never;
    ProjectKind const kind = firms.project_kind[row], idea = firms.idea_kind[row],
                      kept = firms.put_off_kind[row];
    bool const keeps = firms.put_off_quarter[row] != never;
    sensible = sensible && (goes_on ? known(kind) : kind == no_project) &&
               (known(idea) || idea == no_project) && (keeps ? known(kept) : kept == no_project);
  });
  return sensible;
}

}  // namespace

std::string to_bytes(World const& world) {
  CLUSTRESS_REQUIRE(world.regime == Regime::hold && world.office.ledger.instruments() == 0,
                    "only a held world is kept as bytes");
  Writer writer;
  writer.put(world.now);
  writer.put(world.random);
  for (std::size_t c = 0; c < world.firms.cells(); ++c) writer.put(world.firms.segment(CellRow(c)));
  for (std::size_t c = 0; c < world.firms.cells(); ++c) {
    Segment const& s = world.firms.segment(CellRow(c));
    for_each_column(static_cast<FirmColumns const&>(world.firms),
                    [&](auto const& column) { writer.put_run(column.data() + s.begin, s.count); });
  }
  exchange_tables([&](auto const* values, std::size_t count) { writer.put_run(values, count); },
                  world);
  writer.put_run(world.links.data(), world.links.size());
  return writer.take();
}

std::optional<World> world_from_bytes(std::string_view bytes,
                                      std::shared_ptr<Economy const> economy) {
  Reader reader(bytes);
  World world;
  world.economy = std::move(economy);
  std::size_t const cells = world.economy->cells.size(), regions = world.economy->regions.size();
  reader.get(world.now);
  reader.get(world.random);
  world.macro_random = world.random;
  std::vector<Segment> segments(cells);
  std::vector<std::size_t> capacities(cells);
  for (std::size_t c = 0; c < cells; ++c) {
    reader.get(segments[c]);
    capacities[c] = segments[c].capacity;
    bool const sensible =
        segments[c].count <= segments[c].capacity && segments[c].capacity <= bytes.size();
    if (!reader.good() || !sensible) return std::nullopt;
  }
  world.firms = FirmTable(capacities);
  for (std::size_t c = 0; c < cells; ++c) {
    for (std::size_t k = 0; k < segments[c].count; ++k) world.firms.append(CellRow(c));
    for_each_column(static_cast<FirmColumns&>(world.firms), [&](auto& column) {
      reader.get_run(column.data() + world.firms.segment(CellRow(c)).begin, segments[c].count);
    });
  }
  if (!reader.good() || !sensible_projects(world.firms)) return std::nullopt;
  world.cells.resize(cells);
  world.markets.resize(world.economy->markets.size());
  world.regions.resize(regions);
  world.niches.resize(world.economy->niches.size());
  world.clusters.resize(world.economy->facts.clusters.size());
  for (RegionState& region : world.regions) region.residents.resize(regions);
  exchange_tables([&](auto* values, std::size_t count) { reader.get_run(values, count); }, world);
  reader.get_all(world.links);
  if (!reader.at_end()) return std::nullopt;
  return world;
}

}  // namespace clustress
