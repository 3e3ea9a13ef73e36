// sim/app/point_queue.hpp — works on points in parallel as they come in, at most one a thread at
// once.
#pragma once

#include <functional>
#include <optional>

#include "sim/engine/preparation.hpp"

namespace clustress {

using PointWork = std::function<void()>;

// Calls `next` from this thread, which does nothing else, and what it gives from one of `threads`
// workers (0 = all cores), until it gives nothing; work may use the TBB arena it runs in. The first
// exception of a piece of work ends the asking and is thrown when all that was begun has ended.
// Throws Stopped when asked to stop.
void work_on_points(int threads, std::function<std::optional<PointWork>()> const& next,
                    StopFlag const& stop);

}  // namespace clustress
