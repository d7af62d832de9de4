/* manifest.h - what a run has done, one JSON line an offer, appended as it is done (no times, so
 * that two runs of the same work differ in order alone), and read again by --resume.
 *
 * It lies beside letters and locked documents, so it holds what resuming needs and nothing private:
 * the document's name, hashes, pages, bytes, status. An offer is whole when its line says
 * "written", input and versions are the same as now, the document and the draft that stand there
 * have the hashes of then, and the document opens with this run's password, if it has one.
 * Everything else is done again. A line cut off by a crash is no line.
 */
#ifndef HFB_BATCH_MANIFEST_H
#define HFB_BATCH_MANIFEST_H

#include "batch/batch.h"
#include "batch/record.h"
#include "deliver/put.h"

struct manifest {
    struct arena *arena;
    const char *path;
    int fd;
    int folder_fd;        /* holds the folder against another run; -1: there is no lock here */
    const char *versions; /* of program, templates, guides, options: hashed; NULL: not yet */
};

/* A run's own, or its shard's: shards share a folder. */
const char *manifest_path(struct arena *a, const char *folder, const struct plan_wish *wish);

/* One run at a time writes into a folder, or any number of its shards, each once. Waits a moment
 * for one that is ending. False: reported. */
bool manifest_lock(struct manifest *m, struct arena *a, const char *folder,
                   const struct plan_wish *wish, struct diags *d);

/* Opens the manifest of `folder` for a fresh run, or (resume) after taking over the lines of offers
 * that are whole: kept[i] is then that offer's record, else NULL. False: reported. */
bool manifest_open(struct manifest *m, struct arena *a, const char *folder, const struct plan *plan,
                   const struct batch *b, const struct record **kept, struct diags *d);

/* NULL: done; else why not. */
const char *manifest_add(struct manifest *m, const struct plan_item *item, const struct record *r);

const char *manifest_close(struct manifest *m);

const char *record_status_word(uint32_t status); /* "written", "refused", "failed" */

#endif
