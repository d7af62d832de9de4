/* timeline.h - what both sides said, in the order in which it was said: what was named, the moves,
 * the package where it was made, and last the ask where it is still to be made. */
#ifndef HFB_COMP_TIMELINE_H
#define HFB_COMP_TIMELINE_H

#include "comp/figures.h"

enum told_kind { TOLD_SAID, TOLD_MOVE, TOLD_OFFER, TOLD_ASK };

struct told {
    enum told_kind kind;
    enum history_by by;
    struct date date;            /* of the ask: the figures' */
    const struct said_fig *said; /* TOLD_SAID */
    const struct move_fig
        *move;       /* TOLD_MOVE; of a TOLD_OFFER the answer that brought it, or NULL */
    money four_year; /* of what is no TOLD_SAID */
    const struct step_fig *step; /* likewise; has false: the side's first */
    bool unchanged;              /* it repeats the same side's last */
};

/* Returns how many; 0 without a history. */
size_t timeline_of(struct arena *a, const struct figures *f, const struct told **out);

#endif
