// analysis/answer/words.hpp — the sentences of the answer, in plain English.
//
// What luck cannot tell is said as such: "no jobs beyond luck", "too close to call"; ranges stand
// in the text. Names of programmes stand in “quotation marks”, and nothing else does. Names come
// from files: a renderer escapes the text. Pure functions, thread-safe.
#pragma once

#include <string>
#include <vector>

#include "analysis/answer/headline.hpp"

namespace clustress {

// One sentence without a full stop.
std::string headline_text(Answer const& answer, Headline const& headline);
// Where no programme passes everywhere, which does so most often and where it does not; else, and
// of many, empty. One of the sentences that follow.
std::string nearest_sentence(Answer const& answer, Headline const& headline);
// Two or three sentences that follow it: jobs, what one costs, what is not spent. With full stops.
std::vector<std::string> answer_sentences(Answer const& answer, Headline const& headline);
// "Target: at least 100 net jobs at no more than €60 000 each, in 90 of 100 simulated futures."
std::string target_text(Answer const& answer);
// What the scenario plans: "€6 million each, released 2016Q1 to 2018Q4", or programme by programme;
// empty where a result does not say.
std::string budget_text(Answer const& answer);
// When a stress acts: "2017Q1 to 2020Q1", "never"; empty where a result does not say.
std::string acting_text(Answer const& answer, std::size_t stress);
// How sure it is: how many futures, what ranges hold and what comes on top.
std::vector<std::string> sureness_sentences(Answer const& answer);

// "Provisional: 12 simulated futures", and why; empty if nothing is provisional.
std::string provisional_mark(Answer const& answer);
std::string provisional_reason(Answer const& answer);
inline constexpr std::size_t enough_futures = 32;

// What breaks what: one sentence for each programme that a stress moves, the calm ones together.
std::vector<std::string> stress_sentences(Answer const& answer);

// "about 52 jobs (38 to 66)"; without a range where there is none.
std::string jobs_phrase(Measure const& net_jobs);
// "€12 000 (€8 700 to €21 000)", "at least €26 000"; empty where there is no price.
std::string cost_phrase(Cost const& cost);

}  // namespace clustress
