/* side.c - ask, floor and agreed, resolved part by part, each with its source. */
#include "comp/side.h"

/* Where in the band the ask stands that nobody has named, in per cent. */
#define ASK_IN_RANGE 85

/* ---- currencies -------------------------------------------------------------------------------
 */

static const struct rate *rate_of(struct calc *c, const struct offer *o, const char *from,
                                  const char *to, const char *what, struct place at)
{
    const struct rate *rate = offer_rate(o, from, to);
    if (rate)
        return rate;
    diag_add(c->diags, DIAG_TWO_CURRENCIES, at,
             "this %s is in %s, the region's figures are in %s; add <rate from=\"%s\" "
             "to=\"%s\" value=\"…\" date=\"…\"/>",
             what, from, to, from, to);
    c->failed = true;
    return NULL;
}

static void print_equity_converted(struct calc *c, const struct exact *x,
                                   const struct rat_name *name, const struct terms *t,
                                   struct package_fig *out)
{
    const struct rate *rate =
        t->equity_rate ? offer_rate(x->in, t->equity_currency, x->currency) : NULL;
    if (!rate)
        return;
    rat own =
        calc_figure_of(c, FIGURE_MONEY, rate->from, calc_name(c, name, "equity_converted", -1),
                       "equity", -1, t->equity_own);
    out->equity_converted = (struct equity_converted){.has = true,
                                                      .from = rate->from,
                                                      .rate = rate->value,
                                                      .date = rate->date,
                                                      .source = rate->source.s,
                                                      .equity = calc_money(c, own)};
}

/* A carried strike and price are in the figures' currency: they are brought to the one in which the
 * equity that carries them is read, which convert_equity() takes back. */
static void prices_in(struct calc *c, const struct exact *x, struct terms *t, const char *currency)
{
    bool foreign = currency && strcmp(currency, x->currency) != 0;
    const struct rate *rate = foreign ? offer_rate(x->in, currency, x->currency) : NULL;
    if (!rate)
        return;
    t->strike = rat_div(c->rats, t->strike, rate_exact(c, rate));
    t->price = rat_div(c->rats, t->price, rate_exact(c, rate));
}

/* Straight to the figures' currency. */
static bool convert_equity(struct calc *c, const struct exact *x, struct terms *t,
                           const char *currency, struct place at)
{
    if (!currency || strcmp(currency, x->currency) == 0)
        return true;
    const struct rate *rate = rate_of(c, x->in, currency, x->currency, "equity", at);
    if (!rate)
        return false;
    terms_convert_equity(c, t, currency, rate_exact(c, rate));
    return true;
}

/* The package in its own currency: what it is worth there, recorded and printed. */
static void print_own(struct calc *c, const struct rat_name *name, struct terms *t,
                      const struct rate *rate, const char *from, struct package_fig *out)
{
    const struct rat_name *in = calc_name(c, name, "converted", -1);
    struct worth own = terms_worth(c, NULL, t);
    t->base = calc_figure_of(c, FIGURE_MONEY, from, in, "base", -1, t->base);
    t->equity = calc_figure_of(c, FIGURE_MONEY, from, in, "equity", -1, t->equity);
    rat annual = calc_figure_of(c, FIGURE_MONEY, from, in, "annual", -1, own.annual);
    rat all = calc_figure_of(c, FIGURE_MONEY, from, in, "four_year", -1, own.four_year);
    out->converted = (struct converted){.has = true,
                                        .from = from,
                                        .rate = rate->value,
                                        .date = rate->date,
                                        .source = rate->source.s,
                                        .base = calc_money(c, t->base),
                                        .equity = calc_money(c, t->equity),
                                        .annual = calc_money(c, annual),
                                        .four_year = calc_money(c, all)};
    if (t->unit.has) {
        rat amount = rat_div(c->rats, t->base, t->unit.times);
        const struct rat_name *unit = calc_name(c, name, "base_unit", -1);
        calc_figure_of(c, FIGURE_MONEY, from, unit, "amount", -1, amount);
        calc_figure_of(c, FIGURE_COUNT, NULL, unit, "times", -1, t->unit.times);
        out->base_unit = (struct unit_fig){.has = true,
                                           .currency = from,
                                           .amount = calc_money(c, amount),
                                           .per = t->unit.per,
                                           .times_e8 = t->unit.times_e8};
    }
}

/* A package in one currency with its equity in another, both of them foreign: what the equity is
 * in the package's currency goes through the figures' own. */
static void equity_across(struct calc *c, struct terms *t, rat package_rate)
{
    t->equity = rat_div(c->rats, t->equity, package_rate);
}

