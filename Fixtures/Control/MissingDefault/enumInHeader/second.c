#include "mode.h"

void second(enum mode mode)
{
    switch (mode) {
    case MODE_OFF:
    case MODE_ON:
    case MODE_TEST:
        act(2);
        break;
    }
}

void third(enum mode mode)
{
    switch (mode) {  // expect: control/missing-default
    case MODE_OFF:
    case MODE_ON:
        act(2);
        break;
    }
}
