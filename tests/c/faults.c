/* Put before a program by LD_PRELOAD: the allocation with the number FAULT_AT finds no memory. Counts them all, and says how many at the end. */

#include <errno.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

extern void *__libc_malloc(size_t);
extern void *__libc_calloc(size_t, size_t);
extern void *__libc_realloc(void *, size_t);
extern void *__libc_memalign(size_t, size_t);

static atomic_long made, at;

__attribute__((constructor)) static void begin(void) {
  const char *number = getenv("FAULT_AT");
  made = 0;
  at = number == NULL ? 0 : atol(number);
}

__attribute__((destructor)) static void end(void) {
  if (getenv("FAULT_COUNT") != NULL) {
    fprintf(stderr, "%ld allocations\n", (long)made);
  }
}

static int fails(void) {
  if (++made != at) {
    return 0;
  }
  errno = ENOMEM;
  return 1;
}

void *malloc(size_t size) { return fails() ? NULL : __libc_malloc(size); }
void *calloc(size_t many, size_t size) { return fails() ? NULL : __libc_calloc(many, size); }
void *realloc(void *place, size_t size) { return fails() ? NULL : __libc_realloc(place, size); }

int posix_memalign(void **place, size_t alignment, size_t size) {
  void *found = fails() ? NULL : __libc_memalign(alignment, size);
  if (found == NULL) {
    return ENOMEM;
  }
  *place = found;
  return 0;
}
