/* asks.h - which additional asks are still asked for, in which order they are given away, and
 * which the offer holds already or were agreed (contract 1.1, 1.2, 2.10). */
#ifndef HFB_COMP_ASKS_H
#define HFB_COMP_ASKS_H

#include "comp/figures.h"

void asks_fill(struct arena *a, struct figures *f);

#endif
