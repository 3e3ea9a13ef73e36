# NLopt with its C++ header; Debian builds the library for it as libnlopt_cxx.
find_path(NLopt_INCLUDE_DIR NAMES nlopt.hpp)
find_library(NLopt_LIBRARY NAMES nlopt_cxx nlopt)
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(NLopt
  REQUIRED_VARS NLopt_LIBRARY NLopt_INCLUDE_DIR
  REASON_FAILURE_MESSAGE "calibrate needs NLopt (Debian: libnlopt-cxx-dev, which scripts/setup installs)")
if(NLopt_FOUND AND NOT TARGET NLopt::nlopt)
  add_library(NLopt::nlopt UNKNOWN IMPORTED)
  set_target_properties(NLopt::nlopt PROPERTIES IMPORTED_LOCATION "${NLopt_LIBRARY}")
  target_include_directories(NLopt::nlopt SYSTEM INTERFACE "${NLopt_INCLUDE_DIR}")
endif()
