/* font.h - the faces of a document as Type 0 fonts (ISO 32000-1, 9.7), in two phases.
 *
 * First every run of the document is announced: fonts_use() notes which glyph stands for which
 * text. Then fonts_embed() cuts each face down to its glyphs (subset.h) and gives each pair of
 * glyph and text a code of its own (CID), so that ToUnicode is exact: a glyph that stands for two
 * texts (a space and a no-break space) has two codes and one outline, and a text has the same code
 * in all faces. Only CFF outlines, where code and glyph can't part (9.7.4.2), leave conflicts;
 * those runs carry ActualText.
 *
 * The encoding is Identity-H, two bytes a code: the one that every reader knows. A character map of
 * our own, a byte a code, made pages a twelfth smaller and unreadable for some. */
#ifndef HFB_PDF_FONT_H
#define HFB_PDF_FONT_H

#include "draw/page.h"
#include "pdf/file.h"

struct font;
struct fonts;

/* A run as this document shows it. */
struct shown {
    const struct glyphrun *run;
    struct font *font;
    uint16_t *codes; /* one a glyph; valid after fonts_embed() */
    bool actual;     /* codes don't say the text: give ActualText */
    struct shown *next;
};

struct fonts *fonts_new(struct arena *a);
const struct shown *fonts_use(struct fonts *f, const struct glyphrun *run);
/* False: reported (LIBRARY). */
bool fonts_embed(struct fonts *f, struct file *file, struct diags *d);

unsigned font_name(const struct font *f); /* 1: /F1 in every page's resources */
/* "/Font<</F1 7 0 R …>>" */
void fonts_put_resources(const struct fonts *f, struct buf *b);

#endif
