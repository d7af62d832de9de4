/* band.c - the band, exact, and positions and gaps against it. */
#include "comp/band.h"

/* ---- the guide's row --------------------------------------------------------------------------
 */

/* "$120K+" names no top; of "$124K–$322K+" what it names is taken. */
static void read_range(const struct calc *c, const char *part, const struct range *x, rat *min,
                       rat *max)
{
    const struct rat_name *in = calc_name(c, NULL, part, -1);
    bool top = x->stated && !(x->open && x->max == x->min);
    struct amount low = {x->stated, x->min, x->at}, high = {top, x->max, x->at};
    *min = calc_stated(c, in, "min", &low);
    *max = calc_stated(c, in, "max", &high);
}

static struct guide_side read_side(const struct calc *c, const char *which, const struct side *s)
{
    const struct rat_name *in = calc_name(c, NULL, which, -1);
    struct guide_side out = {.base = calc_stated(c, in, "base", &s->base),
                             .equity = calc_stated(c, in, "equity", &s->equity),
                             .bonus = calc_stated(c, in, "bonus", &s->bonus),
                             .sign_on = calc_stated(c, in, "sign_on", &s->sign_on),
                             .base_at = s->base.at,
                             .equity_at = s->equity.at,
                             .bonus_at = s->bonus.at,
                             .sign_on_at = s->sign_on.at};
    if (s->bonus_percent.stated) {
        out.bonus_percent = true;
        out.bonus_at = s->bonus_percent.at;
        out.bonus = calc_stated_percent(c, in, "bonus", s->bonus_percent.e8, s->bonus_percent.at);
    }
    return out;
}

static void read_equity(const struct calc *c, const struct region *region, struct guide_row *out)
{
    read_range(c, "guide.band.equity", &region->equity, &out->equity_min, &out->equity_max);
    out->equity_none = region->equity_none;
    out->years = region->equity_years > 0 ? region->equity_years : VESTING_YEARS_DEFAULT;
}

static void read_bonus(const struct calc *c, const struct region *region, struct guide_row *out)
{
    const struct range *x = &region->bonus;
    out->bonus_percent = region->bonus_kind == GBONUS_PERCENT;
    if (!x->stated)
        return;
    const struct rat_name *in = calc_name(c, NULL, "guide.band.bonus", -1);
    if (out->bonus_percent) { /* in 1/100 of a per cent */
        const int64_t to_e8 = DECIMAL_ONE / MONEY_UNIT;
        out->bonus_min = calc_stated_percent(c, in, "min", x->min * to_e8, x->at);
        out->bonus_max = calc_stated_percent(c, in, "max", x->max * to_e8, x->at);
    } else if (region->bonus_kind == GBONUS_AMOUNT) {
        read_range(c, "guide.band.bonus", x, &out->bonus_min, &out->bonus_max);
    }
}

