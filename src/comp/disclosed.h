/* disclosed.h - what an employer may hear of an offer elsewhere (contract 1.2, `disclose`). */
#ifndef HFB_COMP_DISCLOSED_H
#define HFB_COMP_DISCLOSED_H

#include "comp/figures.h"

enum public_claim {
    CLAIM_PROCESS, /* "in the final stages": no figure */
    CLAIM_VERBAL,  /* told, and said to be no more than that, with a name or without */
    CLAIM_WRITTEN
};

/* Whether anything may be claimed of it, and what. A market figure and an expired offer never. */
bool competing_claim(const struct competing_fig *c, enum public_claim *claim);
const char *public_claim_name(enum public_claim v); /* "written" */

#endif
