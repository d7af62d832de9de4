/* cage.h - a process that reads a stranger's file gives up everything it doesn't need for that.
 *
 * What it may still do is listed, not what it mayn't: with seccomp, to read files, to write to
 * descriptors it already holds, to have memory, to look at the clock, to end. No sockets, no
 * processes, no other programs, no changing or tracing of anything, and no memory that can be
 * written and run. With Landlock, no file is made, changed, renamed or removed anywhere, and none
 * is executed: a document is written through a descriptor that was opened outside (batch/pass.h),
 * and put in its place by the process outside (put.h). A cage can't be left.
 */
#ifndef HFB_DELIVER_CAGE_H
#define HFB_DELIVER_CAGE_H

#include <stdbool.h>
#include <stddef.h>

enum cage_rule {
    CAGE_AUTO, /* as far as the kernel lets us */
    CAGE_MUST, /* nothing is read without the whole of it */
    CAGE_OFF   /* for those who look into the program: debuggers, valgrind */
};

struct cage {
    bool seccomp, landlock; /* what the kernel granted */
};

/* Never fails: a kernel without either leaves the process as it was, and the result says so. */
struct cage cage_enter(void);

/* What is missing, as the end of a sentence ("Landlock"); NULL: nothing. */
const char *cage_lack(struct cage granted);

#endif
