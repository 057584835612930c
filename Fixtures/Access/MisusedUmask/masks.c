//# std: gnu11
#include <sys/stat.h>

#define OPEN_MASK 0

void everything(void)
{
    umask(0);  // expect: access/misused-umask
    umask(OPEN_MASK);  // expect: access/misused-umask
}

void groupOnly(void)
{
    umask(020);  // expect: access/misused-umask
}

void modeOfOwner(void)
{
    umask(0600);  // expect: access/misused-umask
    umask(S_IRUSR | S_IWUSR | S_IRGRP);  // expect: access/misused-umask
}

void strict(void)
{
    umask(077);
    umask(027);
    umask(022);
    umask(0777);
    umask(0177);
}

mode_t asked(void)
{
    mode_t mask = umask(0);
    umask(mask);
    return mask;
}

void chosen(mode_t mask) { umask(mask); }
