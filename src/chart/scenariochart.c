/* scenariochart.c - what offer and ask are worth over four years if the company is worth more or
 * less than today, against a competing total. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>

#define HEAD 7.2  /* the competing offer's mark and label above the plot */
#define UNDER 5.0 /* the axis' numbers */
#define PITCH 15.5
#define AXIS_FROM 24.0
#define BAR 4.4
#define TO_TOTALS 3.0 /* from the axis' end to the widest */

struct scenarioplot {
    struct axis x;
    double top, pitch, rival; /* rival: mm, < 0 for none */
};

/* A bar is what the equity is worth undiluted; a dilution, if the offer gives one, is a tick. */
static struct fig value_of(const struct scenario *s, bool ask)
{
    struct fig undiluted = ask ? s->ask_four_year_undiluted : s->offer_four_year_undiluted;
    return undiluted.has ? undiluted : ask ? s->ask_four_year : s->offer_four_year;
}

static struct fig diluted_of(const struct scenario *s, bool ask)
{
    return ask ? s->ask_four_year_diluted : s->offer_four_year_diluted;
}

static double widest(struct chart *c, const struct scenario *s, size_t n, double *max)
{
    double w = 0;
    for (size_t i = 0; i < n; i++)
        for (int ask = 0; ask < 2; ask++) {
            struct fig v = value_of(&s[i], ask);
            if (!v.has)
                continue;
            *max = fmax(*max, amount_of(v.v));
            w = fmax(w, pen_width(&c->pen, type_label, chart_amount(c, v.v)));
        }
    return w;
}

static void bar_draw(struct chart *c, const struct scenario *s, bool ask, double y,
                     const struct scenarioplot *p)
{
    const struct palette *ink = c->pen.palette;
    const struct package_fig *package = ask ? &c->figures->ask : &c->figures->package;
    struct fig value = value_of(s, ask), diluted = diluted_of(s, ask);
    struct layer layers[LAYERS_MAX];
    double sum = 0, x = p->x.from;

    pen_mark(&c->pen, ask ? "ask" : "offer", p->x.from - 2.6, y + BAR / 2, 0.75);
    if (!value.has)
        return;
    size_t n = layers_of_cash(package, layers);
    for (size_t i = 0; i < n; i++) {
        double to = axis_at(&p->x, sum += amount_of(layers[i].value));
        pen_fill(&c->pen, layers[i].fill, x, y, to - x, BAR);
        x = to;
    }
    double end = axis_at(&p->x, amount_of(value.v));
    if (end > x + 0.01)
        pen_fill(&c->pen, fill_of_equity(package->kind), x, y, end - x, BAR);
    end = fmax(end, x);
    if (ask && diluted.has && diluted.v != value.v) {
        double tick = axis_at(&p->x, amount_of(diluted.v));
        pen_line(&c->pen, tick, y - 0.7, tick, y + BAR + 0.7, 1.2, ink->ink);
    }
}

/* In a column of its own: beside its bar it would lie over the rival's line, or look past it. */
static void total_draw(struct chart *c, const struct scenario *s, bool ask, double y)
{
    struct fig value = value_of(s, ask);
    if (value.has)
        pen_text(&c->pen, c->width, y + BAR / 2 + 1.1, chart_amount(c, value.v), type_label,
                 c->pen.palette->ink, PEN_RIGHT);
}

static const char *valuation_of(struct chart *c, const struct scenario *s)
{
    if (s->multiple_e2 == 0)
        return catalogue_say(c->words, "chart.scenarios.nothing");
    if (!s->valuation.has)
        return s->multiple_e2 == 100 ? catalogue_say(c->words, "chart.scenarios.now") : "";
    const char *text =
        present_valuation(&c->present, s->valuation.v, c->figures->guide->valuation.currency);
    return s->multiple_e2 == 100 ? catalogue_fill(c->words, c->pen.arena, "chart.scenarios.today",
                                                  "valuation", text, NULL)
                                 : text;
}

static void grid_draw(struct chart *c, const struct scenarioplot *p, size_t n)
{
    const struct palette *ink = c->pen.palette;
    double first, bottom = p->top + p->pitch * (double)n;
    double step = axis_step(p->x.hi / 1e6, p->x.hi, 6), spare = 0;
    for (;; step = axis_next_step(step)) { /* until the numbers stand clear of each other */
        spare = axis_at(&p->x, step) - p->x.from -
                pen_width(&c->pen, type_axis, chart_amount(c, axis_money(step)));
        if (spare >= 3 || step > p->x.hi)
            break;
    }
    int ticks = axis_ticks(0, p->x.hi, step, &first);
    for (int i = 0; i < ticks; i++) {
        double x = axis_at(&p->x, i * step);
        const char *text = chart_amount(c, axis_money(i * step));
        double w = pen_width(&c->pen, type_axis, text);
        if (i > 0 && fabs(x - p->rival) > 1.2) /* no double of the rival's line */
            pen_grid(&c->pen, x, p->top, x, bottom);
        if (x + w / 2 <= c->width)
            pen_text(&c->pen, x, bottom + 4, text, type_axis, ink->txt2, PEN_CENTER);
    }
}

