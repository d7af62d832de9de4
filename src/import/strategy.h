/* strategy.h - ask and floor out of the strategy's sentences, one per row, where they name them;
 * and the additional asks of a numbered list. */
#ifndef HFB_IMPORT_STRATEGY_H
#define HFB_IMPORT_STRATEGY_H

#include "import/meaning.h"

/* Takes what the sentence states as ask or floor into the rows. What belongs to no one row, or lies
 * outside the row's band, is left out with the reason. */
void strategy_sides(struct draft *d, const struct meaning *m, int line);

/* After the whole strategy: a floor over its ask is left out. */
void strategy_settle(struct draft *d);

/* "Additional asks: (1) …, (2) … and (3) …": false when the sentence is no such list. */
bool strategy_additional(struct draft *d, const char *sentence);

#endif
