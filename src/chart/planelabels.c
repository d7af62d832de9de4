/* planelabels.c - a place for each text on the plane: the cheapest of a few candidates, the most
 * important text first. A text over a line that it is compared with can't be told from one past it:
 * one that has no room beside its mark stands a little further off, led to it by a thin line that
 * crosses no such line, and where there is no such place either, below the plane, behind the mark
 * again. No text ever stands on another one or on a mark. */
#include "chart/plane.h"
#include <math.h>
#include <stdlib.h>

#define COST_LINE 20.0 /* band, floor, a named line of equal value, a line that leads */
#define COST_ARROW 50.0
#define COST_THIN 0.6
#define COST_ALMOST 19.0 /* what a place without any such line never comes to */
#define COST_LED 1.0     /* … and for each mm from the mark: */
#define COST_AWAY 0.12
#define COST_KEY 4.0     /* what is dearer stands below the plane, behind its mark */
#define COST_CROSSED 0.2 /* what the line that leads crosses, of what the text itself would pay */
#define LED_STEPS 4      /* a mark's label is led to from no further off than that: 12.5 mm */
#define COST_NEAR 3.0
#define TWO_LINES 0.5 /* a break after the name costs as much as half a line of equal value */
#define ROUNDING 1e-6 /* a place dearer than the best by this is none, whatever more it costs */
#define NAME_MAX 34.0 /* mm */
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

static const struct type type_area = {FACE_NARROW_ITALIC, 9};

struct best {
    double cost;
    struct plane_text text;
};

