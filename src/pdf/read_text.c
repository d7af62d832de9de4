/* read_text.c - one page's content stream as text (ISO 32000-1, 9.4 and 9.10.3).
 *
 * Runs that touch on one line are joined, so that an amount split into several is whole again; a
 * gap becomes a space, a new line a line feed. Places are only compared, never printed. */
#include "pdf/read.h"

struct cmap_entry {
    struct str utf16;
};

struct text_font {
    struct str name;
    struct cmap_entry *map; /* by CID */
    double *widths;         /* 1/1000 em */
    size_t bytes;           /* a code */
    struct text_font *next;
};

struct page_state {
    struct preader *r;
    const struct pobj *resources;
    struct text_font *fonts, *font;
    struct buf text;
    double size, letterspace;
    double a, b, x, y;     /* text matrix: direction, place */
    double line_x, line_y; /* where the line began */
    double end_x, end_y;   /* where the last run ended */
    bool any;
    int page;
};

#define CIDS 65536

/* ---- fonts -------------------------------------------------------------------------------- */

static size_t cid_of(struct str s)
{
    size_t v = 0;
    for (size_t i = 0; i < s.n && i < 4; i++)
        v = v << 8 | (unsigned char)s.s[i];
    return v < CIDS ? v : CIDS - 1;
}

/* A range's next character: its last byte counts up, and never overflows (9.10.3). */
static struct str counted_up(struct preader *r, struct str utf16, size_t by)
{
    if (!by || !utf16.n)
        return utf16;
    char *copy = arena_strndup(preader_arena(r), utf16.s, utf16.n);
    copy[utf16.n - 1] = (char)(copy[utf16.n - 1] + (char)by);
    return (struct str){copy, utf16.n};
}

/* beginbfchar: pairs of strings; beginbfrange: first, last, text of the first. A range with a list
 * of texts isn't written by us: met one, the page can't be read. */
static bool read_cmap(struct preader *r, struct str t, struct text_font *f)
{
    struct pobj *o;
    struct str held[2];
    size_t inside = 0, n = 0; /* strings an entry has */
    for (size_t at = 0; (o = pobj_next(r, t, &at));) {
        if (o->kind == POBJ_OPERATOR) {
            inside = str_eq(o->s, "beginbfchar") ? 2 : str_eq(o->s, "beginbfrange") ? 3 : 0;
            n = 0;
        } else if (inside && o->kind != POBJ_STRING) {
            return false;
        } else if (inside && n + 1 < inside) {
            held[n++] = o->s;
        } else if (inside) {
            size_t first = cid_of(held[0]), last = inside == 3 ? cid_of(held[1]) : first;
            for (size_t cid = first; cid <= last && cid - first < 256; cid++)
                f->map[cid].utf16 = counted_up(r, o->s, cid - first);
            n = 0;
        }
    }
    return true;
}

static void read_widths(struct preader *r, const struct pobj *w, struct text_font *f)
{
    for (size_t i = 0; i + 1 < w->n;) {
        size_t first = (size_t)pobj_at(r, w, i)->number;
        const struct pobj *second = pobj_at(r, w, i + 1);
        if (second->kind == POBJ_ARRAY) {
            for (size_t k = 0; k < second->n && first + k < CIDS; k++)
                f->widths[first + k] = pobj_at(r, second, k)->real;
            i += 2;
        } else {
            double each = pobj_at(r, w, i + 2)->real;
            for (size_t k = first; k <= (size_t)second->number && k < CIDS; k++)
                f->widths[k] = each;
            i += 3;
        }
    }
}

/* 9.6.3 */
static void read_simple_widths(struct preader *r, const struct pobj *font, struct text_font *f)
{
    const struct pobj *widths = pobj_get(r, font, "Widths");
    size_t first = (size_t)pobj_get(r, font, "FirstChar")->number;
    for (size_t k = 0; k < widths->n && first < CIDS && first + k < CIDS; k++)
        f->widths[first + k] = pobj_at(r, widths, k)->real;
}

/* The two forms that we write: simple TrueType without an encoding, and Identity-H. Of any other
 * the codes can't be told: 0. */
