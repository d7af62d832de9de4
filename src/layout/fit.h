/* fit.h - inside the room: a section, or several that run on, as the sheets it takes. It always
 * takes some: only a stylesheet that is broken, or the cap on pages, is an error. */
#ifndef HFB_LAYOUT_FIT_H
#define HFB_LAYOUT_FIT_H

#include "layout/furniture.h"
#include "layout/pagebreak.h"

/* Appends a section's strips to the galley. False: reported (FLOW). */
bool fit_galley(struct setter *s, const struct flow_section *section, struct elem *root,
                struct galley *g);
/* The sections from `section` to before `*end`; what gave way is said (GAVE_WAY, a note; to an
 * employer's document GIVEN_UP, a warning). A section that has one sheet takes those that run on
 * only where it has room for them: else `*end` is put back to the one after it. False: reported. */
bool fit_section(struct setter *s, const struct flow_section *section,
                 const struct flow_section **end, struct elem *root, const struct paper_size *size,
                 size_t pages_left, struct sheets *out);

#endif
