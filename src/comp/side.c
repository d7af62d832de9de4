/* side.c - ask, floor and agreed, resolved part by part. */
#include "comp/side.h"

/* Where in the guide's range an ask or a floor stands that nobody has named, in per cent. */
#define ASK_IN_RANGE 85
#define FLOOR_IN_RANGE 25
#define RANGE_STEP 1000

static rat in_range(const struct calc *c, rat min, rat max, enum which_side which)
{
    struct rats *r = c->rats;
    rat share = rat_frac(r, which == SIDE_ASK ? ASK_IN_RANGE : FLOOR_IN_RANGE, 100);
    rat at = rat_add(r, min, rat_mul(r, share, rat_sub(r, max, min)));
    return rat_nearest(r, at, rat_int(r, RANGE_STEP));
}

/* The grant that a side's own element states, over its own years or the carried ones. */
static rat stated_equity(const struct calc *c, const struct equity *e, const struct terms *t)
{
    rat amount = rat_money(c->rats, e->amount.value);
    return e->per_year ? rat_mul(c->rats, amount, rat_int(c->rats, t->vesting.years)) : amount;
}

static struct side_part base_part(const struct calc *c, const struct package *own,
                                  const struct guide_row *row, const struct guide_side *named,
                                  const struct offer *o, const struct terms *offer,
                                  enum which_side which)
{
    if (own->base.stated)
        return (struct side_part){.value = rat_money(c->rats, own->base.value),
                                  .source = FROM_OFFER,
                                  .own = true,
                                  .at = own->base.at};
    if (named->base)
        return (struct side_part){.value = named->base, .source = FROM_GUIDE, .at = named->base_at};
    rat value = in_range(c, row->base_min, row->base_max, which);
    if (value)
        return (struct side_part){.value = value, .source = FROM_BAND, .at = row->region->base.at};
    return (struct side_part){.value = offer->base, .source = FROM_OFFER, .at = o->package.base.at};
}

static struct side_part equity_part(const struct calc *c, const struct package *own,
                                    const struct guide_row *row, const struct guide_side *named,
                                    const struct offer *o, const struct terms *offer,
                                    const struct terms *carried, enum which_side which)
{
    struct rats *r = c->rats;
    if (own->equity.amount.stated)
        return (struct side_part){.value = stated_equity(c, &own->equity, carried),
                                  .source = FROM_OFFER,
                                  .own = true,
                                  .at = own->equity.amount.at};
    int years = offer->vesting.years;
    rat brought = rat_frac(r, years, row->years);
    bool scaled = years != row->years;
    if (named->equity)
        return (struct side_part){.value = rat_mul(r, named->equity, brought),
                                  .source = FROM_GUIDE,
                                  .scaled = scaled,
                                  .at = named->equity_at};
    rat value = in_range(c, rat_mul(r, row->equity_min, brought),
                         rat_mul(r, row->equity_max, brought), which);
    if (value)
        return (struct side_part){
            .value = value, .source = FROM_BAND, .scaled = scaled, .at = row->region->equity.at};
    return (struct side_part){
        .value = offer->equity, .source = FROM_OFFER, .at = o->package.equity.at};
}

static void complete(const struct calc *c, struct side_exact *s, const struct terms *carried)
{
    s->terms = terms_at(c, carried, s->base.value, s->equity.value);
    s->worth = terms_worth(c, &s->terms);
}

struct side_exact side_of(const struct calc *c, const struct offer *o, const struct guide_row *row,
                          const struct terms *offer, enum which_side which)
{
    const struct package *own = which == SIDE_ASK ? &o->ask : &o->floor;
    const struct guide_side *named = which == SIDE_ASK ? &row->ask : &row->floor;
    struct side_exact s = {.name = which == SIDE_ASK ? "ask" : "floor", .from = own};
    struct terms carried;
    terms_carry(c, offer, own, &carried);
    s.base = base_part(c, own, row, named, o, offer, which);
    s.equity = equity_part(c, own, row, named, o, offer, &carried, which);
    complete(c, &s, &carried);
    return s;
}

