#include "comp/quoted.h"

#include <string.h>

/* The guide's own band of a part. A market's row that is the band stands among the rows. */
static void add_guides(struct figures *f, enum market_part part, enum band_source source,
                       const struct band_fig *band)
{
    if (source != BAND_GUIDE || !band->min.has || !band->max.has || band->max.v <= 0)
        return;
    f->quoted[f->quoted_n++] = (struct quoted){.part = part,
                                               .name = f->guide->employer,
                                               .low = band->min.v,
                                               .high = band->max.v,
                                               .is_band = true};
}

static void add_rows(struct figures *f, enum market_part part, bool band)
{
    for (size_t i = 0; i < f->market_n; i++) {
        const struct market_fig *m = &f->market[i];
        if (m->row->part == part && m->is_band == band)
            f->quoted[f->quoted_n++] = (struct quoted){.part = part,
                                                       .row = m->row,
                                                       .name = m->row->source.s,
                                                       .low = m->low,
                                                       .high = m->high,
                                                       .mid = m->mid,
                                                       .is_band = band};
    }
}

static void add_others(struct figures *f)
{
    for (size_t i = 0; i < f->guide->others_n; i++) {
        const struct other_band *o = &f->guide->others[i];
        bool here = guide_applies(o->region, f->region->id) && o->base.stated;
        if (here && (!o->currency || strcmp(o->currency, f->currency) == 0))
            f->quoted[f->quoted_n++] = (struct quoted){
                .part = MARKET_BASE, .name = o->company, .low = o->base.min, .high = o->base.max};
    }
}

void quoted_fill(struct arena *a, struct figures *f)
{
    f->quoted = arena_new_array(a, struct quoted, f->market_n + f->guide->others_n + 2);
    for (int part = MARKET_BASE; part <= MARKET_ANNUAL; part++) {
        if (part == MARKET_BASE)
            add_guides(f, MARKET_BASE, f->band.base_source, &f->band.base);
        if (part == MARKET_EQUITY)
            add_guides(f, MARKET_EQUITY, f->band.equity_source, &f->band.equity);
        add_rows(f, (enum market_part)part, true);
        add_rows(f, (enum market_part)part, false);
        if (part == MARKET_BASE)
            add_others(f);
    }
}

struct fig quoted_stands(const struct figures *f, const struct package_fig *k,
                         enum market_part part)
{
    switch (part) {
    case MARKET_BASE:
        return (struct fig){true, k->base};
    case MARKET_EQUITY:
        return k->equity > 0 && !k->equity_unknown && !figures_vests_apart(f, k)
                   ? (struct fig){true, k->equity}
                   : (struct fig){0};
    case MARKET_ANNUAL:
        return (struct fig){true, k->annual};
    default:
        return (struct fig){0};
    }
}
