/* scenario.h - what the paper is worth if the company's valuation moves (contract 2.8, 2.9, 2.11).
 */
#ifndef HFB_COMP_SCENARIO_H
#define HFB_COMP_SCENARIO_H

#include "comp/side.h"

/* trade, scenarios and haircut. */
void scenario_fill(struct calc *c, const struct exact *x, struct figures *f);

#endif
