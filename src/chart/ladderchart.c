/* ladderchart.c - the rungs' four-year values as bars, one for a table's row or all
 * below each other at the table's pitch. The bars begin at the floor's four-year value and are
 * broken off there; the value itself is always written. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include <math.h>

#define PITCH 7.0
#define LONGEST 56.0

static void rung_draw(struct chart *c, const struct axis *x, size_t i, double y)
{
    const struct palette *ink = c->pen.palette;
    const struct rung *r = &c->figures->ladder[i];
    const char *text = chart_amount(c, r->is.four_year);
    double end = fmax(axis_at(x, amount_of(r->is.four_year)), 0.9),
           w = pen_width(&c->pen, type_label, text);

    pen_grid(&c->pen, x->from, y, x->to, y);
    for (int pass = 0; pass < 2 && end > x->from; pass++)
        pen_coloured(&c->pen, pass, x->from, y, end, y, 2.6, i == 0 ? ink->blue : ink->ink, NULL);
    if (end > x->from + 6 && x->lo > 0) /* it doesn't begin at nought: broken off, as in a band */
        for (int k = 0; k < 2; k++)
            pen_line(&c->pen, x->from + 1.6 + k * 1.4, y + 1.6, x->from + 2.4 + k * 1.4, y - 1.6,
                     1.2, ink->white);
    if (i == 0)
        pen_mark(&c->pen, "ask", end, y, 0.9);
    else
        pen_dot(&c->pen, end, y, 0.9, ink->ink);
    double left = fmin(end + 2.6, c->width - w);
    pen_block(&c->pen, left - 0.6, y - 1.6, fmin(w + 1, c->width - left + 0.6), 3.2, ink->white);
    pen_text(&c->pen, left, y + 1.1, text, type_label, ink->ink, PEN_LEFT);
}

static void rung_alt(struct chart *c, size_t i)
{
    const struct rung *r = &c->figures->ladder[i];
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.ladder", "rung",
                                present_count(&c->present, (int64_t)i + 1), "base",
                                present_amount(&c->present, r->is.base), "equity",
                                present_amount(&c->present, r->is.equity), "amount",
                                present_amount(&c->present, r->is.four_year), NULL));
}

enum outcome chart_ladder(struct chart *c)
{
    const struct figures *f = c->figures;
    long rung = chart_arg_number(c, "rung", 0);
    if (f->ladder_n == 0 || !c->source->ladder)
        return CHART_NOTHING;
    if (rung < 0 || (size_t)rung > f->ladder_n)
        return chart_wrong(c, "rung", "a rung of the ladder, from 1");

    double lo = amount_of(f->has_floor ? f->floor.four_year : f->package.four_year), hi = lo;
    double label = 0;
    for (size_t i = 0; i < f->ladder_n; i++) {
        lo = fmin(lo, amount_of(f->ladder[i].is.four_year));
        hi = fmax(hi, amount_of(f->ladder[i].is.four_year));
        label =
            fmax(label, pen_width(&c->pen, type_label, chart_amount(c, f->ladder[i].is.four_year)));
    }
    struct axis x = {lo, hi, 0, fmin(LONGEST, c->width - label - 2.6)};
    if (!(hi > lo))
        x.hi = lo + 1;
    size_t first = rung > 0 ? (size_t)rung - 1 : 0, last = rung > 0 ? first + 1 : f->ladder_n;
    double rows = (double)(last - first);
    double pitch = fmax(c->asked > 0 ? c->asked / rows : PITCH, 3.6);
    for (size_t i = first; i < last; i++) {
        rung_draw(c, &x, i, (double)(i - first) * pitch + pitch / 2);
        rung_alt(c, i);
    }
    c->height = pitch * rows;
    return CHART_DRAWN;
}
