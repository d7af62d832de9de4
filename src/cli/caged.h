/* caged.h - what reads a file that a stranger may have written, and asks a person about it, in a
 * process and a cage of its own (deliver/cage.h), with a clock and a memory limit: text comes back,
 * nothing else. */
#ifndef HFB_CLI_CAGED_H
#define HFB_CLI_CAGED_H

#include "cli/tell.h"

struct caged {
    const struct options *o;
    const struct tell *t;
    struct arena *arena;
    bool asks;        /* a person, whose time isn't counted; the processor's always is */
    unsigned seconds; /* that it may take; 0: --timeout's */
    /* Runs in the cage; what it adds to `out` comes back. Its result is the exit status. */
    int (*run)(void *data, struct arena *a, struct buf *out);
    void *data;
};

/* The exit status; what `run` wrote is in *text. */
int caged_run(const struct caged *c, struct str *text, struct diags *d);

/* Several texts in one, and back: false where one is missing. */
void caged_put(struct buf *out, struct str text);
bool caged_take(struct str *from, struct str *text);

#endif
