/* planefit.c - the plane's domain, its points, and its lines of equal value. */
#include "chart/plane.h"
#include <math.h>

/* To the round unit that a domain's ends are given in: a twentieth of the range, down to 10ⁿ. */
static double rounded(double v, double range)
{
    double unit = pow(10, floor(log10(range / 20)));
    return floor(v / unit + 0.5) * unit;
}

/* `values` have to be inside, the first `own` of them wherever they are; the others only if they
 * are inside anyway, but so near the edge that a mark would leave the plot. */
static struct axis domain(const struct band_fig *band, double below, double above,
                          const double *values, size_t own, size_t n)
{
    double min = amount_of(band->min.v), max = amount_of(band->max.v);
    double range = max > min ? max - min : fmax(max * 0.3, 1);
    double lo = rounded(min - below * range, range), hi = rounded(max + above * range, range);
    for (size_t k = 0; k < 3 * n; k++) { /* again, as the margins grow with the domain */
        size_t i = k % n;
        double edge = 0.05 * (hi - lo);
        if (i >= own && (values[i] < lo || values[i] > hi))
            continue;
        if (values[i] < lo + edge)
            lo = fmin(lo, rounded(values[i] - 1.3 * edge, range));
        if (values[i] > hi - edge)
            hi = fmax(hi, rounded(values[i] + 1.3 * edge, range));
    }
    return (struct axis){.lo = lo, .hi = hi};
}

const char *plane_number(const struct plane *p, double v)
{
    return p->c->in_full ? present_plain(&p->c->present, axis_money(v))
                         : present_chart_plain(&p->c->present, axis_money(v));
}

static double upright_numbers(struct plane *p)
{
    double widest = 0, first, step = axis_step(p->y.lo, p->y.hi, 9);
    int n = axis_ticks(p->y.lo, p->y.hi, step, &first);
    for (int i = 0; i < n; i++)
        widest = fmax(widest, pen_width(&p->c->pen, type_axis, plane_number(p, first + i * step)));
    return widest;
}

static bool is_free(const struct plane *p, const struct plane_point *q)
{
    for (size_t i = 0; i < p->points_n; i++)
        if (fabs(p->points[i].x - q->x) < 4.6 && fabs(p->points[i].y - q->y) < 4.6)
            return false;
    return true;
}

static void point_fit(struct plane *p, struct plane_point *q)
{
    double base = amount_of(q->series->package->base);
    double equity = amount_of(q->series->package->equity);
    q->x = axis_at(&p->x, base);
    q->y = axis_at(&p->y, equity);
    q->off_y = equity > p->y.hi ? 1 : equity < p->y.lo ? -1 : 0;
    q->off_x = base > p->x.hi ? 1 : base < p->x.lo ? -1 : 0;
    if (!q->off_x && !q->off_y)
        return;
    double left = fmax(p->left + 4, q->off_y > 0 ? p->title_width + 3 : 0);
    double right = p->right - (q->off_x > 0 ? 6.4 : 2.6), down = p->bottom - 6;
    q->x = fmin(fmax(q->x, left), right);
    q->y = fmin(fmax(q->y, p->top + 1.4), down);
    if (q->off_y)
        q->off_x = 0; /* one arrow says it */
    double x = q->x, y = q->y;
    for (int i = 1; i < 16 && !is_free(p, q); i++) { /* beside each other, never over */
        double step = 5.0 * ((i + 1) / 2) * (i % 2 ? -1 : 1);
        q->x = q->off_y ? fmin(fmax(x + step, left), right) : x;
        q->y = q->off_y ? y : fmin(fmax(y + step, p->top + 1.4), down);
    }
}

static void arrow_fit(struct plane *p)
{
    const struct figures *f = p->c->figures;
    if (!p->has_floor)
        return;
    p->arrow_x = axis_at(&p->x, amount_of(f->smallest_yes.is.base));
    p->arrow_y = axis_at(&p->y, amount_of(f->smallest_yes.is.equity));
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    /* a leg shorter than its own head has none: the other starts from its end */
    p->has_arrow_x = f->smallest_yes.adds.base > 0 && p->arrow_x - x >= 5;
    p->has_arrow_y = f->smallest_yes.adds.equity > 0 && y - p->arrow_y >= 5;
    p->foot_x = !p->has_arrow_x && f->smallest_yes.adds.base > 0 ? p->arrow_x : x;
    p->foot_y = !p->has_arrow_y && f->smallest_yes.adds.equity > 0 ? p->arrow_y : y;
}

