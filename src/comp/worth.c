/* worth.c - sums over the table of parts (contract 2.1 to 2.3). */
#include "comp/worth.h"

static rat named(struct calc *c, const struct rat_name *name, const char *part, rat a)
{
    return name ? calc_figure(c, name, part, a) : a;
}

/* ---- a year's ------------------------------------------------------------------------------- */

static rat bonus_of_year(const struct calc *c, const struct terms *t, unsigned years)
{
    rat sum = c->zero;
    for (size_t i = 0; i < t->bonuses_n; i++)
        if (t->bonuses[i].years == 0 ? years == 0 : (t->bonuses[i].years & years) != 0)
            sum = rat_add(c->rats, sum, terms_bonus(c, t, &t->bonuses[i]));
    return sum;
}

static rat allowances(const struct calc *c, const struct terms *t)
{
    rat sum = c->zero;
    for (size_t i = 0; i < t->allowances_n; i++)
        sum = rat_add(c->rats, sum, t->allowances[i].amount);
    return sum;
}

/* Where the amount of each part stands; of a year, of all years together, of the whole grant. */
static void fill_parts(struct calc *c, const struct rat_name *name, struct terms *t,
                       struct worth *w)
{
    rat amounts[PAY_PARTS];
    t->base = named(c, name, "base", t->base);
    t->equity = named(c, name, "equity", t->equity);
    amounts[PAY_BASE] = t->base;
    amounts[PAY_BONUS] = bonus_of_year(c, t, 0);
    amounts[PAY_ALLOWANCE] = allowances(c, t);
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            amounts[part] = rat_add(c->rats, t->once[part][0], t->once[part][1]);
    amounts[PAY_EQUITY] = t->equity;
    for (int part = 0; part < PAY_PARTS; part++) {
        bool done = part == PAY_BASE || part == PAY_EQUITY;
        w->part[part] = done ? amounts[part] : named(c, name, pay_rows[part].key, amounts[part]);
    }
}

static void fill_annual(struct calc *c, const struct rat_name *name, const struct terms *t,
                        struct worth *w)
{
    struct rats *r = c->rats;
    rat sum = c->zero;
    w->equity_per_year =
        rat_sign(t->equity) == 0 ? c->zero : rat_div(r, t->equity, t->vesting.years_at);
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_YEARLY)
            sum = rat_add(r, sum, w->part[part]);
    w->annual = named(c, name, "annual", rat_add(r, sum, w->equity_per_year));

    rat of_base = t->pension && t->pension_rule == RULE_PERCENT ? rat_mul(r, t->base, t->pension)
                                                                : t->pension;
    w->pension = named(c, name, "pension", calc_or_zero(c, of_base));
    w->beside = w->pension;
    for (size_t i = 0; i < t->benefits_n; i++)
        if (t->benefits[i].value)
            w->beside = rat_add(r, w->beside, t->benefits[i].value);
    w->beside = named(c, name, "beside", w->beside);
    w->with_beside = named(c, name, "with_beside", rat_add(r, w->annual, w->beside));
}

/* ---- over the horizon ------------------------------------------------------------------------ */

static rat once(const struct calc *c, const struct terms *t, int part, int k)
{
    bool begun = k == 0 || (c->months > 12 && t->months > 12);
    return k < 2 && begun ? t->once[part][k] : c->zero;
}

static rat of_year(const struct calc *c, const struct terms *t, const struct worth *w, int part,
                   int k)
{
    struct rats *r = c->rats;
    switch (pay_rows[part].when) {
    case PAY_YEARLY: {
        rat pay = w->part[part];
        if (part == PAY_BONUS)
            pay = rat_add(r, pay, bonus_of_year(c, t, 1u << k));
        return rat_sign(w->span.weight[k]) == 0 ? c->zero : rat_mul(r, pay, w->span.weight[k]);
    }
    case PAY_ONCE:
        return once(c, t, part, k);
    case PAY_VESTS: {
        rat refresh = vesting_refresh(r, t->refresh, t->refresh_from, t->vesting.years, k + 1);
        rat counts = rat_sign(w->span.weight[k]) == 0 ? c->zero : refresh;
        return rat_add(r, vesting_in(c, &t->vesting, &w->span, t->equity, k),
                       rat_mul(r, counts, w->span.weight[k]));
    }
    }
    return c->zero;
}

