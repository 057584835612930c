//# std: gnu11
#include <stddef.h>
#include <sys/mman.h>

int unchecked(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  int value = page[0];                                // expect: input/unchecked-result
  munmap(page, 4096);
  return value;
}

int comparedWithNull(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (page == NULL) return -1;
  int value = page[0];                                // expect: input/unchecked-result
  munmap(page, 4096);
  return value;
}

int comparedWithFailed(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  if (page == MAP_FAILED) return -1;
  int value = page[0];
  munmap(page, 4096);
  return value;
}

static int *mapped(int descriptor) {
  int *page = mmap(NULL, 4096, PROT_READ, MAP_PRIVATE, descriptor, 0);
  return page == MAP_FAILED ? NULL : page;
}

int comparedInHelper(int descriptor) {
  int *page = mapped(descriptor);
  if (page == NULL) return -1;
  int value = page[0];
  munmap(page, 4096);
  return value;
}
