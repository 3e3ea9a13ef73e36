# Stamps version, git revision and compiler into a header that only sim/core/version.cpp includes. Asked anew at every build, so
# that a result never carries the revision of an older configure; the header changes only when its text does.
string(TOUPPER "${CMAKE_BUILD_TYPE}" build_type)
set(CLUSTRESS_FLAGS "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_${build_type}}")
string(STRIP "${CLUSTRESS_FLAGS}" CLUSTRESS_FLAGS)
add_custom_target(clustress_revision
  COMMAND "${CMAKE_COMMAND}" -D "SOURCE=${PROJECT_SOURCE_DIR}" -D "OUTPUT=${PROJECT_BINARY_DIR}/generated/clustress_revision.hpp"
          -D "VERSION=${PROJECT_VERSION}" -D "COMPILER=${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION}"
          -D "FLAGS=${CLUSTRESS_FLAGS}" -P "${PROJECT_SOURCE_DIR}/cmake/write_revision.cmake"
  BYPRODUCTS "${PROJECT_BINARY_DIR}/generated/clustress_revision.hpp"
  VERBATIM)
