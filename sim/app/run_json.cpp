#include "sim/app/run_json.hpp"

#include <nlohmann/json.hpp>

#include "sim/app/notes.hpp"
#include "sim/app/run_words.hpp"
#include "sim/engine/replicate.hpp"

namespace clustress {
using Json = nlohmann::ordered_json;
namespace {

constexpr std::chrono::seconds interval{1};

// One write, so that lines of two threads never mix.
void print_line(Json const& object) {
  clustress::note("{}\n", object.dump(-1, ' ', false, Json::error_handler_t::replace));
}

Json end_line(int exit_code) {
  return {{"event", "end"}, {"exit_code", exit_code}, {"meaning", meaning_of(exit_code)}};
}

}  // namespace

RunJson::~RunJson() {
  work_ends();
}

void RunJson::note(StudyNote const& note) {
  std::lock_guard const lock(mutex_);
  print_line({{"event", "note"}, {"text", text_of(note)}});
}

void RunJson::work_begins(WorkAhead const& ahead, Progress const& live) {
  ahead_ = ahead;
  live_ = &live;
  begun_ = std::chrono::steady_clock::now();
  ends_ = false;
  thread_ = std::thread([this] { loop(); });
}

void RunJson::activity(Activity now) {
  std::lock_guard const lock(mutex_);
  activity_ = now;
  show();
}

void RunJson::work_ends() {
  if (live_ == nullptr) return;
  {
    std::lock_guard const lock(mutex_);
    ends_ = true;
  }
  wake_.notify_all();
  thread_.join();
  std::lock_guard const lock(mutex_);
  show();
  failed_before_ += live_->failed;
  live_ = nullptr;
}

void RunJson::loop() {
  std::unique_lock lock(mutex_);
  while (!wake_.wait_for(lock, interval, [this] { return ends_; })) show();
}

void RunJson::show() {
  double const seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begun_).count();
  auto const quarters = static_cast<double>(live_->quarters);
  double const share = ahead_.quarters > 0 ? quarters / static_cast<double>(ahead_.quarters) : 0.0;
  Json const left = share > 0.0 ? Json(seconds * (1.0 - share) / share) : Json(nullptr);
  print_line({{"event", "progress"},
              {"activity", words_of(activity_)},
              {"done", ahead_.done + live_->units},
              {"wanted", ahead_.wanted},
              {"failed", failed_before_ + live_->failed},
              {"share", share},
              {"firm_quarters_per_second",
               seconds > 0.0 ? static_cast<double>(live_->firm_quarters) / seconds : 0.0},
              {"seconds", seconds},
              {"seconds_left", left},
              {"peak_memory_bytes", peak_memory_bytes()}});
}

int RunJson::end(StudyOutcome const& outcome, int signal) {
  using End = StudyOutcome::End;
  int const code = exit_code_of(outcome, signal);
  Json line = end_line(code);
  line["result"] = outcome.result;
  line["is_complete"] = outcome.is_complete();
  line["was_complete"] = outcome.end == End::already_complete;
  line["done"] = outcome.done;
  line["wanted"] = outcome.wanted;
  line["simulated"] = outcome.simulated;
  line["failed"] = failed_before_;
  line["failed_worlds"] = outcome.failed_worlds;
  line["seconds"] = outcome.seconds;
  line["peak_memory_bytes"] = peak_memory_bytes();
  if (auto const& stopping = outcome.stopping)
    line["stopping"] = stopping_text(*stopping, stopping->looks.back(), true);
  print_line(line);
  return code;
}

int RunJson::end(CommandFailure const& failure) {
  Json line = end_line(failure.exit_code);
  line["message"] = failure.message;
  print_line(line);
  return failure.exit_code;
}

}  // namespace clustress
