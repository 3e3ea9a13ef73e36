#include "analysis/sensitivity_outputs.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "analysis/data/cost.hpp"
#include "analysis/data/net_jobs.hpp"
#include "analysis/point_factors.hpp"
#include "analysis/point_samples.hpp"
#include "analysis/sensitivity_inputs.hpp"
#include "sim/core/errors.hpp"
#include "sim/core/text.hpp"

namespace clustress {

namespace {

constexpr double no_number = std::numeric_limits<double>::quiet_NaN();

// One number a world of one variant under one stress.
using ByWorld = std::vector<double> (*)(UsableReplicates const&, std::size_t variant,
                                        std::size_t stress);

struct Quantity {
  char const* name;
  char const* words;
  char const* unit;
  ByWorld of;
};

constexpr Quantity quantities[] = {
    {"net_jobs", "net jobs at the end", "jobs",
     [](UsableReplicates const& w, std::size_t v, std::size_t s) {
       return net_jobs(w, v, s, w.end());
     }},
    {"net_job_years_discounted", "discounted job-years", "job-years",
     [](UsableReplicates const& w, std::size_t v, std::size_t s) {
       return net_job_years(w, v, s, w.view().discount_rate);
     }},
    {"job_years_per_meur", "job-years per MEUR", "job-years per MEUR",
     [](UsableReplicates const& w, std::size_t v, std::size_t s) {
       return linearised(ValueForMoney(w, v, s), default_alpha);
     }},
    {"outlay", "discounted outlay", "kEUR",
     [](UsableReplicates const& w, std::size_t v, std::size_t s) {
       return outlay_of(w, v, s).discounted;
     }}};
constexpr std::size_t value_quantity = 2;  // job_years_per_meur

struct Candidate {
  StudyOutput output;  // its name, words, unit
  std::size_t variant = 0, stress = 0;
  Quantity const* quantity = nullptr;  // nothing: a data set of /total
  std::string dataset;
  MomentTable const* moment = nullptr;  // else
  bool is_asked_by_default = false;
};

// Whole segments of a name, one after the other.
bool is_part_of(std::string const& part, std::string const& name) {
  return ("/" + name + "/").find("/" + part + "/") != std::string::npos;
}

class Reader {
 public:
  Reader(PointsView const& points, DesignFacts const& facts, ViewOfPoint const& view)
      : points_(points), facts_(facts), view_of_(view), declared_(view(0)) {
    for (std::size_t p = 0; p < points.numbers.size(); ++p) {
      if (points.numbers[p] != 0) places_.push_back(p);
    }
    if (places_.empty()) {
      throw UsageError(
          "the result has one point: nothing varies. Add [[point]] or [points] to the scenario, or "
          "a "
          "design, and run it");
    }
  }

  StudyOutputs read(std::span<std::string const> on) {
    StudyOutputs result;
    result.stresses = declared_.stresses;
    result.study = prepared(study_inputs(points_, facts_, places_, result.fixed));
    std::vector<Candidate> const asked = chosen(on);
    bool const has_effects =
        std::ranges::any_of(asked, [](Candidate const& c) { return c.moment == nullptr; });
    for (Candidate const& c : asked) {
      result.outputs.push_back(empty(c.output));
      if (c.moment == nullptr) result.outputs.back().idle = idle_under(c.stress, result.study);
    }
    if (has_effects) prepare_values(result);
    for (std::size_t k = 0; k < places_.size(); ++k) {
      for (std::size_t c = 0; c < asked.size(); ++c) {
        if (asked[c].moment != nullptr) take_moment(*asked[c].moment, k, result.outputs[c]);
      }
      if (has_effects) read_point(asked, k, result);
    }
    if (!left_out_.empty()) {
      result.warnings.push_back(fmt::format(
          "{} of {} points are left out, because no world of theirs is done: {}", left_out_.size(),
          places_.size(),
          fmt::join(std::span(left_out_).first(std::min<std::size_t>(left_out_.size(), 20)),
                    ", ")));
    }
    if (failed_ > 0) {
      result.warnings.push_back(
          fmt::format("{} worlds failed; the others of their points count", failed_));
    }
    return result;
  }

