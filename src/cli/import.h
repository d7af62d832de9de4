/* import.h - hfbrief --import-guide: guides from Markdown, one or many, with a report of each. */
#ifndef HFB_CLI_IMPORT_H
#define HFB_CLI_IMPORT_H

#include "cli/options.h"
#include "cli/tell.h"

/* 0: all imported whole; 1: one with something left out; 2: one refused; 3: could not write. */
int import_guides(struct hfb_env *e, const struct options *o, const struct tell *t,
                  struct arena *a);

#endif
