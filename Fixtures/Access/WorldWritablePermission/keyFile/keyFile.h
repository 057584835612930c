#ifndef KEY_FILE_H
#define KEY_FILE_H
#include <sys/types.h>

mode_t modeOf(int kind);
mode_t narrowMode(int kind);
int flagsOf(int kind);
int create(const char *path, int kind);
#endif
