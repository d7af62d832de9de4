/* figures.c - from an offer and a guide to figures: the table of contents of this room
 * (contract 2). Everything is exact until package_print() and its like round it, once. */
#include "base/date.h"
#include "comp/ladder.h"
#include "comp/scenario.h"

#define SPOKEN_STEP 1000

static struct calc calc_new(struct arena *a, struct diags *d)
{
    struct rats *r = rats_new(a);
    return (struct calc){.arena = a,
                         .rats = r,
                         .diags = d,
                         .zero = rat_int(r, 0),
                         .one = rat_int(r, 1),
                         .years = rat_int(r, FIGURE_YEARS)};
}

/* ---- currencies ------------------------------------------------------------------------- */

/* Only the direction that is stated: 1 `from` is `value` `to`. */
static const struct rate *rate_find(const struct offer *o, const char *from, const char *to)
{
    for (size_t i = 0; i < o->rates_n; i++)
        if (strcmp(o->rates[i].from, from) == 0 && strcmp(o->rates[i].to, to) == 0)
            return &o->rates[i];
    return NULL;
}

/* A package that the offer states, in the region's currency. */
static bool package_in_region(struct calc *c, const struct offer *o, const struct package *p,
                              const char *currency, struct terms *terms, struct worth *worth,
                              struct converted *converted)
{
    terms_read(c, p, terms);
    *worth = terms_worth(c, terms);
    if (!p->currency || strcmp(p->currency, currency) == 0)
        return true;
    const struct rate *rate = rate_find(o, p->currency, currency);
    if (!rate) {
        diag_add(c->diags, DIAG_TWO_CURRENCIES, p->currency_at,
                 "this package is in %s, the region's figures are in %s; add <rate from=\"%s\" "
                 "to=\"%s\" value=\"…\" date=\"…\"/>",
                 p->currency, currency, p->currency, currency);
        c->failed = true;
        return false;
    }
    *converted = (struct converted){.has = true,
                                    .from = p->currency,
                                    .rate = rate->value,
                                    .date = rate->date,
                                    .source = rate->source.s,
                                    .base = calc_money(c, terms->base),
                                    .equity = calc_money(c, terms->equity),
                                    .annual = calc_money(c, worth->annual),
                                    .four_year = calc_money(c, worth->four_year)};
    *terms = terms_converted(c, terms, rat_decimal(c->rats, rate->value.e8));
    *worth = terms_worth(c, terms);
    return true;
}

/* ---- packages --------------------------------------------------------------------------- */

static bool compute_offer(struct calc *c, struct exact *x, struct figures *f)
{
    const struct package *p = &x->in->package;
    calc_about(c, "a figure of the offer", p->at);
    if (!package_in_region(c, x->in, p, f->currency, &x->offer, &x->offer_worth,
                           &f->package.converted))
        return false;
    package_print(c, &x->offer, &x->offer_worth, &f->package);
    f->package.from = p;
    return true;
}

/* The offer's own value stands where nobody names one and there is no band to take one from. */
static bool is_named(const struct side_part *p)
{
    return p->own || p->source != FROM_OFFER;
}

static bool compute_sides(struct calc *c, struct exact *x, struct figures *f)
{
    x->ask = side_of(c, x->in, &x->row, &x->offer, SIDE_ASK);
    x->floor = side_of(c, x->in, &x->row, &x->offer, SIDE_FLOOR);
    side_print(c, &x->ask, &f->ask);
    side_print(c, &x->floor, &f->floor);
    f->floor_own_base = x->floor.base.own;
    f->floor_own_equity = x->floor.equity.own;
    f->ask_named = is_named(&x->ask.base) || is_named(&x->ask.equity);
    if (x->in->agreed.stated) {
        struct side_exact agreed = side_agreed(c, x->in, &x->offer, &x->ask);
        side_print(c, &agreed, &f->agreed);
        f->has_agreed = true;
    }
    return side_in_order(c, &x->floor, &x->ask);
}

static void compute_standing(struct calc *c, const struct exact *x, struct figures *f)
{
    const struct side_exact *ask = &x->ask, *floor = &x->floor;
    calc_about(c, "a figure of the band", x->row.region->at);
    calc_follows(c);
    f->band = bands_print(c, &x->band);
    f->position.offer = position_of(c, &x->band, &x->offer, &x->offer_worth);
    f->position.ask = position_of(c, &x->band, &ask->terms, &ask->worth);
    f->position.floor = position_of(c, &x->band, &floor->terms, &floor->worth);
    f->gaps.min = gap_to_band(c, &x->offer, &x->offer_worth, &x->band, BAND_MIN);
    f->gaps.mid = gap_to_band(c, &x->offer, &x->offer_worth, &x->band, BAND_MID);
    f->gaps.max = gap_to_band(c, &x->offer, &x->offer_worth, &x->band, BAND_MAX);
    f->gaps.ask = gap_between(c, &x->offer, &x->offer_worth, &ask->terms, &ask->worth);
    f->to_ask =
        calc_share(c, rat_div(c->rats, rat_sub(c->rats, ask->worth.annual, x->offer_worth.annual),
                              x->offer_worth.annual));
    struct side_exact proposal = side_proposed(c, &x->offer, ask);
    side_print(c, &proposal, &f->proposal);
    f->to_proposal = gap_between(c, &x->offer, &x->offer_worth, &proposal.terms, &proposal.worth);
    calc_about(c, "a figure of the band", x->row.region->at);
    f->gaps.floor = gap_between(c, &x->offer, &x->offer_worth, &floor->terms, &floor->worth);
}

