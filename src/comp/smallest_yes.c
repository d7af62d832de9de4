/* smallest_yes.c - the least that may be accepted (contract 2.10 and 5 "Firm"). */
#include "comp/ladder.h"

/* A part marked lower in the ask: less of it is asked for, so the ask's stands, or the floor's
 * where the file names one. */
static void take_lower(struct calc *c, const struct exact *x, const struct item *it,
                       struct terms *out)
{
    bool limit = x->has_floor && (x->floor.own & 1u << it->part);
    enum rule rule = terms_rule(&x->ask.terms, &x->floor.terms, it);
    const struct terms *from = &x->ask.terms;
    if (limit && rat_cmp(terms_item(c, &x->floor.terms, it, rule),
                         terms_item(c, &x->ask.terms, it, rule)) > 0)
        from = &x->floor.terms;
    terms_take(c, out, from, it);
}

static bool is_lower(const struct exact *x, const struct item *it)
{
    return terms_lower(&x->ask.terms, &x->in->ask, it);
}

static bool is_under(const struct calc *c, const struct terms *t, const struct terms *floor,
                     const struct item *it)
{
    enum rule rule = terms_rule(t, floor, it);
    rat here = terms_item(c, t, it, rule), least = terms_item(c, floor, it, rule);
    return here && least && rat_cmp(here, least) < 0;
}

/* ---- a whole floor, or a guide's ---------------------------------------------------------------
 */

static bool is_new(const struct terms *t, const struct item *it)
{
    if (it->part == PAY_EQUITY)
        return t->kind == EQUITY_UNSTATED || t->kind == EQUITY_NONE;
    return it->named && !terms_has(t, it);
}

/* The offer with `share` of what it lacks, in each part that is under the floor's. Amounts, so that
 * a per cent of a base that moves too still grows evenly. */
static struct terms raised_by(struct calc *c, const struct exact *x, const struct terms *start,
                              const struct item *items, size_t n, rat share)
{
    struct rats *r = c->rats;
    struct terms out = *start;
    for (size_t i = 0; i < n; i++) {
        const struct item *it = &items[i];
        if (is_lower(x, it) || !is_under(c, start, &x->floor.terms, it))
            continue;
        enum rule rule = terms_rule(start, &x->floor.terms, it);
        bool percent = rule == RULE_PERCENT || rule == RULE_MONTHS;
        rat from = terms_item(c, start, it, percent ? RULE_AMOUNT : rule);
        rat to = terms_item(c, &x->floor.terms, it, percent ? RULE_AMOUNT : rule);
        rat at = rat_add(r, from, rat_mul(r, share, rat_sub(r, to, from)));
        if (rule == RULE_PERCENT)
            at = rat_div(r, at, out.base);
        if (rule == RULE_MONTHS)
            at = rat_div(r, at, rat_div(r, out.base, out.month_times));
        if (is_new(&out, it)) /* its kind and its years, of equity how it vests */
            terms_take(c, &out, &x->floor.terms, it);
        terms_put(c, &out, it, rule, calc_or_zero(c, at));
    }
    return out;
}

/* The share that makes firm the floor's: firm grows evenly with it. */
static struct terms up_to_floor(struct calc *c, const struct exact *x, const struct terms *start,
                                const struct item *items, size_t n)
{
    struct rats *r = c->rats;
    struct terms from = *start;
    rat least = terms_worth(c, NULL, &from).firm;
    if (rat_cmp(least, x->floor.worth.firm) >= 0)
        return *start;
    struct terms all = raised_by(c, x, start, items, n, c->one);
    rat most = terms_worth(c, NULL, &all).firm;
    rat share = rat_div(r, rat_sub(r, x->floor.worth.firm, least), rat_sub(r, most, least));
    return share ? raised_by(c, x, start, items, n, share) : *start;
}

/* ---- all of it ----------------------------------------------------------------------------------
 */

static bool counts_as_one(const struct exact *x)
{
    return x->in->floor.whole || !package_names_part(&x->in->floor);
}

