/* order.c - see order.h. */
#include "comp/order.h"
#include "comp/terms_compare.h"

struct ordering {
    struct calc *c;
    const struct exact *x;
    bool failed;
};

static const char *plain(const struct calc *c, rat a)
{
    int64_t cents = 0;
    rat_round(a, MONEY_UNIT, &cents);
    const char *units = arena_printf(c->arena, "%lld", (long long)(cents / MONEY_UNIT));
    int rest = (int)(cents % MONEY_UNIT);
    return rest ? arena_printf(c->arena, "%s.%02d", units, rest) : units;
}

static const char *amount_text(const struct calc *c, rat a, enum rule rule)
{
    if (rule == RULE_PERCENT)
        return arena_printf(c->arena, "%s %%", plain(c, rat_mul(c->rats, a, c->hundred)));
    return plain(c, a);
}

static const char *whose(const struct side_exact *ask, int part)
{
    switch (ask->source[part]) {
    case FROM_OFFER:
        return "";
    case FROM_GUIDE:
        return " (the guide's)";
    case FROM_BAND:
        return " (the band's suggestion)";
    case FROM_TABLE:
    case FROM_CARRIED:
        break;
    }
    return " (as offered)";
}

/* The caret goes to what the candidate can change: the floor. A stated ask is named beside it. */
static void report(struct ordering *o, const char *part, struct place at, const char *floor_value,
                   struct place ask_at, const char *ask_value, const char *of_whom)
{
    struct calc *c = o->c;
    if (diag_doubted(c->diags, at) || diag_doubted(c->diags, ask_at))
        return;
    const char *shown = arena_printf(
        c->arena, "the floor is over the ask in %s; state a floor at or below the ask", part);
    struct diag *e = diag_add_private(
        c->diags, DIAG_ORDER, at, shown,
        "the floor's %s %s is over the ask's %s%s; lower the floor or raise the ask", part,
        floor_value, ask_value, of_whom);
    if (e)
        e->also = ask_at;
    o->failed = true;
}

/* Over what nobody asked for: a warning, "add it to <ask>". */
static void warn(struct ordering *o, int part, const char *name, struct place at, rat floor_value,
                 rat ask_value)
{
    struct money_check *k = calc_check(o->c, "order", SEVERITY_WARNING, ABOUT_OFFER, at);
    k->part = part;
    k->name = name;
    k->stated = calc_fig(o->c, floor_value);
    k->computed = calc_fig(o->c, ask_value);
    k->is_floor = true;
}

static void check_parts(struct ordering *o)
{
    const struct side_exact *floor = &o->x->floor, *ask = &o->x->stated;
    const struct terms *const list[] = {&floor->terms};
    struct item items[ITEMS_MAX];
    size_t n = terms_items(list, 1, items, ITEMS_MAX);
    for (size_t i = 0; i < n; i++) {
        const struct item *it = &items[i];
        if (!terms_states(&floor->terms, floor->own, it))
            continue;
        /* what nobody states is the ask as it is raised to the table: a band may suggest less */
        bool stated = terms_states(&ask->terms, ask->by_name, it);
        const struct terms *asked = stated ? &ask->terms : &o->x->ask.terms;
        enum rule rule = terms_rule(&floor->terms, asked, it);
        rat least = terms_item(o->c, &floor->terms, it, rule);
        rat most = terms_item(o->c, asked, it, rule);
        if (!least || !most || rat_cmp(least, most) <= 0)
            continue;
        const char *part = it->name ? it->name : pay_rows[it->part].key;
        if (stated)
            report(o, part, floor->at[it->part], amount_text(o->c, least, rule), ask->at[it->part],
                   amount_text(o->c, most, rule), whose(ask, it->part));
        else
            warn(o, it->part, it->name, floor->at[it->part],
                 terms_item(o->c, &floor->terms, it, RULE_AMOUNT),
                 terms_item(o->c, asked, it, RULE_AMOUNT));
    }
}

