/* guide_checks.h - a guide alone, checked for each of its regions: as text, or as one JSON object.
 */
#ifndef HFB_JOB_GUIDE_CHECKS_H
#define HFB_JOB_GUIDE_CHECKS_H

#include "guide/guide.h"
#include "hfbrief.h"
#include "say/catalogue.h"

/* Appends to *out, and the number of findings to *n. False: one of them is an error. */
bool guide_checks_put(const struct guide *g, const struct catalogue *words, enum hfb_format format,
                      struct arena *a, struct buf *out, size_t *n);

#endif
