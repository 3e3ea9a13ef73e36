#include "sim/results/compare_values.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <set>
#include <utility>

#include "sim/core/text.hpp"
#include "sim/results/result_file.hpp"

namespace clustress {
namespace {

using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;  // places in the first, the second

// Places of the names both have; what only one has is told.
Pairs matched(char const* what, std::vector<std::string> const& first,
              std::vector<std::string> const& second, ValueComparison& result) {
  Pairs pairs;
  for (std::size_t i = 0; i < first.size(); ++i) {
    auto const same = std::ranges::find(second, first[i]);
    if (same == second.end()) {
      result.only_in_first.push_back(fmt::format("{} \"{}\"", what, printable(first[i])));
    } else {
      pairs.emplace_back(i, static_cast<std::size_t>(same - second.begin()));
    }
  }
  for (std::string const& name : second) {
    if (std::ranges::find(first, name) == first.end())
      result.only_in_second.push_back(fmt::format("{} \"{}\"", what, printable(name)));
  }
  return pairs;
}

std::vector<std::string> texts_of(std::vector<std::uint32_t> const& numbers) {
  std::vector<std::string> texts;
  for (std::uint32_t const number : numbers) texts.push_back(std::to_string(number));
  return texts;
}

// Labels where there are any, else numbers.
std::vector<std::string> points_of(ResultFile const& file) {
  std::vector<std::string> names;
  for (std::uint32_t const number : file.points()) {
    std::string const& label = file.header().points.points.at(number).label;
    names.push_back(label.empty() ? std::to_string(number) : label);
  }
  return names;
}

std::vector<std::string> labels_of(ResultFile const& file, std::string const& dimension) {
  auto const& all = file.layout().dimensions;
  auto const known = std::ranges::find(all, dimension, &Dimension::name);
  return known == all.end() ? std::vector<std::string>{} : known->labels;
}

class Comparison {
 public:
  Comparison(ResultFile const& first, ResultFile const& second) : a_(first), b_(second) {
    points_ = matched("point", points_of(a_), points_of(b_), result_);
    variants_ = matched("variant", a_.layout().variants, b_.layout().variants, result_);
    stresses_ = matched("stress", a_.layout().stresses, b_.layout().stresses, result_);
    replicates_ =
        matched("replicate", texts_of(a_.replicates()), texts_of(b_.replicates()), result_);
    quarters_ = std::min(a_.layout().quarters, b_.layout().quarters);
    tell_more_quarters(a_, result_.only_in_first);
    tell_more_quarters(b_, result_.only_in_second);
    for (Dimension const& dimension : a_.layout().dimensions)
      matched(dimension.name.c_str(), dimension.labels, labels_of(b_, dimension.name), result_);
    for (Dimension const& dimension : b_.layout().dimensions) {
      if (labels_of(a_, dimension.name).empty())
        matched(dimension.name.c_str(), {}, dimension.labels, result_);
    }
  }

  ValueComparison run() {
    find_worlds();
    Pairs const datasets =
        matched("data set", names_of(a_.layout()), names_of(b_.layout()), result_);
    for (auto const& [left, right] : datasets)
      compare(a_.layout().datasets[left], b_.layout().datasets[right]);
    result_.worlds = worlds_.size();
    result_.equal_worlds = worlds_.size() - unequal_.size();
    return std::move(result_);
  }

 private:
  struct WorldPair {
    ValuePlace left, right;
  };

  void tell_more_quarters(ResultFile const& file, std::vector<std::string>& list) const {
    if (file.layout().quarters > quarters_)
      list.push_back(fmt::format("quarters {} to {}", quarters_, file.layout().quarters - 1));
  }

  static std::vector<std::string> names_of(OutcomeLayout const& layout) {
    std::vector<std::string> names;
    for (DatasetInfo const& d : layout.datasets) names.push_back("/" + d.group + "/" + d.name);
    return names;
  }

