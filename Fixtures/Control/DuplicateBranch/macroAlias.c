#define LOWER(x, y) (((x) < (y)) ? (x) : (y))
#define LIMITED(x) ((unsigned short)LOWER((x), 0xffff))
#define ROOM(queue) LIMITED((queue)->room)
#define QUEUE_ROOM ROOM
#define SMALLER LOWER
#define SAME(c, a) ((c) ? (a) : (a))

struct queue { unsigned room; };

unsigned short room(const struct queue *queue) { return ROOM(queue); }
unsigned short room_by_other_name(const struct queue *queue) { return QUEUE_ROOM(queue); }
int smaller(int a, int b) { return SMALLER(a, b); }
int same(int a, int b) { return a < b ? a : a; }  // expect: control/duplicate-branch
int same_in_argument(int a, int b, int c) { return SMALLER(c ? a : a, b); }  // expect: control/duplicate-branch