static bool convert_package(struct calc *c, const struct exact *x, const struct rat_name *name,
                            const struct package *p, struct terms *t, struct package_fig *out)
{
    bool foreign = p->currency && strcmp(p->currency, x->currency) != 0;
    bool apart =
        p->equity.currency && (!p->currency || strcmp(p->equity.currency, p->currency) != 0);
    const struct rate *rate =
        foreign ? rate_of(c, x->in, p->currency, x->currency, "package", p->currency_at) : NULL;
    if (foreign && !rate)
        return false;
    if (apart && !convert_equity(c, x, t, p->equity.currency, p->equity.currency_at))
        return false;
    if (!foreign)
        return true;
    rat by = rate_exact(c, rate), equity = t->equity;
    if (apart)
        equity_across(c, t, by);
    print_own(c, name, t, rate, p->currency, out);
    terms_convert(c, t, by);
    if (apart)
        t->equity = equity;
    else
        terms_convert_equity(c, t, NULL, by); /* it has no currency apart from the package's */
    return true;
}

bool package_settle(struct calc *c, const struct exact *x, const struct rat_name *name,
                    const struct package *p, struct terms *t, struct worth *w,
                    struct package_fig *out)
{
    terms_read(c, name, p, NULL, t);
    if (!convert_package(c, x, name, p, t, out))
        return false;
    *w = terms_worth(c, name, t);
    package_print(c, name, t, w, out);
    if (p->equity.currency && (!p->currency || strcmp(p->equity.currency, p->currency) != 0))
        print_equity_converted(c, x, name, t, out);
    out->from = p;
    out->instrument = p->equity.instrument;
    out->terms = p->terms;
    out->terms_n = p->terms_n;
    return true;
}

/* ---- what a side states ------------------------------------------------------------------------
 */

bool package_names_part(const struct package *p)
{
    bool once = false;
    for (int part = 0; part < PAY_PARTS; part++) {
        struct once_stated s = pay_once(p, (enum money_part)part);
        once = once || s.year[0].stated || s.year[1].stated;
    }
    return once || p->base.stated || p->bonus.stated || p->bonuses_n || p->allowances_n ||
           p->equity.amount.stated || p->equity.has_grant;
}

bool package_names_any(const struct package *p)
{
    return package_names_part(p) || p->equity.stated || p->refresh.amount.stated ||
           p->pension.stated || p->benefits_n || p->terms_n || p->sign_on.clawback_months.stated;
}

static struct place place_of(const struct package *p, int part)
{
    switch (part) {
    case PAY_BASE:
        return p->base.at;
    case PAY_BONUS:
        return p->bonuses_n ? p->bonuses[0].at : p->bonus.at;
    case PAY_ALLOWANCE:
        return p->allowances_n ? p->allowances[0].at : p->at;
    case PAY_EQUITY:
        return p->equity.has_grant ? p->equity.at : p->equity.amount.at;
    default:
        break;
    }
    struct once_stated once = pay_once(p, (enum money_part)part);
    return once.year[0].stated ? once.year[0].at : p->at;
}

struct terms side_carried(const struct calc *c, const struct terms *t)
{
    struct terms out = *t;
    out.bonuses = arena_new_array(c->arena, struct bonus_exact, t->bonuses_n);
    for (size_t i = 0; i < t->bonuses_n; i++) {
        out.bonuses[i] = t->bonuses[i];
        out.bonuses[i].own = out.bonuses[i].lower = false;
    }
    out.allowances = arena_new_array(c->arena, struct allowance_exact, t->allowances_n);
    for (size_t i = 0; i < t->allowances_n; i++) {
        out.allowances[i] = t->allowances[i];
        out.allowances[i].own = out.allowances[i].lower = false;
        out.allowances[i].own_amount = t->allowances[i].amount; /* a side is in the figures' */
    }
    return out;
}

/* ---- parts from the guide and the band ---------------------------------------------------------
 */

/* 85 % of the range, to the unit of the unrounded amount, within low and high. */
static rat suggestion(struct calc *c, const struct span_rat *s, const struct unit *unit)
{
    struct rats *r = c->rats;
    if (!s->min || !s->max)
        return NULL;
    rat share = rat_frac(r, ASK_IN_RANGE, 100);
    rat at = rat_add(r, s->min, rat_mul(r, share, rat_sub(r, s->max, s->min)));
    rat in_unit = unit && unit->times ? rat_div(r, at, unit->times) : at;
    rat rounded = rat_nearest(r, in_unit, side_rounding_unit(c, in_unit));
    if (unit && unit->times)
        rounded = rat_mul(r, rounded, unit->times);
    return rat_cmp(rounded, s->min) < 0 ? s->min : rat_cmp(rounded, s->max) > 0 ? s->max : rounded;
}

