/* ladder.c - smallest yes, the rungs down to it, packages of equal value, the verdict
 * (contract 2.10, 2.14). */
#include "comp/ladder.h"

#define RUNGS 5
#define RUNG_STEP 500

struct exact_pair {
    rat base, equity;
};

static bool same(struct exact_pair a, struct exact_pair b)
{
    return rat_cmp(a.base, b.base) == 0 && rat_cmp(a.equity, b.equity) == 0;
}

/* What is on the table is never bargained away. */
static struct exact_pair at_least_offered(const struct calc *c, const struct exact *x,
                                          const struct side_exact *s)
{
    return (struct exact_pair){rat_max(c->rats, s->base.value, x->offer.base),
                               rat_max(c->rats, s->equity.value, x->offer.equity)};
}

static void fill_smallest_yes(struct calc *c, const struct exact *x, struct exact_pair yes,
                              struct figures *f)
{
    struct rats *r = c->rats;
    struct terms t = terms_at(c, &x->offer, yes.base, yes.equity);
    rat total = terms_worth(c, &t).four_year;
    f->smallest_yes.is = (struct pair){calc_money(c, yes.base), calc_money(c, yes.equity)};
    f->smallest_yes.four_year = calc_money(c, total);
    f->smallest_yes.adds_base = calc_money(c, rat_sub(r, yes.base, x->offer.base));
    f->smallest_yes.adds_equity = calc_money(c, rat_sub(r, yes.equity, x->offer.equity));
    f->smallest_yes.adds_four_year = calc_money(c, rat_sub(r, total, x->offer_worth.four_year));
}

/* ---- the ladder ------------------------------------------------------------------------- */

/* The n-th additional ask (from 0) of the region, in the order in which to trade them. */
static const struct additional_ask *additional_ask(const struct guide *g,
                                                   const struct guide_row *row, size_t n)
{
    const struct additional_ask *last = NULL;
    for (size_t given = 0; given <= n; given++) {
        const struct additional_ask *next = NULL;
        for (size_t i = 0; i < g->additional_n; i++) {
            const struct additional_ask *a = &g->additional[i];
            bool later = !last || a->give > last->give || (a->give == last->give && a > last);
            if (guide_applies(a->region, row->region->id) && later &&
                (!next || a->give < next->give))
                next = a;
        }
        if (!next)
            return NULL;
        last = next;
    }
    return last;
}

/* i/4 of the way from the ask to the smallest yes, to the nearest 500, between the rung before
 * and the smallest yes. */
static rat step(const struct calc *c, rat ask, rat yes, rat before, int i)
{
    struct rats *r = c->rats;
    rat way = rat_mul(r, rat_sub(r, yes, ask), rat_frac(r, i, RUNGS - 1));
    rat rounded = rat_nearest(r, rat_add(r, ask, way), rat_int(r, RUNG_STEP));
    return rat_max(r, yes, rat_min(r, before, rounded));
}

static void add_rung(struct calc *c, const struct exact *x, struct exact_pair at,
                     const struct terms *rest, struct figures *f)
{
    struct terms t = terms_at(c, rest, at.base, at.equity);
    size_t n = f->ladder_n++;
    f->ladder[n] = (struct rung){
        .base = calc_money(c, at.base),
        .equity = calc_money(c, at.equity),
        .four_year = calc_money(c, terms_worth(c, &t).four_year),
        .for_ = n == 0 ? NULL : additional_ask(f->guide, &x->row, n - 1),
    };
}

static void fill_ladder(struct calc *c, const struct exact *x, struct exact_pair ask,
                        struct exact_pair yes, struct figures *f)
{
    if (same(ask, yes))
        return;
    add_rung(c, x, ask, &x->ask.terms, f);
    struct exact_pair before = ask;
    for (int i = 1; i < RUNGS - 1; i++) {
        struct exact_pair at = {step(c, ask.base, yes.base, before.base, i),
                                step(c, ask.equity, yes.equity, before.equity, i)};
        if (same(at, yes))
            break;
        if (same(at, before))
            continue;
        add_rung(c, x, at, &x->ask.terms, f);
        before = at;
    }
    add_rung(c, x, yes, &x->offer, f);
}

/* ---- worth the same --------------------------------------------------------------------- */

static bool inside(rat value, rat max)
{
    return value && max && rat_sign(value) >= 0 && rat_cmp(value, max) <= 0;
}

static void fill_equal_value(struct calc *c, const struct exact *x, struct figures *f)
{
    const struct terms *ask = &x->ask.terms;
    rat total = x->ask.worth.four_year;
    rat base_max = x->band.base.max, equity_max = x->band.equity.max;
    const struct exact_pair all[] = {
        {ask->base, ask->equity},
        {base_max, terms_equity_for(c, ask, base_max, total)},
        {terms_base_for(c, ask, equity_max, total), equity_max},
    };
    struct exact_pair kept[sizeof all / sizeof *all];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool take = inside(all[i].base, base_max) && inside(all[i].equity, equity_max);
        for (size_t k = 0; take && k < f->equal_value_n; k++)
            take = !same(all[i], kept[k]);
        if (!take)
            continue;
        kept[f->equal_value_n] = all[i];
        f->equal_value[f->equal_value_n++] =
            (struct pair){calc_money(c, all[i].base), calc_money(c, all[i].equity)};
    }
}

/* ---- verdict ---------------------------------------------------------------------------- */

static void fill_verdict(const struct exact *x, struct figures *f)
{
    bool base_at = rat_cmp(x->offer.base, x->ask.base.value) >= 0;
    bool equity_at = rat_cmp(x->offer.equity, x->ask.equity.value) >= 0;
    f->below_base = rat_cmp(x->offer.base, x->floor.base.value) < 0;
    f->below_equity = rat_cmp(x->offer.equity, x->floor.equity.value) < 0;
    f->verdict = base_at && equity_at               ? VERDICT_AT_ASK
                 : f->below_base || f->below_equity ? VERDICT_BELOW_FLOOR
                                                    : VERDICT_NEGOTIATE;
    int against = rat_cmp(x->offer_worth.four_year, x->floor.worth.four_year);
    f->four_year_vs_floor = against < 0 ? AGAINST_UNDER : against > 0 ? AGAINST_OVER : AGAINST_AT;
}

void ladder_fill(struct calc *c, const struct exact *x, struct figures *f)
{
    struct exact_pair ask = at_least_offered(c, x, &x->ask),
                      yes = at_least_offered(c, x, &x->floor);
    fill_smallest_yes(c, x, yes, f);
    fill_ladder(c, x, ask, yes, f);
    fill_equal_value(c, x, f);
    fill_verdict(x, f);
}
