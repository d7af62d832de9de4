/* gaveway.h - inside the room: what was left out is said (GAVE_WAY, a note; of an employer's
 * document GIVEN_UP, a warning). */
#ifndef HFB_LAYOUT_GAVEWAY_H
#define HFB_LAYOUT_GAVEWAY_H

#include "layout/setter.h"

/* Of these blocks and what they hold, what the setter drops. */
void gaveway_tell(struct setter *s, const struct flow_section *section, const struct block *b);

#endif
