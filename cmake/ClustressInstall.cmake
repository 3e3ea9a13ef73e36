# cmake --install: the program, its man pages and completion (both printed by the program itself), the shipped scenarios with their
# worlds, and the readers' pages. Libraries and tests are not installed.
include(GNUInstallDirs)
set(printed "${PROJECT_BINARY_DIR}/printed")
set(completions "${printed}/completion/clustress" "${printed}/completion/_clustress" "${printed}/completion/clustress.fish")
add_custom_command(OUTPUT "${printed}/man/clustress.1" ${completions}
  COMMAND "${CMAKE_COMMAND}" -E rm -rf "${printed}"  # pages of commands that are no more
  COMMAND "${CMAKE_COMMAND}" -E make_directory "${printed}/man" "${printed}/completion"
  COMMAND clustress manual --all "${printed}/man"
  COMMAND clustress completion bash > "${printed}/completion/clustress"
  COMMAND clustress completion zsh > "${printed}/completion/_clustress"
  COMMAND clustress completion fish > "${printed}/completion/clustress.fish"
  DEPENDS clustress VERBATIM)
add_custom_target(clustress_printed ALL DEPENDS "${printed}/man/clustress.1" ${completions})

set(share "${CMAKE_INSTALL_DATADIR}")

install(DIRECTORY "${printed}/man/" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${printed}/completion/clustress" DESTINATION "${share}/bash-completion/completions")
install(FILES "${printed}/completion/_clustress" DESTINATION "${share}/zsh/site-functions")
install(FILES "${printed}/completion/clustress.fish" DESTINATION "${share}/fish/vendor_completions.d")
install(DIRECTORY scenarios/library scenarios/worlds DESTINATION "${share}/clustress/scenarios")
install(DIRECTORY docs DESTINATION "${CMAKE_INSTALL_DOCDIR}" FILES_MATCHING PATTERN "*.md" PATTERN "*.json" PATTERN "*.svg")
install(FILES README.md CHANGELOG.md CONTRIBUTING.md CITATION.cff LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}")
