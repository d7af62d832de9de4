/* verdict.c - where the offer stands between floor and ask (contract 2.14, 5 "Firm", "At-ask").
 *
 * What is unstated reaches no ask and is below no floor: it is a question.
 */
#include "comp/ladder.h"
#include "comp/terms_compare.h"

struct judging {
    struct calc *c;
    const struct exact *x;
    const struct relation *relations;
};

static int compared(struct judging *j, const struct item *it, const struct terms *limit, bool below)
{
    const struct exact *x = j->x;
    enum rule rule = terms_rule(&x->offer, limit, it);
    rat offer = terms_item(j->c, &x->offer, it, rule), least = terms_item(j->c, limit, it, rule);
    int order = rat_cmp(offer, least);
    bool decides = below ? order < 0 : true;
    if (decides)
        j->relations = calc_relation(j->c, offer, order < 0 ? "<" : "≥", least, j->relations);
    return order;
}

/* ---- the floor ---------------------------------------------------------------------------------
 */

static void add_below(struct judging *j, struct figures *f, const char *name)
{
    for (size_t i = 0; i < f->below_floor_n; i++)
        if (strcmp(f->below_floor[i], name) == 0)
            return;
    (void)j;
    f->below_floor[f->below_floor_n++] = name;
}

static void against_parts(struct judging *j, struct figures *f)
{
    const struct exact *x = j->x;
    const struct terms *const floor[] = {&x->floor.terms};
    struct item items[ITEMS_MAX];
    size_t n = terms_items(floor, 1, items, sizeof items / sizeof *items);
    for (size_t i = 0; i < n; i++)
        if (terms_states(&x->floor.terms, x->floor.own, &items[i]) &&
            terms_has(&x->offer, &items[i]) && compared(j, &items[i], &x->floor.terms, true) < 0)
            add_below(j, f, pay_rows[items[i].part].key);
}

static void against_terms(struct judging *j, struct figures *f)
{
    const struct package *floor = &j->x->in->floor, *offer = &j->x->in->package;
    for (size_t i = 0; i < floor->terms_n; i++) {
        const struct term *least = &floor->terms[i];
        if (term_order(term_of(offer, least->name.s), least) == TERM_WORSE)
            add_below(j, f, arena_printf(j->c->arena, "term:%s", least->name.s));
    }
}

static void against_floor(struct judging *j, struct figures *f)
{
    const struct exact *x = j->x;
    size_t most = PAY_PARTS + x->in->floor.terms_n + 1;
    f->below_floor = arena_new_array(j->c->arena, const char *, most);
    if (!x->has_floor)
        return;
    if (!x->in->floor.whole) {
        against_parts(j, f);
        against_terms(j, f);
    }
    f->firm_to_floor =
        calc_fig(j->c, rat_sub(j->c->rats, x->floor.worth.firm, x->offer_worth.firm));
    int order = rat_cmp(x->offer_worth.firm, x->floor.worth.firm);
    f->four_year_vs_floor = order < 0 ? AGAINST_UNDER : order > 0 ? AGAINST_OVER : AGAINST_AT;
    if (order < 0) {
        add_below(j, f, "four_year");
        j->relations =
            calc_relation(j->c, x->offer_worth.firm, "<", x->floor.worth.firm, j->relations);
    }
}

static void fill_clears(struct calc *c, const struct exact *x, struct figures *f)
{
    const struct band_fig *band = &f->band.base;
    bool whole = x->in->floor.whole;
    if (!x->has_floor)
        return;
    f->clears.base = !whole && (x->floor.own & 1u << PAY_BASE);
    f->clears.equity = !whole && (x->floor.own & 1u << PAY_EQUITY);
    if (!(x->in_play & 1u << PAY_EQUITY) || !band->min.has || !band->max.has)
        return;
    const money bases[2] = {band->min.v, band->max.v};
    f->clears.total = true;
    for (int i = 0; i < 2; i++) {
        rat equity =
            worth_equity_for_firm(c, &x->offer, rat_money(c->rats, bases[i]), x->floor.worth.firm);
        f->clears.total = f->clears.total && equity;
        f->clears.at[i] = (struct pair){bases[i], calc_money(c, equity)};
    }
}

/* ---- the ask -----------------------------------------------------------------------------------
 */

