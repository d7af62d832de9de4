/* plan.h - which offers a run does and where each document goes, settled before any work.
 *
 * Inputs are files, folders (their *.xml, by name) and lists of names. A document's name is a pure
 * function of its offer's file (deliver.h); past FAN_OUT documents they are spread over sub-folders
 * by a hash of the name. A shard takes the offers whose key (the offer's id, else its file's stem)
 * hashes to it: adding an offer moves no other.
 */
#ifndef HFB_BATCH_PLAN_H
#define HFB_BATCH_PLAN_H

#include "hfbrief.h"

enum { FAN_OUT = 1000 };

struct plan_item {
    const char *input;
    const char *output; /* path; NULL: standard output, or nothing is written */
    const char *email;  /* its draft's path; NULL: none */
    const char *name;   /* output within the run's folder, for the manifest */
};

struct plan {
    struct plan_item *items;
    size_t n;
    const char *const *folders; /* those that outputs stand in, each once, made by plan_folders() */
    size_t folders_n;
};

struct plan_wish {
    char *const *inputs;
    size_t inputs_n;
    const char *files_from; /* NULL: none; "-": standard input */
    bool nul;
    const char *folder;       /* -d, or NULL: beside each input */
    const char *email_folder; /* of drafts; NULL: none */
    bool no_output;
    const char *template_name;
    enum hfb_format format;
    unsigned shard_k, shard_n; /* shard_n 0: all */
};

/* False: reported (NOT_READABLE; USAGE: two inputs would give one document, both named). */
bool plan_make(const struct plan_wish *w, struct arena *a, struct diags *d, struct plan *out);

/* Makes the output folders (0700). False: reported. */
bool plan_folders(const struct plan *p, struct arena *a, struct diags *d);

/* K and N from the environment of an array job: Slurm, Kubernetes, AWS Batch. NULL: found; else
 * what is missing. */
const char *plan_shard_auto(struct arena *a, unsigned *k, unsigned *n);

#endif
