/* strategy.h - ask and floor out of the strategy's sentences, one per row; and the additional asks
 * of a numbered list.
 *
 * A package is what one sentence says of one side. Where it names a place, it is that place's rows'
 * alone; where it names none, it is every row's of its currency whose bands hold all of it. What is
 * opened with comes before what is aimed at, what is accepted before what one walks from.
 */
#ifndef HFB_IMPORT_STRATEGY_H
#define HFB_IMPORT_STRATEGY_H

#include "import/meaning.h"

/* Asks and floors of a sentence of the strategy are kept until it is settled: each is then a row's,
 * or left out with its line and reason. */
void strategy_sentence(struct draft *d, const struct meaning *m, int line);

/* After the whole strategy: rows get their asks and floors; what no row can have is left out. */
void strategy_settle(struct draft *d);

/* "Additional asks: (1) …, (2) … and (3) …": false when the sentence is no such list. */
bool strategy_additional(struct draft *d, const char *sentence);

#endif
