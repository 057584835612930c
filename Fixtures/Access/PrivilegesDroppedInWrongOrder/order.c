//# std: gnu11
#define _GNU_SOURCE
#include <grp.h>
#include <stdlib.h>
#include <unistd.h>

int userFirst(uid_t user, gid_t group)
{
    if (setuid(user) != 0) {  // expect: access/privileges-dropped-in-wrong-order
        return -1;
    }
    return setgid(group);
}

int groupsLast(uid_t user)
{
    if (setresuid(user, user, user) != 0) {  // expect: access/privileges-dropped-in-wrong-order
        return -1;
    }
    return setgroups(0, NULL);
}

int groupFirst(uid_t user, gid_t group)
{
    if (setgroups(0, NULL) != 0 || setgid(group) != 0) {
        return -1;
    }
    return setuid(user);
}

int userOnly(uid_t user)
{
    return setuid(user);
}

int backToRoot(gid_t group)
{
    if (setuid(0) != 0) {
        return -1;
    }
    return setgid(group);
}
