/* kept_amounts.h - amounts that a page has written before.
 *
 * The same amount stands in a page's tree, its charts and its sentences: some 1,900 are asked for,
 * of which some 400 differ. An amount's text depends on nothing but its key.
 */
#ifndef HFB_SAY_KEPT_AMOUNTS_H
#define HFB_SAY_KEPT_AMOUNTS_H

#include "base/arena.h"
#include "base/money.h"
#include "say/catalogue.h"

struct amount_key {
    money v;
    const struct catalogue *words;
    const char *currency; /* told apart by their pointers */
    unsigned how;         /* present.c's */
    bool whole;
};

struct kept_amounts;

struct kept_amounts *kept_amounts_new(struct arena *a);

/* Where the text of an amount stands; NULL there: it is to be written, in the arena of new(). */
const char **kept_amounts_at(struct kept_amounts *kept, const struct amount_key *key);

#endif
