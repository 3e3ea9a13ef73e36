// sim/engine/paired_world.hpp — a world with a programme beside the tape of the same world without
// one, firm by firm.
//
// Firms are matched by id over both worlds: each has one register row, first those of the tape,
// then those that live only with the programme. Jobs are whole persons; a firm that is absent has
// 0. One thread at a time; accounts read it only.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "sim/engine/tape.hpp"
#include "sim/programme/programme.hpp"

namespace clustress {

class PairedWorld {
 public:
  // All three must outlive the pair.
  PairedWorld(Tape const& tape, Economy const& economy, Programme const& programme)
      : tape_(tape), economy_(economy), programme_(programme) {}

  // Takes the next quarter: registers its entrants, writing their rows into the world, and reads
  // all jobs. Quarter 0 is the common snapshot. The world is looked at until the next call.
  void take(World& world);

  [[nodiscard]] World const& with() const { return *world_; }
  [[nodiscard]] Tape const& without() const { return tape_; }
  [[nodiscard]] Economy const& economy() const { return economy_; }
  [[nodiscard]] Programme const& programme() const { return programme_; }
  [[nodiscard]] std::size_t quarter() const { return quarter_; }

  [[nodiscard]] std::size_t rows() const { return jobs_.size(); }
  [[nodiscard]] CellRow cell(std::size_t row) const;
  // The row of a firm; nothing for a founder whose firm has not entered.
  [[nodiscard]] std::optional<std::size_t> row_of(FirmId firm, std::int32_t register_row) const;
  [[nodiscard]] std::int32_t jobs_with(std::size_t row) const { return jobs_[row]; }
  // a quarter ago
  [[nodiscard]] std::int32_t jobs_with_before(std::size_t row) const { return last_jobs_[row]; }
  [[nodiscard]] std::int32_t jobs_without(std::size_t row) const {
    return row < jobs_without_->size() ? (*jobs_without_)[row] : 0;
  }

 private:
  Tape const& tape_;
  Economy const& economy_;
  Programme const& programme_;
  World const* world_ = nullptr;
  std::size_t quarter_ = 0;
  FirmRegister only_with_;  // rows count on from the tape's last
  std::vector<std::int32_t> jobs_, last_jobs_;
  std::vector<std::int32_t> const* jobs_without_ = nullptr;
};

}  // namespace clustress
