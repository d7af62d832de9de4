/* subset.h - a face cut down to some of its glyphs, and what was cut kept with the face.
 *
 * Of the subsets of a batch of 300 offers, 87 in 100 have been cut before: a face's sets of glyphs
 * differ little from brief to brief. So the program of a TrueType face is kept with the face,
 * compressed, under its set of glyphs and codes; a few dozen a face, then all are forgotten. It
 * saves 7 M of 66 M instructions of a brief in a batch, and changes no byte. CFF faces (those of
 * other scripts) are cut each time.
 */
#ifndef HFB_PDF_SUBSET_H
#define HFB_PDF_SUBSET_H

#include "font/face.h"
#include "pdf/file.h"

struct subset {
    const uint32_t *glyphs; /* of the face, rising */
    const uint16_t *ids;    /* theirs in the subset */
    unsigned n;
    const uint32_t *by_code; /* the glyph of each code of a byte, as its map has it; NULL: no map */
    struct str widths; /* "/FirstChar 32/LastChar 120/Widths[…]" of the codes of a byte (9.6.3) */
    unsigned count;    /* of the subset's glyphs: .notdef and parts of others are there too */
    int bbox[4];       /* of those asked for, in units of the face: left, bottom, right, top */
    const char *packed; /* the font program, deflated */
    size_t packed_n, plain_n;
    uint64_t hash;
    struct subset *next;
};

/* by_code: 256 glyphs, 0 where a code has none, for the program's map of codes; NULL: none is
 * wanted. One with more glyphs than a byte counts gets none. Valid until the document is written.
 * NULL: no memory, or a face that can't be cut. */
const struct subset *subset_of(const struct face *face, const uint32_t *glyphs, unsigned n,
                               const uint32_t *by_code, struct file *f);
/* As hmtx has it, to a hundredth of a unit. */
void subset_put_width(const struct face *face, uint32_t glyph, struct buf *b);
unsigned subset_id(const struct subset *s, uint32_t glyph);

#endif
