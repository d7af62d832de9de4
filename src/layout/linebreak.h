/* linebreak.h - where lines end: all lines of a paragraph at once (Knuth & Plass, "Breaking
 * Paragraphs into Lines", Software: Practice and Experience 11, 1981), for ragged right setting. */
#ifndef HFB_LAYOUT_LINEBREAK_H
#define HFB_LAYOUT_LINEBREAK_H

#include "layout/item.h"

/* Writes the index after each line's last word to ends[] (room for n) and returns how many lines.
 * A word wider than the measure stands alone. */
size_t linebreak(const struct word *words, size_t n, sp_t measure, struct arena *scratch,
                 size_t *ends);

#endif
