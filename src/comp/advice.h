/* advice.h - what words find in an offer, a guide and their figures: finished sentences, beside the
 * figures and never in them. Made by brief, once; read by pages, JSON and XML. */
#ifndef HFB_COMP_ADVICE_H
#define HFB_COMP_ADVICE_H

#include "comp/figures.h"

struct check {
    const char *id; /* "claim-arithmetic" */
    enum diag_severity severity;
    enum about about;
    struct place at;
    bool has_stated, has_computed;
    money stated, computed;
    const char *currency; /* of stated and computed; NULL: the region's */
    const char *quote;    /* the source's words, or NULL */
    const char *message;  /* finished sentence */
    const char *todo;     /* "do" */
    const char *cause;    /* claim-arithmetic: the usual mistake that fits, or NULL */
    bool floor;           /* it is about the floor, or tells it: not with --floor omit */
};

struct blank {
    const char *name, *label;
    bool required; /* stands in a sentence that isn't optional */
};

struct advice {
    const struct check *checks; /* the worst first, then as they were found */
    size_t checks_n;
    const char **questions; /* for the recruiter, the weightiest first */
    size_t questions_n;
    size_t questions_general_n; /* of them, the first: the rest are on equity and stand there */
    const struct blank *blanks; /* of the sentences that are said */
    size_t blanks_n;
};

#endif
