#include <stddef.h>

#define ROOM 24

struct buffer { unsigned char bytes[ROOM]; size_t used; };

void buffer_put(struct buffer *buffer, unsigned char byte);
int buffer_put_checked(struct buffer *buffer, unsigned char byte);
