#include "fields.h"

struct message {
  int FIELD(address);
  char FIELD(name);
};

#define HERE(p) *p                     // expect: preprocessor/unparenthesized-macro
int second(int *numbers) { return HERE(numbers + 1); }

int first(const struct message *m) { return TARGET(m->address) + NEXT(m->address) + TWICE(m->address[0]); }
