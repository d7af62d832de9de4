/* band.c - the guide's band, exact, and positions and gaps against it. */
#include "comp/band.h"

static rat if_stated(const struct calc *c, const struct amount *a)
{
    return a->stated ? rat_money(c->rats, a->value) : NULL;
}

/* "$120K+" names no top; of "$124K–$322K+" what it names is taken. */
static void read_range(const struct calc *c, const struct range *x, rat *min, rat *max)
{
    bool top = x->stated && !(x->open && x->max == x->min);
    *min = x->stated ? rat_money(c->rats, x->min) : NULL;
    *max = top ? rat_money(c->rats, x->max) : NULL;
}

static struct guide_side read_side(const struct calc *c, const struct side *s)
{
    return (struct guide_side){if_stated(c, &s->base), if_stated(c, &s->equity), s->base.at,
                               s->equity.at};
}

static void read_equity(const struct calc *c, const struct region *region, struct guide_row *out)
{
    read_range(c, &region->equity, &out->equity_min, &out->equity_max);
    out->equity_none = region->equity_none;
    out->years = region->equity_years > 0 ? region->equity_years : VESTING_YEARS_DEFAULT;
}

/* The stated factor, or a guide's own when it leaves no choice. */
static rat factor_of(const struct calc *c, const struct region *region,
                     const struct decimal *stated)
{
    if (stated->stated)
        return rat_decimal(c->rats, stated->e8);
    bool fixed = region->factor_min.stated && region->factor_max.stated &&
                 region->factor_min.e8 == region->factor_max.e8;
    return fixed ? rat_decimal(c->rats, region->factor_min.e8) : NULL;
}

static bool same_place(struct place a, struct place b)
{
    return a.src == b.src && a.off == b.off;
}

/* Not a row's own number: what stands in the row it is relative to, before the factor. */
static bool inherited(const struct amount *own, const struct amount *theirs)
{
    return !own->stated || same_place(own->at, theirs->at);
}

static struct guide_side inherit_side(const struct calc *c, const struct side *own,
                                      const struct side *theirs, rat factor)
{
    struct guide_side s = read_side(c, own), from = read_side(c, theirs);
    if (inherited(&own->base, &theirs->base)) {
        s.base = rat_mul(c->rats, from.base, factor);
        s.base_at = from.base_at;
    }
    if (inherited(&own->equity, &theirs->equity)) {
        s.equity = from.equity;
        s.equity_at = from.equity_at;
    }
    return s;
}

struct guide_row guide_row_of(const struct calc *c, const struct guide *g,
                              const struct region *region, const struct decimal *location_factor)
{
    struct guide_row row = {.region = region};
    const struct region *reference = region->factor_of ? guide_region(g, region->factor_of) : NULL;
    read_range(c, &region->base, &row.base_min, &row.base_max);
    read_equity(c, region, &row);
    row.ask = read_side(c, &region->ask);
    row.floor = read_side(c, &region->floor);
    if (!reference || reference == region)
        return row;

    rat factor = factor_of(c, region, location_factor);
    if (!region->base.stated || same_place(region->base.at, reference->base.at)) {
        read_range(c, &reference->base, &row.base_min, &row.base_max);
        row.base_min = rat_mul(c->rats, row.base_min, factor);
        row.base_max = rat_mul(c->rats, row.base_max, factor);
    }
    if (!region->equity.stated && !region->equity_none)
        read_equity(c, reference, &row);
    row.ask = inherit_side(c, &region->ask, &reference->ask, factor);
    row.floor = inherit_side(c, &region->floor, &reference->floor, factor);
    return row;
}

static struct span_rat span_of(const struct calc *c, rat min, rat max)
{
    rat mid = rat_div(c->rats, rat_add(c->rats, min, max), rat_int(c->rats, 2));
    return (struct span_rat){min, mid, max};
}

/* a × x + b × y at both ends */
static struct span_rat combined(const struct calc *c, struct span_rat a, rat x, struct span_rat b,
                                rat y)
{
    struct rats *r = c->rats;
    return span_of(c, rat_add(r, rat_mul(r, a.min, x), rat_mul(r, b.min, y)),
                   rat_add(r, rat_mul(r, a.max, x), rat_mul(r, b.max, y)));
}

struct exact_bands bands_of(const struct calc *c, const struct guide_row *row,
                            const struct vesting *v)
{
    struct rats *r = c->rats;
    rat brought = rat_frac(r, v->years, row->years);
    struct exact_bands b;
    b.base = span_of(c, row->base_min, row->base_max);
    b.equity =
        span_of(c, rat_mul(r, row->equity_min, brought), rat_mul(r, row->equity_max, brought));
    /* No equity is not an unknown equity: the sums then have the base alone. */
    struct span_rat in_sums = row->equity_none ? span_of(c, c->zero, c->zero) : b.equity;
    b.top_equity = in_sums.max;
    b.annual = combined(c, b.base, c->one, in_sums, rat_frac(r, 1, v->years));
    b.four_year = combined(c, b.base, c->years, in_sums, v->by_year_four);
    return b;
}

static struct band_fig print_span(struct calc *c, const struct span_rat *s)
{
    return (struct band_fig){calc_fig(c, s->min), calc_fig(c, s->mid), calc_fig(c, s->max)};
}

struct bands bands_print(struct calc *c, const struct exact_bands *b)
{
    return (struct bands){.base = print_span(c, &b->base),
                          .equity = print_span(c, &b->equity),
                          .annual = print_span(c, &b->annual),
                          .four_year = print_span(c, &b->four_year)};
}

static struct position_part place_in(struct calc *c, const struct span_rat *s, rat value)
{
    struct rats *r = c->rats;
    rat above = rat_sub(r, value, s->min), width = rat_sub(r, s->max, s->min);
    return (struct position_part){calc_share(c, rat_div(r, value, s->mid)),
                                  calc_share(c, rat_div(r, above, width))};
}

struct position position_of(struct calc *c, const struct exact_bands *b, const struct terms *t,
                            const struct worth *w)
{
    /* base and E/Y only, as the band counts */
    rat annual = rat_add(c->rats, t->base, w->equity_per_year);
    return (struct position){place_in(c, &b->base, t->base), place_in(c, &b->equity, t->equity),
                             place_in(c, &b->annual, annual)};
}

struct gap gap_between(struct calc *c, const struct terms *offer, const struct worth *offer_worth,
                       const struct terms *other, const struct worth *other_worth)
{
    struct rats *r = c->rats;
    return (struct gap){
        .base = calc_fig(c, rat_sub(r, other->base, offer->base)),
        .equity = calc_fig(c, rat_sub(r, other->equity, offer->equity)),
        .annual = calc_fig(c, rat_sub(r, other_worth->annual, offer_worth->annual)),
        .four_year = calc_fig(c, rat_sub(r, other_worth->four_year, offer_worth->four_year)),
    };
}

static rat point_of(const struct span_rat *s, enum band_point point)
{
    return point == BAND_MIN ? s->min : point == BAND_MID ? s->mid : s->max;
}

struct gap gap_to_band(struct calc *c, const struct terms *offer, const struct worth *offer_worth,
                       const struct exact_bands *b, enum band_point point)
{
    struct terms t = {.base = point_of(&b->base, point), .equity = point_of(&b->equity, point)};
    struct worth w = {.annual = point_of(&b->annual, point),
                      .four_year = point_of(&b->four_year, point)};
    return gap_between(c, offer, offer_worth, &t, &w);
}
