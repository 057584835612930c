#include <math.h>

typedef float Volume;

void step(void);
float measure(void);

void forLoop(float limit)
{
    for (float x = 0.0f; x <= limit; x += 0.1f) {  // expect: control/float-loop-counter
        step();
    }
}

void typedefName(Volume limit)
{
    Volume done;
    for (done = 0.0f; done < limit; done++) {  // expect: control/float-loop-counter
        step();
    }
}

void sum(double limit)
{
    for (double x = 0.0; x < limit; x = x + 0.25) {  // expect: control/float-loop-counter
        step();
    }
}

void whileLoop(float limit)
{
    float x = 0.0f;
    while (x < limit) {  // expect: control/float-loop-counter
        step();
        x += 0.1f;
    }
}

void countsDown(double x)
{
    do {  // expect: control/float-loop-counter
        step();
        x -= 0.5;
    } while (x > 0.0);
}

void constantStep(float limit)
{
    const float width = 0.2f;
    for (float x = 0.0f; x < limit; x += width) {  // expect: control/float-loop-counter
        step();
    }
}
