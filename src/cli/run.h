/* run.h - from options to jobs: one offer, several, or all of them on one page. */
#ifndef HFB_CLI_RUN_H
#define HFB_CLI_RUN_H

#include "cli/tell.h"

/* What every offer of this run has in common: guide and stylesheet are read here. False: reported.
 */
bool run_job(const struct options *o, struct arena *a, struct diags *d, struct hfb_job *out);

/* The exit status: the highest of all offers, 128 + the signal that stopped the run. */
int run_offers(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a);

#endif
