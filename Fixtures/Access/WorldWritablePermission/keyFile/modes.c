//# std: gnu11
#include <fcntl.h>
#include <sys/stat.h>
#include "keyFile.h"

mode_t modeOf(int kind)
{
    switch (kind) {
    case 0:
        return 0400;
    case 1:
        return S_IRUSR | S_IWUSR | S_IWOTH;
    default:
        return 0;
    }
}

mode_t narrowMode(int kind)
{
    return kind == 0 ? 0400 : 0600;
}

int flagsOf(int kind)
{
    return kind == 0 ? O_RDONLY : O_RDWR;
}
