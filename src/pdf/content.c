/* content.c - ISO 32000-1, 8 and 9. Coordinates are hundredths of a point, y turned upwards; what
 * is already set (colour, width, font) isn't set again. */
#include "pdf/content.h"

#include "pdf/syntax.h"
#include <math.h>

enum { SET_NEVER = -1 };

struct painter {
    const struct content_job *job;
    struct buf *out, *annotations;
    const struct frame *frame;
    const struct shown *const *next_shown;

    /* what the page's graphics state holds */
    int64_t fill, stroke; /* 0xRRGGBB */
    sp_t width, dash[2];
    unsigned font;
    sp_t size, letterspace, rise;

    /* the marked-content sequence that is open */
    bool marked;
    const struct slot *slot;
    bool alone; /* its ActualText is that of one run */
    bool text_artifact;

    bool in_series; /* of equal strokes; where the last of them began, hundredths */
    int64_t series_x, series_y;

    /* the text object that is open */
    bool in_text, in_array, in_string;
    int64_t line_x, line_y;  /* where Td left the line, hundredths */
    sp_t text_x, text_y;     /* where the array began */
    int64_t pen, ink;        /* where it should be and is, thousandths of a font unit */
    const struct op *before; /* the text before, where nothing has been painted since */
};

static void put(struct painter *p, const char *s)
{
    buf_puts(p->out, s);
}

static int64_t page_x(sp_t x)
{
    return sp_centi(x);
}

static int64_t page_y(const struct painter *p, sp_t y)
{
    return sp_centi(p->frame->height - y);
}

static void forget_state(struct painter *p)
{
    p->fill = p->stroke = SET_NEVER;
    p->width = p->dash[0] = p->dash[1] = SET_NEVER;
    p->font = 0;
    p->size = p->letterspace = p->rise = SET_NEVER;
}

static void end_string(struct painter *p)
{
    if (p->in_string)
        buf_putc(p->out, ')');
    p->in_string = false;
}

static void end_array(struct painter *p)
{
    end_string(p);
    if (p->in_array)
        put(p, "]TJ\n");
    p->in_array = false;
}

/* ---- colour and line ---------------------------------------------------------------------- */

static void put_level(struct painter *p, unsigned v)
{
    put_fixed(p->out, (v * 1000 + 127) / 255, 3);
    buf_putc(p->out, ' ');
}

static void set_color(struct painter *p, struct color c, bool stroke)
{
    if (p->job->doc->gray && (c.r != c.g || c.g != c.b)) /* luma of Rec. 601 */
        c.r = c.g = c.b = (uint8_t)((c.r * 299 + c.g * 587 + c.b * 114 + 500) / 1000);
    int64_t key = c.r << 16 | c.g << 8 | c.b;
    int64_t *now = stroke ? &p->stroke : &p->fill;
    if (*now == key)
        return;
    end_array(p);
    *now = key;
    put_level(p, c.r);
    if (c.r == c.g && c.g == c.b) {
        put(p, stroke ? "G\n" : "g\n");
        return;
    }
    put_level(p, c.g);
    put_level(p, c.b);
    put(p, stroke ? "RG\n" : "rg\n");
}

static void set_line(struct painter *p, const struct op *op)
{
    if (p->width != op->u.path.width) {
        p->width = op->u.path.width;
        put_centi(p->out, sp_centi(p->width));
        put(p, "w\n");
    }
    sp_t on = op->u.path.dashed ? op->u.path.dash[0] : 0;
    sp_t off = op->u.path.dashed ? op->u.path.dash[1] : 0;
    if (p->dash[0] == on && p->dash[1] == off)
        return;
    p->dash[0] = on;
    p->dash[1] = off;
    buf_putc(p->out, '[');
    if (on) {
        put_centi(p->out, sp_centi(on));
        put_fixed(p->out, sp_centi(off), 2);
    }
    put(p, "]0 d\n");
}

/* ---- text --------------------------------------------------------------------------------- */

