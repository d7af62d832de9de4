/* terms_items.c - the items of a package: each money part, each bonus and allowance by name. They
 * are compared, raised and stepped one by one (contract 5 "Bonuses", 2.10). */
#include "comp/terms.h"

static const struct bonus_exact *bonus_named(const struct terms *t, const char *name)
{
    for (size_t i = 0; i < t->bonuses_n; i++)
        if (str_same(t->bonuses[i].name, name))
            return &t->bonuses[i];
    return NULL;
}

static const struct allowance_exact *allowance_named(const struct terms *t, const char *name)
{
    for (size_t i = 0; i < t->allowances_n; i++)
        if (str_same(t->allowances[i].name, name))
            return &t->allowances[i];
    return NULL;
}

static void add_item(struct item out[], size_t *n, size_t max, struct item i)
{
    for (size_t k = 0; k < *n; k++)
        if (out[k].part == i.part && str_same(out[k].name, i.name))
            return;
    if (*n < max)
        out[(*n)++] = i;
}

size_t terms_items(const struct terms *const *of, size_t of_n, struct item out[], size_t max)
{
    size_t n = 0;
    for (int part = 0; part < PAY_PARTS; part++) {
        enum money_part is = (enum money_part)part;
        if (is != PAY_BONUS && is != PAY_ALLOWANCE)
            add_item(out, &n, max, (struct item){is, false, NULL});
        for (size_t k = 0; k < of_n && is == PAY_BONUS; k++)
            for (size_t i = 0; i < of[k]->bonuses_n; i++)
                add_item(out, &n, max, (struct item){is, true, of[k]->bonuses[i].name});
        for (size_t k = 0; k < of_n && is == PAY_ALLOWANCE; k++)
            for (size_t i = 0; i < of[k]->allowances_n; i++)
                add_item(out, &n, max, (struct item){is, true, of[k]->allowances[i].name});
    }
    return n;
}

bool terms_has(const struct terms *t, const struct item *i)
{
    if (i->part == PAY_BONUS)
        return bonus_named(t, i->name) != NULL;
    if (i->part == PAY_ALLOWANCE)
        return allowance_named(t, i->name) != NULL;
    return (t->stated & 1u << i->part) != 0;
}

bool terms_states(const struct terms *t, unsigned parts, const struct item *i)
{
    if (!(parts >> i->part & 1))
        return false;
    const struct bonus_exact *b = i->part == PAY_BONUS ? bonus_named(t, i->name) : NULL;
    const struct allowance_exact *a = i->part == PAY_ALLOWANCE ? allowance_named(t, i->name) : NULL;
    return i->named ? (b && b->own) || (a && a->own) : true;
}

enum rule terms_rule(const struct terms *a, const struct terms *b, const struct item *i)
{
    if (i->part == PAY_EQUITY)
        return a->by_number && b->by_number ? RULE_SHARES : RULE_AMOUNT;
    if (i->part != PAY_BONUS)
        return RULE_AMOUNT;
    const struct bonus_exact *x = bonus_named(a, i->name), *y = bonus_named(b, i->name);
    if (!x || !y)
        return x ? x->rule : y ? y->rule : RULE_AMOUNT;
    return x->rule == y->rule ? x->rule : RULE_AMOUNT;
}

rat terms_item(const struct calc *c, const struct terms *t, const struct item *i, enum rule rule)
{
    const struct bonus_exact *b;
    const struct allowance_exact *a;
    switch (i->part) {
    case PAY_BASE:
        return t->base;
    case PAY_BONUS:
        b = bonus_named(t, i->name);
        return !b ? c->zero : rule == RULE_AMOUNT ? terms_bonus(c, t, b) : b->value;
    case PAY_ALLOWANCE:
        a = allowance_named(t, i->name);
        return a ? a->amount : c->zero;
    case PAY_EQUITY:
        return rule == RULE_SHARES ? calc_or_zero(c, t->shares) : t->equity;
    default:
        return rat_add(c->rats, t->once[i->part][0], t->once[i->part][1]);
    }
}

/* A list of their own, with room for one more. */
static struct bonus_exact *own_bonuses(const struct calc *c, struct terms *t, const char *name)
{
    struct bonus_exact *all = arena_new_array(c->arena, struct bonus_exact, t->bonuses_n + 1);
    struct bonus_exact *found = NULL;
    for (size_t i = 0; i < t->bonuses_n; i++) {
        all[i] = t->bonuses[i];
        if (str_same(all[i].name, name))
            found = &all[i];
    }
    if (!found) {
        found = &all[t->bonuses_n++];
        found->name = name;
        found->value = c->zero;
    }
    t->bonuses = all;
    return found;
}

