#define ASSERT_HERE(condition, text) _Static_assert(condition, text);
#define CHECKED(condition) ((condition) ? 1 : 0)

/* Two masks that happen to be equal in this configuration. */
#define MASK_INTERNAL (0)
#define MASK_SHARED ( \
    0)
#define FLAG 4

ASSERT_HERE((MASK_INTERNAL & MASK_SHARED) == 0, "disjoint")

int disjoint(void) { return CHECKED((MASK_INTERNAL & MASK_SHARED) == 0); }
int different(int a, int b) { return CHECKED((a & FLAG) == (b & FLAG)); }
int same(int a) { return CHECKED((a & FLAG) == (a & FLAG)); }  // expect: expression/identical-operands
