#include <stddef.h>
#include <stdint.h>

#define SIZE 16
enum { COUNT = 8 };

void fill(void *buffer, size_t size);

void parameter(size_t n)
{
    uint8_t buffer[n];  // expect: firmware/variable-length-array
    fill(buffer, n);
}

void constObject(void)
{
    const int n = 8;
    uint8_t buffer[n];  // expect: firmware/variable-length-array
    fill(buffer, sizeof buffer);
}

void innerDimension(int n)
{
    int table[4][n];  // expect: firmware/variable-length-array
    fill(table, sizeof table);
}

void outerDimension(int n)
{
    int table[n][4];  // expect: firmware/variable-length-array
    fill(table, sizeof table);
}

void typedefOfArray(int n)
{
    typedef int Row[n];
    Row row;  // expect: firmware/variable-length-array
    fill(row, sizeof row);
}

void expression(uint8_t length)
{
    char text[length + 1];  // expect: firmware/variable-length-array
    fill(text, sizeof text);
}

void constantSizes(void)
{
    uint8_t a[SIZE];
    uint8_t b[COUNT * 2];
    uint8_t c[sizeof(uint32_t) * 4u];
    uint8_t d[] = { 1, 2, 3 };
    char text[] = "text";
    fill(a, sizeof a);
    fill(b, sizeof b);
    fill(c, sizeof c);
    fill(d, sizeof d);
    fill(text, sizeof text);
}

void arrayParameter(size_t n, uint8_t buffer[n])
{
    fill(buffer, n);
}

void pointerToArray(int n, int (*rows)[4])
{
    fill(rows, (size_t)n * sizeof *rows);
}

static uint8_t pool[SIZE * COUNT];

void staticArray(void)
{
    static uint8_t local[SIZE];
    fill(local, sizeof local);
    fill(pool, sizeof pool);
}
