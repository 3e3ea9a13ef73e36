// analysis/methods/start_ups.cpp — how many start-ups survive, of those that a programme helped to
// found and of the others; and how many firms grow fast.
//
// Survival after y years: of the firms that entered at least y years before the end, those that
// lived y years later; ratios of means over replicates. Of supported start-ups both worlds are
// told: the same firms, as far as they were founded without the programme too. High growth: firms
// of 10 jobs and more that grew by more than 10 % a year over three years (Commission Implementing
// Regulation (EU) No 439/2014), at the end, over all firms of 10 jobs and more.
#include <fmt/format.h>

#include "analysis/data/method_entry.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {
namespace {

struct Firms {
  std::vector<double> with, survivors_with, without, survivors_without;
};

}  // namespace

class StartUps final : public NamedMethod {
 public:
  StartUps() : NamedMethod("start_ups", "Start-ups and fast growth") {}

  [[nodiscard]] std::vector<DatasetName> needs() const override {
    return {{"start_up", "start_ups_with"},
            {"start_up", "survivors_with"},
            {"start_up", "start_ups_without"},
            {"start_up", "survivors_without"}};
  }

  [[nodiscard]] Section of(Comparison const& c, MethodOptions const& options) const override {
    if (!c.worlds.view().is_programme(c.variant)) return {};
    Section section = this->section();
    std::vector<std::string> const years = c.worlds.view().labels("survived_years"),
                                   kinds = c.worlds.view().labels("start_up");
    if (kinds.size() == 2) {
      for (std::size_t y = 0; y < years.size(); ++y) add_years(section, c, options, years, y);
    }
    add_high_growth(section, c, options);
    if (section.measures.empty()) return {};
    return section;
  }

 private:
  static void add_years(Section& section, Comparison const& c, MethodOptions const& options,
                        std::vector<std::string> const& years, std::size_t y) {
    auto const read = [&](char const* name, std::size_t kind) {
      return c.with("start_up", name, c.worlds.end(), kind * years.size() + y);
    };
    auto const firms = [&](std::size_t kind) {
      return Firms{read("start_ups_with", kind), read("survivors_with", kind),
                   read("start_ups_without", kind), read("survivors_without", kind)};
    };
    Firms const supported = firms(0), others = firms(1);
    if (moments_of(plus(supported.with, others.without)).mean() == 0.0) return;  // none so old
    std::string const name = fmt::format("start_ups/{}/", years[y]);
    auto const count = [&](char const* ending, std::vector<double> const& values,
                           char const* meaning) {
      return section.add(measure_of(
          name + ending, mean_with_interval(values, options.alpha),
          {"firms", fmt::format("{}, at least {} years before the end", meaning, years[y])}));
    };
    auto const share = [&](char const* ending, std::vector<double> const& survivors,
                           std::vector<double> const& all, char const* meaning) {
      return section.add(measure_of(
          name + ending, guarded_ratio(survivors, all, meaning, options.alpha),
          {"share of firms", fmt::format("{}: alive {} years later", meaning, years[y])}));
    };
    if (section.tables.empty()) {
      section.tables.push_back({{{"after years", false},
                                 {"supported"},
                                 {"alive"},
                                 {"also without"},
                                 {"alive"},
                                 {"others alive"},
                                 {"more alive"},
                                 {confidence_text(options.promised_alpha) + " interval"}},
                                {}});
    }
    Figure const more = count("more_survivors",
                              minus(plus(supported.survivors_with, others.survivors_with),
                                    plus(supported.survivors_without, others.survivors_without)),
                              "survivors with less without the programme, all start-ups");
    section.tables.front().rows.push_back(
        {{{years[y]},
          {count("supported", supported.with, "founded with support")},
          {percent(share("supported_alive", supported.survivors_with, supported.with,
                         "founded with support"))},
          {count("supported_also_without", supported.without,
                 "founded with support, and without it in the world without the programme")},
          {percent(share("supported_alive_without", supported.survivors_without, supported.without,
                         "the same firms in the world without the programme"))},
          {percent(share("others_alive/without", others.survivors_without, others.without,
                         "start-ups without the programme, but those that it supports"))},
          {more},
          {bounds(more)}},
         1});
  }

  static void add_high_growth(Section& section, Comparison const& c, MethodOptions const& options) {
    if (c.worlds.find("size_class", "high_growth_firms") == nullptr ||
        c.worlds.find("total", "firms_10plus") == nullptr || c.worlds.end() < 12) {
      return;
    }
    auto const fast = [&](std::size_t variant) {
      return c.worlds.sums("size_class", "high_growth_firms", variant, c.stress, c.worlds.end());
    };
    std::vector<double> const with = fast(c.variant), without = fast(0);
    Figure const more = section.add(
        measure_of("start_ups/high_growth_firms", paired_difference(with, without, options.alpha),
                   {"firms", "grown by more than 10 % a year in three years, with less without"}));
    Figure const share = section.add(
        measure_of("start_ups/high_growth_share/without",
                   guarded_ratio(without, c.without("total", "firms_10plus", c.worlds.end()),
                                 "firms of 10 jobs and more", options.alpha),
                   {"share of firms", "of 10 jobs and more, without the programme"}));
    section.notes.push_back({"Growth",
                             {"firms that grew by more than 10 % a year over three years: ", more,
                              " ", bounds(more), " more with the programme; without it they are ",
                              fine_percent(share), " of firms of 10 persons and more."}});
  }
};

template Method const& method<StartUps>();

}  // namespace clustress
