#include "analysis/data/money.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "analysis/data/adding_up.hpp"
#include "analysis/data/numbers.hpp"
#include "sim/core/money.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

constexpr char const* paid_books[] = {"paid_cents", "administration_cents",
                                      "called_guarantees_cents"};

struct Books {
  UsableReplicates const& worlds;
  std::size_t variant, stress, instrument;

  [[nodiscard]] bool has(std::string_view name) const {
    return worlds.find("instrument", name) != nullptr;
  }
  // One number a world; 0 where the variant does not have the instrument, or the result the book.
  [[nodiscard]] std::vector<double> of(std::string_view name, std::size_t quarter,
                                       double unit = 1.0) const {
    std::vector<double> result(worlds.used().size(), 0.0);
    DatasetValues const* d = worlds.find("instrument", name);
    if (d == nullptr) return result;
    for (std::size_t r = 0; r < result.size(); ++r) {
      double const x =
          d->values[worlds.view().at(*d, variant, stress, worlds.used()[r], quarter, instrument)];
      if (std::isfinite(x)) result[r] = x / unit;
    }
    return result;
  }
  [[nodiscard]] std::vector<double> keur(char const* name, std::size_t quarter) const {
    return of(name, quarter, cents_per_keur);
  }
  [[nodiscard]] std::vector<double> paid(std::size_t quarter) const {
    std::vector<double> sum(worlds.used().size(), 0.0);
    for (char const* book : paid_books) sum = plus(sum, keur(book, quarter));
    return sum;
  }
  [[nodiscard]] double mean(std::string_view name) const {
    return moments_of(of(name, worlds.end())).mean();
  }
};

// What was held at a time and is free again.
std::vector<double> came_back(Books const& books) {
  std::vector<double> most(books.worlds.used().size(), 0.0), now = most;
  bool guarantees = false;
  for (std::size_t t = 0; t <= books.worlds.end(); ++t) {
    std::vector<double> const held = books.keur("guarantee_reserve_cents", t);
    guarantees = guarantees || std::ranges::any_of(held, [](double x) { return x > 0.0; });
    now = plus(books.paid(t), books.keur("committed_cents", t));
    for (std::size_t r = 0; r < most.size(); ++r) most[r] = std::max(most[r], now[r]);
  }
  return guarantees ? minus(most, now) : std::vector<double>(most.size(), 0.0);
}

void add(std::vector<double>& sum, std::vector<double> const& more) {
  sum = sum.empty() ? more : plus(sum, more);
}

double total(std::vector<double> const& values) {
  return values.empty() ? 0.0 : moments_of(values).mean();
}

constexpr UnusedReason all_reasons[] = {
    {"lapsed_not_worth", "not worth it",
     "awards that lapsed: at its true cost the project was not worth the firm's part, a world",
     "not worth the firm's own part at their true cost"},
    {"lapsed_no_finance", "no finance",
     "awards that lapsed: the firm could not pay its part, a world",
     "since the firm could not pay its part"},
    {"lapsed_no_place", "no place",
     "awards that lapsed: no research organisation had a place, a world",
     "for want of a place at a research organisation"},
    {"awards_unpaid", "firm gone",
     "projects started and not paid: the firm was gone when payment was due, a world", "", false},
};

// "of 100 awards 12 lapsed: 7 not worth …, 5 since …"; others do not record why.
std::string lapses(Books const& books, double given, double lapsed) {
  auto const of_hundred = [&](double n) { return 100.0 * n / given; };
  if (!books.has(all_reasons[0].dataset)) {
    return fmt::format(
        "{} of 100 awards lapsed, for want of places at research organisations, of staff or of own "
        "money: which, this result does not record",
        whole_text(of_hundred(lapsed)));
  }
  std::vector<double> parts;
  for (UnusedReason const& reason : all_reasons) {
    if (reason.is_lapse) parts.push_back(of_hundred(books.mean(reason.dataset)));
  }
  long long const sum = std::llround(of_hundred(lapsed));
  std::vector<long long> const whole = adding_up(parts, sum);
  std::vector<std::string> words;
  for (std::size_t k = 0; k < whole.size(); ++k) {
    if (whole[k] > 0) words.push_back(fmt::format("{} {}", whole[k], all_reasons[k].words));
  }
  return fmt::format("{} of 100 awards lapsed: {}", sum, fmt::join(words, ", "));
}

std::string reason(Books const& books) {
  if (!books.has("applications") || !books.has("awards")) return "";
  double const asked = books.mean("applications"), given = books.mean("awards"),
               lapsed = books.mean("projects_unused");
  constexpr double few = 0.1;
  if (asked == 0.0) return "nobody applied";
  std::string why;
  if (asked - given <= few * asked) {
    std::string const all = number_text(asked), some = number_text(given);
    why = fmt::format("too few applied: {} a world, and {} were given an award", all,
                      some == all ? "all" : some + " of them");
  } else {
    why = fmt::format(
        "{} of {} applications were given an award; whether money came too late or "
        "conditions shut the others out is not recorded",
        number_text(given), number_text(asked));
  }
  if (lapsed > few * given) {
    why = lapses(books, given, lapsed) + (asked - given <= few * asked ? "; " + why : "");
  }
  return why;
}

}  // namespace

std::span<UnusedReason const> unused_reasons() {
  return all_reasons;
}

std::vector<double> Money::used() const {
  return plus(plus(paid, promised), came_back.empty() ? held : plus(held, came_back));
}

Money money_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress,
               std::size_t instrument) {
  Books const books{worlds, variant, stress, instrument};
  std::size_t const end = worlds.end();
  Money money;
  money.paid = books.paid(end);
  money.held = books.keur("guarantee_reserve_cents", end);
  money.promised = minus(books.keur("committed_cents", end), money.held);
  if (!books.has("released_cents")) return money;
  money.released = books.keur("released_cents", end);
  money.came_back = came_back(books);
  money.no_use = minus(money.released, money.used());
  return money;
}

Money money_of(UsableReplicates const& worlds, std::size_t variant, std::size_t stress) {
  Money all;
  for (std::size_t k = 0; k < worlds.get("instrument", "paid_cents").entries; ++k) {
    Money const one = money_of(worlds, variant, stress, k);
    add(all.paid, one.paid);
    add(all.promised, one.promised);
    add(all.held, one.held);
    if (one.released.empty()) continue;
    add(all.released, one.released);
    add(all.came_back, one.came_back);
    add(all.no_use, one.no_use);
  }
  return all;
}

std::vector<std::size_t> funded_instruments(UsableReplicates const& worlds, std::size_t variant,
                                            std::size_t stress) {
  std::vector<std::size_t> funded;
  for (std::size_t k = 0; k < worlds.get("instrument", "paid_cents").entries; ++k) {
    Money const money = money_of(worlds, variant, stress, k);
    if (total(money.released) > 0.0 || total(money.used()) > 0.0) funded.push_back(k);
  }
  return funded;
}

std::string why_no_use(UsableReplicates const& worlds, std::size_t variant, std::size_t stress) {
  std::size_t most = 0;
  double left = 0.0;
  std::vector<std::size_t> const funded = funded_instruments(worlds, variant, stress);
  for (std::size_t const k : funded) {
    double const here = total(money_of(worlds, variant, stress, k).no_use);
    if (here > left) most = k, left = here;
  }
  if (!(left > 0.0)) return "";
  std::string const why = reason({worlds, variant, stress, most});
  std::vector<std::string> const labels = worlds.view().labels("instrument");
  bool const is_one = funded.size() < 2 || most >= labels.size();
  return why.empty() || is_one ? why : labels[most] + ": " + why;
}

}  // namespace clustress