static void end_text(struct painter *p)
{
    p->before = NULL;
    end_array(p);
    if (p->in_text)
        put(p, "ET\n");
    p->in_text = false;
}

static void begin_text(struct painter *p)
{
    if (p->in_text)
        return;
    put(p, "BT\n");
    p->in_text = true;
    p->line_x = p->line_y = 0;
}

static void set_rise(struct painter *p, sp_t rise)
{
    if (p->rise == rise)
        return;
    end_array(p);
    p->rise = rise;
    put_centi(p->out, sp_centi(rise));
    put(p, "Ts\n");
}

/* Text state outlives its text object. */
static void set_font(struct painter *p, const struct shown *s, const struct op *op)
{
    unsigned font = font_name(s->font);
    if (p->font != font || p->size != op->u.text.size) {
        end_array(p);
        p->font = font;
        p->size = op->u.text.size;
        put(p, "/F");
        buf_put_int(p->out, font);
        buf_putc(p->out, ' ');
        put_centi(p->out, sp_centi(p->size));
        put(p, "Tf\n");
    }
    if (p->letterspace != op->u.text.letterspace) {
        end_array(p);
        p->letterspace = op->u.text.letterspace;
        put_centi(p->out, sp_centi(p->letterspace));
        put(p, "Tc\n");
    }
}

/* Thousandths of a font unit to what they are on paper, and back. */
static int64_t units_of(const struct op *op, sp_t length)
{
    int64_t upem = op->u.text.run->face->upem;
    return length * upem * 1000 / (op->u.text.size ? op->u.text.size : 1);
}

/* Where the next glyph of the open array would fall, is it near enough to be reached by a number
 * in the array? Then a line of many runs is one array, and the pen goes on there. */
static bool continues_line(struct painter *p, const struct op *op)
{
    if (!p->in_array || p->text_y != op->u.text.y)
        return false;
    p->pen = units_of(op, op->u.text.x - p->text_x);
    int64_t jump = p->pen - p->ink;
    int64_t em = (int64_t)op->u.text.run->face->upem * 1000;
    return jump > -2 * em && jump < 8 * em;
}

static void move_to(struct painter *p, const struct op *op)
{
    int64_t x = page_x(op->u.text.x), y = page_y(p, op->u.text.y);
    end_array(p);
    if (op->u.text.rotate) {
        double angle = op->u.text.rotate * 3.14159265358979323846 / 18000.0;
        int64_t c = llround(cos(angle) * 100000), s = llround(sin(angle) * 100000);
        const int64_t matrix[4] = {c, s, -s, c};
        for (int i = 0; i < 4; i++) {
            put_fixed(p->out, matrix[i], 5);
            buf_putc(p->out, ' ');
        }
        syntax_xy(p->out, x, y, "Tm\n");
    } else {
        syntax_xy(p->out, x - p->line_x, y - p->line_y, "Td\n");
    }
    p->line_x = x;
    p->line_y = y;
    p->text_x = op->u.text.x;
    p->text_y = op->u.text.y;
    p->pen = p->ink = 0;
}

static void reach_far(struct painter *p, int64_t gap, int64_t upem)
{
    int64_t half = upem / 2, n = (gap < 0 ? gap - half : gap + half) / upem;
    if (!p->in_array) {
        buf_putc(p->out, '[');
        p->in_array = true;
    }
    if (n) {
        end_string(p);
        buf_put_int(p->out, -n);
        p->ink += n * upem;
    }
    if (!p->in_string) {
        buf_putc(p->out, '(');
        p->in_string = true;
    }
}

/* The pen goes to its place by a number in the array, whose unit is minus 1/1000 em; what rounding
 * leaves over is carried on, so that no line drifts. Mostly it is there. */
static inline void reach(struct painter *p, int64_t place, int64_t upem)
{
    int64_t gap = place - p->ink, half = upem / 2;
    if (!p->in_string || gap <= -half || gap >= half)
        reach_far(p, gap, upem);
}