/* Tries the text with its middle at (x, y). */
static void try_at(struct plane *p, struct best *best, struct wanted *w, double x, double y,
                   enum pen_align align, double dislike)
{
    if (dislike >= best->cost || chart_is_void(p->c))
        return;
    struct spot spot = {.x = x,
                        .y = y,
                        .half_w = width_of(p, w) / 2 + PAD,
                        .half_h = w->type.size * PT_MM * 0.36 + PAD_UPRIGHT};
    if (w->text[1])
        spot.half_h += LEADING / 2;
    double cost = scene_cost(&p->scene, spot, NO_LINE, best->cost - dislike + ROUNDING);
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

/* A place `away` from a point in a direction, led to it from `reach` before it to where the text's
 * box begins. */
static void try_away(struct plane *p, struct best *best, struct wanted *w, double x, double y,
                     double reach, const double to[2], double away, double dislike)
{
    struct best led = {.cost = best->cost};
    double half_w = width_of(p, w) / 2 + PAD;
    double half_h = w->type.size * PT_MM * 0.36 + PAD_UPRIGHT + (w->text[1] ? LEADING / 2 : 0);
    double dx = to[0], dy = to[1];
    double cx = x + dx * away + (fabs(dx) < 0.2 ? 0 : dx > 0 ? half_w : -half_w);
    double cy = y + dy * away + (fabs(dy) < 0.2 ? 0 : dy > 0 ? half_h : -half_h);
    double tx = fmin(fmax(x, cx - half_w), cx + half_w);
    double ty = fmin(fmax(y, cy - half_h), cy + half_h);
    double far = hypot(tx - x, ty - y);
    if (far < reach + 1)
        return;
    double x1 = x + (tx - x) / far * reach, y1 = y + (ty - y) / far * reach;
    try_at(p, &led, w, cx, cy, dx < 0 ? PEN_RIGHT : PEN_LEFT, dislike + COST_LED + COST_AWAY * far);
    if (led.cost < best->cost)
        led.cost += scene_way(&p->scene, x1, y1, tx, ty, x, y) * COST_CROSSED;
    if (led.cost >= best->cost)
        return;
    *best = led;
    best->text.led = true;
    best->text.x1 = x1;
    best->text.y1 = y1;
    best->text.x2 = tx;
    best->text.y2 = ty;
}

/* Away from a point, in the directions of a star; the nearest first. */
static void try_led(struct plane *p, struct best *best, struct wanted *w, double x, double y,
                    double reach, int steps, double dislike)
{
    static const double star[16][2] = {{1, 0},  {0.92, 0.38},   {0.71, 0.71},   {0.38, 0.92},
                                       {0, 1},  {-0.38, 0.92},  {-0.71, 0.71},  {-0.92, 0.38},
                                       {-1, 0}, {-0.92, -0.38}, {-0.71, -0.71}, {-0.38, -0.92},
                                       {0, -1}, {0.38, -0.92},  {0.71, -0.71},  {0.92, -0.38}};
    for (int i = 0; i < steps && !chart_is_void(p->c); i++) {
        double away = 5 + 2.5 * i;
        if (dislike + COST_LED + COST_AWAY * away >= best->cost)
            return;
        for (int k = 0; k < 16; k++)
            try_away(p, best, w, x, y, reach, star[k], away, dislike);
    }
}

/* What would stand over a line finds no place. */
static bool take(struct plane *p, const struct best *best)
{
    if (!isfinite(best->cost) || best->cost > COST_ALMOST || p->texts_n == TEXTS_MAX)
        return false;
    const struct plane_text *t = &best->text;
    p->texts[p->texts_n++] = *t;
    scene_take(&p->scene, t->spot);
    if (t->led)
        scene_line(&p->scene, t->x1, t->y1, t->x2, t->y2, COST_LINE);
    return true;
}

/* ---- points ----------------------------------------------------------------------------- */

static const char *pair_text(struct plane *p, const struct package_fig *package)
{
    return arena_printf(p->c->pen.arena, "%s / %s", chart_amount_plain(p->c, package->base),
                        chart_amount_plain(p->c, package->equity));
}

static const char *off_text(struct plane *p, const char *text)
{
    return catalogue_fill(p->c->words, p->c->pen.arena, "chart.plane.off", "pair", text, NULL);
}

const char *plane_point_text(struct plane *p, const struct plane_point *q, const char *name)
{
    const char *pair = pair_text(p, q->series->package);
    return catalogue_fill(p->c->words, p->c->pen.arena, "chart.label", "name", name, "amount",
                          q->off_x || q->off_y ? off_text(p, pair) : pair, NULL);
}

/* Name and amounts stand below the plane; a short name stands beside the mark too, if it can. */
static void key_point(struct plane *p, const struct plane_point *q, const char *name,
                      struct type type)
{
    struct best best = {.cost = COST_KEY};
    struct wanted bare = {{name, NULL}, type, p->c->pen.palette->ink, 0};
    p->keyed[p->keyed_n++] = q;
    for (int side = -1; name && side <= 1; side += 2) {
        for (int k = -1; k <= 1; k++)
            try_beside(p, &best, &bare, q->x, q->y + 2.2 * k, side, 3.0, 0.1 * abs(k));
        try_at(p, &best, &bare, q->x, q->y + side * 4.4, PEN_CENTER, 0.3);
    }
    if (best.cost < COST_KEY)
        take(p, &best);
}

static void point_label(struct plane *p, const struct plane_point *q)
{
    /* middles above and below the mark's height, in the order in which they are liked */
    static const double heights[] = {0, 1.8, -2.7, 3.4, -4.2};
    const struct series *s = q->series;
    bool own = s->who != WHO_COMPETING, off = q->off_x || q->off_y;
    struct type type = own ? type_value_strong : type_label;
    if (pen_width(&p->c->pen, type, s->name) > NAME_MAX) {
        key_point(p, q, NULL, type);
        return;
    }
    const char *name = s->name, *pair = pair_text(p, s->package);
    if (s->number > 0)
        name = catalogue_fill(p->c->words, p->c->pen.arena, "chart.numbered", "number",
                              present_count(&p->c->present, s->number), "name", name, NULL);
    struct wanted one = {{plane_point_text(p, q, name), NULL}, type, p->c->pen.palette->ink, 0};
    struct wanted two = {{off ? off_text(p, name) : name, pair}, type, p->c->pen.palette->ink, 0};
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
    /* above or below, but not in its middle */
    for (int side = -1; side <= 1; side += 2)
        for (int k = -2; k <= 2; k++) {
            double shift = 0.22 * k, dislike = 1.0 + 0.1 * abs(k);
            try_at(p, &best, &one, q->x + shift * width_of(p, &one), q->y + side * 4.4, PEN_CENTER,
                   dislike);
            try_at(p, &best, &two, q->x + shift * width_of(p, &two), q->y + side * 6.0, PEN_CENTER,
                   dislike + TWO_LINES);
        }
    if (best.cost > COST_ALMOST) {
        try_led(p, &best, &one, q->x, q->y, 2.4, LED_STEPS, 0);
        try_led(p, &best, &two, q->x, q->y, 2.4, LED_STEPS, 0);
    }
    if (best.cost > COST_KEY || !take(p, &best))
        key_point(p, q, name, type);
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

static const char *added_text(struct plane *p, money v)
{
    return v > 0 ? arena_printf(p->c->pen.arena, "+%s", chart_amount(p->c, v))
                 : present_signed_amount(&p->c->present, v);
}

static void arrow_label(struct plane *p)
{
    const struct figures *f = p->c->figures;
    struct color ink = p->c->pen.palette->ink;
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    static const double along[] = {0.5, 0.62, 0.38, 0.75, 0.25};
    const char *equity = added_text(p, f->smallest_yes.adds.equity);
    const char *base = added_text(p, f->smallest_yes.adds.base);
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
        if (best.cost > COST_ALMOST)
            try_led(p, &best, &w, x, (y + p->arrow_y) / 2, 0.8, LED_STEPS, 0);
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
        if (best.cost > COST_ALMOST)
            try_led(p, &best, &w, (x + p->arrow_x) / 2, level, 0.8, LED_STEPS, 0);
        take(p, &best);
    }
}

/* The guide's maximum is of base and equity: beside sums that count more it would mislead. */
static bool sums_count_more(const struct package_fig *ask)
{
    return ask->four_year != ask->base * FIGURE_YEARS + ask->equity;
}

static void band_labels(struct plane *p)
{
    struct chart *c = p->c;
    const struct palette *ink = c->pen.palette;
    const struct figures *f = c->figures;
    struct wanted max = {{catalogue_say(c->words, "chart.plane.max"),
                          f->band.four_year.max.has && !sums_count_more(&f->ask)
                              ? chart_amount(c, f->band.four_year.max.v)
                              : NULL},
                         type_note,
                         ink->txt2,
                         0};
    struct best best = {.cost = INFINITY};
    try_beside(p, &best, &max, p->band_right, p->band_top + 1.8, 1, 1.6, 0);
    try_beside(p, &best, &max, p->band_right, p->band_top - 3.6, 1, 1.0, 0.3);
    try_beside(p, &best, &max, p->band_right, p->band_top + 7, 1, 1.6, 0.6);
    try_beside(p, &best, &max, p->band_right, p->band_top - 3.8, -1, 0.2, 0.5);
    if (best.cost > COST_ALMOST)
        try_led(p, &best, &max, p->band_right, p->band_top, 1.0, LED_STEPS, 0);
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
    try_beside(p, &best, &band, p->band_right, p->band_bottom - 2.6, -1, 1.4, 0.8);
    try_beside(p, &best, &band, p->band_left, p->band_top + 2.8, 1, 1.4, 0.9);
    take(p, &best);
}

/* No other label or mark is so near that the words would be read with it. */
static bool is_lonely(const struct plane *p, double x, double y, double w)
{
    struct spot spot = {.x = x, .y = y, .half_w = w / 2 + 3, .half_h = 6};
    return isfinite(scene_cost(&p->scene, spot, NO_LINE, INFINITY));
}

/* Wholly in the white area, and nowhere else; in italics, as an area's name is on a map. */
static void clears_label(struct plane *p)
{
    struct chart *c = p->c;
    const struct figures *f = c->figures;
    if (p->white_n < 3)
        return;
    bool own = f->floor_own_base && f->floor_own_equity;
    struct wanted clears = {
        {catalogue_say(c->words, own ? "chart.plane.clears.own" : "chart.plane.clears"), NULL},
        type_area,
        c->pen.palette->ink,
        0};
    double w = width_of(p, &clears), left = INFINITY, top = INFINITY, right = 0, bottom = 0;
    for (size_t i = 0; i < p->white_n; i++) {
        left = fmin(left, p->white[i].x);
        right = fmax(right, p->white[i].x);
        top = fmin(top, p->white[i].y);
        bottom = fmax(bottom, p->white[i].y);
    }
    double wide = right - left - w - 5, tall = bottom - top - 9;
    struct best best = {.cost = INFINITY};
    for (int i = 0; i < 8 && wide > 0 && tall > 0; i++)
        for (int j = 0; j < 8; j++) {
            double x = left + wide * j / 7, y = top + 7 + (tall - 2) * i / 7;
            if (0.05 * i + 0.06 * j >= best.cost || chart_is_void(c))
                continue;
            if (plane_clears(p, x, y + 2) && plane_clears(p, x + w + 5, y + 2))
                try_beside(p, &best, &clears, x, y, 1, 2.5,
                           0.05 * i + 0.06 * j +
                               (is_lonely(p, x + 2.5 + w / 2, y, w) ? 0 : COST_NEAR));
        }
    take(p, &best);
}

static double off_wish(const struct iso *iso, int at)
{
    return fabs(at / 100.0 - iso->wish);
}

/* At so many hundredths of the line. Of two places that cost the same it is the nearer to the
 * line's beginning. */
static void try_along(struct plane *p, struct best *best, int *best_at, const struct iso *iso,
                      double half_w, double angle, int at)
{
    double t = at / 100.0, off = off_wish(iso, at);
    double x = iso->x1 + (iso->x2 - iso->x1) * t, y = iso->y1 + (iso->y2 - iso->y1) * t;
    struct spot spot = {.x = x, .y = y, .half_w = half_w, .half_h = 1.5, .angle = angle};
    double cost = scene_cost(&p->scene, spot, iso->line, best->cost - off + ROUNDING) + off;
    if (cost <= best->cost && scene_nearest_mark(&p->scene, x, y) < 10)
        cost += 4;
    if (cost > best->cost || (cost == best->cost && (isinf(cost) || at > *best_at)))
        return;
    *best_at = at;
    *best = (struct best){cost,
                          {.spot = spot,
                           .text = {iso->text, NULL},
                           .type = iso->type,
                           .color = p->c->pen.palette->ink, /* text is black everywhere */
                           .align = PEN_CENTER,
                           .ground = true}};
}

/* From where it would like to stand to both ends, until no place that is left can be the best: no
 * line that isn't crossed makes up for the way. */
static void iso_label(struct plane *p, const struct iso *iso)
{
    enum { FIRST = 4, LAST = 96 };
    if (!iso->text || chart_is_void(p->c))
        return;
    double angle = atan2(iso->y2 - iso->y1, iso->x2 - iso->x1),
           half_w = pen_width(&p->c->pen, iso->type, iso->text) / 2 + 0.8;
    struct best best = {.cost = INFINITY};
    int best_at = 0, down = LAST;
    while (down >= FIRST && down / 100.0 > iso->wish)
        down--;
    for (int up = down + 1; down >= FIRST || up <= LAST;) {
        bool lower = up > LAST || (down >= FIRST && off_wish(iso, down) <= off_wish(iso, up));
        int at = lower ? down-- : up++;
        if (off_wish(iso, at) > best.cost)
            break;
        try_along(p, &best, &best_at, iso, half_w, angle, at);
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
    scene_line(s, p->band_left, p->band_top, p->band_right, p->band_top, COST_LINE);
    scene_line(s, p->band_left, p->band_bottom, p->band_right, p->band_bottom, COST_LINE);
    scene_line(s, p->band_left, p->band_top, p->band_left, p->band_bottom, COST_LINE);
    scene_line(s, p->band_right, p->band_top, p->band_right, p->band_bottom, COST_LINE);
    struct corner from, to;
    for (size_t at = 0; plane_floor_line(p, &at, &from, &to);)
        if (from.side != SIDE_TOTAL)
            scene_line(s, from.x, from.y, to.x, to.y, COST_LINE);
    const struct figures *f = p->c->figures;
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    if (p->has_arrow_y) {
        scene_line(s, x, y, p->foot_x, y, COST_ARROW);
        scene_line(s, p->foot_x, y, p->foot_x, p->arrow_y, COST_ARROW);
    }
    if (p->has_arrow_x) {
        double level = p->has_arrow_y ? p->arrow_y : p->foot_y;
        scene_line(s, x, y, x, level, COST_ARROW);
        scene_line(s, x, level, p->arrow_x, level, COST_ARROW);
    }
    scene_mark(s, p->band_right, p->band_top, 1.0);
    if (p->has_arrow_x || p->has_arrow_y) /* its head */
        scene_mark(s, p->arrow_x - (p->has_arrow_x ? 1.8 : 0),
                   p->arrow_y + (p->has_arrow_x ? 0 : 1.8), 1.9);
    for (size_t i = 0; i < p->isos_n; i++) {
        struct iso *iso = &p->isos[i];
        iso->line =
            scene_line(s, iso->x1, iso->y1, iso->x2, iso->y2, iso->named ? COST_LINE : COST_THIN);
    }
}

void plane_labels(struct plane *p)
{
    p->texts_n = p->keyed_n = 0;
    scene_fill(p);
    for (size_t i = 0; i < p->points_n; i++)
        if (!p->points[i].off_x && !p->points[i].off_y)
            point_label(p, &p->points[i]);
    off_labels(p);
    arrow_label(p);
    band_labels(p);
    clears_label(p);
    for (size_t i = 0; i < p->isos_n; i++)
        iso_label(p, &p->isos[i]);
}
