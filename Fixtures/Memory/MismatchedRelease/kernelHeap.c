#include <stddef.h>
#include <stdlib.h>

extern void *pvPortMalloc(size_t size);
extern void vPortFree(void *block);

struct task { void *stack; int isStatic; };

static void *stackFor(struct task *task, size_t size) {
  task->stack = pvPortMalloc(size);
  return task->stack;
}

void kernelByLibrary(void) {
  char *block = pvPortMalloc(16);
  free(block);                                        // expect: memory/mismatched-release
}

void kernelByKernel(void) {
  char *block = pvPortMalloc(16);
  vPortFree(block);
}

void libraryByKernel(void) {
  char *block = malloc(16);
  vPortFree(block);                                   // expect: memory/mismatched-release
}

void libraryByLibrary(void) {
  char *block = malloc(16);
  free(block);
}

void member(struct task *task) {
  if (stackFor(task, 256) == NULL) return;
  free(task->stack);                                  // expect: memory/mismatched-release
  task->stack = NULL;
}

void memberRight(struct task *task) {
  if (stackFor(task, 256) == NULL) return;
  vPortFree(task->stack);
  task->stack = NULL;
}

void onBranch(int isLarge) {
  void *block = isLarge ? pvPortMalloc(512) : malloc(16);
  free(block);                                        // expect: memory/mismatched-release
}

void onSameBranch(int isLarge) {
  void *block = isLarge ? pvPortMalloc(512) : malloc(16);
  if (isLarge) vPortFree(block);
  else free(block);
}
