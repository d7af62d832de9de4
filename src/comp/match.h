/* match.h - what it takes to match a competing offer, and which one sentences lean on
 * (contract 2.6, 2.7, 1.2). */
#ifndef HFB_COMP_MATCH_H
#define HFB_COMP_MATCH_H

#include "comp/side.h"

/* Fills f->competing, f->lead and f->current. */
void match_fill(struct calc *c, const struct exact *x, struct figures *f);

/* The break-even multiples of offer, ask and floor against a total; recorded under `name`. */
void break_even_fill(struct calc *c, const struct exact *x, const struct rat_name *name, rat total,
                     struct competing_fig *out);

#endif
