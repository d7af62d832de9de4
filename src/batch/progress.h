/* progress.h - one line on a terminal, redrawn in place: done, refused, rate, time left. Appears
 * once the work lasts longer than a second; asks the terminal for its width each time it draws. */
#ifndef HFB_BATCH_PROGRESS_H
#define HFB_BATCH_PROGRESS_H

#include "base/str.h"
#include <time.h>

struct progress {
    bool on; /* standard error is a terminal */
    bool drawn;
    size_t total, done, refused, failed;
    size_t before; /* of `done`: kept from an earlier run, no measure of speed */
    struct timespec start, last;
};

void progress_begin(struct progress *p, bool on, size_t total);
void progress_draw(struct progress *p);  /* at most ten times a second */
void progress_clear(struct progress *p); /* before anything else is printed */
double progress_seconds(const struct progress *p);

#endif
