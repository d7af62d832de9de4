/* ladder.h - how far one may come down, what else is worth the ask, and the verdict
 * (contract 2.10, 2.14, 5 "Firm", "Ladder", "At-ask"). */
#ifndef HFB_COMP_LADDER_H
#define HFB_COMP_LADDER_H

#include "comp/side.h"

/* The smallest yes, exact: what rungs go down to. */
struct yes_exact {
    struct terms terms;
    struct worth worth;
};

struct yes_exact smallest_yes(struct calc *c, const struct exact *x);
void smallest_yes_fill(struct calc *c, const struct exact *x, const struct yes_exact *yes,
                       struct figures *f);

/* ladder and equal_value; f->additional is there by now. */
void ladder_fill(struct calc *c, const struct exact *x, const struct yes_exact *yes,
                 struct figures *f);

/* verdict, below_floor, four_year_vs_floor. */
void verdict_fill(struct calc *c, const struct exact *x, struct figures *f);

#endif
