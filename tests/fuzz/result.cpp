// tests/fuzz/result.cpp — result files and parts.
//
// `result` gives the reader bytes as they are, and damages a sound part by them (place in three
// bytes, then what to flip): the seal must refuse both, so that HDF5, which crashes on damaged
// files, never sees them. `structure` asks what the seal cannot answer: is a file that HDF5 can
// read, but whose groups, shapes, types and texts are wrong, refused as well? Its bytes are a list
// of changes, four bytes each: what to do, to which object, which of its attributes or shapes, a
// number.
#include <hdf5.h>

#include <array>
#include <stdexcept>
#include <string>
#include <vector>

#include "sim/core/errors.hpp"
#include "sim/results/encode.hpp"
#include "sim/results/part.hpp"
#include "sim/results/result_file.hpp"
#include "sim/storage/hdf5.hpp"
#include "sim/storage/seal.hpp"
#include "tests/fuzz/entries.hpp"
#include "tests/fuzz/scratch.hpp"
#include "tests/fuzz/structure.hpp"
#include "tests/support/outcome_fixture.hpp"

namespace clustress::fuzz {
namespace {

void read_everything(std::filesystem::path const& path) {
  try {
    ResultFile const result(path);
    static_cast<void>(result.description());
    for (DatasetInfo const& dataset : result.layout().datasets)
      static_cast<void>(result.read(dataset.group, dataset.name));
  } catch (OutputError const&) {
  }
  try {
    Part const part(path);
  } catch (OutputError const&) {
  }
}

// A sealed part with two replicates, without its seal.
Image const& sound_part() {
  static Image const image = [] {
    test::TemporaryDirectory const directory;
    OutcomeLayout const layout = test::small_layout();
    std::vector<EncodedOutcome> batch;
    for (std::uint32_t r : {0U, 1U})
      batch.push_back(encode(test::sample_outcome(layout, r), layout));
    auto const path = write_part(directory.path(), test::sample_header(layout, 2), batch);
    std::ifstream file(path, std::ios::binary);
    Image bytes{std::istreambuf_iterator<char>(file), {}};
    bytes.erase(bytes.end() - static_cast<std::ptrdiff_t>(seal_size), bytes.end());
    return bytes;
  }();
  return image;
}

// Paths of all groups and data sets.
std::vector<std::string> objects_of(hid_t file) {
  std::vector<std::string> paths{"/"};
  for (hdf5::Link const& link : hdf5::links(file)) {
    paths.push_back("/" + link.name);
    if (link.kind != hdf5::LinkKind::group) continue;
    for (hdf5::Link const& inner : hdf5::links(hdf5::open_group(file, link.name).get())) {
      paths.push_back("/" + link.name + "/" + inner.name);
    }
  }
  return paths;
}

void write_some(hid_t parent, std::string const& path, unsigned kind, unsigned number) {
  std::vector<hsize_t> dims(number % 7, 1 + number % 3);
  if (kind % 4 == 3) dims = {hsize_t{1} << (number % 48)};  // an extent nobody wrote
  hdf5::Handle const creation = hdf5::dataset_creation();
  bool const chunked = !dims.empty() && kind % 4 == 3;
  if (chunked) H5Pset_chunk(creation.get(), 1, std::array<hsize_t, 1>{1}.data());
  hdf5::Handle const text = hdf5::utf8_type();
  hid_t const types[] = {H5T_NATIVE_DOUBLE, text.get(), H5T_NATIVE_UINT8,
                         H5T_NATIVE_INT64,  H5T_C_S1,   H5T_STD_REF_OBJ};
  hdf5::Handle const space = hdf5::space(dims);
  hdf5::Handle const dataset(H5Dcreate2(parent, path.c_str(), types[number / 8 % 6], space.get(),
                                        H5P_DEFAULT, creation.get(), H5P_DEFAULT),
                             H5Dclose, "create");
}

void change(hid_t file, std::uint8_t const* code) {
  std::vector<std::string> const objects = objects_of(file);
  std::string const path = objects[code[1] % objects.size()];
  hdf5::Handle const object(H5Oopen(file, path.c_str(), H5P_DEFAULT), H5Oclose, "open");
  std::vector<std::string> const names = hdf5::attribute_names(object.get());
  std::string const name = names.empty() ? "role" : names[code[2] % names.size()];
  std::string const texts[] = {
      "",      "column", "region", "region region region region", "no such", std::string(300, ' '),
      "2016Q9"};
  switch (code[0] % 8) {
    case 0:
      H5Adelete(object.get(), name.c_str());
      break;
    case 1:
      H5Adelete(object.get(), name.c_str());
      hdf5::put_attribute(object.get(), name, texts[code[3] % 7]);
      break;
    case 2:
      H5Adelete(object.get(), name.c_str());
      hdf5::put_attribute(object.get(), name, std::uint64_t{code[3]} << (code[3] % 57));
      break;
    case 3: {
      double const values[2] = {-1.0, 1e300};
      H5Adelete(object.get(), name.c_str());
      hdf5::put_raw_attribute(object.get(), name, H5T_NATIVE_DOUBLE, H5T_NATIVE_DOUBLE, 2, values);
      break;
    }
    case 4:
      if (path != "/") H5Ldelete(file, path.c_str(), H5P_DEFAULT);
      break;
    case 5:
      if (path != "/") H5Ldelete(file, path.c_str(), H5P_DEFAULT);
      if (path != "/") write_some(file, path, code[2], code[3]);
      break;
    case 6:
      if (path != "/") H5Ldelete(file, path.c_str(), H5P_DEFAULT);
      H5Lcreate_soft("/", file, path == "/" ? "/loop" : path.c_str(), H5P_DEFAULT, H5P_DEFAULT);
      break;
    default:
      if (path != "/")
        H5Lmove(file, path.c_str(), file, objects[code[3] % objects.size()].c_str(), H5P_DEFAULT,
                H5P_DEFAULT);
      if (path != "/") hdf5::create_group(file, "/group " + std::to_string(code[2]));
  }
}

}  // namespace

Image changed_structure(Image start, Bytes bytes) {
  hdf5::silence();
  hdf5::Handle const access = hdf5::file_access();
  H5Pset_fapl_core(access.get(), std::size_t{1} << 20, false);
  H5Pset_file_image(access.get(), start.data(), start.size());
  hdf5::Handle const file(H5Fopen("fuzz", H5F_ACC_RDWR, access.get()), H5Fclose, "open");
  for (std::size_t i = 0; i + 4 <= bytes.size() && i < 64; i += 4) {
    try {
      change(file.get(), &bytes[i]);
    } catch (hdf5::Failure const&) {  // nothing to change there
    }
  }
  H5Fflush(file.get(), H5F_SCOPE_GLOBAL);
  Image image(static_cast<std::size_t>(H5Fget_file_image(file.get(), nullptr, 0)));
  H5Fget_file_image(file.get(), image.data(), image.size());
  std::string const seal = seal_of(image);
  image.insert(image.end(), seal.begin(), seal.end());
  return image;
}

void run_result(Bytes bytes) {
  {
    ScratchFile const file("result.h5", bytes);
    read_everything(file.path());
  }
  Image image = sound_part();
  std::string const seal = seal_of(image);
  image.insert(image.end(), seal.begin(), seal.end());
  Image const sound = image;
  for (std::size_t i = 0; i + 4 <= bytes.size(); i += 4) {
    std::size_t const place =
        (std::size_t{bytes[i]} << 16 | std::size_t{bytes[i + 1]} << 8 | bytes[i + 2]) %
        image.size();
    image[place] ^= bytes[i + 3];
  }
  if (image != sound && check_seal(image) == SealState::intact)
    throw std::logic_error("the seal did not see the damage");
}

void run_structure(Bytes bytes) {
  ScratchFile const file("structure.h5", changed_structure(sound_part(), bytes));
  read_everything(file.path());
}

}  // namespace clustress::fuzz
