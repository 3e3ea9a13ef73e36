// sim/app/info.cpp — clustress info: where a result comes from, what is done, failed, missing, and what it cost to make.
#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "analysis/stopping.hpp"
#include "sim/app/command_line.hpp"
#include "sim/app/progress.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace po = boost::program_options;
namespace {

// "0–3, 7, 9–12"
std::string ranges_of(std::vector<std::uint32_t> const& numbers) {
  std::string text;
  for (std::size_t k = 0; k < numbers.size();) {
    std::size_t last = k;
    while (last + 1 < numbers.size() && numbers[last + 1] == numbers[last] + 1) ++last;
    text += fmt::format("{}{}{}", text.empty() ? "" : ", ", numbers[k], last > k ? fmt::format("–{}", numbers[last]) : "");
    k = last + 1;
  }
  return text.empty() ? "none" : text;
}

void print_costs(ResultFile const& file) {
  double seconds = 0, firm_quarters = 0;
  std::uint64_t firms = 0, memory = 0;
  for (ReplicateSummary const& summary : file.summaries()) {
    seconds += summary.cpu_seconds;
    firm_quarters += static_cast<double>(summary.firm_quarters);
    firms = std::max(firms, summary.peak_firms);
    memory = std::max(memory, summary.peak_memory_bytes);
  }
  if (firm_quarters == 0) return;
  fmt::print("  simulated    {:.3g} firm-quarters, up to {} firms at once, in {} of one core\n", firm_quarters, firms,
             duration_text(seconds));
  fmt::print("  speed        {:.1f} ns per firm and quarter of simulation, pairing and recording; peak memory {:.0f} MiB\n",
             seconds / firm_quarters * 1e9, static_cast<double>(memory) / (1 << 20));
}

void print_failures(ResultFile const& file) {
  RunHeader const& header = file.header();
  int shown = 0;
  for (std::size_t r = 0; r < file.replicates().size() && shown < 20; ++r) {
    for (std::size_t v = 0; v < header.layout.variants.size(); ++v) {
      for (std::size_t s = 0; s < header.layout.stresses.size(); ++s) {
        if (file.status(v, s, r) != WorldStatus::failed || ++shown > 20) continue;
        fmt::print("  failed       replicate {}, {} × {}: {}\n", file.replicates()[r], header.layout.variants[v],
                   header.layout.stresses[s], file.cause(v, s, r));
      }
    }
  }
}

}  // namespace

int run_info(Arguments const& arguments) {
  CommandLine line("info RESULT.h5",
                   "Says what a result file (or the parts of an unfinished run) holds and how it was made.",
                   "clustress info leipzig-small.h5", "RESULT.h5");
  line.add()("scenario", "print the effective scenario, every default filled in")  //
      ("compare", po::value<std::string>(), "name the first difference to another result, bit for bit; exit code 1 if any");
  if (!line.parse(arguments)) return exit_complete;
  std::string const path = line.positional();
  if (auto const other = line.maybe<std::string>("compare")) {
    std::string const difference = compare_bits(path, *other);
    fmt::print("{}\n", difference.empty() ? "the same bits" : difference);
    return difference.empty() ? exit_complete : exit_failed_worlds;
  }
  ResultFile const file(path);
  RunHeader const& h = file.header();
  if (line.has("scenario")) {
    fmt::print("{}", h.scenario_toml);
    return exit_complete;
  }
  fmt::print("{}\n", file.description());
  for (std::string const& warning : file.warnings()) fmt::print("  warning      {}\n", warning);
  fmt::print("  title        {}\n", h.text("title"));
  fmt::print("  world        {}, from {} over {} quarters\n", h.text("world"), h.start_quarter, h.layout.quarters - 1);
  fmt::print("  variants     {}\n", fmt::join(h.layout.variants, " · "));
  fmt::print("  stresses     {}\n", fmt::join(h.layout.stresses, " · "));
  fmt::print("  replicates   {} wanted; done {}; failed {}; missing {}\n", h.replicates, ranges_of(file.done()),
             ranges_of(file.failed()), ranges_of(file.missing()));
  if (auto const stopping = stopping_of(h)) fmt::print("  stopping     {}\n", stopping_text(*stopping, h.replicates));
  fmt::print("  digest       {} (seed {}, model {})\n", h.digest, h.seed, h.model_version);
  fmt::print("  program      clustress {} ({}), {}\n", h.program_version, h.revision, h.compiler);
  print_costs(file);
  print_failures(file);
  for (std::string const& session : h.history) fmt::print("  history      {}\n", session);
  return exit_complete;
}

}  // namespace clustress