/* A term of the floor that is better for the candidate than the ask's. */
static void check_terms(struct ordering *o)
{
    const struct package *floor = &o->x->in->floor, *ask = &o->x->in->ask;
    for (size_t i = 0; i < floor->terms_n; i++) {
        const struct term *least = &floor->terms[i], *asked = term_of(ask, least->name.s);
        const struct term *most = asked ? asked : term_of(&o->x->in->package, least->name.s);
        if (term_order(least, most) != TERM_BETTER)
            continue;
        if (asked)
            report(o, least->name.s, least->at, least->text.s ? least->text.s : "", most->at,
                   most->text.s ? most->text.s : "", "");
        else
            warn(o, -1, least->name.s, least->at, NULL, NULL);
    }
}

static void check_four_year(struct ordering *o)
{
    const struct side_exact *floor = &o->x->floor, *ask = &o->x->stated;
    if (o->failed || !package_names_part(floor->from))
        return;
    rat least = floor->worth.four_year;
    rat most = o->x->has_ask ? ask->worth.four_year : o->x->ask.worth.four_year;
    if (rat_cmp(least, most) <= 0)
        return;
    int part =
        floor->own & 1u << PAY_EQUITY && !(floor->own & 1u << PAY_BASE) ? PAY_EQUITY : PAY_BASE;
    if (o->x->has_ask)
        report(o, "value over four years", floor->at[part], plain(o->c, least), ask->at[part],
               plain(o->c, most), whose(ask, part));
    else
        warn(o, -1, NULL, floor->at[part], least, most);
}

bool order_check(struct calc *c, const struct exact *x)
{
    struct ordering o = {.c = c, .x = x};
    if (!x->has_floor)
        return true;
    check_parts(&o);
    check_terms(&o);
    check_four_year(&o);
    return !o.failed;
}

/* ---- on its own ---------------------------------------------------------------------------------
 */

/* What both state, with the vesting that a grant a year needs; NULL where that isn't known. */
static void stated_side(struct calc *c, const struct offer *o, const struct package *own,
                        const char *name, struct side_exact *s)
{
    *s = (struct side_exact){.name = name, .from = own};
    const struct equity *e = &own->equity;
    const struct equity *vests = vesting_stated(e) ? e : &o->package.equity;
    struct package seen = *own;
    seen.equity.years = vests->years;
    seen.equity.schedule_n = vests->schedule_n;
    terms_read(c, NULL, &seen, &o->package, &s->terms);
    s->own = s->by_name = s->terms.stated;
    bool known = !e->per_year || vesting_stated(e) || o->package.equity.stated;
    if (!known || s->terms.by_number || e->currency)
        s->own &= ~(1u << PAY_EQUITY);
    s->at[PAY_BASE] = own->base.at;
    s->at[PAY_EQUITY] = e->amount.at;
}

bool figures_check_order(struct arena *a, const struct offer *o, struct diags *d)
{
    struct calc c;
    calc_init(&c, a, d);
    struct exact x = {.in = o, .has_ask = true};
    struct ordering order = {.c = &c, .x = &x};
    stated_side(&c, o, &o->ask, "ask", &x.stated);
    stated_side(&c, o, &o->floor, "floor", &x.floor);
    static const enum money_part parts[] = {PAY_BASE, PAY_EQUITY};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct item it = {parts[i], false, NULL};
        if (!(x.floor.own & x.stated.own & 1u << parts[i]))
            continue;
        rat least = terms_item(&c, &x.floor.terms, &it, RULE_AMOUNT);
        rat most = terms_item(&c, &x.stated.terms, &it, RULE_AMOUNT);
        if (rat_cmp(least, most) > 0)
            report(&order, pay_rows[parts[i]].key, x.floor.at[parts[i]], plain(&c, least),
                   x.stated.at[parts[i]], plain(&c, most), "");
    }
    return !order.failed;
}
