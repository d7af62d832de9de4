/* terms.c - what a package states, read as exact numbers (contract 1.1). */
#include "comp/terms.h"

/* ---- base ----------------------------------------------------------------------------------- */

/* The times of a unit that states none: the other package's of that same unit, else the unit's. */
static rat times_of_pay(const struct calc *c, const struct rat_name *in, const struct pay *pay,
                        const struct pay *other, struct unit *unit)
{
    bool carried = !pay->times.stated && other && other->stated && other->per == pay->per &&
                   other->times.stated;
    const struct decimal *times = carried ? &other->times : &pay->times;
    unit->per = pay->per;
    unit->has = pay->per != PER_YEAR;
    unit->times_e8 = times->stated ? times->e8 : offer_per_times(pay->per);
    if (!unit->has)
        return NULL;
    if (times->stated)
        return calc_stated_decimal(c, in, "times", times);
    return rat_decimal(c->rats, unit->times_e8);
}

static rat by_year(const struct calc *c, rat amount, const struct unit *unit)
{
    return unit->times ? rat_mul(c->rats, amount, unit->times) : amount;
}

static void read_base(struct calc *c, const struct rat_name *in, const struct package *p,
                      const struct package *times_of, struct terms *out)
{
    const struct pay *other = times_of ? &times_of->base_pay : NULL;
    out->unit.times =
        times_of_pay(c, calc_name(c, in, "base", -1), &p->base_pay, other, &out->unit);
    out->base = by_year(c, calc_or_zero(c, calc_stated(c, in, "base", &p->base)), &out->unit);
    if (p->base_pay.sure_stated)
        out->base_expected = p->base_pay.expected;
    out->month_times =
        out->unit.has && out->unit.per == PER_MONTH ? out->unit.times : c->month_times;
    if (p->base.stated)
        out->stated |= 1u << PAY_BASE;
}

/* ---- bonuses and allowances ------------------------------------------------------------------ */

static const char *named(const struct calc *c, const char *part, const char *name)
{
    return name ? arena_printf(c->arena, "%s “%s”", part, name) : part;
}

static struct bonus_exact read_bonus(struct calc *c, const struct rat_name *in,
                                     const struct bonus *b, const struct bonus_exact *old)
{
    const char *part = named(c, "bonus", b->name.s);
    struct bonus_exact x = {.name = b->name.s, .own = true, .lower = b->lower};
    x.kind = b->kind_stated || !old ? b->kind : old->kind;
    x.years = b->years || !old ? b->years : old->years;
    if (b->percent.stated) {
        x.rule = RULE_PERCENT;
        x.value = calc_stated_percent(c, in, part, b->percent.e8, b->percent.at);
    } else if (b->months.stated) {
        x.rule = RULE_MONTHS;
        x.value = calc_stated_decimal(c, in, part, &b->months);
    } else {
        x.value = calc_or_zero(c, calc_stated(c, in, part, &b->amount));
    }
    return x;
}

static const struct bonus *bonus_list(const struct package *p, size_t *n)
{
    *n = p->bonuses ? p->bonuses_n : p->bonus.stated;
    return p->bonuses ? p->bonuses : &p->bonus;
}

static void replace_bonuses(struct calc *c, const struct rat_name *in, const struct package *p,
                            struct terms *out)
{
    size_t n;
    const struct bonus *list = bonus_list(p, &n);
    if (n == 0)
        return;
    struct bonus_exact *all = arena_new_array(c->arena, struct bonus_exact, out->bonuses_n + n);
    size_t all_n = out->bonuses_n;
    for (size_t i = 0; i < all_n; i++)
        all[i] = out->bonuses[i];
    for (size_t i = 0; i < n; i++) {
        size_t k = 0;
        while (k < all_n && !str_same(all[k].name, list[i].name.s))
            k++;
        all[k] = read_bonus(c, in, &list[i], k < all_n ? &all[k] : NULL);
        all_n += k == all_n;
    }
    out->bonuses = all;
    out->bonuses_n = all_n;
    out->stated |= 1u << PAY_BONUS;
}

