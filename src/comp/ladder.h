/* ladder.h - how far one may come down, and what else is worth the ask (contract 2.10). */
#ifndef HFB_COMP_LADDER_H
#define HFB_COMP_LADDER_H

#include "comp/match.h"

/* smallest_yes, ladder, equal_value and the verdict. */
void ladder_fill(struct calc *c, const struct exact *x, struct figures *f);

#endif
