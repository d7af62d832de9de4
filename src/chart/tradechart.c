/* tradechart.c - the plane of base and equity: the band, the acceptable part of it, lines of equal
 * value, and the smallest change that clears the floor. */
#include "chart/plane.h"
#include <math.h>

#define TOP 7.2    /* the axis' title and the arrow of what is off the chart */
#define UNDER 10.4 /* numbers and the axis' title */
#define HEIGHT (121.6 + TOP + UNDER)
#define KEY_MARK 4.6  /* from a mark's place to its text */
#define KEY_APART 5.0 /* an entry from the next */
#define KEY_PITCH 4.4

static void grounds_draw(const struct plane *p)
{
    struct pen *pen = &p->c->pen;
    pen_block(pen, p->band_left, p->band_top, p->band_right - p->band_left,
              p->band_bottom - p->band_top, pen->palette->band_plane);
    sp_t xy[CORNERS_MAX][2];
    for (size_t i = 0; i < p->white_n; i++) {
        xy[i][0] = SP_MM(p->white[i].x);
        xy[i][1] = SP_MM(p->white[i].y);
    }
    if (p->white_n > 2)
        op_fill(
            frame_polygon(pen->frame, pen->slot, (const sp_t(*)[2])xy, (unsigned)p->white_n, true),
            pen->palette->white);
}

/* Its worth is among the lines of equal value. */
static void floor_draw(const struct plane *p)
{
    struct corner from, to;
    for (size_t at = 0; plane_floor_line(p, &at, &from, &to);)
        for (int pass = 0; pass < 2 && from.side != SIDE_TOTAL; pass++)
            pen_coloured(&p->c->pen, pass, from.x, from.y, to.x, to.y, 0.9,
                         p->c->pen.palette->brick, (const double[2]){3, 1.6});
}

static void isos_draw(const struct plane *p, bool named)
{
    for (size_t i = 0; i < p->isos_n; i++) {
        const struct iso *iso = &p->isos[i];
        if (iso->named != named)
            continue;
        if (!named) {
            pen_grid(&p->c->pen, iso->x1, iso->y1, iso->x2, iso->y2);
            continue;
        }
        for (int pass = 0; pass < 2; pass++)
            pen_coloured(&p->c->pen, pass, iso->x1, iso->y1, iso->x2, iso->y2, iso->pt, iso->color,
                         iso->dash);
    }
}

static const char *symbol_of(const struct chart *c)
{
    const struct currency *currency = currency_find(c->figures->currency);
    return currency ? currency->symbol : c->figures->currency;
}

static const char *base_title(const struct plane *p)
{
    return catalogue_fill(p->c->words, p->c->pen.arena, "chart.plane.base", "currency",
                          symbol_of(p->c), NULL);
}

static void axes_draw(const struct plane *p)
{
    struct chart *c = p->c;
    struct pen *pen = &c->pen;
    const struct palette *ink = pen->palette;
    double first, step = axis_step(p->x.lo, p->x.hi, 8);
    double number = pen_width(pen, type_axis, plane_number(p, p->x.hi)) + 2;
    while (axis_at(&p->x, p->x.lo + step) - p->left < number && step < p->x.hi - p->x.lo)
        step = axis_next_step(step);
    int n = axis_ticks(p->x.lo, p->x.hi, step, &first);
    for (int i = 0; i < n; i++) {
        double x = axis_at(&p->x, first + i * step);
        const char *text = plane_number(p, first + i * step);
        pen_line(pen, x, p->bottom, x, p->bottom + 1.4, 0.5, ink->ink);
        if (x + pen_width(pen, type_axis, text) / 2 <= c->width && first + i * step >= 0)
            pen_text(pen, x, p->bottom + 5, text, type_axis, ink->txt2, PEN_CENTER);
    }
    step = axis_step(p->y.lo, p->y.hi, 9);
    n = axis_ticks(p->y.lo, p->y.hi, step, &first);
    for (int i = 0; i < n; i++) {
        double y = axis_at(&p->y, first + i * step);
        if (first + i * step < -step / 2)
            continue;
        pen_line(pen, p->left - 1.4, y, p->left, y, 0.5, ink->ink);
        pen_text(pen, p->left - 2.2, y + 1, plane_number(p, first + i * step), type_axis, ink->txt2,
                 PEN_RIGHT);
    }
    pen_line(pen, p->left, p->top, p->left, p->bottom, 0.75, ink->ink);
    pen_line(pen, p->left, p->bottom, p->right, p->bottom, 0.75, ink->ink);
    pen_text(pen, 0, p->top - 4, p->title, type_note, ink->txt2, PEN_LEFT);
    pen_text(pen, c->width, p->bottom + 9.4, base_title(p), type_note, ink->txt2, PEN_RIGHT);
}

