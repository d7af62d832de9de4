/* planelabels.c - a place for each text on the plane: the cheapest of a few candidates, the most
 * important text first. To cross a band's edge costs more than to cross a line of equal value; no
 * text ever stands on another one or on a mark. */
#include "chart/plane.h"
#include <math.h>
#include <string.h>

#define COST_EDGE 3.0
#define COST_FLOOR 3.0
#define COST_NAMED 2.0
#define COST_DASHED 1.0
#define COST_THIN 0.6
#define COST_ARROW 8.0
#define TWO_LINES 0.5 /* a break after the name costs as much as half a line of equal value */
#define LEADING 3.6
#define PAD 0.5
#define PAD_UPRIGHT 0.75

/* The words of a text and how it is set, before it has a place. */
struct wanted {
    const char *text[2]; /* [1] NULL: one line */
    struct type type;
    struct color color;
    double width; /* 0: not measured yet */
};

static double width_of(struct plane *p, struct wanted *w)
{
    if (w->width == 0) {
        double a = pen_width(&p->c->pen, w->type, w->text[0]);
        w->width = w->text[1] ? fmax(a, pen_width(&p->c->pen, w->type, w->text[1])) : a;
    }
    return w->width;
}

struct best {
    double cost;
    struct plane_text text;
};

/* Tries the text with its middle at (x, y). */
static void try_at(struct plane *p, struct best *best, struct wanted *w, double x, double y,
                   enum pen_align align, double dislike)
{
    struct spot spot = {.x = x,
                        .y = y,
                        .half_w = width_of(p, w) / 2 + PAD,
                        .half_h = w->type.size * PT_MM * 0.36 + PAD_UPRIGHT};
    if (w->text[1])
        spot.half_h += LEADING / 2;
    double cost = scene_cost(&p->scene, spot, NO_LINE);
    if (cost + dislike < best->cost)
        *best = (struct best){cost + dislike,
                              {.spot = spot,
                               .text = {w->text[0], w->text[1]},
                               .type = w->type,
                               .color = w->color,
                               .align = align,
                               .ground = cost > 0}};
}

/* Beside a point, at a gap from it: side −1 left, 1 right. */
static void try_beside(struct plane *p, struct best *best, struct wanted *w, double x, double y,
                       int side, double gap, double dislike)
{
    try_at(p, best, w, x + side * (gap + width_of(p, w) / 2), y, side > 0 ? PEN_LEFT : PEN_RIGHT,
           dislike);
}

static bool take(struct plane *p, const struct best *best)
{
    if (!isfinite(best->cost) || p->texts_n == TEXTS_MAX)
        return false;
    p->texts[p->texts_n++] = best->text;
    scene_take(&p->scene, best->text.spot);
    return true;
}

/* ---- points ----------------------------------------------------------------------------- */

/* "82 / 118": both in thousands, as the axes say; in full where one of them isn't. */
static const char *pair_text(struct plane *p, const struct package_fig *package)
{
    const char *base = chart_amount_plain(p->c, package->base);
    const char *equity = chart_amount_plain(p->c, package->equity);
    size_t b = strlen(base), e = strlen(equity);
    if (b > 1 && e > 1 && base[b - 1] == 'K' && equity[e - 1] == 'K') {
        base = arena_strndup(p->c->pen.arena, base, b - 1);
        equity = arena_strndup(p->c->pen.arena, equity, e - 1);
    }
    return arena_printf(p->c->pen.arena, "%s / %s", base, equity);
}

static void point_label(struct plane *p, const struct plane_point *q)
{
    /* middles above and below the mark's height, in the order in which they are liked */
    static const double heights[] = {0, 1.8, -2.7, 3.4, -4.2};
    const struct series *s = q->series;
    bool own = s->who != WHO_COMPETING, off = q->off_x || q->off_y;
    struct type type = own ? type_value_strong : type_label;
    const char *name = pen_fit(&p->c->pen, type, s->name, 34), *pair = pair_text(p, s->package);
    if (s->number > 0)
        name = catalogue_fill(p->c->words, p->c->pen.arena, "chart.numbered", "number",
                              present_count(&p->c->present, s->number), "name", name, NULL);
    if (off)
        pair = catalogue_fill(p->c->words, p->c->pen.arena, "chart.plane.off", "pair", pair, NULL);
    struct wanted one = {{catalogue_fill(p->c->words, p->c->pen.arena, "chart.label", "name", name,
                                         "amount", pair, NULL),
                          NULL},
                         type,
                         p->c->pen.palette->ink,
                         0};
    struct wanted two = {{name, pair}, type, p->c->pen.palette->ink, 0};
    int liked = s->who == WHO_OFFER ? 1 : -1; /* the side that looks away from its own line */
    struct best best = {.cost = INFINITY};
    for (size_t h = 0; h < sizeof heights / sizeof *heights; h++)
        for (int side = -1; side <= 1; side += 2) {
            double dislike = 0.05 * (double)h + (side == liked ? 0 : 0.4);
            double y = q->y + heights[h] * (side == liked || h == 0 ? 1 : -1);
            if (own && h == (s->who == WHO_OFFER ? 1 : s->who == WHO_ASK ? 2 : 0))
                dislike -= 0.2;
            try_beside(p, &best, &one, q->x, y, side, 3.0, dislike);
            try_beside(p, &best, &two, q->x, y, side, 3.2, dislike + TWO_LINES);
        }
    for (int side = -1; side <= 1; side += 2) {
        try_at(p, &best, &one, q->x, q->y + side * 4.4, PEN_CENTER, 0.8);
        try_at(p, &best, &two, q->x, q->y + side * 6.0, PEN_CENTER, 1.0 + TWO_LINES);
    }
    for (int i = 1; i <= 5 && !isfinite(best.cost); i++) /* crowded: further and further away */
        for (int side = -1; side <= 1; side += 2)
            for (int up = -1; up <= 1; up += 2) {
                try_beside(p, &best, &one, q->x, q->y + up * 4.0 * i, side, 1.0, 1.5 * i);
                try_beside(p, &best, &two, q->x, q->y + up * 4.0 * i, side, 1.0, 1.5 * i);
            }
    take(p, &best);
}

