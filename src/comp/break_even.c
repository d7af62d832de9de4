/* break_even.c - what would have to happen to the company's valuation for its paper to be worth
 * the difference to another offer (contract 2.6). */
#include "comp/match.h"

/* A valuation above this says nothing any more: 999,999,999,999,999.99. */
#define VALUATION_MAX INT64_C(99999999999999999)

/* The least m with v × shares × max(0, price × m × kept − strike) + refresh × m × kept = lacking:
 * nothing but the refresh below the kink at strike ÷ (price × kept), both above it. */
static rat options_multiple(const struct calc *c, const struct terms *t, const struct worth *w,
                            rat kept, rat lacking)
{
    struct rats *r = c->rats;
    rat refresh = w->refresh_four_year;
    if (!t->shares || !t->price || !t->strike || rat_sign(t->price) == 0 ||
        rat_sign(w->vested_share) == 0)
        return NULL;
    rat vested = rat_mul(r, w->vested_share, t->shares);
    rat kink = rat_div(r, t->strike, rat_mul(r, t->price, kept));
    rat below = rat_div(r, lacking, rat_mul(r, refresh, kept));
    if (below && (!kink || rat_cmp(below, kink) <= 0))
        return below;
    rat slope = rat_add(r, rat_mul(r, vested, t->price), refresh);
    rat rise = rat_add(r, lacking, rat_mul(r, vested, t->strike));
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
        return options_multiple(c, t, w, kept, lacking);
    rat vested = rat_add(r, w->equity_four_year, w->refresh_four_year);
    return rat_div(r, lacking, rat_mul(r, vested, kept));
}

static struct share growth_share(struct calc *c, rat growth)
{
    return growth ? calc_share(c, growth) : (struct share){.has = false};
}

static struct break_even break_even_of(struct calc *c, const struct exact *x,
                                       const struct rat_name *name, rat multiple,
                                       const char *currency)
{
    struct break_even b = {.multiple = {.has = false}};
    rat valuation = rat_mul(c->rats, multiple, x->valuation);
    if (!multiple || (valuation && rat_cmp(valuation, rat_money(c->rats, VALUATION_MAX)) > 0))
        return b;
    multiple = calc_figure_of(c, FIGURE_SHARE, NULL, name, "multiple", -1, multiple);
    b.multiple = calc_share(c, multiple);
    b.valuation = calc_fig(c, calc_figure_of(c, FIGURE_MONEY, currency, name, "valuation", -1,
                                             rat_mul(c->rats, multiple, x->valuation)));
    if (!b.multiple.has)
        return b;
    b.growth = growth_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, name, "growth", -1,
                                              rat_growth(c->rats, multiple, c->months)));
    return b;
}

static struct break_even_pair pair_of(struct calc *c, const struct exact *x,
                                      const struct rat_name *name, const struct terms *t,
                                      const struct worth *w, rat total, const char *currency)
{
    struct break_even_pair p = {
        .plain = break_even_of(c, x, name, multiple_of(c, t, w, c->one, total), currency)};
    if (x->dilution) {
        rat kept = rat_sub(c->rats, c->one, x->dilution);
        p.has_diluted = true;
        p.diluted = break_even_of(c, x, calc_name(c, name, "diluted", -1),
                                  multiple_of(c, t, w, kept, total), currency);
    }
    return p;
}

void break_even_fill(struct calc *c, const struct exact *x, const struct rat_name *name, rat total,
                     struct competing_fig *out)
{
    const char *currency = x->valuation_currency;
    out->break_even.offer =
        pair_of(c, x, calc_name(c, name, "offer", -1), &x->offer, &x->offer_worth, total, currency);
    out->break_even.ask =
        pair_of(c, x, calc_name(c, name, "ask", -1), &x->ask.terms, &x->ask.worth, total, currency);
    if (x->has_floor)
        out->break_even.floor = pair_of(c, x, calc_name(c, name, "floor", -1), &x->floor.terms,
                                        &x->floor.worth, total, currency);
    else
        out->break_even.floor.has_diluted = x->dilution != NULL;
}