static inline void show_glyph(struct painter *p, const struct shown *s, const struct op *op,
                              unsigned i, int64_t place, int64_t space)
{
    const struct glyph *g = &s->run->glyphs[i];
    unsigned upem = s->run->face->upem;
    if (g->dy || p->rise)
        set_rise(p, sp_scale(g->dy, op->u.text.size, upem));
    reach(p, place + g->dx * INT64_C(1000), upem);
    put_code(p->out, s->codes[i], font_is_wide(s->font));
    p->ink += g->natural * INT64_C(1000) + space;
}

/* From the left, or right to left for scripts that run so: the stream holds the text in the order
 * in which it is read (ISO 14289-1, 7.2), and each glyph is sent to its place. */
static void show_glyphs(struct painter *p, const struct shown *s, const struct op *op)
{
    const struct glyphrun *run = s->run;
    int64_t space = op->u.text.letterspace ? units_of(op, op->u.text.letterspace) : 0;
    int64_t end = p->pen + run->width * INT64_C(1000) + run->n * space;
    int64_t off = (p->pen - p->ink) % run->face->upem * 2;
    bool between = off == run->face->upem || off == -(int64_t)run->face->upem;
    if (s->string.s && !p->rise &&
        !between) { /* between two places each glyph is sent to its own */
        reach(p, p->pen, run->face->upem);
        buf_add(p->out, s->string.s, s->string.n);
        p->ink += end - p->pen;
    } else if (!run->rtl) {
        for (unsigned i = 0; i < run->n; i++) {
            show_glyph(p, s, op, i, p->pen, space);
            p->pen += run->glyphs[i].advance * INT64_C(1000) + space;
        }
    } else {
        int64_t place = end;
        for (unsigned i = run->n; i-- > 0;) {
            place -= run->glyphs[i].advance * INT64_C(1000) + space;
            show_glyph(p, s, op, i, place, space);
        }
    }
    p->pen = end;
    if (p->rise)
        set_rise(p, 0);
}

/* Most texts are a further word of a line: but for its place, all is as it was set before. */
static bool goes_on(const struct painter *p, const struct op *op)
{
    const struct op *b = p->before;
    return b && op->slot == b->slot && op->u.text.run->face == b->u.text.run->face &&
           op->u.text.size == b->u.text.size && op->u.text.letterspace == b->u.text.letterspace &&
           memcmp(&op->u.text.color, &b->u.text.color, sizeof(struct color)) == 0 &&
           !(*p->next_shown)->actual && !p->alone;
}

static void begin_sequence(struct painter *p, const struct op *op);

static void paint_text(struct painter *p, const struct op *op)
{
    bool on = goes_on(p, op);
    if (!on)
        begin_sequence(p, op);
    const struct shown *s = *p->next_shown++;
    if (!s->run->n || op->u.text.size <= 0)
        return;
    if (!on) {
        begin_text(p);
        set_color(p, op->u.text.color, false);
        set_font(p, s, op);
    }
    if (op->u.text.rotate || !continues_line(p, op))
        move_to(p, op);
    show_glyphs(p, s, op);
    p->before = op;
    if (op->u.text.rotate)
        end_text(p);
}

/* ---- paths -------------------------------------------------------------------------------- */

static char *point_put(char *to, const struct path_point *q, const struct path_point *origin)
{
    to = centi_put(to, sp_centi(q->x - origin->x));
    return centi_put(to, sp_centi(origin->y - q->y));
}

/* Four corners with upright sides. */
static bool is_rectangle(const struct op *op)
{
    const struct path_point *q = op->u.path.points;
    return op->u.path.n == 5 && q[4].verb == PATH_CLOSE && q[1].verb == PATH_LINE &&
           q[2].verb == PATH_LINE && q[3].verb == PATH_LINE && q[0].y == q[1].y &&
           q[1].x == q[2].x && q[2].y == q[3].y && q[3].x == q[0].x;
}

