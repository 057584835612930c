//# std: gnu11
#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <wchar.h>

struct patient {
  char name[24];
  char ward[8];
};

static char line[64];

bool testedInFront(struct patient *p, const char *text) {
  if (strlen(text) >= sizeof p->name) {
    return false;
  }
  strcpy(p->name, text);
  return true;
}

void testedAround(struct patient *p, const char *text) {
  if (text != NULL && strlen(text) < 24u) {
    strcpy(p->name, text);
  }
}

bool lengthInVariable(struct patient *p, const char *text) {
  const size_t length = strlen(text);
  if (length == 0u || length + 1u > sizeof(p->name)) return false;
  strcpy(p->name, text);
  return true;
}

int testedInElse(struct patient *p, const char *text) {
  size_t length;
  if ((length = strlen(text)) > sizeof p->ward - 1u) {
    return -1;
  } else {
    strcpy(p->ward, text);
  }
  return (int)length;
}

bool boundFromCaller(char *to, size_t size, const char *text) {
  if (!(strlen(text) < size)) return false;
  (void)strcpy(to, text);
  return true;
}

bool notFull(struct patient *p, const char *text) {
  if (strnlen(text, sizeof p->ward) == sizeof p->ward) {
    return false;
  }
  strcpy(p->ward, text);
  return true;
}

void shortest(struct patient *p, const char *text) {
  strlen(text) <= 7u ? strcpy(p->ward, text) : strcpy(p->ward, "-");
}

void words(struct patient *p, const char *const *texts, int n) {
  for (int i = 0; i < n; i++) {
    if (strlen(texts[i]) >= sizeof p->ward) continue;
    strcpy(p->ward, texts[i]);
  }
}

bool wide(wchar_t *unused, const wchar_t *text) {
  wchar_t sign[4];
  if (wcslen(text) > 3u) return false;
  wcscpy(sign, text);
  return sign[0] == unused[0];
}

bool bothLengths(struct patient *p, const char *text) {
  if (strlen(p->name) + strlen(text) + 1u > sizeof p->name) return false;
  strcat(p->name, text);
  return true;
}

bool whatIsLeft(const char *text) {
  size_t used = strlen(line);
  size_t length = strlen(text);
  if (length >= sizeof line - used) return false;
  strcat(line, text);
  return true;
}

bool unitAppended(void) {
  if (strlen(line) + 5u > sizeof line) return false;
  strcat(line, "mL/h");
  return true;
}

/* Tests that do not help. */

void wrongBranch(struct patient *p, const char *text) {
  if (strlen(text) > sizeof p->name) {
    strcpy(p->name, text);  // expect: call/unbounded-copy
  }
}

bool noRoomForTerminator(struct patient *p, const char *text) {
  if (strlen(text) > sizeof p->name) return false;
  strcpy(p->name, text);  // expect: call/unbounded-copy
  return true;
}

bool onlyEmptiness(struct patient *p, const char *text) {
  if (strlen(text) == 0u || strlen(text) < 1u) return false;
  strcpy(p->name, text);  // expect: call/unbounded-copy
  return true;
}

bool otherText(struct patient *p, const char *text, const char *ward) {
  if (strlen(ward) >= sizeof p->name) return false;
  strcpy(p->name, text);  // expect: call/unbounded-copy
  return true;
}

bool testedAndGoesOn(struct patient *p, const char *text) {
  bool fits = true;
  if (strlen(text) >= sizeof p->name) fits = false;
  strcpy(p->name, text);  // expect: call/unbounded-copy
  return fits;
}

bool testedTooLate(struct patient *p, const char *text) {
  strcpy(p->name, text);  // expect: call/unbounded-copy
  return strlen(text) < sizeof p->name;
}

void pointerMoves(struct patient *p, const char *texts) {
  if (strlen(texts) >= sizeof p->name) return;
  while (*texts != '\0') {
    strcpy(p->name, texts);  // expect: call/unbounded-copy
    texts = strchr(texts, '\0') + 1;
  }
}

bool eitherTest(struct patient *p, const char *text, bool isTrusted) {
  if (isTrusted || strlen(text) < sizeof p->name) {
    strcpy(p->name, text);  // expect: call/unbounded-copy
    return true;
  }
  return false;
}

void otherCase(struct patient *p, const char *text, int kind) {
  switch (kind) {
    case 0:
      if (strlen(text) >= sizeof p->name) return;
      break;
    case 1:
      strcpy(p->name, text);  // expect: call/unbounded-copy
      break;
    default:
      break;
  }
}

bool lengthAlone(struct patient *p, const char *text) {
  if (strlen(text) >= sizeof p->name) return false;
  strcat(p->name, text);  // expect: call/unbounded-copy
  return true;
}

bool unitWithoutTerminator(void) {
  if (strlen(line) + 4u > sizeof line) return false;
  strcat(line, "mL/h");  // expect: call/unbounded-copy
  return true;
}

static bool fits(const char *text, size_t size) { return strlen(text) < size; }

bool testedByHelper(struct patient *p, const char *text) {
  if (!fits(text, sizeof p->name)) return false;
  strcpy(p->name, text);  // accepts: call/unbounded-copy
  return true;
}
