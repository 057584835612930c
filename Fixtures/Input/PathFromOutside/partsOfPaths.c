#include <stdio.h>
#include <string.h>

/* Who starts the program may name a file, and may not lead out of the folder that the program has chosen. */
int main(int argc, char **argv) {
  char path[64];
  if (argc < 3) return 1;
  FILE *own = fopen(argv[1], "r");
  if (own == NULL) return 1;
  fclose(own);
  int count = snprintf(path, sizeof path, "/data/profiles/%s", argv[2]);
  if (count < 0 || (size_t)count >= sizeof path) return 1;
  FILE *profile = fopen(path, "r");                    // expect: input/path-from-outside
  if (profile == NULL) return 1;
  fclose(profile);
  return 0;
}

/* A name without a folder stays where it is put. */
FILE *openChecked(int argc, char **argv) {
  char path[64];
  if (argc < 3 || strchr(argv[2], '/') != NULL) return NULL;
  int count = snprintf(path, sizeof path, "/data/profiles/%s", argv[2]);
  if (count < 0 || (size_t)count >= sizeof path) return NULL;
  return fopen(path, "r");
}
