/* dotplot.c - a cohort's rows: where each offer stands in its own band, on one scale for all.
 * The width is the plot's: −25 % to 125 % of the range of the annual total. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "chart/series.h"
#include <math.h>

#define AXIS_LO (-25.0)
#define AXIS_HI 125.0
#define LINE_FROM (-12.0)
#define ROW_HEIGHT 15.2
#define EDGE 1.9       /* of a mark's centre from the frame's edge */
#define ARROW_ROOM 2.2 /* for the arrow of a mark that lies beyond the axis */

static struct axis dots_axis(const struct chart *c)
{
    return (struct axis){AXIS_LO, AXIS_HI, 0, c->width};
}

enum outcome chart_dots_axis(struct chart *c)
{
    struct axis x = dots_axis(c);
    c->height = c->asked > 0 ? c->asked : 4;
    for (int v = 0; v <= 100; v += 50)
        pen_text(&c->pen, axis_at(&x, v), c->height - 1.2,
                 present_percent(&c->present, (struct share){true, v * 100, v}), type_axis,
                 c->pen.palette->txt2, PEN_CENTER);
    chart_alt(c, catalogue_say(c->words, "alt.dots-axis"));
    return CHART_DRAWN;
}

struct dot {
    struct share at; /* range penetration */
    double x;
    int beyond; /* -1, 1: off the axis */
};

static struct dot dot_of(const struct chart *c, struct share at)
{
    struct axis axis = dots_axis(c);
    struct dot d = {.at = at};
    double v = (double)at.e4 / 100;
    d.beyond = v < AXIS_LO ? -1 : v > AXIS_HI ? 1 : 0;
    double edge = EDGE + (d.beyond ? ARROW_ROOM : 0);
    d.x = fmin(fmax(axis_at(&axis, v), edge), c->width - edge);
    return d;
}

static void dot_draw(struct chart *c, const char *mark, const struct dot *d, double y, double k)
{
    if (!d->at.has)
        return;
    if (d->beyond) {
        double from = d->x + d->beyond * 1.9, to = d->x + d->beyond * 3.9;
        pen_line(&c->pen, from, y, to - d->beyond, y, 0.8, c->pen.palette->ink);
        pen_line(&c->pen, to, y, to - d->beyond * 1.1, y - 0.9, 0.8, c->pen.palette->ink);
        pen_line(&c->pen, to, y, to - d->beyond * 1.1, y + 0.9, 0.8, c->pen.palette->ink);
    }
    pen_mark(&c->pen, mark, d->x, y, k);
}

/* `leftmost` is a mark's centre: the row's line begins before it, and otherwise leaves a long name
 * its room. */
static void ground_draw(struct chart *c, double leftmost)
{
    const struct palette *ink = c->pen.palette;
    struct axis x = dots_axis(c);
    double bottom = c->height + c->below;
    double x0 = axis_at(&x, 0), x50 = axis_at(&x, 50), x100 = axis_at(&x, 100);
    pen_block(&c->pen, x0, 0, x100 - x0, bottom, ink->band_cohort);
    pen_grid(&c->pen, x50, 0, x50, bottom);
    pen_line(&c->pen, x0, 0, x0, bottom, 0.5, ink->txt2);
    pen_line(&c->pen, x100, 0, x100, bottom, 0.5, ink->txt2);
    double from = fmax(0, fmin(axis_at(&x, LINE_FROM), leftmost - 3));
    pen_grid(&c->pen, from, c->height / 2, c->width, c->height / 2);
}

static void dots_alt(struct chart *c, const struct dot *offer, const struct dot *ask,
                     const struct dot *floor)
{
    struct buf values;
    const struct {
        const char *key;
        const struct dot *dot;
    } all[] = {{"chart.offer", offer}, {"chart.ask", ask}, {"chart.floor", floor}};
    buf_init(&values, c->pen.arena);
    for (size_t i = 0; i < 3; i++)
        if (all[i].dot->at.has)
            list_add(&values, catalogue_fill(c->words, c->pen.arena, "alt.dots.value", "name",
                                             catalogue_say(c->words, all[i].key), "percent",
                                             present_percent(&c->present, all[i].dot->at), NULL));
    const char *name = c->row.name;
    chart_alt(c, catalogue_fill(c->words, c->pen.arena, values.n > 0 ? "alt.dots" : "alt.dots.none",
                                "name", name ? name : "", "values", buf_str(&values), NULL));
}

/* Without a band there is no scale to stand on: a word, and no ground. */
static enum outcome no_band(struct chart *c)
{
    pen_text(&c->pen, c->width / 2, c->height / 2 + 1, catalogue_say(c->words, "cohort.no-band"),
             type_axis, c->pen.palette->txt2, PEN_CENTER);
    return CHART_DRAWN;
}

/* How far a mark steps aside of the row's line: within the row, clear of its rules. */
static double aside(const struct chart *c, double reach)
{
    return fmin(3.0, c->height / 2 - reach - 0.35);
}

enum outcome chart_dots(struct chart *c)
{
    struct dot offer = dot_of(c, c->row.offer);
    struct dot ask = dot_of(c, c->row.ask);
    struct dot floor = dot_of(c, c->row.floor);
    if (!c->source->floor)
        floor.at.has = false;
    c->height = c->asked > 0 ? c->asked : ROW_HEIGHT;
    double y = c->height / 2;
    double k = c->height < 6 ? 0.5 : c->height < 8 ? 0.62 : c->height < 12 ? 0.72 : 1;
    dots_alt(c, &offer, &ask, &floor);
    if (!offer.at.has && !ask.at.has && !floor.at.has)
        return no_band(c);
    ground_draw(c, fmin(offer.at.has ? offer.x : c->width, floor.at.has ? floor.x : c->width));
    if (offer.at.has && ask.at.has && ask.x > offer.x + 0.3)
        pen_line(&c->pen, offer.x, y, ask.x, y, k < 1 ? 1.1 : 1.6, c->pen.palette->ink);
    dot_draw(c, "ask", &ask,
             offer.at.has && fabs(ask.x - offer.x) < 3.4 * k ? y - aside(c, 1.75 * k) : y,
             0.95 * k);
    bool near = offer.at.has && fabs(floor.x - offer.x) < 3.6 * k;
    near = near || (ask.at.has && fabs(floor.x - ask.x) < 3.6 * k);
    dot_draw(c, "floor", &floor, near ? y + aside(c, 1.56 * k) : y, 0.9 * k);
    dot_draw(c, "offer", &offer, y, 0.95 * k);
    return CHART_DRAWN;
}
