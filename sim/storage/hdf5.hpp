// sim/storage/hdf5.hpp — owning handles over the HDF5 C API, and the few shapes of attribute and
// data set this room uses.
//
// HDF5 prints nothing: a failed call throws hdf5::Failure with HDF5's own innermost reason, which
// the doors of this room turn into OutputError with the file's name. One thread at a time: many
// builds of HDF5 are not thread-safe.
#pragma once

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace clustress::hdf5 {

class Failure : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Throws Failure "cannot <what> (<reason>)".
[[noreturn]] void fail(std::string const& what);
inline void expect(herr_t result, std::string const& what) {
  if (result < 0) fail(what);
}

// Owns one HDF5 id; closes it quietly. close() tells whether closing worked, which matters for
// files being written.
class Handle {
 public:
  using Closer = herr_t (*)(hid_t);
  Handle() = default;
  Handle(hid_t id, Closer closer, std::string const& what) : id_(id), closer_(closer) {
    if (id < 0) fail(what);
  }
  ~Handle() { reset(); }
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, -1)), closer_(other.closer_) {}
  Handle& operator=(Handle&& other) noexcept {
    if (this != &other) {
      reset();
      id_ = std::exchange(other.id_, -1);
      closer_ = other.closer_;
    }
    return *this;
  }
  [[nodiscard]] hid_t get() const { return id_; }
  void close(std::string const& what) {
    if (id_ >= 0) expect(closer_(std::exchange(id_, -1)), what);
  }

 private:
  void reset() noexcept {
    if (id_ >= 0) closer_(std::exchange(id_, -1));
  }

  hid_t id_ = -1;
  Closer closer_ = nullptr;
};

// turns off HDF5's printing for this thread; called by everything that opens a file
void silence();

// What is created has no time stamps and keeps the order of links and attributes; HDF5 1.8 and
// later read it.
Handle file_access(H5F_libver_t oldest = H5F_LIBVER_V18);
Handle create_file(std::string const& path, Handle const& access);
Handle open_file(std::string const& path);
Handle open_image(std::vector<unsigned char>& image);  // a file in memory; `image` must outlive it
Handle create_group(hid_t parent, std::string const& name);
Handle open_group(hid_t parent, std::string const& name);
Handle open_dataset(hid_t parent, std::string const& name);
Handle space(std::vector<hsize_t> const& dims);  // scalar if empty
Handle dataset_creation();
Handle utf8_type();  // variable-length UTF-8

void put_attribute(hid_t object, std::string const& name, std::string const& value);
void put_attribute(hid_t object, std::string const& name, char const* value);
void put_attribute(hid_t object, std::string const& name, double value);
void put_attribute(hid_t object, std::string const& name, std::uint64_t value);
void put_raw_attribute(hid_t object, std::string const& name, hid_t file_type, hid_t memory_type,
                       hsize_t count,
                       void const* values);  // shape (count), or scalar for 0

bool has_attribute(hid_t object, std::string const& name);
std::string text_attribute(hid_t object, std::string const& name);
double number_attribute(hid_t object, std::string const& name);
std::uint64_t count_attribute(hid_t object, std::string const& name);
enum class AttributeKind { text, number, other };
AttributeKind attribute_kind(hid_t object, std::string const& name);
// in order of creation (of name if that was not kept)
std::vector<std::string> attribute_names(hid_t object);

// Contiguous data sets; values.size() is the product of dims.
Handle put_strings(hid_t parent, std::string const& name, std::vector<hsize_t> const& dims,
                   std::vector<std::string> const& values);
Handle put_values(hid_t parent, std::string const& name, std::vector<hsize_t> const& dims,
                  hid_t file_type, hid_t memory_type, void const* values);

enum class LinkKind { group, dataset };
struct Link {
  std::string name;
  LinkKind kind;
};
bool has_link(hid_t group, std::string const& name);
bool is_group(hid_t parent, std::string const& name);
// groups and data sets in order of creation (of name if that was not kept)
std::vector<Link> links(hid_t group);

std::vector<hsize_t> dims_of(hid_t dataset);
bool is_text(hid_t dataset);
// of its values; throws if it claims more than what is stored of it can hold
std::size_t stored_count(hid_t dataset);
std::vector<std::string> read_strings(hid_t dataset);
void read_into(hid_t dataset, hid_t memory_type, void* values);

// All values of a data set, which must be `count`.
template <class T>
std::vector<T> read_values(hid_t dataset, hid_t memory_type, std::size_t count) {
  if (stored_count(dataset) != count) throw Failure("a data set has an unexpected size");
  std::vector<T> values(count);
  read_into(dataset, memory_type, values.data());
  return values;
}

}  // namespace clustress::hdf5
