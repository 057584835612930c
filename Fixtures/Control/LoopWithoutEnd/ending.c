#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

int read_value(void);
void record(int value);
void fill(int *value);
extern int flag;
extern volatile int ready;
struct port { volatile uint32_t status; };
struct node { struct node *next; };
_Noreturn void fatal(void);

void counted(int n)
{
    for (int i = 0; i < n; i++) {
        record(i);
    }
}

void leftInside(void)
{
    int i = 0;
    while (i >= 0) {
        if (read_value() == 0) {
            break;
        }
    }
    while (i == 0) {
        if (read_value() == 1) {
            return;
        }
    }
    while (i == 0) {
        if (read_value() == 2) {
            goto out;
        }
    }
out:
    record(i);
}

void endsProgram(int n)
{
    while (n > 0) {
        if (read_value() == 0) {
            fatal();
        }
    }
}

void volatileFlag(struct port *port)
{
    while (!ready) {
    }
    while ((port->status & 1u) == 0u) {
    }
}

void changedByCall(void)
{
    while (!flag) {
        read_value();
    }
    int value = 0;
    while (value == 0) {
        fill(&value);
    }
}

void countsDownWrapping(size_t n)
{
    for (size_t i = n - 1; i < n; i--) {
        record((int)i);
    }
}

void meetsValue(void)
{
    for (int i = 0; i != 10; i += 2) {
        record(i);
    }
}

void continueAfterIncrement(const int *data, int n)
{
    int i = 0;
    while (i < n) {
        int value = data[i++];
        if (value == 0) {
            continue;
        }
        record(value);
    }
    for (int k = 0; k < n; k++) {
        if (data[k] == 0) {
            continue;
        }
        record(data[k]);
    }
}

int list(const struct node *node)
{
    int length = 0;
    while (node) {
        length++;
        node = node->next;
    }
    return length;
}

void narrowing(int low, int high, const int *data, int key)
{
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (data[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    record(low);
}

void waitsForInput(void)
{
    int c = 0;
    while ((c = read_value()) != 0) {
        record(c);
    }
}

void onPurpose(void)
{
    while (1) {
        read_value();
    }
}

void innerSwitch(int n)
{
    while (n > 0) {
        switch (read_value()) {
        case 0:
            n--;
            break;
        default:
            n -= 2;
            break;
        }
    }
}

void movesBothWays(int n, int m)
{
    for (int i = 0; i < n;) {
        if (read_value() > m) {
            i++;
        } else {
            i--;
        }
    }
}

void inAssembly(int n)
{
    while (n > 0) {
        __asm__ volatile("" : "+r"(n));
    }
}

enum phase { PHASE_TYPE, PHASE_BODY };

struct receiver {
  enum phase phase;
  unsigned left;
};

/* Every enumerator has a case that takes a byte. */
int takeAll(struct receiver *receiver, const unsigned char *bytes, unsigned count) {
  while (count > 0) {
    switch (receiver->phase) {
      case PHASE_TYPE:
        receiver->left = *bytes++;
        count--;
        receiver->phase = PHASE_BODY;
        break;
      case PHASE_BODY:
        bytes++;
        count--;
        if (receiver->left-- == 0) receiver->phase = PHASE_TYPE;
        break;
    }
  }
  return 0;
}
