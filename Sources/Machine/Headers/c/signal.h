#pragma once
/* ISO/IEC 9899:2018 §7.14 */
typedef int sig_atomic_t;
typedef void (*__kenshin_signal_handler)(int);
#define SIG_DFL ((__kenshin_signal_handler)0)
#define SIG_IGN ((__kenshin_signal_handler)1)
#define SIG_ERR ((__kenshin_signal_handler)-1)
#define SIGINT 2
#define SIGILL 4
#define SIGABRT 6
#define SIGFPE 8
#define SIGSEGV 11
#define SIGTERM 15
__kenshin_signal_handler signal(int number, __kenshin_signal_handler handler);
int raise(int number);