static void named_by_guide(struct side_exact *s, enum money_part part, struct place at)
{
    s->source[part] = FROM_GUIDE;
    s->at[part] = at;
    s->by_name |= 1u << part;
    s->terms.stated |= 1u << part;
}

/* The guide's bonus is the unnamed one. */
static void bonus_from_guide(struct calc *c, const struct guide_side *named, struct terms *t)
{
    struct bonus_exact *all = arena_new_array(c->arena, struct bonus_exact, t->bonuses_n + 1);
    size_t i = 0, n = t->bonuses_n;
    for (size_t k = 0; k < n; k++)
        all[k] = t->bonuses[k];
    while (i < n && all[i].name)
        i++;
    if (i == n)
        all[t->bonuses_n++] = (struct bonus_exact){.kind = BONUS_TARGET};
    all[i].rule = named->bonus_percent ? RULE_PERCENT : RULE_AMOUNT;
    all[i].value = named->bonus;
    all[i].own = true;
    t->bonuses = all;
}

static bool guide_names(const struct guide_side *s)
{
    return s->base || s->equity || s->bonus || s->sign_on;
}

/* Its own, else the offer's unless that is none or unstated, else the guide's, else liquid. */
static enum equity_kind kind_of(const struct exact *x, const struct side_exact *s)
{
    enum equity_kind own = s->from ? s->from->equity.kind : EQUITY_UNSTATED;
    enum equity_kind offered = x->offer.kind;
    if (own != EQUITY_UNSTATED)
        return own;
    if (offered != EQUITY_UNSTATED && offered != EQUITY_NONE)
        return offered;
    if (s->source[PAY_EQUITY] == FROM_CARRIED)
        return offered;
    enum equity_kind guides = x->row.region->equity_kind;
    return guides != EQUITY_UNSTATED && guides != EQUITY_NONE ? guides : EQUITY_LIQUID;
}

static void from_guide(struct calc *c, const struct exact *x, const struct guide_side *named,
                       struct side_exact *s)
{
    struct terms *t = &s->terms;
    if (!(s->own & 1u << PAY_BONUS) && named->bonus) {
        bonus_from_guide(c, named, t);
        named_by_guide(s, PAY_BONUS, named->bonus_at);
    }
    if (!(s->own & 1u << PAY_SIGN_ON) && named->sign_on) {
        t->once[PAY_SIGN_ON][0] = named->sign_on;
        named_by_guide(s, PAY_SIGN_ON, named->sign_on_at);
    }
    if (!(s->own & 1u << PAY_BASE) && named->base) {
        t->base = named->base;
        t->unit = (struct unit){.has = false};
        named_by_guide(s, PAY_BASE, named->base_at);
    }
    if (!(s->own & 1u << PAY_EQUITY) && named->equity) {
        s->scaled = t->vesting.years != x->row.years;
        rat grant = named->equity;
        if (s->scaled)
            grant = rat_mul(c->rats, grant,
                            rat_div(c->rats, t->vesting.years_at, rat_int(c->rats, x->row.years)));
        t->equity_own = t->equity_rate = NULL;
        t->equity_currency = NULL;
        t->by_number = false;
        t->per_year = false;
        *t = terms_at(c, t, t->base, grant);
        named_by_guide(s, PAY_EQUITY, named->equity_at);
        t->kind = kind_of(x, s); /* there is equity now: it keeps its own vesting */
    }
}

/* Nobody has named an ask: the band's suggestion, never of a survey or a report. */
static void from_band(struct calc *c, const struct exact *x, struct side_exact *s)
{
    const struct exact_bands *b = &x->band;
    rat base = b->base_source == BAND_MARKET ? NULL : suggestion(c, &b->base, &x->offer.unit);
    rat equity = b->equity_source == BAND_MARKET ? NULL : suggestion(c, &b->equity, NULL);
    if (base) {
        s->terms.base = base;
        s->source[PAY_BASE] = FROM_BAND;
        s->at[PAY_BASE] = b->base_row ? b->base_row->at : x->row.region->base.at;
    }
    if (equity) {
        s->terms.equity_own = s->terms.equity_rate = NULL;
        s->terms.equity_currency = NULL;
        s->terms.by_number = s->terms.per_year = false;
        s->terms = terms_at(c, &s->terms, s->terms.base, equity);
        s->terms.stated |= 1u << PAY_EQUITY;
        s->source[PAY_EQUITY] = FROM_BAND;
        s->scaled = b->equity_scaled;
        s->at[PAY_EQUITY] = b->equity_row ? b->equity_row->at : x->row.region->equity.at;
    }
}

