//# std: gnu11
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

void report(void);
void use(void *block);

void pointers(FILE *file)
{
    char text[8];
    if (fgets(text, sizeof text, file) < 0) {  // expect: error/inverted-error-check
        report();
    }
    void *block = malloc(4);
    if (block < 0) {  // expect: error/inverted-error-check
        return;
    }
    use(block);
}

void mapping(void)
{
    void *block = mmap(NULL, 64, PROT_READ, MAP_PRIVATE, -1, 0);
    if (block == NULL) {  // expect: error/inverted-error-check
        return;
    }
    use(block);
}

void writing(FILE *file)
{
    if (fputs("x", file) == 0) {  // expect: error/inverted-error-check
        report();
    }
    if (!putchar('x')) {  // expect: error/inverted-error-check
        report();
    }
    if (fprintf(file, "x") == 0) {  // expect: error/inverted-error-check
        report();
    }
}

void reading(void)
{
    int value;
    if (scanf("%d", &value) == EOF) {  // expect: error/inverted-error-check
        report();
    }
    if (sscanf("1", "%d", &value)) {  // expect: error/inverted-error-check
        report();
    }
}

void renamed(void)
{
    if (rename("a", "b") > 0) {  // expect: error/inverted-error-check
        report();
    }
}

void bytes(int file, char *buffer)
{
    if (read(file, buffer, 4)) {  // expect: error/inverted-error-check
        use(buffer);
    }
}

void right(FILE *file, int socket, char *buffer)
{
    char text[8];
    if (fgets(text, sizeof text, file) == NULL) {
        report();
    }
    if (fputs("x", file) == EOF || putchar('x') < 0 || fprintf(file, "x") < 0) {
        report();
    }
    int value;
    if (scanf("%d", &value) != 1) {
        report();
    }
    if (fread(text, 1, sizeof text, file) != sizeof text) {
        report();
    }
    ssize_t count = recv(socket, buffer, 4, 0);
    if (count == 0) {
        report();
    }
    void *block = mmap(NULL, 64, PROT_READ, MAP_PRIVATE, -1, 0);
    if (block == MAP_FAILED) {
        return;
    }
    if (remove("a") != 0) {
        report();
    }
    if (strchr(buffer, 'x') > buffer) {
        report();
    }
}
