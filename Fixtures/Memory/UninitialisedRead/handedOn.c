#include <stdio.h>

static void print(int value) { printf("%d\n", value); }

static void showsGiven(int value) { print(value); }  // expect: memory/uninitialised-read

static void showsOwn(int value) {
  value = 5;
  print(value);
}

void handedWithoutValue(void) {
  int value;
  showsGiven(value);
}

void replacedByCallee(void) {
  int value;
  showsOwn(value);
}

void copiedAndRead(void) {
  int value;
  int copy = value;
  print(copy + 1);  // expect: memory/uninitialised-read
}

void copiedAndReplaced(void) {
  int value;
  int copy = value;
  copy = 5;
  print(copy);
}

void printedWithoutValue(void) {
  int value;
  print(value);  // expect: memory/uninitialised-read
}

struct pair {
  int first;
  int second;
};

static void showsPair(struct pair pair) { print(pair.first); }  // expect: memory/uninitialised-read

static void showsOwnPair(struct pair pair) {
  pair.first = 1;
  print(pair.first);
}

void pairWithoutValue(void) {
  struct pair pair;
  showsPair(pair);
}

void pairReplacedByCallee(void) {
  struct pair pair;
  showsOwnPair(pair);
}