static size_t bytes_a_code(struct preader *r, const struct pobj *font)
{
    const struct pobj *encoding = pobj_get(r, font, "Encoding");
    if (str_eq(encoding->s, "Identity-H"))
        return 2;
    return str_eq(pobj_get(r, font, "Subtype")->s, "TrueType") && encoding->kind == POBJ_NULL;
}

static struct text_font *font_named(struct page_state *p, struct str name)
{
    for (struct text_font *f = p->fonts; f; f = f->next)
        if (f->name.n == name.n && memcmp(f->name.s, name.s, name.n) == 0)
            return f;
    struct arena *a = preader_arena(p->r);
    const char *key = arena_strndup(a, name.s, name.n);
    const struct pobj *font = pobj_get(p->r, pobj_get(p->r, p->resources, "Font"), key);
    struct str cmap;
    size_t bytes = bytes_a_code(p->r, font);
    if (!bytes || !pobj_stream(p->r, pobj_get(p->r, font, "ToUnicode"), &cmap))
        return NULL;
    struct text_font *f = arena_new_of(a, struct text_font);
    f->name = name;
    f->bytes = bytes;
    f->map = arena_new_array(a, struct cmap_entry, CIDS);
    f->widths = arena_new_array(a, double, CIDS);
    if (!read_cmap(p->r, cmap, f))
        return NULL;
    const struct pobj *cid_font = pobj_at(p->r, pobj_get(p->r, font, "DescendantFonts"), 0);
    if (bytes == 1)
        read_simple_widths(p->r, font, f);
    else
        read_widths(p->r, pobj_get(p->r, cid_font, "W"), f);
    f->next = p->fonts;
    return p->fonts = f;
}

/* ---- showing ------------------------------------------------------------------------------ */

static double distance(double v)
{
    return v < 0 ? -v : v;
}

/* What stands between the last run and this one. Along the text's own direction, so that a rotated
 * label is read like any other. */
static void put_gap(struct page_state *p)
{
    if (!p->any)
        return;
    double dx = p->x - p->end_x, dy = p->y - p->end_y;
    double along = dx * p->a + dy * p->b, across = -dx * p->b + dy * p->a;
    double scale = distance(p->a) + distance(p->b) > 0 ? p->size : 1;
    if (distance(across) > 0.4 * scale)
        buf_putc(&p->text, '\n');
    else if (along > 0.12 * scale || along < -0.5 * scale)
        buf_putc(&p->text, ' ');
}

static void put_utf16(struct buf *out, struct str s)
{
    const unsigned char *u = (const unsigned char *)s.s;
    for (size_t i = 0; i + 1 < s.n; i += 2) {
        uint32_t c = (uint32_t)u[i] << 8 | u[i + 1];
        if (c >= 0xD800 && c < 0xDC00 && i + 3 < s.n) {
            c = 0x10000 + ((c & 0x3FF) << 10) + (((uint32_t)u[i + 2] << 8 | u[i + 3]) & 0x3FF);
            i += 2;
        }
        buf_put_utf8(out, c);
    }
}

static void move_along(struct page_state *p, double thousandths)
{
    double em = thousandths / 1000 * p->size;
    p->x += em * p->a;
    p->y += em * p->b;
}

static void show(struct page_state *p, struct str codes)
{
    size_t bytes = p->font->bytes;
    for (size_t i = 0; i + bytes <= codes.n; i += bytes) {
        size_t cid = cid_of((struct str){codes.s + i, bytes});
        put_utf16(&p->text, p->font->map[cid].utf16);
        move_along(p, p->font->widths[cid]);
        p->x += p->letterspace * p->a;
        p->y += p->letterspace * p->b;
    }
}

static bool show_array(struct page_state *p, const struct pobj *array)
{
    if (!p->font)
        return false;
    put_gap(p);
    for (size_t i = 0; i < array->n; i++) {
        const struct pobj *o = array->items[i];
        if (o->kind == POBJ_STRING) {
            show(p, o->s);
        } else {
            /* a gap written as a number is a gap all the same */
            if (o->real < -120)
                buf_putc(&p->text, ' ');
            move_along(p, -o->real);
        }
    }
    p->end_x = p->x;
    p->end_y = p->y;
    p->any = true;
    return true;
}

/* ---- operators ---------------------------------------------------------------------------- */

