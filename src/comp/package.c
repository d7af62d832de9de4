/* package.c - see package.h. */
#include "comp/package.h"

bool package_by_number(const struct package_fig *k)
{
    return k->shares.has && (k->by_number || k->kind == EQUITY_OPTIONS);
}

const struct bonus_fig *package_bonus(const struct package_fig *k, const char *name)
{
    for (size_t i = 0; i < k->bonuses_n; i++)
        if (str_same(k->bonuses[i].name, name))
            return &k->bonuses[i];
    return NULL;
}

const struct allowance_fig *package_allowance(const struct package_fig *k, const char *name)
{
    for (size_t i = 0; i < k->allowances_n; i++)
        if (str_same(k->allowances[i].name, name))
            return &k->allowances[i];
    return NULL;
}

const struct benefit_fig *package_benefit(const struct package_fig *k, const char *name)
{
    for (size_t i = 0; i < k->benefits_n; i++)
        if (str_same(k->benefits[i].name, name))
            return &k->benefits[i];
    return NULL;
}

static struct fig difference(bool has, money from, money to)
{
    return (struct fig){has, has ? to - from : 0};
}

static bool is_amount(const struct bonus_fig *b)
{
    return b && !b->has_percent && !b->has_months;
}

static struct fig bonus_change(const struct package_fig *from, const struct bonus_fig *to)
{
    const struct bonus_fig *was = package_bonus(from, to->name);
    return difference(is_amount(was) && is_amount(to), was ? was->amount : 0, to->amount);
}

static int64_t bonus_rate_change(const struct package_fig *from, const struct bonus_fig *to)
{
    const struct bonus_fig *was = package_bonus(from, to->name);
    if (was && was->has_percent && to->has_percent)
        return to->percent_e8 - was->percent_e8;
    return was && was->has_months && to->has_months ? to->months_e8 - was->months_e8 : 0;
}

static struct fig allowance_change(const struct package_fig *from, const struct allowance_fig *to)
{
    const struct allowance_fig *was = package_allowance(from, to->name);
    if (was && was->unit.has && to->unit.has && was->unit.per == to->unit.per)
        return difference(true, was->unit.amount, to->unit.amount);
    return difference(was, was ? was->amount : 0, to->amount);
}

struct change package_change(struct arena *a, const struct package_fig *from,
                             const struct package_fig *to)
{
    const struct unit_fig *was = &from->base_unit, *is = &to->base_unit;
    struct change c = {
        .annual = to->annual - from->annual,
        .four_year = to->four_year - from->four_year,
        .refresh = to->refresh - from->refresh,
        .pension = to->pension - from->pension,
        .base_unit =
            difference(was->has && is->has && was->per == is->per && was->times_e8 == is->times_e8,
                       was->amount, is->amount),
        .shares = difference(package_by_number(from) && package_by_number(to), from->shares.v,
                             to->shares.v),
        .equity_own =
            difference(to->equity_converted.has && (from->equity_converted.has || !from->equity),
                       from->equity_converted.equity, to->equity_converted.equity),
        .bonuses = arena_new_array(a, struct fig, to->bonuses_n),
        .allowances = arena_new_array(a, struct fig, to->allowances_n),
        .bonus_rates_e8 = arena_new_array(a, int64_t, to->bonuses_n),
        .benefits = arena_new_array(a, money, to->benefits_n)};
    for (int part = 0; part < PAY_PARTS; part++)
        c.part[part] = to->part[part] - from->part[part];
    for (size_t i = 0; i < to->bonuses_n; i++) {
        c.bonuses[i] = bonus_change(from, &to->bonuses[i]);
        c.bonus_rates_e8[i] = bonus_rate_change(from, &to->bonuses[i]);
    }
    for (size_t i = 0; i < to->allowances_n; i++)
        c.allowances[i] = allowance_change(from, &to->allowances[i]);
    for (size_t i = 0; i < to->benefits_n; i++) {
        const struct benefit_fig *had = package_benefit(from, to->benefits[i].name);
        c.benefits[i] = to->benefits[i].value.v - (had ? had->value.v : 0);
    }
    return c;
}
