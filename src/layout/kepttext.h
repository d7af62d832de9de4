/* kepttext.h - inside the room: texts that were cut into words, shaped and measured once. A guide's
 * sentences, headings and labels are the same in every brief, a table is set again for every try:
 * nine tenths of a brief's text has been set before. What such a text came to is kept under all
 * that decides it, and given the slots and spans of the paragraph at hand.
 *
 * Kept as long as the fontset keeps its shaped words, which it points to. Of a brief in a batch it
 * saves 2.9 of 60 M instructions, of a single run 0.4 of 78. */
#ifndef HFB_LAYOUT_KEPTTEXT_H
#define HFB_LAYOUT_KEPTTEXT_H

#include "layout/item.h"

struct stretch { /* of one span: bytes from..to of its field's text */
    size_t from, to;
    const struct span *span;
    struct type type;
    struct slot *slot;
    const char *lang; /* NULL: none */
    sp_t width;       /* of what isn't text */
};

struct field_text {
    struct str text;
    const struct stretch *stretches;
    unsigned stretches_n;
    bool from_right;
};

struct text_key;

/* NULL: nothing is kept in this run, or not of this text. In the run's arena. */
const struct text_key *kepttext_key(const struct setter *s, const struct field_text *t);
/* True: `out` has its words and atoms. */
bool kepttext_take(struct setter *s, const struct text_key *key, const struct field_text *t,
                   struct items *out);
/* Keeps them, where there is room. */
void kepttext_put(const struct setter *s, const struct text_key *key, const struct field_text *t,
                  const struct items *items);

#endif
