#include <stdio.h>

enum kind { NUMBER, TEXT };

struct message {
  enum kind kind;
  union {
    long number;
    const char *text;
  } of;
};

static struct message wronglyMarked(const char *text, long number) {
  struct message m;
  m.kind = TEXT;
  if (text != NULL) m.of.text = text;
  else m.of.number = number;
  return m;
}

static struct message rightlyMarked(const char *text, long number) {
  struct message m;
  if (text != NULL) {
    m.kind = TEXT;
    m.of.text = text;
  } else {
    m.kind = NUMBER;
    m.of.number = number;
  }
  return m;
}

static void printWrong(FILE *out, const struct message *m) {
  if (m->kind == TEXT) fprintf(out, "%s\n", m->of.text);  // expect: memory/type-confusion
  else fprintf(out, "%ld\n", m->of.number);
}

static void printRight(FILE *out, const struct message *m) {
  if (m->kind == TEXT) fprintf(out, "%s\n", m->of.text);
  else fprintf(out, "%ld\n", m->of.number);
}

void wrong(FILE *out, const char *text, long number) {
  struct message m = wronglyMarked(text, number);
  printWrong(out, &m);
}

void right(FILE *out, const char *text, long number) {
  struct message m = rightlyMarked(text, number);
  printRight(out, &m);
}

// An address may travel as a number.
union word {
  unsigned long bits;
  const int *at;
};

int throughNumber(const int *p) {
  union word word;
  word.bits = (unsigned long)p;
  return word.at == NULL ? 0 : *word.at;
}

union reg {
  unsigned long at;
  volatile unsigned *pointer;
};

void poke(unsigned long address, unsigned value) {
  union reg reg;
  reg.at = address;
  *reg.pointer = value;
}
