#include <stdint.h>

#define SMALLER(x, y) (((x) < (y)) ? (x) : (y))
#define LARGER(x, y) (((x) > (y)) ? (x) : (y))

uint16_t rounded(uint16_t most, uint16_t length) {
  uint16_t room = SMALLER(most, (uint32_t)length + 536u);
  return room;
}

uint16_t the_other_way(uint16_t most, uint16_t length) {
  return most <= length + 8 ? most : length + 8;
}

uint16_t by_greater(uint16_t most, uint16_t length) {
  return length + 8 > most ? most : length + 8;
}

uint16_t larger(uint16_t least, uint16_t length) {
  return LARGER(least, length + length);  // misses: conversion/narrowing
}
