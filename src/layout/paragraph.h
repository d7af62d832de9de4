/* paragraph.h - inside the room: a field of text as lines, and lines on paper. A field is what
 * stands between two tabs; a paragraph of several fields shares its first baseline. */
#ifndef HFB_LAYOUT_PARAGRAPH_H
#define HFB_LAYOUT_PARAGRAPH_H

#include "layout/item.h"

struct para_line {
    const struct atom **atoms; /* in visual order, left to right */
    unsigned *logical; /* the k-th in reading order is atoms[logical[k]]: so it is painted */
    sp_t *x;           /* of each in visual order, from the line's left end */
    unsigned n;
    sp_t width;        /* without the space at its end */
    sp_t above, below; /* extra leading where a blank stands (design 9) */
    sp_t size;         /* of its largest text: how far a lead mark stands above the baseline */
};

struct para {
    struct para_line *lines;
    size_t n;   /* 0: nothing to set */
    sp_t width; /* of the widest line */
    const struct text_style *style;
};

struct para *para_set(struct setter *s, const struct span *first, const struct span *end,
                      const struct look *look, sp_t measure);
/* From items already made (a table's columns were measured with them). */
struct para *para_of_items(struct setter *s, struct items *it, const struct look *look,
                           sp_t measure);

/* Draws a line with its left end at x. */
void para_paint(struct setter *s, const struct para_line *l, struct frame *f, sp_t x,
                sp_t baseline);
/* A space that isn't seen, for who listens or copies: between what a tab or a line keeps apart. */
void para_paint_gap(struct setter *s, struct slot *slot, const struct text_style *style,
                    struct frame *f, sp_t x, sp_t baseline);
/* The slot that a line's text ends in, or NULL. */
struct slot *para_slot(const struct para_line *l);
/* Where a line starts in a column from left to right. */
sp_t para_line_x(const struct para_line *l, enum align align, sp_t left, sp_t right);

/* The text in so many lines no wider than `most`, cut with an ellipsis after the last letter that
 * fits. */
struct para *para_cut(struct setter *s, const char *text, const struct look *look, sp_t most,
                      size_t lines);

/* A single line of text as furniture has it, an artifact, cut with an ellipsis where it is wider
 * than `most`; returns its width. */
sp_t para_furniture(struct setter *s, struct frame *f, const char *text, const char *style, sp_t x,
                    sp_t baseline, enum align align, sp_t most);
/* How wide it is uncut. */
sp_t para_furniture_width(struct setter *s, const char *text, const char *style);

#endif
