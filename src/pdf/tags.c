#include "pdf/tags.h"

#include "pdf/syntax.h"
#include <stdio.h>
#include <stdlib.h>

/* One marked-content sequence of a slot; the slot keeps the list. */
struct sequence {
    unsigned page;
    int number;
    struct sequence *next;
};

struct slot_marks {
    struct sequence *first, **last;
};

struct link {
    struct elem *elem;
    uint32_t annotation;
    unsigned page;
    struct link *next;
};

struct page_marks {
    uint32_t *parents; /* object number of the element of each sequence */
    int n, size;
};

struct identified {
    const char *id;
    uint32_t object;
};

struct tags {
    const struct document *doc;
    struct file *file;
    const uint32_t *pages;
    struct page_marks *marks;
    unsigned page;
    struct link *links, **last_link;
    unsigned links_n;
    uint32_t root; /* StructTreeRoot */
    struct identified *ids;
    size_t ids_n, ids_size;
    unsigned notes_n;
};

/* ---- numbering ---------------------------------------------------------------------------- */

static void number_elements(struct tags *t, struct elem *e)
{
    e->object = file_object(t->file);
    for (struct kid *k = e->kids; k; k = k->next) {
        if (k->elem)
            number_elements(t, k->elem);
        else
            k->slot->painter = NULL;
    }
}

struct tags *tags_new(const struct document *doc, struct file *file, const uint32_t *pages)
{
    struct tags *t = arena_new_of(file->arena, struct tags);
    t->doc = doc;
    t->file = file;
    t->pages = pages;
    t->marks = arena_new_array(file->arena, struct page_marks, doc->pages_n + 1);
    t->last_link = &t->links;
    t->root = file_object(file);
    number_elements(t, doc->root);
    return t;
}

void tags_begin_page(struct tags *t, unsigned page)
{
    t->page = page;
}

int tags_sequence(struct tags *t, struct slot *s)
{
    if (!s || !s->elem || !s->elem->object)
        return -1;
    struct page_marks *m = &t->marks[t->page];
    if (m->n == m->size)
        arena_grow(t->file->arena, m->parents, m->n, m->size, 64);
    struct slot_marks *marks = s->painter;
    if (!marks) {
        s->painter = marks = arena_new_of(t->file->arena, struct slot_marks);
        marks->last = &marks->first;
    }
    struct sequence *q = arena_new_of(t->file->arena, struct sequence);
    *q = (struct sequence){t->page, m->n, NULL};
    *marks->last = q;
    marks->last = &q->next;
    m->parents[m->n] = s->elem->object;
    return m->n++;
}

/* ---- links (12.5.6.5) --------------------------------------------------------------------- */

static struct elem *link_elem(const struct slot *s)
{
    struct elem *e = s ? s->elem : NULL;
    while (e && e->type != ELEM_LINK)
        e = e->parent;
    return e && e->object ? e : NULL;
}

static bool may_lead_to(const char *href)
{
    return href && (strncmp(href, "https:", 6) == 0 || strncmp(href, "mailto:", 7) == 0);
}

/* A URI is ASCII: what isn't is percent-encoded as UTF-8 (RFC 3987, 3.1). */
static void put_uri(struct buf *b, const char *href)
{
    static const char hex[] = "0123456789ABCDEF";
    buf_putc(b, '(');
    for (const unsigned char *p = (const unsigned char *)href; *p; p++) {
        if (*p <= ' ' || *p >= 0x7F || *p == '(' || *p == ')' || *p == '\\') {
            const char code[3] = {'%', hex[*p >> 4], hex[*p & 15]};
            buf_add(b, code, 3);
        } else {
            buf_putc(b, (char)*p);
        }
    }
    buf_putc(b, ')');
}

uint32_t tags_link(struct tags *t, const struct op *op, sp_t page_height, const char *text)
{
    struct elem *e = link_elem(op->slot);
    if (!e || !may_lead_to(e->href))
        return 0;
    struct link *l = arena_new_of(t->file->arena, struct link);
    *l = (struct link){e, file_object(t->file), t->page, NULL};
    *t->last_link = l;
    t->last_link = &l->next;

    struct buf *b = file_text(t->file);
    buf_puts(b, "<</Type/Annot/Subtype/Link/Rect[");
    put_centi(b, sp_centi(op->u.link.left));
    put_centi(b, sp_centi(page_height - op->u.link.bottom));
    put_centi(b, sp_centi(op->u.link.right));
    put_fixed(b, sp_centi(page_height - op->u.link.top), 2);
    buf_puts(b, "]/Border[0 0 0]/F 4/P ");
    put_ref(b, t->pages[t->page]);
    put_text_entry(b, "Contents", text && *text ? text : e->href);
    buf_puts(b, "/StructParent ");
    buf_put_int(b, (int64_t)t->doc->pages_n + t->links_n++);
    buf_puts(b, "/A<</S/URI/URI");
    put_uri(b, e->href);
    buf_puts(b, ">>>>");
    file_text_end(t->file, l->annotation);
    return l->annotation;
}

