// sim/programme/delivery.hpp — what an instrument may do when it carries out awards.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/programme/call.hpp"

namespace clustress {

// How an instrument moves money and support. Everything goes through the books.
class Delivery {
 public:
  Delivery(World& world, Workspace& workspace, Programme const& programme, std::size_t line)
      : world_(world), workspace_(workspace), programme_(programme), line_(line) {}

  // Free money of this instrument, cents.
  [[nodiscard]] Cents free() const;
  // Promises the award to the firm's idea; it is paid to the provider after the payout delay if the
  // project is done.
  void support_project(Award const& award);
  // The same; if the project starts, its firm has links to the firms of the partners' ideas.
  void support_consortium(Award const& award);
  // The founder of a supported firm is coached: so many log points of productivity at birth, for a
  // while.
  void coach(Award const& award, double gain);
  // Holds back the award's amount as reserve; if the idea is carried out, the firm has a loan over
  // reserve / guaranteed share.
  void guarantee(Award const& award, double guaranteed_share);
  // Clusters with an eligible cell, ascending.
  [[nodiscard]] std::vector<std::size_t> organisations() const;
  // Pays a cluster's organisation at once; it begins to work where there was none.
  void fund_organisation(std::size_t cluster, Cents amount);
  // Pays for training of its management at once, which closes a share of the gap to the best
  // quality.
  void train_organisation(std::size_t cluster, Cents amount, double gap_closed);
  // Pays every firm of the target regions so many cents a job, at once. Returns what was paid.
  Cents pay_per_job(Cents cents_per_job);
  // Pays households of the target regions at once, shared by residents at work and seeking.
  void pay_households(Cents amount);
  // Buys for so much at once, in the target regions as their residents are, in markets with an
  // eligible cell as local demand was in the base year; what is not local content, outside.
  void buy(Cents amount, double local_content);
  // Whole persons at work in the firms of the target regions.
  [[nodiscard]] std::int64_t jobs() const;
  // The administration that a payment of `amount` carries with it.
  [[nodiscard]] Cents administration_of(Cents amount) const;
  // The largest amount that free money covers together with its administration.
  [[nodiscard]] Cents affordable() const;

 private:
  void book_payment(Cents amount);
  double buy_in_markets(RegionRow region, double keur);  // what could be bought, kEUR
  RegionState& region_of(std::size_t cluster);
  World& world_;
  Workspace& workspace_;
  Programme const& programme_;
  std::size_t line_;
};

}  // namespace clustress
