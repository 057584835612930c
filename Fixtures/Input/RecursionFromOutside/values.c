#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DEPTH_MAX 16u

struct cursor {
  const uint8_t *bytes;
  size_t length;
  size_t at;
  unsigned depth;
  unsigned deepest;
};

static int peek(const struct cursor *in) { return in->at < in->length ? in->bytes[in->at] : -1; }

static int take(struct cursor *in) { return in->at < in->length ? in->bytes[in->at++] : -1; }

static bool skipByte(struct cursor *in, int wanted) {
  if (peek(in) != wanted) return false;
  in->at++;
  return true;
}

static bool skipNumber(struct cursor *in) {
  size_t start = in->at;
  while (peek(in) >= '0' && peek(in) <= '9') in->at++;
  return in->at > start;
}

static bool skipText(struct cursor *in) {
  if (!skipByte(in, '"')) return false;
  for (;;) {
    int c = take(in);
    if (c < 0) return false;
    if (c == '"') return true;
    if (c == '\\' && take(in) < 0) return false;
  }
}

/* Each opening bracket of the text is one more level of the stack. */
static bool skipValue(struct cursor *in) {
  if (peek(in) == '"') return skipText(in);
  if (!skipByte(in, '[')) return skipNumber(in);
  if (skipByte(in, ']')) return true;
  for (;;) {
    if (!skipValue(in)) return false;  // expect: input/recursion-from-outside
    int c = take(in);
    if (c == ']') return true;
    if (c != ',') return false;
  }
}

int checkValue(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipValue(&in) && in.at == length ? 0 : -1;
}

/* The depth is a parameter, and is compared with a constant. */
static bool skipValueToDepth(struct cursor *in, unsigned depth) {
  if (depth > DEPTH_MAX) return false;
  if (peek(in) == '"') return skipText(in);
  if (!skipByte(in, '[')) return skipNumber(in);
  if (skipByte(in, ']')) return true;
  for (;;) {
    if (!skipValueToDepth(in, depth + 1u)) return false;
    int c = take(in);
    if (c == ']') return true;
    if (c != ',') return false;
  }
}

int checkValueToDepth(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipValueToDepth(&in, 0) && in.at == length ? 0 : -1;
}

/* The depth is counted, for the statistics, and limits nothing. */
static bool skipValueAndMeasure(struct cursor *in) {
  if (!skipByte(in, '[')) return skipNumber(in);
  in->depth++;
  if (in->depth > in->deepest) in->deepest = in->depth;
  while (!skipByte(in, ']')) {
    if (!skipValueAndMeasure(in)) return false;  // misses: input/recursion-from-outside
    if (peek(in) != ']' && !skipByte(in, ',')) return false;
  }
  in->depth--;
  return true;
}

int depthOfValue(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  if (!skipValueAndMeasure(&in)) return -1;
  return in.deepest > 100u ? 100 : (int)in.deepest;
}

/* The same counter with a limit. */
static bool skipValueCounted(struct cursor *in) {
  if (!skipByte(in, '[')) return skipNumber(in);
  if (in->depth >= DEPTH_MAX) return false;
  in->depth++;
  while (!skipByte(in, ']')) {
    if (!skipValueCounted(in)) return false;
    if (peek(in) != ']' && !skipByte(in, ',')) return false;
  }
  in->depth--;
  return true;
}

int checkValueCounted(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipValueCounted(&in) ? 0 : -1;
}

/* Values hold objects, and objects hold values. */
static bool skipMemberValue(struct cursor *in);

static bool skipObject(struct cursor *in) {
  if (!skipByte(in, '{')) return false;
  while (!skipByte(in, '}')) {
    if (!skipText(in) || !skipByte(in, ':')) return false;
    if (!skipMemberValue(in)) return false;
    if (peek(in) != '}' && !skipByte(in, ',')) return false;
  }
  return true;
}

