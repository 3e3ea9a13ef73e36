// Results on disk: several points. Work is divided, kept, extended, joined and refused by point as
// by replicate; axes have one arithmetic.
#include <array>
#include <clustress/catch.hpp>
#include <cmath>
#include <cstring>
#include <limits>
#include <mutex>
#include <thread>

#include "analysis/data/result_view.hpp"
#include "sim/core/errors.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/part.hpp"
#include "sim/results/part_packer.hpp"
#include "sim/results/point_table.hpp"
#include "sim/results/result_file.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

constexpr char const* elasticity = "model.market.sales_elasticity";

// Points "p0", "p1", … that set one parameter to 1, 2, … and leave the first as declared.
RunHeader header_with(std::uint32_t points, std::uint32_t replicates) {
  RunHeader header = sample_header(small_layout(), replicates);
  header.points_wanted = points;
  header.points.parameters = {{elasticity, "", "uniform 1 4", "market"}};
  header.points.points.clear();
  for (std::uint32_t p = 0; p < points; ++p) {
    header.points.points.push_back({"p" + std::to_string(p),
                                    {p == 0 ? "" : std::to_string(p)},
                                    {static_cast<double>(p)},
                                    {std::numeric_limits<double>::quiet_NaN()},
                                    1.0 / points});
  }
  return header;
}

void write_units(std::filesystem::path const& path, RunHeader const& header,
                 std::vector<RunUnit> const& some) {
  RunOutput output(path, header);
  for (RunUnit const unit : some) write(output, unit);
}

}  // namespace

TEST_CASE("axes: places count up in the order of the axes, and back", "[results][axes]") {
  Axes const axes{2, 3, 4, 5, 6};
  std::size_t place = 0;
  for (std::size_t p = 0; p < 2; ++p)
    for (std::size_t v = 0; v < 3; ++v)
      for (std::size_t s = 0; s < 4; ++s)
        for (std::size_t r = 0; r < 5; ++r)
          for (std::size_t q = 0; q < 6; ++q)
            for (std::size_t e = 0; e < 7; ++e, ++place) {
              if (axes.at(p, v, s, r, q, 7, e) != place) FAIL("at() is wrong at " << place);
              ValuePlace const back = axes.place_of(place, 7);
              if (back.point != p || back.variant != v || back.stress != s || back.replicate != r ||
                  back.quarter != q || back.entry != e)
                FAIL("place_of() is wrong at " << place);
            }
  CHECK(axes.size(7) == place);
  CHECK(axes.worlds() == 12);
  CHECK(axes.variant_and_stress(axes.world(2, 1)) == std::pair<std::size_t, std::size_t>{2, 1});
  CHECK(axes.of_one_point().extent() == std::array<std::size_t, 5>{1, 3, 4, 5, 6});
  CHECK(axes.without_quarters().size() == 120);
}

TEST_CASE("points: work goes through all points before the next replicate", "[results]") {
  RunHeader header = header_with(3, 2);
  CHECK(header.wanted() == std::vector<RunUnit>{{0, 0}, {1, 0}, {2, 0}, {0, 1}, {1, 1}, {2, 1}});
  header.shard = {2, 4};  // unit u = replicate · 3 + point: 1 and 5
  CHECK(header.wanted() == std::vector<RunUnit>{{1, 0}, {2, 1}});
  CHECK(header.wants({2, 1}));
  CHECK_FALSE(header.wants({0, 1}));
}

TEST_CASE("points: labels, values and weights are read back, and each point has its numbers",
          "[results]") {
  TemporaryDirectory const directory;
  RunHeader const header = header_with(3, 2);
  write_run(directory / "r.h5", header);
  ResultFile const file(directory / "r.h5");
  CHECK(file.complete());
  CHECK(file.axes().extent() == std::array<std::size_t, 5>{3, 3, 2, 2, 5});
  CHECK(file.points() == std::vector<std::uint32_t>{0, 1, 2});
  CHECK(file.header().points.parameters == header.points.parameters);
  CHECK(design_digest(file.header().points) == design_digest(header.points));
  CHECK(file.header().points.points[2].label == "p2");
  CHECK(lacking(file.description(), {"complete, 6 replicates of 3 points"}) == "");
  DatasetInfo const& d = *file.find("region", "jobs");
  std::vector<double> const all = file.read("region", "jobs");
  PointsView const points = points_of(file);
  CHECK(points.labels == std::vector<std::string>{"p0", "p1", "p2"});
  CHECK(points.values[2] == std::vector<double>{2.0});
  CHECK(points.weights[1] == 1.0 / 3);
  for (std::uint32_t p = 0; p < 3; ++p) {
    ResultView const view = view_of(file, "r.h5", p);
    CHECK(view.point_label == "p" + std::to_string(p));
    DatasetValues const own = *view.read("region", "jobs");
    Outcome const expected = sample_outcome(small_layout(), {p, 1});
    std::size_t const place = view.at(own, 1, 1, 1, 3, 1);
    double const written =
        expected.values[small_layout().at(small_layout().datasets[1], 1, 1, 3, 1)];
    CHECK(std::memcmp(&own.values[place], &written, sizeof written) == 0);
    CHECK(std::memcmp(&all[file.axes().at(p, 1, 1, 1, 3, d.entries, 1)], &written,
                      sizeof written) == 0);
  }
  CHECK(lacking(message_of([&] { view_of(file, "r.h5", 3); }), {"there is no point 3"}) == "");
}

