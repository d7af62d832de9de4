/* svg.c - pages as SVG. A dumb painter: one function a drawing operation, coordinates as they come.
 */
#include "draw/svg.h"

#include <hb.h>
#include <string.h>

struct used { /* glyphs of one face, a bit each */
    const struct face *face;
    uint8_t *bits;
    struct used *next;
};

/* ---- numbers and text ------------------------------------------------------------------- */

static void put_centi(struct buf *out, int64_t c)
{
    if (c < 0) {
        buf_putc(out, '-');
        c = -c;
    }
    buf_put_int(out, c / 100);
    if (c % 100) {
        buf_putc(out, '.');
        buf_putc(out, (char)('0' + c / 10 % 10));
        if (c % 10)
            buf_putc(out, (char)('0' + c % 10));
    }
}

static void put_point(struct buf *out, char verb, sp_t x, sp_t y)
{
    buf_putc(out, verb);
    put_centi(out, sp_centi(x));
    buf_putc(out, ' ');
    put_centi(out, sp_centi(y));
}

static void put_color(struct buf *out, const char *what, struct color c)
{
    buf_printf(out, " %s=\"#%02x%02x%02x\"", what, c.r, c.g, c.b);
}

static void put_escaped(struct buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if (s[i] == '<')
            buf_puts(out, "&lt;");
        else if (s[i] == '&')
            buf_puts(out, "&amp;");
        else if (s[i] == '"')
            buf_puts(out, "&quot;");
        else
            buf_putc(out, s[i]);
}

/* ---- outlines --------------------------------------------------------------------------- */

static void pen_move(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float x, float y, void *u)
{
    (void)f, (void)s, (void)u;
    buf_printf(to, "M%d %d", (int)x, (int)y);
}

static void pen_line(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float x, float y, void *u)
{
    (void)f, (void)s, (void)u;
    buf_printf(to, "L%d %d", (int)x, (int)y);
}

static void pen_quadratic(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float cx, float cy,
                          float x, float y, void *u)
{
    (void)f, (void)s, (void)u;
    buf_printf(to, "Q%d %d %d %d", (int)cx, (int)cy, (int)x, (int)y);
}

static void pen_cubic(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, float ax, float ay,
                      float bx, float by, float x, float y, void *u)
{
    (void)f, (void)s, (void)u;
    buf_printf(to, "C%d %d %d %d %d %d", (int)ax, (int)ay, (int)bx, (int)by, (int)x, (int)y);
}

static void pen_close(hb_draw_funcs_t *f, void *to, hb_draw_state_t *s, void *u)
{
    (void)f, (void)s, (void)u;
    buf_putc(to, 'Z');
}

static uint8_t *bits_of(struct used **all, const struct face *face, struct arena *a)
{
    for (struct used *u = *all; u; u = u->next)
        if (u->face == face)
            return u->bits;
    struct used *u = arena_new_of(a, struct used);
    *u = (struct used){face, arena_new_array(a, uint8_t, face->glyphs / 8 + 1), *all};
    *all = u;
    return u->bits;
}

static struct used *glyphs_of(const struct document *doc, struct arena *a)
{
    struct used *all = NULL;
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next) {
            const struct glyphrun *run = op->kind == OP_TEXT ? op->u.text.run : NULL;
            uint8_t *bits = run ? bits_of(&all, run->face, a) : NULL;
            for (unsigned g = 0; run && g < run->n; g++)
                if (run->glyphs[g].id < run->face->glyphs)
                    bits[run->glyphs[g].id / 8] |= (uint8_t)(1u << run->glyphs[g].id % 8);
        }
    return all;
}

static void put_outlines(const struct used *all, struct buf *out)
{
    hb_draw_funcs_t *pen = hb_draw_funcs_create();
    hb_draw_funcs_set_move_to_func(pen, pen_move, NULL, NULL);
    hb_draw_funcs_set_line_to_func(pen, pen_line, NULL, NULL);
    hb_draw_funcs_set_quadratic_to_func(pen, pen_quadratic, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(pen, pen_cubic, NULL, NULL);
    hb_draw_funcs_set_close_path_func(pen, pen_close, NULL, NULL);
    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"0\" height=\"0\" "
                  "class=\"outlines\" aria-hidden=\"true\"><defs>");
    for (; all; all = all->next)
        for (unsigned g = 0; g < all->face->glyphs; g++)
            if (all->bits[g / 8] >> g % 8 & 1) {
                buf_printf(out, "<path id=\"g%u-%u\" d=\"", all->face->index, g);
                hb_font_get_glyph_shape(all->face->hb_font, g, pen, out);
                buf_puts(out, "\"/>");
            }
    buf_puts(out, "</defs></svg>\n");
    hb_draw_funcs_destroy(pen);
}