static struct allowance_exact read_allowance(struct calc *c, const struct rat_name *in,
                                             const struct allowance *a,
                                             const struct allowance_exact *old)
{
    const char *part = named(c, "allowance", a->name.s);
    struct allowance_exact x = {.name = a->name.s, .own = true, .lower = a->pay.lower};
    struct pay pay = a->pay;
    if (!pay.stated)
        pay.per = PER_MONTH; /* kind, sure, years and times are carried, the unit isn't */
    if (!pay.times.stated && old && old->unit.has && old->unit.per == pay.per) {
        pay.times.stated = true;
        pay.times.e8 = old->unit.times_e8;
        pay.times.at = a->at;
    }
    x.unit.times = times_of_pay(c, calc_name(c, in, part, -1), &pay, NULL, &x.unit);
    x.amount = by_year(c, calc_or_zero(c, calc_stated(c, in, part, &a->amount)), &x.unit);
    x.own_amount = x.amount;
    x.expected = a->pay.sure_stated || !old ? a->pay.expected : old->expected;
    return x;
}

static void replace_allowances(struct calc *c, const struct rat_name *in, const struct package *p,
                               struct terms *out)
{
    if (p->allowances_n == 0)
        return;
    struct allowance_exact *all =
        arena_new_array(c->arena, struct allowance_exact, out->allowances_n + p->allowances_n);
    size_t all_n = out->allowances_n;
    for (size_t i = 0; i < all_n; i++)
        all[i] = out->allowances[i];
    for (size_t i = 0; i < p->allowances_n; i++) {
        size_t k = 0;
        while (k < all_n && !str_same(all[k].name, p->allowances[i].name.s))
            k++;
        all[k] = read_allowance(c, in, &p->allowances[i], k < all_n ? &all[k] : NULL);
        all_n += k == all_n;
    }
    out->allowances = all;
    out->allowances_n = all_n;
    out->stated |= 1u << PAY_ALLOWANCE;
}

/* ---- once ------------------------------------------------------------------------------------ */

static void replace_once(struct calc *c, const struct rat_name *in, const struct package *p,
                         struct terms *out)
{
    for (int part = 0; part < PAY_PARTS; part++) {
        const struct once_stated s = pay_once(p, (enum money_part)part);
        if (!s.year[0].stated && !s.year[1].stated)
            continue;
        const char *key = pay_rows[part].key;
        const struct rat_name *name = calc_name(c, in, key, -1);
        out->once[part][0] = calc_or_zero(c, calc_stated(c, in, key, &s.year[0]));
        out->once[part][1] = calc_or_zero(c, calc_stated(c, name, "year_2", &s.year[1]));
        out->stated |= 1u << part;
        if (part == PAY_RELOCATION) /* in place of one that pays back costs */
            out->reimbursed = c->zero;
    }
    if (p->relocation.reimbursed && p->relocation.amount.stated) {
        out->reimbursed = calc_stated(c, in, "reimbursed", &p->relocation.amount);
        out->once[PAY_RELOCATION][0] = c->zero; /* in place of one that was paid */
        out->stated |= 1u << PAY_RELOCATION;
    }
    if (p->sign_on.clawback_months.stated)
        out->clawback_months = p->sign_on.clawback_months.n;
}

/* ---- equity ---------------------------------------------------------------------------------- */

/* shares × max(0, price × m − strike); of shares there is no strike */
rat terms_grant(const struct calc *c, const struct terms *t, rat m)
{
    struct rats *r = c->rats;
    rat price = rat_mul(r, t->price, m);
    if (t->kind != EQUITY_OPTIONS)
        return rat_mul(r, t->shares, price);
    return rat_mul(r, t->shares, rat_max(r, rat_sub(r, price, t->strike), c->zero));
}

static void read_grant(struct calc *c, const struct rat_name *in, const struct equity *e,
                       struct terms *out)
{
    const struct rat_name *name = calc_name(c, in, "equity", -1);
    rat strike = calc_stated_price(c, name, "strike", &e->strike);
    rat price = calc_stated_price(c, name, "price", &e->price);
    rat diluted = calc_stated_decimal(c, name, "total", &e->total);
    out->by_number = true;
    out->shares = calc_stated_decimal(c, name, "shares", &e->shares);
    out->strike = strike ? strike : out->strike;
    out->price = price ? price : out->price;
    out->diluted = diluted ? diluted : out->diluted;
    rat value = terms_grant(c, out, c->one);
    out->equity_unknown = value == NULL;
    out->equity = calc_or_zero(c, value);
}

