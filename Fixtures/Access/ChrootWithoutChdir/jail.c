//# std: gnu11
#include <unistd.h>

int open_log(void);

int leftOpen(void)
{
    return chroot("/var/jail");  // expect: access/chroot-without-chdir
}

int otherFolderBefore(void)
{
    if (chdir("/tmp") != 0) {
        return -1;
    }
    return chroot("/var/jail");  // expect: access/chroot-without-chdir
}

int closedAfterwards(void)
{
    if (chroot("/var/jail") != 0 || chdir("/") != 0) {
        return -1;
    }
    return open_log();
}

int enteredBefore(const char *root)
{
    if (chdir(root) != 0) {
        return -1;
    }
    return chroot(root);
}

int enteredByDot(const char *root)
{
    if (chdir(root) != 0) {
        return -1;
    }
    return chroot(".");
}
