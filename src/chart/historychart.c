/* historychart.c - both sides' totals over the horizon as steps toward each other, the days on
 * which they were named as the axis. What lies between two days is as wide as the days are many,
 * but never so narrow that two marks touch: the days themselves are written. The floor is drawn
 * where it may be. */
#include "chart/axis.h"
#include "chart/kinds.h"
#include "comp/timeline.h"
#include "say/pay.h"
#include <math.h>

#define HEIGHT 66.0
#define TOP 9.0    /* the axis' title, a label above the highest mark */
#define UNDER 10.0 /* dates, a label below the lowest mark */
#define AXIS 1.4   /* of the upright axis: its break needs room on both sides */
#define LEFT 10.0
#define ARROW 2.8   /* from the last day to the gap's arrow */
#define WORDS 5.4   /* and to its words; the floor's mark stands between its own and the arrow */
#define NEAREST 9.0 /* mm between two days */
#define LABEL_UP 2.9
#define LABEL_DOWN 5.4
#define LABEL_BESIDE 2.6 /* from a mark's middle */
#define LINE_CLEAR 0.3   /* of a line's middle */

struct stop { /* a number that was named, or today's ask */
    const struct told *told;
    double x, y;
};

struct box {
    double left, top, right, bottom;
};

#define TAKEN_MAX 320

struct historyplot {
    struct chart *c;
    struct stop *stops;
    size_t n;
    struct axis y;
    double left, right, top, bottom;
    bool has_floor;
    struct box taken[TAKEN_MAX]; /* by marks and texts: no label stands there */
    size_t taken_n;
};

/* ---- places ------------------------------------------------------------------------------- */

static void read_stops(struct historyplot *p)
{
    const struct told *told;
    size_t n = timeline_of(p->c->pen.arena, p->c->figures, &told);
    p->stops = arena_new_array(p->c->pen.arena, struct stop, n + 1);
    for (size_t i = 0; i < n; i++)
        if (told[i].kind != TOLD_SAID)
            p->stops[p->n++].told = &told[i];
}

/* Days apart, never nearer than marks need; what they need is taken from the wide ones. */
static void place_days(struct historyplot *p)
{
    double room = p->right - p->left, days = 0, least = 0;
    size_t steps = p->n > 1 ? p->n - 1 : 1;
    double nearest = fmin(NEAREST, room / (double)steps);
    for (size_t i = 1; i < p->n; i++) {
        double d = (double)date_days_between(p->stops[i - 1].told->date, p->stops[i].told->date);
        days += d;
        least += d > 0 ? nearest : 0;
    }
    double each = days > 0 ? (room - least) / days : 0;
    p->stops[0].x = p->left;
    for (size_t i = 1; i < p->n; i++) {
        double d = (double)date_days_between(p->stops[i - 1].told->date, p->stops[i].told->date);
        p->stops[i].x = p->stops[i - 1].x + (d > 0 ? nearest + d * each : 0);
    }
}

static void fit(struct historyplot *p)
{
    double lo = amount_of(p->stops[0].told->four_year), hi = lo;
    for (size_t i = 0; i < p->n; i++) {
        lo = fmin(lo, amount_of(p->stops[i].told->four_year));
        hi = fmax(hi, amount_of(p->stops[i].told->four_year));
    }
    if (p->has_floor) {
        lo = fmin(lo, amount_of(p->c->figures->floor.four_year));
        hi = fmax(hi, amount_of(p->c->figures->floor.four_year));
    }
    double span = hi > lo ? hi - lo : fmax(hi, 1) * 0.1;
    p->y = (struct axis){lo - span * 0.22, hi + span * 0.12, p->bottom, p->top};
    if (p->y.lo < 0 || lo < span * 0.4) /* near enough: the axis begins at nought */
        p->y.lo = 0;
    for (size_t i = 0; i < p->n; i++)
        p->stops[i].y = axis_at(&p->y, amount_of(p->stops[i].told->four_year));
}

static bool is_free(const struct historyplot *p, struct box b)
{
    bool inside = b.left >= 0 && b.right <= p->c->width && b.top >= 0 && b.bottom <= p->c->height;
    for (size_t i = 0; i < p->taken_n && inside; i++) {
        const struct box *t = &p->taken[i];
        inside =
            b.right <= t->left || t->right <= b.left || b.bottom <= t->top || t->bottom <= b.top;
    }
    return inside && p->taken_n < TAKEN_MAX;
}

static void take(struct historyplot *p, struct box b)
{
    if (p->taken_n < TAKEN_MAX)
        p->taken[p->taken_n++] = b;
}

/* A line of text with what is kept clear around it. */
static struct box text_box(double x, double y, double width)
{
    return (struct box){x - 0.6, y - 2.8, x + width + 0.6, y + 0.7};
}

