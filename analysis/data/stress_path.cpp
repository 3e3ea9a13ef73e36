#include "analysis/data/stress_path.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "sim/core/calendar.hpp"
#include "sim/statistics/moments.hpp"

namespace clustress {

namespace {

// First quarter after `worst` from which on no mean is below `share` of the loss there.
std::optional<std::size_t> back(std::vector<double> const& means, std::size_t worst, double share) {
  std::size_t quarter = means.size();
  while (quarter > worst + 1 && means[quarter - 1] >= share * means[worst]) --quarter;
  return quarter < means.size() ? std::optional(quarter) : std::nullopt;
}

}  // namespace

QuarterlyDifferences stress_differences(UsableReplicates const& worlds, std::size_t stress,
                                        char const* name) {
  QuarterlyDifferences differences;
  for (std::size_t t = 0; t <= worlds.end(); ++t) {
    differences.push_back(
        minus(worlds.values("total", name, 0, stress, t), worlds.values("total", name, 0, 0, t)));
  }
  return differences;
}

StressCourse course_of(QuarterlyDifferences const& differences) {
  StressCourse course;
  std::vector<double> means;
  for (std::vector<double> const& worlds : differences) {
    bool const differs = std::ranges::any_of(worlds, [](double x) { return x != 0.0; });
    if (differs && !course.first) course.first = means.size();
    means.push_back(moments_of(worlds).mean());
  }
  course.worst = static_cast<std::size_t>(std::ranges::min_element(means) - means.begin());
  if (!(means[course.worst] < 0.0)) {
    course.worst = means.size() - 1;
    return course;
  }
  course.half_back = back(means, course.worst, 0.5);
  course.nearly_back = back(means, course.worst, 0.1);
  return course;
}

std::string date_text(ResultView const& view, std::size_t quarter) {
  CalendarQuarter start;
  if (!parse(view.start_quarter, start)) return fmt::format("quarter {}", quarter);
  return to_string(add_quarters(start, static_cast<Quarter>(quarter) - 1));
}

}  // namespace clustress
