/* import.h - hfbrief --import-guide: another program, which never meets an offer, does it. */
#ifndef HFB_CLI_IMPORT_H
#define HFB_CLI_IMPORT_H

#include "cli/tell.h"

/* Becomes hfbrief-import-guide, with the same arguments: the one beside this program's own file,
 * or on PATH. Returns only where there is none; then it is said. */
int import_start(char **argv, const struct tell *t, struct arena *a);

#endif
