#include "sim/app/point_queue.hpp"

#include <tbb/global_control.h>
#include <tbb/task_arena.h>

#include <condition_variable>
#include <exception>
#include <mutex>

#include "sim/engine/experiment.hpp"

namespace clustress {
namespace {

// Work under way, and the first exception that it threw.
class InHand {
 public:
  // Waits until fewer than `most` pieces are in hand; false if one has failed.
  bool wait_below(int most) {
    std::unique_lock lock(guard_);
    changed_.wait(lock, [&] { return number_ < most; });
    return fault_ == nullptr;
  }
  void begin() {
    std::lock_guard const lock(guard_);
    ++number_;
  }
  void end(std::exception_ptr fault) {
    std::lock_guard const lock(guard_);
    if (fault_ == nullptr) fault_ = std::move(fault);
    --number_;
    changed_.notify_all();  // under the lock: nobody may destroy this before
  }
  void rethrow() const {
    if (fault_ != nullptr) std::rethrow_exception(fault_);
  }

 private:
  std::mutex guard_;
  std::condition_variable changed_;
  int number_ = 0;
  std::exception_ptr fault_;
};

}  // namespace

void work_on_points(int threads, std::function<std::optional<PointWork>()> const& next,
                    StopFlag const& stop) {
  int const workers = worker_count(threads);
  tbb::global_control const limit(tbb::global_control::max_allowed_parallelism,
                                  static_cast<std::size_t>(workers) + 1);
  tbb::task_arena arena(workers, 0);  // no place is kept for this thread
  InHand in_hand;
  std::exception_ptr fault_of_next;
  try {
    while (in_hand.wait_below(workers) && !stop) {
      std::optional<PointWork> work = next();
      if (!work) break;
      in_hand.begin();
      arena.enqueue([&in_hand, work = std::move(*work)] {
        std::exception_ptr fault;
        try {
          work();
        } catch (...) {
          fault = std::current_exception();
        }
        in_hand.end(std::move(fault));
      });
    }
  } catch (...) {
    fault_of_next = std::current_exception();
  }
  in_hand.wait_below(1);
  in_hand.rethrow();
  if (fault_of_next != nullptr) std::rethrow_exception(fault_of_next);
  if (stop) throw Stopped{};
}

}  // namespace clustress
