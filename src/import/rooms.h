/* rooms.h - which heading opens which room of the guide, and every block into its room. */
#ifndef HFB_IMPORT_ROOMS_H
#define HFB_IMPORT_ROOMS_H

#include "import/draft.h"
#include "import/markdown.h"

/* Everything behind the title into the draft. */
void rooms_fill(struct draft *d, const struct block *blocks);

#endif
