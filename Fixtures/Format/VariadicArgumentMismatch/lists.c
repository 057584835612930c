#include <stdarg.h>
#include <stddef.h>

void putNumber(int value);
void putText(const char *text);

// A helper takes from the list of its caller.
static int nextNumber(va_list *items) { return va_arg(*items, int); }

static void numberAndText(int kind, ...) {
  va_list items;
  va_start(items, kind);
  putNumber(nextNumber(&items));
  putText(va_arg(items, const char *));
  va_end(items);
}

void both(void) { numberAndText(0, 4, "four"); }

// Two lists each begin with the first argument.
static void twice(int kind, ...) {
  va_list first, second;
  va_start(first, kind);
  va_start(second, kind);
  putNumber(va_arg(first, int));
  putNumber(va_arg(second, int));
  va_end(second);
  va_end(first);
}

void oneForTwo(void) { twice(0, 4); }

// The list may be a member of what a helper is handed.
struct printer {
  va_list items;
  int count;
};

static void print(struct printer *printer) { putNumber(va_arg(printer->items, int)); }

static void printAll(int count, ...) {
  struct printer printer;
  printer.count = count;
  va_start(printer.items, count);
  print(&printer);
  putText(va_arg(printer.items, const char *));
  va_end(printer.items);
}

void numberThenText(void) { printAll(2, 4, "four"); }

static void copied(int count, ...) {
  va_list items, again;
  va_start(items, count);
  va_copy(again, items);
  putNumber(va_arg(items, int));
  putNumber(va_arg(again, int));
  putText(va_arg(items, const char *));  // the source of a copy goes on where it was
  va_end(again);
  va_end(items);
}

void copiedRight(void) { copied(2, 4, "four"); }
void copiedWrong(int code) {
  copied(2, 4, code);  // expect: format/variadic-argument-mismatch
}
