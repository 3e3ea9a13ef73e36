# Run at build time by the target clustress_revision.
execute_process(COMMAND git -C "${SOURCE}" describe --always --dirty --abbrev=12
  OUTPUT_VARIABLE REVISION OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
if(NOT REVISION)
  set(REVISION "unknown")
endif()
configure_file("${SOURCE}/cmake/revision.hpp.in" "${OUTPUT}" @ONLY)
