/* history.h - what each side said, and how far both have moved (contract 1.1, 2.15, 5). */
#ifndef HFB_COMP_HISTORY_H
#define HFB_COMP_HISTORY_H

#include "comp/side.h"

struct move_exact {
    const struct history_move *entry;
    struct terms terms;
    struct worth worth;
    bool answer_only;
};

/* An amount that was named, a year's: its per and times are as on base. */
rat history_amount(const struct calc *c, const struct exact *x, const struct history_said *s,
                   const struct amount *a);

/* Fills f->history; `out` gets x->in->moves_n moves, for the checks. False: a rate is missing. */
bool history_fill(struct calc *c, const struct exact *x, struct figures *f, struct move_exact *out);

#endif
