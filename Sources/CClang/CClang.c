#include "CClang.h"

#include <dlfcn.h>
#include <stdio.h>

int cclang_load(const char *path, CClangFunctions *functions, char *reason, unsigned long capacity) {
  void *library = dlopen(path, RTLD_LAZY | RTLD_LOCAL);
  if (library == NULL) {
    const char *message = dlerror();
    snprintf(reason, capacity, "%s", message != NULL ? message : "unknown error");
    return -1;
  }
#define CCLANG_LOAD(name) functions->name = (__typeof__(&clang_##name))dlsym(library, "clang_" #name);
  CCLANG_FUNCTIONS(CCLANG_LOAD)
#undef CCLANG_LOAD
  return 0;
}
