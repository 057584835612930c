#pragma once
#define CBYTE ((volatile unsigned char *)0)
#define DBYTE ((volatile unsigned char *)0)
#define PBYTE ((volatile unsigned char *)0)
#define XBYTE ((volatile unsigned char *)0)
#define CWORD ((volatile unsigned int *)0)
#define DWORD ((volatile unsigned int *)0)
#define PWORD ((volatile unsigned int *)0)
#define XWORD ((volatile unsigned int *)0)