/* ---- drawing ------------------------------------------------------------------------------ */

static const char *day_text(const struct historyplot *p, struct date d)
{
    const char *month =
        catalogue_say(p->c->words, arena_printf(p->c->pen.arena, "month.short.%d", d.month));
    return catalogue_fill(p->c->words, p->c->pen.arena, "cohort.due", "day",
                          arena_printf(p->c->pen.arena, "%d", d.day), "mon", month, NULL);
}

/* The left axis is broken where it doesn't begin at nought. */
static void axes_draw(const struct historyplot *p)
{
    struct pen *pen = &p->c->pen;
    const struct palette *ink = pen->palette;
    double clear = -1;
    pen_line(pen, AXIS, p->bottom, p->c->width, p->bottom, 0.75, ink->ink);
    pen_line(pen, AXIS, p->top - 3, AXIS, p->bottom, 0.75, ink->ink);
    if (p->y.lo > 0) {
        pen_block(pen, AXIS - 0.6, p->bottom - 5.2, 1.2, 1.6, ink->white);
        for (int i = 0; i < 2; i++)
            pen_line(pen, AXIS - 1.2, p->bottom - 3.2 - i * 1.6, AXIS + 1.2,
                     p->bottom - 4.0 - i * 1.6, 0.75, ink->ink);
    }
    pen_text(pen, 0, 3.2,
             catalogue_fill(p->c->words, pen->arena, "chart.history.axis", "horizon",
                            pay_horizon(&p->c->present, p->c->figures), NULL),
             type_note, ink->txt2, PEN_LEFT);
    for (size_t i = 0; i < p->n; i++) {
        const char *text = day_text(p, p->stops[i].told->date);
        double w = pen_width(pen, type_axis, text), x = p->stops[i].x;
        pen_line(pen, x, p->bottom, x, p->bottom + 1.4, 0.5, ink->ink);
        double from = fmax(x - w / 2, 0);
        if (from < clear)
            continue;
        pen_text(pen, from, p->bottom + 5, text, type_axis, ink->txt2, PEN_LEFT);
        clear = from + w + 1.2;
    }
}

static const struct stop *before(const struct historyplot *p, const struct stop *s)
{
    const struct stop *found = NULL;
    for (const struct stop *k = p->stops; k < s; k++)
        if (k->told->by == s->told->by)
            found = k;
    return found;
}

/* A number named again where it is already: one mark and one label are enough. */
static bool is_repeated(const struct historyplot *p, const struct stop *s)
{
    const struct stop *last = before(p, s);
    return last && fabs(last->x - s->x) < 0.5 && fabs(last->y - s->y) < 0.5;
}

/* A line of the chart, level or upright: no label stands on it. */
static void take_line(struct historyplot *p, double x1, double y1, double x2, double y2)
{
    take(p, (struct box){fmin(x1, x2) - LINE_CLEAR, fmin(y1, y2) - LINE_CLEAR,
                         fmax(x1, x2) + LINE_CLEAR, fmax(y1, y2) + LINE_CLEAR});
}

static void take_steps(struct historyplot *p)
{
    for (size_t i = 0; i < p->n; i++) {
        const struct stop *s = &p->stops[i], *last = before(p, s);
        if (last && last->x < s->x)
            take_line(p, last->x, last->y, s->x, last->y);
        if (last && fabs(last->y - s->y) > 0.1)
            take_line(p, s->x, last->y, s->x, s->y);
        bool newest = true;
        for (size_t k = i + 1; k < p->n; k++)
            newest = newest && p->stops[k].told->by != s->told->by;
        if (newest && s->x < p->right)
            take_line(p, s->x, s->y, p->right, s->y);
    }
}

/* A side's steps: level until its next number, today's ask a dashed step, the last up to today. */
static void steps_draw(const struct historyplot *p, enum history_by by)
{
    static const double dashed[2] = {2.2, 1.6};
    struct pen *pen = &p->c->pen;
    struct color ink = by == BY_CANDIDATE ? pen->palette->blue : pen->palette->ink;
    for (int pass = 0; pass < 2; pass++) {
        const struct stop *last = NULL;
        for (size_t i = 0; i < p->n; i++) {
            const struct stop *s = &p->stops[i];
            if (s->told->by != by)
                continue;
            if (last) {
                pen_coloured(pen, pass, last->x, last->y, s->x, last->y, 1.1, ink, NULL);
                pen_coloured(pen, pass, s->x, last->y, s->x, s->y, 1.1, ink,
                             s->told->kind == TOLD_ASK ? dashed : NULL);
            }
            last = s;
        }
        if (last && last->x < p->right)
            pen_coloured(pen, pass, last->x, last->y, p->right, last->y, 1.1, ink, NULL);
    }
}

