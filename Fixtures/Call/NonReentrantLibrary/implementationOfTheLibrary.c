struct address { int isSix; unsigned value[4]; };
char *ip4addr_ntoa(const struct address *address);
char *ip6addr_ntoa(const struct address *address);
void print(const char *text);

/* The library's own function of the list picks one of its siblings. */
char *ipaddr_ntoa(const struct address *address) {
  return address->isSix ? ip6addr_ntoa(address) : ip4addr_ntoa(address);
}

void report(const struct address *address) {
  print(ip4addr_ntoa(address));  // expect: call/non-reentrant-library
}
