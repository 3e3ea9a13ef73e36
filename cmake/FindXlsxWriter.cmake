# libxlsxwriter, and minizip, by which it writes and we check what it wrote (docs/decisions/0043-xlsx.md).
find_path(XlsxWriter_INCLUDE_DIR NAMES xlsxwriter.h)
find_library(XlsxWriter_LIBRARY NAMES xlsxwriter)
find_path(Minizip_INCLUDE_DIR NAMES minizip/unzip.h)
find_library(Minizip_LIBRARY NAMES minizip)
if(XlsxWriter_INCLUDE_DIR)
  file(STRINGS "${XlsxWriter_INCLUDE_DIR}/xlsxwriter.h" XlsxWriter_VERSION REGEX "^#define LXW_VERSION \"")
  string(REGEX REPLACE ".*\"([0-9.]+)\".*" "\\1" XlsxWriter_VERSION "${XlsxWriter_VERSION}")
endif()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(XlsxWriter
  REQUIRED_VARS XlsxWriter_LIBRARY XlsxWriter_INCLUDE_DIR Minizip_LIBRARY Minizip_INCLUDE_DIR
  VERSION_VAR XlsxWriter_VERSION
  REASON_FAILURE_MESSAGE "compare --format xlsx needs libxlsxwriter and minizip (Debian: libxlsxwriter-dev libminizip-dev, which scripts/setup installs)")
if(XlsxWriter_FOUND AND NOT TARGET XlsxWriter::xlsxwriter)
  add_library(XlsxWriter::xlsxwriter UNKNOWN IMPORTED)
  set_target_properties(XlsxWriter::xlsxwriter PROPERTIES IMPORTED_LOCATION "${XlsxWriter_LIBRARY}"
    INTERFACE_LINK_LIBRARIES "${Minizip_LIBRARY}")
  target_include_directories(XlsxWriter::xlsxwriter SYSTEM INTERFACE "${XlsxWriter_INCLUDE_DIR}" "${Minizip_INCLUDE_DIR}")
endif()
