#include <math.h>

void step(void);
float measure(void);

void integerCounter(int n)
{
    for (int i = 0; i < n; i++) {
        float x = 0.1f * (float)i;
        if (x < 3.0f) {
            step();
        }
    }
}

double newton(double a)
{
    double x = a;
    double error = 1.0;
    while (error > 1e-9) {
        double next = 0.5 * (x + a / x);
        error = fabs(next - x);
        x = next;
    }
    return x;
}

void waitsForPressure(float limit)
{
    float pressure = measure();
    while (pressure < limit) {
        step();
        pressure = measure();
    }
}

void accumulates(float limit)
{
    float done = 0.0f;
    while (done < limit) {
        done += measure();
    }
}

float integerConditionFloatSum(const float *list, int n)
{
    float sum = 0.0f;
    for (int i = 0; i < n; i++) {
        sum += list[i];
        sum += 0.5f;
    }
    return sum;
}

void halving(float x)
{
    for (; x > 1.0f; x *= 0.5f) {
        step();
    }
}

void forEver(void)
{
    float x = 0.0f;
    for (;;) {
        x += 0.1f;
        if (x > 10.0f) {
            break;
        }
    }
}
