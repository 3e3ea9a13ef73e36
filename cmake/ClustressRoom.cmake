# clustress_room(NAME DIRECTORY LINKS ... THIRD_PARTY ...)
# Makes the library clustress_NAME of every .cpp in DIRECTORY (sub-folders named in FOLDERS included). What it may include
# is what it links; scripts/check_layers holds the sources against the same table.
add_library(clustress_flags INTERFACE)
target_compile_options(clustress_flags INTERFACE
  -Wall -Wextra -Wconversion -Wshadow
  $<$<CXX_COMPILER_ID:GNU>:-Wno-psabi> $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>  # false alarms of g++ 12
  -ffp-contract=off -fno-math-errno -fno-trapping-math   # same bits everywhere; never -ffast-math (docs/randomness.md)
  $<$<BOOL:${CLUSTRESS_WERROR}>:-Werror>)
# g++ 12 warns inside its own AVX-512 header, whose undefined vectors are meant; only code for one named processor has them.
if(CMAKE_CXX_FLAGS MATCHES "-march=")
  target_compile_options(clustress_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-uninitialized>
                         $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
target_include_directories(clustress_flags INTERFACE "${PROJECT_SOURCE_DIR}")
if(CLUSTRESS_DISPATCH)
  target_compile_definitions(clustress_flags INTERFACE CLUSTRESS_DISPATCH=1)
endif()

function(clustress_room name)
  cmake_parse_arguments(ROOM "" "" "FOLDERS;LINKS;THIRD_PARTY" ${ARGN})
  set(globs "${CMAKE_CURRENT_SOURCE_DIR}/${name}/*.cpp")
  if(NOT IS_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}/${name}")
    set(globs "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
  endif()
  foreach(folder IN LISTS ROOM_FOLDERS)
    list(APPEND globs "${CMAKE_CURRENT_SOURCE_DIR}/${folder}/*.cpp")
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${globs})
  add_library(clustress_${name} STATIC ${sources})
  add_library(clustress::${name} ALIAS clustress_${name})
  target_link_libraries(clustress_${name} PUBLIC clustress_flags ${ROOM_LINKS} ${ROOM_THIRD_PARTY})
endfunction()
