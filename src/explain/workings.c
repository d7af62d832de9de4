/* workings.c - the provenance table of the last page: which figures stand in it, under which name.
 * Value, working and place are the record's. */
#include "explain/workings.h"
#include "explain/formula.h"

struct working_out {
    struct arena *a;
    const struct figures *f;
    const struct findings *s;
    const struct present *p;
    struct formulas with;
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

/* "offer.xml:24"; the guide by its own word, since its file is part of the program. Of a figure
 * that rests on several places: computed. */
static const char *place_of(const struct working_out *w, const struct figure_record *r)
{
    size_t n;
    const struct explain_input *in = formula_inputs(&w->with, r, &n);
    struct place at = n ? in[0].at : (struct place){0};
    for (size_t i = 1; i < n; i++)
        if (in[i].at.src && in[i].at.src != at.src)
            return say(w, "from.computed");
    if (!at.src)
        return say(w, "from.computed");
    unsigned line = place_linecol(at).line;
    if (at.src == w->f->guide->source)
        return arena_printf(w->a, "%s:%u", say(w, "from.guide"), line);
    return arena_printf(w->a, "%s:%u", w->s->file, line);
}

/* A figure that doesn't apply has no record, and no row. `value` NULL: as --explain prints it. */
static void add(struct working_out *w, const char *what, const char *key, const char *value)
{
    const struct figure_record *r = formula_find(w->f, key);
    if (!r)
        return;
    struct working *x = arena_new_of(w->a, struct working);
    *x = (struct working){what, value ? value : formula_value(&w->with, r), formula_of(&w->with, r),
                          place_of(w, r), NULL};
    *w->last = x;
    w->last = &x->next;
}

static void packages(struct working_out *w)
{
    const struct figures *f = w->f;
    add(w, named(w, "working.annual", say(w, "Offer")), "offer.annual", NULL);
    add(w, named(w, "working.four-years", say(w, "Offer")), "offer.four_year", NULL);
    add(w, named(w, "working.annual", say(w, "Ask")), "ask.annual", NULL);
    add(w, named(w, "working.four-years", say(w, "Ask")), "ask.four_year", NULL);
    if (w->s->floor != FLOOR_OMIT && f->has_floor)
        add(w, named(w, "working.annual", say(w, "Floor")), "floor.annual", NULL);
}

static void against_other(struct working_out *w)
{
    const struct competing_fig *k = w->s->lead;
    const struct figures *f = w->f;
    if (!k)
        return;
    const char *other = arena_printf(w->a, "competing[%zu]", (size_t)(k - f->competing));
    const char *multiple = arena_printf(w->a, "%s.break_even.ask.multiple", other);
    const struct break_even *be = &k->break_even.ask.plain;
    add(w, named(w, "working.four-years", k->entry->company.s),
        arena_printf(w->a, "%s.four_year", other), NULL);
    if (k->match.over_ask.v <= 0)
        return;
    if (k->match.equity_to_match.has && k->match.equity_to_match.v > 0)
        add(w, say(w, "working.match"), arena_printf(w->a, "%s.match.equity_to_match", other),
            NULL);
    if (be->multiple.has)
        add(w, say(w, "working.multiple"), multiple, present_multiple(w->p, be->multiple));
    if (be->valuation.has)
        add(w, say(w, "working.valuation"),
            arena_printf(w->a, "%s.break_even.ask.valuation", other),
            present_valuation(w->p, be->valuation.v, f->valuation_currency));
}

static void ratios(struct working_out *w)
{
    const struct position_part *p = &w->f->position.offer.base;
    if (w->f->package.owned.has)
        add(w, say(w, "working.owned"), "offer.owned",
            present_percent_fine(w->p, w->f->package.owned));
    if (!w->f->package.equity_unknown && !w->f->ask.equity_unknown) /* worth nothing yet */
        add(w, say(w, "working.trade"), "trade.equity_per_1000_base", NULL);
    if (p->compa_ratio.has)
        add(w, say(w, "working.compa"), "position.offer.base.compa_ratio",
            present_ratio(w->p, p->compa_ratio));
    if (p->range_penetration.has)
        add(w, say(w, "working.range"), "position.offer.base.range_penetration",
            present_percent(w->p, p->range_penetration));
}

const struct working *workings_compose(struct arena *a, const struct figures *f,
                                       const struct findings *s, const struct present *page)
{
    struct present *p = arena_new_of(a, struct present);
    *p = present_exact(page); /* a formula that is rounded is no longer so */
    struct working_out w = {a, f, s, p, {a, p, rats_new(a)}, NULL, NULL};
    w.last = &w.first;
    add(&w, say(&w, "working.band.min"), "band.comparable.min", NULL);
    add(&w, say(&w, "working.band.max"), "band.comparable.max", NULL);
    packages(&w);
    against_other(&w);
    ratios(&w);
    return w.first;
}
