#include "sim/results/part_packer.hpp"

#include <condition_variable>
#include <exception>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace clustress {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t most_bytes = std::size_t{1} << 24;  // in hand, compressed

}  // namespace

struct PartPacker::Impl {
  RunOutput& output;
  Clock::duration longest;
  std::mutex hdf5;   // held while HDF5 is called; taken before `state`
  std::mutex state;  // of all that follows
  std::condition_variable changed;
  std::vector<EncodedOutcome> in_hand;
  std::size_t bytes = 0;
  std::optional<Clock::time_point> due;  // of what is in hand
  Clock::time_point last_write = Clock::time_point::min();
  std::exception_ptr trouble;
  bool ends = false;
  std::thread timer;

  Impl(RunOutput& run, Clock::duration most) : output(run), longest(most) {
    timer = std::thread([this] { watch(); });
  }

  void write() {
    std::lock_guard const calls(hdf5);
    std::vector<EncodedOutcome> batch;
    {
      std::lock_guard const lock(state);
      if (trouble) std::rethrow_exception(std::exchange(trouble, nullptr));
      batch = std::exchange(in_hand, {});
      bytes = 0;
      due.reset();
      last_write = Clock::now();
    }
    if (!batch.empty()) output.write(batch);
  }

  void watch() {
    std::unique_lock lock(state);
    while (!ends) {
      if (!due) {
        changed.wait(lock);
      } else if (Clock::now() < *due) {
        changed.wait_until(lock, *due);
      } else {
        lock.unlock();
        std::exception_ptr failed;
        try {
          write();
        } catch (...) {
          failed = std::current_exception();
        }
        lock.lock();
        if (failed) trouble = failed;
      }
    }
  }
};

PartPacker::PartPacker(RunOutput& output, std::chrono::milliseconds longest)
    : impl_(std::make_unique<Impl>(output, longest)) {}

PartPacker::~PartPacker() {
  {
    std::lock_guard const lock(impl_->state);
    impl_->ends = true;
  }
  impl_->changed.notify_all();
  impl_->timer.join();
  try {
    impl_->write();
  } catch (...) {  // the run ends by another error already, or flush() was not asked
  }
}

void PartPacker::add(EncodedOutcome outcome) {
  bool is_urgent = false;
  {
    std::lock_guard const lock(impl_->state);
    Clock::time_point const now = Clock::now();
    impl_->bytes += outcome.bytes.size();
    impl_->in_hand.push_back(std::move(outcome));
    if (!impl_->due) impl_->due = now + impl_->longest;
    // The first after a pause is written at once; so is more than memory should hold.
    is_urgent = impl_->last_write == Clock::time_point::min() ||
                now - impl_->last_write >= impl_->longest || impl_->bytes >= most_bytes ||
                impl_->trouble != nullptr;
  }
  if (is_urgent) {
    impl_->write();
  } else {
    impl_->changed.notify_all();
  }
}

void PartPacker::flush() {
  impl_->write();
}

std::mutex& PartPacker::hdf5() {
  return impl_->hdf5;
}

}  // namespace clustress
