// A project's own function of a library's name and objects that only sound so.
static int MD5(const unsigned char *in, unsigned n) { return (int)n + in[0]; }

struct record { unsigned char md5[16]; unsigned sha1; };

int sum(const unsigned char *in) { return MD5(in, 4); }  // expect: crypto/weak-hash
unsigned old_field(const struct record *r) { return r->sha1 + r->md5[0]; }
