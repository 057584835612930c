#pragma once
/* The declarations are in the prelude of the dialect. */
extern void _INITSCT(void);
extern void _INIT_IOLIB(void);
extern void _CLOSEALL(void);
