#include "scenarios/loader/decompose_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "scenarios/loader/binder.hpp"
#include "scenarios/loader/variant_reader.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

// 2^n − 2, or more than can be run.
std::size_t submix_count(std::size_t instruments) {
  return instruments > 10 ? most_submixes + 1 : (std::size_t{1} << instruments) - 2;
}

std::vector<Submix> submixes_of(Variant const& mix) {
  return mix.orders.empty() ? all_submixes(mix.instruments.size()) : submixes_on(mix.orders);
}

class DecompositionReader {
 public:
  DecompositionReader(bool are_variants_sound, UniqueNames& taken, Draft& draft, Report& report)
      : are_variants_sound_(are_variants_sound), taken_(taken), draft_(draft), report_(report) {}

  void read(Node const& table, std::size_t number) {
    Decomposition one;
    std::string const label(label_of(table));
    context_ = label.empty() ? fmt::format("decompose {}", number)
                             : fmt::format("decompose \"{}\"", printable(label));
    std::size_t const faults_before = report_.count();
    bind_table(table, bind(one), {}, context_, report_);
    if (report_.count() != faults_before) return;
    Variant* const mix = mix_of(one, table);
    if (mix == nullptr) return;
    if (are_variants_sound_) check_mix(one, *mix, table);
    draft_.scenario.decompositions.push_back(one);
    if (!are_variants_sound_ || report_.count() != faults_before) return;
    if (one.orders > 0) {
      mix->orders = joining_orders(mix->instruments.size(), static_cast<std::size_t>(one.orders),
                                   draft_.scenario.simulation.seed, mix->name);
    }
    reserve(*mix, table);
  }

 private:
  void fault(Node const& table, char const* key, std::string const& message) {
    auto const* entry = table.find(key);
    report_.fault(entry != nullptr ? entry->value.at : table.at, context_ + ": " + message);
  }

  // Null after a fault.
  Variant* mix_of(Decomposition const& one, Node const& table) {
    std::vector<Variant>& variants = draft_.scenario.variants;
    auto const found = std::ranges::find(variants, one.variant, &Variant::name);
    std::string const name = printable(one.variant);
    if (found == variants.begin()) {
      fault(table, "variant", "\"none\" is the world without a programme. Name a mix.");
    } else if (found == variants.end() && is_reference(one.variant)) {
      fault(table, "variant",
            fmt::format("\"{}\" is a reference programme of one instrument: there is nothing to "
                        "decompose. Name a mix of your own.",
                        name));
    } else if (found == variants.end()) {
      std::vector<std::string> names;
      for (std::size_t v = 1; v < variants.size(); ++v) names.push_back(variants[v].name);
      report_.unknown(table.find("variant")->value.at, context_, "variant", one.variant, names);
    } else if (std::ranges::count(draft_.scenario.decompositions, one.variant,
                                  &Decomposition::variant) > 0) {
      fault(table, "variant", "the variant is named twice. Leave one [[decompose]] out.");
    } else {
      return &*found;
    }
    return nullptr;
  }

  static bool is_reference(std::string const& name) {
    return std::ranges::find(reference_kinds, name) != std::end(reference_kinds);
  }

  void check_mix(Decomposition const& one, Variant const& mix, Node const& table) {
    std::size_t const n = mix.instruments.size();
    if (n < 2) {
      fault(table, "variant",
            fmt::format("the variant has {}: there is nothing to decompose. Name a mix of several "
                        "instruments, or leave this out.",
                        n == 0 ? "no instrument" : "one instrument"));
    } else if (n <= most_instruments_apart) {
      if (one.orders > 0) {
        fault(table, "orders",
              fmt::format("the variant has {} instruments: all its {} sub-mixes are run, and no "
                          "orders are drawn. Leave orders out.",
                          n, submix_count(n)));
      }
    } else if (n > most_instruments_drawn) {
      fault(table, "variant",
            fmt::format("the variant has {} instruments; at most {} can be told apart.", n,
                        most_instruments_drawn));
    } else if (one.orders > 0 && one.all_submixes) {
      fault(table, "orders", "give orders or all_submixes, not both.");
    } else if (one.orders == 0 && !one.all_submixes) {
      fault(table, "variant",
            fmt::format("the variant has {} instruments, more than {}{}. Give orders = 40 to draw "
                        "so many orders in which they join{}.",
                        n, most_instruments_apart,
                        n > 10 ? "" : fmt::format(", and {} sub-mixes", submix_count(n)),
                        n >= 10 ? "" : ", or all_submixes = true to run all of them"));
    } else if (one.orders % 2 != 0) {
      fault(table, "orders",
            fmt::format("orders = {}: they are drawn in pairs, one and its reverse. Give an even "
                        "number.",
                        one.orders));
    } else if (one.all_submixes && submix_count(n) > most_submixes) {
      too_many(table, "all_submixes");
    }
  }

  void too_many(Node const& table, char const* key) {
    fault(table, key,
          fmt::format("more than {} sub-mixes in all. Draw fewer orders, or split the scenario.",
                      most_submixes));
  }

  void reserve(Variant const& mix, Node const& table) {
    std::vector<Submix> const submixes = submixes_of(mix);
    submixes_ += submixes.size();
    if (submixes_ > most_submixes)
      return too_many(table, mix.orders.empty() ? "variant" : "orders");
    for (Submix const& submix : submixes)
      taken_.add(submix_name(mix, submix), table.find("variant")->value.at);
  }

  bool are_variants_sound_;
  UniqueNames& taken_;
  Draft& draft_;
  Report& report_;
  std::string context_;
  std::size_t submixes_ = 0;
};

}  // namespace

void read_decompositions(Node const& root, bool are_variants_sound, UniqueNames& taken,
                         Draft& draft, Report& report) {
  DecompositionReader reader(are_variants_sound, taken, draft, report);
  std::size_t number = 0;
  for (Node const* table : tables_of(root, "decompose", most_variants, report))
    reader.read(*table, ++number);
}

void add_submixes(Draft& draft) {
  std::vector<Variant>& variants = draft.scenario.variants;
  for (Decomposition const& one : draft.scenario.decompositions) {
    auto const found = std::ranges::find(variants, one.variant, &Variant::name);
    auto place = found - variants.begin();
    Variant const mix = *found;
    for (Submix const& submix : submixes_of(mix)) {
      ++place;
      variants.insert(variants.begin() + place, submix_run_of(mix, submix));
      draft.instruments.emplace(draft.instruments.begin() + place);
    }
  }
}

}  // namespace clustress::loader