/* From the left: each finds the room that it looks to. */
static void off_labels(struct plane *p)
{
    bool done[SERIES_MAX] = {false};
    for (;;) {
        size_t next = SERIES_MAX;
        for (size_t i = 0; i < p->points_n; i++)
            if (!done[i] && (p->points[i].off_x || p->points[i].off_y) &&
                (next == SERIES_MAX || p->points[i].x < p->points[next].x))
                next = i;
        if (next == SERIES_MAX)
            return;
        done[next] = true;
        point_label(p, &p->points[next]);
    }
}

/* ---- the rest --------------------------------------------------------------------------- */

static void arrow_label(struct plane *p)
{
    const struct figures *f = p->c->figures;
    struct color ink = p->c->pen.palette->ink;
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    static const double along[] = {0.5, 0.62, 0.38, 0.75, 0.25};
    const char *equity = present_signed_amount(&p->c->present, f->smallest_yes.adds.equity);
    const char *base = present_signed_amount(&p->c->present, f->smallest_yes.adds.base);
    if (p->foot_x > x || p->foot_y < y) /* one label for both legs, as a point has it */
        base = equity = arena_printf(p->c->pen.arena, "%s / %s", base, equity);
    x = p->has_arrow_y ? p->foot_x : x;
    y = p->has_arrow_x && !p->has_arrow_y ? p->foot_y : y;
    if (p->has_arrow_y) {
        struct wanted w = {{equity, NULL}, type_value_strong, ink, 0};
        struct best best = {.cost = INFINITY};
        for (int i = 0; i < 5; i++)
            for (int side = 1; side >= -1; side -= 2)
                try_beside(p, &best, &w, x, y + (p->arrow_y - y) * along[i], side, 2.0,
                           0.1 * i + (side < 0 ? 0.3 : 0));
        take(p, &best);
    }
    if (p->has_arrow_x) {
        double level = p->has_arrow_y ? p->arrow_y : y;
        struct wanted w = {{base, NULL}, type_value_strong, ink, 0};
        struct best best = {.cost = INFINITY};
        for (int i = 0; i < 5; i++)
            for (int side = -1; side <= 1; side += 2)
                try_at(p, &best, &w, x + (p->arrow_x - x) * along[i], level + side * 2.8,
                       PEN_CENTER, 0.1 * i + (side > 0 ? 0.3 : 0));
        try_beside(p, &best, &w, p->arrow_x - 2.4, level - 2.8, -1, 0, 0.6);
        try_beside(p, &best, &w, x - 1, level, -1, 1, 0.8);
        try_beside(p, &best, &w, p->arrow_x - 2.4, level - 5.6, -1, 0, 1.2);
        take(p, &best);
    }
}

static void band_labels(struct plane *p)
{
    struct chart *c = p->c;
    const struct palette *ink = c->pen.palette;
    const struct figures *f = c->figures;
    struct wanted max = {
        {catalogue_say(c->words, "chart.plane.max"),
         f->band.four_year.max.has ? chart_amount(c, f->band.four_year.max.v) : NULL},
        type_note,
        ink->txt2,
        0};
    struct best best = {.cost = INFINITY};
    try_beside(p, &best, &max, p->band_right, p->band_top + 1.8, 1, 1.6, 0);
    try_beside(p, &best, &max, p->band_right, p->band_top - 3.6, 1, 1.0, 0.3);
    try_beside(p, &best, &max, p->band_right, p->band_top + 7, 1, 1.6, 0.6);
    try_beside(p, &best, &max, p->band_right, p->band_top - 3.8, -1, 0.2, 0.5);
    take(p, &best);

    struct wanted band = {{catalogue_fill(c->words, c->pen.arena, "chart.plane.band", "region",
                                          figures_band_of(f), NULL),
                           NULL},
                          type_note,
                          ink->txt2,
                          0};
    best = (struct best){.cost = INFINITY};
    try_beside(p, &best, &band, p->band_left, p->band_bottom + 2.6, 1, 0, 0);
    try_beside(p, &best, &band, p->band_right, p->band_bottom + 2.6, -1, 0, 0.3);
    try_beside(p, &best, &band, p->band_left, p->band_top - 2.4, 1, 0, 0.5);
    try_beside(p, &best, &band, p->band_left, p->band_bottom - 2.6, 1, 1.4, 0.7);
    take(p, &best);

    if (!p->has_white)
        return;
    bool own = f->floor_own_base && f->floor_own_equity;
    struct wanted clears = {
        {catalogue_say(c->words, own ? "chart.plane.clears.own" : "chart.plane.clears"), NULL},
        type_value,
        ink->ink,
        0};
    double w = width_of(p, &clears), wide = p->band_right - p->white_left - w - 5,
           tall = p->white_bottom - p->band_top - 9;
    best = (struct best){.cost = INFINITY};
    for (int i = 0; i < 6 && wide > 0 && tall > 0; i++)
        for (int j = 0; j < 6; j++)
            try_beside(p, &best, &clears, p->white_left + wide * j / 5,
                       p->band_top + 7 + (tall - 2) * i / 5, 1, 2.5, 0.05 * i + 0.06 * j);
    take(p, &best);
}

