/* pairs.h - Latin words, set from what the build has shaped: each sign alone, and each two. A
 * ligature ("fi") counts as one more sign.
 *
 * A word of Latin letters, digits and signs in a face of the program's comes out of HarfBuzz as its
 * signs' own glyphs, each with another advance at most, which depends on the sign behind it
 * (kerning by pairs). So a word is put together from a table, which src/packaging/pairs.c makes of
 * the faces with HarfBuzz itself. A sign or a pair that isn't so (a space made of another's width)
 * is odd: its word goes to HarfBuzz whole. That the faces keep to this is a test's business:
 * font_test.c sets rows of three signs, longer ones, and words both ways.
 *
 * What it saves: in a single run, 66 M of 221 M instructions: HarfBuzz opens a face's tables and
 * makes its plan only where a word is odd, and most briefs hold none. In a batch, 3 M a brief.
 */
#ifndef HFB_FONT_PAIRS_H
#define HFB_FONT_PAIRS_H

#include "base/buf.h"
#include "base/str.h"
#include "font/glyphrun.h"

enum {
    PAIRS_SIGNS = 198,
    PAIRS_LIGATURES = 5,
    PAIRS_ALL = PAIRS_SIGNS + PAIRS_LIGATURES,
    PAIRS_LONGEST = 64
};

struct pair_kern { /* the advance of a sign before `second` is so much longer */
    uint8_t second;
    int16_t by; /* PAIR_ODD: the two aren't their two glyphs */
};
#define PAIR_ODD INT16_MIN

struct pairs {          /* of one face */
    const char *face;   /* its name in fonts.xml */
    const uint16_t *id; /* by sign, the ligatures last; 0: odd, or no ligature of this face */
    const uint16_t *advance;
    const uint16_t *row; /* by sign, and one more: where its kerns begin */
    const struct pair_kern *kerns;
    const uint32_t *languages; /* OpenType's tags of those in which a pair is another; 0 ends */
};

/* Those of the build, in no order; one without a name ends them. */
extern const struct pairs pairs_table[];

/* NULL: none was made for it. */
const struct pairs *pairs_of(const char *face);

/* The sign's number; -1: it is none, or a ligature's part. Code: the other way, of one below
 * PAIRS_SIGNS. The text of any: "f", "ffi". */
int pairs_sign(uint32_t code);
uint32_t pairs_code(int sign);
void pairs_text(int sign, struct buf *out);

/* Whether the face sets Latin text of this language (BCP 47; NULL: none) as it sets any. */
bool pairs_same_in(const struct pairs *p, const char *lang);

/* The word's glyphs, at most PAIRS_LONGEST; 0: HarfBuzz must shape it. */
unsigned pairs_set(const struct pairs *p, struct str word, struct glyph out[PAIRS_LONGEST]);

#endif
