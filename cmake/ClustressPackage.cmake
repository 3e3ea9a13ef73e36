# cpack: a Debian package, and an archive that runs from any folder of a system with the same C library or a newer one: beside the
# program lie the shared libraries that it needs, but for those of the C library itself.
set(bundle "lib/clustress")
set_target_properties(clustress PROPERTIES INSTALL_RPATH "$ORIGIN/../${bundle}")
# Of the older kind, which holds for the libraries' own libraries too.
target_link_options(clustress PRIVATE "LINKER:--disable-new-dtags")
install(TARGETS clustress RUNTIME_DEPENDENCY_SET libraries COMPONENT program)
install(RUNTIME_DEPENDENCY_SET libraries
  PRE_EXCLUDE_REGEXES "^(ld-linux|libc|libm|libdl|librt|libpthread|libresolv)[-.]"
  LIBRARY DESTINATION "${bundle}" COMPONENT bundle EXCLUDE_FROM_ALL)

set(CPACK_PACKAGE_NAME clustress)
set(CPACK_PACKAGE_VENDOR "The clustress maintainers")
set(CPACK_PACKAGE_CONTACT "${CPACK_PACKAGE_VENDOR} <clustress@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "stress test for cluster programmes: jobs and performance with and without them")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
include(CPack)
