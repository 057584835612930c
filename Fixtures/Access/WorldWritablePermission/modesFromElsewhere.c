//# std: gnu11
#include <fcntl.h>
#include <stdbool.h>
#include <sys/stat.h>

enum kind { SECRET, SHARED };

static const mode_t defaultMode = 0622;

static mode_t modeOf(enum kind kind)
{
    switch (kind) {
    case SECRET:
        return 0600;
    case SHARED:
        return 0666;
    }
    return 0;
}

static mode_t withGroup(bool hasGroup)
{
    mode_t mode = S_IRUSR | S_IWUSR;
    if (hasGroup) {
        mode |= S_IRGRP | S_IWGRP;
    }
    return mode;
}

int byVariable(const char *path)
{
    mode_t mode = 0600;
    mode = 0666;
    return open(path, O_CREAT | O_WRONLY, mode);  // expect: access/world-writable-permission
}

int byAddedBits(const char *path, bool isPublic)
{
    mode_t mode = 0700;
    if (isPublic) {
        mode |= S_IWOTH;
    }
    return mkdir(path, mode);  // expect: access/world-writable-permission
}

int byChoice(int file, bool isPublic)
{
    return fchmod(file, isPublic ? 0666 : 0600);  // expect: access/world-writable-permission
}

int byFunction(const char *path, enum kind kind)
{
    return creat(path, modeOf(kind));  // expect: access/world-writable-permission
}

int byConstant(const char *path)
{
    return chmod(path, defaultMode);  // expect: access/world-writable-permission
}

int groupOnly(const char *path, bool hasGroup)
{
    return creat(path, withGroup(hasGroup));
}

int maskedVariable(const char *path)
{
    mode_t mode = 0666;
    mode &= ~(mode_t)022;
    return chmod(path, mode);
}

int maskedAtTheCall(const char *path, mode_t mask)
{
    mode_t mode = 0666;
    return chmod(path, mode & ~mask);
}

int kept(const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        return -1;
    }
    mode_t mode = status.st_mode & 0700u;
    return chmod(path, mode);
}

int stickyFolder(const char *path)
{
    const mode_t mode = S_ISVTX | 0777;
    return mkdir(path, mode);
}

int failedMode(int file, int kind)
{
    int mode = kind == 0 ? 0600 : -1;
    return mode < 0 ? -1 : fchmod(file, (mode_t)mode);
}
