/* vesting.c - shares of a grant, year by year. */
#include "comp/vesting.h"

struct span span_of(const struct calc *c, int months)
{
    struct span s = {.years = c->zero};
    int all = months < c->months ? months : c->months;
    for (int k = 0; k < FIGURE_YEARS; k++) {
        int of_year = all - 12 * k;
        of_year = of_year < 0 ? 0 : of_year > 12 ? 12 : of_year;
        s.weight[k] = of_year == 12  ? c->one
                      : of_year == 0 ? c->zero
                                     : rat_frac(c->rats, of_year, 12);
    }
    s.years = rat_frac(c->rats, all, 12);
    return s;
}

bool vesting_stated(const struct equity *e)
{
    return e->schedule_n > 0 || e->years > 0;
}

static struct vesting even(const struct calc *c, int years, rat years_at)
{
    struct vesting v = {.years = years, .years_at = years_at, .even = true};
    for (int k = 0; k < FIGURE_YEARS; k++)
        v.share[k] = k < years ? rat_div(c->rats, c->one, years_at) : c->zero;
    return v;
}

struct vesting vesting_even(const struct calc *c, int years)
{
    return even(c, years, rat_int(c->rats, years));
}

struct vesting vesting_of(const struct calc *c, const struct rat_name *in, const struct equity *e,
                          int years)
{
    const struct rat_name *name = calc_name(c, in, "equity", -1);
    if (e->schedule_n == 0) {
        bool stated = e->years > 0;
        int n = stated ? e->years : years;
        return even(
            c, n, calc_stated_count(c, name, "years", n, stated ? e->years_at : (struct place){0}));
    }
    struct vesting v = {.years = e->schedule_n};
    v.years_at = calc_stated_count(c, name, "years", v.years, e->schedule_at);
    for (int k = 0; k < FIGURE_YEARS; k++)
        v.share[k] = k < v.years
                         ? calc_stated_percent(c, name, arena_printf(c->arena, "schedule[%d]", k),
                                               e->schedule_e8[k], e->schedule_at)
                         : c->zero;
    return v;
}

void vesting_cliff(const struct calc *c, struct vesting *v, int months, int horizon)
{
    v->cliff_months = months;
    int in_year = (months + 11) / 12; /* from 1 */
    if (months > horizon) {
        for (int k = 0; k < FIGURE_YEARS; k++)
            v->share[k] = c->zero;
        v->even = false;
        return;
    }
    for (int k = 0; k + 1 < in_year && k < FIGURE_YEARS; k++) {
        v->share[in_year - 1] = rat_add(c->rats, v->share[in_year - 1], v->share[k]);
        v->share[k] = c->zero;
        v->even = false;
    }
}

rat vesting_in(const struct calc *c, const struct vesting *v, const struct span *s, rat grant,
               int k)
{
    struct rats *r = c->rats;
    if (rat_sign(v->share[k]) == 0 || rat_sign(s->weight[k]) == 0)
        return c->zero;
    rat vests = v->even ? rat_div(r, grant, v->years_at) : rat_mul(r, grant, v->share[k]);
    return rat_mul(r, vests, s->weight[k]);
}

rat vesting_share(const struct calc *c, const struct vesting *v, const struct span *s)
{
    struct rats *r = c->rats;
    rat sum = c->zero;
    for (int k = 0; k < FIGURE_YEARS; k++)
        sum = rat_add(r, sum, rat_mul(r, v->share[k], s->weight[k]));
    if (rat_cmp(sum, c->one) == 0)
        return c->one;
    int64_t e4;
    bool counts = v->even && rat_round(rat_mul(r, s->years, rat_int(r, 10000)), 1, &e4);
    /* "4 ÷ 5" rather than four fifths added up */
    if (counts && rat_cmp(rat_div(r, s->years, v->years_at), sum) == 0)
        return rat_div(r, s->years, v->years_at);
    return sum;
}

rat vesting_total(const struct calc *c, const struct vesting *v, const struct span *s, rat grant)
{
    rat share = vesting_share(c, v, s);
    return rat_sign(share) == 0 ? c->zero : rat_mul(c->rats, grant, share);
}

rat vesting_refresh(struct rats *r, rat amount, int from, int years, int k)
{
    if (k < from)
        return rat_int(r, 0);
    rat share = k - from + 1 >= years ? rat_int(r, 1) : rat_frac(r, k - from + 1, years);
    return rat_mul(r, amount, share);
}
