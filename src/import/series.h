/* series.h - many guides in one run: several at a time, each in memory of its own; what they tell,
 * those first that a person should look at first. */
#ifndef HFB_IMPORT_SERIES_H
#define HFB_IMPORT_SERIES_H

#include "cli/tell.h"

/* 0: all imported whole; 1: one with something left out; 2: one refused, or used wrongly; 3: could
 * not write. */
int series_run(const struct options *o, const struct tell *t, struct arena *a);

#endif
