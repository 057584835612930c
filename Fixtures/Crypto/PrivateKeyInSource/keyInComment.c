/* A key for the bench:  // expect: crypto/private-key-in-source
-----BEGIN EC PRIVATE KEY-----
FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE
-----END EC PRIVATE KEY-----
*/
int bench(void);

/* The bench's certificate:
-----BEGIN CERTIFICATE-----
FAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKEFAKE
-----END CERTIFICATE-----
*/
int certificate(void);

/* Keys begin with -----BEGIN PRIVATE KEY----- and are read by parse_key(). */
int parse_key(const char *text);

const char *format(void) {
  return "-----BEGIN %s PRIVATE KEY-----\n";
}

int is_private(const char *line) {
  static const char mark[] = "PRIVATE KEY-----";
  return line[0] == '-' && line[11] == mark[0];
}

void write_header(void (*put)(const char *)) {
  put("-----BEGIN EC PRIVATE KEY-----\n");
  put("-----END EC PRIVATE KEY-----\n");
}

unsigned sum(void) {
  static const unsigned char frame[] = {0x30, 0x82, 0x02, 0x01, 0x00, 0x02, 0x30, 0x31, 0x32, 0x33, 0x34, 0x35, 0x36,
                                        0x37, 0x38, 0x39, 0x40, 0x41, 0x42, 0x43, 0x44, 0x45, 0x46, 0x47, 0x48};
  return frame[0] + frame[1];
}

unsigned number(unsigned i) {
  const unsigned table[] = {0x30, 0x77, 0x02};
  return table[i % 3u];
}
