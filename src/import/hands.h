/* hands.h - the processes that read: one a guide, in a cage (deliver/cage.h), with a limit on
 * memory and, kept by the parent, a clock. What goes wrong in one costs that guide. */
#ifndef HFB_IMPORT_HANDS_H
#define HFB_IMPORT_HANDS_H

#include "cli/options.h"
#include "import/import.h"
#include "import/told.h"
#include "say/catalogue.h"

/* What all of them read with; text, json, csv: which reports are wanted. */
struct kit {
    const struct schemas *schemas;
    const struct phrases *phrases;
    const struct catalogue *words;
    struct diag_style style;
    bool text, json, csv;
};

struct hands {
    const struct kit *kit;
    const char *const *path;
    size_t n;
    unsigned jobs, timeout; /* of one guide, in seconds */
    enum cage_rule cage;
    const char *lack; /* out: what the cage is without (cage_lack); NULL: nothing, or it is off */
    /* In the order of the paths; what is told lasts until it returns. */
    void (*done)(void *data, size_t i, struct told *one);
    void *data;
};

void hands_run(struct hands *h, struct arena *a);

#endif
