// A hand-made result: two programmes' worth of numbers set one by one, zero where nothing is set.
#pragma once

#include <clustress/catch.hpp>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "analysis/data/result_view.hpp"
#include "analysis/effects.hpp"

namespace clustress::test {

// Of a programme, or of what is wider.
inline Section const* section_of(auto const& programme, std::string_view method) {
  for (Section const& section : programme.sections) {
    if (section.method == method) return &section;
  }
  return nullptr;
}

inline bool has_measure(ProgrammeEffects const& programme, std::string_view name) {
  for (Measure const& m : measures_of(programme)) {
    if (m.name == name) return true;
  }
  return false;
}

// The measure of that name; a failed test if there is none.
inline Measure measure(ProgrammeEffects const& programme, std::string_view name) {
  for (Measure const& m : measures_of(programme)) {
    if (m.name == name) return m;
  }
  FAIL("no measure " << name);
  return {};
}

class HandMadeResult {
 public:
  HandMadeResult(std::vector<std::string> variants, std::vector<std::string> stresses,
                 std::size_t replicates, std::size_t quarters,
                 std::vector<std::string> regions = {"here"})
      : data_(std::make_shared<Data>()) {
    view.source = "hand-made.h5";
    view.title = "Hand-made";
    view.digest = "0123";
    view.start_quarter = "2016Q1";
    view.variants = std::move(variants);
    for (std::string const& name : view.variants)
      view.reference.push_back(name == "transfer" || name == "demand");
    view.channel_of.resize(view.variants.size());
    view.channel.resize(view.variants.size());
    view.stresses = std::move(stresses);
    view.replicates = view.replicates_wanted = replicates;
    view.quarters = quarters;
    view.dimensions = {
        {"region", std::move(regions)},
        {"account",
         {"beneficiaries", "supported_clusters", "same_market", "target_regions", "other_regions"}},
        {"instrument", {"vouchers", "money"}},
        {"size_class", {"1-9", "10-49", "50-249", "250+"}}};
    view.status.assign(view.variants.size() * view.stresses.size() * replicates, WorldStatus::done);
    view.discount_rate = 0.0;
    for (char const* name : {"jobs", "beneficiary_jobs_before_award", "beneficiary_jobs_with",
                             "beneficiary_jobs_without"}) {
      make("total", name, 1);
    }
    for (char const* name : {"jobs_delta", "jobs_delta_continuing", "jobs_delta_only_with",
                             "jobs_delta_only_without"}) {
      make("account", name, 5);
    }
    for (char const* name :
         {"paid_cents", "administration_cents", "called_guarantees_cents", "committed_cents",
          "guarantees_given_cents", "guarantees_given_young_cents", "called_guarantees_young_cents",
          "guarantee_reserve_cents", "guarantee_reserve_to_come_cents"}) {
      make("instrument", name, 2);
    }
    view.read = [data = data_](std::string_view group,
                               std::string_view name) -> std::optional<DatasetValues> {
      auto const found = data->find({std::string(group), std::string(name)});
      if (found == data->end()) return std::nullopt;
      return found->second;
    };
  }

  void make(std::string const& group, std::string const& name, std::size_t entries,
            std::string unit = "", double value = 0.0) {
    std::size_t const worlds = view.variants.size() * view.stresses.size() * view.replicates;
    (*data_)[{group, name}] = {std::vector<double>(worlds * view.quarters * entries, value),
                               entries, std::move(unit)};
  }
  void drop(std::string const& group, std::string const& name) { data_->erase({group, name}); }

  double& value(std::string const& group, std::string const& name, std::size_t variant,
                std::size_t stress, std::size_t replicate, std::size_t quarter,
                std::size_t entry = 0) {
    DatasetValues& d = data_->at({group, name});
    return d.values[view.at(d, variant, stress, replicate, quarter, entry)];
  }
  double& jobs(std::size_t variant, std::size_t stress, std::size_t replicate,
               std::size_t quarter) {
    return value("total", "jobs", variant, stress, replicate, quarter);
  }
  // Cumulative paid money from `quarter` to the end, in kEUR.
  void pay(std::size_t variant, std::size_t stress, std::size_t replicate, std::size_t quarter,
           double keur) {
    for (std::size_t t = quarter; t < view.quarters; ++t) {
      value("instrument", "paid_cents", variant, stress, replicate, t) += keur * 100'000.0;
    }
  }
  // A change of jobs of one group at one quarter, all of it in firms alive in both worlds, total
  // jobs included.
  void change(std::size_t variant, std::size_t stress, std::size_t replicate, std::size_t quarter,
              std::size_t group, double delta) {
    value("account", "jobs_delta", variant, stress, replicate, quarter, group) += delta;
    value("account", "jobs_delta_continuing", variant, stress, replicate, quarter, group) += delta;
    jobs(variant, stress, replicate, quarter) += delta;
    if (group == 0)
      value("total", "beneficiary_jobs_with", variant, stress, replicate, quarter) += delta;
  }

  ResultView view;

 private:
  using Data = std::map<std::pair<std::string, std::string>, DatasetValues>;
  std::shared_ptr<Data> data_;
};

}  // namespace clustress::test