 private:
  // Every output that a name may ask for.
  [[nodiscard]] std::vector<Candidate> candidates() const {
    std::vector<Candidate> all;
    for (MomentTable const& m : facts_.moments) {
      Candidate c;
      c.output.name = "moments/" + m.name;
      c.output.words = m.long_name.empty() ? m.name : m.long_name;
      c.output.unit = m.unit;
      c.moment = &m;
      c.is_asked_by_default = true;
      all.push_back(std::move(c));
    }
    for (std::size_t s = 0; s < declared_.stresses.size(); ++s) {
      for (std::size_t v = 0; v < declared_.variants.size(); ++v) {
        if (v > 0 && !declared_.is_programme(v)) continue;
        if (v > 0) add_effects(v, s, all);
        for (std::string const& name : facts_.totals) add_total(v, s, name, all);
      }
    }
    return all;
  }

  [[nodiscard]] std::string of_whom(std::size_t v, std::size_t s) const {
    std::string const stress =
        s == 0 ? declared_.stresses[s] : fmt::format("under “{}”", declared_.stresses[s]);
    return v == 0 ? fmt::format("without a programme, {}", stress)
                  : fmt::format("of “{}”, {}", declared_.variants[v], stress);
  }

  [[nodiscard]] std::string name(std::size_t v, std::size_t s, std::string const& quantity) const {
    return fmt::format("{}/{}/{}", declared_.variants[v], declared_.stresses[s], quantity);
  }

  void add_effects(std::size_t v, std::size_t s, std::vector<Candidate>& all) const {
    for (Quantity const& q : quantities) {
      Candidate c;
      c.output.name = name(v, s, q.name);
      c.output.words = fmt::format("{} {}", q.words, of_whom(v, s));
      c.output.unit = q.unit;
      c.variant = v, c.stress = s;
      c.quantity = &q;
      c.is_asked_by_default = !declared_.reference[v];
      all.push_back(std::move(c));
    }
  }

  void add_total(std::size_t v, std::size_t s, std::string const& dataset,
                 std::vector<Candidate>& all) const {
    Candidate c;
    c.output.name = name(v, s, "total/" + dataset);
    c.output.words = fmt::format("{}{} at the end, {}", dataset, v == 0 ? "" : " with less without",
                                 of_whom(v, s));
    c.variant = v, c.stress = s;
    c.dataset = dataset;
    all.push_back(std::move(c));
  }

  [[nodiscard]] std::vector<Candidate> chosen(std::span<std::string const> on) const {
    std::vector<Candidate> const all = candidates();
    std::vector<Candidate> asked;
    for (Candidate const& c : all) {
      bool const is_asked = on.empty() ? c.is_asked_by_default
                                       : std::ranges::any_of(on, [&](std::string const& part) {
                                           return is_part_of(part, c.output.name);
                                         });
      if (is_asked) asked.push_back(c);
    }
    for (std::string const& part : on) {
      if (std::ranges::none_of(all,
                               [&](Candidate const& c) { return is_part_of(part, c.output.name); }))
        refuse(part, all);
    }
    if (asked.empty()) throw UsageError("the result holds no programme and no moments");
    return asked;
  }

