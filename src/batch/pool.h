/* pool.h - worker processes that do offers one after the other.
 *
 * Workers are forked after the environment is loaded, so they share it; each has a pipe for the
 * number of its next offer, one for its records, a limit on memory, and a cage (cage.h). What goes
 * wrong in one stays there: a crash, a hang past `timeout`, running out of memory is that offer's
 * failure, and the worker is replaced. The parent waits in poll(); SIGINT and SIGTERM come as bytes
 * of a signalfd, let the offers in hand finish, and stop the rest; a second one stops at once.
 */
#ifndef HFB_BATCH_POOL_H
#define HFB_BATCH_POOL_H

#include "batch/record.h"
#include "deliver/put.h"

struct pool_task {
    const char *input, *output; /* output NULL: nothing is written */
    const char *email;          /* its draft; NULL: none */
    bool figures_only;          /* what stands there is kept: only the record is wanted */
};

struct pool {
    struct hfb_env *env;
    const struct hfb_job *job;
    const struct put_rules *rules;
    bool with_data;
    const char *password; /* deliver.h; NULL: none */
    const char *const *to;
    struct diag_style style;
    unsigned jobs, timeout;     /* timeout in seconds */
    const char *const *folders; /* where outputs go, for the cage */
    size_t folders_n;
    const struct pool_task *tasks;
    size_t tasks_n;
    /* Called in the parent, in the order in which they end; the record's texts last until then. */
    void (*done)(void *data, size_t task, const struct record *r);
    void (*tick)(void *data); /* now and then */
    void *data;
};

/* 0, or the signal that stopped it: then some tasks were never done. `a` for what the parent keeps
 * while it runs; `d` for what stopped the pool itself (reported, HFB_FAULT). */
int pool_run(const struct pool *p, struct arena *a, struct diags *d);

#endif
