/* pen.c - millimetres to frame operations. */
#include "chart/pen.h"
#include <math.h>

/* The sizes of type in charts. */
const struct type type_label = {FACE_NARROW_MEDIUM, 8.5};
const struct type type_label_strong = {FACE_NARROW_BOLD, 8.5};
const struct type type_axis = {FACE_NARROW, 8};
const struct type type_inside = {FACE_NARROW, 7.5};
const struct type type_name = {FACE_BODY_BOLD, 9.5};
const struct type type_name_medium = {FACE_BODY_MEDIUM, 9.5};
const struct type type_value = {FACE_NARROW_MEDIUM, 9};
const struct type type_value_strong = {FACE_NARROW_BOLD, 9};
const struct type type_note = {FACE_NARROW, 8.5};

static sp_t mm(double v)
{
    return SP_MM(v);
}

/* ---- text ------------------------------------------------------------------------------- */

/* Hebrew to Arabic Extended, and their presentation forms: what HarfBuzz has to set from the
 * right. A label's own direction is the page's, so only such stretches inside it turn round. */
static bool from_right(uint32_t c)
{
    return (c >= 0x590 && c <= 0x8FF) || (c >= 0xFB1D && c <= 0xFDFF) ||
           (c >= 0xFE70 && c <= 0xFEFC);
}

static bool neutral(uint32_t c)
{
    return c == ' ' || c == 0xA0 || c == '-' || c == '.' || c == '\'';
}

/* Most labels: no byte begins a character as far on as Hebrew. */
static bool all_from_left(struct str text)
{
    unsigned far = 0;
    for (size_t i = 0; i < text.n; i++)
        far |= (unsigned char)text.s[i] >= 0xD6;
    return !far;
}

/* The next stretch of one direction from *at on. */
static struct str stretch(struct str text, size_t *at, bool *rtl)
{
    size_t start = *at, end = start, next = start;
    uint32_t c = str_decode(text, &next);
    *rtl = from_right(c);
    end = next;
    while (next < text.n) {
        c = str_decode(text, &next);
        if (from_right(c) != *rtl && !(*rtl && neutral(c)))
            break;
        /* a blank after a stretch from the right belongs to what follows */
        if (!*rtl || from_right(c))
            end = next;
    }
    *at = end;
    return (struct str){text.s + start, end - start};
}

typedef void run_visitor(struct pen *p, const struct glyphrun *run, double along, void *closure);

/* Shapes and walks the runs in visual order; returns the whole width. */
static double walk(struct pen *p, struct type t, const char *text, run_visitor *visit,
                   void *closure)
{
    struct str all = str_of(text), piece = all;
    sp_t size = SP_PT(t.size), along = 0;
    bool rtl = false, whole = all_from_left(all);
    for (size_t at = 0; at < all.n;) {
        if (whole)
            at = all.n;
        else
            piece = stretch(all, &at, &rtl);
        const struct shaped *s =
            fontset_shape(p->fonts, t.role, piece, rtl, p->lang, p->at, p->diags);
        for (unsigned i = 0; i < s->n; i++) {
            if (visit)
                visit(p, &s->runs[i], (double)along / SP_PER_PT * PT_MM, closure);
            along += glyphrun_width(&s->runs[i], size);
        }
    }
    return (double)along / SP_PER_PT * PT_MM;
}

double pen_width(struct pen *p, struct type t, const char *text)
{
    return walk(p, t, text, NULL, NULL);
}

struct written {
    double x, y, cos, sin, degrees;
    struct type type;
    struct color color;
};

static void write_run(struct pen *p, const struct glyphrun *run, double along, void *closure)
{
    const struct written *w = closure;
    struct op *op = frame_text(p->frame, p->slot, run, mm(w->x + along * w->cos),
                               mm(w->y + along * w->sin), SP_PT(w->type.size), w->color);
    op->u.text.rotate = (int)lround(-w->degrees * 100.0); /* the page's counts the other way */
}

double pen_text(struct pen *p, double x, double y, const char *text, struct type t, struct color c,
                enum pen_align align)
{
    struct written w = {x, y, 1, 0, 0, t, c};
    if (align == PEN_RIGHT)
        w.x -= pen_width(p, t, text);
    else if (align == PEN_CENTER)
        w.x -= pen_width(p, t, text) / 2;
    return walk(p, t, text, write_run, &w);
}

