/* script_departs.c - "Departs from guide": where what is said differs from what the source says,
 * found by holding its quotations against the figures. One line each, in the guide's order. */
#include "comp/claim.h"
#include "say/pay.h"
#include "speech/script_parts.h"

#define DEPARTURES_MAX 24
#define RESTATED_MAX 8

struct departing {
    const struct speaker *s;
    struct departure lines[DEPARTURES_MAX];
    size_t n;
    /* the source's other asks, by part: "€115K+ and €120K+" */
    const char *restated[2][RESTATED_MAX];
    size_t restated_n[2];
    bool floor, early;
    const char *choices; /* "Google Paris / Amazon / Stripe", the last seen */
};

static void add_about(struct departing *d, const char *line, bool floor)
{
    for (size_t i = 0; i < d->n; i++)
        if (strcmp(d->lines[i].text, line) == 0)
            return;
    if (d->n < DEPARTURES_MAX)
        d->lines[d->n++] = (struct departure){line, floor || floor_told(d->s->floor, line)};
}

static void add(struct departing *d, const char *line)
{
    add_about(d, line, false);
}

static void restate(struct departing *d, const struct run *run)
{
    const struct figures *f = d->s->f;
    bool equity = run->role == ROLE_ASK_EQUITY || run->role == ROLE_BRIDGE_EQUITY;
    bool base = run->role == ROLE_ASK_BASE || run->role == ROLE_BRIDGE_BASE;
    if ((!equity && !base) || !guide_applies(run->region, f->region->id) ||
        run->stated.value == (equity ? f->ask.equity : f->ask.base))
        return;
    size_t *n = &d->restated_n[equity];
    for (size_t i = 0; i < *n; i++)
        if (strcmp(d->restated[equity][i], run->text) == 0)
            return;
    if (*n < RESTATED_MAX)
        d->restated[equity][(*n)++] = run->text;
}

static void depart_claim(struct departing *d, const struct claim *c)
{
    const struct speaker *s = d->s;
    if (c->has_parts && !c->holds)
        add(d, catalogue_fill(s->notes->words, s->a, "speech.departs.total", "stated",
                              c->total->text, "computed", present_amount(s->notes, c->computed),
                              "salary", present_amount(s->notes, c->salary), NULL));
    else
        add(d, catalogue_fill(s->notes->words, s->a, "speech.departs.bare", "stated",
                              c->total->text, NULL));
}

static void depart_quote(struct departing *d, const struct sentence *q)
{
    const struct region *region = d->s->f->region;
    struct claim c;
    for (const struct run *run = q->runs; run; run = run->next) {
        if (run->kind == RUN_CHOICE)
            d->choices = run->text;
        if (run->kind == RUN_TEXT && language_commits_early(run->text))
            d->early = true;
        if (run->kind != RUN_AMOUNT || !claim_applies(run, region))
            continue;
        d->floor = d->floor || run->role == ROLE_FLOOR_BASE || run->role == ROLE_FLOOR_EQUITY;
        restate(d, run);
    }
    if (claim_read(q, region, &c) && (c.has_parts || d->n == 0))
        depart_claim(d, &c);
}

static void depart_quotes(struct departing *d, const struct sentence *s)
{
    for (; s; s = s->next)
        if (s->quoted && guide_applies(s->region, d->s->f->region->id))
            depart_quote(d, s);
}

static const char *joined(struct departing *d, size_t part)
{
    const struct speaker *s = d->s;
    return present_list(s->notes, d->restated[part], d->restated_n[part]);
}

static void depart_asks(struct departing *d)
{
    const struct figures *f = d->s->f;
    for (size_t part = 0; part < 2; part++)
        if (d->restated_n[part])
            add(d, catalogue_fill(d->s->notes->words, d->s->a,
                                  d->restated_n[part] == 1 ? "speech.departs.ask.one"
                                                           : "speech.departs.ask",
                                  "stated", joined(d, part), "ask",
                                  part ? pay_equity_worth(d->s->notes, &f->ask)
                                       : present_amount(d->s->notes, f->ask.base),
                                  NULL));
}

/* The source names several employers; only what the offer brings may be named. */
static void depart_choices(struct departing *d)
{
    const struct speaker *s = d->s;
    if (!d->choices)
        return;
    add(d, s->named ? catalogue_fill(s->notes->words, s->a, "speech.departs.named", "choices",
                                     d->choices, "company", s->telling->entry->company.s, NULL)
                    : catalogue_fill(s->notes->words, s->a, "speech.departs.unnamed", "choices",
                                     d->choices, NULL));
}

/* "€78K–€116K" is printed as what it was rounded from. */
static void depart_total(struct departing *d)
{
    const struct figures *f = d->s->f;
    const struct band_fig *b = &f->band.annual;
    const struct range *t = &f->region->total;
    if (!t->stated || !t->text || !b->min.has || !b->max.has ||
        (t->min == b->min.v && t->max == b->max.v))
        return;
    add(d, catalogue_fill(d->s->notes->words, d->s->a, "speech.departs.range", "stated", t->text,
                          "computed", present_range(d->s->notes, b->min.v, b->max.v), NULL));
}

static bool other_currency(const struct figures *f)
{
    for (size_t i = 0; i < f->guide->regions_n; i++)
        if (strcmp(f->guide->regions[i].currency, f->currency) != 0)
            return true;
    return false;
}

void script_departures(const struct speaker *s, struct speech *out)
{
    const struct guide *g = s->f->guide;
    const char *id = s->f->region->id;
    struct departing d = {.s = s};
    for (size_t i = 0; i < g->levers_n; i++)
        if (guide_applies(g->levers[i].region, id))
            for (const struct paragraph *p = g->levers[i].paragraphs; p; p = p->next)
                depart_quotes(&d, p->sentences);
    depart_quotes(&d, g->strategy);
    depart_asks(&d);
    if (d.floor)
        add_about(&d, catalogue_say(s->notes->words, "speech.departs.floor"), true);
    if (d.early)
        add(&d, catalogue_say(s->notes->words, "speech.departs.early"));
    depart_choices(&d);
    depart_total(&d);
    if (other_currency(s->f))
        add(&d, catalogue_fill(s->notes->words, s->a, "speech.departs.currency", "currency",
                               s->f->currency, NULL));
    out->departures = arena_new_array(s->a, struct departure, d.n);
    memcpy(out->departures, d.lines, d.n * sizeof *d.lines);
    out->departures_n = d.n;
}