static void rival_draw(struct chart *c, const struct scenarioplot *p, size_t n,
                       const struct competing_fig *rival)
{
    const struct palette *ink = c->pen.palette;
    const char *value = chart_amount(c, rival->package.four_year);
    double before = p->rival - 2.8, behind = c->width - before - 5.6;
    double room = fmax(before, behind) - pen_width(&c->pen, type_label, value) - 2;
    const char *name = rival->entry->company.s, *text = value; /* its mark says whose it is */
    if (pen_width(&c->pen, type_label, name) <= room)
        text = catalogue_fill(c->words, c->pen.arena, "chart.label", "name", name, "amount", value,
                              NULL);
    int number = competing_number(c->source, rival);

    pen_dashed(&c->pen, p->rival, p->top - 3.4, p->rival, p->top + p->pitch * (double)n, 1,
               ink->ink, 4, 2.2);
    pen_mark(&c->pen, competing_mark(number), p->rival, p->top - 4.2, 0.9);
    bool fits = pen_width(&c->pen, type_label, text) <= behind;
    pen_text(&c->pen, p->rival + (fits ? 2.8 : -2.8), p->top - 3.2, text, type_label, ink->ink,
             fits ? PEN_LEFT : PEN_RIGHT);
}

static void scenarios_alt(struct chart *c, const struct competing_fig *rival)
{
    const struct figures *f = c->figures;
    for (size_t i = 0; i < f->scenarios_n; i++) {
        const struct scenario *s = &f->scenarios[i];
        struct buf values;
        buf_init(&values, c->pen.arena);
        for (int ask = 0; ask < 2; ask++) {
            struct fig v = value_of(s, ask), diluted = diluted_of(s, ask);
            const char *name = catalogue_say(c->words, ask ? "chart.ask" : "chart.offer");
            if (!v.has)
                continue;
            list_add(&values, chart_named(c, name, v.v));
            if (ask && diluted.has && diluted.v != v.v)
                list_add(&values,
                         chart_named(c, catalogue_say(c->words, "chart.ask.diluted"), diluted.v));
        }
        chart_alt(c, catalogue_fill(c->words, c->pen.arena,
                                    s->valuation.has ? "alt.scenarios.row" : "alt.scenarios.bare",
                                    "multiple", present_multiple_e2(&c->present, s->multiple_e2),
                                    "valuation", valuation_of(c, s), "values", buf_str(&values),
                                    NULL));
    }
    if (rival)
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.scenarios.rival", "name",
                                    rival->entry->company.s, "amount",
                                    present_amount(&c->present, rival->package.four_year), NULL));
}

enum outcome chart_scenarios(struct chart *c)
{
    const struct palette *ink = c->pen.palette;
    const struct figures *f = c->figures;
    const struct competing_fig *rival = chart_competing(c, -1);
    size_t n = f->scenarios_n;
    struct scenarioplot p = {.top = HEAD, .rival = -1};
    double max = 0, from = AXIS_FROM;

    if (n == 0)
        return CHART_NOTHING;
    double label = widest(c, f->scenarios, n, &max);
    for (size_t i = 0; i < n; i++)
        from = fmax(from, pen_width(&c->pen, type_axis, valuation_of(c, &f->scenarios[i])) + 6);
    p.pitch = fmax(c->asked > 0 ? (c->asked - HEAD - UNDER) / (double)n : PITCH, 12.6);
    p.x = (struct axis){0, max > 0 ? max : 1, from, c->width - label - TO_TOTALS};
    if (rival) /* its mark stands clear of the totals too */
        p.x.hi = fmax(p.x.hi, amount_of(rival->package.four_year) * 1.02);
    if (rival)
        p.rival = axis_at(&p.x, amount_of(rival->package.four_year));
    grid_draw(c, &p, n);

    for (size_t i = 0; i < n; i++) {
        const struct scenario *s = &f->scenarios[i];
        double y = p.top + p.pitch * (double)i;
        if (i > 0)
            pen_grid(&c->pen, 0, y, c->width, y);
        pen_text(&c->pen, 0, y + 5.9, present_multiple_e2(&c->present, s->multiple_e2),
                 (struct type){FACE_BODY_BOLD, 11}, ink->ink, PEN_LEFT);
        pen_text(&c->pen, 0, y + 9.7, valuation_of(c, s), type_axis, ink->txt2, PEN_LEFT);
        bar_draw(c, s, false, y + 2.2, &p);
        bar_draw(c, s, true, y + 2.2 + BAR + 0.9, &p);
        total_draw(c, s, false, y + 2.2);
        total_draw(c, s, true, y + 2.2 + BAR + 0.9);
    }
    pen_line(&c->pen, from, p.top, from, p.top + p.pitch * (double)n, 0.75, ink->ink);
    if (rival)
        rival_draw(c, &p, n, rival);
    c->height = p.top + p.pitch * (double)n + UNDER;
    scenarios_alt(c, rival);
    return CHART_DRAWN;
}
