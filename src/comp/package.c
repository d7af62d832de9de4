/* package.c - what a package states, and what that is worth (contract 2.1 to 2.3). */
#include "comp/package.h"

static rat stated_or(const struct calc *c, const struct amount *a, rat otherwise)
{
    return a->stated ? rat_money(c->rats, a->value) : otherwise;
}

static void read_bonus(const struct calc *c, const struct bonus *b, struct terms *out)
{
    out->bonus_share = c->zero;
    out->bonus_amount = stated_or(c, &b->amount, c->zero);
    out->bonus_kind = b->stated ? b->kind : BONUS_UNSTATED;
    if (b->percent.stated)
        out->bonus_share =
            rat_div(c->rats, rat_decimal(c->rats, b->percent.e8), rat_int(c->rats, 100));
}

static void read_sign_on(const struct calc *c, const struct sign_on *s, struct terms *out)
{
    out->sign_on[0] = stated_or(c, &s->year1, c->zero);
    out->sign_on[1] = stated_or(c, &s->year2, c->zero);
}

static void read_refresh(const struct calc *c, const struct refresh *f, struct terms *out)
{
    out->refresh = stated_or(c, &f->amount, c->zero);
    out->refresh_from = f->from_year > 0 ? f->from_year : 2;
}

/* shares × max(0, price × m − strike) */
static rat options_value(const struct calc *c, const struct terms *t, rat m)
{
    rat gain = rat_sub(c->rats, rat_mul(c->rats, t->price, m), t->strike);
    return rat_mul(c->rats, t->shares, rat_max(c->rats, gain, c->zero));
}

void terms_read(const struct calc *c, const struct package *p, struct terms *out)
{
    const struct equity *e = &p->equity;
    *out = (struct terms){.kind = e->kind};
    out->base = stated_or(c, &p->base, c->zero);
    read_bonus(c, &p->bonus, out);
    read_sign_on(c, &p->sign_on, out);
    read_refresh(c, &p->refresh, out);
    out->vesting = vesting_of(c->rats, e);
    if (e->has_grant) {
        out->shares = rat_decimal(c->rats, e->shares.e8);
        out->strike = rat_decimal(c->rats, e->strike.e8);
        out->price = rat_decimal(c->rats, e->price.e8);
        out->equity = options_value(c, out, c->one);
    } else {
        out->equity = stated_or(c, &e->amount, c->zero);
        if (e->per_year)
            out->equity = rat_mul(c->rats, out->equity, rat_int(c->rats, out->vesting.years));
    }
}

void terms_carry(const struct calc *c, const struct terms *from, const struct package *own,
                 struct terms *out)
{
    *out = *from;
    if (own->bonus.stated)
        read_bonus(c, &own->bonus, out);
    if (own->sign_on.year1.stated || own->sign_on.year2.stated)
        read_sign_on(c, &own->sign_on, out);
    if (own->refresh.amount.stated)
        read_refresh(c, &own->refresh, out);
    if (vesting_stated(&own->equity))
        out->vesting = vesting_of(c->rats, &own->equity);
    if (own->equity.kind != EQUITY_UNSTATED)
        out->kind = own->equity.kind;
}

struct terms terms_at(const struct calc *c, const struct terms *t, rat base, rat equity)
{
    struct terms at = *t;
    at.base = base;
    at.equity = equity;
    /* an amount asked for in options: as many shares as are worth it today */
    at.shares = NULL;
    if (at.kind == EQUITY_OPTIONS && at.price && at.strike) {
        rat gain = rat_sub(c->rats, at.price, at.strike);
        at.shares = rat_sign(gain) > 0 ? rat_div(c->rats, equity, gain) : NULL;
    }
    return at;
}

struct terms terms_converted(const struct calc *c, const struct terms *t, rat rate)
{
    struct terms to = *t;
    rat *const amounts[] = {&to.base,   &to.bonus_amount, &to.sign_on[0], &to.sign_on[1],
                            &to.equity, &to.strike,       &to.price,      &to.refresh};
    for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
        *amounts[i] = rat_mul(c->rats, *amounts[i], rate);
    return to;
}

struct worth terms_worth(const struct calc *c, const struct terms *t)
{
    struct rats *r = c->rats;
    struct worth w = {.refresh_four_year = c->zero};
    w.bonus = rat_add(r, rat_mul(r, t->base, t->bonus_share), t->bonus_amount);
    w.equity_per_year = rat_div(r, t->equity, rat_int(r, t->vesting.years));
    w.annual = rat_add(r, rat_add(r, t->base, w.bonus), w.equity_per_year);
    w.cash_four_year = c->zero;
    for (int k = 0; k < FIGURE_YEARS; k++) {
        rat refresh = vesting_refresh(r, t->refresh, t->refresh_from, t->vesting.years, k + 1);
        w.paid[k] = rat_add(r, t->base, w.bonus);
        if (k < 2)
            w.paid[k] = rat_add(r, w.paid[k], t->sign_on[k]);
        w.vests[k] = rat_add(r, rat_mul(r, t->equity, t->vesting.share[k]), refresh);
        w.cash_four_year = rat_add(r, w.cash_four_year, w.paid[k]);
        w.refresh_four_year = rat_add(r, w.refresh_four_year, refresh);
    }
    w.equity_four_year = rat_mul(r, t->equity, t->vesting.by_year_four);
    w.four_year = rat_add(r, rat_add(r, w.cash_four_year, w.equity_four_year), w.refresh_four_year);
    return w;
}

