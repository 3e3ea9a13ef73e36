// calibration/page/validation_page.hpp — what the economy of a scenario is worth, as a page of
// Markdown: counts, all targets, what worlds that know less give, what a calibration found, what
// fails, published evaluations beside their replays, and how to repeat it.
//
// What it says of a target is said by its row. Pure function, thread-safe.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "calibration/judge.hpp"
#include "calibration/page/replayed.hpp"
#include "sim/results/posterior_file.hpp"

namespace clustress {

// Another world, to see what this one is worth beside it: one without the mechanisms, say.
struct Benchmark {
  std::string title, name, digest;    // name: as given
  std::vector<Judgement> judgements;  // of the same moments as those of the page
};

struct ValidationPage {
  std::string title;    // of the scenario
  std::string command;  // that writes the page again
  std::string digest, model_version, program_version;
  std::uint64_t seed = 0;
  std::size_t replicates = 0;
  bool has_experiments = true;
  bool is_beside_documents = false;  // the pages of docs/model lie in its folder

  std::span<Judgement const> judgements;    // of the economy as declared
  std::vector<std::string_view> phenomena;  // by judgement; those of one stand together

  Posterior const* posterior = nullptr;  // null: none is given
  std::string posterior_name;            // as given
  std::vector<double> declared;          // by parameter of the posterior; NaN: not known

  std::span<Benchmark const> benchmarks;    // empty: none is given
  std::span<ReplayedFigure const> replays;  // empty: none are given
};

// What such a page begins with, and no other.
inline constexpr std::string_view validation_page_start = "# What the simulated economy is worth";

std::string validation_page(ValidationPage const& page);

}  // namespace clustress
