/* pool.h - worker processes that do offers one after the other: a batch's, or one for a single run.
 *
 * Workers are forked after the environment is loaded, so they share it; each has a socket for its
 * next task with the files it may write (pass.h), a pipe for its records, a limit on memory, and a
 * cage (cage.h). What goes wrong in one stays there: a crash, a hang past `timeout`, running out of
 * memory is that offer's failure, and the worker is replaced. The parent waits in poll(), and puts
 * what is finished in its place (put.h) once it is on the disk; the worker has the next offer by
 * then (behind.h). SIGINT, SIGTERM and SIGHUP come as bytes of a signalfd: in a batch the offers in
 * hand are finished and the rest stopped, and a second one stops at once; a single run stops at the
 * first. No temporary is left.
 */
#ifndef HFB_BATCH_POOL_H
#define HFB_BATCH_POOL_H

#include "batch/record.h"
#include "deliver/cage.h"
#include "deliver/put.h"

struct pool_task {
    const char *input, *output; /* output NULL: nothing is written */
    const char *email;          /* its draft; NULL: none */
    bool figures_only;          /* what stands there is kept: only the record is wanted */
    bool guide;                 /* the input is a guide to be checked */
    const char *const *cohort;  /* many offers for one page; cohort_n 0: one offer */
    size_t cohort_n;
};

struct pool {
    struct hfb_env *env;
    const struct hfb_job *job;
    const struct put_rules *rules;
    bool with_data; /* documents come in records, for standard output */
    bool single;    /* one task: a signal stops it at once */
    enum cage_rule cage;
    const char *password; /* deliver.h; NULL: none */
    const char *const *to, *const *trusted;
    struct diag_style style;
    unsigned jobs, timeout; /* timeout in seconds */
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
