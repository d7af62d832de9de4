/* match.c - matching a competing offer in money, and what would have to happen to the company's
 * valuation for the paper to be worth the difference (contract 2.6, 2.7). */
#include "comp/match.h"

/* A valuation above this says nothing any more: 999,999,999,999,999.99. */
#define VALUATION_MAX INT64_C(99999999999999999)

rat contracted_of(const struct calc *c, const struct terms *t, const struct worth *w)
{
    if (t->bonus_kind == BONUS_CONTRACTUAL)
        return w->cash_four_year;
    return rat_sub(c->rats, w->cash_four_year, rat_mul(c->rats, c->years, w->bonus));
}

static bool within(rat value, rat max)
{
    return value && max && rat_cmp(value, max) <= 0;
}

static void add_at(struct calc *c, const struct exact *x, rat base, rat total,
                   struct competing_fig *out)
{
    if (!base)
        return;
    rat equity = rat_max(c->rats, terms_equity_for(c, &x->ask.terms, base, total), c->zero);
    out->match.at[out->match.at_n++] = (struct match_at){
        .base = calc_money(c, base),
        .equity_to_match = calc_fig(c, equity),
        .of_band_max = calc_share(c, rat_div(c->rats, equity, x->band.equity.max)),
    };
}

/* Does the top of the band, the rest as in the ask, reach it? */
static void match_top(struct calc *c, const struct exact *x, rat total, struct competing_fig *out)
{
    if (!x->band.base.max || !x->band.top_equity)
        return;
    struct terms t = terms_at(c, &x->ask.terms, x->band.base.max, x->band.top_equity);
    rat top = terms_worth(c, &t).four_year;
    out->match.has_matchable = true;
    out->match.matchable = rat_cmp(top, total) >= 0;
    out->match.short_by = calc_fig(c, rat_max(c->rats, rat_sub(c->rats, total, top), c->zero));
    out->match.top_share = calc_share(c, rat_div(c->rats, top, total));
}

static void match_parts(struct calc *c, const struct exact *x, rat total, struct competing_fig *out)
{
    const struct terms *ask = &x->ask.terms;
    rat equity = rat_max(c->rats, terms_equity_for(c, ask, ask->base, total), c->zero);
    rat base = rat_max(c->rats, terms_base_for(c, ask, ask->equity, total), c->zero);
    rat at_band = rat_max(c->rats, terms_base_for(c, ask, x->band.equity.max, total), c->zero);
    out->match.equity_to_match = calc_fig(c, equity);
    out->match.base_to_match = calc_fig(c, base);
    out->match.equity_within_band = within(equity, x->band.equity.max);
    out->match.base_within_band = within(base, x->band.base.max);
    out->match.base_at_band_equity = calc_fig(c, at_band);
    add_at(c, x, x->offer.base, total, out);
    add_at(c, x, ask->base, total, out);
    add_at(c, x, x->band.base.max, total, out);
    match_top(c, x, total, out);
    out->match.over_ask = calc_fig(c, rat_sub(c->rats, total, x->ask.worth.four_year));
}

/* ---- break-even ------------------------------------------------------------------------- */

/* The least m with v × shares × max(0, price × m × kept − strike) + refresh × m × kept = lacking:
 * nothing but the refresh below the kink at strike ÷ (price × kept), both above it. */
static rat options_multiple(const struct calc *c, const struct terms *t, rat refresh, rat kept,
                            rat lacking)
{
    struct rats *r = c->rats;
    if (!t->shares || !t->price || !t->strike)
        return NULL;
    rat vested = rat_mul(r, t->vesting.by_year_four, t->shares);
    rat kink = rat_div(r, t->strike, rat_mul(r, t->price, kept));
    rat below = rat_div(r, lacking, rat_mul(r, refresh, kept));
    if (below && (!kink || rat_cmp(below, kink) <= 0))
        return below;
    rat slope = rat_add(r, rat_mul(r, vested, t->price), refresh);
    rat rise = rat_add(r, lacking, rat_mul(r, vested, t->strike));
    /* with no share vested below and above are one line */
    return rat_div(r, rise, rat_mul(r, slope, kept));
}

