/* deadline.h - which clock runs out first (contract 2.12 clock, expired). */
#ifndef HFB_COMP_DEADLINE_H
#define HFB_COMP_DEADLINE_H

#include "comp/figures.h"

/* f->competing is filled by now. */
struct deadline_fig deadline_of(const struct figures *f);

#endif
