/* explain_band.c - band, positions in it, and gaps (contract 2.4, 2.5). */
#include "explain/explain_part.h"

static const char *end_of_base(struct explaining *e, money stated)
{
    const struct figures *f = e->f;
    if (!f->region->factor_of)
        return catalogue_say(e->p->words, "explain.stated");
    return KEY(e, "%s × %s", num(e, stated), present_decimal(e->p, f->offer->location_factor.e8));
}

static const char *end_of_equity(struct explaining *e, money stated)
{
    int own = e->f->region->equity_years, years = e->f->package.vesting_years;
    if (own == years || own == 0)
        return catalogue_say(e->p->words, "explain.stated");
    return KEY(e, "%s × %d ÷ %d", num(e, stated), years, own);
}

static void band_row(struct explaining *e, const char *part, const char *end, struct fig v,
                     const char *formula)
{
    if (v.has)
        row(e, KEY(e, "band.%s.%s", part, end), present_amount(e->p, v.v), formula, &e->band, NULL,
            NULL);
}

static const char *middle(struct explaining *e, const struct band_fig *b)
{
    return b->min.has && b->max.has ? KEY(e, "(%s + %s) ÷ 2", num(e, b->min.v), num(e, b->max.v))
                                    : "";
}

static const char *annual(struct explaining *e, struct fig base, struct fig equity)
{
    if (!equity.has || !equity.v)
        return num(e, base.v);
    return KEY(e, "%s + %s ÷ %d", num(e, base.v), num(e, equity.v), e->f->package.vesting_years);
}

/* What of a grant vests in four years, as the offer's vesting has it. */
static const char *vested(struct explaining *e, money grant)
{
    const struct equity *q = &e->f->offer->package.equity;
    if (q->schedule_n) {
        int64_t share = 0;
        for (int i = 0; i < 4 && i < q->schedule_n; i++)
            share += q->schedule_e8[i];
        return share == 100 * DECIMAL_ONE
                   ? num(e, grant)
                   : KEY(e, "%s × %s%%", num(e, grant), present_decimal(e->p, share));
    }
    int years = e->f->package.vesting_years;
    return years <= 4 ? num(e, grant) : KEY(e, "%s × 4 ÷ %d", num(e, grant), years);
}

static const char *four_years(struct explaining *e, struct fig base, struct fig equity)
{
    return sum_of(e, KEY(e, "4 × %s", num(e, base.v)),
                  equity.has && equity.v ? vested(e, equity.v) : "", NULL);
}

void explain_band(struct explaining *e)
{
    const struct bands *b = &e->f->band;
    const struct region *of = guide_region(e->f->guide, e->f->region->factor_of);
    const struct region *r = of ? of : e->f->region;
    band_row(e, "base", "min", b->base.min, end_of_base(e, r->base.min));
    band_row(e, "base", "mid", b->base.mid, middle(e, &b->base));
    band_row(e, "base", "max", b->base.max, end_of_base(e, r->base.max));
    band_row(e, "equity", "min", b->equity.min, end_of_equity(e, r->equity.min));
    band_row(e, "equity", "mid", b->equity.mid, middle(e, &b->equity));
    band_row(e, "equity", "max", b->equity.max, end_of_equity(e, r->equity.max));
    band_row(e, "annual", "min", b->annual.min, annual(e, b->base.min, b->equity.min));
    band_row(e, "annual", "mid", b->annual.mid, middle(e, &b->annual));
    band_row(e, "annual", "max", b->annual.max, annual(e, b->base.max, b->equity.max));
    band_row(e, "four_year", "min", b->four_year.min, four_years(e, b->base.min, b->equity.min));
    band_row(e, "four_year", "mid", b->four_year.mid, middle(e, &b->four_year));
    band_row(e, "four_year", "max", b->four_year.max, four_years(e, b->base.max, b->equity.max));
}

/* ---- positions
 * ------------------------------------------------------------------------------------------ */

static void position_part(struct explaining *e, const char *key, const struct position_part *p,
                          money v, const struct band_fig *b, const struct leaves *from)
{
    if (p->compa_ratio.has)
        row(e, KEY(e, "%s.compa_ratio", key), share4(e, p->compa_ratio),
            KEY(e, "%s ÷ %s", num(e, v), num(e, b->mid.v)), from, &e->band, NULL);
    if (p->range_penetration.has)
        row(e, KEY(e, "%s.range_penetration", key), share4(e, p->range_penetration),
            KEY(e, "(%s − %s) ÷ (%s − %s)", num(e, v), num(e, b->min.v), num(e, b->max.v),
                num(e, b->min.v)),
            from, &e->band, NULL);
}

static void position_of(struct explaining *e, const char *name, const struct position *pos,
                        const struct package_fig *p, const struct leaves *from)
{
    const struct bands *b = &e->f->band;
    position_part(e, KEY(e, "position.%s.base", name), &pos->base, p->base, &b->base, from);
    position_part(e, KEY(e, "position.%s.equity", name), &pos->equity, p->equity, &b->equity, from);
    position_part(e, KEY(e, "position.%s.annual", name), &pos->annual, p->base + p->equity_per_year,
                  &b->annual, from);
}

void explain_positions(struct explaining *e)
{
    const struct figures *f = e->f;
    position_of(e, "offer", &f->position.offer, &f->package, &e->offer);
    position_of(e, "ask", &f->position.ask, &f->ask, &e->ask);
    position_of(e, "floor", &f->position.floor, &f->floor, &e->floor);
    for (size_t i = 0; i < f->competing_n; i++)
        position_of(e, KEY(e, "competing[%zu]", i), &f->competing[i].position,
                    &f->competing[i].package, &e->competing[i]);
}

/* ---- gaps
 * ------------------------------------------------------------------------------------------------
 */

static void gap_row(struct explaining *e, const char *name, const char *part, struct fig gap,
                    money offer, const struct leaves *from)
{
    if (gap.has)
        row(e, KEY(e, "gaps.%s.%s", name, part), present_signed_amount(e->p, gap.v),
            KEY(e, "%s − %s", num(e, gap.v + offer), num(e, offer)), &e->offer, from, NULL);
}

static void gaps_to(struct explaining *e, const char *name, const struct gap *g,
                    const struct leaves *from)
{
    const struct package_fig *o = &e->f->package;
    gap_row(e, name, "base", g->base, o->base, from);
    gap_row(e, name, "equity", g->equity, o->equity, from);
    gap_row(e, name, "annual", g->annual, o->annual, from);
    gap_row(e, name, "four_year", g->four_year, o->four_year, from);
}

void explain_gaps(struct explaining *e)
{
    const struct figures *f = e->f;
    gaps_to(e, "min", &f->gaps.min, &e->band);
    gaps_to(e, "mid", &f->gaps.mid, &e->band);
    gaps_to(e, "max", &f->gaps.max, &e->band);
    gaps_to(e, "ask", &f->gaps.ask, &e->ask);
    gaps_to(e, "floor", &f->gaps.floor, &e->floor);
    for (size_t i = 0; i < f->competing_n; i++)
        gaps_to(e, KEY(e, "competing[%zu]", i), &f->competing[i].gap, &e->competing[i]);
}
