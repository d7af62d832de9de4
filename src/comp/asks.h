/* asks.h - which additional asks are still asked for, in which order they are given away, and
 * which the offer holds already (contract 1.2, 2.10). */
#ifndef HFB_COMP_ASKS_H
#define HFB_COMP_ASKS_H

#include "comp/figures.h"

void asks_fill(struct arena *a, struct figures *f);

/* Whether one of the guide's is still asked for here: not dropped, not held, its part in play. */
bool asks_still_asked(const struct figures *f, const struct additional_ask *k);

#endif
