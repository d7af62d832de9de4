/* workings.h - how the brief's main figures came about: what, its value, the working with its
 * numbers, and where the input stands. Every number in a working is one of the engine's. */
#ifndef HFB_EXPLAIN_WORKINGS_H
#define HFB_EXPLAIN_WORKINGS_H

#include "brief/findings.h"

struct working {
    const char *what, *value, *how, *from;
    struct working *next;
};

/* In the order of the page; what doesn't apply, and with --floor omit the floor, is left out. */
const struct working *workings_compose(struct arena *a, const struct figures *f,
                                       const struct findings *s, const struct present *p);

#endif
