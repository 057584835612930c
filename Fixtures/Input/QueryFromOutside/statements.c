#include <ctype.h>
#include <stdio.h>
#include <string.h>

typedef struct sqlite3 sqlite3;
int sqlite3_exec(sqlite3 *database, const char *query, void *call, void *argument, char **error);

static int isNumber(const char *text) {
  while (isdigit((unsigned char)*text)) text++;
  return *text == '\0';
}

int byName(sqlite3 *database, FILE *input) {
  char name[24];
  char query[96] = "SELECT * FROM patients WHERE name='";
  if (fgets(name, sizeof name, input) == NULL) return -1;
  strcat(query, name);                                // expect: call/unbounded-copy
  strcat(query, "'");                                 // expect: call/unbounded-copy
  return sqlite3_exec(database, query, NULL, NULL, NULL); // expect: input/query-from-outside
}

int byNumber(sqlite3 *database, FILE *input) {
  char text[24];
  char query[96];
  if (fgets(text, sizeof text, input) == NULL) return -1;
  text[strcspn(text, "\n")] = '\0';
  if (!isNumber(text)) return -1;
  (void)snprintf(query, sizeof query, "SELECT * FROM patients WHERE number=%s", text);
  return sqlite3_exec(database, query, NULL, NULL, NULL);
}

int all(sqlite3 *database) { return sqlite3_exec(database, "SELECT * FROM patients", NULL, NULL, NULL); }
