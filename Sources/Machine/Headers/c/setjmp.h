#pragma once
/* ISO/IEC 9899:2018 §7.13 */
typedef long jmp_buf[32];
typedef long sigjmp_buf[64];
int setjmp(jmp_buf environment) __attribute__((returns_twice));
void longjmp(jmp_buf environment, int value) __attribute__((noreturn));
int sigsetjmp(sigjmp_buf environment, int savesMask) __attribute__((returns_twice));
void siglongjmp(sigjmp_buf environment, int value) __attribute__((noreturn));
