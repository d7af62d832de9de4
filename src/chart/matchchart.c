/* matchchart.c - the equity it would take to match a competing offer, at three bases, against the
 * equity band. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>

#define HEAD 4.8
#define PITCH 9.6
#define AXIS_FROM 40.0
#define EDGE_CLEAR 0.9 /* of a text from the axis and the band's edges */
#define HEADS_APART 5.0
#define SLIVER 2.2     /* of the band, beside a text's ground: nobody needs it */
#define NOTE_FROM 20.4 /* "Offer base", after the amount */

struct matchplot {
    struct axis x;
    double top, bottom;
    bool has_band;
    double band_from, band_to; /* mm */
};

static const char *const row_key[] = {"chart.match.offer", "chart.match.ask", "chart.match.max"};

/* Which of the three a base is: at[] may have fewer. */
static int row_of(const struct figures *f, money base)
{
    return base == f->package.base ? 0 : base == f->ask.base ? 1 : 2;
}

/* Where a text of this width stands clear of the axis and of the band's edges: as near as may be to
 * the place before the dot, or to that behind it. False: nowhere. */
static bool place_beside(const struct chart *c, const struct matchplot *p, double dot, double w,
                         double *left)
{
    const double edges[] = {p->x.from, p->band_from, p->band_to, c->width + EDGE_CLEAR};
    const double wishes[] = {dot - 1.8 - w, dot + 1.8};
    double best = INFINITY;
    for (int i = 0; i < 3; i++) {
        if (!p->has_band && i > 0)
            break;
        double lo = edges[i] + EDGE_CLEAR, hi = edges[p->has_band ? i + 1 : 3] - EDGE_CLEAR - w;
        for (int k = 0; k < 2 && lo <= hi; k++) {
            double at = fmin(fmax(wishes[k], lo), hi), far = fabs(at - wishes[k]) + 0.1 * k;
            if (far < best) {
                best = far;
                *left = at;
            }
        }
    }
    return isfinite(best);
}

/* Above or below its line. One without room goes unwritten, unless it `must`: the alt text has it.
 */
static void beside(struct chart *c, const struct matchplot *p, double dot, double y,
                   const char *text, struct type type, bool must)
{
    double w = pen_width(&c->pen, type, text), left = 0;
    if (!place_beside(c, p, dot, w, &left)) {
        if (!must)
            return;
        left = c->width - w;
        pen_block(&c->pen, left - 0.5, y - 2.6, w + 1, 3.2, c->pen.palette->white);
    }
    double from = left - 0.5, to = left + w + 0.5, edge = 0.75 / 2 * PT_MM;
    if (from - p->band_from < SLIVER)
        from = p->band_from + edge;
    if (p->band_to - to < SLIVER)
        to = p->band_to - edge;
    if (p->has_band && left < p->band_to &&
        left + w > p->band_from) /* the band's grey is screened */
        pen_block(&c->pen, from, y - 2.4, to - from, 3.1, c->pen.palette->white);
    pen_text(&c->pen, left, y, text, type, c->pen.palette->ink, PEN_LEFT);
}

/* What the equity needed is to the band. */
static const char *note_of(struct chart *c, const struct match_at *at)
{
    const struct band_fig *band = &c->figures->band.equity;
    money v = at->equity_to_match.v;
    if (v == 0)
        return catalogue_say(c->words, "chart.match.enough");
    if (band->max.has && v <= band->max.v)
        return catalogue_say(c->words,
                             v < band->min.v ? "chart.match.under" : "chart.match.inside");
    return at->of_band_max.has
               ? catalogue_fill(c->words, c->pen.arena, "chart.match.of_max", "multiple",
                                present_multiple(&c->present, at->of_band_max), NULL)
               : "";
}

static void row_draw(struct chart *c, const struct match_at *at, const struct matchplot *p,
                     double y)
{
    const struct palette *ink = c->pen.palette;
    if (!at->equity_to_match.has) {
        const char *text = catalogue_say(c->words, "chart.match.none");
        pen_block(&c->pen, p->x.from + 1.4, y - 2.9, pen_width(&c->pen, type_axis, text) + 0.8, 3.8,
                  ink->white);
        pen_text(&c->pen, p->x.from + 1.8, y, text, type_axis, ink->txt2, PEN_LEFT);
        return;
    }
    double dot = axis_at(&p->x, amount_of(at->equity_to_match.v));
    pen_line(&c->pen, p->x.from, y - 1.3, dot, y - 1.3, 2.2, ink->ink);
    beside(c, p, dot, y - 2.6, chart_amount(c, at->equity_to_match.v), type_value_strong, true);
    beside(c, p, dot, y + 1.9, note_of(c, at), type_axis, false);
    pen_dot(&c->pen, dot, y - 1.3, 1.0, ink->ink); /* whole, over the white under the texts */
}

