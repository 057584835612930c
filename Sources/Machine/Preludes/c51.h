#pragma once
/* Intrinsics of Keil C51 (Cx51 User's Guide, chapter 6). */
extern void _nop_(void);
extern unsigned char _crol_(unsigned char value, unsigned char count);
extern unsigned char _cror_(unsigned char value, unsigned char count);
extern unsigned int _irol_(unsigned int value, unsigned char count);
extern unsigned int _iror_(unsigned int value, unsigned char count);
extern unsigned long _lrol_(unsigned long value, unsigned char count);
extern unsigned long _lror_(unsigned long value, unsigned char count);
extern _Bool _testbit_(_Bool value);
extern unsigned char _chkfloat_(float value);
extern void _push_(unsigned char value);
extern void _pop_(unsigned char value);
