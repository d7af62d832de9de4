/* axis.h - from amounts to millimetres: domains, round steps, and the labels of an axis.
 * Works for any currency's magnitude: nothing here knows how much a thousand is. */
#ifndef HFB_CHART_AXIS_H
#define HFB_CHART_AXIS_H

#include "chart/pen.h"

/* An amount as a length on paper may see it: whole units of the currency. */
static inline double amount_of(money v)
{
    return (double)v / (double)MONEY_UNIT;
}

struct axis {
    double lo, hi;   /* amounts at both ends */
    double from, to; /* mm; to < from on an upright axis */
};

static inline double axis_at(const struct axis *a, double v)
{
    return a->hi > a->lo ? a->from + (v - a->lo) / (a->hi - a->lo) * (a->to - a->from) : a->from;
}

/* The least 1, 2 or 5 × 10ⁿ that is at least v; v > 0. */
double axis_round_up(double v);
/* The next larger round step: 1 → 2 → 5 → 10. Whoever looks for one that leaves room for a number
 * stops at the length of the axis: in a column too narrow for any there is none. */
double axis_next_step(double step);
/* The finest round step with at most `most` multiples in lo..hi. */
double axis_step(double lo, double hi, int most);
/* The multiples of step within lo..hi: how many, and the first. */
int axis_ticks(double lo, double hi, double step, double *first);

money axis_money(double v); /* a round tick as an amount, for say/present */

#endif
