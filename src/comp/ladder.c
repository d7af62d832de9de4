/* ladder.c - the rungs from the ask down to the smallest yes, and packages worth the ask
 * (contract 2.10, 5 "Ladder").
 *
 * Each rung is the smallest yes plus a share of what the ask is above it: 100, 60, 30, 10 and 0 per
 * cent, so that the steps shrink. A step is taken in the unit in which the ask states the part: a
 * month's base, a per cent, shares, the equity's own currency; it is rounded there, to a unit that
 * is about 0.5 % of the ask's part, and held between the rung before and the smallest yes.
 */
#include "comp/ladder.h"

#define RUNGS 5

/* One item that differs between the ask and the smallest yes. */
struct stepping {
    struct item item;
    enum rule rule;
    rat ask, yes;  /* in the unit of the steps */
    rat by;        /* × this gives what terms_put() wants; NULL: it is that already */
    rat round_to;  /* the rounding unit */
    bool of_scale; /* base: values of a pay scale */
};

/* ---- units ------------------------------------------------------------------------------------
 */

static bool has_scale(const struct exact *x)
{
    for (size_t i = 0; i < x->in->market_n; i++)
        if (x->in->market[i].kind == MARKET_SCALE && x->market[i].low)
            return true;
    return false;
}

static rat allowance_times(const struct terms *t, const char *name)
{
    for (size_t i = 0; i < t->allowances_n; i++)
        if (t->allowances[i].name == name ||
            (name && t->allowances[i].name && strcmp(t->allowances[i].name, name) == 0))
            return t->allowances[i].unit.times;
    return NULL;
}

/* What takes the equity from the steps' unit to the whole grant in the figures' currency. */
static rat equity_by(const struct calc *c, const struct terms *ask)
{
    rat by = ask->per_year ? ask->vesting.years_at : NULL;
    if (!ask->equity_rate)
        return by;
    return by ? rat_mul(c->rats, by, ask->equity_rate) : ask->equity_rate;
}

static rat unit_of(const struct calc *c, const struct stepping *s)
{
    struct rats *r = c->rats;
    if (s->rule == RULE_PERCENT)
        return rat_frac(r, 1, 100);
    if (s->rule == RULE_MONTHS)
        return rat_frac(r, 1, 2);
    rat unit = side_rounding_unit(c, s->ask);
    return s->rule == RULE_SHARES ? rat_max(r, unit, c->one) : unit;
}

/* An amount in shares at the ask's price; NULL where those are worth nothing today. */
static rat as_shares(const struct calc *c, const struct terms *ask, rat equity)
{
    if (rat_sign(equity) == 0)
        return c->zero;
    return rat_div(c->rats, equity, rat_div(c->rats, ask->equity, ask->shares));
}

/* The smallest yes in the ask's unit where the ask is by number, whatever the other side is in;
 * NULL where nobody can say, and both are stepped in money. */
static rat yes_in_shares(const struct calc *c, const struct terms *ask, const struct terms *yes)
{
    if (!ask->by_number || !ask->shares)
        return NULL;
    return yes->by_number ? yes->shares : as_shares(c, ask, yes->equity);
}

static struct stepping stepping_of(const struct calc *c, const struct exact *x,
                                   const struct yes_exact *yes, const struct item *it)
{
    const struct terms *ask = &x->ask.terms;
    struct stepping s = {.item = *it, .rule = terms_rule(ask, &yes->terms, it)};
    rat shares = it->part == PAY_EQUITY ? yes_in_shares(c, ask, &yes->terms) : NULL;
    if (shares)
        s.rule = RULE_SHARES;
    s.ask = terms_item(c, ask, it, s.rule);
    s.yes = shares ? shares : terms_item(c, &yes->terms, it, s.rule);
    s.by = it->part == PAY_BASE                              ? ask->unit.times
           : it->part == PAY_ALLOWANCE                       ? allowance_times(ask, it->name)
           : it->part == PAY_EQUITY && s.rule == RULE_AMOUNT ? equity_by(c, ask)
                                                             : NULL;
    if (s.by) {
        s.ask = rat_div(c->rats, s.ask, s.by);
        s.yes = rat_div(c->rats, s.yes, s.by);
    }
    s.round_to = unit_of(c, &s);
    s.of_scale = it->part == PAY_BASE && has_scale(x);
    return s;
}