struct side_exact side_agreed(const struct calc *c, const struct offer *o,
                              const struct terms *offer, const struct side_exact *ask)
{
    const struct package *own = &o->agreed;
    struct side_exact s = {.name = "agreed", .from = own, .base = ask->base, .equity = ask->equity};
    struct terms carried;
    terms_carry(c, offer, own, &carried);
    if (own->base.stated)
        s.base = (struct side_part){.value = rat_money(c->rats, own->base.value),
                                    .source = FROM_OFFER,
                                    .own = true,
                                    .at = own->base.at};
    if (own->equity.amount.stated)
        s.equity = (struct side_part){.value = stated_equity(c, &own->equity, &carried),
                                      .source = FROM_OFFER,
                                      .own = true,
                                      .at = own->equity.amount.at};
    complete(c, &s, &carried);
    return s;
}

struct side_exact side_proposed(const struct calc *c, const struct terms *offer,
                                const struct side_exact *ask)
{
    struct side_exact s = *ask;
    struct terms carried = ask->terms;
    s.name = "proposal";
    if (s.base.value && offer->base)
        s.base.value = rat_max(c->rats, s.base.value, offer->base);
    if (s.equity.value && offer->equity)
        s.equity.value = rat_max(c->rats, s.equity.value, offer->equity);
    complete(c, &s, &carried);
    return s;
}

void side_print(struct calc *c, const struct side_exact *s, struct package_fig *out)
{
    calc_about(c, s->name, s->equity.own || !s->base.own ? s->equity.at : s->base.at);
    package_print(c, &s->terms, &s->worth, out);
    out->source[PAY_BASE] = s->base.source;
    out->source[PAY_EQUITY] = s->equity.source;
    out->scaled = s->equity.scaled;
    out->from = s->from;
}

/* ---- floor ≤ ask ------------------------------------------------------------------------ */

static const char *plain(const struct calc *c, rat a)
{
    int64_t cents = 0;
    rat_round(a, MONEY_UNIT, &cents);
    const char *units = arena_printf(c->arena, "%lld", (long long)(cents / MONEY_UNIT));
    int rest = (int)(cents % MONEY_UNIT);
    return rest ? arena_printf(c->arena, "%s.%02d", units, rest) : units;
}

static const char *whose(const struct side_part *p)
{
    return p->own ? "" : p->source == FROM_OFFER ? " (as offered)" : " (the guide's)";
}

/* The caret goes to what the candidate can change: the floor, unless only the ask is theirs. */
static void report(const struct calc *c, const char *part, const struct side_part *floor,
                   rat floor_value, const struct side_part *ask, rat ask_value)
{
    bool at_ask = ask->own && !floor->own;
    const char *shown = arena_printf(
        c->arena, "the floor is over the ask in %s; state a floor at or below the ask", part);
    struct diag *e = diag_add_private(
        c->diags, DIAG_ORDER, at_ask ? ask->at : floor->at, shown,
        "the floor's %s %s%s is over the ask's %s%s; %s", part, plain(c, floor_value), whose(floor),
        plain(c, ask_value), whose(ask),
        at_ask ? "state a floor of your own, or ask for more" : "lower the floor or raise the ask");
    if (e)
        e->also = at_ask ? floor->at : ask->at;
}

static bool part_in_order(const struct calc *c, const char *part, const struct side_part *floor,
                          const struct side_part *ask)
{
    if (!floor->value || !ask->value || rat_cmp(floor->value, ask->value) <= 0)
        return true;
    report(c, part, floor, floor->value, ask, ask->value);
    return false;
}

bool side_in_order(const struct calc *c, const struct side_exact *floor,
                   const struct side_exact *ask)
{
    bool base = part_in_order(c, "base", &floor->base, &ask->base);
    bool equity = part_in_order(c, "equity", &floor->equity, &ask->equity);
    if (!base || !equity)
        return false;
    rat least = floor->worth.four_year, most = ask->worth.four_year;
    if (!least || !most || rat_cmp(least, most) <= 0)
        return true;
    report(c, "value over four years", &floor->base, least, &ask->base, most);
    return false;
}
