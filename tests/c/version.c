/* The versions of the header, of the library and of Cargo.toml (CARGO_VERSION) are one. */

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "shuangsuiji.h"

#undef NDEBUG

int main(void) {
  unsigned major = 0, minor = 0, patch = 0;
  assert(sscanf(CARGO_VERSION, "%u.%u.%u", &major, &minor, &patch) == 3);
  assert(SSJ_VERSION_MAJOR == major && SSJ_VERSION_MINOR == minor && SSJ_VERSION_PATCH == patch);
  assert(SSJ_VERSION_NUMBER == major * 1000000 + minor * 1000 + patch);
  assert(strcmp(SSJ_VERSION, CARGO_VERSION) == 0);
  assert(strcmp(ssj_version(), CARGO_VERSION) == 0);
  assert(ssj_version_number() == SSJ_VERSION_NUMBER);
  assert(ssj_abi_version() == SSJ_ABI_VERSION);
  assert(strcmp(ssj_protocol_versions(), "1 1.1 1.2") == 0);
  assert(SSJ_OK == 0 && SSJ_PANIC != 0);
  return 0;
}
