#pragma once
/* Built-in functions and macros of MPLAB XC8 (XC8 C Compiler User's Guide, chapter 8). */
extern void _delay(unsigned long cycles);
extern void _delaywdt(unsigned long cycles);
extern void __delay_ms(unsigned long milliseconds);
extern void __delay_us(unsigned long microseconds);
extern void di(void);
extern void ei(void);
extern void __nop(void);
extern void NOP(void);
extern void CLRWDT(void);
extern void SLEEP(void);
extern void RESET(void);
