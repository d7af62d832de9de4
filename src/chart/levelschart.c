/* levelschart.c - base bands of other employers beside this one's (page 8), with drop lines from
 * the marks of offer, ask, floor and competing offers. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/labels.h"
#include "chart/series.h"
#include <math.h>
#include <string.h>

#define NAME_COLUMN 30.0
#define PITCH 5.8
#define BAR 2.8
#define ROWS_MAX 12

struct row {
    const char *name;
    money min, max;
    bool own;
};

/* The employer's own band first, then those of the guide that are in this region and currency. */
static size_t rows_of(const struct figures *f, struct row *out)
{
    size_t n = 0;
    out[n++] = (struct row){f->guide->employer, f->band.base.min.v, f->band.base.max.v, true};
    for (size_t i = 0; i < f->guide->others_n && n < ROWS_MAX; i++) {
        const struct other_band *o = &f->guide->others[i];
        bool here = !o->region || strcmp(o->region, f->region->id) == 0;
        bool money_here = !o->currency || strcmp(o->currency, f->currency) == 0;
        if (here && money_here && o->base.stated)
            out[n++] = (struct row){o->company, o->base.min, o->base.max, false};
    }
    return n;
}

static void marks_draw(struct chart *c, const struct series *s, size_t n, const struct axis *x,
                       double top, double bottom)
{
    double at[SERIES_MAX];
    int level[SERIES_MAX];
    size_t order[SERIES_MAX];
    for (size_t i = 0; i < n; i++) { /* by value: levels look at what lies to the left */
        size_t k = i;
        while (k > 0 && s[order[k - 1]].package->base > s[i].package->base) {
            order[k] = order[k - 1];
            k--;
        }
        order[k] = i;
    }
    for (size_t i = 0; i < n; i++)
        at[i] = axis_at(x, amount_of(s[order[i]].package->base));
    levels_of_marks(at, level, n);
    for (size_t i = 0; i < n; i++)
        pen_dashed(&c->pen, at[i], top, at[i], bottom, 0.5, c->pen.palette->ink, 1, 1.6);
    for (size_t i = 0; i < n; i++)
        pen_mark(&c->pen, s[order[i]].mark, at[i], top - 1.6 - MARK_GAP * level[i],
                 s[order[i]].number ? 0.95 : 0.8);
}

static int highest_mark(const struct series *s, size_t n, const struct axis *x)
{
    double at[SERIES_MAX];
    int level[SERIES_MAX];
    for (size_t i = 0; i < n; i++) {
        size_t k = i;
        double v = axis_at(x, amount_of(s[i].package->base));
        for (; k > 0 && at[k - 1] > v; k--)
            at[k] = at[k - 1];
        at[k] = v;
    }
    return levels_of_marks(at, level, n);
}

static void levels_alt(struct chart *c, const struct row *rows, size_t rows_n,
                       const struct series *s, size_t n)
{
    struct buf bands, marks;
    buf_init(&bands, c->pen.arena);
    buf_init(&marks, c->pen.arena);
    for (size_t i = 0; i < rows_n; i++)
        list_add(&bands, catalogue_fill(
                             c->words, c->pen.arena, "alt.levels.band", "name", rows[i].name,
                             "range", present_range(&c->present, rows[i].min, rows[i].max), NULL));
    for (size_t i = 0; i < n; i++)
        list_add(&marks, chart_named(c, s[i].name, s[i].package->base));
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.levels", "region",
                                figures_band_of(c->figures), "bands", buf_str(&bands), "marks",
                                buf_str(&marks), NULL));
}

enum outcome chart_levels(struct chart *c)
{
    const struct palette *ink = c->pen.palette;
    const struct figures *f = c->figures;
    struct series s[SERIES_MAX];
    struct row rows[ROWS_MAX];
    if (!f->band.base.min.has || !f->band.base.max.has)
        return CHART_NOTHING;
    size_t rows_n = rows_of(f, rows), n = series_list(c->source, true, s);
    if (rows_n < 2)
        return CHART_NOTHING; /* the band chart shows that one already */

    double lo = INFINITY, hi = -INFINITY;
    for (size_t i = 0; i < rows_n; i++) {
        lo = fmin(lo, amount_of(rows[i].min));
        hi = fmax(hi, amount_of(rows[i].max));
    }
    for (size_t i = 0; i < n; i++) {
        lo = fmin(lo, amount_of(s[i].package->base));
        hi = fmax(hi, amount_of(s[i].package->base));
    }
    double pad = hi > lo ? (hi - lo) * 0.06 : fmax(hi * 0.1, 1);
    struct axis x = {lo - pad, hi + pad, NAME_COLUMN, c->width - 1};
    int levels = highest_mark(s, n, &x);
    double top = 4.0 + MARK_GAP * levels; /* of the lines; the marks stand above */
    double pitch = fmax(c->asked > 0 ? (c->asked - top - 5.4) / (double)rows_n : PITCH, 4.4);
    double bottom = top + 1.8 + pitch * (double)rows_n;

    pen_text(
        &c->pen, 0, 3.2 + MARK_GAP * levels,
        catalogue_fill(c->words, c->pen.arena, "chart.levels", "region", figures_band_of(f), NULL),
        type_axis, ink->txt2, PEN_LEFT);
    double first, step = axis_step(x.lo, x.hi, 8);
    double number =
        pen_width(&c->pen, type_axis, present_chart_plain(&c->present, axis_money(x.hi))) + 2;
    while (axis_at(&x, x.lo + step) - x.from < number && step < x.hi - x.lo)
        step = axis_next_step(step);
    int ticks = axis_ticks(x.lo, x.hi, step, &first);
    for (int i = 0; i < ticks; i++) {
        double at = axis_at(&x, first + i * step);
        const char *text = present_chart_plain(&c->present, axis_money(first + i * step));
        double half = pen_width(&c->pen, type_axis, text) / 2;
        pen_grid(&c->pen, at, top - 0.6, at, bottom);
        if (at + half <= c->width)
            pen_text(&c->pen, at, bottom + 3.4, text, type_axis, ink->txt2, PEN_CENTER);
    }
    marks_draw(c, s, n, &x, top, bottom);
    for (size_t i = 0; i < rows_n; i++) {
        double y = top + 3.0 + (double)i * pitch;
        double from = axis_at(&x, amount_of(rows[i].min)), to = axis_at(&x, amount_of(rows[i].max));
        struct type t = rows[i].own ? type_name_medium : (struct type){FACE_BODY, 9.5};
        pen_text(&c->pen, 0, y + 1.2, pen_fit(&c->pen, t, rows[i].name, NAME_COLUMN - 3), t,
                 ink->ink, PEN_LEFT);
        pen_block(&c->pen, from, y - BAR / 2, to - from, BAR,
                  rows[i].own ? ink->solid : ink->white);
        pen_outline(&c->pen, from, y - BAR / 2, to - from, BAR, 0.6, ink->ink);
    }
    c->height = bottom + 4.4;
    levels_alt(c, rows, rows_n, s, n);
    return CHART_DRAWN;
}
