/* pass.h - a task on its way to its worker: a number and open files, over a socket of the process's
 * own. The worker holds no right to open a file for writing; these are all it can write to. */
#ifndef HFB_BATCH_PASS_H
#define HFB_BATCH_PASS_H

#include <stdbool.h>
#include <stdint.h>

struct pass {
    uint64_t task;
    int document, draft; /* descriptors; -1: none */
};

/* Two ends, of which the second belongs to the worker. False: errno says why. */
bool pass_pair(int ends[2]);
bool pass_send(int end, const struct pass *p); /* the descriptors stay the sender's */
/* False: the other end is closed. The descriptors are the receiver's to close. */
bool pass_receive(int end, struct pass *p);

#endif
