//# target: arm-none-eabi   std: c11
int isspace(int c);
int isdigit(int c);
static const unsigned char width[256];

int space(const char *text) { return isspace(*text); }
int index(char c) { return width[c]; }
int explicitlySigned(signed char c) { return isdigit(c); }  // expect: conversion/plain-char-to-ctype
int own(signed char c);
int mine(signed char c) { return own(c); }
