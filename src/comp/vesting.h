/* vesting.h - when equity vests (contract 2: Y, v, schedules, cliffs and refresh grants). */
#ifndef HFB_COMP_VESTING_H
#define HFB_COMP_VESTING_H

#include "comp/record.h"

#define VESTING_YEARS_DEFAULT 4

/* A package's horizon: how much of each year counts. The weight of a whole year is the constant 1.
 */
struct span {
    rat weight[FIGURE_YEARS];
    rat years; /* their sum: the "4" of every "over four years" */
};
/* The months that count are those of the horizon, or fewer: a package of its own fixed term. */
struct span span_of(const struct calc *c, int months);

struct vesting {
    int years;    /* Y */
    rat years_at; /* the same with the place that states it */
    bool even;    /* no schedule */
    int cliff_months;
    /* Of the grant, vested in each year, before and after the cliff's shift. */
    rat share[FIGURE_YEARS];
};

bool vesting_stated(const struct equity *e);
/* From the years or the schedule that the equity states, else `years` even ones. */
struct vesting vesting_of(const struct calc *c, const struct rat_name *in, const struct equity *e,
                          int years);
struct vesting vesting_even(const struct calc *c, int years);
/* The shift: what would vest before the cliff vests in the year in which the cliff lies; nothing
 * where the cliff lies beyond the horizon. */
void vesting_cliff(const struct calc *c, struct vesting *v, int months, int horizon);

/* What of `grant` vests in year k (from 0), and in all of the span. */
rat vesting_in(const struct calc *c, const struct vesting *v, const struct span *s, rat grant,
               int k);
rat vesting_total(const struct calc *c, const struct vesting *v, const struct span *s, rat grant);
rat vesting_share(const struct calc *c, const struct vesting *v, const struct span *s); /* v */
/* What refresh grants of `amount` a year, from the start of year `from` on, add in year k (from 1):
 * each vests over Y years, so amount ÷ Y × (k − from + 1), at most the amount. */
rat vesting_refresh(struct rats *r, rat amount, int from, int years, int k);

#endif
