//# std: gnu11
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define TRACE(text)

void report(int code);

static int start(int n)
{
    if (n < 0) {
        return -1;
    }
    return 0;
}

FILE *empty(void)
{
    FILE *file = fopen("log", "a");
    if (file == NULL) {  // expect: error/empty-error-handler
    }
    return file;
}

FILE *onlyComment(void)
{
    FILE *file = fopen("log", "a");
    if (!file) {  // expect: error/empty-error-handler
        /* cannot happen */
    }
    return file;
}

void directly(const char *path)
{
    if (remove(path) != 0) {  // expect: error/empty-error-handler
    }
    if (chdir(path) == -1) {  // expect: error/empty-error-handler
    }
}

void ofTheUnit(int n)
{
    if (start(n) != 0) {  // expect: error/empty-error-handler
    }
}

FILE *handled(void)
{
    FILE *file = fopen("log", "a");
    if (file == NULL) {
        report(errno);
    }
    return file;
}

void otherwise(void)
{
    FILE *file = fopen("log", "a");
    if (file == NULL) {
    } else {
        fclose(file);
    }
}

void emptySuccess(const char *path)
{
    if (remove(path) == 0) {
    }
}

void emptyLoop(int n)
{
    while (start(n) != 0) {
        n++;
    }
    if (n > 3) {
    }
}

void otherBuild(const char *path)
{
    if (remove(path) != 0) {
#ifdef HAS_LOG
        report(errno);
#endif
    }
}

void vanished(const char *path)
{
    if (remove(path) != 0) {
        TRACE("not removed");
    }
}

int nv_program(int page, int value);
int nv_isDirty(int page);

int unknownConvention(int page, int value)
{
    if (nv_program(page, value) != 0) {  // expect: error/empty-error-handler
    }
    if (nv_program(page, value) != 0) {
        return -1;
    }
    if (nv_isDirty(page) != 0) {
    }
    return 0;
}