void plane_fit(struct plane *p)
{
    const struct figures *f = p->c->figures;
    size_t n = series_list(p->c->source, true, p->series), own = 0;
    double bases[SERIES_MAX], equities[SERIES_MAX];
    for (size_t i = 0; i < n; i++) { /* competing offers come last */
        bases[i] = amount_of(p->series[i].package->base);
        equities[i] = amount_of(p->series[i].package->equity);
        own += p->series[i].who != WHO_COMPETING;
    }
    p->x = domain(&f->band.base, 0.17, 0.30, bases, own, n);
    p->y = domain(&f->band.equity, 0.17, 0.17, equities, own, n);

    p->left = fmax(13, upright_numbers(p) + 3);
    p->right = p->c->width;
    p->x.from = p->left;
    p->x.to = p->right;
    p->y.from = p->bottom;
    p->y.to = p->top;
    p->band_left = axis_at(&p->x, amount_of(f->band.base.min.v));
    p->band_right = axis_at(&p->x, amount_of(f->band.base.max.v));
    p->band_bottom = axis_at(&p->y, amount_of(f->band.equity.min.v));
    p->band_top = axis_at(&p->y, amount_of(f->band.equity.max.v));
    p->slope = f->equity_per_1000_base.has ? amount_of(f->equity_per_1000_base.v) / 1000 : 0;
    p->points_n = 0;
    for (size_t i = 0; i < n; i++) {
        p->points[i] = (struct plane_point){.series = &p->series[i]};
        point_fit(p, &p->points[i]);
        p->points_n = i + 1;
    }
    plane_floor(p);
    arrow_fit(p);
}

/* ---- lines of equal value --------------------------------------------------------------- */

/* The line through (base, equity), clipped to the plot; false: it doesn't pass through. */
static bool iso_clip(const struct plane *p, double base, double equity, struct iso *iso)
{
    double from = fmax(p->x.lo, base + (equity - p->y.hi) / p->slope);
    double to = fmin(p->x.hi, base + (equity - p->y.lo) / p->slope);
    if (!(from < to))
        return false;
    iso->x1 = axis_at(&p->x, from);
    iso->y1 = axis_at(&p->y, equity - p->slope * (from - base));
    iso->x2 = axis_at(&p->x, to);
    iso->y2 = axis_at(&p->y, equity - p->slope * (to - base));
    return hypot(iso->x2 - iso->x1, iso->y2 - iso->y1) > 12;
}

static void iso_add(struct plane *p, double base, double equity, struct iso iso)
{
    if (p->isos_n < ISO_MAX && iso_clip(p, base, equity, &iso))
        p->isos[p->isos_n++] = iso;
}

static void iso_named(struct plane *p, money base, money equity, money value, struct iso iso)
{
    iso.named = true;
    iso.value = amount_of(value);
    iso.text = chart_amount(p->c, value);
    iso_add(p, amount_of(base), amount_of(equity), iso);
}

/* The floor's worth where that bounds what clears it; says what it comes to unless another line of
 * the same worth does, or a part that doesn't count makes it more. */
static bool floor_iso(struct plane *p)
{
    const struct figures *f = p->c->figures;
    struct corner from, to;
    for (size_t at = 0; plane_floor_line(p, &at, &from, &to);) {
        if (from.side != SIDE_TOTAL || p->isos_n == ISO_MAX)
            continue;
        bool said = f->floor.four_year != f->floor.firm ||
                    f->floor.four_year == f->package.four_year ||
                    f->floor.four_year == f->ask.four_year;
        bool down = from.y < to.y;
        p->isos[p->isos_n++] =
            (struct iso){.x1 = down ? from.x : to.x,
                         .y1 = down ? from.y : to.y,
                         .x2 = down ? to.x : from.x,
                         .y2 = down ? to.y : from.y,
                         .value = amount_of(f->floor.four_year),
                         .text = said ? NULL : chart_amount(p->c, f->floor.four_year),
                         .type = {FACE_NARROW_MEDIUM, 8},
                         .color = p->c->pen.palette->brick,
                         .pt = 0.9,
                         .dash = {3, 1.6},
                         .wish = 0.82,
                         .named = true};
        return true;
    }
    return false;
}