/* ---- a side -------------------------------------------------------------------------------------
 */

/* What the element states, over what the offer says. */
static bool begin(struct calc *c, const struct exact *x, const char *name,
                  const struct package *own, struct side_exact *s)
{
    *s = (struct side_exact){.name = name, .from = own};
    const struct rat_name *in = calc_name(c, NULL, name, -1);
    s->terms = side_carried(c, &x->offer);
    unsigned before = s->terms.stated;
    s->terms.stated = 0;
    for (int part = 0; part < PAY_PARTS; part++) {
        s->source[part] = FROM_CARRIED;
        s->at[part] = place_of(&x->in->package, part);
    }
    /* the kind decides what a grant is worth, so it comes first */
    bool has_equity = own->equity.amount.stated || own->equity.has_grant;
    if (has_equity) {
        s->source[PAY_EQUITY] = FROM_OFFER;
        s->terms.kind = kind_of(x, s);
        s->terms.equity_own = s->terms.equity_rate = NULL;
    }
    if (!vesting_stated(&x->in->package.equity) && !vesting_stated(&own->equity) &&
        !x->in->package.equity.stated && x->row.years != s->terms.vesting.years)
        s->terms.vesting = vesting_even(c, x->row.years);
    const char *currency = own->equity.currency ? own->equity.currency : x->offer.equity_currency;
    if (has_equity)
        prices_in(c, x, &s->terms, currency);
    terms_replace(c, in, own, &x->in->package, &s->terms);
    if (has_equity && !convert_equity(c, x, &s->terms, currency, own->equity.at))
        return false;
    s->own = s->by_name = s->terms.stated;
    s->terms.stated |= before;
    for (int part = 0; part < PAY_PARTS; part++)
        if (s->own & 1u << part) {
            s->source[part] = FROM_OFFER;
            s->at[part] = place_of(own, part);
        }
    return true;
}

static void finish(struct calc *c, const struct exact *x, struct side_exact *s, bool recorded)
{
    s->terms.kind = kind_of(x, s);
    const struct rat_name *in = recorded ? calc_name(c, NULL, s->name, -1) : NULL;
    s->worth = terms_worth(c, in, &s->terms);
}

/* What is on the table is never bargained away, unless the part is marked lower. */
static void raise(struct calc *c, const struct exact *x, struct side_exact *s)
{
    const struct terms table = side_carried(c, &x->offer);
    const struct terms *both[] = {&table, &s->terms};
    struct item items[2 * ITEMS_MAX];
    size_t n = terms_items(both, 2, items, sizeof items / sizeof *items);
    for (size_t i = 0; i < n; i++) {
        const struct item *it = &items[i];
        if (terms_lower(&s->terms, s->from, it))
            continue;
        enum rule rule = terms_rule(&table, &s->terms, it);
        rat there = terms_item(c, &table, it, rule), asked = terms_item(c, &s->terms, it, rule);
        if (!there || !asked || rat_cmp(there, asked) <= 0)
            continue;
        bool named = (s->by_name & 1u << it->part) != 0 && terms_has(&s->terms, it);
        terms_take(c, &s->terms, &table, it);
        s->source[it->part] = FROM_TABLE;
        if (named)
            s->raised |= 1u << it->part;
    }
}

bool side_ask(struct calc *c, struct exact *x)
{
    struct side_exact *s = &x->stated;
    if (!begin(c, x, "ask", &x->in->ask, s))
        return false;
    from_guide(c, x, &x->row.ask, s);
    x->has_ask = package_names_any(&x->in->ask) || guide_names(&x->row.ask);
    if (!x->has_ask)
        from_band(c, x, s);
    finish(c, x, s, false);
    x->ask = *s;
    raise(c, x, &x->ask);
    finish(c, x, &x->ask, true);
    return true;
}

/* A guide's floor part above the stated ask is lowered to it. */
static void lower_guides(struct calc *c, struct exact *x, struct side_exact *s)
{
    for (int part = 0; part < PAY_PARTS; part++) {
        struct item it = {(enum money_part)part, false, NULL};
        bool guides = s->source[part] == FROM_GUIDE;
        if (!guides || rat_cmp(terms_item(c, &s->terms, &it, RULE_AMOUNT),
                               terms_item(c, &x->stated.terms, &it, RULE_AMOUNT)) <= 0)
            continue;
        terms_take(c, &s->terms, &x->stated.terms, &it);
        x->floor_lowered |= 1u << part;
    }
}

