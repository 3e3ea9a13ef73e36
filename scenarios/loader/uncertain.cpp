#include "scenarios/loader/uncertain.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <optional>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/names.hpp"
#include "scenarios/loader/overrides.hpp"
#include "sim/core/text.hpp"
#include "sim/statistics/prior_quantile.hpp"

namespace clustress::loader {
namespace {

constexpr clustress::Source own{"choice of the study's designer", Provenance::definition};
constexpr Range any{-1e15, 1e15};

// What is known of a value before the table says more.
struct Known {
  std::optional<Prior> prior;
  Range range;  // in which values must lie
};

class Reader {
 public:
  Reader(Draft& draft, Report& report) : draft_(draft), report_(report) {}

  void read(Node const& table, std::size_t number) {
    table_ = &table;
    context_ = fmt::format("uncertain {}", number);
    UncertainText text;
    std::size_t const faults_before = report_.count();
    bind_table(table, bind(text), {}, context_, report_);
    if (report_.count() != faults_before) return;
    context_ = fmt::format("uncertain \"{}\"", printable(text.parameter, 200));
    auto lever = lever_of(text);
    if (!lever) return;
    auto const known = known_of(*lever);
    if (!known) return;
    auto const prior = prior_of(text, *known);
    if (!prior) return;
    UncertainParameter parameter{path_text(lever->path),
                                 std::string(symbol(lever->info.unit)),
                                 *prior,
                                 text.group,
                                 lever->info.kind == Kind::integer,
                                 lever->value};
    all_.push_back({std::move(parameter), std::move(*lever), table.at});
  }

  [[nodiscard]] std::vector<Uncertain> take() { return std::move(all_); }

 private:
  void fault(std::string_view key, std::string const& message) {
    auto const* entry = table_->find(key);
    report_.fault(entry != nullptr ? entry->value.at : table_->at, context_ + ": " + message);
  }

  std::optional<Lever> lever_of(UncertainText const& text) {
    std::vector<std::string> const path = path_segments(text.parameter);
    if (path.empty()) {
      fault("parameter",
            "no path, such as model.market.sales_elasticity. Names with dots or blanks stand in "
            "quotes within it.");
      return std::nullopt;
    }
    SamplingOptions const& design = draft_.scenario.points.design;
    bool const is_of_programmes = path.front() == "variant" || path.front() == "stress";
    if (is_of_programmes && design.is_there() && !design.measures("effects")) {
      fault("parameter",
            "moments are of the world without programmes and stresses. Add \"effects\" to measure, "
            "or take it out.");
      return std::nullopt;
    }
    auto lever = find_lever(draft_, path, table_->find("parameter")->value.at, report_);
    if (!lever) return std::nullopt;
    if (lever->info.kind != Kind::number && lever->info.kind != Kind::integer) {
      fault("parameter", "is not a number. Points that set it can be written as [[point]].");
      return std::nullopt;
    }
    auto const same = std::ranges::find(all_, path_text(lever->path),
                                        [](Uncertain const& one) { return one.parameter.path; });
    if (same == all_.end()) return lever;
    fault("parameter",
          fmt::format("stands in line {} already. Keep one of the two.", same->at.line));
    return std::nullopt;
  }

  // Nothing, after a fault, of what is not in doubt.
  std::optional<Known> known_of(Lever const& lever) {
    ParameterInfo const& info = lever.info;
    if (lever.path.front() == "model" && info.source.provenance == Provenance::definition) {
      fault("parameter", fmt::format("is fixed, by definition ({}). Take it out; points that set "
                                     "it can be written as [[point]].",
                                     info.source.text));
      return std::nullopt;
    }
    if (lever.path.front() != "world") return Known{info.prior, info.range};
    std::vector<std::string> const rest(lever.path.begin() + 1, lever.path.end());
    std::string const path = fmt::format("{}", fmt::join(rest, "."));
    for (FactNote const& note : draft_.scenario.world.notes) {
      if (note.path != path) continue;
      if (!note.assumed) break;
      Prior prior = uniform(note.range.low, note.range.high);
      return Known{note.range.low < note.range.high ? std::optional(prior) : std::nullopt,
                   note.range};
    }
    return Known{std::nullopt, info.range};
  }

  std::optional<Prior> prior_of(UncertainText const& text, Known const& known) {
    auto const form = form_of(text, known);
    if (!form) return std::nullopt;
    Prior prior;
    prior.form = *form;
    prior.source = own;
    if (*form == PriorForm::discrete) {
      prior = discrete(text.values);
    } else if (!set_support(text, known, prior) || !set_shape(text, known, prior)) {
      return std::nullopt;
    }
    for (std::string_view const key : keys_of_others(*form)) {
      if (table_->find(key) == nullptr) continue;
      fault(key, fmt::format("{} has no {}. Take it out, or name another prior.",
                             info_of(*form).name, key));
      return std::nullopt;
    }
    if (std::string const wrong = fault_of(prior, known.range); !wrong.empty()) {
      fault(
          table_->find("range") != nullptr ? "range" : "prior",
          fmt::format("the prior {} cannot be: {}. Give other numbers.", to_string(prior), wrong));
      return std::nullopt;
    }
    return prior;
  }

