/* rooms.h - which heading opens which room of the guide, and every block into its room. */
#ifndef HFB_IMPORT_ROOMS_H
#define HFB_IMPORT_ROOMS_H

#include "import/draft.h"
#include "import/markdown.h"

enum room {
    ROOM_FURTHER,
    ROOM_DNA,
    ROOM_LEVELS,
    ROOM_MOAT,
    ROOM_TABLE,
    ROOM_LEVERS, /* the heading over the levers */
    ROOM_LEVER,  /* one lever's own heading */
    ROOM_STRATEGY,
    ROOM_EVIDENCE
};

enum room room_of(const struct draft *d, const char *heading);

/* Everything behind the title into the draft. */
void rooms_fill(struct draft *d, const struct block *blocks);

#endif
