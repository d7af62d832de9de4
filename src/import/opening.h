/* opening.h - what the call opens with: the strategy's first sentence, where it may be said, and
 * the sentence that makes the ask; where the source has none that may be said, a plain one in
 * figures. */
#ifndef HFB_IMPORT_OPENING_H
#define HFB_IMPORT_OPENING_H

#include "import/draft.h"

/* Moves them out of the strategy. */
void opening_find(struct draft *d);

#endif
