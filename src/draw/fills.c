/* fills.c - the more solid the fill, the more certain the money. Hatching is cut to
 * the rectangle here, line by line, and its phase is that of the page, so that neighbours align. */
#include "draw/marks.h"

#include <math.h>

struct area {
    struct frame *frame;
    struct slot *slot;
    const struct palette *p;
    sp_t x, y, w, h;
};

static void level_line(const struct area *a, sp_t y, sp_t width)
{
    frame_line(a->frame, a->slot, a->x, y, a->x + a->w, y, width, a->p->ink);
}

static void draw_bonus(const struct area *a)
{
    for (sp_t y = a->y + a->h - SP_MM(0.55); y > a->y + SP_MM(0.1); y -= SP_MM(1.1))
        level_line(a, y, SP_PT(0.5));
}

static void draw_sign_on(const struct area *a)
{
    for (sp_t x = a->x + SP_MM(0.55); x < a->x + a->w - SP_MM(0.1); x += SP_MM(1.1))
        frame_line(a->frame, a->slot, x, a->y, x, a->y + a->h, SP_PT(0.5), a->p->ink);
}

/* What may yet be given, or not: dots. */
static void draw_discretionary(const struct area *a)
{
    for (sp_t y = a->y + a->h - SP_MM(0.7); y > a->y + SP_MM(0.3); y -= SP_MM(1.4)) {
        struct op *op = frame_line(a->frame, a->slot, a->x + SP_MM(0.5), y, a->x + a->w, y,
                                   SP_PT(0.8), a->p->ink);
        op_dash(op, SP_PT(0.8), SP_PT(3.2));
    }
}

/* Lines x + sign·y = n·step, measured from the page's origin and cut to the rectangle. */
static void draw_diagonals(const struct area *a, int sign, double step_mm, double width_pt)
{
    const double x0 = a->x, y0 = a->y, x1 = x0 + a->w, y1 = y0 + a->h;
    const double step = step_mm * 72 / 25.4 * SP_PER_PT, least = 0.05 * 72 / 25.4 * SP_PER_PT;
    const double first = sign > 0 ? x0 + y0 : x0 - y1, last = sign > 0 ? x1 + y1 : x1 - y0;
    for (long n = lround(ceil(first / step)); (double)n * step < last; n++) {
        const double c = (double)n * step; /* at height y the line is at x = c − sign·y */
        double left = fmax(x0, fmin(c - sign * y0, c - sign * y1));
        double right = fmin(x1, fmax(c - sign * y0, c - sign * y1));
        if (right - left <= least)
            continue;
        frame_line(a->frame, a->slot, (sp_t)lround(left), (sp_t)lround(sign * (c - left)),
                   (sp_t)lround(right), (sp_t)lround(sign * (c - right)), SP_PT(width_pt),
                   a->p->ink);
    }
}

bool fill_draw(struct frame *f, struct slot *s, const struct palette *p, const char *name, sp_t x,
               sp_t y, sp_t w, sp_t h, bool outline)
{
    const struct area a = {f, s, p, x, y, w, h};
    sp_t on = 0, off = 0;
    if (strcmp(name, "salary") == 0) {
        op_fill(frame_rect(f, s, x, y, w, h), p->solid);
    } else if (strcmp(name, "bonus") == 0) {
        draw_bonus(&a);
    } else if (strcmp(name, "sign-on") == 0) {
        draw_sign_on(&a);
    } else if (strcmp(name, "liquid") == 0) {
        draw_diagonals(&a, 1, 1.2, 0.6);
    } else if (strcmp(name, "pre-ipo") == 0) {
        draw_diagonals(&a, -1, 2.4, 0.4);
        on = SP_PT(2.2);
        off = SP_PT(1.6);
    } else if (strcmp(name, "discretionary") == 0) {
        draw_discretionary(&a);
        on = SP_PT(0.8);
        off = SP_PT(1.4);
    } else {
        return false;
    }
    if (outline) {
        struct op *op = frame_rect(f, s, x, y, w, h);
        op_stroke(op, SP_PT(0.6), p->ink);
        op_dash(op, on, off);
    }
    return true;
}
