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
