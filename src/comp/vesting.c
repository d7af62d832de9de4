/* vesting.c - shares of a grant, year by year. */
#include "comp/vesting.h"

bool vesting_stated(const struct equity *e)
{
    return e->schedule_n > 0 || e->years > 0;
}

struct vesting vesting_of(struct rats *r, const struct equity *e)
{
    struct vesting v = {.by_year_four = rat_int(r, 0)};
    v.years = e->schedule_n > 0 ? e->schedule_n : e->years > 0 ? e->years : VESTING_YEARS_DEFAULT;
    rat hundred = rat_int(r, 100);
    for (int k = 0; k < FIGURE_YEARS; k++) {
        if (k >= v.years)
            v.share[k] = rat_int(r, 0);
        else if (e->schedule_n > 0)
            v.share[k] = rat_div(r, rat_decimal(r, e->schedule_e8[k]), hundred);
        else
            v.share[k] = rat_frac(r, 1, v.years);
        v.by_year_four = rat_add(r, v.by_year_four, v.share[k]);
    }
    return v;
}

rat vesting_refresh(struct rats *r, rat amount, int from, int years, int k)
{
    if (k < from)
        return rat_int(r, 0);
    rat grants = rat_frac(r, k - from + 1, years);
    return rat_mul(r, amount, rat_min(r, grants, rat_int(r, 1)));
}