static void put_rectangle(struct painter *p, const struct op *op)
{
    const struct path_point *q = op->u.path.points;
    int64_t x = page_x(q[0].x), y = page_y(p, q[2].y);
    syntax_xy(p->out, x, y, "");
    syntax_xy(p->out, page_x(q[2].x) - x, page_y(p, q[0].y) - y, "re ");
}

/* From `origin`, which is (0, 0), or the path's own start when the space has been moved there. */
static void put_points(struct painter *p, const struct op *op, const struct path_point *origin)
{
    char *to = syntax_room(p->out, (size_t)op->u.path.n * (2 * DIGITS_MAX + 2));
    for (unsigned i = 0; i < op->u.path.n; i++) {
        const struct path_point *q = &op->u.path.points[i];
        if (q->verb == PATH_CURVE) {
            if (i + 2 >= op->u.path.n)
                break;
            to = point_put(to, q, origin);
            to = point_put(to, ++q, origin);
            to = point_put(to, ++q, origin);
            i += 2;
        } else if (q->verb != PATH_CLOSE) {
            to = point_put(to, q, origin);
        }
        *to++ = "mlch"[q->verb];
        *to++ = ' ';
    }
    syntax_end(p->out, to);
}

static void put_path(struct painter *p, const struct op *op)
{
    const struct path_point page = {.x = 0, .y = p->frame->height};
    if (is_rectangle(op))
        put_rectangle(p, op);
    else
        put_points(p, op, &page);
}

/* Strokes of one vector and look, one after the other: hatching, ruled lines. */
static bool is_same_stroke(const struct op *a, const struct op *b)
{
    const struct path_point *q = a->u.path.points, *r = b->u.path.points;
    return b->kind == OP_PATH && b->slot == a->slot && b->u.path.n == 2 && b->u.path.stroke &&
           !b->u.path.fill && b->u.path.width == a->u.path.width &&
           b->u.path.dashed == a->u.path.dashed && b->u.path.dash[0] == a->u.path.dash[0] &&
           b->u.path.dash[1] == a->u.path.dash[1] &&
           memcmp(&b->u.path.stroke_color, &a->u.path.stroke_color, sizeof(struct color)) == 0 &&
           sp_centi(q[1].x - q[0].x) == sp_centi(r[1].x - r[0].x) &&
           sp_centi(q[1].y - q[0].y) == sp_centi(r[1].y - r[0].y);
}

/* Such a series is drawn by moving the space from one to the next: but for the step all are the
 * same bytes. Steps are differences of rounded places, so that nothing drifts. */
static void paint_stroke(struct painter *p, const struct op *op)
{
    const struct path_point *q = op->u.path.points;
    bool more = op->next && is_same_stroke(op, op->next);
    if (!p->in_series && !more) {
        put_path(p, op);
        put(p, "S\n");
        return;
    }
    int64_t x = page_x(q->x), y = page_y(p, q->y);
    put(p, p->in_series ? "1 0 0 1 " : "q 1 0 0 1 ");
    if (p->in_series)
        syntax_xy(p->out, x - p->series_x, y - p->series_y, "cm ");
    else
        syntax_xy(p->out, x, y, "cm ");
    put_points(p, op, q);
    put(p, more ? "S\n" : "S Q\n");
    p->in_series = more;
    p->series_x = x;
    p->series_y = y;
}

static void paint_path(struct painter *p, const struct op *op)
{
    static const char *const paint[] = {"n\n", "f\n", "S\n", "B\n"};
    end_text(p);
    if (op->u.path.fill)
        set_color(p, op->u.path.fill_color, false);
    if (op->u.path.stroke) {
        set_color(p, op->u.path.stroke_color, true);
        set_line(p, op);
    }
    if (op->u.path.n == 2 && op->u.path.stroke && !op->u.path.fill) {
        paint_stroke(p, op);
        return;
    }
    const char *ink = paint[op->u.path.fill + 2 * op->u.path.stroke];
    if (op->u.path.n < 4 || op->u.path.points[0].verb != PATH_MOVE || is_rectangle(op)) {
        put_path(p, op);
        put(p, ink);
        return;
    }
    /* A mark, drawn from its own corner: the same bytes wherever it stands, so they pack well. */
    const struct path_point *start = op->u.path.points;
    put(p, "q 1 0 0 1 ");
    syntax_xy(p->out, page_x(start->x), page_y(p, start->y), "cm ");
    put_points(p, op, start);
    put(p, ink);
    put(p, "Q\n");
}

