/* galley.h - inside the room: a section as one long column of strips, before there are pages. A
 * strip is what no page break can part: a line, a table's row, a figure, a row of columns. It is
 * drawn already, in its own coordinates; pagebreak only puts it somewhere. */
#ifndef HFB_LAYOUT_GALLEY_H
#define HFB_LAYOUT_GALLEY_H

#include "layout/paragraph.h"

enum strip_kind {
    STRIP_LINE,
    STRIP_ROW,
    STRIP_FIGURE,
    STRIP_RULE,
    STRIP_SPACE,
    STRIP_COLUMNS,
    STRIP_RULED
};

struct figure_at { /* a Figure's place in its strip, for its BBox */
    struct elem *elem;
    sp_t x, y, width, height;
    struct figure_at *next;
};

struct aside { /* what stands in the margin beside a strip */
    struct strip *strips;
    sp_t shift;
    bool floats; /* lower than its strip, rather than push it down */
    struct aside *next;
};

struct strip {
    enum strip_kind kind;
    struct frame *frame; /* NULL: nothing to draw */
    sp_t x, width;       /* from the page's left edge of content */
    sp_t height;
    sp_t baseline;      /* first baseline, from its top */
    sp_t reference;     /* what at_y places: its baseline, or its top */
    sp_t least;         /* ruled: the height that its lines have at least */
    int lines;          /* ruled: at most so many; 0: any number */
    bool closing;       /* ruled: only where a sheet ends below it */
    sp_t before, after; /* between two strips the larger counts */
    sp_t at_y;          /* FLOW_UNSET: none */
    bool keep;          /* never parted from the strip before it */
    bool page_break;
    bool full;                  /* reaches into the margin column: starts below its notes */
    const struct strip *repeat; /* stands before it where it starts a page: a table's head */
    struct aside *asides;
    struct figure_at *figures;
    struct elem *elem;                  /* ruled: its label's, given up with it */
    const char *bookmark;               /* an outline entry below the section's */
    const struct flow_section *section; /* the first strip of a section: which */
    struct block const *block;
    struct strip *next;
};

enum { HEAD_KEEPS = 3 }; /* lines that stay with their head: design 11 */

struct galley {
    struct strip *first, **last, *end;
    int keep_next;  /* so many lines that come next stay with what is there */
    int head_level; /* of the last head, as the flow has it */
};

struct room { /* where blocks are set */
    sp_t x, width;
    bool top; /* the section's own blocks: measure and style decide their width */
    bool margin;
    bool boxed; /* no margin beside it: inside columns, or the margin itself */
    struct elem *elem;
    struct elem *notes; /* where the notes of what stands here are gathered: they are read after all
                           of it; NULL: each after its own block */
};

void galley_init(struct galley *g);
struct strip *galley_add(struct setter *s, struct galley *g, enum strip_kind kind, sp_t x,
                         sp_t width, sp_t height);
/* Sets blocks one below the other. False: reported. */
bool galley_blocks(struct setter *s, struct galley *g, const struct block *b,
                   const struct room *room);
/* One strip of all of them, as high as they are: for what stands side by side. */
struct strip *galley_stack(struct setter *s, const struct galley *g, sp_t x, sp_t width);
/* The space between two strips. */
sp_t galley_gap(const struct strip *above, const struct strip *below);

/* textblock.c: each sets one block and returns its first strip; NULL: nothing to set. */
struct strip *text_para(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room);
struct strip *text_heading(struct setter *s, struct galley *g, const struct block *b,
                           const struct room *room);
struct strip *text_label(struct setter *s, struct galley *g, const struct block *b,
                         const struct room *room);
struct strip *text_item(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room, struct elem *list);
struct strip *text_list(struct setter *s, struct galley *g, const struct block *b,
                        const struct room *room);
struct strip *text_ruled(struct setter *s, struct galley *g, const struct block *b,
                         const struct room *room);
/* Where a block stands: its own wish, its style's, its measure's. */
void block_place(struct setter *s, const struct block *b, const struct room *room,
                 const struct text_style *style, sp_t *x, sp_t *width);
sp_t block_stated(sp_t own, sp_t otherwise);

/* table.c */
bool table_set(struct setter *s, struct galley *g, const struct block *b, const struct room *room,
               sp_t x, sp_t width);
/* A rule's weight and colour; false: none. */
bool rule_paint(struct setter *s, struct frame *f, enum rule rule, sp_t x1, sp_t x2, sp_t y);
struct chart_size { /* as struct chart_request has them */
    sp_t width, height, give_up, below;
    struct chart_known *known;
};

/* A chart into a frame; NULL frame in *out: there is nothing to show. False: reported. */
bool chart_set(struct setter *s, const char *kind, const struct chart_arg *args, const char *alt,
               const struct chart_size *size, struct place at, struct elem *parent,
               struct chart_result *out, struct elem **figure);

#endif