/* What a label crosses is knocked out in white, on the screened band too: a printer of one bit
 * makes dots of a screen, and nobody can read on them. */
static void text_draw(const struct plane *p, const struct plane_text *t)
{
    struct pen *pen = &p->c->pen;
    const struct spot *s = &t->spot;
    if (t->led)
        pen_line(pen, t->x1, t->y1, t->x2, t->y2, 0.4, pen->palette->ink);
    if (t->ground) {
        double c = cos(s->angle), n = sin(s->angle);
        sp_t xy[4][2];
        for (int i = 0; i < 4; i++) {
            double u = i == 0 || i == 3 ? -s->half_w : s->half_w;
            double v = i < 2 ? -s->half_h : s->half_h;
            xy[i][0] = SP_MM(s->x + u * c - v * n);
            xy[i][1] = SP_MM(s->y + u * n + v * c);
        }
        op_fill(frame_polygon(pen->frame, pen->slot, (const sp_t(*)[2])xy, 4, true),
                pen->palette->white);
    }
    if (s->angle != 0) {
        pen_text_turned(pen, s->x, s->y, t->text[0], t->type, t->color, s->angle * 180 / acos(-1));
        return;
    }
    double inner = s->half_w - 0.5; /* the spot's own padding */
    double x = t->align == PEN_LEFT ? s->x - inner : t->align == PEN_RIGHT ? s->x + inner : s->x;
    double y = s->y + t->type.size * PT_MM * 0.355 - (t->text[1] ? 1.8 : 0);
    for (int i = 0; i < 2 && t->text[i]; i++)
        pen_text(pen, x, y + i * 3.6, t->text[i], t->type, t->color, t->align);
}

static void arrow_draw(const struct plane *p)
{
    const struct figures *f = p->c->figures;
    struct pen *pen = &p->c->pen;
    struct color ink = pen->palette->ink;
    double x = axis_at(&p->x, amount_of(f->package.base));
    double y = axis_at(&p->y, amount_of(f->package.equity));
    if (p->has_arrow_y && p->foot_x > x)
        pen_line(pen, x, y, p->foot_x, y, 1.2, ink);
    if (p->has_arrow_x && !p->has_arrow_y && p->foot_y < y)
        pen_line(pen, x, y, x, p->foot_y, 1.2, ink);
    x = p->has_arrow_y ? p->foot_x : x;
    y = p->has_arrow_x && !p->has_arrow_y ? p->foot_y : y;
    /* where the smallest yes is the floor itself, the head stops at its mark */
    double short_by = hypot(p->arrow_x - p->floor_x, p->arrow_y - p->floor_y) < 2.4 ? 2.4 : -0.2;
    if (p->has_arrow_y) {
        double end = p->arrow_y + short_by;
        pen_line(pen, x, y, x, p->has_arrow_x ? p->arrow_y : end + 1.6, 1.2, ink);
        if (!p->has_arrow_x)
            pen_arrowhead(pen, x, end, 0, -1, ink);
        y = p->arrow_y;
    }
    if (p->has_arrow_x) {
        double end = p->arrow_x - short_by;
        pen_line(pen, x, y, end - 1.6, y, 1.2, ink);
        pen_arrowhead(pen, end, y, 1, 0, ink);
    }
}

static void points_draw(const struct plane *p)
{
    struct pen *pen = &p->c->pen;
    struct color ink = pen->palette->ink;
    for (size_t i = p->points_n; i-- > 0;) { /* the offer last, so that it lies on top */
        const struct plane_point *q = &p->points[i];
        if (q->off_y) {
            double from = q->y - q->off_y * 2.6, to = q->y - (q->off_y > 0 ? 7.2 : -5.2);
            pen_line(pen, q->x, from, q->x, to + q->off_y, 0.8, ink);
            pen_arrowhead(pen, q->x, to, 0, -q->off_y, ink);
        } else if (q->off_x) {
            pen_line(pen, q->x + q->off_x * 2.4, q->y, q->x + q->off_x * 5, q->y, 0.8, ink);
            pen_arrowhead(pen, q->x + q->off_x * 6, q->y, q->off_x, 0, ink);
        }
        pen_mark(pen, q->series->mark, q->x, q->y,
                 q->series->who == WHO_COMPETING && !q->series->number ? 0.9 : 1);
    }
}

/* The marks without a label near them, once more with their names, from the left below the axis;
 * the first line has the axis' title at its end. Returns how many lines that takes. */
