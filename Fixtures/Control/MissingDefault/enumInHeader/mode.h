#ifndef MODE_H
#define MODE_H
enum mode { MODE_OFF, MODE_ON, MODE_TEST };
void act(int what);
void first(enum mode mode);
void second(enum mode mode);
void third(enum mode mode);
#endif