/* The stated factor, or a guide's own when it leaves no choice. */
static rat factor_of(const struct calc *c, const struct region *region,
                     const struct decimal *stated)
{
    if (stated->stated)
        return calc_stated_decimal(c, NULL, "location_factor", stated);
    bool fixed = region->factor_min.stated && region->factor_max.stated &&
                 region->factor_min.e8 == region->factor_max.e8;
    return fixed ? calc_stated_decimal(c, NULL, "guide.factor", &region->factor_min) : NULL;
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

static struct guide_side inherit_side(const struct calc *c, const char *which,
                                      const struct side *own, const struct side *theirs, rat factor)
{
    struct guide_side s = read_side(c, which, own), from = read_side(c, which, theirs);
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

struct guide_row guide_row_of(struct calc *c, const struct guide *g, const struct region *region,
                              const struct decimal *location_factor)
{
    struct guide_row row = {.region = region};
    const struct region *reference = region->factor_of ? guide_region(g, region->factor_of) : NULL;
    read_range(c, "guide.band.base", &region->base, &row.base_min, &row.base_max);
    read_equity(c, region, &row);
    read_bonus(c, region, &row);
    row.ask = read_side(c, "guide.ask", &region->ask);
    row.floor = read_side(c, "guide.floor", &region->floor);
    if (!reference || reference == region)
        return row;

    rat factor = factor_of(c, region, location_factor);
    if (!region->base.stated || same_place(region->base.at, reference->base.at)) {
        read_range(c, "guide.band.base", &reference->base, &row.base_min, &row.base_max);
        row.base_min = rat_mul(c->rats, row.base_min, factor);
        row.base_max = rat_mul(c->rats, row.base_max, factor);
    }
    if (!region->equity.stated && !region->equity_none)
        read_equity(c, reference, &row);
    row.ask = inherit_side(c, "guide.ask", &region->ask, &reference->ask, factor);
    row.floor = inherit_side(c, "guide.floor", &region->floor, &reference->floor, factor);
    return row;
}

/* ---- the market --------------------------------------------------------------------------------
 */

rat rate_exact(const struct calc *c, const struct rate *rate)
{
    const char *name = arena_printf(c->arena, "rate %s to %s", rate->from, rate->to);
    return calc_stated_decimal(c, NULL, name, &rate->value);
}

/* What takes a row's amounts to the figures' currency and to a year's; NULL: nothing. */
static bool row_factor(struct calc *c, const struct offer *o, const struct market *m,
                       const struct rat_name *in, const char *currency, rat *factor)
{
    const struct pay *own = &o->package.base_pay;
    const char *from = m->currency ? m->currency : o->package.currency;
    *factor = c->one;
    if (m->part != MARKET_EQUITY && m->pay.per != PER_YEAR) {
        bool carried = !m->pay.times.stated && own->per == m->pay.per && own->times.stated;
        const struct decimal *times = carried ? &own->times : &m->pay.times;
        *factor = times->stated ? calc_stated_decimal(c, in, "times", times)
                                : rat_decimal(c->rats, offer_per_times(m->pay.per));
    }
    if (!from || strcmp(from, currency) == 0)
        return true;
    const struct rate *rate = offer_rate(o, from, currency);
    if (!rate) {
        diag_add(c->diags, DIAG_TWO_CURRENCIES, m->currency ? m->currency_at : m->at,
                 "this market row is in %s, the figures are in %s; add <rate from=\"%s\" "
                 "to=\"%s\" value=\"…\" date=\"…\"/>",
                 from, currency, from, currency);
        c->failed = true;
        return false;
    }
    *factor = rat_mul(c->rats, *factor, rate_exact(c, rate));
    return true;
}

bool market_read(struct calc *c, const struct offer *o, const char *currency,
                 struct market_exact *out)
{
    bool good = true;
    for (size_t i = 0; i < o->market_n; i++) {
        const struct market *m = &o->market[i];
        const struct rat_name *in = calc_name(c, NULL, "market", (int)i);
        rat factor;
        out[i].row = m;
        if (!row_factor(c, o, m, in, currency, &factor)) {
            good = false;
            continue;
        }
        out[i].low = rat_mul(c->rats, calc_stated(c, in, "low", &m->low), factor);
        out[i].high = rat_mul(c->rats, calc_stated(c, in, "high", &m->high), factor);
        out[i].mid = rat_mul(c->rats, calc_stated(c, in, "mid", &m->mid), factor);
    }
    return good;
}

static bool same_text(const struct text *a, const struct text *b)
{
    return !a->s || (b->s && strcmp(a->s, b->s) == 0);
}

/* A row with a level or a place fits only a job that names the same. */
static bool fits(const struct market *m, const struct job *job)
{
    return same_text(&m->level, &job->level) && same_text(&m->place, &job->place);
}

static const struct market_exact *first_of(const struct offer *o, const struct market_exact *all,
                                           enum market_part part, const bool kinds[])
{
    for (size_t i = 0; i < o->market_n; i++)
        if (all[i].row->part == part && kinds[all[i].row->kind] && all[i].low &&
            fits(all[i].row, &o->job))
            return &all[i];
    return NULL;
}

/* The first posted row, else the first told, else the guide's, else the first of the market. */
static const struct market_exact *band_row(const struct offer *o, const struct market_exact *all,
                                           enum market_part part, bool guides,
                                           enum band_source *source)
{
    static const bool posted[] = {[MARKET_POSTED] = true, [MARKET_COLLEAGUE] = false};
    static const bool told[] = {[MARKET_TOLD] = true, [MARKET_COLLEAGUE] = false};
    static const bool survey[] = {[MARKET_SURVEY] = true,
                                  [MARKET_DATABASE] = true,
                                  [MARKET_REPORT] = true,
                                  [MARKET_COLLEAGUE] = false};
    const struct market_exact *m = first_of(o, all, part, posted);
    *source = BAND_POSTED;
    if (m)
        return m;
    *source = BAND_TOLD;
    if ((m = first_of(o, all, part, told)))
        return m;
    *source = BAND_GUIDE;
    if (guides)
        return NULL;
    m = first_of(o, all, part, survey);
    *source = m ? BAND_MARKET : BAND_NONE;
    return m;
}

/* ---- the band ----------------------------------------------------------------------------------
 */

static struct span_rat span_between(const struct calc *c, rat min, rat mid, rat max)
{
    if (!mid)
        mid = rat_div(c->rats, rat_add(c->rats, min, max), rat_int(c->rats, 2));
    return (struct span_rat){min, mid, max};
}

static struct span_rat named_span(struct calc *c, const char *part, struct span_rat s)
{
    const struct rat_name *in = calc_name(c, calc_name(c, NULL, "band", -1), part, -1);
    return (struct span_rat){calc_figure(c, in, "min", s.min), calc_figure(c, in, "mid", s.mid),
                             calc_figure(c, in, "max", s.max)};
}

static struct span_rat base_band(struct calc *c, const struct offer *o, const struct guide_row *row,
                                 const struct market_exact *market, struct exact_bands *b)
{
    const struct market_exact *m =
        band_row(o, market, MARKET_BASE, row->base_min != NULL, &b->base_source);
    if (m) {
        b->base_row = m->row;
        return span_between(c, m->low, m->mid, m->high);
    }
    return span_between(c, row->base_min, NULL, row->base_max);
}

static struct span_rat times(const struct calc *c, struct span_rat s, rat by)
{
    return (struct span_rat){rat_mul(c->rats, s.min, by), rat_mul(c->rats, s.mid, by),
                             rat_mul(c->rats, s.max, by)};
}

static struct span_rat equity_band(struct calc *c, const struct offer *o,
                                   const struct guide_row *row, const struct market_exact *market,
                                   const struct terms *offer, struct exact_bands *b)
{
    const struct market_exact *m =
        band_row(o, market, MARKET_EQUITY, row->equity_min != NULL, &b->equity_source);
    int years = m ? (m->row->years > 0 ? m->row->years : VESTING_YEARS_DEFAULT) : row->years;
    struct span_rat s = m ? span_between(c, m->low, m->mid, m->high)
                          : span_between(c, row->equity_min, NULL, row->equity_max);
    b->equity_row = m ? m->row : NULL;
    if (years == offer->vesting.years)
        return s;
    b->equity_scaled = s.min != NULL;
    return times(c, s, rat_div(c->rats, offer->vesting.years_at, rat_int(c->rats, years)));
}

static struct span_rat bonus_band(struct calc *c, const struct guide_row *row,
                                  const struct span_rat *base)
{
    struct rats *r = c->rats;
    if (!row->bonus_percent)
        return span_between(c, row->bonus_min, NULL, row->bonus_max);
    return span_between(c, rat_mul(r, base->min, row->bonus_min), NULL,
                        rat_mul(r, base->max, row->bonus_max));
}

/* a × x, and b × y where b has a band */
static rat plus(const struct calc *c, rat a, rat b, rat y)
{
    return b ? rat_add(c->rats, a, rat_mul(c->rats, b, y)) : a;
}

static struct span_rat plus_span(const struct calc *c, struct span_rat a, struct span_rat b, rat y)
{
    return (struct span_rat){plus(c, a.min, b.min, y), plus(c, a.mid, b.mid, y),
                             plus(c, a.max, b.max, y)};
}

/* A grant's share of a year: ÷ Y. */
static struct span_rat plus_yearly(const struct calc *c, struct span_rat a, struct span_rat b,
                                   rat years)
{
    struct rats *r = c->rats;
    if (!b.min && !b.max)
        return a;
    return (struct span_rat){b.min ? rat_add(r, a.min, rat_div(r, b.min, years)) : a.min,
                             b.mid ? rat_add(r, a.mid, rat_div(r, b.mid, years)) : a.mid,
                             b.max ? rat_add(r, a.max, rat_div(r, b.max, years)) : a.max};
}

struct exact_bands bands_of(struct calc *c, const struct offer *o, const struct guide_row *row,
                            const struct market_exact *market, const struct terms *offer,
                            const struct worth *w, unsigned in_play)
{
    struct exact_bands b = {.in_play = in_play};
    b.base = named_span(c, "base", base_band(c, o, row, market, &b));
    if (in_play & 1u << PAY_EQUITY)
        b.equity = named_span(c, "equity", equity_band(c, o, row, market, offer, &b));
    if (in_play & 1u << PAY_BONUS)
        b.bonus = named_span(c, "bonus", bonus_band(c, row, &b.base));
    struct span_rat yearly =
        plus_span(c, plus_yearly(c, b.base, b.equity, offer->vesting.years_at), b.bonus, c->one);
    b.comparable = named_span(c, "comparable", yearly);
    named_span(c, "annual", yearly); /* the key of before */
    struct span_rat all = times(c, b.base, w->span.years);
    all = plus_span(c, all, b.bonus, w->span.years);
    b.four_year = named_span(c, "four_year", plus_span(c, all, b.equity, w->vested_share));
    return b;
}

/* What isn't in play has a band of nought, what is and has none has null. */
static struct band_fig print_span(struct calc *c, const char *part, const struct span_rat *s,
                                  bool in_play)
{
    const struct span_rat nought =
        named_span(c, part,
                   in_play ? (struct span_rat){NULL, NULL, NULL}
                           : (struct span_rat){c->zero, c->zero, c->zero});
    s = in_play ? s : &nought;
    return (struct band_fig){calc_fig(c, s->min), calc_fig(c, s->mid), calc_fig(c, s->max)};
}

struct bands bands_print(struct calc *c, const struct exact_bands *b)
{
    return (struct bands){
        .base = print_span(c, "base", &b->base, true),
        .equity = print_span(c, "equity", &b->equity, (b->in_play & 1u << PAY_EQUITY) != 0),
        .bonus = print_span(c, "bonus", &b->bonus, (b->in_play & 1u << PAY_BONUS) != 0),
        .annual = print_span(c, "comparable", &b->comparable, true),
        .four_year = print_span(c, "four_year", &b->four_year, true),
        .base_source = b->base.min || b->base.max ? b->base_source : BAND_NONE,
        .equity_source = b->equity.min || b->equity.max ? b->equity_source : BAND_NONE,
        .base_row = b->base_row,
        .equity_row = b->equity_row,
        .equity_scaled = b->equity_scaled,
    };
}

/* ---- positions --------------------------------------------------------------------------------
 */

static bool has_band(const struct span_rat *s)
{
    return s->min || s->max;
}

rat band_comparable(const struct calc *c, const struct exact_bands *b, const struct worth *w)
{
    struct rats *r = c->rats;
    if (!has_band(&b->base))
        return NULL;
    rat sum = w->part[PAY_BASE];
    if (has_band(&b->equity))
        sum = rat_add(r, sum, w->equity_per_year);
    if (has_band(&b->bonus))
        sum = rat_add(r, sum, w->part[PAY_BONUS]);
    return sum;
}

static rat comparable_four_year(const struct calc *c, const struct exact_bands *b,
                                const struct worth *w)
{
    struct rats *r = c->rats;
    if (!has_band(&b->base))
        return NULL;
    rat sum = rat_mul(r, w->span.years, w->part[PAY_BASE]);
    if (has_band(&b->bonus))
        sum = rat_add(r, sum, rat_mul(r, w->span.years, w->part[PAY_BONUS]));
    if (has_band(&b->equity))
        sum = rat_add(r, sum, w->equity_four_year);
    return sum;
}

static struct position_part place_in(struct calc *c, const struct rat_name *name, const char *part,
                                     const struct span_rat *s, rat value)
{
    struct rats *r = c->rats;
    const struct rat_name *in = calc_name(c, name, part, -1);
    rat above = rat_sub(r, value, s->min), width = rat_sub(r, s->max, s->min);
    return (struct position_part){
        calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, in, "compa_ratio", -1,
                                     rat_div(r, value, s->mid))),
        calc_share(c, calc_figure_of(c, FIGURE_SHARE, NULL, in, "range_penetration", -1,
                                     rat_div(r, above, width)))};
}