static int key_draw(struct plane *p, bool written)
{
    struct pen *pen = &p->c->pen;
    double right = p->c->width - pen_width(pen, type_note, base_title(p)) - KEY_APART, x = 0;
    int line = 0;
    for (size_t i = 0; i < p->keyed_n; i++) {
        const struct plane_point *q = p->keyed[i];
        struct type type = q->series->who == WHO_COMPETING ? type_label : type_label_strong;
        double amounts = pen_width(pen, type, plane_point_text(p, q, ""));
        const char *text = plane_point_text(
            p, q, pen_fit(pen, type, q->series->name, p->c->width - KEY_MARK - amounts));
        double w = KEY_MARK + pen_width(pen, type, text);
        if (x + w > right && (x > 0 || line == 0)) {
            x = 0;
            right = p->c->width;
            line++;
        }
        double y = p->bottom + 9.4 + KEY_PITCH * line;
        if (written) {
            pen_mark(pen, q->series->mark, x + 2.1, y - 1.05, q->series->number ? 0.95 : 0.75);
            pen_text(pen, x + KEY_MARK, y, text, type, pen->palette->ink, PEN_LEFT);
        }
        x += w + KEY_APART;
    }
    return line;
}

static void plane_alt(struct plane *p)
{
    struct chart *c = p->c;
    const struct figures *f = c->figures;
    struct buf values;
    if (p->has_floor && (f->smallest_yes.adds.base > 0 || f->smallest_yes.adds.equity > 0))
        chart_alt(c, catalogue_fill(
                         c->words, c->pen.arena, "alt.plane.smallest", "base",
                         present_signed_amount(&c->present, f->smallest_yes.adds.base), "equity",
                         present_signed_amount(&c->present, f->smallest_yes.adds.equity), "amount",
                         present_amount(&c->present, f->smallest_yes.is.four_year), NULL));
    for (size_t i = 0; i < p->points_n; i++) {
        const struct series *s = p->points[i].series;
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.plane.point", "name", s->name,
                                    "base", present_amount(&c->present, s->package->base), "equity",
                                    present_amount(&c->present, s->package->equity), "amount",
                                    present_amount(&c->present, s->package->four_year), NULL));
    }
    chart_alt(
        c,
        catalogue_fill(
            c->words, c->pen.arena,
            f->band.four_year.max.has ? "alt.plane.band" : "alt.plane.band.bare", "base",
            present_range(&c->present, f->band.base.min.v, f->band.base.max.v), "equity",
            present_range(&c->present, f->band.equity.min.v, f->band.equity.max.v), "amount",
            f->band.four_year.max.has ? present_amount(&c->present, f->band.four_year.max.v) : "",
            NULL));
    buf_init(&values, c->pen.arena);
    for (size_t i = 0; i < p->isos_n; i++)
        if (p->isos[i].text)
            list_add(&values, p->isos[i].text);
    if (values.n > 0)
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.plane.lines", "values",
                                    buf_str(&values), NULL));
}

enum outcome chart_plane(struct chart *c)
{
    const struct figures *f = c->figures;
    const struct palette *ink = c->pen.palette;
    if (!f->band.base.min.has || !f->band.base.max.has || !f->band.equity.min.has ||
        !f->band.equity.max.has)
        return CHART_NOTHING;

    struct plane *p = arena_new_of(c->pen.arena, struct plane);
    p->c = c;
    c->height = fmax(c->asked > 0 ? c->asked : HEIGHT, 60);
    p->top = TOP;
    p->bottom = c->height - UNDER;
    p->title =
        catalogue_fill(c->words, c->pen.arena, "chart.plane.equity", "currency", symbol_of(c),
                       "years", present_count(&c->present, f->package.vesting_years), NULL);
    p->title_width = pen_width(&c->pen, type_note, p->title);
    /* what has no room on the plane takes some from it, below */
    for (int lines = 0, needed = -1; lines != needed && lines < SERIES_MAX;) {
        lines = needed > lines ? needed : lines;
        p->bottom = c->height - UNDER - KEY_PITCH * lines;
        plane_fit(p);
        plane_isos(p);
        plane_labels(p);
        needed = key_draw(p, false);
        if (needed < lines)
            break;
    }

    grounds_draw(p);
    isos_draw(p, false);
    pen_outline(&c->pen, p->band_left, p->band_top, p->band_right - p->band_left,
                p->band_bottom - p->band_top, 0.6, ink->txt2);
    isos_draw(p, true);
    floor_draw(p);
    axes_draw(p);
    pen_block(&c->pen, p->band_right - 0.7, p->band_top - 0.7, 1.4, 1.4, ink->ink);
    for (size_t i = 0; i < p->texts_n; i++)
        text_draw(p, &p->texts[i]);
    arrow_draw(p);
    points_draw(p);
    key_draw(p, true);
    plane_alt(p);
    return CHART_DRAWN;
}
