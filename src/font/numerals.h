/* numerals.h - amounts, set from pairs of signs that HarfBuzz has shaped before.
 *
 * Most words that a brief has and the one before had not are numbers: "€82,000", "+12.5%". Their
 * shaping depends on a sign and its neighbour alone (kerning by pairs, no ligatures), so a number
 * is put together from its pairs, each shaped once a face. A pair that doesn't come out as its two
 * signs, the first with another advance at most, sends the whole word to HarfBuzz. That the faces
 * of the build keep to this is a test's business: font_test.c sets every row of three signs both
 * ways, and longer ones.
 */
#ifndef HFB_FONT_NUMERALS_H
#define HFB_FONT_NUMERALS_H

#include "base/arena.h"
#include "font/glyphrun.h"
#include "font/shaping.h"

enum { NUMERALS_SIGNS = 29, NUMERALS_LONGEST = 32 };

struct numeral { /* what a sign is, alone or before another */
    uint32_t id;
    int32_t advance;
    enum { NUMERAL_UNKNOWN, NUMERAL_KNOWN, NUMERAL_ODD } state;
};

struct numerals { /* of one face; all zero: nothing known yet */
    struct numeral alone[NUMERALS_SIGNS];
    struct numeral before[NUMERALS_SIGNS][NUMERALS_SIGNS];
    char lang[16]; /* the language asked for last, and the answer */
    bool same;
};

/* Digits, the signs that stand with them, and K, M, B: the row of signs, at most NUMERALS_LONGEST;
 * 0: something else is in it. */
unsigned numerals_signs(struct str text, unsigned char *signs);

/* Whether the face sets Latin text of this language as it sets any: then pairs that were shaped
 * without a language are its own too. NULL: no language. */
bool numerals_same_in(struct numerals *n, const struct face *face, const char *lang);

/* Whether the row can be set from pairs in this face; shapes what isn't known yet with `b`. *enough
 * becomes false where there is no memory for that. */
bool numerals_known(struct numerals *n, const struct face *face, const unsigned char *signs,
                    unsigned count, hb_buffer_t *b, bool *enough);

/* The row's glyphs, `count` of them; only after numerals_known(). */
void numerals_set(const struct numerals *n, const unsigned char *signs, unsigned count,
                  struct glyph *out);

#endif
