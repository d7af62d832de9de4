/* debrief.h - what they said, written down: an offer's file becomes the next round's (contract 4).
 *
 * The old package and what was asked go into the history as whole moves, the new numbers into the
 * package; the rest of the text stays as it is, to the byte. Pure: bytes in, bytes out; the clock
 * is the caller's. The new text was read and computed before it is handed back.
 */
#ifndef HFB_JOB_DEBRIEF_H
#define HFB_JOB_DEBRIEF_H

#include "hfbrief.h"

struct debrief {
    const char *answer; /* "yes" "part" "no" "later" "final" */
    const char *via;    /* "call" …; NULL: unstated */
    /* "base=72000,equity=85000,sign-on=5000,bonus=10%,leave=30"; NULL or "": nothing new. Of what
     * was asked also on=DATE and for=WORDS; NULL: what the file asks for; "none": nothing. */
    const char *moved, *asked;
    struct date today, respond_by; /* respond_by unset: as it is */
    bool written;                  /* the new numbers are in writing */
};

struct debrief_mail {
    const char *from_name, *from, *to_name, *to, *subject, *body; /* addresses: NULL: unknown */
};

/* What a person is asked about, before anything changes: finished words. */
struct debrief_now {
    const char *candidate, *employer, *recruiter;
    /* "€70,000 base and €80,000 in equity"; of the ask what is more than that; NULL: nobody has
     * named one */
    const char *package, *ask;
    const char *respond_by; /* NULL: none */
    struct date deadline;   /* the same */
    bool replied;           /* their newest move answers what was asked last */
};

struct debrief_result {
    struct str text;      /* the next file */
    const char *revision; /* "2" */
    const char *moved;    /* "base +€4,000 and equity +€10,000"; NULL: nothing */
    const char *moved_all, *horizon, *gap; /* "+€26,000" "four years" "€86,000" */
    const char *rung;                      /* the next one; NULL: none, or it is their turn */
    const char *headline;                  /* the next call sheet's */
    const char *dropped_respond_by;        /* a deadline that was past; NULL */
    const char *dropped_total;             /* what the letter called its totals: "OTE"; NULL */
    struct debrief_mail mail;
};

/* False: reported. `job` has the guides; its offer is the file. */
bool debrief_now(struct hfb_env *e, const struct hfb_job *job, struct arena *a, struct diags *d,
                 struct debrief_now *out);
bool debrief_write(struct hfb_env *e, const struct hfb_job *job, const struct debrief *what,
                   struct arena *a, struct diags *d, struct debrief_result *out);

/* Whether "base 72000, equity 85000" can be read as changes; NULL: it can, else why not. */
const char *debrief_fault(const char *changes, struct arena *a);

/* The same as the lines of an <ask>, a <floor> or a package; base in `per` (NULL: a year's) where
 * it names no unit, equity in shares where it is by number. NULL: written; else why not. */
const char *debrief_as_xml(const char *changes, const char *per, bool by_number, const char *indent,
                           struct arena *a, struct buf *out);

#endif
