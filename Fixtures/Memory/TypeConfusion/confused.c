#include <stdint.h>
#include <string.h>

struct point { int x; int y; };
struct holder { void *value; };
union number { int whole; float real; };

void record(int value);
void record_real(float value);

void widerThanObject(void)
{
    short value = 8;
    void *data = &value;
    record(*(int *)data);  // expect: memory/type-confusion, memory/out-of-bounds-read
}

static int wide(const void *data)
{
    return *(const int *)data;  // expect: memory/type-confusion, memory/out-of-bounds-read
}

void throughCall(void)
{
    short value = 8;
    record(wide(&value));
}

void throughMember(void)
{
    float value = 1.5f;
    struct holder holder = { &value };
    record(*(int *)holder.value);  // expect: memory/type-confusion
}

void structureOfNumber(void)
{
    int value = 10;
    struct point *point = (struct point *)&value;
    record(point->x);  // expect: memory/type-confusion
}

static double shared;

void ofGlobal(int n)
{
    void *data = &shared;
    if (n > 3) {
        record((int)*(long long *)data);  // expect: memory/type-confusion
    }
}

void sameType(void)
{
    int value = 8;
    void *data = &value;
    record(*(int *)data);
    unsigned *other = (unsigned *)data;
    record((int)*other);
}

static int whole(const void *data)
{
    return *(const int *)data;
}

void rightCall(void)
{
    int value = 8;
    record(whole(&value));
}

void bytes(void)
{
    int value = 8;
    unsigned char *byte = (unsigned char *)&value;
    record(byte[1]);
}

void fromBytes(void)
{
    _Alignas(int) char buffer[8] = { 0 };
    record(*(int *)buffer);
}

void overlapping(void)
{
    union number number = { .whole = 3 };
    record_real(number.real);
}

void copied(void)
{
    float value = 2.0f;
    int bits;
    memcpy(&bits, &value, sizeof bits);
    record(bits);
}

void firstMember(void)
{
    struct point point = { 1, 2 };
    void *data = &point;
    record(*(int *)data);
}

void element(void)
{
    int values[3] = { 1, 2, 3 };
    void *data = &values[1];
    record(*(int *)data);
}

/* A number is taken for the text that the other member of the union is. */
enum kind { NUMBER, TEXT };

struct value {
  enum kind kind;
  union {
    long number;
    const char *text;
  } of;
};

static int firstOf(const struct value *value) {
  switch (value->kind) {
    case NUMBER: return value->of.text[0];  // expect: memory/type-confusion
    case TEXT: return value->of.text[0];
    default: return 0;
  }
}

static int firstOfRight(const struct value *value) {
  switch (value->kind) {
    case NUMBER: return (int)value->of.number;
    case TEXT: return value->of.text[0];
    default: return 0;
  }
}

int first(void) {
  struct value values[2] = {{NUMBER, {.number = 1235}}, {TEXT, {.text = "bar"}}};
  return firstOf(&values[0]) + firstOf(&values[1]) + firstOfRight(&values[0]) + firstOfRight(&values[1]);
}
