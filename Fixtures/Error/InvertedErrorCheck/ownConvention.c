#include <stdbool.h>
#include <stddef.h>

int mbedtls_md_hmac(const void *info, const unsigned char *key, size_t n, const unsigned char *in, size_t m, unsigned char *out);

/* Zero is success, as the body says. */
static int write_page(int page) {
  if (page > 7) return -1;
  return 0;
}

/* Passes the library's result on. */
static int make_tag(const unsigned char *key, const unsigned char *in, unsigned char *tag) {
  return mbedtls_md_hmac(NULL, key, 16, in, 16, tag);
}

/* A length or an error. */
static int read_page(int page, unsigned char *out) {
  if (page > 7) return -1;
  out[0] = 0;
  return page * 2;
}

static bool erase_page(int page) { return page < 8; }

/* One is success. */
static int lock_page(int page) { return page < 8 ? 1 : 0; }

int save(int page) {
  if (!write_page(page)) return -2;  // expect: error/inverted-error-check
  if (write_page(page) == 1) return -2;  // expect: error/inverted-error-check
  if (write_page(page) != 0) return -2;
  if (write_page(page) < 0) return -2;
  return 0;
}

int seal(const unsigned char *key, const unsigned char *in, unsigned char *tag) {
  if (!make_tag(key, in, tag)) return -1;  // expect: error/inverted-error-check
  if (make_tag(key, in, tag)) return -1;
  return 0;
}

int others(int page, unsigned char *out) {
  if (!read_page(page, out)) return -1;
  if (!erase_page(page)) return -1;
  if (!lock_page(page)) return -1;
  if (read_page(page, out) == 1) return -1;
  return 0;
}

static int claim(int page) {
  if (page == 3) return -1;
  return 0;
}

#define ERR_ALREADY_CLAIMED (-7)
int only_once(int page) {
  if (claim(page) == 0) return ERR_ALREADY_CLAIMED;
  return 0;
}

void retry(int page) {
  while (write_page(page) != 0) {
  }
  do {
    page++;
  } while (!write_page(page));
}

/* The file's own function of that name answers whether the character was there. */
static int accept(const char **text, char wanted) {
  if (**text != wanted) return 0;
  (*text)++;
  return 1;
}

int takesPair(const char *text) { return accept(&text, '{') && accept(&text, '}'); }
