/* reference.h - a figure reference of a guide's sentence as finished text: the one place that says
 * what "ask.equity" or "competing.base" becomes, for the brief and for what the employer reads.
 *
 * Whose sentence it is decides the tree that is handed in: the candidate's, or the employer's, in
 * which nothing private can be found. What doesn't apply to this offer has no text; the sentence
 * then isn't said. An amount of 0 or less is nothing to speak of, in either tree.
 */
#ifndef HFB_SAY_REFERENCE_H
#define HFB_SAY_REFERENCE_H

#include "comp/figure_tree.h"
#include "say/present.h"

struct reference_reader {
    const struct present *p;
    const struct figure_node *figures; /* whose figures they are */
    const struct figure_node *telling; /* the member of competing that is spoken of, or NULL */
    bool told; /* it is an offer: its figures may be said, not its name alone */
};

struct reference_text {
    const char *text;    /* NULL: doesn't apply here */
    enum figure_word as; /* a figure; a fact of this offer, filled in; or a plain word */
    bool stress;         /* a figure of the ask */
    bool has_value;
    money value;
    bool by_number;    /* "45,000 options": their noun is said */
    const char *worth; /* of those, "16,596 options ($195,000)"; NULL where that is unknown */
    bool about;        /* converted: said as "about" */
};

struct reference_text reference_said(const struct reference_reader *r, const char *ref);

/* Whether a finished text may not be said after all (contract 1.2): the message that says why, or
 * NULL. What stood in the guide was read under the same rule; a fill or a name was not. */
const char *reference_finished_fault(const char *text, const char *currency);
/* The same for what a fill or a figure brings: a currency other than `currency`. */
const char *reference_filled_fault(struct arena *a, const char *text, const char *currency);

#endif