void pen_text_turned(struct pen *p, double x, double y, const char *text, struct type t,
                     struct color c, double degrees)
{
    double a = degrees * acos(-1) / 180.0, half = pen_width(p, t, text) / 2;
    double drop = t.size * PT_MM * 0.355; /* half the height of a capital */
    struct written w = {.cos = cos(a), .sin = sin(a), .degrees = degrees, .type = t, .color = c};
    w.x = x - half * w.cos - drop * w.sin;
    w.y = y - half * w.sin + drop * w.cos;
    walk(p, t, text, write_run, &w);
}

const char *pen_fit(struct pen *p, struct type t, const char *text, double max)
{
    if (pen_width(p, t, text) <= max)
        return text;
    struct str all = str_of(text);
    const char *best = "…";
    for (size_t at = 0; at < all.n;) {
        str_decode(all, &at);
        size_t n = at;
        while (n > 0 && all.s[n - 1] == ' ')
            n--;
        const char *cut = arena_printf(p->arena, "%.*s…", (int)n, all.s);
        if (pen_width(p, t, cut) > max)
            break;
        best = cut;
    }
    return best;
}

/* ---- paths ------------------------------------------------------------------------------ */

struct op *pen_line(struct pen *p, double x1, double y1, double x2, double y2, double pt,
                    struct color c)
{
    return frame_line(p->frame, p->slot, mm(x1), mm(y1), mm(x2), mm(y2), SP_PT(pt), c);
}

struct op *pen_dashed(struct pen *p, double x1, double y1, double x2, double y2, double pt,
                      struct color c, double on, double off)
{
    struct op *op = pen_line(p, x1, y1, x2, y2, pt, c);
    op_dash(op, SP_PT(on), SP_PT(off));
    return op;
}

void pen_coloured(struct pen *p, int pass, double x1, double y1, double x2, double y2, double pt,
                  struct color c, const double *dash)
{
    bool black = c.r == 0 && c.g == 0 && c.b == 0;
    if (black && pass == 1)
        return;
    double width = black ? pt : pass == 0 ? pt + 0.4 : pt - 0.3;
    struct op *op = pen_line(p, x1, y1, x2, y2, width, pass == 0 ? p->palette->ink : c);
    if (dash && dash[0] > 0)
        op_dash(op, SP_PT(dash[0]), SP_PT(dash[1]));
}

void pen_grid(struct pen *p, double x1, double y1, double x2, double y2)
{
    pen_dashed(p, x1, y1, x2, y2, 0.34, p->palette->ink, 0.5, 1.7);
}

void pen_block(struct pen *p, double x, double y, double w, double h, struct color c)
{
    op_fill(frame_rect(p->frame, p->slot, mm(x), mm(y), mm(w), mm(h)), c);
}

void pen_outline(struct pen *p, double x, double y, double w, double h, double pt, struct color c)
{
    op_stroke(frame_rect(p->frame, p->slot, mm(x), mm(y), mm(w), mm(h)), SP_PT(pt), c);
}

void pen_dot(struct pen *p, double x, double y, double r, struct color c)
{
    op_fill(frame_circle(p->frame, p->slot, mm(x), mm(y), mm(r)), c);
}

void pen_arrowhead(struct pen *p, double x, double y, int dx, int dy, struct color c)
{
    const double length = 2.4, half = 1.1;
    sp_t xy[3][2] = {{mm(x), mm(y)},
                     {mm(x - dx * length + dy * half), mm(y - dy * length + dx * half)},
                     {mm(x - dx * length - dy * half), mm(y - dy * length - dx * half)}};
    op_fill(frame_polygon(p->frame, p->slot, (const sp_t(*)[2])xy, 3, true), c);
}

void pen_mark(struct pen *p, const char *name, double x, double y, double k)
{
    mark_draw(p->frame, p->slot, p->palette, name, mm(x), mm(y), (int)lround(k * 100));
}

void pen_fill(struct pen *p, const char *fill, double x, double y, double w, double h)
{
    if (w <= 0 || h <= 0)
        return;
    pen_block(p, x, y, w, h, p->palette->white); /* no grid line between a hatch's lines */
    fill_draw(p->frame, p->slot, p->palette, fill, mm(x), mm(y), mm(w), mm(h), true);
}
