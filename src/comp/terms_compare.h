/* terms_compare.h - terms without money, side by side (contract 1.1 "Terms"): they are compared,
 * never valued. */
#ifndef HFB_COMP_TERMS_COMPARE_H
#define HFB_COMP_TERMS_COMPARE_H

#include "offer/offer.h"

/* The term of that name that a package states; NULL: none. */
const struct term *term_of(const struct package *p, const char *name);

enum term_order {
    TERM_UNKNOWN, /* one of them isn't stated, or they can't be compared */
    TERM_WORSE,
    TERM_SAME,
    TERM_BETTER,
    TERM_DIFFERS /* text, or a number of which neither direction is better */
};
/* How `a` stands beside `b` for the candidate. */
enum term_order term_order(const struct term *a, const struct term *b);

/* to − from, where both are numbers or both amounts; 0: the same, or no one number tells it. */
struct term_change {
    int64_t number_e8;
    money amount;
};
struct term_change term_change(const struct term *from, const struct term *to);

bool terms_any_better(const struct package *a, const struct package *b); /* a has a better one */

#endif