/* ---- steps ------------------------------------------------------------------------------------
 */

static rat between(rat v, rat a, rat b)
{
    bool up = rat_cmp(a, b) <= 0;
    rat low = up ? a : b, high = up ? b : a;
    return rat_cmp(v, low) < 0 ? low : rat_cmp(v, high) > 0 ? high : v;
}

static rat distance(struct rats *r, rat a, rat b)
{
    return rat_cmp(a, b) >= 0 ? rat_sub(r, a, b) : rat_sub(r, b, a);
}

/* The nearest value of the scale (ties up) between the rung before and the smallest yes. */
static rat on_scale(const struct calc *c, const struct exact *x, const struct stepping *s, rat at,
                    rat before)
{
    struct rats *r = c->rats;
    rat best = NULL;
    for (size_t i = 0; i < x->in->market_n; i++) {
        rat step = x->in->market[i].kind == MARKET_SCALE ? x->market[i].low : NULL;
        if (!step)
            continue;
        if (s->by)
            step = rat_div(r, step, s->by);
        if (rat_cmp(step, before) > 0 || rat_cmp(step, s->yes) < 0)
            continue;
        int nearer = best ? rat_cmp(distance(r, step, at), distance(r, best, at)) : -1;
        if (nearer < 0 || (nearer == 0 && rat_cmp(step, best) > 0))
            best = step;
    }
    return best ? best : before; /* no value of the scale lies there */
}

static rat step(const struct calc *c, const struct exact *x, const struct stepping *s, rat before,
                int per_cent)
{
    struct rats *r = c->rats;
    rat share = rat_frac(r, per_cent, 100);
    rat at = rat_add(r, s->yes, rat_mul(r, share, rat_sub(r, s->ask, s->yes)));
    if (s->of_scale)
        return on_scale(c, x, s, at, before);
    return between(rat_nearest(r, at, s->round_to), before, s->yes);
}

/* ---- rungs ------------------------------------------------------------------------------------
 */

static const char *scale_name(const struct calc *c, const struct exact *x, rat base)
{
    (void)c;
    for (size_t i = 0; i < x->in->market_n; i++)
        if (x->in->market[i].kind == MARKET_SCALE && x->market[i].low &&
            rat_cmp(x->market[i].low, base) == 0)
            return x->in->market[i].level.s;
    return NULL;
}

static void add_rung(struct calc *c, const struct exact *x, const struct terms *of,
                     struct figures *f)
{
    size_t n = f->ladder_n++;
    const struct rat_name *in = calc_name(c, NULL, "ladder", (int)n);
    struct rung *rung = &f->ladder[n];
    struct terms t = *of;
    t.base = calc_figure(c, in, "base", t.base);
    t.equity = calc_figure(c, in, "equity", t.equity);
    struct worth w = terms_worth(c, NULL, &t);
    sum_print(c, &t, &w, &rung->is);
    for (int part = 0; part < PAY_PARTS; part++)
        if (part != PAY_BASE && part != PAY_EQUITY) /* those have their names already */
            calc_figure(c, in, pay_rows[part].key, w.part[part]);
    calc_figure(c, in, "annual", w.annual);
    calc_figure(c, in, "four_year", w.four_year);
    rung->scale_step = scale_name(c, x, w.part[PAY_BASE]);
    rung->for_ = n > 0 && n - 1 < f->additional_n ? f->additional[n - 1] : NULL;
}

static bool all_same(const rat *a, const struct stepping *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (rat_cmp(a[i], s[i].yes) != 0)
            return false;
    return true;
}

static struct terms rung_terms(const struct calc *c, const struct exact *x,
                               const struct yes_exact *yes, const struct stepping *s, const rat *at,
                               size_t n)
{
    struct terms t = x->ask.terms;
    for (size_t i = 0; i < n; i++) {
        if (rat_cmp(at[i], s[i].ask) == 0)
            continue;
        if (s[i].item.named && !terms_has(&t, &s[i].item)) /* its kind and its years */
            terms_take(c, &t, &yes->terms, &s[i].item);
        terms_put(c, &t, &s[i].item, s[i].rule, s[i].by ? rat_mul(c->rats, at[i], s[i].by) : at[i]);
    }
    return t;
}