static double nearest_value(const struct plane *p, double v, const double *others, size_t n,
                            size_t self)
{
    double nearest = INFINITY;
    for (size_t i = 0; i < p->isos_n; i++)
        nearest = fmin(nearest, fabs(p->isos[i].value - v));
    for (size_t i = 0; i < n; i++)
        if (i != self)
            nearest = fmin(nearest, fabs(others[i] - v));
    return nearest;
}

#define ROUND_MAX 24

/* About three round values between the band's corners, none near a named line. */
static size_t round_values(const struct plane *p, double lo, double hi, double *out)
{
    static const int most[] = {3, 5, 8, 12, 20};
    size_t n = 0;
    for (size_t i = 0; i < sizeof most / sizeof *most && n < 3; i++) {
        double first, step = axis_step(lo, hi, most[i]);
        int ticks = axis_ticks(lo, hi, step, &first);
        n = 0;
        for (int k = 0; k < ticks && n < ROUND_MAX; k++)
            if (nearest_value(p, first + k * step, NULL, 0, 0) >= 0.079 * (hi - lo))
                out[n++] = first + k * step;
    }
    while (n > 3) { /* give up the one that stands closest to others */
        size_t worst = 0;
        double least = INFINITY;
        for (size_t i = 0; i < n; i++) {
            double room = nearest_value(p, out[i], out, n, i);
            if (room < least - 1e-6) {
                least = room;
                worst = i;
            }
        }
        for (size_t i = worst; i + 1 < n; i++)
            out[i] = out[i + 1];
        n--;
    }
    return n;
}

void plane_isos(struct plane *p)
{
    const struct figures *f = p->c->figures;
    const struct palette *ink = p->c->pen.palette;
    double values[ROUND_MAX];
    p->isos_n = 0;
    if (!(p->slope > 0))
        return;

    iso_named(
        p, f->package.base, f->package.equity, f->package.four_year,
        (struct iso){.type = {FACE_NARROW_BOLD, 8}, .color = ink->ink, .pt = 1.1, .wish = 0.15});
    iso_named(
        p, f->ask.base, f->ask.equity, f->ask.four_year,
        (struct iso){.type = {FACE_NARROW_BOLD, 8}, .color = ink->blue, .pt = 1.1, .wish = 0.7});
    bool bound = floor_iso(p);
    if (p->has_floor && f->smallest_yes.is.four_year != f->package.four_year &&
        f->smallest_yes.is.four_year != f->ask.four_year &&
        !(bound && f->smallest_yes.is.four_year == f->floor.four_year))
        iso_named(p, f->smallest_yes.is.base, f->smallest_yes.is.equity,
                  f->smallest_yes.is.four_year,
                  (struct iso){.type = {FACE_NARROW_MEDIUM, 8},
                               .color = ink->ink,
                               .pt = 0.7,
                               .dash = {3, 2},
                               .wish = 0.82});
    if (!f->band.four_year.min.has || !f->band.four_year.max.has)
        return;
    /* the ask anchors the scale: all else in the plane is held as it is there */
    double equity = amount_of(f->ask.equity);
    double vests = equity > 0 ? amount_of(f->ask.equity_four_year) / equity : 1;
    if (!(vests > 0))
        return;
    size_t n = round_values(p, amount_of(f->band.four_year.min.v),
                            amount_of(f->band.four_year.max.v), values);
    for (size_t i = 0; i < n; i++)
        iso_add(p, amount_of(f->ask.base),
                equity + (values[i] - amount_of(f->ask.four_year)) / vests,
                (struct iso){.value = values[i],
                             .text = chart_amount(p->c, axis_money(values[i])),
                             .type = type_axis,
                             .wish = 0.64});
}
