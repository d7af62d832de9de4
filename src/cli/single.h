/* single.h - one task in a worker of its own, as in a batch: caged, with a clock and a memory
 * limit, stopped by a signal without a trace. What it made is put in its place, what it said is
 * told. */
#ifndef HFB_CLI_SINGLE_H
#define HFB_CLI_SINGLE_H

#include "batch/pool.h"
#include "cli/tell.h"

struct single {
    struct hfb_env *env;
    const struct options *o;
    const struct tell *t;
    const struct hfb_job *job;
    const char *password;
    const char *const *to, *const *trusted;
    const struct put_rules *rules;
};

struct single_end {
    int status;        /* the exit status; 128 + the signal that stopped it */
    const char *paper; /* of the document: "A4", "Letter" */
    uint64_t refused;  /* of a cohort's offers */
};

struct single_end single_run(const struct single *s, const struct pool_task *task, struct arena *a);

#endif
