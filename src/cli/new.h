/* new.h - --new FILE: an offer to begin with, asked for at a terminal, else the commented starter;
 * and --schema, the grammars that the program carries. */
#ifndef HFB_CLI_NEW_H
#define HFB_CLI_NEW_H

#include "cli/tell.h"

int new_offer(struct hfb_env *e, const struct options *o, const struct tell *t, struct arena *a);

/* The grammar's text; `which`: "offer", "guide", "flow". */
struct str new_schema(const char *which);

#endif
