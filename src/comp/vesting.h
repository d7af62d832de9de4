/* vesting.h - when equity vests (contract 2: Y, v, schedules and refresh grants). */
#ifndef HFB_COMP_VESTING_H
#define HFB_COMP_VESTING_H

#include "base/ratio.h"
#include "comp/figures.h"

#define VESTING_YEARS_DEFAULT 4

struct vesting {
    int years;               /* Y */
    rat share[FIGURE_YEARS]; /* of the grant, vested in each of the first four years */
    rat by_year_four;        /* v: their sum */
};

bool vesting_stated(const struct equity *e);
/* From the years or the schedule that the equity states, else four even years. */
struct vesting vesting_of(struct rats *r, const struct equity *e);
/* What refresh grants of `amount` a year, from the start of year `from` on, add in year k (from 1):
 * each vests over Y years, so amount ÷ Y × (k − from + 1), at most the amount. */
rat vesting_refresh(struct rats *r, rat amount, int from, int years, int k);

#endif
