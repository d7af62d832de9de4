/* offer_check.h - what can only be checked with offer and guide side by side (contract 1.1). */
#ifndef HFB_OFFER_OFFER_CHECK_H
#define HFB_OFFER_OFFER_CHECK_H

#include "guide/guide.h"

/* Reports an unknown region (the known ones listed), a location factor that is missing, out of the
 * guide's range or stated where no factor applies, a currency without a rate to the region's, and
 * fills that the guide doesn't declare. Each check runs when its own inputs are sound. False when
 * it reported an error. */
bool offer_check(const struct offer *o, const struct guide *g, struct diags *d);

/* The offer names a guide that nobody has: `known` are the ones there are. */
void offer_unknown_guide(const struct offer *o, const char *const *known, size_t known_n,
                         struct diags *d);

/* Reasons hold no private amount, and never the word "guaranteed". `region` may be NULL. */
void offer_check_reasons(const struct offer *o, const struct region *region, struct diags *d);

/* It names neither guide nor job, or a guide for any job and not which. */
void offer_no_job(const struct offer *o, struct diags *d);
/* It names another guide than the one that --guide gives: an error that names both. */
void offer_other_guide(const struct offer *o, const char *given, struct diags *d);

#endif
