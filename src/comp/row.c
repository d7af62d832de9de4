/* row.c - see row.h. */
#include "comp/row.h"
#include "comp/side.h"

/* v × e8, exact until it is rounded to a cent; 0 where that doesn't fit. */
static money scaled(struct rats *rats, money v, int64_t e8)
{
    money out = 0;
    rat_round(rat_mul(rats, rat_money(rats, v), rat_decimal(rats, e8)), MONEY_UNIT, &out);
    return out;
}

/* ---- the row's numbers ---- */

struct row_numbers row_of_figures(const struct figures *f)
{
    return (struct row_numbers){.has_base = f->band.base.min.has && f->band.base.max.has,
                                .has_equity = f->band.equity.min.has && f->band.equity.max.has,
                                .base_min = f->band.base.min.v,
                                .base_max = f->band.base.max.v,
                                .equity_min = f->band.equity.min.v,
                                .equity_max = f->band.equity.max.v,
                                .years = f->package.vesting_years,
                                .ask_base = f->ask.base,
                                .ask_equity = f->ask.equity};
}

struct row_numbers row_alone(struct arena *a, struct rats *rats, const struct region *r)
{
    int64_t low = r->factor_of ? r->factor_min.e8 : DECIMAL_ONE;
    int64_t high = r->factor_of ? r->factor_max.e8 : DECIMAL_ONE;
    struct row_numbers n = {.has_base = r->base.stated,
                            .has_equity = r->equity.stated,
                            .base_min = scaled(rats, r->base.min, low),
                            .base_max = scaled(rats, r->base.max, high),
                            .equity_min = r->equity.min,
                            .equity_max = r->equity.max,
                            .years = r->equity_years,
                            .ask_base = scaled(rats, r->ask.base.value, high),
                            .ask_equity = r->ask.equity.value};
    if (!r->ask.base.stated && r->base.stated)
        n.ask_base = side_suggestion(a, n.base_min, n.base_max);
    if (!r->ask.equity.stated && r->equity.stated)
        n.ask_equity = side_suggestion(a, n.equity_min, n.equity_max);
    return n;
}

money row_least(const struct row_numbers *n, int years)
{
    const struct parts p = {.base = n->base_min,
                            .equity = n->has_equity ? n->equity_min : 0,
                            .grant_years = n->years,
                            .years = years};
    return parts_total(&p);
}

struct row_bridge row_bridge(const struct row_numbers *n, const struct region *r,
                             const struct run *ask, const struct claim *other)
{
    bool equity = ask->role == ROLE_BRIDGE_EQUITY;
    const struct parts p = {.base = equity ? n->ask_base : ask->stated.value,
                            .equity = equity ? ask->stated.value : n->ask_equity,
                            .grant_years =
                                r->equity_years ? r->equity_years : VESTING_YEARS_DEFAULT,
                            .years = other->parts.years};
    return (struct row_bridge){.equity = equity,
                               .other = equity ? p.base : p.equity,
                               .left = other->computed - parts_total(&p)};
}

/* ---- the row's own total ---- */

static money bonus_of(struct rats *rats, const struct region *r, money base, bool max)
{
    money v = max ? r->bonus.max : r->bonus.min;
    if (r->bonus_kind == GBONUS_AMOUNT)
        return v;
    /* v is in 1/100 of a per cent, so v × 10,000 is it as a decimal. */
    return r->bonus_kind == GBONUS_PERCENT ? scaled(rats, base, v * (DECIMAL_ONE / 10000)) : 0;
}

/* Bands are rounded, and some hold the first year's sign-on: a twentieth is no finding. */
static bool near(const struct region *r, money stated, money computed, bool max)
{
    money sign_on = r->sign_on.stated ? (max ? r->sign_on.max : r->sign_on.min) : 0;
    for (int with = 0; with < 2; with++) {
        money v = computed + (with ? sign_on : 0), off = v > stated ? v - stated : stated - v;
        if (off * 20 <= stated)
            return true;
    }
    return false;
}

struct row_total row_total(struct rats *rats, const struct region *r, bool max)
{
    money base = max ? r->base.max : r->base.min;
    struct row_total t = {
        .parts = {.base = base,
                  .bonus = bonus_of(rats, r, base, max),
                  .equity = max ? r->equity.max : r->equity.min,
                  .grant_years = r->equity_years ? r->equity_years : VESTING_YEARS_DEFAULT,
                  .years = 1},
        .stated = max ? r->total.max : r->total.min};
    t.computed = parts_total(&t.parts);
    t.holds = claim_holds(r->total.text, t.stated, r->total.open && max, t.computed) ||
              near(r, t.stated, t.computed, max);
    t.cause = t.holds ? CAUSE_NONE : claim_cause(&t.parts, r->total.text, t.stated);
    return t;
}

/* ---- rows against each other ---- */

/* `v` in another currency by one of the offer's dated rates; false: there is none. */
static bool convert(struct rats *rats, const struct offer *o, const char *from, const char *to,
                    money v, money *out)
{
    if (strcmp(from, to) == 0) {
        *out = v;
        return true;
    }
    const struct rate *there = offer_rate(o, from, to), *back = offer_rate(o, to, from);
    if (there && there->value.e8 > 0) {
        *out = scaled(rats, v, there->value.e8);
        return true;
    }
    return back && back->value.e8 > 0 &&
           rat_round(rat_div(rats, rat_money(rats, v), rat_decimal(rats, back->value.e8)),
                     MONEY_UNIT, out);
}

bool row_against(struct rats *rats, const struct offer *o, const struct region *r,
                 const struct region *of, const struct region *full, struct row_against *out)
{
    money middle = (full->base.min + full->base.max) / 2;
    if (!full->base.stated || !of->base.stated || full == of || full->factor_of ||
        !convert(rats, o, full->currency, of->currency, middle, &out->converted))
        return false;
    out->lowest = scaled(rats, (of->base.min + of->base.max) / 2, r->factor_min.e8);
    return true;
}
