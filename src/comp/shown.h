/* shown.h - in which order other offers stand wherever some of them are shown: the lead first, so
 * that it stands in every table and chart however few it has room for. */
#ifndef HFB_COMP_SHOWN_H
#define HFB_COMP_SHOWN_H

#include "comp/figures.h"

/* Places in figures->competing: the lead, then written, verbal, in process, market; what has
 * expired after what hasn't, the job one has last; of one kind by expiry, then as the file has
 * them. */
const size_t *competing_order(struct arena *a, const struct figures *f,
                              const struct competing_fig *lead);

#endif
