/* axis.c - round steps. */
#include "chart/axis.h"
#include <math.h>

double axis_round_up(double v)
{
    if (!(v > 0))
        return 1;
    double ten = pow(10, floor(log10(v)));
    while (ten * 10 <= v)
        ten *= 10;
    for (int i = 0; i < 3; i++) {
        double step = ten * (i == 0 ? 1 : i == 1 ? 2 : 5);
        if (step >= v * (1 - 1e-9))
            return step;
    }
    return ten * 10;
}

double axis_next_step(double step)
{
    return axis_round_up(step * 1.01);
}

int axis_ticks(double lo, double hi, double step, double *first)
{
    double slack = step * 1e-9;
    *first = ceil((lo - slack) / step) * step;
    return *first > hi + slack ? 0 : (int)floor((hi + slack - *first) / step) + 1;
}

double axis_step(double lo, double hi, int most)
{
    double first, step = axis_round_up((hi - lo) / (most + 1));
    while (axis_ticks(lo, hi, step, &first) > most)
        step = axis_next_step(step);
    return step;
}

money axis_money(double v)
{
    return (money)llround(v * (double)MONEY_UNIT);
}
