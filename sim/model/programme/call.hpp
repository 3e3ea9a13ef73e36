// sim/model/programme/call.hpp — a call for applications, and what an instrument may do when it carries out awards.
#pragma once

#include <span>
#include <utility>
#include <vector>

#include "sim/model/programme/office.hpp"
#include "sim/model/programme/terms.hpp"
#include "sim/model/workspace.hpp"

namespace clustress {

// A firm that may be supported with a project idea; an award once it is chosen.
struct Award {
  std::size_t idea = 0;                    // place in Workspace::ideas
  Cents amount = 0;                        // asked for
  std::vector<std::size_t> partners = {};  // places of the ideas whose firms join, if it needs any
};
using Candidate = Award;

// What an instrument sees when it opens a call: the ideas of eligible firms. It offers support to those it is meant for.
class Call {
 public:
  Call(World const& world, std::span<Idea const> ideas, Programme::Line const& line)
      : world_(world), ideas_(ideas), line_(line) {}

  [[nodiscard]] std::span<Idea const> ideas() const { return ideas_; }
  [[nodiscard]] bool eligible(Idea const& idea) const;
  void offer(std::size_t idea, Cents amount, std::vector<std::size_t> partners = {}) {
    candidates_.push_back({idea, amount, std::move(partners)});
  }
  // What the instrument would pay of the idea: its share of the expected cost, at most so much.
  [[nodiscard]] Cents support_of(Idea const& idea, double most_keur) const;
  // Offers that to every eligible idea of the kind whose firm finds it worth applying.
  void offer_support(ProjectKind kind, double most_keur);
  [[nodiscard]] std::vector<Candidate> const& candidates() const { return candidates_; }

 private:
  World const& world_;
  std::span<Idea const> ideas_;
  Programme::Line const& line_;
  std::vector<Candidate> candidates_;
};

// How an instrument moves money and support. Everything goes through the books.
class Delivery {
 public:
  Delivery(World& world, Workspace& workspace, Programme const& programme, std::size_t line)
      : world_(world), workspace_(workspace), programme_(programme), line_(line) {}

  // Free money of this instrument, cents.
  [[nodiscard]] Cents free() const;
  // Promises the award to the firm's idea; it is paid to the provider after the payout delay if the project is done.
  void support_project(Award const& award);
  // The same; if the project starts, its firm has links to the firms of the partners' ideas.
  void support_consortium(Award const& award);
  // The founder of a supported firm is coached: so many log points of productivity at birth, for a while.
  void coach(Award const& award, double gain);
  // Holds back the award's amount as reserve; if the idea is carried out, the firm has a loan over reserve / guaranteed share.
  void guarantee(Award const& award, double guaranteed_share);
  // Clusters with an eligible cell, ascending.
  [[nodiscard]] std::vector<std::size_t> organisations() const;
  // Pays a cluster's organisation at once; it begins to work where there was none.
  void fund_organisation(std::size_t cluster, Cents amount);
  // Pays for training of its management at once, which closes a share of the gap to the best quality.
  void train_organisation(std::size_t cluster, Cents amount, double gap_closed);
  // Pays every firm of the target regions so many cents a job, at once. Returns what was paid.
  Cents pay_per_job(Cents cents_per_job);
  // Pays households of the target regions at once, shared by residents at work and seeking.
  void pay_households(Cents amount);
  // Whole persons at work in the firms of the target regions.
  [[nodiscard]] std::int64_t jobs() const;
  // The administration that a payment of `amount` carries with it.
  [[nodiscard]] Cents administration_of(Cents amount) const;
  // The largest amount that free money covers together with its administration.
  [[nodiscard]] Cents affordable() const;

 private:
  void book_payment(Cents amount);
  World& world_;
  Workspace& workspace_;
  Programme const& programme_;
  std::size_t line_;
};

// Programme money spent on administration or paid to people becomes income of the target regions; the inside share is levied.
void pass_on_income(World& world, Programme const& programme, double to_staff_keur, double to_households_keur,
                    double outlay_keur);

}  // namespace clustress
