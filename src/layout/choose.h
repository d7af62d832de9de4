/* choose.h - inside the room: where the sheets of a galley end, chosen for all of them together. */
#ifndef HFB_LAYOUT_CHOOSE_H
#define HFB_LAYOUT_CHOOSE_H

#include "layout/pagebreak.h"

struct choice {
    const struct strip **starts; /* that begin a sheet, for sheet_limits, then NULL */
    size_t sheets;
    int64_t cost;  /* of white, of what is parted, of sheets: less is better */
    int64_t fault; /* … but of sheets */
};

/* One that costs less than `most`. False: none was found (something is higher than a sheet, or
 * there are too many). */
bool choose_sheets(struct setter *s, const struct galley *g, struct sheet_limits limits,
                   int64_t most, struct choice *out);

#endif
