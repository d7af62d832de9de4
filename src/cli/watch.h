/* watch.h - --watch: the document is written again whenever the offer, the guide or the stylesheet
 * is saved. What is wrong with a half-written file is said, and the last good document stays. */
#ifndef HFB_CLI_WATCH_H
#define HFB_CLI_WATCH_H

#include "cli/tell.h"

/* Runs until it is stopped. Only a fault of the system ends it: HFB_FAULT, reported. */
int watch_offer(const struct options *o, const struct tell *t, struct arena *a);

#endif