/* ---- elements ----------------------------------------------------------------------------- */

/* 7.9 of ISO 14289-1: a note has an ID. */
static const char *id_of(struct tags *t, const struct elem *e)
{
    const char *id = e->id;
    if (!id && e->type == ELEM_NOTE)
        id = arena_printf(t->file->arena, "hfb-note-%u", ++t->notes_n);
    if (!id)
        return NULL;
    if (t->ids_n == t->ids_size)
        arena_grow(t->file->arena, t->ids, t->ids_n, t->ids_size, 64);
    t->ids[t->ids_n++] = (struct identified){id, e->object};
    return id;
}

static void put_bytes(struct buf *b, const char *s)
{
    put_bytes_literal(b, s, strlen(s));
}

/* How a list's items are labelled (14.8.5.5), by the first: a mark, a number, or not at all. */
static const char *list_numbering(const struct elem *list)
{
    const struct kid *item = list->kids;
    const struct kid *label = item && item->elem ? item->elem->kids : NULL;
    if (!label || !label->elem || label->elem->type != ELEM_LBL)
        return "None";
    const struct kid *content = label->elem->kids;
    return content && content->slot && content->slot->actual ? "Square" : "Decimal";
}

/* Table attributes (14.8.5.7), a list's, a figure's box (14.8.5.4.3). */
static void put_attributes(const struct tags *t, const struct elem *e, struct buf *b)
{
    if (e->type == ELEM_TH || e->type == ELEM_TD) {
        bool spans = e->colspan > 1 || e->rowspan > 1;
        if (e->scope == SCOPE_NONE && !spans && !(e->headers && *e->headers))
            return;
        buf_puts(b, "/A<</O/Table");
        if (e->scope != SCOPE_NONE)
            buf_puts(b, e->scope == SCOPE_COLUMN ? "/Scope/Column" : "/Scope/Row");
        if (e->colspan > 1) {
            buf_puts(b, "/ColSpan ");
            buf_put_int(b, e->colspan);
        }
        if (e->rowspan > 1) {
            buf_puts(b, "/RowSpan ");
            buf_put_int(b, e->rowspan);
        }
        if (e->headers && *e->headers) {
            buf_puts(b, "/Headers[");
            for (const char **h = e->headers; *h; h++)
                put_bytes(b, *h);
            buf_putc(b, ']');
        }
        buf_puts(b, ">>");
    } else if (e->type == ELEM_L) {
        buf_puts(b, "/A<</O/List/ListNumbering/");
        buf_puts(b, list_numbering(e));
        buf_puts(b, ">>");
    } else if (e->has_bbox && (size_t)e->bbox_page < t->doc->pages_n) {
        sp_t height = t->doc->pages[e->bbox_page].frame->height;
        buf_puts(b, "/A<</O/Layout/Placement/Block/BBox[");
        put_centi(b, sp_centi(e->bbox[0]));
        put_centi(b, sp_centi(height - e->bbox[3]));
        put_centi(b, sp_centi(e->bbox[2]));
        put_fixed(b, sp_centi(height - e->bbox[1]), 2);
        buf_puts(b, "]>>");
    }
}

/* The page that most of an element's own content is taken to stand on: its first. */
static int first_page(const struct elem *e)
{
    for (const struct kid *k = e->kids; k; k = k->next) {
        const struct slot_marks *m = k->slot ? k->slot->painter : NULL;
        if (m && m->first)
            return (int)m->first->page;
    }
    return -1;
}

static void begin_kid(struct buf *b, unsigned n)
{
    buf_puts(b, n ? " " : "/K[");
}

/* Returns how many kids there are now. */
static unsigned put_sequences(const struct tags *t, const struct slot *s, int page, struct buf *b,
                              unsigned n)
{
    const struct slot_marks *m = s->painter;
    for (const struct sequence *q = m ? m->first : NULL; q; q = q->next) {
        begin_kid(b, n++);
        if ((int)q->page == page) {
            buf_put_int(b, q->number);
            continue;
        }
        buf_puts(b, "<</Type/MCR/Pg ");
        put_ref(b, t->pages[q->page]);
        buf_puts(b, "/MCID ");
        buf_put_int(b, q->number);
        buf_puts(b, ">>");
    }
    return n;
}

