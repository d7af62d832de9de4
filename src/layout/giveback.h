/* giveback.h - inside the room: several sheets were closed up, so every figure that may be less
 * high is; a sheet that has room left gives its own figures their height back. */
#ifndef HFB_LAYOUT_GIVEBACK_H
#define HFB_LAYOUT_GIVEBACK_H

#include "layout/pagebreak.h"

struct given_back {
    const struct block *block; /* a figure */
    sp_t height;               /* of what it gives up as the others do */
    const struct given_back *next;
};

sp_t given_back_to(const struct setter *s, const struct block *b);
bool given_back_same(const struct given_back *a, const struct given_back *b);

/* Sets the galley anew, as the setter says. False: reported. */
typedef bool set_anew_fn(void *to);
/* The sheets of a galley once more, each beginning with what it began with, or as they were. */
bool giveback_heighten(struct setter *s, const struct galley *g, struct sheet_limits limits,
                       set_anew_fn *set_anew, void *to, struct sheets *sheets);

#endif
