/* furniture.h - inside the room: what stands on every page and isn't read: running heads, rules,
 * the word PRIVATE, folios. All of it is artifact. */
#ifndef HFB_LAYOUT_FURNITURE_H
#define HFB_LAYOUT_FURNITURE_H

#include "layout/setter.h"

struct paper_size {
    sp_t width, height;
    sp_t left, top, bottom; /* of the content (design 1, 10) */
    sp_t foot;              /* how much higher the foot stands than design 1 has it */
};

struct paper_size paper_size(enum paper paper, enum page_kind kind);
/* Less of its content's room where the line on every page of a letter takes several. */
void furniture_room(struct setter *s, struct paper_size *size);
/* The same for page `number` (from 1): a brief is printed on both sides, and the wider margin,
 * which is punched, is the inner one. */
struct paper_size paper_side(const struct paper_size *size, enum page_kind kind, sp_t width,
                             size_t number);
/* Page `number` of `total`, of this section; goes_on: which began on a page before. */
void furniture(struct setter *s, struct frame *page, const struct paper_size *size,
               const struct flow_section *section, bool goes_on, size_t number, size_t total);

#endif
