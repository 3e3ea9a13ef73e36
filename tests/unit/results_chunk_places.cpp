// Results on disk: what a shard says of its layout and of the places of its chunks saves time, and
// nothing hangs on it.
#include <hdf5.h>

#include <clustress/catch.hpp>
#include <functional>

#include "sim/core/errors.hpp"
#include "sim/results/layout_digest.hpp"
#include "sim/results/merge.hpp"
#include "sim/results/result_file.hpp"
#include "sim/storage/seal.hpp"
#include "tests/support/outcome_fixture.hpp"

using namespace clustress;
using namespace clustress::test;

namespace {

Merged merge(std::vector<std::filesystem::path> const& shards,
             std::filesystem::path const& result) {
  return merge_shards(shards, result, {false, "clustress merge", {}});
}

// Changes the HDF5 data of a result, which cuts its seal off, and seals it again.
void forge(std::filesystem::path const& path, std::function<bool(hid_t)> const& change) {
  hid_t const file = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
  REQUIRE(file >= 0);
  CHECK(change(file));
  CHECK(H5Fclose(file) >= 0);
  spill(path, slurp(path) + seal_of_file(path));
}

// Changes the numbers of one of the data sets of places.
void forge_places(std::filesystem::path const& path, char const* name,
                  std::function<void(std::uint64_t&)> const& change) {
  forge(path, [&](hid_t file) {
    hid_t const dataset = H5Dopen2(file, name, H5P_DEFAULT);
    hid_t const space = H5Dget_space(dataset);
    std::vector<std::uint64_t> numbers(
        static_cast<std::size_t>(H5Sget_simple_extent_npoints(space)));
    bool const read =
        H5Dread(dataset, H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) >= 0;
    for (std::uint64_t& number : numbers) change(number);
    bool const written =
        H5Dwrite(dataset, H5T_NATIVE_UINT64, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) >= 0;
    H5Sclose(space);
    H5Dclose(dataset);
    return read && written;
  });
}

}  // namespace

TEST_CASE("chunk places: shards with them and without make the same bits", "[results]") {
  TemporaryDirectory const directory;
  OutcomeLayout const layout = GENERATE(false, true) ? large_layout() : small_layout();
  auto const paths = write_shards(directory, layout, 3, 2);
  write_run(directory / "whole.h5", sample_header(layout, 3));
  merge(paths, directory / "with.h5");
  for (auto const& path : paths) {
    forge(path, [](hid_t file) {
      return H5Ldelete(file, "run/chunk_address", H5P_DEFAULT) >= 0 &&
             H5Adelete(file, "layout_digest") >= 0;
    });
  }
  merge(paths, directory / "without.h5");
  CHECK(compare_bits(directory / "with.h5", directory / "whole.h5") == "");
  CHECK(compare_bits(directory / "without.h5", directory / "whole.h5") == "");
}

TEST_CASE("chunk places: a shard whose places are wrong is refused", "[results]") {
  TemporaryDirectory const directory;
  auto const paths = write_shards(directory, small_layout(), 4, 2);
  auto const refusal = [&](char const* name, std::function<void(std::uint64_t&)> const& change) {
    forge_places(paths[1], name, change);
    CHECK_THROWS_AS(merge(paths, directory / "joined.h5"), OutputError);
    CHECK_FALSE(std::filesystem::exists(directory / "joined.h5"));
    return message_of([&] { merge(paths, directory / "joined.h5"); });
  };
  SECTION("elsewhere in the file") {
    std::string const said =
        refusal("run/chunk_address", [](std::uint64_t& address) { address -= 8; });
    CHECK(lacking(said, {paths[1].string(), "does not have its fingerprint"}) == "");
  }
  SECTION("behind its end") {
    std::string const said =
        refusal("run/chunk_address", [](std::uint64_t& address) { address += 1U << 30; });
    CHECK(lacking(said, {paths[1].string(), "a chunk lies outside the file"}) == "");
  }
  SECTION("where no file can reach") {
    std::string const said =
        refusal("run/chunk_address", [](std::uint64_t& address) { address = ~address; });
    CHECK(lacking(said, {"a chunk lies outside the file"}) == "");
  }
  SECTION("too large, or empty") {
    std::uint64_t const size =
        GENERATE(std::uint64_t{0}, std::uint64_t{1} << 40, ~std::uint64_t{0});
    CHECK(lacking(refusal("run/chunk_size", [&](std::uint64_t& s) { s = size; }),
                  {"a chunk lies outside the file"}) == "");
  }
}

TEST_CASE("chunk places: too few of them are a fault, and nothing is written", "[results]") {
  TemporaryDirectory const directory;
  auto const paths = write_shards(directory, small_layout(), 4, 2);
  forge(paths[0], [](hid_t file) {
    return H5Ldelete(file, "run/chunk_size", H5P_DEFAULT) >= 0 &&
           H5Lcreate_hard(file, "run/peak_firms", file, "run/chunk_size", H5P_DEFAULT,
                          H5P_DEFAULT) >= 0;
  });
  CHECK_THROWS_AS(merge(paths, directory / "joined.h5"), OutputError);
  CHECK_FALSE(std::filesystem::exists(directory / "joined.h5"));
}

TEST_CASE("layout digest: shards of one scenario with other data sets are refused by name",
          "[results]") {
  TemporaryDirectory const directory;
  auto const paths = write_shards(directory, small_layout(), 4, 2);
  OutcomeLayout more = small_layout();
  add_dataset(more, "total", "wages", {});
  RunHeader header = sample_header(more, 4);
  header.shard = {2, 2};
  std::filesystem::path const other = directory / "other.h5";
  write_run(other, header);
  CHECK_THROWS_AS(merge({paths[0], other}, directory / "joined.h5"), UsageError);
  CHECK(lacking(message_of([&] {
                  merge({paths[0], other}, directory / "joined.h5");
                }),
                {other.string(), "the data set /total/wages is only here"}) == "");
}

TEST_CASE("layout digest: depends on all that is written, and not on its order", "[results]") {
  RunHeader const header = sample_header(small_layout(), 4);
  std::string const digest = layout_digest(header.layout, header.columns);
  auto const changed = [&](std::function<void(RunHeader&)> const& change) {
    RunHeader other = header;
    change(other);
    return layout_digest(other.layout, other.columns);
  };
  CHECK(changed([](RunHeader& h) { std::swap(h.layout.datasets[0], h.layout.datasets[1]); }) ==
        digest);
  CHECK(changed([](RunHeader& h) { std::swap(h.columns[0], h.columns[1]); }) == digest);
  CHECK(changed([](RunHeader& h) { h.layout = without_empty(h.layout); }) == digest);
  CHECK(changed([](RunHeader& h) { std::swap(h.layout.variants[1], h.layout.variants[2]); }) !=
        digest);
  CHECK(changed([](RunHeader& h) { h.layout.stresses[1] += "!"; }) != digest);
  CHECK(changed([](RunHeader& h) { ++h.layout.quarters; }) != digest);
  CHECK(changed([](RunHeader& h) { h.layout.dimensions[0].labels[0] = "Leip"; }) != digest);
  CHECK(changed([](RunHeader& h) { h.layout.datasets[0].unit = "firms"; }) != digest);
  CHECK(changed([](RunHeader& h) { h.layout.datasets[0].long_name = "jobs"; }) != digest);
  CHECK(changed([](RunHeader& h) { h.columns[0].long_name = "kind"; }) != digest);
  CHECK(changed([](RunHeader& h) { h.columns[1].values = std::vector<double>(2, 0.2); }) != digest);
}
