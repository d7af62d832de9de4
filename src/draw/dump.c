/* dump.c - finished pages as text: what the tests of layout read, and what --dump prints. */
#include "draw/page.h"

static const char *const type_names[] = {
    [ELEM_DOCUMENT] = "Document",
    [ELEM_SECT] = "Sect",
    [ELEM_H1] = "H1",
    [ELEM_H2] = "H2",
    [ELEM_H3] = "H3",
    [ELEM_P] = "P",
    [ELEM_SPAN] = "Span",
    [ELEM_L] = "L",
    [ELEM_LI] = "LI",
    [ELEM_LBL] = "Lbl",
    [ELEM_LBODY] = "LBody",
    [ELEM_TABLE] = "Table",
    [ELEM_THEAD] = "THead",
    [ELEM_TBODY] = "TBody",
    [ELEM_TR] = "TR",
    [ELEM_TH] = "TH",
    [ELEM_TD] = "TD",
    [ELEM_CAPTION] = "Caption",
    [ELEM_FIGURE] = "Figure",
    [ELEM_BLOCKQUOTE] = "BlockQuote",
    [ELEM_NOTE] = "Note",
    [ELEM_REFERENCE] = "Reference",
    [ELEM_LINK] = "Link",
};

const char *elem_type_name(enum elem_type type)
{
    return type_names[type];
}

static void put_length(struct buf *out, sp_t v)
{
    int64_t c = sp_centi(v);
    if (c < 0) {
        buf_putc(out, '-');
        c = -c;
    }
    buf_put_int(out, c / 100);
    buf_putc(out, '.');
    buf_putc(out, (char)('0' + c / 10 % 10));
    buf_putc(out, (char)('0' + c % 10));
}

static void put_lengths(struct buf *out, const sp_t *v, int n)
{
    for (int i = 0; i < n; i++) {
        buf_putc(out, ' ');
        put_length(out, v[i]);
    }
}

static void put_color(struct buf *out, struct color c)
{
    static const char hex[] = "0123456789abcdef";
    const uint8_t v[3] = {c.r, c.g, c.b};
    buf_puts(out, " #");
    for (int i = 0; i < 3; i++) {
        buf_putc(out, hex[v[i] >> 4]);
        buf_putc(out, hex[v[i] & 15]);
    }
}

static void put_quoted(struct buf *out, const char *s, size_t n)
{
    buf_putc(out, '"');
    for (size_t i = 0; i < n; i++) {
        if (s[i] == '"' || s[i] == '\\')
            buf_putc(out, '\\');
        buf_putc(out, s[i] == '\n' ? ' ' : s[i]);
    }
    buf_putc(out, '"');
}

static void put_slot(struct buf *out, const struct slot *s)
{
    buf_putc(out, ' ');
    buf_puts(out, s ? elem_type_name(s->elem->type) : "artifact");
}

static void dump_path(const struct op *op, struct buf *out)
{
    static const char verbs[] = "mlcz";
    buf_puts(out, "path");
    for (unsigned i = 0; i < op->u.path.n; i++) {
        const struct path_point *p = &op->u.path.points[i];
        buf_putc(out, ' ');
        buf_putc(out, verbs[p->verb]);
        if (p->verb != PATH_CLOSE)
            put_lengths(out, (const sp_t[]){p->x, p->y}, 2);
    }
    if (op->u.path.fill) {
        buf_puts(out, " fill");
        put_color(out, op->u.path.fill_color);
    }
    if (op->u.path.stroke) {
        buf_puts(out, " stroke");
        put_lengths(out, &op->u.path.width, 1);
        put_color(out, op->u.path.stroke_color);
    }
    if (op->u.path.dashed) {
        buf_puts(out, " dash");
        put_lengths(out, op->u.path.dash, 2);
    }
}

