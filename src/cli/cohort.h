/* cohort.h - the coach's page: every offer named is read, one document is written. */
#ifndef HFB_CLI_COHORT_H
#define HFB_CLI_COHORT_H

#include "cli/options.h"
#include "cli/tell.h"
#include "deliver/put.h"

/* The exit status. */
int run_cohort(struct hfb_env *e, const struct options *o, const struct hfb_job *job,
               const struct tell *t, const char *password, struct put_rules *rules,
               struct arena *a);

#endif
