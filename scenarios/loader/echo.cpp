#include "scenarios/loader/echo.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/report.hpp"
#include "scenarios/loader/sections.hpp"

namespace clustress::loader {
namespace {

class Echo {
 public:
  explicit Echo(Draft& draft) : draft_(draft), scenario_(draft.scenario) {
    for (FactNote const& note : scenario_.world.notes) notes_.emplace(note.path, &note);
  }

  std::string write() {
    line("format", "1");
    line("title", quoted(scenario_.title));
    for (Section const& section : sections()) {
      if (section.parameters != nullptr) write_section(section);
      if (section.name == "model") write_model();
      if (section.name == "variant") {
        write_world();
        write_variants();
      }
      if (section.name == "decompose") write_decompositions();
      if (section.name == "stress") write_stresses();
    }
    return std::move(text_);
  }

  std::string write_observed() {
    ObservedFigure untouched;
    BoundParameters const defaults = bind(untouched);
    for (ObservedFigure& figure : scenario_.observed) {
      header("[[observed]]");
      lines(without_defaults(bind(figure), defaults));
    }
    return std::move(text_);
  }

  std::string write_population() {
    Simulation const& s = scenario_.simulation;
    line("seed", fmt::format("{}", s.seed));
    line("populations", fmt::format("{}", s.populations));
    line("spin_up_quarters", fmt::format("{}", s.spin_up_quarters));
    write_scale();
    write_model();
    are_plain_ = true;
    write_facts_of_world();
    return std::move(text_);
  }

 private:
  void write_model() {
    for (ParameterGroup const& group : groups_of(scenario_.model)) {
      header(fmt::format("[model.{}]", group.name));
      lines(group.parameters);
    }
  }
  static std::string quoted(std::string const& text) { return to_toml(ParameterValue(text)); }

  void header(std::string const& name) { text_ += "\n" + name + "\n"; }
  void line(std::string_view key, std::string const& value) {
    text_ += fmt::format("{} = {}\n", toml_key(key), value);
  }
  void lines(BoundParameters const& parameters) {
    for (BoundParameter const& parameter : parameters)
      line(parameter.info->name, to_toml(parameter.get()));
  }

  static BoundParameters without_defaults(BoundParameters parameters,
                                          BoundParameters const& defaults) {
    std::erase_if(parameters, [&](BoundParameter const& parameter) {
      return find_parameter(defaults, parameter.info->name)->get() == parameter.get();
    });
    return parameters;
  }

  void write_section(Section const& section) {
    BoundParameters parameters = section.parameters(scenario_);
    std::erase_if(parameters, [&](BoundParameter const& parameter) {
      return std::ranges::find(section.left_out, parameter.info->name) != section.left_out.end();
    });
    if (section.is_brief) {
      Scenario untouched;
      parameters = without_defaults(std::move(parameters), section.parameters(untouched));
      if (parameters.empty()) return;
    }
    header(fmt::format("[{}]", section.name));
    if (section.name == "simulation") line("start", quoted(to_string(scenario_.simulation.start)));
    lines(parameters);
  }

  void write_world() {
    header("[world]");
    line("name", quoted(scenario_.world.name));
    write_scale();
    if (!scenario_.world.own_firms_digest.empty()) {
      line(firm_digest_key, quoted(scenario_.world.own_firms_digest));
    }
    write_facts_of_world();
  }
  // A world of the declared size keeps the digest it had.
  void write_scale() {
    double const scale = scenario_.world.scale;
    if (scale != 1.0) line(scale_name, to_toml(ParameterValue(scale)));
  }
  void write_facts_of_world() {
    for (SectorFacts& sector : scenario_.world.sectors) write_facts("sector", sector);
    for (RegionFacts& region : scenario_.world.regions) write_facts("region", region);
    for (ClusterFacts& cluster : scenario_.world.clusters) write_facts("cluster", cluster);
    for (ResearchOrganisationFacts& body : scenario_.world.research_organisations)
      write_facts("research_organisation", body);
  }
  template <class Facts>
  void write_facts(std::string const& what, Facts& facts) {
    header(fmt::format("[[world.{}]]", what));
    std::string const path = what + "." + facts.name + ".";
    BoundParameters const parameters = bind(facts);
    // tables after plain keys, as TOML demands
    for (BoundParameter const& parameter : parameters) {
      std::string const& name = parameter.info->name;
      if (parameter.info->kind == Kind::number) {
        line(name, fact(path + name, std::get<double>(parameter.get())));
      } else if (parameter.info->kind != Kind::named_numbers) {
        line(name, to_toml(parameter.get()));
      }
    }
    for (BoundParameter const& parameter : parameters) {
      if (parameter.info->kind == Kind::named_numbers) write_named(what, path, parameter);
    }
  }
  void write_named(std::string const& what, std::string const& path,
                   BoundParameter const& parameter) {
    std::string const& name = parameter.info->name;
    auto const numbers = std::get<NamedNumbers>(parameter.get());
    if (numbers.empty()) return;
    text_ += fmt::format("[world.{}.{}]\n", what, name);
    for (auto const& [key, number] : numbers) line(key, fact(path + name + "." + key, number));
  }

  [[nodiscard]] std::string fact(std::string const& path, double value) const {
    if (are_plain_) return to_toml(ParameterValue(value));
    FactNote note = *notes_.at(path);
    note.value = value;
    return fact_to_toml(note);
  }

  void write_variants() {
    for (std::size_t v = 1; v < scenario_.variants.size(); ++v) {
      if (scenario_.variants[v].reference || scenario_.variants[v].is_variation()) continue;
      header("[[variant]]");
      BoundParameters parameters = bind(scenario_.variants[v]);
      if (scenario_.variants[v].channels.empty()) {  // a run without keeps the digest it had
        std::erase_if(parameters, [](auto const& one) { return one.info->name == "channels"; });
      }
      lines(parameters);
      for (Part<Instrument>& part : draft_.instruments[v])
        write_part("[[variant.instrument]]", part);
    }
  }
  void write_decompositions() {
    for (Decomposition& one : scenario_.decompositions) {
      header("[[decompose]]");
      lines(bind(one));
    }
  }
  void write_stresses() {
    for (std::size_t s = 1; s < scenario_.stresses.size(); ++s) {
      StressCase const& stress = scenario_.stresses[s];
      header("[[stress]]");
      line("name", quoted(stress.name));
      line("description", quoted(stress.description));
      if (stress.kind == "combined") {
        for (Part<Stress>& part : draft_.stresses[s]) write_part("[[stress.part]]", part);
      } else {
        write_keys(draft_.stresses[s].front());
      }
    }
  }
  template <class Product>
  void write_part(std::string const& name, Part<Product>& part) {
    header(name);
    write_keys(part);
  }
  template <class Product>
  void write_keys(Part<Product>& part) {
    line("kind", quoted(part.kind));
    lines(part.blueprint->parameters());
  }

  Draft& draft_;
  Scenario& scenario_;
  std::unordered_map<std::string, FactNote const*> notes_;
  std::string text_;
  bool are_plain_ = false;  // numbers of the world, without what is known of them
};

}  // namespace

std::string effective_toml(Draft& draft) {
  return Echo(draft).write();
}

std::string observed_toml(Draft& draft) {
  return Echo(draft).write_observed();
}

std::string population_toml(Draft& draft) {
  return Echo(draft).write_population();
}

}  // namespace clustress::loader
