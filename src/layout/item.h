/* item.h - inside the room: a paragraph before it has lines. Knuth and Plass' box, glue and
 * penalty, a word at a time: a word is a box and the glue that follows it; at its end stands a
 * penalty for breaking there. What is inside a word is atoms: stretches of one face, size, level
 * and colour, or a drawn thing. */
#ifndef HFB_LAYOUT_ITEM_H
#define HFB_LAYOUT_ITEM_H

#include "layout/setter.h"

#define SWATCH_GAP SP_MM(1.4) /* from a legend's sample to its word */

enum atom_kind {
    ATOM_TEXT,
    ATOM_SPACE, /* text too, but vanishes from sight at a line's end */
    ATOM_FIXED, /* a fixed space */
    ATOM_MARK,
    ATOM_SWATCH,
    ATOM_BLANK
};

struct type { /* how a stretch is set */
    enum role role;
    sp_t size, letterspace, raise;
    enum theme_colour colour;
    int mark_e2, box_e2;
};

struct atom {
    enum atom_kind kind;
    struct str text;
    const struct shaped *shaped; /* NULL: nothing to show */
    struct type type;
    sp_t width;
    uint8_t level; /* UAX 9; odd: right to left */
    bool filled;
    uint16_t stretch; /* of its field: the span that it is of */
    struct slot *slot;
    const struct span *span;
};

/* Where no space stands a break is dearer than a line more. */
enum { PENALTY_NONE = 0, PENALTY_HYPHEN = 1500000, PENALTY_OTHER = 4000000 };

struct word {
    unsigned first, box_end, glue_end; /* atoms: box, then glue */
    sp_t width, glue;
    int penalty;
    bool forced; /* a line ends here */
};

struct items {
    struct atom *atoms;
    unsigned atoms_n, atoms_size;
    struct word *words;
    unsigned words_n, words_size;
};

struct look { /* what a field inherits */
    const struct text_style *style;
    enum weight weight;
    const char *lang;
    struct elem *elem; /* NULL: an artifact */
};

/* The spans from first to before end (NULL: all) as words, spaces folded, bidi levels resolved,
 * opportunities found. Slots are made under look->elem in reading order. */
struct items *itemize(struct setter *s, const struct span *first, const struct span *end,
                      const struct look *look);
/* A further atom, a further word, empty yet. */
struct atom *items_new_atom(struct setter *s, struct items *it);
struct word *items_new_word(struct setter *s, struct items *it);
/* What an atom's text looks like, and how wide it is. */
void atom_shape(struct setter *s, struct atom *a, const char *lang);
/* Cuts words wider than the measure between grapheme clusters: the emergency break. */
void items_cut_overlong(struct setter *s, struct items *it, sp_t measure, const struct look *look);
/* The widest word, and all of them in one line: what a column needs at least and at best. */
sp_t items_min_width(const struct items *it);
sp_t items_natural_width(const struct items *it);

#endif
