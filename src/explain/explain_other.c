/* explain_other.c - other offers, and what follows from all of it (contract 2.6-2.11). */
#include "explain/explain_part.h"

static const char *yes_no(const struct explaining *e, bool v)
{
    return catalogue_say(e->p->words, v ? "yes" : "no");
}

/* ---- match
 * ------------------------------------------------------------------------------------------------
 */

/* The ask's cash over four years at another base, as far as it isn't base: bonus and sign-on. */
static const char *ask_rest(const struct explaining *e)
{
    const struct package_fig *a = &e->f->ask;
    money rest = a->four_year - 4 * a->base - a->equity_four_year;
    return rest ? KEY(e, " − %s", num(e, rest)) : "";
}

static const char *equity_at(const struct explaining *e, const struct competing_fig *c, money base)
{
    return KEY(e, "%s − 4 × %s%s", num(e, c->package.four_year), num(e, base), ask_rest(e));
}

static const char *base_at(const struct explaining *e, const struct competing_fig *c, money equity)
{
    return KEY(e, "(%s − %s%s) ÷ 4", num(e, c->package.four_year), num(e, equity), ask_rest(e));
}

static void explain_match(struct explaining *e, size_t i)
{
    const struct figures *f = e->f;
    const struct competing_fig *c = &f->competing[i];
    const struct leaves *l = &e->competing[i];
    const char *k = KEY(e, "competing[%zu].match", i);
    struct fig max = f->band.equity.max, base_max = f->band.base.max;
    row(e, KEY(e, "%s.equity_to_match", k), money_or_none(e, c->match.equity_to_match),
        equity_at(e, c, f->ask.base), l, &e->ask, NULL);
    if (max.has && c->match.equity_to_match.has)
        row(e, KEY(e, "%s.equity_within_band", k), yes_no(e, c->match.equity_within_band),
            KEY(e, "%s ≤ %s", num(e, c->match.equity_to_match.v), num(e, max.v)), l, &e->ask,
            &e->band);
    row(e, KEY(e, "%s.base_to_match", k), money_or_none(e, c->match.base_to_match),
        base_at(e, c, f->ask.equity), l, &e->ask, NULL);
    if (base_max.has && c->match.base_to_match.has)
        row(e, KEY(e, "%s.base_within_band", k), yes_no(e, c->match.base_within_band),
            KEY(e, "%s ≤ %s", num(e, c->match.base_to_match.v), num(e, base_max.v)), l, &e->ask,
            &e->band);
    const struct leaves *bases[] = {&e->offer, &e->ask, &e->band};
    static const char *const whose[] = {"offer.base", "ask.base", "band.base.max"};
    for (int m = 0; m < c->match.at_n; m++)
        row(e, KEY(e, "%s.at[%d].base", k, m), present_amount(e->p, c->match.at[m].base), whose[m],
            bases[m], NULL, NULL);
    for (int m = 0; m < c->match.at_n; m++)
        row(e, KEY(e, "%s.at[%d].equity_to_match", k, m),
            money_or_none(e, c->match.at[m].equity_to_match), equity_at(e, c, c->match.at[m].base),
            l, &e->ask, bases[m]);
    if (c->match.base_at_band_equity.has && max.has)
        row(e, KEY(e, "%s.base_at_band_equity", k), money_or_none(e, c->match.base_at_band_equity),
            base_at(e, c, max.v), l, &e->ask, &e->band);
    if (c->match.has_matchable) {
        money top = c->package.four_year - (c->match.short_by.has ? c->match.short_by.v : 0);
        row(e, KEY(e, "%s.matchable", k), yes_no(e, c->match.matchable),
            c->match.matchable ? KEY(e, "%s", catalogue_say(e->p->words, "explain.top-reaches"))
                               : KEY(e, "%s < %s", num(e, top), num(e, c->package.four_year)),
            l, &e->ask, &e->band);
        row(e, KEY(e, "%s.short_by", k), money_or_none(e, c->match.short_by),
            c->match.matchable ? "0" : KEY(e, "%s − %s", num(e, c->package.four_year), num(e, top)),
            l, &e->ask, &e->band);
        row(e, KEY(e, "%s.top_share", k), share4(e, c->match.top_share),
            c->match.matchable ? catalogue_say(e->p->words, "explain.top")
                               : KEY(e, "%s ÷ %s", num(e, top), num(e, c->package.four_year)),
            l, &e->ask, &e->band);
    }
    row(e, KEY(e, "%s.over_ask", k), money_or_none(e, c->match.over_ask),
        KEY(e, "%s − %s", num(e, c->package.four_year), num(e, f->ask.four_year)), l, &e->ask,
        NULL);
}

