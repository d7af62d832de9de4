/* behind.h - files on their way to the disk while the next offers are worked on. Helpers, processes
 * that do nothing else, sync what they are given; who gave it polls for what is done. A helper
 * that dies takes nothing with it: the files are still the caller's, who then syncs them.
 */
#ifndef HFB_BATCH_BEHIND_H
#define HFB_BATCH_BEHIND_H

#include "deliver/put.h"
#include <sys/types.h>

enum { BEHIND_MOST = 32 }; /* under way at once */

struct written { /* what a worker has written, and what it said of it */
    size_t task;
    struct arena *own;
    struct put document, draft; /* path NULL: none */
    char *record;
    size_t record_n, record_cap;
    bool under_way;
};

struct behind {
    struct written each[BEHIND_MOST];
    size_t n; /* under way */
    pid_t helpers[BEHIND_MOST];
    unsigned helpers_n;    /* 0: there are none, or none any more */
    int tasks_fd, done_fd; /* -1: likewise */
};

/* Before any other process is forked, which would be held open by what a helper inherits. */
void behind_start(struct behind *b, unsigned helpers);
void behind_close_inherited(const struct behind *b); /* in a process that is forked later */
void behind_end(struct behind *b);

/* Room for one more; NULL: there are no helpers, or they have their hands full. */
struct written *behind_room(struct behind *b);
/* Hands it to a helper. False: it is synced now (or couldn't be: its files say so). */
bool behind_sync(struct behind *b, struct written *w);
/* The next of those under way that is synced, or couldn't be; NULL: none yet. It is the caller's
 * until the next behind_room(). */
struct written *behind_done(struct behind *b);

#endif
