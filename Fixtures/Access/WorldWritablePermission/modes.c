//# std: gnu11
#include <fcntl.h>
#include <sys/stat.h>

#define SHARED_MODE 0777

int changed(const char *path)
{
    return chmod(path, 0666);  // expect: access/world-writable-permission
}

int byName(int file)
{
    return fchmod(file, S_IRUSR | S_IWUSR | S_IWOTH);  // expect: access/world-writable-permission
}

int folder(const char *path)
{
    return mkdir(path, SHARED_MODE);  // expect: access/world-writable-permission
}

int created(const char *path)
{
    return open(path, O_CREAT | O_WRONLY, 0666);  // expect: access/world-writable-permission
}

int mine(const char *path)
{
    if (chmod(path, 0600) != 0) {
        return -1;
    }
    return mkdir(path, S_IRWXU);
}

int readable(const char *path)
{
    return open(path, O_CREAT | O_WRONLY, 0644);
}

int opened(const char *path)
{
    return open(path, O_RDWR);
}

int sticky(const char *path)
{
    return mkdir(path, 01777);
}

int chosen(const char *path, mode_t mode)
{
    return chmod(path, mode);
}