/* ---- break-even
 * -------------------------------------------------------------------------------------------- */

static void break_even(struct explaining *e, const char *k, const struct break_even *b,
                       const struct competing_fig *c, const struct package_fig *p, bool diluted,
                       const struct leaves *l, const struct leaves *own)
{
    if (!b->multiple.has)
        return;
    money equity = p->equity_four_year + p->refresh_four_year;
    const char *loss =
        diluted ? KEY(e, " ÷ (1 − %s)", present_decimal(e->p, e->f->offer->dilution.e8)) : "";
    const char *formula = p->kind == EQUITY_OPTIONS
                              ? catalogue_say(e->p->words, "explain.options-break-even")
                              : KEY(e, "(%s − %s) ÷ %s%s", num(e, c->package.four_year),
                                    num(e, p->cash_four_year), num(e, equity), loss);
    row(e, KEY(e, "%s.multiple", k), share4(e, b->multiple), formula, l, own, NULL);
    if (b->valuation.has)
        row(e, KEY(e, "%s.valuation", k),
            present_amount_in(e->p, b->valuation.v, e->f->guide->valuation.currency),
            KEY(e, "%s × %s", share4(e, b->multiple), num(e, e->f->valuation.v)), l, own,
            &e->valuation);
    if (b->growth.has)
        row(e, KEY(e, "%s.growth", k), share4(e, b->growth),
            KEY(e, "%s ^ (1 ÷ 4) − 1", share4(e, b->multiple)), l, own, NULL);
}

static void explain_break_even(struct explaining *e, size_t i)
{
    const struct figures *f = e->f;
    const struct competing_fig *c = &f->competing[i];
    const struct {
        const char *name;
        const struct break_even_pair *pair;
        const struct package_fig *p;
        const struct leaves *l;
    } all[] = {{"offer", &c->break_even.offer, &f->package, &e->offer},
               {"ask", &c->break_even.ask, &f->ask, &e->ask},
               {"floor", &c->break_even.floor, &f->floor, &e->floor}};
    for (size_t k = 0; k < 3; k++) {
        const char *key = KEY(e, "competing[%zu].break_even.%s", i, all[k].name);
        break_even(e, key, &all[k].pair->plain, c, all[k].p, false, &e->competing[i], all[k].l);
        if (all[k].pair->has_diluted)
            break_even(e, KEY(e, "%s.diluted", key), &all[k].pair->diluted, c, all[k].p, true,
                       &e->competing[i], all[k].l);
    }
}

void explain_competing(struct explaining *e)
{
    const struct figures *f = e->f;
    for (size_t i = 0; i < f->competing_n; i++) {
        const struct competing_fig *c = &f->competing[i];
        const char *k = KEY(e, "competing[%zu]", i);
        explain_package(e, k, &c->package, &e->competing[i]);
        explain_match(e, i);
        explain_break_even(e, i);
        if (c->premium.annual.has)
            row(e, KEY(e, "%s.premium.annual", k), money_or_none(e, c->premium.annual),
                KEY(e, "%s − %s", num(e, c->package.annual), num(e, f->floor.annual)),
                &e->competing[i], &e->floor, NULL);
        if (c->premium.share.has)
            row(e, KEY(e, "%s.premium.share", k), share4(e, c->premium.share),
                KEY(e, "%s ÷ %s", num(e, c->premium.annual.v), num(e, c->package.annual)),
                &e->competing[i], &e->floor, NULL);
        if (c->contracted_gap.has)
            row(e, KEY(e, "%s.contracted_gap", k), money_or_none(e, c->contracted_gap),
                KEY(e, "%s − %s", num(e, c->package.certainty.contracted),
                    num(e, f->ask.certainty.contracted)),
                &e->competing[i], &e->ask, NULL);
    }
}

