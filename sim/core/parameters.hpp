// sim/core/parameters.hpp — declared parameters: name, unit, default, range, meaning and source are
// said once.
//
// A struct of plain members describes itself:
//
//   struct HiringParameters {
//     double speed_up = 0.68;
//     static void describe(ParameterTable<HiringParameters>& t) {
//       t.add("speed_up", &HiringParameters::speed_up, Unit::per_quarter, {0.0, 1.0}, "share of the
//         gap closed",
//             {"first study of these forms, T3", Provenance::tuned})
//           .prior(uniform(0.4, 0.95));
//     }
//   };
//
// and `bind(parameters)` gives loader, echo, schema, reference page and calibration one untyped
// view of the object. The default is the member's initialiser; nobody writes it twice. Tables are
// built once and immutable: thread-safe.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "sim/core/prior.hpp"

namespace clustress {

enum class Unit {
  none,
  share,        // in [0, 1]
  per_quarter,  // rate or share per quarter
  per_year,
  quarters,
  years,
  jobs,
  firms,
  keur,          // thousand euro, constant prices
  keur_per_job,  // per job and quarter where it is a flow
  keur_per_quarter,
  log_points,
  elasticity,
  percent,
  km,
};
std::string_view symbol(Unit unit);  // as shown to people, "kEUR"

// Numbers by name, e.g. { industry = 0.15, health = 0.12 }.
using NamedNumbers = std::vector<std::pair<std::string, double>>;

// What a parameter holds. Lists of numbers and names are for paths and selections.
using ParameterValue = std::variant<double, std::int64_t, bool, std::string, std::vector<double>,
                                    std::vector<std::string>, NamedNumbers>;

// Of a number or an integer; NaN of anything else.
double number_of(ParameterValue const& value);

enum class Kind { number, integer, boolean, text, numbers, texts, named_numbers };
std::string_view to_string(Kind kind);  // "a number", "an integer", …

enum class Presence { optional, required };

struct ParameterInfo {
  std::string name;
  Kind kind = Kind::number;
  Unit unit = Unit::none;
  Range range;  // of the number, of each number of a list, or of the length of a text
  std::string meaning;
  Source source;
  std::vector<std::string> choices;  // valid texts; empty = any
  Presence presence = Presence::optional;
  std::optional<Prior> prior;  // how it may vary in a study of doubt; nothing = not declared
  // goes with the size of the world: a world of a tenth of its size has a tenth of it. A number or
  // a list of numbers.
  bool is_extensive = false;
};

// A parameter of one object: read it, or set it to a value of its kind (already checked against
// range and choices).
struct BoundParameter {
  ParameterInfo const* info;
  std::function<ParameterValue()> get;
  std::function<void(ParameterValue const&)> set;
};
using BoundParameters = std::vector<BoundParameter>;

// A name for each value of an enum, in one place.
template <class E>
struct Choice {
  std::string_view name;
  E value;
};

template <class Owner>
class ParameterTable {
 public:
  struct Entry {
    ParameterInfo info;
    std::function<ParameterValue(Owner const&)> get;
    std::function<void(Owner&, ParameterValue const&)> set;
  };
  // A parameter just added, to say more of it.
  class Declaration {
   public:
    explicit Declaration(Entry& entry) : entry_(entry) {}
    void prior(Prior prior, Source source = plausible_part) {
      prior.source = source;
      entry_.info.prior = std::move(prior);
    }
    // For what several owners declare, each with a default of its own.
    void prior(AboutDefault about, Source source = plausible_part) {
      prior(about.around(number_of(entry_.get(Owner{})), entry_.info.range), source);
    }
    Declaration& extensive() {
      entry_.info.is_extensive = true;
      return *this;
    }

   private:
    Entry& entry_;
  };

