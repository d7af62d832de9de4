/* script_parts.h - what the files that make speech share; of no interest outside them. */
#ifndef HFB_SPEECH_SCRIPT_PARTS_H
#define HFB_SPEECH_SCRIPT_PARTS_H

#include "say/reference.h"
#include "speech/script.h"

struct withheld_item {
    struct withheld is;
    struct withheld_item *next;
};

struct speaker {
    struct arena *a;
    const struct figures *f;
    const struct present *p;     /* of what is said */
    const struct present *notes; /* of what is said about it */
    struct diags *d;
    const struct competing_fig *telling; /* the other offer that is spoken of, or NULL */
    bool named;                          /* it may be named, with its figures where it has any */
    struct withheld_item *withheld, **withheld_last;
    size_t withheld_n;
    struct floor_words *floor;
    struct reference_reader refs;
    struct blank *blanks; /* as many as the guide declares */
    size_t blanks_n;
};

/* ---- script_choose.c: which offer is spoken of, which sentences may be said -------------------
 */

void script_choose_telling(struct speaker *s);
bool script_may_say(const struct speaker *s, const struct sentence *sentence);
/* Why nothing that needs another offer may be said: a finished sentence. */
const char *script_why_silent(const struct speaker *s);

/* ---- script_text.c: a sentence as finished stretches ------------------------------------------
 */

enum said_kind said_kind_of(enum figure_word as);

struct tail { /* where the next stretch and the next note go */
    struct said **said;
    struct said_note **note;
    int notes_n;
    bool any; /* something stands there already */
};
/* Appends the sentence; false when a figure in it doesn't apply or it fails as finished text (then
 * it is withheld, and nothing was appended). */
bool script_say(struct speaker *s, struct tail *t, const struct sentence *sentence, bool spoken);

/* ---- script_finished.c: the finished text once more -------------------------------------------
 */

/* Why these stretches may not be said: a finished sentence; NULL: they may. */
const char *script_finished_fault(const struct speaker *s, const struct said *from);
/* The stretches as one line of plain text, blanks as "____". */
const char *said_text(struct arena *a, const struct said *from);

/* ---- script_departs.c -------------------------------------------------------------------------
 */

void script_departures(const struct speaker *s, struct speech *out);

/* Puts it among what is withheld, once for a place: the opening's sentences stand in the strategy
 * too. */
void speech_withhold(struct speaker *s, struct withheld what);

#endif
