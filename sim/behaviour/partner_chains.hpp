// sim/behaviour/partner_chains.hpp — the partners of each linked firm, as chains through the list
// of links; valid while no firm and no link leaves.
//
// Answers do not depend on the order of a chain. Not thread-safe for writing.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/behaviour/search_circle.hpp"
#include "sim/random/hash.hpp"
#include "sim/world/link.hpp"

namespace clustress {

class PartnerChains {
 public:
  // For a table of so many rows; the links stay the caller's and must outlive the chains.
  PartnerChains(std::vector<Link> const& links, std::size_t rows) : links_(links), rows_(rows) {}

  // Makes the chains of the links there are now.
  void build() {
    next_.assign(2 * links_.size(), nobody);
    for (std::size_t k = 0; k < links_.size(); ++k) {
      append(links_[k].first_row, static_cast<std::int32_t>(2 * k));
      append(links_[k].second_row, static_cast<std::int32_t>(2 * k + 1));
    }
  }
  // Partners of the firm in this row; raised by hand for links that are made after build().
  [[nodiscard]] std::int32_t& partners_of(std::size_t row) { return chain_of(row).length; }
  // The partner with the smallest hash with `salt`; `self` is passed over. Its firm is 0 if there
  // is none.
  [[nodiscard]] Seat pick(std::size_t row, std::uint64_t salt, std::uint64_t self) {
    Seat best{0, 0, 0, CellRow{}};
    std::uint64_t best_hash = ~std::uint64_t{0};
    for (std::int32_t entry = chain_of(row).head; entry != nobody; entry = after(entry)) {
      Seat const partner = partner_at(entry);
      std::uint64_t const hash = combine(salt, partner.firm);
      if (partner.firm != self && hash <= best_hash) best = partner, best_hash = hash;
    }
    return best;
  }
  [[nodiscard]] bool are_linked(std::size_t row, std::uint64_t other) {
    for (std::int32_t entry = chain_of(row).head; entry != nobody; entry = after(entry)) {
      if (partner_at(entry).firm == other) return true;
    }
    return false;
  }
  [[nodiscard]] bool have_common_partner(std::size_t row, std::size_t other) {
    for (std::int32_t entry = chain_of(row).head; entry != nobody; entry = after(entry)) {
      if (are_linked(other, partner_at(entry).firm)) return true;
    }
    return false;
  }

 private:
  static constexpr std::int32_t nobody = -1;

  struct Chain {
    std::int32_t head = nobody;
    std::int32_t length = 0;
  };
  // Rows get their chains when the first one is asked for: most quarters of a world without links
  // need none.
  Chain& chain_of(std::size_t row) {
    if (chains_.empty()) chains_.resize(rows_);
    return chains_[row];
  }
  [[nodiscard]] std::int32_t after(std::int32_t entry) const {
    return next_[static_cast<std::size_t>(entry)];
  }
  void append(std::size_t row, std::int32_t entry) {
    Chain& chain = chain_of(row);
    next_[static_cast<std::size_t>(entry)] = chain.head;
    chain.head = entry;
    ++chain.length;
  }
  [[nodiscard]] Seat partner_at(std::int32_t entry) const {
    Link const& link = links_[static_cast<std::size_t>(entry) / 2];
    return entry % 2 == 0 ? Seat{0, to_number(link.second), link.second_row, link.second_cell}
                          : Seat{0, to_number(link.first), link.first_row, link.first_cell};
  }

  std::vector<Link> const& links_;
  std::size_t rows_;
  std::vector<Chain> chains_;       // by row
  std::vector<std::int32_t> next_;  // by 2 × link + side: the next entry of that firm
};

}  // namespace clustress