static void head_draw(struct chart *c, const struct matchplot *p)
{
    const struct palette *ink = c->pen.palette;
    const char *needed =
        catalogue_fill(c->words, c->pen.arena, "chart.match.needed", "years",
                       present_count(&c->present, c->figures->ask.vesting_years), NULL);
    double y = p->top - 2, right = c->width - pen_width(&c->pen, type_axis, needed);
    pen_text(&c->pen, 0, y, catalogue_say(c->words, "chart.match.at"), type_axis, ink->txt2,
             PEN_LEFT);
    pen_text(&c->pen, right, y, needed, type_axis, ink->txt2, PEN_LEFT);
    if (!p->has_band)
        return;
    const struct band_fig *band = &c->figures->band.equity;
    const char *text =
        catalogue_fill(c->words, c->pen.arena, "chart.match.band", "range",
                       c->in_full ? present_range(&c->present, band->min.v, band->max.v)
                                  : present_chart_range(&c->present, band->min.v, band->max.v),
                       NULL);
    double w = pen_width(&c->pen, type_axis, text);
    double left = fmin((p->band_from + p->band_to) / 2 - w / 2, right - HEADS_APART - w);
    if (left >= 12) /* it always does unless amounts are very long */
        pen_text(&c->pen, left, y, text, type_axis, ink->txt2, PEN_LEFT);
}

static const char *row_alt(const struct band_fig *band, const struct match_at *at)
{
    if (band->max.has && at->equity_to_match.v <= band->max.v)
        return "alt.match.row.inside";
    return at->of_band_max.has ? "alt.match.row.max" : "alt.match.row";
}

static void match_alt(struct chart *c, const struct competing_fig *rival)
{
    struct buf rows;
    buf_init(&rows, c->pen.arena);
    for (int i = 0; i < rival->match.at_n; i++) {
        const struct match_at *at = &rival->match.at[i];
        if (!at->equity_to_match.has)
            continue;
        list_add(&rows,
                 catalogue_fill(c->words, c->pen.arena, row_alt(&c->figures->band.equity, at),
                                "base", present_amount(&c->present, at->base), "equity",
                                present_amount(&c->present, at->equity_to_match.v), "multiple",
                                present_multiple(&c->present, at->of_band_max), NULL));
    }
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, rows.n > 0 ? "alt.match" : "alt.match.none",
                                "name", rival->entry->company.s, "amount",
                                present_amount(&c->present, rival->package.four_year), "rows",
                                buf_str(&rows), NULL));
    const struct band_fig *band = &c->figures->band.equity;
    if (band->min.has && band->max.has)
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.match.band", "range",
                                    present_range(&c->present, band->min.v, band->max.v), NULL));
}

enum outcome chart_match(struct chart *c)
{
    const struct palette *ink = c->pen.palette;
    const struct competing_fig *rival = chart_competing(c, 0);
    if (!rival || rival->match.at_n <= 0)
        return CHART_NOTHING;

    const struct figures *f = c->figures;
    int n = rival->match.at_n;
    double pitch = fmax(c->asked > 0 ? (c->asked - HEAD - 1.4) / n : PITCH, 8);
    struct matchplot p = {.top = HEAD, .bottom = HEAD + pitch * n};
    double max = 0, notes = NOTE_FROM, from = AXIS_FROM, last = 0;
    for (int i = 0; i < n; i++) {
        const struct match_at *at = &rival->match.at[i];
        if (at->equity_to_match.has)
            max = fmax(max, amount_of(at->equity_to_match.v));
        notes = fmax(
            notes,
            5 + 2 + pen_width(&c->pen, type_name_medium, present_amount(&c->present, at->base)));
        last = fmax(last, pen_width(&c->pen, type_axis,
                                    catalogue_say(c->words, row_key[row_of(f, at->base)])));
    }
    p.has_band = f->band.equity.min.has && f->band.equity.max.has;
    if (p.has_band)
        max = fmax(max, amount_of(f->band.equity.max.v));
    from = fmax(from, notes + last + 1.6);
    p.x = (struct axis){0, max > 0 ? max / 0.9375 : 1, from, c->width};
    if (p.has_band) {
        p.band_from = axis_at(&p.x, amount_of(f->band.equity.min.v));
        p.band_to = axis_at(&p.x, amount_of(f->band.equity.max.v));
        pen_block(&c->pen, p.band_from, p.top, p.band_to - p.band_from, p.bottom - p.top,
                  ink->band);
        pen_line(&c->pen, p.band_from, p.top - 1, p.band_from, p.bottom + 1, 0.75, ink->ink);
        pen_line(&c->pen, p.band_to, p.top - 1, p.band_to, p.bottom + 1, 0.75, ink->ink);
    }
    head_draw(c, &p);
    for (int i = 0; i < n; i++) {
        const struct match_at *at = &rival->match.at[i];
        int which = row_of(f, at->base);
        double y = p.top + pitch * i + pitch / 2 + 1.4;
        if (which < 2)
            pen_mark(&c->pen, which == 0 ? "offer" : "ask", 1.7, y - 1.2, 0.85);
        pen_text(&c->pen, 5, y, present_amount(&c->present, at->base), type_name_medium, ink->ink,
                 PEN_LEFT);
        pen_text(&c->pen, notes, y, catalogue_say(c->words, row_key[which]), type_axis, ink->txt2,
                 PEN_LEFT);
        row_draw(c, at, &p, y);
    }
    pen_line(&c->pen, from, p.top, from, p.bottom, 0.75, ink->ink);
    c->height = p.bottom + 1.4;
    match_alt(c, rival);
    return CHART_DRAWN;
}