/* ---- operations ------------------------------------------------------------------------- */

/* The run stands in font units, and one matrix takes it to the page. */
static void put_text(const struct op *op, struct buf *out)
{
    const struct glyphrun *run = op->u.text.run;
    double scale = (double)op->u.text.size / SP_PER_PT / run->face->upem;
    buf_puts(out, "<g transform=\"translate(");
    put_centi(out, sp_centi(op->u.text.x));
    buf_putc(out, ' ');
    put_centi(out, sp_centi(op->u.text.y));
    buf_putc(out, ')');
    if (op->u.text.rotate)
        buf_printf(out, "rotate(%g)", -op->u.text.rotate / 100.0);
    buf_printf(out, "scale(%.7f %.7f)\"", scale, -scale);
    put_color(out, "fill", op->u.text.color);
    buf_putc(out, '>');
    int64_t space =
        (int64_t)op->u.text.letterspace * run->face->upem / (op->u.text.size ? op->u.text.size : 1);
    int64_t pen = 0;
    for (unsigned i = 0; i < run->n; i++) {
        const struct glyph *g = &run->glyphs[i];
        buf_printf(out, "<use href=\"#g%u-%u\" x=\"", run->face->index, g->id);
        buf_put_int(out, pen + g->dx);
        if (g->dy) {
            buf_puts(out, "\" y=\"");
            buf_put_int(out, g->dy);
        }
        buf_puts(out, "\"/>");
        pen += g->advance + space;
    }
    buf_puts(out, "</g>");
}

static void put_points(const struct op *op, struct buf *out)
{
    static const char verbs[] = "MLCZ";
    for (unsigned i = 0; i < op->u.path.n; i++) {
        const struct path_point *q = &op->u.path.points[i];
        if (q->verb == PATH_CLOSE) {
            buf_putc(out, 'Z');
            continue;
        }
        put_point(out, verbs[q->verb], q->x, q->y);
        if (q->verb == PATH_CURVE && i + 2 < op->u.path.n)
            for (int k = 0; k < 2; k++, i++)
                put_point(out, ' ', q[k + 1].x, q[k + 1].y);
    }
}

static void put_path(const struct op *op, struct buf *out)
{
    buf_puts(out, "<path d=\"");
    put_points(op, out);
    buf_putc(out, '"');
    if (op->u.path.fill)
        put_color(out, "fill", op->u.path.fill_color);
    else
        buf_puts(out, " fill=\"none\"");
    if (op->u.path.stroke) {
        put_color(out, "stroke", op->u.path.stroke_color);
        buf_puts(out, " stroke-width=\"");
        put_centi(out, sp_centi(op->u.path.width));
        buf_putc(out, '"');
    }
    if (op->u.path.dashed) {
        buf_puts(out, " stroke-dasharray=\"");
        put_centi(out, sp_centi(op->u.path.dash[0]));
        buf_putc(out, ' ');
        put_centi(out, sp_centi(op->u.path.dash[1]));
        buf_putc(out, '"');
    }
    buf_puts(out, "/>");
}

static void put_link(const struct op *op, struct buf *out)
{
    buf_puts(out, "<a href=\"");
    put_escaped(out, op->slot->elem->href, strlen(op->slot->elem->href));
    buf_puts(out, "\"><path fill-opacity=\"0\" d=\"");
    put_point(out, 'M', op->u.link.left, op->u.link.top);
    put_point(out, 'L', op->u.link.right, op->u.link.top);
    put_point(out, 'L', op->u.link.right, op->u.link.bottom);
    put_point(out, 'L', op->u.link.left, op->u.link.bottom);
    buf_puts(out, "Z\"/></a>");
}

static void put_op(const struct op *op, struct buf *out)
{
    switch (op->kind) {
    case OP_TEXT:
        put_text(op, out);
        break;
    case OP_PATH:
        put_path(op, out);
        break;
    case OP_LINK:
        if (op->slot && op->slot->elem->href)
            put_link(op, out);
        break;
    }
}

void document_svg(const struct document *doc, struct buf *out)
{
    put_outlines(glyphs_of(doc, out->arena), out);
    for (size_t i = 0; i < doc->pages_n; i++) {
        const struct frame *f = doc->pages[i].frame;
        buf_puts(
            out,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"page\" role=\"img\" viewBox=\"0 0 ");
        put_centi(out, sp_centi(f->width));
        buf_putc(out, ' ');
        put_centi(out, sp_centi(f->height));
        buf_printf(out, "\" aria-label=\"page %zu\">", i + 1);
        for (const struct op *op = f->first; op; op = op->next)
            put_op(op, out);
        buf_puts(out, "</svg>\n");
    }
}
