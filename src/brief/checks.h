/* checks.h - what a careful coach would catch before the call (contract 2.12, 2.13): one small
 * function a check, over figures and guide. Each check has an id, a severity, a place, what the
 * source stated, what was computed, a finished message and what to do.
 *
 * All of them stand here and none in comp, since each is a finished sentence with amounts in it;
 * `order` alone is comp's: it refuses the offer (DIAG_ORDER), so that there are no figures to list
 * it beside.
 *
 * Of the guide: claim-arithmetic, self-defeating, does-not-bridge, word-guaranteed, floor-spoken,
 * early-commitment, two-currencies, several-asks, undefined-term, unstated. Of the offer beside
 * it: ask-above-band, region-contradiction, stale, unstated, expired, clock, blank, and
 * self-defeating of an offer from elsewhere that would be spoken of.
 */
#ifndef HFB_BRIEF_CHECKS_H
#define HFB_BRIEF_CHECKS_H

#include "speech/script.h"

/* Checks (worst first, then by place in the guide, then the offer), questions and the blanks that
 * speech found. Never NULL. */
const struct advice *checks_find(struct arena *a, const struct figures *f,
                                 const struct speech *speech, const struct present *p);

/* The checks of a guide alone, for one of its regions (--check-guide). p->currency is the region's.
 */
const struct check *checks_of_guide(struct arena *a, const struct guide *g,
                                    const struct region *region, const struct present *p,
                                    size_t *n);

#endif
