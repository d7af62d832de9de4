/* opportunity.h - inside the room: where lines may end (UAX 14) and which way text runs (UAX 9). */
#ifndef HFB_LAYOUT_OPPORTUNITY_H
#define HFB_LAYOUT_OPPORTUNITY_H

#include "layout/layout.h"

enum opportunity { OPPORTUNITY_NONE, OPPORTUNITY_SOFT, OPPORTUNITY_HARD }; /* hard: one must */

struct opportunities {
    uint8_t *after;        /* n + 1: what there is after so many bytes; the last is never hard */
    const uint8_t *levels; /* one a byte, UAX 9; NULL: all is left to right */
};

/* For texts in that language from now on; NULL, or what ICU says is wrong. What is found in a text
 * doesn't depend on the texts before it. */
const char *line_breaker_speak(struct line_breaker *b, const char *lang);

/* from_right: the paragraph as a whole runs from right to left. */
struct opportunities opportunities_of(struct line_breaker *b, struct str text, bool from_right,
                                      struct arena *a);
/* Its two ways: a table, which tells it nearly always (false: it doesn't; `after` comes zeroed and
 * may be written in part), and ICU. */
bool opportunities_plain(struct str text, uint8_t *after);
struct opportunities opportunities_asked(struct line_breaker *b, struct str text, bool from_right,
                                         struct arena *a);

#endif