static bool reaches_parts(struct judging *j)
{
    const struct exact *x = j->x;
    const struct terms *const asked[] = {&x->ask.terms};
    struct item items[ITEMS_MAX];
    size_t n = terms_items(asked, 1, items, sizeof items / sizeof *items);
    for (size_t i = 0; i < n; i++) {
        const struct item *it = &items[i];
        if (!terms_states(&x->stated.terms, x->stated.by_name, it))
            continue;
        if (!terms_has(&x->offer, it) || compared(j, it, &x->stated.terms, false) < 0)
            return false;
    }
    j->relations =
        calc_relation(j->c, x->offer_worth.four_year,
                      rat_cmp(x->offer_worth.four_year, x->ask.worth.four_year) < 0 ? "<" : "≥",
                      x->ask.worth.four_year, j->relations);
    return rat_cmp(x->offer_worth.four_year, x->ask.worth.four_year) >= 0;
}

static bool reaches_equity_terms(const struct exact *x)
{
    const struct equity *own = &x->in->ask.equity, *offer = &x->in->package.equity;
    if (x->in->ask.refresh.amount.stated && (!x->in->package.refresh.amount.stated ||
                                             rat_cmp(x->offer.refresh, x->ask.terms.refresh) < 0))
        return false;
    if (own->acceleration != ACCELERATION_UNSTATED && offer->acceleration < own->acceleration)
        return false;
    const struct count *asked = &x->in->ask.sign_on.clawback_months,
                       *is = &x->in->package.sign_on.clawback_months;
    if (asked->stated && is->stated && is->n > asked->n)
        return false;
    if (own->stated && own->cliff_months >= 0 && offer->cliff_months > own->cliff_months)
        return false;
    return true;
}

static bool reaches_beside(struct calc *c, const struct exact *x)
{
    const struct terms *ask = &x->ask.terms, *offer = &x->offer;
    if (x->in->ask.pension.stated) {
        if (!offer->pension)
            return false;
        bool same = offer->pension_rule == ask->pension_rule;
        rat is = same ? offer->pension : x->offer_worth.pension;
        rat asked = same ? ask->pension : x->ask.worth.pension;
        if (rat_cmp(is, asked) < 0)
            return false;
    }
    (void)c;
    for (size_t i = 0; i < x->in->ask.benefits_n; i++) {
        const struct benefit *b = &x->in->ask.benefits[i];
        rat is = NULL;
        for (size_t k = 0; k < offer->benefits_n; k++)
            if (offer->benefits[k].from->name.s && b->name.s &&
                strcmp(offer->benefits[k].from->name.s, b->name.s) == 0)
                is = offer->benefits[k].value;
        if (b->value.stated && (!is || rat_cmp(is, rat_money(c->rats, b->value.value)) < 0))
            return false;
    }
    return true;
}

static bool reaches_terms(const struct exact *x)
{
    for (size_t i = 0; i < x->in->ask.terms_n; i++) {
        const struct term *asked = &x->in->ask.terms[i];
        enum term_order order = term_order(term_of(&x->in->package, asked->name.s), asked);
        if (order != TERM_SAME && order != TERM_BETTER)
            return false;
    }
    return true;
}

/* ---- all of it ----------------------------------------------------------------------------------
 */

static void say_against(struct calc *c, const struct exact *x, const struct figures *f)
{
    static const char *const signs[] = {"<", "=", ">"};
    if (x->has_floor)
        calc_word(c, NULL, "four_year_vs_floor", against_names[f->four_year_vs_floor],
                  calc_relation(c, x->offer_worth.firm, signs[f->four_year_vs_floor],
                                x->floor.worth.firm, NULL));
}

void verdict_fill(struct calc *c, const struct exact *x, struct figures *f)
{
    struct judging j = {.c = c, .x = x};
    against_floor(&j, f);
    fill_clears(c, x, f);
    for (size_t i = 0; i < f->below_floor_n; i++) {
        f->below_base = f->below_base || strcmp(f->below_floor[i], "base") == 0;
        f->below_equity = f->below_equity || strcmp(f->below_floor[i], "equity") == 0;
    }
    if (f->below_floor_n)
        f->verdict = VERDICT_BELOW_FLOOR;
    else if (!x->has_ask)
        f->verdict = VERDICT_NO_ASK;
    else if (reaches_parts(&j) && reaches_equity_terms(x) && reaches_beside(c, x) &&
             reaches_terms(x))
        f->verdict = VERDICT_AT_ASK;
    else
        f->verdict = VERDICT_NEGOTIATE;
    struct judging unrecorded = {.c = c, .x = x};
    f->pay_met = x->has_ask && reaches_parts(&unrecorded);
    calc_word(c, NULL, "verdict", verdict_names[f->verdict], j.relations);
    say_against(c, x, f);
}
