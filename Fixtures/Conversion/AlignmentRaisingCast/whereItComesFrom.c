#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

struct header { uint32_t id; uint16_t length; };
void *pool_take(size_t size);
uint8_t *next_bytes(void);
void keep(struct header *h);

struct header *allocated(const uint8_t *from, size_t n) {
  unsigned char *memory;
  memory = (unsigned char *)malloc(sizeof(struct header) + n);
  if (!memory) return NULL;
  memcpy(memory + sizeof(struct header), from, n);
  return (struct header *)memory;
}

struct header *allocatedByTheProject(size_t n) {
  unsigned char *memory = NULL;
  if (n > 0) memory = pool_take(sizeof(struct header) + n);
  struct header *h = (struct header *)memory;
  return h;
}

struct header *notAllocated(void) {
  uint8_t *bytes = next_bytes();
  return (struct header *)bytes;  // expect: conversion/alignment-raising-cast
}

struct header *allocatedAndMoved(size_t n) {
  uint8_t *bytes = malloc(n);
  bytes += 2;
  return (struct header *)bytes;  // expect: conversion/alignment-raising-cast
}

void controlMessage(struct cmsghdr *message) {
  struct header *h = (struct header *)CMSG_DATA(message);  // unknown: conversion/alignment-raising-cast environment
  keep(h);
}

#define DATA(m) ((m)->bytes)
struct message { uint16_t length; uint8_t bytes[]; };
void ownMacro(struct message *message) {
  struct header *h = (struct header *)DATA(message);  // expect: conversion/alignment-raising-cast
  keep(h);
}
