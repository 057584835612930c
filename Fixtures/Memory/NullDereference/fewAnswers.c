#include <stddef.h>

/* Three calls of one type of answer, all tested, are a habit too; two are none. */
struct route {
  int hops;
  int lifetime;
};

struct timer { int ticks; };

extern struct route *route_find(int id);
extern struct route *route_add(int id);
extern void route_remove(struct route *route);
extern struct timer *timer_get(int id);

int hopsOf(int id) {
  struct route *found = route_find(id);
  return found == NULL ? -1 : found->hops;
}

void expire(int id) {
  struct route *found = route_find(id);
  if (found == NULL) return;
  found->lifetime = 0;
}

/* The answer of the second call may be null as well: the table may be full. */
void replace(int id) {
  struct route *route;
  if ((route = route_find(id)) == NULL) {
    route_add(id);
  } else {
    struct route old = *route;
    route_remove(route);
    struct route *made = route_add(id);
    made->hops = old.hops;                            // expect: memory/null-dereference
    made->lifetime = old.lifetime;
  }
}

void replaceChecked(int id, int hops) {
  struct route *made = route_add(id);
  if (made == NULL) return;
  made->hops = hops;
}

int isDue(int id) {
  struct timer *timer = timer_get(id);
  return timer != NULL && timer->ticks == 0;
}

int isArmed(int id) {
  struct timer *timer = timer_get(id);
  return timer != NULL && timer->ticks > 0;
}

int ticksOf(int id) { return timer_get(id)->ticks; }
