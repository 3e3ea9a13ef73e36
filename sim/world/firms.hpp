// sim/world/firms.hpp — the firm table: one column a property, the firms of one cell side by side.
//
// A cell's firms occupy rows [begin, begin + count) of its segment. A firm that leaves is replaced
// by the last of its cell; an entrant is appended; when a segment is full the whole table is laid
// out anew. Rows are therefore no identity: ids are. Copyable value; a snapshot is a copy. Not
// thread-safe for writing.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/ids.hpp"
#include "sim/world/project_kind.hpp"
#include "sim/world/standing.hpp"
#include "sim/world/tile.hpp"

namespace clustress {

inline constexpr std::int16_t never = std::numeric_limits<std::int16_t>::min();
inline constexpr std::int32_t unregistered = -1;

struct FirmColumns {
  std::vector<FirmId> id;
  std::vector<double> local_sales;     // S^l, kEUR a quarter, to buyers in the region
  std::vector<double> outside_sales;   // S^x, kEUR a quarter
  std::vector<double> productivity;    // a, log points around the sector's level
  std::vector<double> reputation;      // h, log points: the productivity that customers know of
  std::vector<double> cash;            // kEUR, net of overdrafts
  std::vector<float> ability;          // z, standard normal in the stationary state
  std::vector<float> assignment_gain;  // temporary log productivity left by completed projects
  std::vector<float> research_link;    // strength of the link to a research organisation, in [0, 1]
  // smoothed own growth (before market clearing), log points a quarter: what a jury sees
  std::vector<float> trend;
  std::vector<float> project_gain;  // of the project under way
  std::vector<float> rd_stock;      // R, knowledge capital from R&D, kEUR
  std::vector<float> rd_spending;   // in the quarter, kEUR; only measured
  std::vector<float> debt;          // term loans owed, kEUR
  std::vector<float> prudence;      // liking for cash, 1 for the median firm; for life
  std::vector<float> position;      // place on the circle of knowledge of the sector, in [0, 1)
  std::vector<std::int32_t> jobs;   // whole persons, at least the founder
  // row in the run's register of firms; no behaviour reads it
  std::vector<std::int32_t> register_row;
  std::vector<std::int16_t> founded;          // quarter of birth
  std::vector<std::int16_t> last_innovation;  // quarter, or `never`
  // quarter in which the project under way ends, or `never`
  std::vector<std::int16_t> project_due;
  std::vector<std::int16_t> last_award;  // quarter of the last award, or `never`
  // quarter in which the idea put off arose, or `never`
  std::vector<std::int16_t> put_off_quarter;
  std::vector<std::uint16_t> niche;            // place among the niches of its cell, for life
  std::vector<std::uint8_t> projects_done;     // completed projects, at most 255
  std::vector<ProjectKind> project_kind;       // of the project under way, or no_project
  std::vector<ProjectKind> idea_kind;          // of the idea that takes shape, or no_project
  std::vector<ProjectKind> put_off_kind;       // of the idea put off, or no_project
  std::vector<std::uint8_t> project_succeeds;  // 1 if the project under way will succeed
  // how short of working capital the firm is, of 255: as far as it cuts R&D and hiring
  std::vector<std::uint8_t> shortage;
  std::vector<StandingSet> standing;
};

template <class Columns, class F>
void for_each_column(Columns& c, F&& f) {
  f(c.id);
  f(c.local_sales);
  f(c.outside_sales);
  f(c.productivity);
  f(c.reputation);
  f(c.cash);
  f(c.ability);
  f(c.assignment_gain);
  f(c.research_link);
  f(c.trend);
  f(c.project_gain);
  f(c.rd_stock);
  f(c.rd_spending);
  f(c.debt);
  f(c.prudence);
  f(c.position);
  f(c.jobs);
  f(c.register_row);
  f(c.founded);
  f(c.last_innovation);
  f(c.project_due);
  f(c.last_award);
  f(c.put_off_quarter);
  f(c.niche);
  f(c.projects_done);
  f(c.project_kind);
  f(c.idea_kind);
  f(c.put_off_kind);
  f(c.project_succeeds);
  f(c.shortage);
  f(c.standing);
}

struct Segment {
  std::size_t begin = 0;
  std::size_t count = 0;
  std::size_t capacity = 0;
  bool operator==(Segment const&) const = default;
};

class FirmTable : public FirmColumns {
 public:
  FirmTable() = default;
  explicit FirmTable(std::vector<std::size_t> const& capacities);  // one segment a cell

  [[nodiscard]] std::size_t cells() const { return segments_.size(); }
  [[nodiscard]] Segment const& segment(CellRow cell) const { return segments_[cell.get()]; }
  [[nodiscard]] std::size_t rows() const { return id.size(); }  // living firms and free room
  [[nodiscard]] std::size_t count() const;                      // living firms

  // Appends a firm with neutral columns to the cell and returns its row; may lay out the table
  // anew: rows change.
  std::size_t append(CellRow cell);
  // Removes the firm in `row` of the cell by moving the cell's last firm there.
  void remove(CellRow cell, std::size_t row);
  // Whether the firm is (still) in that row of the cell.
  [[nodiscard]] bool holds(CellRow cell, FirmId firm, std::size_t row) const {
    Segment const& s = segment(cell);
    return row >= s.begin && row < s.begin + s.count && id[row] == firm;
  }
  // Row of the firm with this id, or npos; linear in the cell.
  [[nodiscard]] std::size_t find(CellRow cell, FirmId id) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t bytes() const;  // allocated, free room included
  [[nodiscard]] static std::size_t bytes_per_firm();
  [[nodiscard]] bool same_firms(FirmTable const& other) const;  // bit for bit, living firms only

  // Calls f(Tile) for all firms, cell by cell, tiles of at most Tile::capacity counted from the
  // start of the cell.
  template <class F>
  void for_each_tile(F&& f) const {
    for (std::size_t c = 0; c < segments_.size(); ++c) for_each_tile_of(CellRow(c), f);
  }
  template <class F>
  void for_each_tile_of(CellRow cell, F&& f) const {
    Segment const& s = segments_[cell.get()];
    for (std::size_t done = 0; done < s.count; done += Tile::capacity) {
      f(Tile{cell, s.begin + done,
             s.count - done < Tile::capacity ? s.count - done : Tile::capacity});
    }
  }

  // Calls f(row) for the firms of a cell, in order of rows; f may not add or remove firms.
  template <class F>
  void for_each_firm(CellRow cell, F&& f) const {
    Segment const s = segment(cell);
    for (std::size_t row = s.begin; row < s.begin + s.count; ++row) f(row);
  }
  // Calls f(cell, row) for all firms, cell by cell.
  template <class F>
  void for_each_firm(F&& f) const {
    for (std::size_t c = 0; c < segments_.size(); ++c)
      for_each_firm(CellRow(c), [&](std::size_t row) { f(CellRow(c), row); });
  }

 private:
  void lay_out(std::vector<std::size_t> const& capacities);
  void set_neutral(std::size_t row);

  std::vector<Segment> segments_;
};

}  // namespace clustress
