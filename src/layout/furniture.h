/* furniture.h - inside the room: what stands on every page and isn't read: running heads, rules,
 * the word PRIVATE, folios. All of it is artifact. */
#ifndef HFB_LAYOUT_FURNITURE_H
#define HFB_LAYOUT_FURNITURE_H

#include "layout/setter.h"

struct paper_size {
    sp_t width, height;
    sp_t left, top, bottom; /* of the content (design 1, 10) */
};

struct paper_size paper_size(enum paper paper, enum page_kind kind);
/* Page `number` (from 1) of `total`, of this section. */
void furniture(struct setter *s, struct frame *page, const struct paper_size *size,
               const struct flow_section *section, size_t number, size_t total);
/* "Page 3 of 8" from "Page {n} of {N}". */
const char *furniture_folio(struct setter *s, size_t number, size_t total);

#endif