static void put_kids(const struct tags *t, const struct elem *e, struct buf *b)
{
    int page = first_page(e);
    if (page >= 0) {
        buf_puts(b, "/Pg ");
        put_ref(b, t->pages[page]);
    }
    unsigned n = 0;
    for (const struct kid *k = e->kids; k; k = k->next) {
        if (k->elem) {
            begin_kid(b, n++);
            put_ref(b, k->elem->object);
        } else {
            n = put_sequences(t, k->slot, page, b, n);
        }
    }
    for (const struct link *l = e->type == ELEM_LINK ? t->links : NULL; l; l = l->next) {
        if (l->elem != e)
            continue;
        begin_kid(b, n++);
        buf_puts(b, "<</Type/OBJR/Pg ");
        put_ref(b, t->pages[l->page]);
        buf_puts(b, "/Obj ");
        put_ref(b, l->annotation);
        buf_puts(b, ">>");
    }
    if (n > 0)
        buf_putc(b, ']');
}

static bool has_annotation(const struct tags *t, const struct elem *e)
{
    for (const struct link *l = t->links; l; l = l->next)
        if (l->elem == e)
            return true;
    return false;
}

static void write_element(struct tags *t, const struct elem *e)
{
    const char *type = elem_type_name(e->type);
    if (e->type == ELEM_LINK && !has_annotation(t, e))
        type = "Span"; /* it leads nowhere */
    const char *id = id_of(t, e);
    struct buf *b = file_text(t->file);
    buf_puts(b, "<</S/");
    buf_puts(b, type);
    buf_puts(b, "/P ");
    put_ref(b, e->parent ? e->parent->object : t->root);
    if (id) {
        buf_puts(b, "/ID");
        put_bytes(b, id);
    }
    put_text_entry(b, "T", e->title);
    put_text_entry(b, "Alt", e->alt);
    put_text_entry(b, "ActualText", e->actual);
    put_text_entry(b, "Lang", e->lang);
    put_attributes(t, e, b);
    put_kids(t, e, b);
    buf_puts(b, ">>");
    file_text_end(t->file, e->object);
    for (const struct kid *k = e->kids; k; k = k->next)
        if (k->elem)
            write_element(t, k->elem);
}

/* ---- the root ----------------------------------------------------------------------------- */

/* 14.7.4.4: an array for each page by sequence number, the element itself for an annotation. */
static void write_parent_tree(struct tags *t, uint32_t number)
{
    uint32_t *arrays = arena_new_array(t->file->arena, uint32_t, t->doc->pages_n + 1);
    for (size_t i = 0; i < t->doc->pages_n; i++) {
        arrays[i] = file_object(t->file);
        struct buf *b = file_text(t->file);
        buf_putc(b, '[');
        for (int k = 0; k < t->marks[i].n; k++) {
            put_ref(b, t->marks[i].parents[k]);
            buf_putc(b, ' ');
        }
        buf_putc(b, ']');
        file_text_end(t->file, arrays[i]);
    }
    struct buf *b = file_text(t->file);
    buf_puts(b, "<</Nums[");
    size_t key = 0;
    for (; key < t->doc->pages_n; key++) {
        buf_put_int(b, (int64_t)key);
        buf_putc(b, ' ');
        put_ref(b, arrays[key]);
        buf_putc(b, ' ');
    }
    for (const struct link *l = t->links; l; l = l->next) {
        buf_put_int(b, (int64_t)key++);
        buf_putc(b, ' ');
        put_ref(b, l->elem->object);
        buf_putc(b, ' ');
    }
    buf_puts(b, "]>>");
    file_text_end(t->file, number);
}

static int by_id(const void *a, const void *b)
{
    return strcmp(((const struct identified *)a)->id, ((const struct identified *)b)->id);
}

static void put_id_tree(struct tags *t, struct buf *b)
{
    if (!t->ids_n)
        return;
    qsort(t->ids, t->ids_n, sizeof *t->ids, by_id);
    buf_puts(b, "/IDTree<</Names[");
    for (size_t i = 0; i < t->ids_n; i++) {
        put_bytes(b, t->ids[i].id);
        put_ref(b, t->ids[i].object);
        buf_putc(b, ' ');
    }
    buf_puts(b, "]>>");
}

void tags_write(struct tags *t)
{
    write_element(t, t->doc->root);
    uint32_t parents = file_object(t->file);
    write_parent_tree(t, parents);
    struct buf *b = file_text(t->file);
    buf_puts(b, "<</Type/StructTreeRoot/K ");
    put_ref(b, t->doc->root->object);
    buf_puts(b, "/ParentTree ");
    put_ref(b, parents);
    buf_puts(b, "/ParentTreeNextKey ");
    buf_put_int(b, (int64_t)t->doc->pages_n + t->links_n);
    put_id_tree(t, b);
    buf_puts(b, ">>");
    file_text_end(t->file, t->root);
}

uint32_t tags_root(const struct tags *t)
{
    return t->root;
}
