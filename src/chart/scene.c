/* scene.c - boxes, lines and discs that meet or don't. */
#include "chart/scene.h"
#include <math.h>

size_t scene_line(struct scene *s, double x1, double y1, double x2, double y2, double cost)
{
    if (s->lines_n == SCENE_LINES)
        return NO_LINE;
    s->lines[s->lines_n] = (struct scene_line){x1, y1, x2, y2, cost};
    return s->lines_n++;
}

void scene_mark(struct scene *s, double x, double y, double r)
{
    if (s->marks_n < SCENE_MARKS)
        s->marks[s->marks_n++] = (struct scene_mark){x, y, r};
}

/* A turned box is looked at from many sides: its sine and cosine are taken once. */
static struct spot turned(struct spot spot)
{
    spot.cos = spot.angle != 0 ? cos(spot.angle) : 1;
    spot.sin = spot.angle != 0 ? sin(spot.angle) : 0;
    return spot;
}

void scene_take(struct scene *s, struct spot spot)
{
    if (s->spots_n < SCENE_SPOTS)
        s->spots[s->spots_n++] = turned(spot);
}

/* A point in the box's own coordinates: its centre is 0, its sides lie along the axes. */
static void into(const struct spot *b, double x, double y, double *u, double *v)
{
    double dx = x - b->x, dy = y - b->y;
    *u = dx * b->cos + dy * b->sin;
    *v = -dx * b->sin + dy * b->cos;
}

static void corners(const struct spot *b, double xy[4][2])
{
    double c = b->cos, s = b->sin;
    for (int i = 0; i < 4; i++) {
        double u = i == 0 || i == 3 ? -b->half_w : b->half_w, v = i < 2 ? -b->half_h : b->half_h;
        xy[i][0] = b->x + u * c - v * s;
        xy[i][1] = b->y + u * s + v * c;
    }
}

/* Far more than what rounding adds to a length on a page (mm), far less than what is seen. What is
 * clear by as much is told without the sums that decide the rest. */
#define CLEAR 1e-6

static bool beyond(double a, double b, double half)
{
    return (a > half + CLEAR && b > half + CLEAR) || (a < -half - CLEAR && b < -half - CLEAR);
}

/* As beyond() of a box that isn't turned. */
static bool passes(const struct spot *b, const struct scene_line *l)
{
    return beyond(l->x1 - b->x, l->x2 - b->x, b->half_w) ||
           beyond(l->y1 - b->y, l->y2 - b->y, b->half_h);
}

/* Liang and Barsky 1984: what of the line lies in the box? */
static bool crosses(const struct spot *b, const struct scene_line *l)
{
    double u1, v1, u2, v2, from = 0, to = 1;
    into(b, l->x1, l->y1, &u1, &v1);
    into(b, l->x2, l->y2, &u2, &v2);
    if (beyond(u1, u2, b->half_w) || beyond(v1, v2, b->half_h))
        return false;
    const double p[4] = {u1 - u2, u2 - u1, v1 - v2, v2 - v1};
    const double q[4] = {u1 + b->half_w, b->half_w - u1, v1 + b->half_h, b->half_h - v1};
    for (int i = 0; i < 4; i++) {
        if (fabs(p[i]) < 1e-12) {
            if (q[i] < 0)
                return false;
        } else {
            const double at = q[i] / p[i];
            from = p[i] < 0 && at > from ? at : from;
            to = p[i] > 0 && at < to ? at : to;
        }
    }
    return from <= to;
}

/* As separated(), but only what is clear: b reaches as far from its centre, along a's sides, as its
 * own sides do together. */
static bool clearly_separated(const struct spot *a, const struct spot *b)
{
    double u, v, c = fabs(a->cos * b->cos + a->sin * b->sin),
                 s = fabs(a->cos * b->sin - a->sin * b->cos);
    into(a, b->x, b->y, &u, &v);
    return fabs(u) > a->half_w + b->half_w * c + b->half_h * s + CLEAR ||
           fabs(v) > a->half_h + b->half_w * s + b->half_h * c + CLEAR;
}

