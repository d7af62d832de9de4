/* cohort.h - many offers on one page (contract 3, `cohort`): a row each, finished
 * texts, sorted by who must act first: the candidates' turns by deadline, then severity, then name;
 * then those who wait for an employer, likewise; deadlines that passed more than a week ago come
 * last. Currencies are never added up: a row's scale
 * is its own band.
 *
 * A row keeps nothing of its offer's figures, so that ten thousand offers cost ten thousand rows.
 */
#ifndef HFB_BRIEF_COHORT_H
#define HFB_BRIEF_COHORT_H

#include "comp/figures.h"
#include "say/present.h"

/* Rows of two lines, high or less high; of one line with air, or as many as a page takes. */
enum cohort_rows { COHORT_ROWS_HIGH, COHORT_ROWS_MIDDLE, COHORT_ROWS_OPEN, COHORT_ROWS_DENSE };

/* Below the floor over the four years that count, or in some part of it alone. */
enum cohort_mark { COHORT_WHOLE_BELOW, COHORT_PART_BELOW, COHORT_ABOVE, COHORT_AT_ASK };

struct cohort_row {
    const char *name, *place;      /* "Claire Moreau", "Paris" or "Remote 80%" */
    const char *work, *work_short; /* "Hugging Face, TPM", "HF, TPM" */
    bool waits;                    /* it is the employer's turn */
    int round;                     /* from 1 */
    bool passed;                   /* its deadline is more than a week ago */
    const char *turn;              /* "round 2", "waits, round 2"; NULL: it acts, in round 1 */
    struct date due;               /* unset: none stated, stands last */
    const char *due_text, *due_second,
        *due_days;                /* "6 Mar", "Fri, 4 d", "4 d"; due_text NULL: as the row above */
    const char *gap, *gap_second; /* "€21,500", "24%"; "reached", NULL */
    enum cohort_mark mark;
    const char *verdict, *verdict_second;
    struct share offer, ask, floor; /* range penetration of the annual total */
    const char *coach, *employer, *role;
    bool week_ends; /* the next row is due in a later week, or waits where this one acts */
    int page;       /* from 1 */
    struct cohort_row *next;
};

struct cohort_refusal {
    const char *input, *reason;
    struct cohort_refusal *next;
};

struct cohort {
    struct arena *arena;
    struct cohort_row *rows; /* in the order of the page once cohort_finish() has run */
    size_t n;
    struct cohort_refusal *refused, **last_refused;
    size_t refused_n;
    struct date date;  /* the day that days are counted from */
    bool floor;        /* floors and verdicts may stand (--floor) */
    bool remote;       /* some band is a share of another city's */
    bool us;           /* every offer is of a region of the United States */
    const char *guide; /* "Hugging Face TPM", where all are of one; NULL */
    const char *coach; /* where all have the same; NULL */
    enum cohort_rows height;
    bool turns; /* some row has a turn to tell */
    bool weeks; /* some week ends before the last row */
    const char *title, *identity, *revision;
    const char **flags; /* two candidates, one coach, one employer and role */
    size_t flags_n;
    const char **works; /* every work_short once, in the order of the rows */
    size_t works_n;
};

/* Up to so many offers have rows of that height; more have the least, forty a page. */
#define COHORT_ROOMY 10
#define COHORT_MIDDLE 22
#define COHORT_OPEN 30
#define COHORT_ROWS_A_PAGE 40

struct cohort *cohort_new(struct arena *a, bool floor);
/* Copies what a row needs; `f` may go afterwards. */
void cohort_add(struct cohort *c, const struct figures *f);
void cohort_refuse(struct cohort *c, const char *input, const char *reason);
/* Sorts, counts days from `as_of` (unset: the latest offer's date) and makes every text. */
void cohort_finish(struct cohort *c, struct date as_of, const struct present *p);

#endif