rat terms_equity_for(const struct calc *c, const struct terms *t, rat base, rat total)
{
    if (!base)
        return NULL;
    struct terms bare = terms_at(c, t, base, c->zero);
    rat lacks = rat_sub(c->rats, total, terms_worth(c, &bare).four_year);
    return rat_div(c->rats, lacks, t->vesting.by_year_four);
}

rat terms_base_for(const struct calc *c, const struct terms *t, rat equity, rat total)
{
    if (!equity)
        return NULL;
    struct terms bare = terms_at(c, t, c->zero, equity);
    rat lacks = rat_sub(c->rats, total, terms_worth(c, &bare).four_year);
    rat weight = rat_mul(c->rats, c->years, rat_add(c->rats, c->one, t->bonus_share));
    return rat_div(c->rats, lacks, weight);
}

rat terms_equity_at(const struct calc *c, const struct terms *t, rat m)
{
    if (t->kind == EQUITY_OPTIONS)
        return options_value(c, t, m);
    return rat_mul(c->rats, t->equity, m);
}

/* ---- printing --------------------------------------------------------------------------- */

void calc_about(struct calc *c, const char *what, struct place at)
{
    c->what = what;
    c->at = at;
    c->told = false;
}

void calc_follows(struct calc *c)
{
    c->told = c->failed;
}

static void overflow(struct calc *c)
{
    c->failed = true;
    if (c->told)
        return;
    c->told = true;
    diag_add(c->diags, DIAG_FIGURE_OVERFLOW, c->at,
             "%s is larger than 92,233,720,368,547,758.07, the largest amount there is; look for "
             "an amount, a rate or a share count with too many digits",
             c->what);
}

struct fig calc_fig(struct calc *c, rat a)
{
    struct fig f = {.has = a != NULL};
    if (a && !rat_round(a, MONEY_UNIT, &f.v))
        overflow(c);
    return f;
}

money calc_money(struct calc *c, rat a)
{
    return calc_fig(c, a).v;
}

struct share calc_share(struct calc *c, rat a)
{
    struct share s = {.has = a != NULL};
    if (a && (!rat_round(a, 10000, &s.e4) || !rat_round(a, 100, &s.e2)))
        overflow(c);
    return s;
}

static struct certainty certainty_of(struct calc *c, const struct terms *t, const struct worth *w,
                                     struct share *contracted_share)
{
    struct rats *r = c->rats;
    rat bonuses = rat_mul(r, c->years, w->bonus);
    rat contracted = w->cash_four_year;
    if (t->bonus_kind != BONUS_CONTRACTUAL)
        contracted = rat_sub(r, contracted, bonuses);
    *contracted_share = calc_share(c, rat_div(r, contracted, w->four_year));
    return (struct certainty){
        .contracted = calc_money(c, contracted),
        .target = t->bonus_kind == BONUS_CONTRACTUAL ? 0 : calc_money(c, bonuses),
        .liquid = t->kind == EQUITY_LIQUID ? calc_money(c, w->equity_four_year) : 0,
        .illiquid = t->kind == EQUITY_LIQUID ? 0 : calc_money(c, w->equity_four_year),
        .discretionary = calc_money(c, w->refresh_four_year),
    };
}

void package_print(struct calc *c, const struct terms *t, const struct worth *w,
                   struct package_fig *out)
{
    struct rats *r = c->rats;
    out->base = calc_money(c, t->base);
    out->bonus = calc_money(c, w->bonus);
    out->sign_on = calc_money(c, rat_add(r, t->sign_on[0], t->sign_on[1]));
    out->equity = calc_money(c, t->equity);
    out->vesting_years = t->vesting.years;
    out->kind = t->kind;
    out->bonus_kind = t->bonus_kind;
    out->annual = calc_money(c, w->annual);
    out->four_year = calc_money(c, w->four_year);
    out->refresh = calc_money(c, t->refresh);
    out->refresh_from = t->refresh_from;
    rat sum = c->zero;
    for (int k = 0; k < FIGURE_YEARS; k++) {
        rat total = rat_add(r, w->paid[k], w->vests[k]);
        sum = rat_add(r, sum, total);
        out->years[k] = (struct year_fig){
            .base = out->base,
            .bonus = out->bonus,
            .sign_on = k < 2 ? calc_money(c, t->sign_on[k]) : 0,
            .equity = calc_money(c, w->vests[k]),
            .total = calc_money(c, total),
        };
        out->cumulative[k] = calc_money(c, sum);
    }
    out->certainty = certainty_of(c, t, w, &out->contracted_share);
    if (t->kind == EQUITY_OPTIONS) {
        out->shares = calc_fig(c, t->shares);
        out->face_value = calc_fig(c, rat_mul(r, t->shares, t->price));
    }
    out->equity_per_year = calc_money(c, w->equity_per_year);
    out->equity_four_year = calc_money(c, w->equity_four_year);
    out->refresh_four_year = calc_money(c, w->refresh_four_year);
    out->cash_four_year = calc_money(c, w->cash_four_year);
}
