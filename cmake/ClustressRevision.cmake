# Writes the program version, git revision and compiler into a header that only sim/core/version.cpp includes.
execute_process(COMMAND git -C "${PROJECT_SOURCE_DIR}" describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE CLUSTRESS_REVISION OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT CLUSTRESS_REVISION)
  set(CLUSTRESS_REVISION "unknown")
endif()
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
set(CLUSTRESS_FLAGS "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}")
string(STRIP "${CLUSTRESS_FLAGS}" CLUSTRESS_FLAGS)
configure_file("${PROJECT_SOURCE_DIR}/cmake/revision.hpp.in" "${PROJECT_BINARY_DIR}/generated/clustress_revision.hpp" @ONLY)
