#include "analysis/evaluation/covariates.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <map>
#include <set>

namespace clustress {
namespace {

class Columns {
 public:
  Columns(FirmYears const& table, std::vector<std::size_t> const& firms, std::size_t t)
      : table_(table), firms_(firms), t_(t) {}

  // `value` of a row of the panel.
  template <class Value>
  void add(std::string name, Value const& value) {
    Eigen::VectorXd column(static_cast<Eigen::Index>(firms_.size()));
    for (std::size_t k = 0; k < firms_.size(); ++k)
      column(static_cast<Eigen::Index>(k)) = value(firms_[k], table_.row(firms_[k], t_));
    Eigen::VectorXd rest = column;
    for (int twice = 0; twice < 2; ++twice) {
      for (Eigen::VectorXd const& b : basis_) rest -= b.dot(rest) * b;
    }
    if (!(rest.norm() > 1e-8 * column.norm())) return;  // told by those before it
    basis_.push_back(rest.normalized());
    columns_.push_back(std::move(column));
    names_.push_back(std::move(name));
  }

  [[nodiscard]] Covariates covariates() const {
    Covariates result{
        {static_cast<Eigen::Index>(firms_.size()), static_cast<Eigen::Index>(columns_.size())},
        names_};
    for (std::size_t c = 0; c < columns_.size(); ++c)
      result.x.col(static_cast<Eigen::Index>(c)) = columns_[c];
    return result;
  }

 private:
  FirmYears const& table_;
  std::vector<std::size_t> const& firms_;
  std::size_t t_;
  std::vector<Eigen::VectorXd> basis_, columns_;
  std::vector<std::string> names_;
};

}  // namespace

Covariates covariates_of(FirmYears const& table, std::vector<std::size_t> const& firms,
                         std::size_t t) {
  FirmPanel const& p = table.panel();
  Columns columns(table, firms, t);
  auto const before = [&](std::size_t f) { return t > 0 ? table.row(f, t - 1) : p.rows(); };
  columns.add("constant", [](std::size_t, std::size_t) { return 1.0; });
  columns.add("log_jobs", [&](std::size_t, std::size_t i) { return std::log1p(p.jobs[i]); });
  columns.add("growth", [&](std::size_t f, std::size_t i) {
    std::size_t const j = before(f);
    return j < p.rows() ? std::log1p(p.jobs[i]) - std::log1p(p.jobs[j]) : 0.0;
  });
  columns.add("new", [&](std::size_t f, std::size_t) { return before(f) < p.rows() ? 0.0 : 1.0; });
  columns.add("log_sales", [&](std::size_t, std::size_t i) { return std::log1p(p.sales[i]); });
  columns.add("productivity", [&](std::size_t, std::size_t i) { return p.productivity[i]; });
  columns.add("exporter", [&](std::size_t, std::size_t i) { return p.exports[i] > 0 ? 1.0 : 0.0; });
  columns.add("in_cluster",
              [&](std::size_t, std::size_t i) { return p.cluster[i] >= 0 ? 1.0 : 0; });
  std::set<int> sectors, regions;
  for (std::size_t const f : firms) {
    sectors.insert(p.sector[table.row(f, t)]);
    regions.insert(p.region[table.row(f, t)]);
  }
  for (int const s : sectors)
    columns.add(fmt::format("sector_{}", s),
                [&](std::size_t, std::size_t i) { return p.sector[i] == s ? 1.0 : 0.0; });
  for (int const r : regions)
    columns.add(fmt::format("region_{}", r),
                [&](std::size_t, std::size_t i) { return p.region[i] == r ? 1.0 : 0.0; });
  return columns.covariates();
}

std::vector<std::size_t> with_counterparts(FirmYears const& table,
                                           std::vector<std::size_t> const& firms, std::size_t t) {
  FirmPanel const& p = table.panel();
  std::vector<std::size_t> kept = firms;
  auto const keep = [&](auto const& kind_of) {
    std::map<int, std::array<std::size_t, 2>> seen;  // by kind: others, treated
    for (std::size_t const f : kept)
      ++seen[kind_of(f, table.row(f, t))][table.is_treated(f) ? 1 : 0];
    std::erase_if(kept, [&](std::size_t f) {
      auto const& [others, treated] = seen[kind_of(f, table.row(f, t))];
      return others == 0 || treated == 0;
    });
  };
  for (std::size_t before = kept.size() + 1; before != kept.size();) {
    before = kept.size();
    keep([&](std::size_t, std::size_t i) { return p.sector[i]; });
    keep([&](std::size_t, std::size_t i) { return p.region[i]; });
    keep([&](std::size_t, std::size_t i) { return p.cluster[i] >= 0 ? 1 : 0; });
    keep([&](std::size_t, std::size_t i) { return p.exports[i] > 0.0 ? 1 : 0; });
    keep([&](std::size_t f, std::size_t) { return t > 0 && table.row(f, t - 1) < p.rows(); });
  }
  return kept;
}

}  // namespace clustress
