#include "CXlsx.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>

static bool fill(struct CXlsx *table, void *library) {
  if (library == NULL) return false;
#define CXLSX_FIND(result, name, parameters) \
  *(void **)&table->name = dlsym(library, #name); \
  if (table->name == NULL) return false;
  CXLSX_FUNCTIONS(CXLSX_FIND)
#undef CXLSX_FIND
  return true;
}

bool cxlsx_load(struct CXlsx *table, const char *path) {
  if (path != NULL) return fill(table, dlopen(path, RTLD_NOW | RTLD_LOCAL));
  // The number in the name grows with each version; 1.1.4 has 4.
  for (int number = 12; number >= 3; number--) {
    char name[64];
    snprintf(name, sizeof name, "libxlsxwriter.so.%d", number);
    if (fill(table, dlopen(name, RTLD_NOW | RTLD_LOCAL))) return true;
  }
  static const char *const others[] = {
    "libxlsxwriter.so", "/opt/homebrew/lib/libxlsxwriter.dylib", "/usr/local/lib/libxlsxwriter.dylib",
  };
  for (size_t index = 0; index < sizeof others / sizeof *others; index++) {
    if (fill(table, dlopen(others[index], RTLD_NOW | RTLD_LOCAL))) return true;
  }
  return false;
}
