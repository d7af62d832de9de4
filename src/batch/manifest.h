/* manifest.h - what a run has done, one JSON line an offer, appended as it is done (no times, so
 * that two runs of the same work differ in order alone), and read again by --resume.
 *
 * An offer is whole when its line says "written", input and versions are the same as now, and the
 * document that stands there has the hash of then. Everything else is done again. A line cut off by
 * a crash is no line.
 */
#ifndef HFB_BATCH_MANIFEST_H
#define HFB_BATCH_MANIFEST_H

#include "batch/plan.h"
#include "batch/record.h"
#include "deliver/put.h"

struct manifest {
    struct arena *arena;
    const char *path;
    int fd;
    const char *versions; /* of program, templates, guides, options: hashed */
};

/* What a document depends on beside its offer. */
const char *manifest_versions(struct arena *a, const struct hfb_job *job);

/* A run's own, or its shard's: shards share a folder. */
const char *manifest_path(struct arena *a, const char *folder, const struct plan_wish *wish);

/* Opens the manifest of `folder` for a fresh run, or (resume) after taking over the lines of offers
 * that are whole: kept[i] is then that offer's record, else NULL. False: reported. */
bool manifest_open(struct manifest *m, struct arena *a, const char *folder,
                   const struct plan_wish *wish, const struct plan *plan, const struct hfb_job *job,
                   const struct put_rules *rules, bool resume, const struct record **kept,
                   struct diags *d);

/* NULL: done; else why not. */
const char *manifest_add(struct manifest *m, const struct plan_item *item, const struct record *r);

const char *manifest_close(struct manifest *m);

const char *record_status_word(uint32_t status); /* "written", "refused", "failed" */

#endif
