/* caged.h - what reads a file that a stranger may have written, and asks a person about it, in a
 * process and a cage of its own (deliver/cage.h), with a clock and a memory limit: text comes back,
 * nothing else. */
#ifndef HFB_CLI_CAGED_H
#define HFB_CLI_CAGED_H

#include "cli/tell.h"
#include <sys/types.h>

struct caged {
    const struct options *o;
    const struct tell *t;
    struct arena *arena;
    bool asks;        /* a person, whose time isn't counted; the processor's always is */
    unsigned seconds; /* that it may take; 0: --timeout's */
    /* Runs in the cage; what it adds to `out` comes back. Its result is the exit status. */
    int (*run)(void *data, struct arena *a, struct buf *out);
    void *data;
    /* between begin and end */
    pid_t pid;
    int fd;
    const char *fault;
};

/* The exit status; what `run` wrote is in *text. */
int caged_run(struct caged *c, struct str *text, struct diags *d);

/* Its two halves, between which others may be begun. NULL: *status is the exit status; else why
 * there is none, for the caller to tell, and HFB_FAULT. */
void caged_begin(struct caged *c);
const char *caged_end(struct caged *c, struct str *text, int *status);

#endif
