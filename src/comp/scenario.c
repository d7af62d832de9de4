/* scenario.c - trade-off of base and equity, scenarios of the valuation, haircuts. Never a
 * probability of our own (contract 2.8, 2.9, 2.11). */
#include "comp/scenario.h"

static void fill_trade(struct calc *c, const struct exact *x, struct figures *f)
{
    struct rats *r = c->rats;
    rat four_thousand = rat_mul(r, c->years, rat_int(r, 1000));
    rat worth = rat_mul(r, four_thousand, rat_add(r, c->one, x->ask.terms.bonus_share));
    f->equity_per_1000_base = calc_fig(c, rat_div(r, worth, x->ask.terms.vesting.by_year_four));
}

/* ---- scenarios -------------------------------------------------------------------------- */

/* The grant at m, NULL for equity that can be sold: its price isn't this company's valuation. */
static rat grant_at(const struct calc *c, const struct terms *t, rat m)
{
    return t->kind == EQUITY_LIQUID ? NULL : terms_equity_at(c, t, m);
}

static rat four_year_at(const struct calc *c, const struct terms *t, const struct worth *w, rat m)
{
    struct rats *r = c->rats;
    rat vested = rat_mul(r, t->vesting.by_year_four, grant_at(c, t, m));
    rat paper = rat_add(r, vested, rat_mul(r, w->refresh_four_year, m));
    return rat_add(r, w->cash_four_year, paper);
}

static void fill_scenario(struct calc *c, const struct exact *x, int64_t multiple_e2,
                          struct scenario *s)
{
    struct rats *r = c->rats;
    rat m = rat_frac(r, multiple_e2, 100);
    rat kept = x->dilution ? rat_mul(r, m, rat_sub(r, c->one, x->dilution)) : m;
    const struct terms *offer = &x->offer, *ask = &x->ask.terms;
    const struct worth *offer_worth = &x->offer_worth, *ask_worth = &x->ask.worth;
    s->multiple_e2 = multiple_e2;
    s->valuation = calc_fig(c, rat_mul(r, m, x->valuation));
    s->offer = calc_fig(c, grant_at(c, offer, kept));
    s->ask = calc_fig(c, grant_at(c, ask, kept));
    s->offer_four_year = calc_fig(c, four_year_at(c, offer, offer_worth, kept));
    s->ask_four_year = calc_fig(c, four_year_at(c, ask, ask_worth, kept));
    if (!x->dilution)
        return;
    s->offer_four_year_diluted = s->offer_four_year;
    s->ask_four_year_diluted = s->ask_four_year;
    s->offer_four_year_undiluted = calc_fig(c, four_year_at(c, offer, offer_worth, m));
    s->ask_four_year_undiluted = calc_fig(c, four_year_at(c, ask, ask_worth, m));
}

static void fill_scenarios(struct calc *c, const struct exact *x, struct figures *f)
{
    static const int64_t multiples_e2[] = {0, 50, 100, 200, 300, 500};
    f->scenarios_n = sizeof multiples_e2 / sizeof *multiples_e2;
    f->scenarios = arena_new_array(c->arena, struct scenario, f->scenarios_n);
    for (size_t i = 0; i < f->scenarios_n; i++)
        fill_scenario(c, x, multiples_e2[i], &f->scenarios[i]);
}

/* ---- haircut ---------------------------------------------------------------------------- */

static rat annual_kept(const struct calc *c, const struct terms *t, const struct worth *w, rat kept)
{
    if (t->kind == EQUITY_LIQUID)
        return NULL;
    rat paper = rat_mul(c->rats, w->equity_per_year, kept);
    return rat_add(c->rats, rat_add(c->rats, t->base, w->bonus), paper);
}

static void fill_haircut(struct calc *c, const struct exact *x, struct figures *f)
{
    static const int per_cent[] = {100, 75, 50, 25, 0};
    f->haircut_n = sizeof per_cent / sizeof *per_cent;
    for (size_t i = 0; i < f->haircut_n; i++) {
        rat kept = rat_frac(c->rats, per_cent[i], 100);
        f->haircut[i] = (struct haircut){
            .kept = per_cent[i],
            .offer = calc_fig(c, annual_kept(c, &x->offer, &x->offer_worth, kept)),
            .ask = calc_fig(c, annual_kept(c, &x->ask.terms, &x->ask.worth, kept)),
        };
    }
}

void scenario_fill(struct calc *c, const struct exact *x, struct figures *f)
{
    fill_trade(c, x, f);
    if (x->offer.kind == EQUITY_LIQUID)
        return;
    fill_scenarios(c, x, f);
    fill_haircut(c, x, f);
}