static void dump_op(const struct op *op, struct buf *out)
{
    switch (op->kind) {
    case OP_TEXT:
        buf_puts(out, "text");
        put_lengths(out, &op->u.text.x, 1);
        put_lengths(out, (const sp_t[]){op->u.text.y, op->u.text.size}, 2);
        buf_putc(out, ' ');
        buf_puts(out, op->u.text.run->face->name);
        buf_puts(out, " wide ");
        put_length(out, glyphrun_width(op->u.text.run, op->u.text.size) +
                            op->u.text.letterspace * (sp_t)op->u.text.run->n);
        if (op->u.text.letterspace) {
            buf_puts(out, " spaced ");
            put_length(out, op->u.text.letterspace);
        }
        if (op->u.text.rotate)
            buf_printf(out, " turned %d", op->u.text.rotate);
        put_color(out, op->u.text.color);
        buf_putc(out, ' ');
        put_quoted(out, op->u.text.run->text, op->u.text.run->text_len);
        break;
    case OP_PATH:
        dump_path(op, out);
        break;
    case OP_LINK:
        buf_puts(out, "link");
        put_lengths(
            out,
            (const sp_t[]){op->u.link.left, op->u.link.top, op->u.link.right, op->u.link.bottom},
            4);
        break;
    }
    put_slot(out, op->slot);
    buf_putc(out, '\n');
}

void document_dump(const struct document *doc, struct buf *out)
{
    for (size_t i = 0; i < doc->pages_n; i++) {
        const struct frame *f = doc->pages[i].frame;
        buf_printf(out, "page %zu", i + 1);
        put_lengths(out, (const sp_t[]){f->width, f->height}, 2);
        buf_putc(out, ' ');
        put_quoted(out, doc->pages[i].label ? doc->pages[i].label : "",
                   doc->pages[i].label ? strlen(doc->pages[i].label) : 0);
        buf_putc(out, '\n');
        for (const struct op *op = f->first; op; op = op->next)
            dump_op(op, out);
    }
}

/* ---- structure -------------------------------------------------------------------------- */

static void put_attribute(struct buf *out, const char *name, const char *value)
{
    if (!value)
        return;
    buf_putc(out, ' ');
    buf_puts(out, name);
    buf_putc(out, '=');
    put_quoted(out, value, strlen(value));
}

static void dump_slot(const struct slot *s, int depth, struct buf *out)
{
    const struct buf *text = s->painter;
    if (!text && !s->actual)
        return;
    buf_printf(out, "%*s", depth * 2, "");
    put_quoted(out, text ? text->p : "", text ? text->n : 0);
    put_attribute(out, "actual", s->actual);
    buf_putc(out, '\n');
}

static void dump_elem(const struct elem *e, int depth, struct buf *out)
{
    static const char *const scopes[] = {NULL, "Column", "Row"};
    buf_printf(out, "%*s%s", depth * 2, "", elem_type_name(e->type));
    put_attribute(out, "title", e->title);
    put_attribute(out, "alt", e->alt);
    put_attribute(out, "actual", e->actual);
    put_attribute(out, "lang", e->lang);
    put_attribute(out, "scope", scopes[e->scope]);
    put_attribute(out, "id", e->id);
    for (const char **h = e->headers; h && *h; h++)
        put_attribute(out, "header", *h);
    if (e->colspan > 1)
        buf_printf(out, " colspan=%d", e->colspan);
    if (e->rowspan > 1)
        buf_printf(out, " rowspan=%d", e->rowspan);
    put_attribute(out, "href", e->href);
    buf_putc(out, '\n');
    for (const struct kid *k = e->kids; k; k = k->next) {
        if (k->elem)
            dump_elem(k->elem, depth + 1, out);
        else
            dump_slot(k->slot, depth + 1, out);
    }
}

void document_dump_structure(const struct document *doc, struct buf *out)
{
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next)
            if (op->slot)
                op->slot->painter = NULL;
    for (size_t i = 0; i < doc->pages_n; i++)
        for (const struct op *op = doc->pages[i].frame->first; op; op = op->next) {
            if (op->kind != OP_TEXT || !op->slot)
                continue;
            struct buf *text = op->slot->painter;
            if (!text) {
                op->slot->painter = text = arena_new_of(out->arena, struct buf);
                buf_init(text, out->arena);
            }
            buf_add(text, op->u.text.run->text, op->u.text.run->text_len);
        }
    if (doc->root)
        dump_elem(doc->root, 0, out);
}