struct yes_exact smallest_yes(struct calc *c, const struct exact *x)
{
    struct yes_exact yes = {.terms = side_carried(c, &x->offer)};
    const struct terms *const all[] = {&x->offer, &x->ask.terms, &x->floor.terms};
    struct item items[3 * ITEMS_MAX];
    size_t n = terms_items(all, x->has_floor ? 3 : 2, items, sizeof items / sizeof *items);
    if (x->has_floor && !counts_as_one(x)) {
        for (size_t i = 0; i < n; i++)
            if (is_under(c, &x->offer, &x->floor.terms, &items[i]))
                terms_take(c, &yes.terms, &x->floor.terms, &items[i]);
        /* the same amounts, remembered as the larger of two */
        yes.terms.base = rat_max(c->rats, x->floor.terms.base, x->offer.base);
        if (yes.terms.equity == x->floor.terms.equity)
            yes.terms.equity = rat_max(c->rats, x->floor.terms.equity, x->offer.equity);
    }
    for (size_t i = 0; i < n; i++)
        if (is_lower(x, &items[i]))
            take_lower(c, x, &items[i], &yes.terms);
    if (x->has_floor && counts_as_one(x)) {
        struct terms start = yes.terms;
        yes.terms = up_to_floor(c, x, &start, items, n);
    }
    yes.terms.unit = x->ask.terms.unit;
    const struct rat_name *in = calc_name(c, NULL, "smallest_yes", -1);
    yes.terms.base = calc_figure(c, in, "base", yes.terms.base);
    yes.terms.equity = calc_figure(c, in, "equity", yes.terms.equity);
    yes.worth = terms_worth(c, NULL, &yes.terms);
    return yes;
}

static rat named(struct calc *c, enum figure_kind kind, const struct rat_name *in, const char *part,
                 rat a)
{
    return calc_figure_of(c, kind, NULL, in, part, -1, a);
}

void smallest_yes_fill(struct calc *c, const struct exact *x, const struct yes_exact *yes,
                       struct figures *f)
{
    struct rats *r = c->rats;
    const struct rat_name *in = calc_name(c, NULL, "smallest_yes", -1);
    const struct rat_name *more = calc_name(c, in, "adds", -1);
    struct worth w = yes->worth;
    const struct worth *o = &x->offer_worth;
    struct sum_fig *adds = &f->smallest_yes.adds;
    sum_print(c, &yes->terms, &w, &f->smallest_yes.is);
    for (int part = 0; part < PAY_PARTS; part++) {
        rat is = w.part[part];
        if (part != PAY_BASE && part != PAY_EQUITY) /* those have their names already */
            is = named(c, FIGURE_MONEY, in, pay_rows[part].key, is);
        adds->part[part] = calc_money(
            c, named(c, FIGURE_SIGNED, more, pay_rows[part].key, rat_sub(r, is, o->part[part])));
    }
    rat annual = named(c, FIGURE_MONEY, in, "annual", w.annual);
    rat all = named(c, FIGURE_MONEY, in, "four_year", w.four_year);
    adds->annual =
        calc_money(c, named(c, FIGURE_SIGNED, more, "annual", rat_sub(r, annual, o->annual)));
    adds->four_year =
        calc_money(c, named(c, FIGURE_SIGNED, more, "four_year", rat_sub(r, all, o->four_year)));
    adds->firm = calc_money(c, rat_sub(r, w.firm, o->firm));
    if (yes->terms.unit.has) {
        rat per =
            rat_div(r, rat_sub(r, w.part[PAY_BASE], o->part[PAY_BASE]), yes->terms.unit.times);
        adds->base_unit = f->smallest_yes.is.base_unit;
        adds->base_unit.amount = calc_money(c, per);
    }
    if (yes->terms.by_number && x->offer.by_number)
        adds->shares = calc_fig(c, rat_sub(r, yes->terms.shares, x->offer.shares));
}