static bool skipMemberValue(struct cursor *in) {
  if (peek(in) == '"') return skipText(in);
  if (peek(in) == '{') return skipObject(in);  // expect: input/recursion-from-outside
  return skipNumber(in);
}

int checkMembers(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipMemberValue(&in) ? 0 : -1;
}

/* Only one of the two functions counts, by the help of a third. */
static bool enter(struct cursor *in) {
  if (in->depth == DEPTH_MAX) return false;
  in->depth++;
  return true;
}

static void leave(struct cursor *in) { in->depth--; }

static bool skipMemberValueCounted(struct cursor *in);

static bool skipObjectCounted(struct cursor *in) {
  if (!skipByte(in, '{') || !enter(in)) return false;
  while (!skipByte(in, '}')) {
    if (!skipText(in) || !skipByte(in, ':')) return false;
    if (!skipMemberValueCounted(in)) return false;
    if (peek(in) != '}' && !skipByte(in, ',')) return false;
  }
  leave(in);
  return true;
}

static bool skipMemberValueCounted(struct cursor *in) {
  if (peek(in) == '"') return skipText(in);
  if (peek(in) == '{') return skipObjectCounted(in);
  return skipNumber(in);
}

int checkMembersCounted(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipMemberValueCounted(&in) ? 0 : -1;
}

/* Lists count, tags do not: a tag of a tag of a tag … is as deep as it is long. */
static bool skipTagged(struct cursor *in, unsigned left) {
  if (skipByte(in, '#')) return skipNumber(in) && skipTagged(in, left);  // expect: input/recursion-from-outside
  if (!skipByte(in, '[')) return skipNumber(in);
  if (left == 0) return false;
  while (!skipByte(in, ']')) {
    if (!skipTagged(in, left - 1u)) return false;
  }
  return true;
}

int checkTagged(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipTagged(&in, DEPTH_MAX) ? 0 : -1;
}

/* Tags are stepped over in a loop. */
static bool skipTaggedCounted(struct cursor *in, unsigned left) {
  while (skipByte(in, '#')) {
    if (!skipNumber(in)) return false;
  }
  if (!skipByte(in, '[')) return skipNumber(in);
  if (left == 0) return false;
  while (!skipByte(in, ']')) {
    if (!skipTaggedCounted(in, left - 1u)) return false;
  }
  return true;
}

int checkTaggedCounted(const uint8_t *bytes, size_t length) {
  struct cursor in = {bytes, length, 0, 0, 0};
  return skipTaggedCounted(&in, DEPTH_MAX) ? 0 : -1;
}

/* A loop counts the brackets that are open. */
int checkBrackets(const uint8_t *bytes, size_t length) {
  size_t open = 0;
  for (size_t at = 0; at < length; at++) {
    if (bytes[at] == '[') open++;
    if (bytes[at] == ']') {
      if (open == 0) return -1;
      open--;
    }
  }
  return open == 0 ? 0 : -1;
}

/* The stack is an array of fixed size. */
int checkPairs(const uint8_t *bytes, size_t length) {
  uint8_t closing[DEPTH_MAX];
  size_t open = 0;
  for (size_t at = 0; at < length; at++) {
    uint8_t c = bytes[at];
    if (c == '[' || c == '{') {
      if (open >= sizeof closing) return -1;
      closing[open++] = c == '[' ? ']' : '}';
    } else if (c == ']' || c == '}') {
      if (open == 0 || closing[open - 1u] != c) return -1;
      open--;
    }
  }
  return open == 0 ? 0 : -1;
}

/* The sum of the digits gets smaller by itself. */
static unsigned digitsOf(unsigned number) {
  unsigned sum = 0;
  for (; number > 0; number /= 10u) sum += number % 10u;
  return sum;
}

static unsigned rootOf(unsigned number) { return number < 10u ? number : rootOf(digitsOf(number)); }

unsigned rootOfMessage(const uint8_t *bytes, size_t length) {
  if (length < 2) return 0;
  return rootOf((unsigned)(bytes[0] << 8 | bytes[1]));
}
