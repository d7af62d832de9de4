/* questions.h - the questions of the interview, in their order. */
#ifndef HFB_CLI_QUESTIONS_H
#define HFB_CLI_QUESTIONS_H

#include "cli/interview.h"

struct question {
    const char *id;
    bool (*arises)(const struct interview *v); /* NULL: always */
    void (*ask)(struct interview *v);
    const char *(*take)(struct interview *v, struct str answer); /* NULL: taken; else why not */
    void (*said)(struct interview *v); /* what was understood; NULL: nothing */
};
extern const struct question questions[];
extern const size_t questions_n;

/* The guide that --guide or --region names, before the first question. False: reported. */
bool questions_begin(struct interview *v, struct diags *d);

#endif
