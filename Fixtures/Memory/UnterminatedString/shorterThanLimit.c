#include <stdio.h>
#include <string.h>

struct label {
  char lot[12];
  char site[12];
};

int printLot(FILE *scanner) {
  struct label label;
  char line[40];
  if (fgets(line, sizeof line, scanner) == NULL) return -1;
  memset(&label, 'x', sizeof label);
  strncpy(label.lot, line, sizeof label.lot);
  return (int)strlen(label.lot);
}

/* A line of eleven characters fits with its end. */
int printShortLot(FILE *scanner) {
  struct label label;
  char line[12];
  if (fgets(line, sizeof line, scanner) == NULL) return -1;
  strncpy(label.lot, line, sizeof label.lot);
  return (int)strlen(label.lot);
}

int printClosedSite(FILE *scanner) {
  struct label label;
  char line[40];
  if (fgets(line, sizeof line, scanner) == NULL) return -1;
  strncpy(label.site, line, sizeof label.site - 1);
  label.site[sizeof label.site - 1] = '\0';
  return (int)strlen(label.site);
}