static const char *floor_text(const struct historyplot *p)
{
    const struct chart *c = p->c;
    return catalogue_fill(c->words, c->pen.arena, "chart.label", "name",
                          catalogue_say(c->words, "chart.floor"), "amount",
                          chart_amount(p->c, c->figures->floor.four_year), NULL);
}

static const char *gap_text(const struct historyplot *p)
{
    const struct chart *c = p->c;
    return catalogue_fill(c->words, c->pen.arena, "chart.history.gap", "amount",
                          chart_amount(p->c, c->figures->history.gap_now.v), NULL);
}

static void floor_draw(struct historyplot *p)
{
    struct pen *pen = &p->c->pen;
    double y = axis_at(&p->y, amount_of(p->c->figures->floor.four_year));
    for (int pass = 0; pass < 2; pass++)
        pen_coloured(pen, pass, AXIS, y, p->right + WORDS, y, 0.9, pen->palette->brick,
                     (const double[2]){3, 1.6});
    pen_mark(pen, "floor", p->right + WORDS + 1.6, y, 0.85);
    double x = p->right + WORDS + 4.2, w = pen_width(pen, type_label, floor_text(p));
    pen_text(pen, x, y + 1.1, floor_text(p), type_label, pen->palette->ink, PEN_LEFT);
    take(p, text_box(p->right + WORDS - 0.6, y + 1.1, w + 4.8));
    take_line(p, AXIS, y, p->right + WORDS, y);
}

static const struct stop *last_of(const struct historyplot *p, enum history_by by)
{
    const struct stop *last = NULL;
    for (size_t i = 0; i < p->n; i++)
        if (p->stops[i].told->by == by)
            last = &p->stops[i];
    return last;
}

/* Whether a label has room between a number and what the other side says about then. */
static bool room_between(const struct historyplot *p, size_t i)
{
    const struct stop *s = &p->stops[i], *level = NULL;
    for (size_t k = 0; k < p->n; k++) {
        const struct stop *other = &p->stops[k];
        if (other->told->by == s->told->by)
            continue;
        if (fabs(other->x - s->x) < 14 && fabs(other->y - s->y) < 13)
            return false;
        if (k < i)
            level = other;
    }
    return !level || fabs(level->y - s->y) >= 9;
}

/* A step toward the other side arrives from outside: its label stands between the two. */
static bool label_is_above(const struct historyplot *p, size_t i)
{
    const struct stop *s = &p->stops[i], *before = NULL;
    for (size_t k = 0; k < i; k++)
        if (p->stops[k].told->by == s->told->by)
            before = &p->stops[k];
    if (!before || !room_between(p, i) || fabs(before->y - s->y) < 0.1)
        return s->told->by == BY_CANDIDATE;
    return before->y > s->y;
}

/* The first place beside a mark that is free: above and below, the better of them first, then on
 * its left and its right. */
static bool label_place(const struct historyplot *p, size_t i, double w, double *left, double *y)
{
    const struct stop *s = &p->stops[i];
    double middle = fmax(fmin(s->x - w / 2, p->right + 1.0 - w), AXIS + 1.8);
    double up = s->y - LABEL_UP, down = s->y + LABEL_DOWN;
    bool above = label_is_above(p, i);
    const double ends = s->x - LABEL_BESIDE - w, begins = s->x + LABEL_BESIDE;
    const double places[][2] = {{middle, above ? up : down},
                                {middle, above ? down : up},
                                {ends, s->y + 1.1},
                                {begins, s->y + 1.1},
                                {ends + 1, above ? up + 0.6 : down - 0.6},
                                {begins - 1, above ? up + 0.6 : down - 0.6},
                                {ends + 1, above ? down - 0.6 : up + 0.6},
                                {begins - 1, above ? down - 0.6 : up + 0.6}};
    for (size_t k = 0; k < sizeof places / sizeof *places; k++)
        if (places[k][0] > AXIS + 0.9 && is_free(p, text_box(places[k][0], places[k][1], w))) {
            *left = places[k][0];
            *y = places[k][1];
            return true;
        }
    return false;
}

/* From the last to the first, so that the newest number is never the one without room. One that has
 * none on any side goes without: the table has them all. */
static void labels_draw(struct historyplot *p)
{
    struct pen *pen = &p->c->pen;
    for (size_t i = p->n; i-- > 0;) {
        const struct stop *s = &p->stops[i];
        if (is_repeated(p, s))
            continue;
        const char *text = chart_amount(p->c, s->told->four_year);
        double left, y, w = pen_width(pen, type_label_strong, text);
        if (!label_place(p, i, w, &left, &y))
            continue;
        pen_text(pen, left, y, text, type_label_strong, pen->palette->ink, PEN_LEFT);
        take(p, text_box(left, y, w));
    }
}