static size_t steps_between(const struct calc *c, const struct exact *x,
                            const struct yes_exact *yes, struct stepping out[])
{
    const struct terms *const both[] = {&x->ask.terms, &yes->terms};
    struct item items[2 * ITEMS_MAX];
    size_t n = terms_items(both, 2, items, sizeof items / sizeof *items), out_n = 0;
    for (size_t i = 0; i < n; i++) {
        struct stepping s = stepping_of(c, x, yes, &items[i]);
        if (s.ask && s.yes && rat_cmp(s.ask, s.yes) != 0)
            out[out_n++] = s;
    }
    return out_n;
}

static void fill_rungs(struct calc *c, const struct exact *x, const struct yes_exact *yes,
                       struct figures *f)
{
    static const int middle[] = {60, 30, 10};
    struct stepping s[2 * ITEMS_MAX];
    size_t n = steps_between(c, x, yes, s);
    if (n == 0)
        return;
    rat before[2 * ITEMS_MAX], at[2 * ITEMS_MAX];
    for (size_t i = 0; i < n; i++)
        before[i] = s[i].ask;
    add_rung(c, x, &x->ask.terms, f);
    for (size_t m = 0; m < sizeof middle / sizeof *middle; m++) {
        bool same = true;
        for (size_t i = 0; i < n; i++) {
            at[i] = step(c, x, &s[i], before[i], middle[m]);
            same = same && rat_cmp(at[i], before[i]) == 0;
        }
        if (all_same(at, s, n))
            break;
        struct terms t = rung_terms(c, x, yes, s, at, n);
        struct worth w = terms_worth(c, NULL, &t);
        if (same || rat_cmp(w.four_year, yes->worth.four_year) <= 0)
            continue;
        add_rung(c, x, &t, f);
        memcpy(before, at, n * sizeof *at);
    }
    add_rung(c, x, &yes->terms, f);
}

/* ---- worth the same --------------------------------------------------------------------- */

struct exact_pair {
    rat base, equity;
};

static bool same_pair(struct exact_pair a, struct exact_pair b)
{
    return rat_cmp(a.base, b.base) == 0 && rat_cmp(a.equity, b.equity) == 0;
}

static bool inside(rat value, rat max)
{
    return value && max && rat_sign(value) >= 0 && rat_cmp(value, max) <= 0;
}

static void fill_equal_value(struct calc *c, const struct exact *x, struct figures *f)
{
    const struct terms *ask = &x->ask.terms;
    rat total = x->ask.worth.four_year;
    rat base_max = x->band.base.max, equity_max = x->band.equity.max;
    if (!base_max || !equity_max)
        return;
    const struct exact_pair all[] = {
        {ask->base, ask->equity},
        {base_max, worth_equity_for(c, ask, base_max, total)},
        {worth_base_for(c, ask, equity_max, total), equity_max},
    };
    struct exact_pair kept[sizeof all / sizeof *all];
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        bool take = inside(all[i].base, base_max) && inside(all[i].equity, equity_max);
        for (size_t k = 0; take && k < f->equal_value_n; k++)
            take = !same_pair(all[i], kept[k]);
        if (!take)
            continue;
        const struct rat_name *in = calc_name(c, NULL, "equal_value", (int)f->equal_value_n);
        kept[f->equal_value_n] = all[i];
        f->equal_value[f->equal_value_n++] =
            (struct pair){calc_money(c, calc_figure(c, in, "base", all[i].base)),
                          calc_money(c, calc_figure(c, in, "equity", all[i].equity))};
    }
}

/* Rounding and a pay scale may make a later step the larger one. */
static bool shrinks(const struct figures *f)
{
    for (size_t i = 2; i < f->ladder_n; i++) {
        const struct rung *r = &f->ladder[i - 2];
        money before = r[0].is.four_year - r[1].is.four_year;
        if (r[1].is.four_year - r[2].is.four_year >= before)
            return false;
    }
    return f->ladder_n > 2;
}

void ladder_fill(struct calc *c, const struct exact *x, const struct yes_exact *yes,
                 struct figures *f)
{
    fill_rungs(c, x, yes, f);
    f->ladder_shrinks = shrinks(f);
    fill_equal_value(c, x, f);
}
