// calibration/designs/file.cpp — points of the user's own, in a table that the loader reads.
#include "calibration/designs/sampling_design_entry.hpp"

namespace clustress {

class FileDesign {
 public:
  static constexpr std::string_view name = "file",
                                    meaning = "the points of the CSV table `points_file`",
                                    size_key = "";
  static constexpr std::size_t usual_size = 0, usual_levels = 0;
  static constexpr bool extends = true;
};

template SamplingDesign sampling_design<FileDesign>();

}  // namespace clustress
