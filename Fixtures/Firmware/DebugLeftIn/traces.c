#include <stdbool.h>
#include <string.h>

bool verify_signature(const char *image);
bool check_login(const char *user);
void open_door(void);
void flash(const char *image);

#define MASTER_PASSWORD "x"  // expect: firmware/debug-left-in

static const char *const secret = "backdoor42";  // expect: firmware/debug-left-in

void debug_backdoor(void)  // expect: firmware/debug-left-in
{
    open_door();
}

bool login(const char *user, const char *word)
{
    if (strcmp(word, MASTER_PASSWORD) == 0 || strcmp(word, secret) == 0) {
        return true;
    }
    return check_login(user);
}

void always(const char *user)
{
    if (1 || check_login(user)) {  // expect: firmware/debug-left-in
        open_door();
    }
    if (check_login(user) && 0) {  // expect: firmware/debug-left-in
        open_door();
    }
}

void update(const char *image)
{
#if 0  // expect: firmware/debug-left-in
    if (!verify_signature(image)) {
        return;
    }
#endif
    flash(image);
}

void shortcut(void)
{
    open_door(); /* TODO remove before release */  // expect: firmware/debug-left-in, firmware/suspicious-comment
}

void debug_unlock_all(void)  // expect: firmware/debug-left-in
{
    open_door();
}
