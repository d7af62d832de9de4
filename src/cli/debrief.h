/* debrief.h - --debrief FILE: what did they say? Asked at a terminal, or read from --answer and
 * --move; the next round's offer is written beside FILE, which stays as it is. */
#ifndef HFB_CLI_DEBRIEF_H
#define HFB_CLI_DEBRIEF_H

#include "cli/tell.h"

int debrief_offer(struct hfb_env *e, const struct options *o, const struct tell *t,
                  struct arena *a);

#endif
