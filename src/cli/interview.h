/* interview.h - an offer asked for at a terminal, question by question. An answer that can't be
 * read, or that the reader would refuse, is asked for again; "back" goes to the question before;
 * and what was typed is kept when one is interrupted. Questions go to standard error, answers come
 * from standard input. */
#ifndef HFB_CLI_INTERVIEW_H
#define HFB_CLI_INTERVIEW_H

#include "cli/starter.h"
#include "cli/talk.h"

enum { ANSWERS_MAX = 64 };

struct interview_answer {
    const char *id; /* of its question */
    struct str text;
    bool given; /* it came with the run (a letter, an interrupted talk), not yet taken */
};

struct interview {
    struct hfb_env *env;
    struct arena *arena;
    struct hfb_job job;     /* guides, and --guide's file */
    const char *guide_name; /* how the offer is to name --guide's file; NULL: by its id */
    const char *region;     /* --region, or NULL: asked for */
    struct date today;
    const char *grammar;
    struct starter answers;
    struct reading reading; /* of what has been answered so far */
    bool has_reading;
    struct interview_answer given[ANSWERS_MAX]; /* before the talk */
    size_t given_n;
    const char *from; /* where they come from: "the letter", "last time" */
    struct interview_answer taken[ANSWERS_MAX]; /* in their order */
    size_t taken_n;
    bool stopped; /* by a signal */
};

/* False: the input ended before the last answer, or a guide has faults (reported to d). */
bool interview_run(struct interview *v, struct diags *d);

/* What was taken, as text that interview_given() reads: one line an answer. */
void interview_keep(const struct interview *v, struct buf *out);
void interview_given(struct interview *v, struct str text, const char *from);

/* The starter that nobody was asked for, with what was given: the rest as place-holders. False:
 * reported. */
bool interview_skip(struct interview *v, struct diags *d);

/* What the answers come to, on standard error. */
void interview_close(const struct interview *v);

#endif
