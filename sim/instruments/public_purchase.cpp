// sim/instruments/public_purchase.cpp — reference programme: the same money buys from firms of the
// target regions.
//
// What is free is spent in the quarter, in markets of the named sectors (none named: of all), as
// local demand was in the base year. The rest, what is not local content, is bought outside. An
// instrument that does no better than this does no more than spending. Evidence: Chodorow-Reich
// 2019, 1.8 of output a dollar of public spending in a US state; a region leaks more.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class PublicPurchase final : public Instrument {
 public:
  static constexpr std::string_view kind = "public_purchase";
  static constexpr std::string_view summary =
      "reference: the same money buys from firms of the region";

  struct Parameters {
    DeliveryTerms terms;
    double local_content = 0.8;

    static void describe(ParameterTable<Parameters>& t) {
      t.add_part(&Parameters::terms);
      t.add("local_content", &Parameters::local_content, Unit::share, {0.0, 1.0},
            "λ_G: of what is bought, from firms of the region",
            {"no regional figure found; vary over 0.6–0.95", Provenance::assumed});
    }
  };

  explicit PublicPurchase(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) {
    std::vector<std::string> faults = faults_of(p.terms);
    if (!p.terms.clusters.empty()) {
      faults.emplace_back(
          "clusters: a public purchase buys in whole markets and cannot choose among the firms of "
          "one. Name sectors instead");
    }
    return faults;
  }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool supports_ideas() const override { return false; }

  void disburse(World const&, Delivery& delivery) const override {
    delivery.buy(delivery.affordable(), p_.local_content);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, PublicPurchase>();

}  // namespace clustress