static rat multiple_of(const struct calc *c, const struct terms *t, const struct worth *w, rat kept,
                       rat total)
{
    struct rats *r = c->rats;
    rat lacking = rat_sub(r, total, w->cash_four_year);
    if (t->kind == EQUITY_LIQUID || rat_sign(lacking) <= 0)
        return NULL;
    if (t->kind == EQUITY_OPTIONS)
        return options_multiple(c, t, w->refresh_four_year, kept, lacking);
    rat vested = rat_add(r, w->equity_four_year, w->refresh_four_year);
    return rat_div(r, lacking, rat_mul(r, vested, kept));
}

/* Does the fourth root of m lie above (n − ½)/scale, so that it rounds to n at least? */
static bool root_reaches(const struct calc *c, int64_t n, int64_t scale, rat m, bool or_equal)
{
    rat x = rat_frac(c->rats, 2 * n - 1, 2 * scale);
    int cmp = rat_cmp(rat_pow(c->rats, x, 4), m);
    return cmp < 0 || (or_equal && cmp == 0);
}

bool fourth_root(const struct calc *c, rat m, int64_t scale, int64_t *out)
{
    /* growth = root − 1 rounds away from zero, so a tie goes up from 1 on and down below it */
    bool up = rat_cmp(m, c->one) >= 0;
    int64_t low = 0, high = 1;
    while (root_reaches(c, high, scale, m, up)) {
        if (high > INT64_MAX / 8)
            return false;
        low = high;
        high *= 2;
    }
    /* low is reached (or is 0), high isn't: the root rounds to the last n that is */
    while (high - low > 1) {
        int64_t mid = low + (high - low) / 2;
        if (root_reaches(c, mid, scale, m, up))
            low = mid;
        else
            high = mid;
    }
    *out = low;
    return true;
}

static struct break_even break_even_of(struct calc *c, const struct exact *x, rat multiple)
{
    struct break_even b = {.multiple = {.has = false}};
    rat valuation = rat_mul(c->rats, multiple, x->valuation);
    if (!multiple || (valuation && rat_cmp(valuation, rat_money(c->rats, VALUATION_MAX)) > 0))
        return b;
    b.multiple = calc_share(c, multiple);
    b.valuation = calc_fig(c, valuation);
    int64_t e4, e2;
    if (b.multiple.has && fourth_root(c, multiple, 10000, &e4) &&
        fourth_root(c, multiple, 100, &e2))
        b.growth = (struct share){.has = true, .e4 = e4 - 10000, .e2 = e2 - 100};
    return b;
}

static struct break_even_pair break_even_pair(struct calc *c, const struct exact *x,
                                              const struct terms *t, const struct worth *w,
                                              rat total)
{
    struct break_even_pair p = {.plain = break_even_of(c, x, multiple_of(c, t, w, c->one, total))};
    if (x->dilution) {
        rat kept = rat_sub(c->rats, c->one, x->dilution);
        p.has_diluted = true;
        p.diluted = break_even_of(c, x, multiple_of(c, t, w, kept, total));
    }
    return p;
}

void match_competing(struct calc *c, const struct exact *x, const struct terms *competing,
                     const struct worth *competing_worth, struct competing_fig *out)
{
    struct rats *r = c->rats;
    rat total = competing_worth->four_year;
    match_parts(c, x, total, out);
    out->break_even.offer = break_even_pair(c, x, &x->offer, &x->offer_worth, total);
    out->break_even.ask = break_even_pair(c, x, &x->ask.terms, &x->ask.worth, total);
    out->break_even.floor = break_even_pair(c, x, &x->floor.terms, &x->floor.worth, total);

    rat premium = rat_sub(r, competing_worth->annual, x->floor.worth.annual);
    out->premium.annual = calc_fig(c, premium);
    out->premium.share = calc_share(c, rat_div(r, premium, competing_worth->annual));
    rat gap = rat_sub(r, contracted_of(c, competing, competing_worth),
                      contracted_of(c, &x->ask.terms, &x->ask.worth));
    out->contracted_gap = calc_fig(c, gap);
    out->contracted_gap_per_year = calc_fig(c, rat_div(r, gap, c->years));
}
