/* pagebreak.h - inside the room: a galley to sheets. */
#ifndef HFB_LAYOUT_PAGEBREAK_H
#define HFB_LAYOUT_PAGEBREAK_H

#include "layout/galley.h"

struct placed {
    const struct strip *strip;
    struct frame *frame; /* the strip's own, or lines ruled here */
    sp_t x, y;           /* from the left edge of content, from the page's top */
    struct placed *next;
};

struct sheet {
    struct placed *first, **last;
    sp_t bottom; /* of its content, ruled lines aside */
    struct sheet *next;
};

struct sheets {
    struct sheet *first;
    size_t n, parted; /* parted: notes that go on overleaf */
    sp_t bottom;      /* of the last sheet's content, ruled lines aside */
};

struct sheet_limits {
    sp_t top, bottom; /* bottom SP_MAX: one endless sheet, to see how much there is (as
                         far as HEIGHT_MAX) */
    size_t max;
    size_t short_one;  /* the sheet, from 0, that ends above the others: */
    sp_t short_bottom; /* there; 0: none */
};

/* False: reported (DOES_NOT_FIT). */
bool pagebreak(struct setter *s, const struct galley *g, struct sheet_limits limits,
               struct sheets *out);

#endif