  [[noreturn]] static void refuse(std::string const& part, std::vector<Candidate> const& all) {
    std::set<std::string> words;
    for (Candidate const& c : all) {
      words.insert(c.output.name);
      std::size_t begin = 0;
      while (begin < c.output.name.size()) {
        std::size_t const end = std::min(c.output.name.find('/', begin), c.output.name.size());
        words.insert(c.output.name.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    throw UsageError(fmt::format("--on {}: no output has this name or part of a name.{}",
                                 printable(part), suggestion(part, {words.begin(), words.end()})));
  }

  // Parameters of stresses that are not this one.
  [[nodiscard]] std::vector<std::string> idle_under(std::size_t stress,
                                                    SensitivityStudy const& study) const {
    std::vector<std::string> idle;
    for (std::string const& path : study.inputs.parameters) {
      if (is_of_other_stress(path, declared_.stresses[stress])) idle.push_back(path);
    }
    return idle;
  }

  [[nodiscard]] StudyOutput empty(StudyOutput output) const {
    output.worlds = points_.axes.replicates;
    output.values.assign(places_.size() * output.worlds, no_number);
    return output;
  }

  void take_moment(MomentTable const& m, std::size_t k, StudyOutput& output) const {
    for (std::size_t r = 0; r < output.worlds; ++r)
      output.values[k * output.worlds + r] = m.values[places_[k] * output.worlds + r];
  }

  void prepare_values(StudyOutputs& result) {
    for (std::size_t v = 1; v < declared_.variants.size(); ++v) {
      if (!declared_.is_programme(v) || declared_.reference[v]) continue;
      variants_.push_back(v);
      result.programmes.push_back(declared_.variants[v]);
    }
    for (std::size_t s = 0; s < declared_.stresses.size(); ++s) {
      std::vector<StudyOutput>& row = result.values_by_stress.emplace_back();
      for (std::size_t const v : variants_) {
        StudyOutput output;
        output.name = name(v, s, quantities[value_quantity].name);
        output.unit = quantities[value_quantity].unit;
        row.push_back(empty(std::move(output)));
      }
    }
  }

  void read_point(std::vector<Candidate> const& asked, std::size_t k, StudyOutputs& result) {
    std::uint32_t const number = points_.numbers[places_[k]];
    ResultView const view = view_of_(number);
    UsableReplicates const worlds(view);
    failed_ += worlds.worlds_failed();
    if (worlds.used().empty()) {
      left_out_.push_back(fmt::format("{}", number));
      return;
    }
    auto const put = [&](std::vector<double> const& values, StudyOutput& output) {
      for (std::size_t i = 0; i < values.size(); ++i)
        output.values[k * output.worlds + worlds.used()[i]] = values[i];
    };
    for (std::size_t c = 0; c < asked.size(); ++c) {
      if (asked[c].moment != nullptr || worlds.left_out(asked[c].variant) > 0) continue;
      put(values_of(asked[c], worlds), result.outputs[c]);
    }
    for (std::size_t s = 0; s < result.values_by_stress.size(); ++s) {
      for (std::size_t v = 0; v < variants_.size(); ++v)
        put(quantities[value_quantity].of(worlds, variants_[v], s), result.values_by_stress[s][v]);
    }
  }

  static std::vector<double> values_of(Candidate const& c, UsableReplicates const& worlds) {
    if (c.quantity != nullptr) return c.quantity->of(worlds, c.variant, c.stress);
    DatasetValues const& d = worlds.get("total", c.dataset);
    std::vector<double> values;
    for (std::size_t const r : worlds.used()) {
      auto const at = [&](std::size_t v) {
        return d.values[worlds.view().at(d, v, c.stress, r, worlds.end())];
      };
      values.push_back(c.variant == 0 ? at(0) : at(c.variant) - at(0));
    }
    return values;
  }

  PointsView const& points_;
  DesignFacts const& facts_;
  ViewOfPoint const& view_of_;
  ResultView const declared_;
  std::vector<std::size_t> places_;    // on the axis of points, without point 0
  std::vector<std::size_t> variants_;  // programmes that are no reference
  std::vector<std::string> left_out_;
  std::size_t failed_ = 0;
};

}  // namespace

StudyOutputs study_outputs(PointsView const& points, DesignFacts const& facts,
                           ViewOfPoint const& view, std::span<std::string const> on) {
  return Reader(points, facts, view).read(on);
}

}  // namespace clustress
