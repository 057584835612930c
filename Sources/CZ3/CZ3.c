#include "CZ3.h"

#include <dlfcn.h>
#include <glob.h>
#include <string.h>

static int load(const char *path, CZ3Functions *functions) {
  void *library = dlopen(path, RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return -1;
  int missing = 0;
#define CZ3_LOAD(result, name, parameters) \
  functions->name = (__typeof__(functions->name))dlsym(library, "Z3_" #name); \
  missing += functions->name == NULL;
  CZ3_FUNCTIONS(CZ3_LOAD)
#undef CZ3_LOAD
  if (missing == 0) return 0;
  memset(functions, 0, sizeof *functions);
  dlclose(library);
  return -1;
}

static int load_matching(const char *pattern, CZ3Functions *functions) {
  glob_t found;
  int result = -1;
  if (glob(pattern, 0, NULL, &found) == 0) {
    for (size_t index = 0; index < found.gl_pathc && result != 0; index++) {
      result = load(found.gl_pathv[index], functions);
    }
  }
  globfree(&found);
  return result;
}

int cz3_load(const char *named, CZ3Functions *functions) {
  static const char *const patterns[] = {
    "/usr/lib/*/libz3.so*", "/usr/lib/libz3.so*", "/usr/lib64/libz3.so*", "/usr/local/lib/libz3.so*",
    "/opt/homebrew/opt/z3/lib/libz3.dylib", "/opt/homebrew/lib/libz3.dylib",
    "/usr/local/opt/z3/lib/libz3.dylib", "/usr/local/lib/libz3.dylib",
  };
  memset(functions, 0, sizeof *functions);
  if (named != NULL) return load(named, functions);
  if (load("libz3.so.4", functions) == 0 || load("libz3.so", functions) == 0) return 0;
  for (size_t index = 0; index < sizeof patterns / sizeof *patterns; index++) {
    if (load_matching(patterns[index], functions) == 0) return 0;
  }
  return -1;
}

static void ignore(Z3_context context, Z3_error_code code) {
  (void)context;
  (void)code;
}

Z3_context cz3_context(const CZ3Functions *functions, Z3_config config) {
  Z3_context context = functions->mk_context(config);
  if (context != NULL) functions->set_error_handler(context, ignore);
  return context;
}