  void find_worlds() {
    for (auto const& [p, q] : points_) {
      for (auto const& [r, t] : replicates_) {
        for (auto const& [v, w] : variants_) {
          for (auto const& [s, u] : stresses_) {
            WorldStatus const left = a_.status(p, v, s, r), right = b_.status(q, w, u, t);
            if (left == WorldStatus::not_run || right == WorldStatus::not_run) continue;
            worlds_.push_back({{p, v, s, r}, {q, w, u, t}});
            if (left == right) continue;
            unequal_.insert(worlds_.size() - 1);
            if (result_.first_status.empty()) result_.first_status = name_of(worlds_.back().left);
          }
        }
      }
    }
  }

  [[nodiscard]] std::string name_of(ValuePlace const& place) const {
    RunUnit const unit{a_.points()[place.point], a_.replicates()[place.replicate]};
    return fmt::format(
        "variant \"{}\", stress \"{}\", {}", printable(a_.layout().variants[place.variant]),
        printable(a_.layout().stresses[place.stress]), text_of(unit, a_.axes().points));
  }

  // Places of the entries both have: the product over the own dimensions of the data set.
  [[nodiscard]] Pairs entries(DatasetInfo const& left, DatasetInfo const& right) const {
    if (left.dimensions != right.dimensions) return {};
    Pairs pairs{{0, 0}};
    ValueComparison told_before;
    for (std::string const& dimension : left.dimensions) {
      auto const first = labels_of(a_, dimension), second = labels_of(b_, dimension);
      Pairs longer;
      for (auto const& [i, j] : pairs) {
        for (auto const& [k, l] : matched("", first, second, told_before))
          longer.emplace_back(i * first.size() + k, j * second.size() + l);
      }
      pairs = std::move(longer);
    }
    return pairs;
  }

  void compare(DatasetInfo const& left, DatasetInfo const& right) {
    Pairs const own = entries(left, right);
    std::vector<double> const first = a_.read(left.group, left.name),
                              second = b_.read(right.group, right.name);
    DatasetDifference difference{"/" + left.group + "/" + left.name, 0, ""};
    if (left.dimensions != right.dimensions) difference.first = "it has other dimensions";
    for (std::size_t i = 0; i < worlds_.size(); ++i) {
      auto const& [a, b] = worlds_[i];
      for (std::size_t q = 0; q < quarters_; ++q) {
        for (auto const& [e, f] : own) {
          double const x =
              first[a_.axes().at(a.point, a.variant, a.stress, a.replicate, q, left.entries, e)];
          double const y =
              second[b_.axes().at(b.point, b.variant, b.stress, b.replicate, q, right.entries, f)];
          ++result_.values;
          if (std::bit_cast<std::uint64_t>(x) == std::bit_cast<std::uint64_t>(y)) continue;
          ++difference.differing;
          unequal_.insert(i);
          if (difference.first.empty())
            difference.first =
                fmt::format("{}, quarter {}, entry {}: {} and {}", name_of(a), q, e, x, y);
        }
      }
    }
    ++result_.datasets;
    result_.equal_datasets += difference.first.empty() ? 1 : 0;
    if (!difference.first.empty()) result_.differences.push_back(std::move(difference));
    result_.equal_values = result_.values;
    for (DatasetDifference const& known : result_.differences)
      result_.equal_values -= known.differing;
  }

  ResultFile const& a_;
  ResultFile const& b_;
  Pairs points_, variants_, stresses_, replicates_;
  std::size_t quarters_ = 0;
  std::vector<WorldPair> worlds_;
  std::set<std::size_t> unequal_;  // places in worlds_
  ValueComparison result_;
};

}  // namespace

ValueComparison compare_values(std::filesystem::path const& first,
                               std::filesystem::path const& second) {
  ResultFile const a(first);
  ResultFile const b(second);
  return Comparison(a, b).run();
}

}  // namespace clustress
