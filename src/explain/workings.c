/* workings.c - the provenance table of the last page. */
#include "explain/workings.h"

struct working_out {
    struct arena *a;
    const struct figures *f;
    const struct findings *s;
    const struct present *p;
    struct working *first, **last;
};

static const char *say(const struct working_out *w, const char *key)
{
    return catalogue_say(w->p->words, key);
}

static const char *named(const struct working_out *w, const char *key, const char *name)
{
    return catalogue_fill(w->p->words, w->a, key, "name", name, NULL);
}

static const char *plain(const struct working_out *w, money v)
{
    return present_plain(w->p, v);
}

static void add(struct working_out *w, const char *what, const char *value, const char *how,
                const char *from)
{
    struct working *x = arena_new_of(w->a, struct working);
    *x = (struct working){what, value, how, from, NULL};
    *w->last = x;
    w->last = &x->next;
}

/* "offer.xml:24"; the guide by its own word, since its file is part of the program. */
static const char *place_of(const struct working_out *w, struct place at)
{
    if (!at.src)
        return say(w, "from.computed");
    unsigned line = place_linecol(at).line;
    if (at.src == w->f->guide->source)
        return arena_printf(w->a, "%s:%u", say(w, "from.guide"), line);
    return arena_printf(w->a, "%s:%u", w->s->file, line);
}

/* base + bonus + equity ÷ years */
static const char *sum_of_year(const struct working_out *w, money base, money bonus, money equity,
                               int years)
{
    struct buf b;
    buf_init(&b, w->a);
    buf_puts(&b, plain(w, base));
    if (bonus)
        buf_printf(&b, " + %s", plain(w, bonus));
    if (equity)
        buf_printf(&b, " + %s ÷ %d", plain(w, equity), years);
    return buf_str(&b);
}

static const char *sum_of_years(const struct working_out *w, const struct package_fig *k)
{
    bool same = true;
    for (int i = 0; i < FIGURE_YEARS; i++)
        same = same && k->years[i].total == k->years[0].total;
    if (same)
        return arena_printf(w->a, "4 × %s", plain(w, k->years[0].total));
    struct buf b;
    buf_init(&b, w->a);
    for (int i = 0; i < FIGURE_YEARS; i++)
        buf_printf(&b, "%s%s", i ? " + " : "", plain(w, k->years[i].total));
    return buf_str(&b);
}

static void annual(struct working_out *w, const char *who, const struct package_fig *k,
                   struct place at)
{
    add(w, named(w, "working.annual", who), present_amount(w->p, k->annual),
        sum_of_year(w, k->base, k->bonus, k->equity, k->vesting_years), place_of(w, at));
}

static void four_years(struct working_out *w, const char *who, const struct package_fig *k)
{
    add(w, named(w, "working.four-years", who), present_amount(w->p, k->four_year),
        sum_of_years(w, k), say(w, "from.computed"));
}

/* Ask and floor: the offer file's own line, the guide's, or the band's rule. */
static struct place side_place(const struct package *stated, const struct amount *guide,
                               enum part_source from)
{
    if (from == FROM_OFFER && stated)
        return stated->base.at;
    return from == FROM_GUIDE ? guide->at : (struct place){0};
}

static void bands(struct working_out *w)
{
    const struct bands *b = &w->f->band;
    int years = w->f->package.vesting_years;
    if (!b->annual.min.has || !b->annual.max.has)
        return;
    const char *from = place_of(w, w->f->region->base.at);
    add(w, say(w, "working.band.min"), present_amount(w->p, b->annual.min.v),
        sum_of_year(w, b->base.min.v, 0, b->equity.min.v, years), from);
    add(w, say(w, "working.band.max"), present_amount(w->p, b->annual.max.v),
        sum_of_year(w, b->base.max.v, 0, b->equity.max.v, years), from);
}

static void packages(struct working_out *w)
{
    const struct figures *f = w->f;
    annual(w, say(w, "Offer"), &f->package, f->offer->package.base.at);
    four_years(w, say(w, "Offer"), &f->package);
    annual(w, say(w, "Ask"), &f->ask,
           side_place(&f->offer->ask, &f->region->ask.base, f->ask.source[PAY_BASE]));
    if (w->s->floor != FLOOR_OMIT)
        annual(w, say(w, "Floor"), &f->floor,
               side_place(&f->offer->floor, &f->region->floor.base, f->floor.source[PAY_BASE]));
    if (w->s->lead)
        four_years(w, w->s->lead->entry->company.s, &w->s->lead->package);
}

static void against_other(struct working_out *w)
{
    const struct competing_fig *k = w->s->lead;
    const struct figures *f = w->f;
    if (!k)
        return;
    const char *computed = say(w, "from.computed");
    if (k->match.equity_to_match.has && k->match.equity_to_match.v > 0 &&
        f->ask.vesting_years <= FIGURE_YEARS && f->ask.kind != EQUITY_OPTIONS)
        add(w, say(w, "working.match"), present_amount(w->p, k->match.equity_to_match.v),
            arena_printf(w->a, "%s − %s", plain(w, k->package.four_year),
                         plain(w, f->ask.cash_four_year)),
            computed);
    const struct break_even *be = &k->break_even.ask.plain;
    if (be->multiple.has && f->ask.kind != EQUITY_OPTIONS)
        add(w, say(w, "working.multiple"), present_multiple(w->p, be->multiple),
            arena_printf(w->a, "(%s − %s) ÷ %s", plain(w, k->package.four_year),
                         plain(w, f->ask.cash_four_year), plain(w, f->ask.equity_four_year)),
            computed);
    if (be->valuation.has && f->valuation.has) {
        const char *currency = f->guide->valuation.currency;
        add(w, say(w, "working.valuation"), present_valuation(w->p, be->valuation.v, currency),
            arena_printf(w->a, "%s × %s", present_decimal(w->p, be->multiple.e4 * 10000),
                         present_valuation(w->p, f->valuation.v, currency)),
            place_of(w, f->guide->valuation.amount.at));
    }
}

static void ratios(struct working_out *w)
{
    const struct figures *f = w->f;
    const char *computed = say(w, "from.computed");
    if (f->equity_per_1000_base.has)
        add(w, say(w, "working.trade"), present_amount(w->p, f->equity_per_1000_base.v),
            say(w, f->equity_per_1000_base.v == 4000 * MONEY_UNIT ? "working.trade.even"
                                                                  : "working.trade.how"),
            computed);
    if (!f->band.base.mid.has)
        return;
    const struct position_part *p = &f->position.offer.base;
    add(w, say(w, "working.compa"), present_ratio(w->p, p->compa_ratio),
        arena_printf(w->a, "%s ÷ %s", plain(w, f->package.base), plain(w, f->band.base.mid.v)),
        computed);
    if (p->range_penetration.has)
        add(w, say(w, "working.range"), present_percent(w->p, p->range_penetration),
            arena_printf(w->a, "(%s − %s) ÷ %s", plain(w, f->package.base),
                         plain(w, f->band.base.min.v),
                         plain(w, f->band.base.max.v - f->band.base.min.v)),
            computed);
}

const struct working *workings_compose(struct arena *a, const struct figures *f,
                                       const struct findings *s, const struct present *p)
{
    struct working_out w = {a, f, s, p, NULL, NULL};
    w.last = &w.first;
    bands(&w);
    packages(&w);
    against_other(&w);
    ratios(&w);
    return w.first;
}
