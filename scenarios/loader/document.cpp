#include "scenarios/loader/document.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "scenarios/loader/cluster_file.hpp"
#include "scenarios/loader/fact.hpp"
#include "scenarios/loader/file_text.hpp"
#include "scenarios/loader/overrides.hpp"
#include "scenarios/loader/own_keys.hpp"
#include "scenarios/loader/text_survey.hpp"
#include "scenarios/loader/toml_text.hpp"
#include "sim/core/text.hpp"

namespace clustress::loader {
namespace {

namespace fs = std::filesystem;

enum class Content { scenario, world };

class DocumentReader {
 public:
  explicit DocumentReader(Report& report) : report_(report) {}

  std::optional<Node> file(fs::path const& path, Content content,
                           std::optional<Position> named_at) {
    if (is_in_chain(path)) return cycle(path, *named_at);
    auto const at = [&] {
      return named_at.value_or(Position{report_.add_source({path.string(), {}}), 0, 0});
    };
    std::string const prefix =
        named_at ? fmt::format("\"{}\": ", printable(path.string(), 300)) : "";
    FileText read;
    read.fault = allowance_.take_file();
    if (read.fault.empty()) read = read_file_text(path);
    if (!read.fault.empty()) {
      report_.fault(at(), prefix + read.fault);
      return std::nullopt;
    }
    return text(read.text, path, content);
  }

  std::optional<Node> text(std::string_view text, fs::path const& path, Content content) {
    std::uint32_t const source = report_.add_source({path.string(), path.parent_path()});
    if (std::string const fault = allowance_.take_bytes(text.size()); !fault.empty()) {
      report_.fault({source, 0, 0}, fault);
      return std::nullopt;
    }
    if (text.starts_with("\x89HDF\r\n")) {
      report_.fault({source, 0, 0},
                    "this is a result file, not a scenario. Give the scenario's TOML file; results "
                    "are read by `clustress info` and `clustress compare`.");
      return std::nullopt;
    }
    TextSurvey const seen = survey(text, allowance_.values);
    if (seen.fault) {
      report_.fault({source, seen.fault->line, seen.fault->column}, seen.fault->message);
      return std::nullopt;
    }
    allowance_.values -= seen.values;
    auto root = parse_toml(text, source, report_);
    if (!root) return root;
    check_format(*root, source);
    chain_.push_back(canonical(path));
    if (content == Content::world) {
      add_clusters_of_file(*root, allowance_, report_);
      cover_plain_numbers(*root);
    } else if (auto* world = root->find("world");
               world != nullptr && world->value.as<Node::Table>()) {
      add_clusters_of_file(world->value, allowance_, report_);
      cover_plain_numbers(world->value);
      if (world->value.find("format") != nullptr) check_format(world->value, source);
      if (auto merged = extended(std::move(world->value), Content::world)) {
        world->value = std::move(*merged);
      } else {
        root->erase("world");
        world_is_broken_ = true;
      }
    }
    auto merged = extended(std::move(*root), content);
    chain_.pop_back();
    return merged;
  }

  // Puts the tables of a world file where its path stands.
  void place_world(Node& root) {
    auto* world = root.find("world");
    if (world == nullptr) {
      if (root.find("region") != nullptr || root.find("sector") != nullptr) {
        report_.fault({root.at.file, 1, 1},
                      "this is a world file: it says what there is, not what to try. Give a "
                      "scenario file that names it: world = \"…\".");
        root.value = Node::Table{};  // what a scenario does not have is no further fault
      } else if (!world_is_broken_) {
        report_.fault(
            {root.at.file, 1, 1},
            "no world. Add world = \"path/to/world.toml\" at the top, or a table [world].");
      }
      return;
    }
    if (auto const* path = world->value.as<std::string>()) {
      if (auto placed =
              named_file(scenario_keys(), "world", *path, world->value.at, Content::world)) {
        world->value = std::move(*placed);
        return;
      }
    } else if (world->value.as<Node::Table>()) {
      return;
    } else {
      report_.fault(
          world->value.at,
          fmt::format("world is {}. Give the path of a world file in quotes, or a table [world].",
                      kind_of(world->value)));
    }
    root.erase("world");
  }

 private:
  // The node with what it extends below it.
  std::optional<Node> extended(Node node, Content content) {
    auto const* extends = node.find("extends");
    if (extends == nullptr) return node;
    Position const at = extends->value.at;
    auto const* path = extends->value.as<std::string>();
    if (path == nullptr) {
      report_.fault(at, fmt::format("extends is {}. Give the path of one file in quotes.",
                                    kind_of(extends->value)));
      node.erase("extends");
      return node;
    }
    auto base = named_file(file_keys(), "extends", *path, at, content);
    if (!base) return std::nullopt;
    node.erase("extends");
    return merge(std::move(*base), std::move(node));
  }

  void check_format(Node& root, std::uint32_t source) {
    auto const* format = root.find("format");
    if (format == nullptr) {
      report_.fault({source, 1, 1}, "no format. Write format = 1 in the first line.");
      return;
    }
    auto const* number = format->value.as<std::int64_t>();
    if (number == nullptr || *number != 1) {
      report_.fault(
          format->value.at,
          "format must be 1: this program reads no other. Newer files need a newer program.");
    }
    root.erase("format");
  }

  // The file whose path stands at `at` under `key`, one of `keys`.
  std::optional<Node> named_file(std::vector<ParameterInfo> const& keys, std::string_view key,
                                 std::string const& path, Position at, Content content) {
    if (std::string const fault = fault_of_text(keys, key, path); !fault.empty()) {
      report_.fault(at, fault);
      return std::nullopt;
    }
    return file((report_.source(at.file).directory / fs::path(path)).lexically_normal(), content,
                at);
  }
  static fs::path canonical(fs::path const& path) {
    std::error_code error;
    fs::path const found = fs::weakly_canonical(path, error);
    return error ? path.lexically_normal() : found;
  }
  [[nodiscard]] bool is_in_chain(fs::path const& path) const {
    return std::find(chain_.begin(), chain_.end(), canonical(path)) != chain_.end();
  }
  std::optional<Node> cycle(fs::path const& path, Position at) {
    std::string names;
    auto const first = std::find(chain_.begin(), chain_.end(), canonical(path));
    for (auto step = first; step != chain_.end(); ++step)
      names += step->filename().string() + " → ";
    report_.fault(
        at, fmt::format("extends comes back to the same file: {}{}. Remove one of these extends.",
                        names, path.filename().string()));
    return std::nullopt;
  }

  Report& report_;
  std::vector<fs::path> chain_;  // files being read, outermost first
  Allowance allowance_;
  bool world_is_broken_ = false;  // and reported
};

std::optional<Node> completed(std::optional<Node> root, DocumentReader& reader,
                              std::vector<std::string> const& texts, Report& report) {
  if (!root) return root;
  Overrides const overrides(texts, report);
  overrides.apply_world_path(*root);
  reader.place_world(*root);
  overrides.apply(*root);
  return root;
}

}  // namespace

std::optional<Node> read_document(std::string const& path,
                                  std::vector<std::string> const& overrides, Report& report) {
  DocumentReader reader(report);
  return completed(reader.file(path, Content::scenario, std::nullopt), reader, overrides, report);
}

std::optional<Node> read_document_text(std::string_view text, std::string const& name,
                                       std::vector<std::string> const& overrides, Report& report) {
  DocumentReader reader(report);
  return completed(reader.text(text, name, Content::scenario), reader, overrides, report);
}

}  // namespace clustress::loader