rat terms_shares_for(const struct calc *c, const struct terms *t, rat equity)
{
    rat gain = t->kind == EQUITY_OPTIONS ? rat_sub(c->rats, t->price, t->strike) : t->price;
    if (!gain || rat_sign(gain) <= 0 || (t->kind != EQUITY_OPTIONS && !t->by_number))
        return NULL;
    return rat_div(c->rats, equity, gain);
}

static void read_amount(struct calc *c, const struct rat_name *in, const struct equity *e,
                        struct terms *out)
{
    rat amount = calc_or_zero(c, calc_stated(c, in, "equity", &e->amount));
    out->per_year = e->per_year;
    out->equity = e->per_year ? rat_mul(c->rats, amount, out->vesting.years_at) : amount;
    out->by_number = false;
    out->equity_unknown = false;
    out->shares = terms_shares_for(c, out, out->equity);
}

/* Stated years or a schedule drop a carried cliff. */
static void replace_vesting(struct calc *c, const struct rat_name *in, const struct equity *e,
                            struct terms *out)
{
    int cliff = e->cliff_months >= 0 ? e->cliff_months
                : vesting_stated(e)  ? 0
                                     : out->vesting.cliff_months;
    if (!vesting_stated(e) && cliff == out->vesting.cliff_months)
        return;
    if (vesting_stated(e))
        out->vesting = vesting_of(c, in, e, out->vesting.years);
    vesting_cliff(c, &out->vesting, cliff, out->months < c->months ? out->months : c->months);
}

static void replace_equity(struct calc *c, const struct rat_name *in, const struct equity *e,
                           struct terms *out)
{
    if (!e->stated)
        return;
    if (e->kind != EQUITY_UNSTATED)
        out->kind = e->kind;
    replace_vesting(c, in, e, out);
    bool is_none = e->kind == EQUITY_NONE;
    if (!e->has_grant && !e->amount.stated && !is_none)
        return;
    out->stated |= 1u << PAY_EQUITY;
    out->equity_own = out->equity_rate = NULL;
    out->equity_currency = e->currency;
    if (e->has_grant) {
        read_grant(c, in, e, out);
        return;
    }
    if (is_none) {
        out->by_number = out->equity_unknown = false;
        out->shares = NULL;
        out->equity = c->zero;
        return;
    }
    read_amount(c, in, e, out);
}

/* ---- beside pay ------------------------------------------------------------------------------ */

static void replace_beside(struct calc *c, const struct rat_name *in, const struct package *p,
                           struct terms *out)
{
    const struct pension *x = &p->pension;
    if (x->percent.stated) {
        out->pension_rule = RULE_PERCENT;
        out->pension = calc_stated_percent(c, in, "pension", x->percent.e8, x->percent.at);
    } else if (x->amount.stated) {
        out->pension_rule = RULE_AMOUNT;
        out->pension = calc_stated(c, in, "pension", &x->amount);
    }
    if (p->benefits_n == 0)
        return;
    struct benefit_exact *all =
        arena_new_array(c->arena, struct benefit_exact, out->benefits_n + p->benefits_n);
    size_t n = out->benefits_n;
    for (size_t i = 0; i < n; i++)
        all[i] = out->benefits[i];
    for (size_t i = 0; i < p->benefits_n; i++) {
        const struct benefit *b = &p->benefits[i];
        size_t k = 0;
        while (k < n && !str_same(all[k].from->name.s, b->name.s))
            k++;
        all[k] = (struct benefit_exact){
            b, calc_stated(c, in, named(c, "benefit", b->name.s), &b->value)};
        n += k == n;
    }
    out->benefits = all;
    out->benefits_n = n;
}

static void replace_refresh(struct calc *c, const struct rat_name *in, const struct package *p,
                            struct terms *out)
{
    if (!p->refresh.amount.stated)
        return;
    out->refresh = calc_stated(c, in, "refresh", &p->refresh.amount);
    out->refresh_from = p->refresh.from_year > 0 ? p->refresh.from_year : 2;
}

/* ---- all of it ------------------------------------------------------------------------------- */

void terms_no_once(const struct calc *c, struct terms *t)
{
    for (int part = 0; part < PAY_PARTS; part++)
        t->once[part][0] = t->once[part][1] = c->zero;
    t->reimbursed = c->zero;
}

