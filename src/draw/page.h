/* page.h - finished pages as a display list in absolute coordinates, and the structure tree that
 * says how they are read (ISO 32000-1 14.7, 14.8). Layout and chart write it, pdf paints it, one
 * switch over the operations below; nothing is decided after this.
 *
 * Units: sp_t from the page's top left, y downwards; text stands on its baseline. Owned by the
 * job's arena.
 *
 * Spaces are text: a line's runs include the spaces between its words, and the one at which it was
 * broken, so that who copies or listens gets words and not a string of letters.
 *
 * Every operation belongs to a slot of the structure tree, or to none: then it is an artifact
 * (running heads, folios, rules). A slot is a place in reading order; the painter gives it one
 * marked-content sequence for each unbroken stretch of operations.
 */
#ifndef HFB_DRAW_PAGE_H
#define HFB_DRAW_PAGE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/length.h"
#include "font/glyphrun.h"

/* ---- structure tree --------------------------------------------------------------------- */

enum elem_type {
    ELEM_DOCUMENT,
    ELEM_SECT,
    ELEM_H1,
    ELEM_H2,
    ELEM_H3,
    ELEM_P,
    ELEM_SPAN,
    ELEM_L,
    ELEM_LI,
    ELEM_LBL,
    ELEM_LBODY,
    ELEM_TABLE,
    ELEM_THEAD,
    ELEM_TBODY,
    ELEM_TR,
    ELEM_TH,
    ELEM_TD,
    ELEM_CAPTION,
    ELEM_FIGURE,
    ELEM_BLOCKQUOTE,
    ELEM_NOTE,
    ELEM_REFERENCE,
    ELEM_LINK
};

enum scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW };

struct slot; /* a place for marked content */

struct kid {
    struct elem *elem; /* one of the two */
    struct slot *slot;
    struct kid *next;
};

struct elem {
    enum elem_type type;
    enum scope scope;
    struct elem *parent;
    struct kid *kids, **last;
    const char *alt;      /* Figure */
    const char *actual;   /* ActualText: where glyphs and text part */
    const char *lang;     /* where it differs from its parent's */
    const char *title;    /* Sect: the outline's entry */
    const char *id;       /* TH: for headers */
    const char **headers; /* TD: ids, NULL-ended */
    const char *href;     /* Link: https: or mailto: */
    int colspan, rowspan; /* 0 or 1: none */
    bool has_bbox;
    int bbox_page;
    sp_t bbox[4];    /* Figure: left, top, right, bottom on its page */
    uint32_t object; /* scratch for pdf */
};

struct slot {
    struct elem *elem;
    const char *actual; /* ActualText of this content alone (vector marks: "ask") */
    void *painter;      /* scratch for pdf */
};

struct elem *elem_new(struct arena *a, struct elem *parent, enum elem_type type);
/* A place at the end of the element, for content that comes next in reading order. */
struct slot *elem_slot(struct arena *a, struct elem *e);
/* Takes it out of its parent, with all that it holds. */
void elem_unlink(struct elem *e);

/* ---- operations ------------------------------------------------------------------------- */

struct color {
    uint8_t r, g, b;
};

enum op_kind { OP_TEXT, OP_PATH, OP_LINK };

enum path_verb { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
struct path_point { /* a curve takes three of these: two controls, then the end */
    enum path_verb verb;
    sp_t x, y;
};

struct op {
    enum op_kind kind;
    struct slot *slot; /* NULL: artifact */
    union {
        struct { /* one run; rotation in hundredths of a degree, counter-clockwise, about (x, y) */
            const struct glyphrun *run;
            sp_t x, y, size, letterspace;
            int rotate;
            struct color color;
        } text;
        struct {
            const struct path_point *points;
            unsigned n;
            sp_t width;
            sp_t dash[2]; /* on, off; 0: solid */
            struct color fill_color, stroke_color;
            bool fill : 1, stroke : 1, dashed : 1;
        } path;
        struct { /* a rectangle that leads to slot->elem's href */
            sp_t left, top, right, bottom;
        } link;
    } u;
    struct op *next;
};

/* A frame is a list of operations in its own coordinates, origin top left; a page is a frame too.
 */
struct frame {
    struct arena *arena;
    sp_t width, height;
    struct op *first, **last;
};

struct frame *frame_new(struct arena *a, sp_t width, sp_t height);
struct op *frame_text(struct frame *f, struct slot *s, const struct glyphrun *run, sp_t x, sp_t y,
                      sp_t size, struct color c);
struct op *frame_line(struct frame *f, struct slot *s, sp_t x1, sp_t y1, sp_t x2, sp_t y2,
                      sp_t width, struct color c);
struct op *frame_rect(struct frame *f, struct slot *s, sp_t x, sp_t y, sp_t w, sp_t h);
struct op *frame_polygon(struct frame *f, struct slot *s, const sp_t (*xy)[2], unsigned n,
                         bool closed);
struct op *frame_circle(struct frame *f, struct slot *s, sp_t x, sp_t y, sp_t r);
/* frame_rect, _polygon and _circle give a path without ink: set it with these. */
void op_fill(struct op *op, struct color c);
void op_stroke(struct op *op, sp_t width, struct color c);
void op_dash(struct op *op, sp_t on, sp_t off);
/* The rectangle on a page that leads to slot->elem's href (an ELEM_LINK). */
struct op *frame_link(struct frame *f, struct slot *s, sp_t left, sp_t top, sp_t right,
                      sp_t bottom);
/* Copies src's operations into dst, moved by (dx, dy). */
void frame_place(struct frame *dst, const struct frame *src, sp_t dx, sp_t dy);

struct page {
    struct frame *frame;
    const char *label; /* folio */
};

struct outline {
    const char *title;
    int page; /* from 0 */
    sp_t y;
    int level; /* from 0 */
};

struct document {
    struct page *pages;
    size_t pages_n, pages_room;
    struct arena *frames; /* of what is on the pages alone, which the painter frees when it is done;
                             NULL: it lives as long as the rest */
    struct elem *root;    /* ELEM_DOCUMENT */
    struct outline *outline;
    size_t outline_n;
    const char *lang; /* BCP 47 */
    const char *title, *subject, *author;
    const char *audience; /* "private" | "employer" */
    const char *guide;    /* the guide's id and a hash of its bytes; NULL: of no one guide */
    const char *date;     /* "2026-11-20" or with time: CreationDate; never the clock */
    bool gray;            /* only g and G */
};

/* A document of hundreds of pages is made part by part, so that only what is painted stays: copies
 * the part's pages behind those of `whole`, at first empty, all of it in `a`, or within it in
 * whole->frames. Of the part nothing is needed any more but the runs of its texts, which are
 * fontset's. A part that isn't the first has one Sect, whose content goes on in the last one of
 * `whole`. */
void document_append(struct document *whole, const struct document *part, struct arena *a);

/* --dump=pages: one line an operation, coordinates in 1/100 pt. */
void document_dump(const struct document *doc, struct buf *out);
const char *elem_type_name(enum elem_type type); /* ISO 32000-1 table 333: "TH", "BlockQuote" */
/* The structure tree with its text, indented, as a reader meets it. */
void document_dump_structure(const struct document *doc, struct buf *out);

#endif