static void marks_draw(const struct historyplot *p, enum history_by by)
{
    for (size_t i = 0; i < p->n; i++)
        if (p->stops[i].told->by == by && !is_repeated(p, &p->stops[i]))
            pen_mark(&p->c->pen, by == BY_EMPLOYER ? "offer" : "ask", p->stops[i].x, p->stops[i].y,
                     0.95);
}

/* What is still between the two, at the right. */
static void gap_draw(struct historyplot *p)
{
    struct pen *pen = &p->c->pen;
    const struct palette *ink = pen->palette;
    const struct figures *f = p->c->figures;
    const struct stop *mine = last_of(p, BY_CANDIDATE), *theirs = last_of(p, BY_EMPLOYER);
    if (!mine || !theirs || !f->history.gap_now.has || f->history.gap_now.v <= 0 || !f->has_ask ||
        theirs->y - mine->y < 7)
        return;
    double x = p->right + ARROW, w = pen_width(pen, type_label, gap_text(p));
    take(p, (struct box){x - 1.1, mine->y, x + 1.1, theirs->y});
    pen_line(pen, x, mine->y + 1.2, x, theirs->y - 1.2, 0.75, ink->ink);
    pen_arrowhead(pen, x, mine->y, 0, -1, ink->ink);
    pen_arrowhead(pen, x, theirs->y, 0, 1, ink->ink);
    double middle = (mine->y + theirs->y) / 2 + 1.1;
    const double places[] = {middle, middle - 3.6, middle + 3.6}; /* beside the floor's own words */
    for (int i = 0; i < 3; i++) {
        struct box b = text_box(p->right + WORDS, places[i], w);
        if (!is_free(p, b))
            continue;
        pen_text(pen, p->right + WORDS, places[i], gap_text(p), type_label, ink->ink, PEN_LEFT);
        take(p, b);
        return;
    }
}

static void say_alt(const struct historyplot *p)
{
    struct chart *c = p->c;
    for (size_t i = 0; i < p->n; i++) {
        const struct told *x = p->stops[i].told;
        const char *amount = present_amount(&c->present, x->four_year);
        const char *who =
            catalogue_say(c->words, x->by == BY_EMPLOYER ? "history.they" : "history.you");
        chart_alt(
            c,
            x->kind == TOLD_ASK
                ? catalogue_fill(c->words, c->pen.arena, "alt.history.ask", "amount", amount, NULL)
                : catalogue_fill(c->words, c->pen.arena, "alt.history.point", "who", who, "date",
                                 present_date_day(&c->present, x->date), "amount", amount, NULL));
    }
    const struct fig *gap = &c->figures->history.gap_now;
    if (gap->has && c->figures->has_ask)
        chart_alt(c, catalogue_fill(c->words, c->pen.arena, "alt.history.gap", "amount",
                                    present_amount(&c->present, gap->v), NULL));
    if (p->has_floor)
        chart_alt(c,
                  catalogue_fill(c->words, c->pen.arena, "alt.history.floor", "amount",
                                 present_amount(&c->present, c->figures->floor.four_year), NULL));
}

enum outcome chart_history(struct chart *c)
{
    struct historyplot p = {.c = c, .left = LEFT, .top = TOP};
    if (!c->figures->history.moves_n)
        return CHART_NOTHING;
    c->height = fmax(c->asked > 0 ? c->asked : HEIGHT, 44);
    p.bottom = c->height - UNDER;
    p.has_floor = c->source->floor && c->figures->has_floor;
    double words = WORDS + pen_width(&c->pen, type_label, gap_text(&p));
    if (p.has_floor)
        words = fmax(words, WORDS + 4.2 + pen_width(&c->pen, type_label, floor_text(&p)));
    p.right = fmax(c->width - words, c->width / 2);
    read_stops(&p);
    place_days(&p);
    fit(&p);
    take(&p, text_box(0, 3.2, c->width)); /* the axis' title */
    for (size_t i = 0; i < p.n; i++) {
        const struct stop *s = &p.stops[i];
        take(&p, (struct box){s->x - 1.9, s->y - 2.0, s->x + 1.9, s->y + 1.7});
    }
    take(&p, (struct box){0, p.bottom + 0.5, c->width, c->height});
    take_steps(&p);
    axes_draw(&p);
    if (p.has_floor)
        floor_draw(&p);
    static const enum history_by sides[] = {BY_CANDIDATE, BY_EMPLOYER};
    for (int i = 0; i < 2; i++)
        steps_draw(&p, sides[i]);
    gap_draw(&p);
    labels_draw(&p);
    for (int i = 0; i < 2; i++)
        marks_draw(&p, sides[i]);
    say_alt(&p);
    return CHART_DRAWN;
}
