/* told.h - what a hand sends its parent about one guide. The hand has read a stranger's file: its
 * parent takes nothing that isn't of the form agreed, and no more of it than a guide can need. */
#ifndef HFB_IMPORT_TOLD_H
#define HFB_IMPORT_TOLD_H

#include "base/arena.h"
#include "base/str.h"
#include "deliver/cage.h"

enum {
    TOLD_ID,
    TOLD_XML,
    TOLD_FAULTS, /* messages, rendered */
    TOLD_TEXT,
    TOLD_JSON,
    TOLD_CSV,
    TOLD_PARTS
};

/* What one guide's import has to tell, as finished bytes. */
struct told {
    int status; /* 0 to 3 */
    size_t left_out;
    struct cage granted;
    const char *source, *output; /* set by the parent */
    struct str part[TOLD_PARTS]; /* each ends in NUL */
};

/* False: it can't be written. */
bool told_send(int fd, const struct told *t, struct arena *a);

/* False: the sender has ended, says nothing for that long, or says what no sender of ours would. */
bool told_receive(int fd, int milliseconds, struct told *out, struct arena *a);

#endif