struct position position_of(struct calc *c, const struct rat_name *name,
                            const struct exact_bands *b, const struct terms *t,
                            const struct worth *w)
{
    bool unknown = !(t->stated & 1u << PAY_EQUITY);
    rat comparable = band_comparable(c, b, w);
    place_in(c, name, "comparable", &b->comparable, comparable);
    return (struct position){
        .base = place_in(c, name, "base", &b->base, w->part[PAY_BASE]),
        .equity = place_in(c, name, "equity", &b->equity, unknown ? NULL : w->part[PAY_EQUITY]),
        .annual = place_in(c, name, "annual", &b->comparable, comparable)};
}

/* ---- gaps --------------------------------------------------------------------------------------
 */

static struct fig difference(struct calc *c, const struct rat_name *name, const char *part,
                             rat other, rat offer)
{
    rat gap = rat_sub(c->rats, other, offer);
    return calc_fig(c, calc_figure_of(c, FIGURE_SIGNED, NULL, name, part, -1, gap));
}

struct gap gap_between(struct calc *c, const struct rat_name *name, const struct worth *offer,
                       const struct worth *other)
{
    struct gap g;
    for (int part = 0; part < PAY_PARTS; part++)
        g.part[part] =
            difference(c, name, pay_rows[part].key, other->part[part], offer->part[part]);
    g.annual = difference(c, name, "annual", other->annual, offer->annual);
    g.four_year = difference(c, name, "four_year", other->four_year, offer->four_year);
    return g;
}

static rat point_of(const struct span_rat *s, enum band_point point)
{
    return point == BAND_MIN ? s->min : point == BAND_MID ? s->mid : s->max;
}

/* Of a part that isn't in play the gap is nought, of one without a band there is none. */
struct gap gap_to_band(struct calc *c, const struct rat_name *name, const struct worth *offer,
                       const struct exact_bands *b, enum band_point point)
{
    const struct span_rat *const spans[PAY_PARTS] = {
        [PAY_BASE] = &b->base, [PAY_BONUS] = &b->bonus, [PAY_EQUITY] = &b->equity};
    struct gap g;
    for (int part = 0; part < PAY_PARTS; part++) {
        bool in_play = (b->in_play & 1u << part) != 0;
        rat there = spans[part] ? point_of(spans[part], point) : NULL;
        g.part[part] = in_play ? difference(c, name, pay_rows[part].key, there, offer->part[part])
                               : calc_fig(c, calc_figure(c, name, pay_rows[part].key, c->zero));
    }
    g.annual = difference(c, name, "annual", point_of(&b->comparable, point),
                          band_comparable(c, b, offer));
    g.four_year = difference(c, name, "four_year", point_of(&b->four_year, point),
                             comparable_four_year(c, b, offer));
    return g;
}
