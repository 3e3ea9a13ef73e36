// sim/instruments/transfer.cpp — reference programme: the same money per job to every firm of the
// target regions.
//
// An instrument that does no better than this only spends. The money is cash of the firms: it lets
// them survive, carry out projects, and pay their owners, whose income is spent.
#include "sim/core/catalogue_entry.hpp"
#include "sim/programme/delivery.hpp"
#include "sim/programme/instrument.hpp"

namespace clustress {

class Transfer final : public Instrument {
 public:
  static constexpr std::string_view kind = "transfer";
  static constexpr std::string_view summary = "reference: the same money per job to every firm";

  struct Parameters {
    DeliveryTerms terms;
    static void describe(ParameterTable<Parameters>& t) { t.add_part(&Parameters::terms); }
  };

  explicit Transfer(Parameters const& p) : p_(p) {}
  static std::vector<std::string> faults(Parameters const& p) { return faults_of(p.terms); }

  [[nodiscard]] std::string_view kind_name() const override { return kind; }
  [[nodiscard]] DeliveryTerms const& terms() const override { return p_.terms; }
  [[nodiscard]] bool supports_ideas() const override { return false; }

  // Whole cents a job; what cannot be shared out equally stays free for the next quarter.
  void disburse(World const&, Delivery& delivery) const override {
    std::int64_t const jobs = delivery.jobs();
    if (jobs > 0) delivery.pay_per_job(delivery.affordable() / jobs);
  }

 private:
  Parameters p_;
};

template CatalogueEntry<Instrument> const& entry<Instrument, Transfer>();

}  // namespace clustress
