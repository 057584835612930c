#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Nothing says that the mode of a request ends within the datagram. */
int isOctet(const uint8_t *bytes, size_t length) {
  const uint8_t *end = memchr(bytes, 0, length);
  if (end == NULL) return -1;
  const char *mode = (const char *)end + 1;
  if (mode == (const char *)bytes + length) return -1;
  return strcmp(mode, "octet") == 0;  // misses: memory/unterminated-string
}

int lengthOfName(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  return (int)(strlen((const char *)bytes) & 0xff);  // expect: memory/unterminated-string
}

int lengthOfNameSearched(const uint8_t *bytes, size_t length) {
  if (length < 2 || memchr(bytes, 0, length) == NULL) return -1;
  return (int)(strlen((const char *)bytes) & 0xff);
}

int lengthOfNameEnded(const uint8_t *bytes, size_t length) {
  if (length < 2 || bytes[length - 1] != 0) return -1;
  return (int)(strlen((const char *)bytes) & 0xff);
}

int lengthOfNameLimited(const uint8_t *bytes, size_t length) {
  if (length < 2) return -1;
  return (int)(strnlen((const char *)bytes, length) & 0xff);
}

int lengthOfNameCopied(const uint8_t *bytes, size_t length) {
  char name[32];
  if (length >= sizeof name) return -1;
  memcpy(name, bytes, length);
  name[length] = '\0';
  return (int)strlen(name);
}

/* Text is handed over with its end. */
int lengthOfText(const char *text, size_t length) {
  if (length == 0) return 0;
  return strlen(text) < length;
}