/* ---- trade, scenarios, ladder, haircut
 * ----------------------------------------------------------------------- */

static void explain_scenarios(struct explaining *e)
{
    const struct figures *f = e->f;
    const char *loss = f->offer->dilution.stated
                           ? KEY(e, " × (1 − %s)", present_decimal(e->p, f->offer->dilution.e8))
                           : "";
    for (size_t i = 0; i < f->scenarios_n; i++) {
        const struct scenario *s = &f->scenarios[i];
        const char *k = KEY(e, "scenarios[%zu]", i), *m = present_multiple_e2(e->p, s->multiple_e2);
        const struct {
            const char *key;
            struct fig v;
            const struct package_fig *p;
            const struct leaves *l;
            bool four;
        } rows[] = {{"offer", s->offer, &f->package, &e->offer, false},
                    {"ask", s->ask, &f->ask, &e->ask, false},
                    {"four_year.offer", s->offer_four_year, &f->package, &e->offer, true},
                    {"four_year.ask", s->ask_four_year, &f->ask, &e->ask, true}};
        row(e, KEY(e, "%s.multiple", k), m, catalogue_say(e->p->words, "explain.fixed"), NULL, NULL,
            NULL);
        if (s->valuation.has)
            row(e, KEY(e, "%s.valuation", k),
                present_amount_in(e->p, s->valuation.v, f->guide->valuation.currency),
                KEY(e, "%s %s", m, num(e, f->valuation.v)), &e->valuation, NULL, NULL);
        for (size_t q = 0; q < 4; q++) {
            const struct package_fig *p = rows[q].p;
            if (!rows[q].v.has)
                continue;
            const char *at =
                p->kind == EQUITY_OPTIONS
                    ? catalogue_say(e->p->words, "explain.options-at")
                    : KEY(e, "%s %s%s", m,
                          num(e, rows[q].four ? p->equity_four_year + p->refresh_four_year
                                              : p->equity),
                          loss);
            row(e, KEY(e, "%s.%s", k, rows[q].key), money_or_none(e, rows[q].v),
                rows[q].four ? KEY(e, "%s + %s", num(e, p->cash_four_year), at) : at, rows[q].l,
                NULL, NULL);
        }
    }
}

static void explain_ladder(struct explaining *e)
{
    const struct figures *f = e->f;
    const char *steps = catalogue_say(e->p->words, "explain.ladder");
    for (size_t i = 0; i < f->ladder_n; i++) {
        const struct rung *r = &f->ladder[i];
        const char *k = KEY(e, "ladder[%zu]", i);
        bool last = i + 1 == f->ladder_n;
        const char *how = i == 0 ? catalogue_say(e->p->words, "explain.ladder.first")
                          : last ? catalogue_say(e->p->words, "explain.ladder.last")
                                 : steps;
        row(e, KEY(e, "%s.base", k), present_amount(e->p, r->base), how, &e->ask, &e->offer,
            &e->floor);
        row(e, KEY(e, "%s.equity", k), present_amount(e->p, r->equity), how, &e->ask, &e->offer,
            &e->floor);
        row(e, KEY(e, "%s.four_year", k), present_amount(e->p, r->four_year),
            KEY(e, "%s: 4 × %s; %s", catalogue_say(e->p->words, "explain.rest"), num(e, r->base),
                num(e, r->equity)),
            &e->ask, &e->offer, &e->floor);
    }
    for (size_t i = 0; i < f->equal_value_n; i++) {
        const struct pair *q = &f->equal_value[i];
        const char *k = KEY(e, "equal_value[%zu]", i);
        const char *how =
            KEY(e, "%s: %s", catalogue_say(e->p->words, "explain.equal"), num(e, f->ask.four_year));
        row(e, KEY(e, "%s.base", k), present_amount(e->p, q->base), how, &e->ask, &e->band, NULL);
        row(e, KEY(e, "%s.equity", k), present_amount(e->p, q->equity), how, &e->ask, &e->band,
            NULL);
    }
}