void terms_read(struct calc *c, const struct rat_name *in, const struct package *p,
                const struct package *times_of, struct terms *out)
{
    *out = (struct terms){.base = c->zero,
                          .reimbursed = c->zero,
                          .equity = c->zero,
                          .refresh = c->zero,
                          .refresh_from = 2,
                          .months = p->months.stated ? p->months.n : 12 * FIGURE_YEARS};
    terms_no_once(c, out);
    out->vesting = vesting_of(c, in, &p->equity, VESTING_YEARS_DEFAULT);
    terms_replace(c, in, p, times_of, out);
    if (!out->month_times)
        out->month_times = c->month_times;
}

void terms_replace(struct calc *c, const struct rat_name *in, const struct package *own,
                   const struct package *times_of, struct terms *out)
{
    if (own->base.stated)
        read_base(c, in, own, times_of, out);
    replace_bonuses(c, in, own, out);
    replace_allowances(c, in, own, out);
    replace_once(c, in, own, out);
    replace_equity(c, in, &own->equity, out);
    replace_beside(c, in, own, out);
    replace_refresh(c, in, own, out);
}

void terms_convert(const struct calc *c, struct terms *t, rat rate)
{
    struct rats *r = c->rats;
    t->base = rat_mul(r, t->base, rate);
    struct bonus_exact *bonuses = arena_new_array(c->arena, struct bonus_exact, t->bonuses_n);
    for (size_t i = 0; i < t->bonuses_n; i++) {
        bonuses[i] = t->bonuses[i];
        if (bonuses[i].rule == RULE_AMOUNT)
            bonuses[i].value = rat_mul(r, bonuses[i].value, rate);
    }
    t->bonuses = bonuses;
    struct allowance_exact *allowances =
        arena_new_array(c->arena, struct allowance_exact, t->allowances_n);
    for (size_t i = 0; i < t->allowances_n; i++) {
        allowances[i] = t->allowances[i];
        allowances[i].amount = rat_mul(r, allowances[i].amount, rate);
    }
    t->allowances = allowances;
    for (int part = 0; part < PAY_PARTS; part++)
        for (int k = 0; k < 2; k++)
            t->once[part][k] = rat_mul(r, t->once[part][k], rate);
    t->reimbursed = rat_mul(r, t->reimbursed, rate);
    if (t->pension && t->pension_rule == RULE_AMOUNT)
        t->pension = rat_mul(r, t->pension, rate);
    struct benefit_exact *benefits = arena_new_array(c->arena, struct benefit_exact, t->benefits_n);
    for (size_t i = 0; i < t->benefits_n; i++)
        benefits[i] =
            (struct benefit_exact){t->benefits[i].from, rat_mul(r, t->benefits[i].value, rate)};
    t->benefits = benefits;
    t->refresh = rat_mul(r, t->refresh, rate);
}

void terms_convert_equity(const struct calc *c, struct terms *t, const char *currency, rat rate)
{
    struct rats *r = c->rats;
    if (currency) {
        t->equity_own = t->equity;
        t->equity_rate = rate;
        t->equity_currency = currency;
    }
    t->equity = rat_mul(r, t->equity, rate);
    t->strike = rat_mul(r, t->strike, rate);
    t->price = rat_mul(r, t->price, rate);
}

struct terms terms_at(const struct calc *c, const struct terms *t, rat base, rat equity)
{
    struct terms at = *t;
    at.base = base;
    if (equity == t->equity)
        return at;
    at.equity = equity;
    at.equity_unknown = false;
    at.shares = terms_shares_for(c, t, equity);
    if (at.equity_rate)
        at.equity_own = rat_div(c->rats, equity, at.equity_rate);
    return at;
}

rat terms_bonus(const struct calc *c, const struct terms *t, const struct bonus_exact *b)
{
    struct rats *r = c->rats;
    if (b->rule == RULE_PERCENT)
        return rat_mul(r, t->base, b->value);
    if (b->rule == RULE_MONTHS)
        return rat_mul(r, b->value, rat_div(r, t->base, t->month_times));
    return b->value;
}

rat terms_equity_at(const struct calc *c, const struct terms *t, rat m)
{
    if (t->kind == EQUITY_OPTIONS)
        return terms_grant(c, t, m);
    return rat_mul(c->rats, t->equity, m);
}
