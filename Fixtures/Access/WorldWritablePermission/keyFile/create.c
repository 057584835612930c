//# std: gnu11
#include <fcntl.h>
#include <sys/stat.h>
#include "keyFile.h"

int create(const char *path, int kind)
{
    int file = open(path, O_RDWR | O_CREAT | O_EXCL, narrowMode(kind));
    if (file >= 0 && fchmod(file, modeOf(kind)) != 0) {  // expect: access/world-writable-permission
        return -1;
    }
    return file;
}

int folder(const char *path, int kind)
{
    const mode_t mode = modeOf(kind);
    return mkdir(path, mode);  // expect: access/world-writable-permission
}

int changed(const char *path, int kind)
{
    mode_t mode = modeOf(kind);
    mode = narrowMode(kind);
    return chmod(path, mode);
}

int opened(const char *path, int kind)
{
    return open(path, flagsOf(kind));
}

int masked(const char *path, int kind)
{
    return chmod(path, modeOf(kind) & 0700u);
}
