/* pageref.h - inside the room: the number of the page on which a section or a block begins. Nobody
 * knows it while lines are set, so a digit stands in for it; once the pages are made, the run is
 * given its real number. Figures are tabular, so the line doesn't change; where the number has
 * more digits than its stand-in, the document is set once more with the numbers now known. */
#ifndef HFB_LAYOUT_PAGEREF_H
#define HFB_LAYOUT_PAGEREF_H

#include "layout/item.h"

struct pageref {
    struct glyphrun *run; /* what is drawn; its own, so that it can be exchanged */
    const struct span *span;
    enum role role;
    struct pageref *next;
};

/* What a reference leads to, where it begins. */
struct destination {
    const char *id;
    size_t page; /* from 1 */
    const struct destination *next;
};

/* NULL: it isn't among them. */
const struct destination *destination_find(const struct destination *d, const char *id);

/* What stands in for the number: the one known from the pass before, else one digit. */
const char *pageref_text(struct setter *s, const struct span *sp);
/* Remembers a shaped atom, so that its number can be put in. */
void pageref_keep(struct setter *s, struct atom *a);
/* Puts the numbers in. False: a number is of another width than its stand-in; set the document
 * again with s->pages. */
bool pagerefs_put(struct setter *s, const struct destination *pages);
/* Every section and block that the flow refers to exists. False: reported (FLOW). */
bool pagerefs_check(struct setter *s);

#endif
