/* rangechart.c - one range that somebody names, as a bar beside its two ends in a table: all of one
 * part on one scale, and on each where offer and ask stand (page "The market"). The cells around it
 * have the amounts. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "say/pay.h"
#include <math.h>

#define ROW_HEIGHT 7.4
#define BAR 3.0
#define MARK 0.72     /* of a mark's usual size */
#define APART 3.2     /* marks nearer than this stand one above the other */
#define STEP 1.0      /* a value that is no range: a step of a pay scale … */
#define STEP_OVER 1.4 /* … so much longer at both ends that a mark on it doesn't hide it */
#define EDGE 2.0

struct stand { /* offer or ask */
    const char *mark, *name;
    struct fig value;
    double x;
};

/* From the least of the part's ranges and of what is compared with them to the greatest. */
static struct axis scale(const struct chart *c, const struct quoted *q, const struct stand *stands,
                         size_t n)
{
    const struct figures *f = c->figures;
    double edge = fmin(EDGE, c->width / 4);
    struct axis x = {INFINITY, -INFINITY, edge, c->width - edge};
    for (size_t i = 0; i < f->quoted_n; i++)
        if (f->quoted[i].part == q->part) {
            x.lo = fmin(x.lo, amount_of(f->quoted[i].low));
            x.hi = fmax(x.hi, amount_of(f->quoted[i].high));
        }
    for (size_t i = 0; i < n; i++)
        if (stands[i].value.has) {
            x.lo = fmin(x.lo, amount_of(stands[i].value.v));
            x.hi = fmax(x.hi, amount_of(stands[i].value.v));
        }
    if (!(x.hi > x.lo)) { /* one value, and everybody at it: in the middle */
        x.lo -= 1;
        x.hi += 1;
    }
    return x;
}

static void bar_draw(struct chart *c, const struct axis *x, const struct quoted *q, double y)
{
    const struct palette *ink = c->pen.palette;
    double from = axis_at(x, amount_of(q->low)), to = axis_at(x, amount_of(q->high));
    bool step = q->low == q->high;
    double half = BAR / 2;
    if (step)
        from -= STEP / 2, to += STEP / 2, half += STEP_OVER;
    struct color fill = step ? ink->ink : q->is_band ? ink->solid : ink->white;
    pen_block(&c->pen, from, y - half, to - from, 2 * half, fill);
    pen_outline(&c->pen, from, y - half, to - from, 2 * half, 0.6, ink->ink);
    if (q->mid.has && !step) {
        double mid = axis_at(x, amount_of(q->mid.v));
        pen_dashed(&c->pen, mid, y - BAR / 2, mid, y + BAR / 2, 0.5, ink->ink, 1.2, 1.4);
    }
}

static void stands_draw(struct chart *c, struct stand *stands, size_t n, const struct axis *x,
                        double y)
{
    bool near = n == 2 && stands[0].value.has && stands[1].value.has;
    for (size_t i = 0; i < n; i++)
        stands[i].x = axis_at(x, amount_of(stands[i].value.v));
    near = near && fabs(stands[0].x - stands[1].x) < APART;
    for (size_t i = 0; i < n; i++)
        if (stands[i].value.has)
            pen_mark(&c->pen, stands[i].mark, stands[i].x, near ? y + (i ? -1.3 : 1.3) : y,
                     near ? MARK * 0.85 : MARK);
}

/* They go on through the rows of the part: dots that join. */
static void drops_draw(struct chart *c, const struct stand *stands, size_t n, const struct axis *x)
{
    for (size_t i = 0; i < n; i++)
        if (stands[i].value.has) {
            double at = axis_at(x, amount_of(stands[i].value.v));
            pen_dashed(&c->pen, at, 0, at, c->height + c->below, 0.5, c->pen.palette->ink, 1, 1.6);
        }
}

static void range_alt(struct chart *c, const struct quoted *q, const struct stand *stands, size_t n)
{
    struct buf marks;
    buf_init(&marks, c->pen.arena);
    for (size_t i = 0; i < n; i++)
        if (stands[i].value.has)
            list_add(&marks, chart_named(c, stands[i].name, stands[i].value.v));
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, marks.n ? "alt.range" : "alt.range.alone",
                                "name", q->name, "range",
                                q->low == q->high ? present_amount(&c->present, q->low)
                                                  : present_range(&c->present, q->low, q->high),
                                "marks", buf_str(&marks), NULL));
}

enum outcome chart_range(struct chart *c)
{
    const struct figures *f = c->figures;
    long row = chart_arg_number(c, "row", 0);
    if (f->quoted_n == 0)
        return CHART_NOTHING;
    if (row < 0 || (size_t)row >= f->quoted_n)
        return chart_wrong(c, "row", "a range that is quoted, from 0");
    const struct quoted *q = &f->quoted[row];
    struct stand stands[] = {
        {"offer", catalogue_say(c->words, "Offer"), quoted_stands(f, &f->package, q->part), 0},
        {"ask", catalogue_say(c->words, "Ask"),
         f->has_ask ? quoted_stands(f, &f->ask, q->part) : (struct fig){0}, 0}};
    size_t n = sizeof stands / sizeof *stands;
    struct axis x = scale(c, q, stands, n);
    c->height = c->asked > 0 ? c->asked : ROW_HEIGHT;
    double y = c->height / 2;
    drops_draw(c, stands, n, &x);
    bar_draw(c, &x, q, y);
    stands_draw(c, stands, n, &x, y);
    range_alt(c, q, stands, n);
    return CHART_DRAWN;
}
