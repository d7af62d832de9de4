/* shaping.h - inside the font room: one piece of text through HarfBuzz. */
#ifndef HFB_FONT_SHAPING_H
#define HFB_FONT_SHAPING_H

#include "base/str.h"
#include "font/face.h"

struct piece {               /* of one face and script: bytes from..to of a text */
    const struct face *face; /* NULL: no face has it */
    hb_script_t script;
    uint32_t from, to;
};

/* Fills `b` with the piece's glyphs in visual order; clusters count from the text's beginning.
 * lang: BCP 47 or NULL. False: no memory. */
bool shaping_run(hb_buffer_t *b, const struct piece *p, struct str text, bool rtl,
                 const char *lang);

#endif
