/* glyphrun.h - shaped text: one run is one face, one direction, one word or less.
 *
 * Runs are immutable and size-free (advances in font units), so that a word shaped once can be set
 * anywhere: fontset keeps them (Knuth & Plass' boxes are made of these). `text` is the run's own
 * UTF-8 in logical order; cluster[i] is the byte in it where glyph i's cluster starts. Glyphs stand
 * in visual order, left to right.
 */
#ifndef HFB_FONT_GLYPHRUN_H
#define HFB_FONT_GLYPHRUN_H

#include "font/face.h"

struct glyph {
    uint32_t id;
    int32_t advance, natural; /* after kerning; the face's own advance */
    int32_t dx, dy;           /* mark positioning */
    uint32_t cluster;
};

struct glyphrun {
    const struct face *face;
    const struct glyph *glyphs;
    unsigned n;
    int32_t width; /* sum of advances */
    bool rtl;
    bool usual; /* each glyph is the one that the face has for the byte of ASCII in its place */
    bool plain; /* left to right, each glyph on the line and as wide as the face has it */
    const char *text;
    uint32_t text_len;
};

/* What a stretch of text becomes: runs in visual order, left to right. Text that runs right to left
 * is read from the last to the first: paint them in that order, each at its own place. */
struct shaped {
    const struct glyphrun *runs;
    unsigned n;
};

sp_t glyphrun_width(const struct glyphrun *r, sp_t size);
sp_t shaped_width(const struct shaped *s, sp_t size);

#endif
