/* scenario.c - trade-off of base and equity, scenarios of the valuation, haircuts. Never a
 * probability of our own (contract 2.8, 2.9, 2.11). */
#include "comp/scenario.h"

static void fill_trade(struct calc *c, const struct exact *x, struct figures *f)
{
    struct rats *r = c->rats;
    const struct rat_name *in = calc_name(c, NULL, "trade", -1);
    const struct terms *ask = &x->ask.terms;
    rat amount = ask->unit.times ? rat_div(r, ask->base, ask->unit.times) : ask->base;
    rat step = side_rounding_unit(c, amount);
    if (ask->unit.times)
        step = rat_mul(r, step, ask->unit.times);
    step = calc_figure(c, in, "step_base", step);
    f->step_base = calc_fig(c, step);
    if (!(x->in_play & 1u << PAY_EQUITY))
        return;
    rat of_base = rat_div(r, worth_of_base(c, ask), x->ask.worth.vested_share);
    rat thousand = rat_mul(r, rat_int(r, 1000), of_base);
    f->equity_per_1000_base = calc_fig(c, calc_figure(c, in, "equity_per_1000_base", thousand));
    f->equity_per_step =
        calc_fig(c, calc_figure(c, in, "equity_per_step", rat_mul(r, step, of_base)));
}

/* ---- scenarios -------------------------------------------------------------------------- */

/* Equity whose price isn't this company's valuation has no scenario. */
static bool is_paper(const struct terms *t)
{
    return t->kind == EQUITY_PRE_IPO || t->kind == EQUITY_OPTIONS;
}

/* The grant at m, NULL for equity that can be sold. */
static rat grant_at(const struct calc *c, const struct terms *t, rat m)
{
    return t->kind == EQUITY_LIQUID ? NULL : terms_equity_at(c, t, m);
}

static rat four_year_at(const struct calc *c, const struct terms *t, const struct worth *w, rat m)
{
    struct rats *r = c->rats;
    rat vested = rat_mul(r, w->vested_share, grant_at(c, t, m));
    rat paper = rat_add(r, vested, rat_mul(r, w->refresh_four_year, m));
    return rat_add(r, w->cash_four_year, paper);
}

static struct fig named(struct calc *c, const struct rat_name *in, const char *part, rat a)
{
    return calc_fig(c, calc_figure(c, in, part, a));
}

static void fill_scenario(struct calc *c, const struct exact *x, const struct rat_name *name,
                          int64_t multiple_e2, struct scenario *s)
{
    struct rats *r = c->rats;
    const struct rat_name *in = calc_name(c, name, "four_year", -1);
    rat m = rat_frac(r, multiple_e2, 100);
    calc_figure_of(c, FIGURE_MULTIPLE, NULL, name, "multiple", -1, m);
    rat kept = x->dilution ? rat_mul(r, m, rat_sub(r, c->one, x->dilution)) : m;
    const struct terms *offer = &x->offer, *ask = &x->ask.terms;
    const struct worth *offer_worth = &x->offer_worth, *ask_worth = &x->ask.worth;
    s->multiple_e2 = multiple_e2;
    s->valuation = calc_fig(c, calc_figure_of(c, FIGURE_MONEY, x->valuation_currency, name,
                                              "valuation", -1, rat_mul(r, m, x->valuation)));
    s->offer = named(c, name, "offer", grant_at(c, offer, kept));
    s->ask = named(c, name, "ask", grant_at(c, ask, kept));
    s->offer_four_year = named(c, in, "offer", four_year_at(c, offer, offer_worth, kept));
    s->ask_four_year = named(c, in, "ask", four_year_at(c, ask, ask_worth, kept));
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
        fill_scenario(c, x, calc_name(c, NULL, "scenarios", (int)i), multiples_e2[i],
                      &f->scenarios[i]);
}

/* ---- haircut ---------------------------------------------------------------------------- */

static rat annual_kept(const struct calc *c, const struct terms *t, const struct worth *w, rat kept)
{
    struct rats *r = c->rats;
    if (t->kind == EQUITY_LIQUID)
        return NULL;
    rat pay = c->zero;
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_YEARLY)
            pay = rat_add(r, pay, w->part[part]);
    return rat_add(r, pay, rat_mul(r, kept, w->equity_per_year));
}

static void fill_haircut(struct calc *c, const struct exact *x, struct figures *f)
{
    static const int per_cent[] = {100, 75, 50, 25, 0};
    f->haircut_n = sizeof per_cent / sizeof *per_cent;
    for (size_t i = 0; i < f->haircut_n; i++) {
        const struct rat_name *in = calc_name(c, NULL, "haircut", (int)i);
        rat kept = rat_frac(c->rats, per_cent[i], 100);
        calc_figure_of(c, FIGURE_PERCENT, NULL, in, "kept", -1, kept);
        f->haircut[i] = (struct haircut){
            .kept = per_cent[i],
            .offer = named(c, in, "offer", annual_kept(c, &x->offer, &x->offer_worth, kept)),
            .ask = named(c, in, "ask", annual_kept(c, &x->ask.terms, &x->ask.worth, kept)),
        };
    }
}

void scenario_fill(struct calc *c, const struct exact *x, struct figures *f)
{
    fill_trade(c, x, f);
    if (!is_paper(&x->offer) && !is_paper(&x->ask.terms))
        return;
    fill_scenarios(c, x, f);
    fill_haircut(c, x, f);
}