static void explain_smallest_yes(struct explaining *e)
{
    const struct figures *f = e->f;
    const struct package_fig *o = &f->package, *l = &f->floor;
    row(e, "smallest_yes.base", present_amount(e->p, f->smallest_yes.is.base),
        KEY(e, "max(%s, %s)", num(e, l->base), num(e, o->base)), &e->floor, &e->offer, NULL);
    row(e, "smallest_yes.equity", present_amount(e->p, f->smallest_yes.is.equity),
        KEY(e, "max(%s, %s)", num(e, l->equity), num(e, o->equity)), &e->floor, &e->offer, NULL);
    row(e, "smallest_yes.four_year", present_amount(e->p, f->smallest_yes.four_year),
        KEY(e, "%s + %s", num(e, o->four_year), num(e, f->smallest_yes.adds_four_year)), &e->floor,
        &e->offer, NULL);
    row(e, "smallest_yes.adds.base", present_amount(e->p, f->smallest_yes.adds_base),
        KEY(e, "%s − %s", num(e, f->smallest_yes.is.base), num(e, o->base)), &e->floor, &e->offer,
        NULL);
    row(e, "smallest_yes.adds.equity", present_amount(e->p, f->smallest_yes.adds_equity),
        KEY(e, "%s − %s", num(e, f->smallest_yes.is.equity), num(e, o->equity)), &e->floor,
        &e->offer, NULL);
    row(e, "smallest_yes.adds.four_year", present_amount(e->p, f->smallest_yes.adds_four_year),
        KEY(e, "%s − %s", num(e, f->smallest_yes.four_year), num(e, o->four_year)), &e->floor,
        &e->offer, NULL);
}

static void explain_haircut(struct explaining *e)
{
    const struct figures *f = e->f;
    for (size_t i = 0; i < f->haircut_n; i++) {
        const struct haircut *h = &f->haircut[i];
        row(e, KEY(e, "haircut[%zu].kept", i), KEY(e, "%d%%", h->kept),
            catalogue_say(e->p->words, "explain.fixed"), NULL, NULL, NULL);
        const struct package_fig *p[] = {&f->package, &f->ask};
        const struct fig v[] = {h->offer, h->ask};
        for (size_t k = 0; k < 2; k++)
            if (v[k].has)
                row(e, KEY(e, "haircut[%zu].%s", i, k ? "ask" : "offer"), money_or_none(e, v[k]),
                    sum_of(e, num(e, p[k]->base), p[k]->bonus ? num(e, p[k]->bonus) : "",
                           KEY(e, "%d%% × %s", h->kept, num(e, p[k]->equity_per_year)), NULL),
                    k ? &e->ask : &e->offer, NULL, NULL);
    }
}

void explain_trade(struct explaining *e)
{
    const struct figures *f = e->f;
    if (f->equity_per_1000_base.has)
        row(e, "trade.equity_per_1000_base", money_or_none(e, f->equity_per_1000_base),
            f->equity_per_1000_base.v == 4000 * MONEY_UNIT
                ? "1,000 × 4"
                : catalogue_say(e->p->words, "explain.trade"),
            &e->ask, NULL, NULL);
    explain_scenarios(e);
    explain_smallest_yes(e);
    explain_ladder(e);
    explain_haircut(e);
}
