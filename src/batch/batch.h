/* batch.h - many offers in one run: planned, shared out to workers, written down, told in order.
 *
 * One bad offer stops no other. Messages, rows of the summary and data for standard output come in
 * the order of the inputs, however many workers there are; manifest lines as the work is done.
 */
#ifndef HFB_BATCH_BATCH_H
#define HFB_BATCH_BATCH_H

#include "batch/plan.h"
#include "deliver/cage.h"
#include "deliver/put.h"

struct batch {
    const struct hfb_job *job;
    struct plan_wish wish;
    bool to_stdout; /* documents go to standard output, as JSON lines or one after the other */
    struct put_rules *rules; /* the offers are added to it */
    bool resume;
    enum cage_rule cage;
    const char *password; /* deliver.h; NULL: none */
    const char *key;      /* of the options: what changes bytes */
    const char *const *to, *const *trusted;
    const char *summary; /* file, or NULL */
    unsigned jobs, timeout;
    struct diag_style style;
    bool progress, verbose, quiet;
};

/* The highest status of all. *stopped_by: the signal that ended it early, or 0. Faults of the run
 * itself are reported to d; those of offers are printed as they come. */
enum hfb_status batch_run(struct hfb_env *e, const struct batch *b, struct arena *a,
                          struct diags *d, int *stopped_by);

#endif