  Declaration add(std::string_view name, double Owner::*member, Unit unit, Range range,
                  std::string_view meaning, Source source, Presence presence = Presence::optional) {
    return add_plain<double>(name, member, Kind::number, unit, range, meaning, source, presence);
  }
  Declaration add(std::string_view name, bool Owner::*member, std::string_view meaning,
                  Source source) {
    return add_plain<bool>(name, member, Kind::boolean, Unit::none, {}, meaning, source,
                           Presence::optional);
  }
  Declaration add(std::string_view name, std::string Owner::*member, Range length,
                  std::string_view meaning, Source source, Presence presence = Presence::optional) {
    return add_plain<std::string>(name, member, Kind::text, Unit::none, length, meaning, source,
                                  presence);
  }
  Declaration add(std::string_view name, std::vector<double> Owner::*member, Unit unit, Range range,
                  std::string_view meaning, Source source) {
    return add_plain<std::vector<double>>(name, member, Kind::numbers, unit, range, meaning, source,
                                          Presence::optional);
  }
  Declaration add(std::string_view name, std::vector<std::string> Owner::*member,
                  std::string_view meaning, Source source) {
    return add_plain<std::vector<std::string>>(name, member, Kind::texts, Unit::none, {0, 1000},
                                               meaning, source, Presence::optional);
  }
  Declaration add(std::string_view name, NamedNumbers Owner::*member, Unit unit, Range range,
                  std::string_view meaning, Source source, Presence presence = Presence::optional) {
    return add_plain<NamedNumbers>(name, member, Kind::named_numbers, unit, range, meaning, source,
                                   presence);
  }
  template <class Integer>
  requires(std::is_integral_v<Integer> && !std::is_same_v<Integer, bool>) Declaration
      add(std::string_view name, Integer Owner::*member, Unit unit, Range range,
          std::string_view meaning, Source source, Presence presence = Presence::optional) {
    entries_.push_back(
        {make_info(name, Kind::integer, unit, range, meaning, source, presence),
         [member](Owner const& o) { return ParameterValue(static_cast<std::int64_t>(o.*member)); },
         [member](Owner& o, ParameterValue const& v) {
           o.*member = static_cast<Integer>(std::get<std::int64_t>(v));
         }});
    return Declaration(entries_.back());
  }
  template <class E>
  requires std::is_enum_v<E> Declaration add(std::string_view name, E Owner::*member,
                                             std::vector<Choice<E>> choices,
                                             std::string_view meaning, Source source) {
    ParameterInfo info =
        make_info(name, Kind::text, Unit::none, {0, 100}, meaning, source, Presence::optional);
    for (auto const& choice : choices) info.choices.emplace_back(choice.name);
    entries_.push_back({std::move(info),
                        [member, choices](Owner const& o) {
                          for (auto const& choice : choices) {
                            if (choice.value == o.*member)
                              return ParameterValue(std::string(choice.name));
                          }
                          return ParameterValue(std::string());
                        },
                        [member, choices](Owner& o, ParameterValue const& v) {
                          for (auto const& choice : choices) {
                            if (choice.name == std::get<std::string>(v)) o.*member = choice.value;
                          }
                        }});
    return Declaration(entries_.back());
  }
  // The parameters of a part of the object stand beside its own.
  template <class Part>
  void add_part(Part Owner::*part) {
    ParameterTable<Part> table;
    Part::describe(table);
    for (auto& entry : table.entries()) {
      entries_.push_back(
          {std::move(entry.info), [get = entry.get, part](Owner const& o) { return get(o.*part); },
           [set = entry.set, part](Owner& o, ParameterValue const& v) { set(o.*part, v); }});
    }
  }

  [[nodiscard]] std::vector<Entry>& entries() { return entries_; }
  [[nodiscard]] std::vector<Entry> const& entries() const { return entries_; }

 private:
  static ParameterInfo make_info(std::string_view name, Kind kind, Unit unit, Range range,
                                 std::string_view meaning, Source source, Presence presence) {
    return {std::string(name), kind, unit, range, std::string(meaning), source, {},
            presence,          {},   false};
  }
  template <class T>
  Declaration add_plain(std::string_view name, T Owner::*member, Kind kind, Unit unit, Range range,
                        std::string_view meaning, Source source, Presence presence) {
    entries_.push_back(
        {make_info(name, kind, unit, range, meaning, source, presence),
         [member](Owner const& o) { return ParameterValue(o.*member); },
         [member](Owner& o, ParameterValue const& v) { o.*member = std::get<T>(v); }});
    return Declaration(entries_.back());
  }

  std::vector<Entry> entries_;
};

// The one table of a describing type, built on first use.
template <class T>
ParameterTable<T> const& parameters_of() {
  static ParameterTable<T> const table = [] {
    ParameterTable<T> t;
    T::describe(t);
    return t;
  }();
  return table;
}

// A view of `object`, which must outlive it.
template <class T>
BoundParameters bind(T& object) {
  BoundParameters bound;
  for (auto const& entry : parameters_of<T>().entries()) {
    bound.push_back({&entry.info, [&object, &entry] { return entry.get(object); },
                     [&object, &entry](ParameterValue const& v) { entry.set(object, v); }});
  }
  return bound;
}

// Why `value` may not be given to the parameter: empty if it may. Says the valid range or names.
std::string fault_of(ParameterInfo const& info, ParameterValue const& value);

// The value as it stands in a scenario file, shortest form that reads back to the same bits.
std::string to_toml(ParameterValue const& value);

}  // namespace clustress
