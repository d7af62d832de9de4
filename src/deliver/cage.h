/* cage.h - a process that has read its inputs gives up what it no longer needs: the network, new
 * programs, and writing anywhere but in its output folders.
 *
 * Two kernel facilities, each used where the kernel has it: seccomp filters (no sockets, no exec,
 * no tracing) and Landlock (files are made, changed and removed beneath the named folders only).
 * What is loaded late - faces, libqpdf, GMime - is loaded before; --open and --print run outside.
 * A cage can't be left; what is forked inside inherits it.
 */
#ifndef HFB_BATCH_CAGE_H
#define HFB_BATCH_CAGE_H

#include <stdbool.h>
#include <stddef.h>

struct cage {
    bool seccomp, landlock; /* what the kernel granted */
};

/* `folders`: existing folders to write in; n may be 0. Never fails: a kernel without either leaves
 * the process as it was, and says so in the result. */
struct cage cage_enter(const char *const *folders, size_t n);

#endif