TEST_CASE("points: a stopped run goes on with the missing units, and more points extend it",
          "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "whole.h5", header_with(3, 2));
  write_units(directory / "r.h5", header_with(3, 2), {{1, 0}, {2, 1}});
  {
    ResultFile const unfinished(directory / "r.h5");
    CHECK_FALSE(unfinished.complete());
    CHECK_FALSE(unfinished.header().points.points[0].is_known);
    CHECK(unfinished.header().points.points[2].label == "p2");
    CHECK(unfinished.missing() == std::vector<RunUnit>{{0, 0}, {2, 0}, {0, 1}, {1, 1}});
  }
  write_run(directory / "r.h5", header_with(3, 2));
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5") == "");
  write_run(directory / "more.h5", header_with(2, 1));
  {
    RunHeader const more = header_with(3, 2);
    RunOutput output(directory / "more.h5", more);
    CHECK(output.state() == RunState::extended);
    CHECK(output.missing() == std::vector<RunUnit>{{2, 0}, {0, 1}, {1, 1}, {2, 1}});
  }
  write_run(directory / "more.h5", header_with(3, 2));
  CHECK(compare_bits(directory / "more.h5", directory / "whole.h5") == "");
  RunOutput fewer(directory / "more.h5", header_with(2, 2));
  CHECK(fewer.state() == RunState::finished);
}

TEST_CASE("points: a changed point is refused and named", "[results]") {
  TemporaryDirectory const directory;
  bool const is_finished = GENERATE(true, false);
  if (is_finished) {
    write_run(directory / "r.h5", header_with(4, 1));
  } else {
    write_units(directory / "r.h5", header_with(4, 1), {{3, 0}});
  }
  RunHeader changed = header_with(4, 1);
  changed.points.points[3].overrides[0] = "4";
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", changed); }),
                {"point 3, \"p3\": model.market.sales_elasticity is 3 there and 4 here"}) == "");
  changed = header_with(4, 1);
  changed.points.points[3].label = "high";
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", changed); }),
                {"its label is \"p3\" there and \"high\" here"}) == "");
  changed = header_with(4, 1);
  changed.points.luck = "own";
  CHECK(lacking(message_of([&] { RunOutput(directory / "r.h5", changed); }), {"luck"}) == "");
}

TEST_CASE("points: shards of units make the bits of one run", "[results]") {
  TemporaryDirectory const directory;
  write_run(directory / "whole.h5", header_with(5, 2));
  std::vector<std::filesystem::path> paths;
  for (std::uint32_t number = 1; number <= 7; ++number) {
    RunHeader header = header_with(5, 2);
    header.shard = {number, 7};
    paths.emplace_back(shard_path((directory / "r.h5").string(), header.shard));
    write_run(paths.back(), header);
    CHECK(ResultFile(paths.back()).complete());
  }
  Merged const merged = merge_shards(paths, directory / "r.h5", {});
  CHECK(merged.units == 10);
  CHECK(merged.wanted == 10);
  CHECK(compare_bits(directory / "r.h5", directory / "whole.h5") == "");
  RunHeader more = header_with(6, 2);
  more.shard = {1, 7};
  CHECK(lacking(message_of([&] { RunOutput(paths[0], more); }), {"5 points there and 6 here"}) ==
        "");
}

TEST_CASE("points: names of parts say which units they hold", "[results]") {
  std::string const digest = "0123456789abcdef";
  CHECK(part_name(digest, {{2, 0}, {2, 3}}) == "0123456789ab-p000002-000000-000003.h5");
  CHECK(part_name(digest, {{1, 0}, {4, 1}}) == "0123456789ab-p000001-000000-p000004-000001.h5");
}

TEST_CASE("points: fast units share parts, and none waits for the next", "[results]") {
  TemporaryDirectory const directory;
  std::filesystem::path const path = directory / "r.h5";
  RunHeader const header = header_with(200, 2);
  {
    RunOutput output(path, header);
    PartPacker packer(output, std::chrono::milliseconds(200));
    for (RunUnit const unit : output.missing()) {
      if (unit == RunUnit{199, 1}) continue;
      packer.add(encode(sample_outcome(output.layout(), unit), output.layout()));
    }
    packer.flush();
    CHECK(files_with(parts_directory(path), ".h5").size() < 40);
    packer.add(encode(sample_outcome(output.layout(), RunUnit{199, 1}), output.layout()));
    auto const is_complete = [&] {
      std::lock_guard const lock(packer.hdf5());
      return ResultFile(path).complete();
    };
    for (int wait = 0; wait < 100 && !is_complete(); ++wait) {
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK(is_complete());
  }
  CHECK(ResultFile(path).complete());
}
