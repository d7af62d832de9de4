/* planefloor.c - which packages on the plane clear the floor: those that the verdict calls clear
 * (figures, `clears`). Base and equity each where the floor's is a limit of its own, and always
 * their worth together: of a guide's floor only that, so that what clears it lies above a line of
 * equal worth and not beyond a corner. */
#include "chart/plane.h"
#include <math.h>

/* How far a place lies inside a limit, mm; below 0: outside. */
static double inside(const struct plane *p, enum floor_side side, double x, double y)
{
    const struct pair *at = p->c->figures->clears.at;
    if (side == SIDE_BASE)
        return x - p->floor_x;
    if (side == SIDE_EQUITY)
        return p->floor_y - y;
    double x0 = axis_at(&p->x, amount_of(at[0].base)), x1 = axis_at(&p->x, amount_of(at[1].base));
    double y0 = axis_at(&p->y, amount_of(at[0].equity));
    double y1 = axis_at(&p->y, amount_of(at[1].equity));
    return ((y1 - y0) * (x - x0) - (y - y0) * (x1 - x0)) / hypot(x1 - x0, y1 - y0);
}

static bool counts(const struct plane *p, enum floor_side side)
{
    const struct figures *f = p->c->figures;
    return side == SIDE_BASE     ? f->clears.base
           : side == SIDE_EQUITY ? f->clears.equity
                                 : f->clears.total && f->clears.at[1].base > f->clears.at[0].base;
}

/* Sutherland and Hodgman 1974: what of the shape lies inside the limit. */
static size_t clip(const struct plane *p, enum floor_side side, struct corner *shape, size_t n)
{
    struct corner out[CORNERS_MAX];
    size_t k = 0;
    for (size_t i = 0; i < n && k + 2 <= CORNERS_MAX; i++) {
        struct corner a = shape[i], b = shape[(i + 1) % n];
        double from = inside(p, side, a.x, a.y), to = inside(p, side, b.x, b.y);
        if (from >= 0)
            out[k++] = a;
        if ((from >= 0) == (to >= 0))
            continue;
        double t = from / (from - to);
        out[k++] = (struct corner){a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t,
                                   from >= 0 ? side : a.side};
    }
    for (size_t i = 0; i < k; i++)
        shape[i] = out[i];
    return k;
}

static size_t clear_of(const struct plane *p, double left, double top, double right, double bottom,
                       struct corner *out)
{
    const struct corner all[4] = {{left, top, SIDE_EXTENT},
                                  {right, top, SIDE_EXTENT},
                                  {right, bottom, SIDE_EXTENT},
                                  {left, bottom, SIDE_EXTENT}};
    size_t n = 4;
    for (size_t i = 0; i < n; i++)
        out[i] = all[i];
    for (enum floor_side side = SIDE_BASE; side <= SIDE_TOTAL; side++)
        if (counts(p, side))
            n = clip(p, side, out, n);
    return n;
}

void plane_floor(struct plane *p)
{
    const struct figures *f = p->c->figures;
    p->has_floor = p->c->source->floor;
    if (!p->has_floor)
        return;
    p->floor_x = axis_at(&p->x, amount_of(f->floor.base));
    p->floor_y = axis_at(&p->y, amount_of(f->floor.equity));
    bool parts = f->clears.base || f->clears.equity;
    p->white_n = clear_of(p, p->band_left, p->band_top, p->band_right, p->band_bottom, p->white);
    p->clears_n =
        clear_of(p, p->left, parts && f->floor.equity < f->band.equity.max.v ? p->band_top : p->top,
                 parts && f->floor.base < f->band.base.max.v ? p->band_right : p->right, p->bottom,
                 p->clears);
}

bool plane_clears(const struct plane *p, double x, double y)
{
    for (enum floor_side side = SIDE_BASE; side <= SIDE_TOTAL; side++)
        if (counts(p, side) && inside(p, side, x, y) < 0)
            return false;
    return p->white_n > 0;
}

bool plane_floor_line(const struct plane *p, size_t *at, struct corner *from, struct corner *to)
{
    while (*at < p->clears_n) {
        *from = p->clears[*at];
        *to = p->clears[(*at + 1) % p->clears_n];
        ++*at;
        if (from->side != SIDE_EXTENT && hypot(to->x - from->x, to->y - from->y) > 2)
            return true;
    }
    return false;
}