#define OPERANDS 16

static double number(struct pobj *const *v, size_t n, size_t from_end)
{
    return n >= from_end ? v[n - from_end]->real : 0;
}

static void next_line(struct page_state *p, double tx, double ty)
{
    p->line_x += tx * p->a - ty * p->b;
    p->line_y += tx * p->b + ty * p->a;
    p->x = p->line_x;
    p->y = p->line_y;
}

static void set_matrix(struct page_state *p, struct pobj *const *v, size_t n)
{
    p->a = number(v, n, 6);
    p->b = number(v, n, 5);
    p->x = p->line_x = number(v, n, 2);
    p->y = p->line_y = number(v, n, 1);
}

/* The replacement text of marked content is a string like any other of the file. */
static void gather_actual(struct page_state *p, const struct pobj *properties)
{
    for (size_t i = 0; properties->kind == POBJ_DICT && i < properties->n; i++)
        if (properties->items[i]->kind == POBJ_STRING)
            preader_add(p->r, READING_STRING, p->page, pobj_utf8(p->r, properties->items[i]->s));
}

static bool operate(struct page_state *p, struct str op, struct pobj **v, size_t n)
{
    if (str_eq(op, "BT")) {
        p->a = 1;
        p->b = 0;
        p->x = p->y = p->line_x = p->line_y = 0;
    } else if (str_eq(op, "Tf") && n >= 2) {
        p->font = font_named(p, v[n - 2]->s);
        p->size = number(v, n, 1);
        return p->font != NULL;
    } else if (str_eq(op, "Td") || str_eq(op, "TD")) {
        next_line(p, number(v, n, 2), number(v, n, 1));
    } else if (str_eq(op, "Tm")) {
        set_matrix(p, v, n);
    } else if (str_eq(op, "Tc")) {
        p->letterspace = number(v, n, 1);
    } else if (str_eq(op, "TJ") && n >= 1) {
        return show_array(p, v[n - 1]);
    } else if (str_eq(op, "Tj") && n >= 1) {
        return show_array(p, &(struct pobj){.kind = POBJ_ARRAY, .items = &v[n - 1], .n = 1});
    } else if (str_eq(op, "BDC") && n >= 2) {
        gather_actual(p, v[n - 1]);
    } else if (str_eq(op, "'") || str_eq(op, "\"") || str_eq(op, "Do")) {
        return false; /* ways of showing that we never write */
    }
    return true;
}

static bool page_content(struct preader *r, const struct pobj *page, struct buf *out)
{
    const struct pobj *contents = pobj_get(r, page, "Contents");
    struct str part;
    if (contents->kind != POBJ_ARRAY) {
        if (!pobj_stream(r, contents, &part))
            return false;
        buf_add(out, part.s, part.n);
        return true;
    }
    for (size_t i = 0; i < contents->n; i++) {
        if (!pobj_stream(r, pobj_at(r, contents, i), &part))
            return false;
        buf_add(out, part.s, part.n);
        buf_putc(out, '\n');
    }
    return true;
}

bool page_text(struct preader *r, const struct pobj *page, int number_of_page)
{
    struct page_state p = {.r = r, .page = number_of_page};
    struct buf content;
    buf_init(&content, preader_arena(r));
    buf_init(&p.text, preader_arena(r));
    for (const struct pobj *node = page; node->kind == POBJ_DICT;
         node = pobj_get(r, node, "Parent")) {
        p.resources = pobj_get(r, node, "Resources");
        if (p.resources->kind == POBJ_DICT)
            break;
    }
    if (!page_content(r, page, &content))
        return false;
    struct str t = {buf_str(&content), content.n};
    struct pobj *v[OPERANDS], *o;
    size_t n = 0;
    for (size_t at = 0; (o = pobj_next(r, t, &at));) {
        if (o->kind != POBJ_OPERATOR) {
            if (n == OPERANDS) {
                memmove(v, v + 1, (OPERANDS - 1) * sizeof *v);
                n--;
            }
            v[n++] = o;
            continue;
        }
        if (!operate(&p, o->s, v, n))
            return false;
        n = 0;
    }
    preader_add(r, READING_TEXT, number_of_page, (struct str){buf_str(&p.text), p.text.n});
    return true;
}
