#include "mode.h"

void first(enum mode mode)
{
    switch (mode) {
    case MODE_OFF:
    case MODE_ON:
    case MODE_TEST:
        act(1);
        break;
    }
}