/* ---- marked content (14.6, 14.8.2.2) ------------------------------------------------------ */

static void end_sequence(struct painter *p)
{
    end_text(p);
    if (p->marked)
        put(p, "EMC\n");
    p->marked = false;
}

/* Heads, folios and repeated table heads are text: they come of pagination. */
static void begin_artifact(struct painter *p, bool text)
{
    put(p, text ? "/Artifact<</Type/Pagination>>BDC\n" : "/Artifact<</Type/Layout>>BDC\n");
    p->text_artifact = text;
}

static void put_actual(struct painter *p, struct str text)
{
    put(p, "/ActualText");
    put_text(p->out, text);
}

/* A run whose glyphs don't say its text is a sequence of its own, with the text in its properties:
 * a Span within the sequence would do by the standard, but poppler loses what follows it. */
static void begin_sequence(struct painter *p, const struct op *op)
{
    struct slot *s = op->slot && op->slot->elem && op->slot->elem->object ? op->slot : NULL;
    bool text = op->kind == OP_TEXT;
    bool alone = s && text && (*p->next_shown)->actual && !s->actual;
    if (p->marked && !p->alone && !alone && p->slot == s && (s || p->text_artifact == text))
        return;
    end_sequence(p);
    p->marked = true;
    p->alone = alone;
    p->slot = s;
    int number = tags_sequence(p->job->tags, s);
    if (number < 0) {
        begin_artifact(p, text);
        return;
    }
    buf_putc(p->out, '/');
    put(p, elem_type_name(s->elem->type));
    put(p, "<</MCID ");
    buf_put_int(p->out, number);
    if (s->actual)
        put_actual(p, str_of(s->actual));
    else if (alone)
        put_actual(p, (struct str){op->u.text.run->text, op->u.text.run->text_len});
    put(p, ">>BDC\n");
}

/* What a link's annotation says of itself: the text that leads on. */
static const char *link_text(const struct painter *p, const struct op *link)
{
    struct buf b;
    buf_init(&b, p->frame->arena);
    for (const struct op *op = p->frame->first; op; op = op->next)
        if (op->kind == OP_TEXT && op->slot && op->slot->elem == link->slot->elem)
            buf_add(&b, op->u.text.run->text, op->u.text.run->text_len);
    return buf_str(&b);
}

static void paint_link(struct painter *p, const struct op *op)
{
    if (!op->slot)
        return;
    uint32_t number = tags_link(p->job->tags, op, p->frame->height, link_text(p, op));
    if (!number)
        return;
    put_ref(p->annotations, number);
    buf_putc(p->annotations, ' ');
}

const struct shown *const *content_paint(const struct content_job *job, unsigned page,
                                         struct buf *out, struct buf *annotations)
{
    struct painter p = {.job = job,
                        .out = out,
                        .annotations = annotations,
                        .frame = job->doc->pages[page].frame,
                        .next_shown = job->shown};
    forget_state(&p);
    p.dash[0] = p.dash[1] = p.letterspace = p.rise = 0; /* what a page begins with */
    tags_begin_page(job->tags, page);
    for (const struct op *op = p.frame->first; op; op = op->next) {
        switch (op->kind) {
        case OP_TEXT:
            paint_text(&p, op);
            break;
        case OP_PATH:
            if (!op->u.path.fill && !op->u.path.stroke)
                break;
            begin_sequence(&p, op);
            paint_path(&p, op);
            break;
        case OP_LINK:
            paint_link(&p, op);
            break;
        }
    }
    end_sequence(&p);
    return p.next_shown;
}