/* Separated along one of a's sides? (two convex shapes meet unless some side separates them) */
static bool separated(const struct spot *a, const struct spot *b)
{
    double xy[4][2], lo_u = INFINITY, hi_u = -INFINITY, lo_v = INFINITY, hi_v = -INFINITY;
    corners(b, xy);
    for (int i = 0; i < 4; i++) {
        double u, v;
        into(a, xy[i][0], xy[i][1], &u, &v);
        lo_u = u < lo_u ? u : lo_u;
        hi_u = u > hi_u ? u : hi_u;
        lo_v = v < lo_v ? v : lo_v;
        hi_v = v > hi_v ? v : hi_v;
    }
    return lo_u > a->half_w || hi_u < -a->half_w || lo_v > a->half_h || hi_v < -a->half_h;
}

static bool meet(const struct spot *a, const struct spot *b)
{
    if (a->angle == 0 && b->angle == 0 &&
        (fabs(b->x - a->x) > a->half_w + b->half_w + CLEAR ||
         fabs(b->y - a->y) > a->half_h + b->half_h + CLEAR))
        return false;
    return !clearly_separated(a, b) && !clearly_separated(b, a) && !separated(a, b) &&
           !separated(b, a);
}

static bool touches(const struct spot *b, const struct scene_mark *m)
{
    double u, v;
    into(b, m->x, m->y, &u, &v);
    u = fabs(u) - b->half_w;
    v = fabs(v) - b->half_h;
    if (u > m->r + CLEAR || v > m->r + CLEAR)
        return false;
    return hypot(fmax(u, 0), fmax(v, 0)) < m->r;
}

static bool within(const struct scene *s, const struct spot *b)
{
    double xy[4][2];
    if (b->angle == 0)
        return b->x - b->half_w >= s->left && b->x + b->half_w <= s->right &&
               b->y - b->half_h >= s->top && b->y + b->half_h <= s->bottom;
    corners(b, xy);
    for (int i = 0; i < 4; i++)
        if (xy[i][0] < s->left || xy[i][0] > s->right || xy[i][1] < s->top || xy[i][1] > s->bottom)
            return false;
    return true;
}

double scene_cost(const struct scene *s, struct spot at, size_t own, double most)
{
    double cost = 0;
    const struct spot spot = turned(at);
    const bool upright = spot.angle == 0;
    if (!within(s, &spot))
        return INFINITY;
    for (size_t i = 0; i < s->marks_n; i++)
        if (touches(&spot, &s->marks[i]))
            return INFINITY;
    for (size_t i = 0; i < s->spots_n; i++)
        if (meet(&spot, &s->spots[i]))
            return INFINITY;
    for (size_t i = 0; i < s->lines_n && cost <= most; i++)
        if (i != own && !(upright && passes(&spot, &s->lines[i])) && crosses(&spot, &s->lines[i]))
            cost += s->lines[i].cost;
    return cost;
}

/* Which side of the line from a to b is c on? */
static double turn(const struct scene_line *l, double x, double y)
{
    return (l->x2 - l->x1) * (y - l->y1) - (l->y2 - l->y1) * (x - l->x1);
}

static bool meets(const struct scene_line *a, const struct scene_line *b)
{
    return turn(a, b->x1, b->y1) * turn(a, b->x2, b->y2) < 0 &&
           turn(b, a->x1, a->y1) * turn(b, a->x2, a->y2) < 0;
}

double scene_way(const struct scene *s, double x1, double y1, double x2, double y2, double x,
                 double y)
{
    const struct scene_line way = {x1, y1, x2, y2, 0};
    double cost = 0;
    for (size_t i = 0; i < s->spots_n; i++)
        if (crosses(&s->spots[i], &way))
            return INFINITY;
    for (size_t i = 0; i < s->marks_n; i++) {
        const struct scene_mark *m = &s->marks[i];
        struct spot disc =
            turned((struct spot){.x = m->x, .y = m->y, .half_w = m->r, .half_h = m->r});
        if (hypot(m->x - x, m->y - y) > 0.1 && crosses(&disc, &way))
            return INFINITY;
    }
    for (size_t i = 0; i < s->lines_n; i++)
        if (meets(&s->lines[i], &way))
            cost += s->lines[i].cost;
    return cost;
}

double scene_nearest_mark(const struct scene *s, double x, double y)
{
    double nearest = INFINITY;
    for (size_t i = 0; i < s->marks_n; i++)
        nearest = fmin(nearest, hypot(s->marks[i].x - x, s->marks[i].y - y));
    return nearest;
}