static void iso_label(struct plane *p, const struct iso *iso)
{
    double angle = atan2(iso->y2 - iso->y1, iso->x2 - iso->x1),
           w = pen_width(&p->c->pen, iso->type, iso->text);
    struct best best = {.cost = INFINITY};
    for (int i = 4; i <= 96; i++) {
        double t = i / 100.0, x = iso->x1 + (iso->x2 - iso->x1) * t,
               y = iso->y1 + (iso->y2 - iso->y1) * t;
        if (fabs(t - iso->wish) >= best.cost)
            continue; /* no line crossed makes up for this */
        struct spot spot = {.x = x, .y = y, .half_w = w / 2 + 0.8, .half_h = 1.5, .angle = angle};
        double cost = scene_cost(&p->scene, spot, iso->line) + fabs(t - iso->wish);
        if (cost < best.cost && scene_nearest_mark(&p->scene, x, y) < 10)
            cost += 4;
        if (cost < best.cost)
            best = (struct best){cost,
                                 {.spot = spot,
                                  .text = {iso->text, NULL},
                                  .type = iso->type,
                                  .color = p->c->pen.palette->ink, /* text is black everywhere */
                                  .align = PEN_CENTER,
                                  .ground = true}};
    }
    take(p, &best);
}

static void scene_fill(struct plane *p)
{
    struct scene *s = &p->scene;
    *s = (struct scene){
        .left = p->left + 0.4, .right = p->right, .top = p->top - 1.4, .bottom = p->bottom - 0.4};
    for (size_t i = 0; i < p->points_n; i++) {
        const struct plane_point *q = &p->points[i];
        scene_mark(s, q->x, q->y, 2.2);
        if (q->off_x || q->off_y) /* its arrow */
            scene_mark(s, q->x + q->off_x * 4.3, q->y - q->off_y * 4.3, 2.0);
    }
    scene_line(s, p->band_left, p->band_top, p->band_right, p->band_top, COST_EDGE);
    scene_line(s, p->band_left, p->band_bottom, p->band_right, p->band_bottom, COST_EDGE);
    scene_line(s, p->band_left, p->band_top, p->band_left, p->band_bottom, COST_EDGE);
    scene_line(s, p->band_right, p->band_top, p->band_right, p->band_bottom, COST_EDGE);
    if (p->has_floor) {
        scene_line(s, p->floor_x, p->floor_y, p->floor_right, p->floor_y, COST_FLOOR);
        scene_line(s, p->floor_x, p->floor_y, p->floor_x, p->floor_top, COST_FLOOR);
    }
    const struct figures *f = p->c->figures;
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    if (p->has_arrow_y)
        scene_line(s, p->foot_x, y, p->foot_x, p->arrow_y, COST_ARROW);
    if (p->has_arrow_x)
        scene_line(s, x, p->has_arrow_y ? p->arrow_y : y, p->arrow_x,
                   p->has_arrow_y ? p->arrow_y : y, COST_ARROW);
    scene_mark(s, p->band_right, p->band_top, 1.0);
    if (p->has_arrow_x || p->has_arrow_y) /* its head */
        scene_mark(s, p->arrow_x - (p->has_arrow_x ? 1.8 : 0),
                   p->arrow_y + (p->has_arrow_x ? 0 : 1.8), 1.9);
    for (size_t i = 0; i < p->isos_n; i++) {
        struct iso *iso = &p->isos[i];
        iso->line = scene_line(s, iso->x1, iso->y1, iso->x2, iso->y2,
                               !iso->named   ? COST_THIN
                               : iso->dashed ? COST_DASHED
                                             : COST_NAMED);
    }
}

void plane_labels(struct plane *p)
{
    scene_fill(p);
    for (size_t i = 0; i < p->points_n; i++)
        if (!p->points[i].off_x && !p->points[i].off_y)
            point_label(p, &p->points[i]);
    off_labels(p);
    arrow_label(p);
    band_labels(p);
    for (size_t i = 0; i < p->isos_n; i++)
        iso_label(p, &p->isos[i]);
}
