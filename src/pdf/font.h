/* font.h - the faces of a document as fonts (ISO 32000-1, 9.6 and 9.7), in two phases.
 *
 * First every run of the document is announced: fonts_use() notes which glyph stands for which
 * text. Then fonts_embed() cuts each face down to its glyphs (subset.h) and gives each pair of
 * glyph and text a code of its own (CID), so that ToUnicode is exact: a glyph that stands for two
 * texts (a space and a no-break space) has two codes and one outline, and a text has the same code
 * in all faces. Only CFF outlines, where code and glyph can't part (9.7.4.2), leave conflicts;
 * those runs carry ActualText.
 *
 * A TrueType face of at most 256 codes, and all are, is a simple font (9.6.3): a byte a code, which
 * the program's own map leads to its glyph. Any other is a composite one (9.7) with the encoding
 * Identity-H, two bytes a code. Both are what every reader knows; a character map of our own made
 * pages unreadable for some. */
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
    uint16_t *codes;   /* one a glyph; valid after fonts_embed() */
    struct str string; /* the same as they stand in a literal string, where nothing goes between
                          them: no kerning, nothing off the line, left to right. s NULL: not so */
    bool actual;       /* codes don't say the text: give ActualText */
    struct shown *next;
};

struct fonts *fonts_new(struct arena *a);
const struct shown *fonts_use(struct fonts *f, const struct glyphrun *run);
/* False: reported (LIBRARY). */
bool fonts_embed(struct fonts *f, struct file *file, struct diags *d);

unsigned font_name(const struct font *f); /* 1: /F1 in every page's resources */
bool font_is_wide(const struct font *f);  /* two bytes a code; valid after fonts_embed() */
/* "/Font<</F1 7 0 R …>>" */
void fonts_put_resources(const struct fonts *f, struct buf *b);

#endif
