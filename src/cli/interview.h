/* interview.h - at most twelve questions, asked at a terminal: the band is shown as one answers,
 * and an answer that can't be read, or that the reader would refuse, is asked for again. Questions
 * go to standard error, answers come from standard input. */
#ifndef HFB_CLI_INTERVIEW_H
#define HFB_CLI_INTERVIEW_H

#include "cli/starter.h"

struct interview {
    struct hfb_env *env;
    struct arena *arena;
    const struct hfb_input *guide_file; /* --guide, or NULL: asked for */
    const char *region;                 /* --region, or NULL: asked for */
    struct starter answers;             /* grammar and date are given */
    struct reading reading;             /* of what has been answered so far */
};

/* False: the input ended before the last answer, or a guide has faults (reported to d). */
bool interview_run(struct interview *v, struct diags *d);

/* The starter that nobody was asked for: the guide's first region, its amounts as place-holders.
 * False: reported. */
bool interview_skip(struct interview *v, struct diags *d);

/* What the answers come to, on standard error. */
void interview_close(const struct interview *v);

#endif