  std::optional<PriorForm> form_of(UncertainText const& text, Known const& known) {
    if (text.prior.empty()) {
      // other ends for a form that has no more than ends
      bool const is_plain = known.prior && info_of(known.prior->form).shape.empty();
      if (table_->find("range") == nullptr && known.prior) return known.prior->form;
      return is_plain ? known.prior->form : PriorForm::uniform;
    }
    std::vector<std::string> names;
    for (PriorFormInfo const& info : prior_forms()) {
      if (info.name == text.prior) return info.form;
      names.emplace_back(info.name);
    }
    report_.unknown(table_->find("prior")->value.at, context_, "prior", text.prior, names);
    return std::nullopt;
  }

  bool set_support(UncertainText const& text, Known const& known, Prior& prior) {
    if (table_->find("range") != nullptr) {
      if (text.range.size() != 2) {
        fault("range", "range needs two numbers, from the least to the largest: [1.0, 4.0].");
        return false;
      }
      prior.support = {text.range[0], text.range[1]};
      return true;
    }
    if (!known.prior) {
      fault("parameter", "its declaration has no prior. Give range = [least, largest].");
      return false;
    }
    prior.support = known.prior->support;
    return true;
  }

  bool set_shape(UncertainText const& text, Known const& known, Prior& prior) {
    if (text.prior.empty() && known.prior && known.prior->form == prior.form) {
      prior.shape = known.prior->shape;
      prior.source = known.prior->source;
      return true;
    }
    UncertainText copy = text;
    BoundParameters const bound = bind(copy);
    for (std::string_view const key : info_of(prior.form).shape) {
      if (table_->find(key) == nullptr) {
        fault("prior", fmt::format("{} needs {}. Give it.", info_of(prior.form).name, key));
        return false;
      }
      prior.shape.push_back(std::get<double>(find_parameter(bound, key)->get()));
    }
    return true;
  }

  // Keys that only other forms have.
  static std::vector<std::string_view> keys_of_others(PriorForm form) {
    std::vector<std::string_view> keys;
    for (PriorFormInfo const& info : prior_forms()) {
      if (info.form != form) keys.insert(keys.end(), info.shape.begin(), info.shape.end());
    }
    keys.emplace_back(form == PriorForm::discrete ? "range" : "values");
    return keys;
  }

  Draft& draft_;
  Report& report_;
  Node const* table_ = nullptr;
  std::string context_;
  std::vector<Uncertain> all_;
};

}  // namespace

void UncertainText::describe(ParameterTable<UncertainText>& t) {
  using U = UncertainText;
  t.add("parameter", &U::parameter, {1, 4096}, "path of a number, as after --set", own,
        Presence::required);
  std::string forms;
  for (PriorFormInfo const& info : prior_forms())
    forms += fmt::format("{}{}: {}", forms.empty() ? "" : "; ", info.name, info.meaning);
  t.add("prior", &U::prior, {1, 60}, forms + "; without it, that of the declaration", own);
  t.add("range", &U::range, Unit::none, any,
        "least and largest value; without it, that of the declared prior", own);
  t.add("group", &U::group, {1, 60}, "parameters of one group are changed together", own);
  t.add("values", &U::values, Unit::none, any, "of a discrete prior", own);
  t.add("mean", &U::mean, Unit::none, any, "of a normal prior", own);
  t.add("sd", &U::sd, Unit::none, any, "of a normal prior", own);
  t.add("median", &U::median, Unit::none, any, "of a log_normal prior", own);
  t.add("sd_log", &U::sd_log, Unit::none, any, "of a log_normal prior, of the logarithm", own);
  t.add("mode", &U::mode, Unit::none, any, "of a triangular prior", own);
  t.add("alpha", &U::alpha, Unit::none, any, "of a beta prior", own);
  t.add("beta", &U::beta, Unit::none, any, "of a beta prior", own);
}

std::vector<Uncertain> read_uncertain(Node const& root, Draft& draft, Report& report) {
  Reader reader(draft, report);
  std::size_t number = 0;
  for (Node const* table : tables_of(root, "uncertain", most_uncertain, report))
    reader.read(*table, ++number);
  return reader.take();
}

}  // namespace clustress::loader

namespace clustress {

double value_at(UncertainParameter const& parameter, double place) {
  return parameter.is_whole ? whole_quantile_of(parameter.prior, place)
                            : quantile_of(parameter.prior, place);
}

}  // namespace clustress
