#include "sim/app/firm_life_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "analysis/render/report_text.hpp"
#include "sim/app/first_difference_text.hpp"

namespace clustress {
namespace {

std::string place_of(Economy const& economy, CellRow cell) {
  Cell const& c = economy.cell(cell);
  std::string text = fmt::format("{} in {}", economy.facts.sectors[c.sector.get()].name,
                                 economy.facts.regions[c.region.get()].name);
  if (c.cluster) text += fmt::format(", cluster {}", economy.facts.clusters[c.cluster->get()].name);
  return text;
}

std::string status_of(FirmQuarter const& quarter) {
  std::string text;
  if (quarter.member) text += 'm';
  if (quarter.exporter) text += 'x';
  if (quarter.constrained) text += 'c';
  if (quarter.research_link) text += 'r';
  if (quarter.project_under_way) text += 'p';
  return text.empty() ? "." : text;
}

// The events of one world in words.
std::string events_of(FirmQuarter const& quarter) {
  std::vector<std::string> words;
  if (!quarter.refused.empty()) words.push_back("refused by " + quarter.refused);
  if (!quarter.awarded.empty()) words.push_back("award by " + quarter.awarded);
  if (quarter.paid) words.push_back("payment");
  if (!quarter.started.empty()) words.push_back("starts " + quarter.started);
  if (quarter.support > 0) words.push_back(fmt::format("support {:.1f} kEUR", quarter.support));
  return fmt::format("{}", fmt::join(words, ", "));
}

std::string amount(double value) {
  return fmt::format("{:.1f}", value);
}

// The number without the programme, and with it: "=" where it is printed alike.
std::string pair_of(FirmQuarter const& without, FirmQuarter const& with, int width,
                    std::string (*text)(FirmQuarter const&)) {
  std::string const a = without.lives ? text(without) : "–", b = with.lives ? text(with) : "–";
  return fmt::format(" {:>{}} {:>{}}", a, width, a == b ? "=" : b, width);
}

std::string table_row(FirmQuarter const& without, FirmQuarter const& with) {
  std::string row;
  row += pair_of(without, with, 6, [](FirmQuarter const& q) { return fmt::format("{}", q.jobs); });
  row += pair_of(without, with, 9, [](FirmQuarter const& q) { return amount(q.local_sales); });
  row += pair_of(without, with, 9, [](FirmQuarter const& q) { return amount(q.outside_sales); });
  row += pair_of(without, with, 9, [](FirmQuarter const& q) { return amount(q.cash); });
  row += pair_of(without, with, 7, [](FirmQuarter const& q) { return amount(q.rd_stock); });
  row += pair_of(without, with, 7,
                 [](FirmQuarter const& q) { return fmt::format("{:.4f}", q.productivity); });
  row += pair_of(without, with, 3, [](FirmQuarter const& q) { return fmt::format("{}", q.links); });
  row += pair_of(without, with, 4, status_of);
  std::string const before = events_of(without), events = events_of(with);
  if (!before.empty() || !events.empty()) {
    row +=
        "  " + (before == events ? "both: " + events
                                 : fmt::format("{}{}{}", before.empty() ? "" : "without: " + before,
                                               before.empty() || events.empty() ? "" : "; ",
                                               events.empty() ? "" : "with: " + events));
  }
  return row;
}

nlohmann::ordered_json json_of(FirmQuarter const& quarter) {
  nlohmann::ordered_json values;
  for (FirmColumn const& column : firm_columns())
    values[std::string(column.name)] = column.value(quarter);
  values["refused by"] = quarter.refused;
  values["award by"] = quarter.awarded;
  values["started"] = quarter.started;
  return values;
}

std::string balance_row(FirmBalance const& firm, FirmLifeTitle const& title) {
  return fmt::format("  {}  {:>6} {:>8} {:>8} {:>10.2f} {:>10.1f} {:>5} {:>6}  {}\n",
                     firm_text(firm.id), firm.jobs_at_start, firm.jobs[0], firm.jobs[1],
                     firm.job_years_gained(), firm.support, firm.quarters_paid,
                     firm.first_award < 0 ? "–" : fmt::format("{}", firm.first_award),
                     place_of(title.economy, firm.cell));
}

}  // namespace

std::string firm_text(FirmId firm) {
  return fmt::format("{:016x}", to_number(firm));
}

std::string firm_life_table(FirmLife const& life, FirmLifeTitle const& title) {
  auto const& [without, with] = life.worlds;
  FirstDifference const first = first_difference(life);
  double support = 0;
  std::int64_t gained = 0;
  int paid = 0;
  for (std::size_t t = 1; t < with.size(); ++t) {
    gained += with[t].jobs - without[t].jobs;
    support += with[t].support;
    paid += with[t].paid ? 1 : 0;
  }
  std::string text = fmt::format(
      "Firm {}, {}\nReplicate {}, {}; without any programme, and with \"{}\"\n\n{}In the end\n  "
      "jobs "
      "without {}, with {}; {:.2f} job-years gained; support of projects {:.1f} kEUR; paid in {} "
      "quarter{}\n\n",
      firm_text(title.firm), place_of(title.economy, life.cell), title.replicate,
      title.scenario.stresses[0].name, title.scenario.variants[1].name,
      first_difference_text(life, title), without.back().jobs, with.back().jobs,
      static_cast<double>(gained) / 4.0, support, paid, paid == 1 ? "" : "s");
  text += fmt::format("{:>9} {:>13} {:>19} {:>19} {:>19} {:>15} {:>15} {:>7} {:>9}\n", "", "jobs",
                      "local sales kEUR", "outside sales kEUR", "cash kEUR", "R&D stock kEUR",
                      "productivity", "links", "status");
  text += fmt::format("{:>9}", "quarter");
  for (int const width : {6, 9, 9, 9, 7, 7, 3, 4})
    text += fmt::format(" {:>{}} {:>{}}", width < 7 ? "w/o" : "without", width, "with", width);
  text += "\n";
  for (Quarter t = title.first; t <= title.last; ++t) {
    auto const k = static_cast<std::size_t>(t);
    text += fmt::format("{} {:>7}{}\n", t == first.quarter ? ">" : " ", t,
                        table_row(without[k], with[k]));
  }
  return text +
         "\n= the same as printed; – does not live. Status: m member of a cluster organisation, x "
         "exporter, c short of "
         "working\n"
         "capital, r link to a research organisation, p project under way. > first difference, to "
         "the last bit.\n";
}

std::string firm_life_csv(FirmLife const& life, FirmLifeTitle const& title) {
  FirstDifference const first = first_difference(life);
  std::string text = "quarter,world,first_difference";
  for (FirmColumn const& column : firm_columns()) text += "," + quoted(std::string(column.name));
  text += ",refused_by,award_by,started\n";
  for (Quarter t = title.first; t <= title.last; ++t) {
    for (std::size_t world = 0; world < 2; ++world) {
      FirmQuarter const& quarter = life.worlds[world][static_cast<std::size_t>(t)];
      text += fmt::format("{},{},{}", t, world == 0 ? "without" : "with",
                          t == first.quarter ? quoted(std::string(first.column->name)) : "");
      for (FirmColumn const& column : firm_columns())
        text += fmt::format(",{}", column.value(quarter));
      text += fmt::format(",{},{},{}\n", quoted(quarter.refused), quoted(quarter.awarded),
                          quoted(quarter.started));
    }
  }
  return text;
}

std::string firm_life_json(FirmLife const& life, FirmLifeTitle const& title) {
  nlohmann::ordered_json root;
  root["firm"] = firm_text(title.firm);
  root["place"] = place_of(title.economy, life.cell);
  root["replicate"] = title.replicate;
  root["stress"] = title.scenario.stresses[0].name;
  root["variant"] = title.scenario.variants[1].name;
  root["first_difference"] = first_difference_json(life);
  root["first_difference_of_jobs"] = jobs_difference_json(life);
  root["quarters"] = nlohmann::ordered_json::array();
  for (Quarter t = title.first; t <= title.last; ++t) {
    auto const k = static_cast<std::size_t>(t);
    root["quarters"].push_back({{"quarter", t},
                                {"without", json_of(life.worlds[0][k])},
                                {"with", json_of(life.worlds[1][k])}});
  }
  return root.dump(1) + "\n";
}

std::string interesting_firms_table(std::vector<FirmBalance> const& firms,
                                    FirmLifeTitle const& title, std::size_t most) {
  std::string text = fmt::format(
      "Firms of replicate {}, {}, with \"{}\" against no programme: {} live in either world\n",
      title.replicate, title.scenario.stresses[0].name, title.scenario.variants[1].name,
      firms.size());
  auto const section = [&](std::string_view name, auto const& key) {
    std::vector<FirmBalance const*> order;
    for (FirmBalance const& firm : firms) {
      if (key(firm) > 0) order.push_back(&firm);
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](auto const* a, auto const* b) { return key(*a) > key(*b); });
    text += fmt::format("\n{}{}\n", name, order.empty() ? ": none" : "");
    if (order.empty()) return;
    text += fmt::format("  {:<16}  {:>6} {:>8} {:>8} {:>10} {:>10} {:>5} {:>6}  {}\n", "firm",
                        "start", "without", "with", "job-years", "kEUR", "paid", "award", "where");
    for (std::size_t k = 0; k < std::min(most, order.size()); ++k)
      text += balance_row(*order[k], title);
  };
  section("Largest support of projects", [](FirmBalance const& firm) { return firm.support; });
  section("Paid in most quarters", [](FirmBalance const& firm) { return firm.quarters_paid; });
  section("Most job-years gained", [](FirmBalance const& firm) { return firm.job_years_gained(); });
  section("Most job-years lost", [](FirmBalance const& firm) { return -firm.job_years_gained(); });
  return text +
         "\nstart: jobs at programme start; without, with: jobs at the end; kEUR: support of "
         "projects; paid: quarters in "
         "which it\ngot money (a transfer too) or a loan; award: quarter of the first.\n";
}

}  // namespace clustress