static struct allowance_exact *own_allowances(const struct calc *c, struct terms *t,
                                              const char *name)
{
    struct allowance_exact *all =
        arena_new_array(c->arena, struct allowance_exact, t->allowances_n + 1);
    struct allowance_exact *found = NULL;
    for (size_t i = 0; i < t->allowances_n; i++) {
        all[i] = t->allowances[i];
        if (str_same(all[i].name, name))
            found = &all[i];
    }
    if (!found) {
        found = &all[t->allowances_n++];
        found->name = name;
        found->amount = c->zero;
    }
    t->allowances = all;
    return found;
}

/* Money has no price of its own: what a share is worth by the other grant, it is still worth. */
static void take_prices(const struct calc *c, struct terms *t, const struct terms *from)
{
    bool keeps = !from->by_number && !from->price && !from->strike;
    if (keeps) {
        t->shares = terms_shares_for(c, t, t->equity);
        return;
    }
    t->shares = from->shares;
    t->price = from->price;
    t->strike = from->strike;
}

void terms_take(const struct calc *c, struct terms *t, const struct terms *from,
                const struct item *i)
{
    const struct bonus_exact *b;
    const struct allowance_exact *a;
    t->stated |= from->stated & 1u << i->part;
    switch (i->part) {
    case PAY_BASE:
        t->base = from->base;
        t->unit = from->unit;
        break;
    case PAY_BONUS:
        b = bonus_named(from, i->name);
        if (b)
            *own_bonuses(c, t, i->name) = *b;
        break;
    case PAY_ALLOWANCE:
        a = allowance_named(from, i->name);
        if (a)
            *own_allowances(c, t, i->name) = *a;
        break;
    case PAY_EQUITY: /* the amount; how it vests stays, if anything did */
        if (t->kind == EQUITY_NONE || t->kind == EQUITY_UNSTATED) {
            t->kind = from->kind;
            t->vesting = from->vesting;
        }
        t->equity = from->equity;
        t->equity_own = from->equity_own;
        t->equity_rate = from->equity_rate;
        t->equity_currency = from->equity_currency;
        t->equity_unknown = from->equity_unknown;
        t->by_number = from->by_number;
        t->per_year = from->per_year;
        take_prices(c, t, from);
        t->diluted = from->diluted;
        break;
    default:
        t->once[i->part][0] = from->once[i->part][0];
        t->once[i->part][1] = from->once[i->part][1];
        break;
    }
}

static void put_shares(const struct calc *c, struct terms *t, rat shares)
{
    t->shares = shares;
    rat value = terms_grant(c, t, c->one);
    t->equity_unknown = value == NULL;
    t->equity = calc_or_zero(c, value);
    t->equity_own = t->equity_rate ? rat_div(c->rats, t->equity, t->equity_rate) : NULL;
}

void terms_put(const struct calc *c, struct terms *t, const struct item *i, enum rule rule,
               rat value)
{
    struct bonus_exact *b;
    struct allowance_exact *a;
    switch (i->part) {
    case PAY_BASE:
        t->base = value;
        break;
    case PAY_BONUS:
        b = own_bonuses(c, t, i->name);
        b->rule = rule;
        b->value = value;
        break;
    case PAY_ALLOWANCE:
        a = own_allowances(c, t, i->name);
        a->amount = a->own_amount = value;
        break;
    case PAY_EQUITY:
        if (rule == RULE_SHARES)
            put_shares(c, t, value);
        else
            *t = terms_at(c, t, t->base, value);
        break;
    default: /* the second year's part stays as long as it fits */
        t->once[i->part][1] = rat_min(c->rats, t->once[i->part][1], value);
        t->once[i->part][0] = rat_sub(c->rats, value, t->once[i->part][1]);
        break;
    }
}

bool terms_lower(const struct terms *t, const struct package *own, const struct item *i)
{
    const struct bonus_exact *b;
    const struct allowance_exact *a;
    switch (i->part) {
    case PAY_BASE:
        return own->base.stated && own->base_pay.lower;
    case PAY_BONUS:
        b = bonus_named(t, i->name);
        return b && b->own && b->lower;
    case PAY_ALLOWANCE:
        a = allowance_named(t, i->name);
        return a && a->own && a->lower;
    case PAY_EQUITY:
        return own->equity.lower;
    default:
        return pay_once(own, i->part).lower;
    }
}