static void fill_years(struct calc *c, const struct rat_name *name, const struct terms *t,
                       struct worth *w)
{
    struct rats *r = c->rats;
    rat sum = c->zero;
    for (int k = 0; k < FIGURE_YEARS; k++) {
        bool recorded = name && k < c->years_n;
        const struct rat_name *year = recorded ? calc_name(c, name, "years", k) : NULL;
        w->total[k] = c->zero;
        for (int part = 0; part < PAY_PARTS; part++) {
            rat paid = of_year(c, t, w, part, k);
            w->year[k][part] = named(c, year, pay_rows[part].key, paid);
            w->total[k] = rat_add(r, w->total[k], w->year[k][part]);
        }
        w->total[k] = named(c, year, "total", w->total[k]);
        sum = rat_add(r, sum, w->total[k]);
        w->cumulative[k] =
            recorded ? calc_figure_of(c, FIGURE_MONEY, NULL, name, "cumulative", k, sum) : sum;
    }
}

/* What a bonus comes to over the horizon. */
static rat bonus_in_all(const struct calc *c, const struct terms *t, const struct span *s,
                        const struct bonus_exact *b)
{
    rat years = b->years == 0 ? s->years : c->zero;
    for (int k = 0; k < FIGURE_YEARS && b->years; k++)
        if (b->years & 1u << k)
            years = rat_add(c->rats, years, s->weight[k]);
    return rat_sign(years) == 0 ? c->zero : rat_mul(c->rats, years, terms_bonus(c, t, b));
}

/* The money of a part over the horizon. */
static rat in_all(const struct calc *c, const struct terms *t, const struct worth *w, int part)
{
    struct rats *r = c->rats;
    rat sum = c->zero;
    if (pay_rows[part].when == PAY_YEARLY) {
        sum = rat_sign(w->part[part]) == 0 ? c->zero : rat_mul(r, w->span.years, w->part[part]);
        for (size_t i = 0; i < t->bonuses_n && part == PAY_BONUS; i++)
            if (t->bonuses[i].years)
                sum = rat_add(r, sum, bonus_in_all(c, t, &w->span, &t->bonuses[i]));
        return sum;
    }
    for (int k = 0; k < FIGURE_YEARS; k++)
        sum = rat_add(r, sum, once(c, t, part, k));
    return sum;
}

static void fill_totals(struct calc *c, const struct rat_name *name, const struct terms *t,
                        struct worth *w)
{
    struct rats *r = c->rats;
    rat refresh = c->zero;
    for (int k = 0; k < FIGURE_YEARS; k++) {
        rat of = vesting_refresh(r, t->refresh, t->refresh_from, t->vesting.years, k + 1);
        bool counts = rat_sign(w->span.weight[k]) != 0;
        w->refresh_year[k] = counts ? rat_mul(r, of, w->span.weight[k]) : c->zero;
        refresh = rat_add(r, refresh, w->refresh_year[k]);
    }
    w->refresh_four_year = named(c, name, "refresh_four_year", refresh);
    w->vested_share = vesting_share(c, &t->vesting, &w->span);
    w->equity_four_year =
        named(c, name, "equity_four_year", vesting_total(c, &t->vesting, &w->span, t->equity));
    w->cash_four_year = c->zero;
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when != PAY_VESTS)
            w->cash_four_year = rat_add(r, w->cash_four_year, in_all(c, t, w, part));
    w->four_year =
        named(c, name, "four_year",
              rat_add(r, rat_add(r, w->cash_four_year, w->equity_four_year), w->refresh_four_year));
    w->cash_four_year = named(c, name, "cash_four_year", w->cash_four_year);
}

/* ---- how sure -------------------------------------------------------------------------------- */

static void fill_certainty(struct calc *c, const struct rat_name *name, const struct terms *t,
                           struct worth *w)
{
    struct rats *r = c->rats;
    const struct rat_name *in = name ? calc_name(c, name, "certainty", -1) : NULL;
    rat contracted = c->zero, target = c->zero, discretionary = c->zero;
    rat *base = t->base_expected ? &target : &contracted;
    *base = rat_add(r, *base, in_all(c, t, w, PAY_BASE));
    for (size_t i = 0; i < t->bonuses_n; i++) {
        const struct bonus_exact *b = &t->bonuses[i];
        rat *into = b->kind == BONUS_CONTRACTUAL     ? &contracted
                    : b->kind == BONUS_DISCRETIONARY ? &discretionary
                                                     : &target;
        *into = rat_add(r, *into, bonus_in_all(c, t, &w->span, b));
    }
    for (size_t i = 0; i < t->allowances_n; i++) {
        const struct allowance_exact *a = &t->allowances[i];
        rat *into = a->expected ? &target : &contracted;
        if (rat_sign(a->amount) != 0)
            *into = rat_add(r, *into, rat_mul(r, w->span.years, a->amount));
    }
    for (int part = 0; part < PAY_PARTS; part++)
        if (pay_rows[part].when == PAY_ONCE)
            contracted = rat_add(r, contracted, in_all(c, t, w, part));
    bool liquid = t->kind == EQUITY_LIQUID;
    w->contracted = named(c, in, "contracted", contracted);
    w->target = named(c, in, "target", target);
    w->liquid = named(c, in, "liquid", liquid ? w->equity_four_year : c->zero);
    w->illiquid = named(c, in, "illiquid", liquid ? c->zero : w->equity_four_year);
    w->discretionary =
        named(c, in, "discretionary", rat_add(r, discretionary, w->refresh_four_year));
    w->firm = named(c, name, "firm", rat_sub(r, w->four_year, w->discretionary));
    w->sure = named(c, name, "sure", rat_add(r, rat_add(r, w->contracted, w->target), w->liquid));
}

