# find_package(shuangsuiji): shuangsuiji::shuangsuiji is the shared library, shuangsuiji::static the static one.
#
# Nothing here depends on where the package was installed: this file is in PREFIX/share/shuangsuiji/cmake.
get_filename_component(_shuangsuiji_prefix "${CMAKE_CURRENT_LIST_DIR}/../../.." ABSOLUTE)

function(_shuangsuiji_target target type file)
  if(TARGET ${target})
    return()
  endif()
  find_library(_shuangsuiji_${type} NAMES ${file} NO_DEFAULT_PATH NO_CACHE
    PATHS "${_shuangsuiji_prefix}"
    PATH_SUFFIXES lib "lib/${CMAKE_LIBRARY_ARCHITECTURE}" lib64)
  if(NOT _shuangsuiji_${type})
    return()
  endif()
  add_library(${target} ${type} IMPORTED)
  set_target_properties(${target} PROPERTIES
    IMPORTED_LOCATION "${_shuangsuiji_${type}}"
    INTERFACE_INCLUDE_DIRECTORIES "${_shuangsuiji_prefix}/include")
  if(type STREQUAL "STATIC")
    # What Rust's standard library needs stands once, in the file for pkg-config.
    get_filename_component(folder "${_shuangsuiji_${type}}" DIRECTORY)
    file(STRINGS "${folder}/pkgconfig/shuangsuiji.pc" private REGEX "^Libs.private: ")
    string(REGEX REPLACE "^Libs.private: *" "" private "${private}")
    separate_arguments(private UNIX_COMMAND "${private}")
    set_target_properties(${target} PROPERTIES INTERFACE_LINK_LIBRARIES "${private}")
  endif()
endfunction()

_shuangsuiji_target(shuangsuiji::shuangsuiji SHARED
  "${CMAKE_SHARED_LIBRARY_PREFIX}shuangsuiji${CMAKE_SHARED_LIBRARY_SUFFIX}")
_shuangsuiji_target(shuangsuiji::static STATIC
  "${CMAKE_STATIC_LIBRARY_PREFIX}shuangsuiji${CMAKE_STATIC_LIBRARY_SUFFIX}")

if(NOT TARGET shuangsuiji::shuangsuiji AND NOT TARGET shuangsuiji::static)
  set(shuangsuiji_FOUND FALSE)
  set(shuangsuiji_NOT_FOUND_MESSAGE "no library under ${_shuangsuiji_prefix}/lib")
endif()
unset(_shuangsuiji_prefix)