bool side_floor(struct calc *c, struct exact *x)
{
    const struct package *own = &x->in->floor;
    bool guides = guide_names(&x->row.floor);
    x->has_floor = package_names_any(own) || guides;
    if (!x->has_floor)
        return true;
    if (!begin(c, x, "floor", own, &x->floor))
        return false;
    from_guide(c, x, &x->row.floor, &x->floor);
    lower_guides(c, x, &x->floor);
    finish(c, x, &x->floor, true);
    return true;
}

bool side_agreed(struct calc *c, const struct exact *x, struct side_exact *out)
{
    if (!begin(c, x, "agreed", &x->in->agreed, out))
        return false;
    finish(c, x, out, true);
    return true;
}

bool side_move(struct calc *c, const struct exact *x, const struct rat_name *name,
               const struct package *own, const struct terms *carried, struct terms *out)
{
    *out = side_carried(c, carried);
    bool has_equity = own->equity.amount.stated || own->equity.has_grant;
    if (own->whole) {
        *out = (struct terms){.base = c->zero,
                              .equity = c->zero,
                              .refresh = c->zero,
                              .refresh_from = 2,
                              .month_times = carried->month_times,
                              .kind = carried->kind,
                              .strike = carried->strike,
                              .price = carried->price,
                              .months = carried->months};
        terms_no_once(c, out);
        out->vesting = vesting_of(c, name, &own->equity, VESTING_YEARS_DEFAULT);
    }
    const char *currency = own->equity.currency ? own->equity.currency
                           : own->currency      ? own->currency
                                                : x->offer.equity_currency;
    if (has_equity)
        prices_in(c, x, out, currency);
    if (has_equity && (out->kind == EQUITY_UNSTATED || out->kind == EQUITY_NONE))
        out->kind = x->ask.terms.kind;
    unsigned before = out->stated;
    out->stated = 0;
    terms_replace(c, name, own, &x->in->package, out);
    out->own = out->stated;
    out->stated |= before;
    return !has_equity || convert_equity(c, x, out, currency, own->equity.at);
}

void side_print(struct calc *c, const struct exact *x, const struct side_exact *s,
                struct package_fig *out)
{
    calc_about(c, s->name, s->at[s->own & 1u << PAY_EQUITY ? PAY_EQUITY : PAY_BASE]);
    package_print(c, calc_name(c, NULL, s->name, -1), &s->terms, &s->worth, out);
    for (int part = 0; part < PAY_PARTS; part++) {
        out->source[part] = s->source[part];
        out->raised[part] = (s->raised & 1u << part) != 0;
    }
    out->stated = s->by_name;
    out->scaled = s->scaled;
    out->from = s->from;
    out->instrument = s->from ? s->from->equity.instrument : INSTRUMENT_UNSTATED;
    if (out->instrument == INSTRUMENT_UNSTATED)
        out->instrument = x->in->package.equity.instrument;
    out->terms = s->from ? s->from->terms : NULL;
    out->terms_n = s->from ? s->from->terms_n : 0;
    print_equity_converted(c, x, calc_name(c, NULL, s->name, -1), &s->terms, out);
}

/* ---- the rounding unit -------------------------------------------------------------------------
 */

rat side_rounding_unit(const struct calc *c, rat amount)
{
    struct rats *r = c->rats;
    static const int steps[] = {1, 2, 5};
    rat cent = rat_frac(r, 1, 100);
    rat target = rat_div(r, amount, rat_int(r, 200)), best = cent;
    rat scale = cent, ten = rat_int(r, 10);
    if (!target || rat_sign(target) <= 0)
        return cent;
    rat off = rat_sub(r, target, cent);
    for (int k = 0; k < 20; k++) {
        for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
            rat unit = rat_mul(r, scale, rat_int(r, steps[i]));
            rat away = rat_sub(r, unit, target);
            away = rat_sign(away) < 0 ? rat_sub(r, c->zero, away) : away;
            off = rat_sign(off) < 0 ? rat_sub(r, c->zero, off) : off;
            if (rat_cmp(away, off) <= 0) {
                best = unit;
                off = away;
            }
        }
        scale = rat_mul(r, scale, ten);
        if (rat_cmp(scale, rat_mul(r, target, ten)) > 0)
            break;
    }
    int64_t e2; /* the unit is a constant in every formula, not the search for it */
    return rat_round(best, 100, &e2) ? rat_frac(r, e2, 100) : best;
}

money side_suggestion(struct arena *a, money min, money max)
{
    struct diags none;
    struct calc c;
    diags_init(&none, a);
    calc_init(&c, a, &none);
    struct span_rat s = {rat_money(c.rats, min), NULL, rat_money(c.rats, max)};
    return calc_money(&c, suggestion(&c, &s, NULL));
}