/* What stands in lists is recorded there; the terms then refer to it. */
static void name_items(struct calc *c, const struct rat_name *name, struct terms *t)
{
    struct benefit_exact *benefits = arena_new_array(c->arena, struct benefit_exact, t->benefits_n);
    for (size_t i = 0; i < t->benefits_n; i++) {
        const struct rat_name *in = calc_name(c, name, "benefits", (int)i);
        benefits[i] = t->benefits[i];
        benefits[i].value = calc_figure(c, in, "value", benefits[i].value);
    }
    t->benefits = benefits;
    struct allowance_exact *all =
        arena_new_array(c->arena, struct allowance_exact, t->allowances_n);
    for (size_t i = 0; i < t->allowances_n; i++) {
        all[i] = t->allowances[i];
        all[i].amount =
            calc_figure(c, calc_name(c, name, "allowances", (int)i), "amount", all[i].amount);
    }
    t->allowances = all;
    t->refresh = calc_figure(c, name, "refresh", t->refresh);
    calc_figure_of(c, FIGURE_COUNT, NULL, name, "vesting_years", -1, t->vesting.years_at);
}

struct worth terms_worth(struct calc *c, const struct rat_name *name, struct terms *t)
{
    struct worth w = {.span = span_of(c, t->months)};
    if (name)
        name_items(c, name, t);
    fill_parts(c, name, t, &w);
    fill_annual(c, name, t, &w);
    fill_totals(c, name, t, &w);
    fill_years(c, name, t, &w);
    fill_certainty(c, name, t, &w);
    return w;
}

/* ---- solving --------------------------------------------------------------------------------- */

rat worth_of_base(const struct calc *c, const struct terms *t)
{
    struct rats *r = c->rats;
    struct span s = span_of(c, t->months);
    rat yearly = c->one, single = c->zero;
    for (size_t i = 0; i < t->bonuses_n; i++) {
        const struct bonus_exact *b = &t->bonuses[i];
        if (b->rule == RULE_AMOUNT)
            continue;
        rat share = b->rule == RULE_PERCENT ? b->value : rat_div(r, b->value, t->month_times);
        if (!b->years)
            yearly = rat_add(r, yearly, share);
        for (int k = 0; k < FIGURE_YEARS && b->years; k++)
            if (b->years & 1u << k && rat_sign(s.weight[k]) != 0)
                single = rat_add(r, single, rat_mul(r, share, s.weight[k]));
    }
    return rat_add(r, rat_mul(r, s.years, yearly), single);
}

rat worth_equity_for(struct calc *c, const struct terms *t, rat base, rat total)
{
    if (!base)
        return NULL;
    struct terms bare = terms_at(c, t, base, c->zero);
    struct worth w = terms_worth(c, NULL, &bare);
    return rat_div(c->rats, rat_sub(c->rats, total, w.four_year), w.vested_share);
}

rat worth_equity_for_firm(struct calc *c, const struct terms *t, rat base, rat firm)
{
    struct terms bare = terms_at(c, t, base, c->zero);
    struct worth w = terms_worth(c, NULL, &bare);
    return rat_div(c->rats, rat_sub(c->rats, firm, w.firm), w.vested_share);
}

rat worth_base_for(struct calc *c, const struct terms *t, rat equity, rat total)
{
    if (!equity)
        return NULL;
    struct terms bare = terms_at(c, t, c->zero, equity);
    struct worth w = terms_worth(c, NULL, &bare);
    return rat_div(c->rats, rat_sub(c->rats, total, w.four_year), worth_of_base(c, t));
}