/* ---- competing offers ------------------------------------------------------------------- */

/* A converted figure is spoken to the nearest 1,000. */
static struct fig spoken(struct calc *c, rat a, bool converted)
{
    return calc_fig(c, converted ? rat_nearest(c->rats, a, rat_int(c->rats, SPOKEN_STEP)) : a);
}

static void compute_competing(struct calc *c, const struct exact *x, const struct competing *entry,
                              struct figures *f, struct competing_fig *out)
{
    struct terms t;
    struct worth w;
    out->entry = entry;
    out->expired = date_set(entry->expires) && date_cmp(entry->expires, f->date) < 0;
    out->is_offer =
        !out->expired && (entry->status == STATUS_WRITTEN || entry->status == STATUS_VERBAL);
    calc_about(c, "a figure of this competing offer", entry->package.at);
    if (!package_in_region(c, x->in, &entry->package, f->currency, &t, &w, &out->package.converted))
        return;
    package_print(c, &t, &w, &out->package);
    out->package.from = &entry->package;
    calc_follows(c);
    out->position = position_of(c, &x->band, &t, &w);
    out->gap = gap_between(c, &x->offer, &x->offer_worth, &t, &w);
    match_competing(c, x, &t, &w, out);
    bool converted = out->package.converted.has;
    out->spoken_base = spoken(c, t.base, converted);
    out->spoken_equity = spoken(c, t.equity, converted);
    out->spoken_equity_per_year = spoken(c, w.equity_per_year, converted);
}

static void compute_all_competing(struct calc *c, const struct exact *x, struct figures *f)
{
    f->competing_n = x->in->competing_n;
    f->competing = arena_new_array(c->arena, struct competing_fig, f->competing_n);
    for (size_t i = 0; i < f->competing_n; i++)
        compute_competing(c, x, &x->in->competing[i], f, &f->competing[i]);
}

/* ---- all of it -------------------------------------------------------------------------- */

static struct figures *figures_new(struct calc *c, const struct offer *o, const struct guide *g,
                                   struct date as_of)
{
    const struct region *region = guide_chosen_region(g, o);
    if (!region) {
        diag_add(c->diags, DIAG_UNKNOWN_REGION, o->region.at, "\"%s\" is no region of %s",
                 o->region.s ? o->region.s : "", g->id);
        return NULL;
    }
    struct figures *f = arena_new_of(c->arena, struct figures);
    f->offer = o;
    f->guide = g;
    f->region = region;
    f->currency = region->currency;
    f->date = date_set(as_of) ? as_of : o->date;
    f->respond_by = o->respond_by;
    return f;
}

static struct exact exact_new(struct calc *c, struct figures *f)
{
    const struct offer *o = f->offer;
    const struct amount *valuation = &f->guide->valuation.amount;
    struct exact x = {.in = o};
    x.row = guide_row_of(c, f->guide, f->region, &o->location_factor);
    x.valuation = valuation->stated ? rat_money(c->rats, valuation->value) : NULL;
    x.dilution = o->dilution.stated ? rat_decimal(c->rats, o->dilution.e8) : NULL;
    calc_about(c, "a figure of the guide", f->region->at);
    f->valuation = calc_fig(c, x.valuation);
    if (o->location_factor.stated)
        f->location_factor = calc_share(c, rat_decimal(c->rats, o->location_factor.e8));
    return x;
}

struct figures *figures_compute(struct arena *a, const struct offer *o, const struct guide *g,
                                struct date as_of, struct diags *d)
{
    struct calc c = calc_new(a, d);
    struct figures *f = figures_new(&c, o, g, as_of);
    if (!f)
        return NULL;
    struct exact x = exact_new(&c, f);
    if (!compute_offer(&c, &x, f) || c.failed)
        return NULL; /* everything else would only repeat it */
    x.band = bands_of(&c, &x.row, &x.offer.vesting);
    bool in_order = compute_sides(&c, &x, f);
    compute_standing(&c, &x, f);
    compute_all_competing(&c, &x, f);
    calc_about(&c, "a scenario or a rung", o->package.at);
    calc_follows(&c);
    scenario_fill(&c, &x, f);
    ladder_fill(&c, &x, f);
    return in_order && !c.failed ? f : NULL;
}

/* ---- the order of ask and floor, on its own --------------------------------------------- */

/* A part that both state, with the vesting that a grant a year needs; 0 years: not known. */
static struct side_exact stated_side(const struct calc *c, const struct package *own,
                                     const struct package *offer, const char *name)
{
    struct side_exact s = {.name = name, .from = own};
    struct terms t;
    const struct equity *e = &own->equity;
    const struct equity *vests = vesting_stated(e) ? e : &offer->equity;
    struct package seen = *own;
    seen.equity.years = vests->years;
    seen.equity.schedule_n = vests->schedule_n;
    terms_read(c, &seen, &t);
    bool known = !e->per_year || vesting_stated(e) || offer->equity.stated;
    s.base = (struct side_part){
        .value = own->base.stated ? t.base : NULL, .own = true, .at = own->base.at};
    s.equity = (struct side_part){
        .value = e->amount.stated && known ? t.equity : NULL, .own = true, .at = e->amount.at};
    return s;
}

bool figures_check_order(struct arena *a, const struct offer *o, struct diags *d)
{
    struct calc c = calc_new(a, d);
    struct side_exact ask = stated_side(&c, &o->ask, &o->package, "ask");
    struct side_exact floor = stated_side(&c, &o->floor, &o->package, "floor");
    return side_in_order(&c, &floor, &ask);
}
