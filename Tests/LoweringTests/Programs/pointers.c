#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct node { int value; struct node *next; };
struct driver { const char *name; int (*read)(void *, int); void *context; };

static int half(void *context, int n) { return n / 2 + *(int *)context; }
static int negate(void *context, int n) { (void)context; return -n; }
static int offset = 40;
static const struct driver drivers[] = { { "half", half, &offset }, { "negate", negate, NULL } };
static int grid[4][5];
static int *const corner = &grid[3][4];
static const char *tail = "prefix-tail" + 7;

static int sum(int count, ...) {
  va_list list, copy;
  va_start(list, count);
  va_copy(copy, list);
  int total = 0;
  for (int i = 0; i < count; i++) total += va_arg(list, int);
  for (int i = 0; i < count; i++) total += 2 * va_arg(copy, int);
  va_end(copy);
  va_end(list);
  return total;
}

static double mixed(const char *kinds, ...) {
  va_list list;
  va_start(list, kinds);
  double total = 0;
  for (; *kinds; kinds++) {
    switch (*kinds) {
    case 'd': total += va_arg(list, double); break;
    case 'l': total += (double)va_arg(list, long long); break;
    case 's': total += (double)strlen(va_arg(list, const char *)); break;
    default: total += va_arg(list, int);
    }
  }
  va_end(list);
  return total;
}

static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

static int table_sum(int rows, int columns, int table[rows][columns]) {
  int total = 0;
  for (int r = 0; r < rows; r++) for (int c = 0; c < columns; c++) total += table[r][c] * (r + 1);
  return total;
}

int main(void) {
  struct node *list = NULL;
  for (int i = 0; i < 10; i++) {
    struct node *n = malloc(sizeof *n);
    *n = (struct node){ i * i % 7, list };
    list = n;
  }
  for (struct node **at = &list; *at; ) {
    if ((*at)->value % 2) { struct node *dead = *at; *at = dead->next; free(dead); } else at = &(*at)->next;
  }
  for (struct node *n = list; n; n = n->next) printf("%d ", n->value);
  while (list) { struct node *n = list; list = n->next; free(n); }
  for (size_t i = 0; i < 2; i++) printf("%s=%d ", drivers[i].name, drivers[i].read(drivers[i].context, 9));
  *corner = 5;
  printf("%d %d %s %td\n", grid[3][4], *(&grid[0][0] + 19), tail, corner - &grid[3][0]);
  printf("%d %.2f\n", sum(4, 1, 2, 3, 4), mixed("dilsd", 1.5, 2, 3LL, "four", 0.25));
  int numbers[] = { 5, -3, 9, 0, 7, 2 };
  qsort(numbers, 6, sizeof numbers[0], compare);
  for (int i = 0; i < 6; i++) printf("%d ", numbers[i]);
  int n = 3, m = 4, vla[n][m];
  for (int r = 0; r < n; r++) for (int c = 0; c < m; c++) vla[r][c] = r * 10 + c;
  printf("%d %zu %zu\n", table_sum(n, m, vla), sizeof vla, sizeof vla[0]);
  uintptr_t number = (uintptr_t)&numbers[2];
  printf("%d %d\n", *(int *)number, *(int *)(number + sizeof(int)));
  char buffer[32];
  int length = snprintf(buffer, sizeof buffer, "%05d|%-6s|%x|%c", 42, "ab", 0xbeefu, 'z');
  printf("%d [%s] %s\n", length, buffer, strchr(buffer, '|') + 1);
  return 0;
}
