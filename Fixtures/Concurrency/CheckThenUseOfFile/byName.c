//# std: gnu11
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct job { const char *path; };

int accessThenOpen(const char *path)
{
    if (access(path, W_OK) != 0) {
        return -1;
    }
    return open(path, O_WRONLY);  // expect: concurrency/check-then-use-of-file
}

FILE *statThenOpen(struct job *job)
{
    struct stat found;
    if (stat(job->path, &found) != 0 || found.st_size > 1000) {
        return NULL;
    }
    return fopen(job->path, "r");  // expect: concurrency/check-then-use-of-file
}

int linkTest(const char *path)
{
    struct stat found;
    if (lstat(path, &found) == 0 && !S_ISLNK(found.st_mode)) {
        return unlink(path);  // expect: concurrency/check-then-use-of-file
    }
    return -1;
}

int newName(const char *path, const char *other)
{
    if (access(path, F_OK) == 0) {
        return rename(path, other);  // expect: concurrency/check-then-use-of-file
    }
    return 0;
}

int otherPath(const char *path, const char *other)
{
    if (access(path, R_OK) != 0) {
        return -1;
    }
    return open(other, O_RDONLY);
}

int pathChanged(const char *path, const char *fallback)
{
    if (access(path, R_OK) != 0) {
        path = fallback;
    }
    return open(path, O_RDONLY);
}

int openThenCheck(const char *path)
{
    int file = open(path, O_RDONLY);
    struct stat found;
    if (file >= 0 && fstat(file, &found) != 0) {
        close(file);
        return -1;
    }
    return file;
}

int comparedAfterwards(const char *path)
{
    struct stat before;
    struct stat after;
    if (lstat(path, &before) != 0) {
        return -1;
    }
    int file = open(path, O_RDONLY);
    if (file < 0 || fstat(file, &after) != 0 || before.st_ino != after.st_ino) {
        return -1;
    }
    return file;
}

int mustBeNew(const char *path)
{
    if (access(path, F_OK) == 0) {
        return -1;
    }
    return open(path, O_CREAT | O_EXCL | O_WRONLY, 0600);
}

int onlyAsked(const char *path)
{
    return access(path, R_OK) == 0 ? 1 : 0;
}

int inOtherBranch(const char *path, int isKnown)
{
    if (!isKnown) {
        return access(path, R_OK);
    }
    return open(path, O_RDONLY);
}
