# The version is the header's. One of another major number does not fit, nor, before 1.0, one of another minor number.
file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../../../include/shuangsuiji.h" PACKAGE_VERSION
  REGEX "^#define SSJ_VERSION \"")
string(REGEX REPLACE ".*\"(.*)\".*" "\\1" PACKAGE_VERSION "${PACKAGE_VERSION}")
string(REGEX MATCH "^(0\\.)?[0-9]+" _shuangsuiji_series "${PACKAGE_VERSION}")
string(REGEX MATCH "^(0\\.)?[0-9]+" _shuangsuiji_wanted "${PACKAGE_FIND_VERSION}")

if(PACKAGE_VERSION VERSION_EQUAL PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_EXACT TRUE)
endif()
if(_shuangsuiji_series STREQUAL _shuangsuiji_wanted AND NOT PACKAGE_VERSION VERSION_LESS PACKAGE_FIND_VERSION)
  set(PACKAGE_VERSION_COMPATIBLE TRUE)
endif()
