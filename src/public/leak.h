/* leak.h - the fence around private figures: what an employer's document must not hold, and whether
 * a text holds it (contract 3, Read-back). Knows nothing of PDF: the caller brings every text of
 * the finished file, one by one.
 *
 * Private: base, equity, annual and four-year value of the floor, of the smallest yes and of the
 * rungs from the second on, and every figure of a competing offer that isn't disclosed in full,
 * each from 1,000 up, unless it is public in its own right (the offer's, the ask's, the agreed
 * ones, what is disclosed). Amounts are compared as whole numbers in every way of writing them:
 * digits of any script, any grouping, K and M, the decimal comma, in words of several languages. So
 * are the words of the private rooms, and the name of a competing company that isn't disclosed.
 */
#ifndef HFB_WORDS_LEAK_H
#define HFB_WORDS_LEAK_H

#include "base/buf.h"
#include "comp/figures.h"

struct leak_guard;

/* Made from the private figures before the document is written; the arena's. */
struct leak_guard *leak_guard_new(struct arena *a, const struct figures *f);

/* What stands in the text, by its name and never by its value ("floor, base"; "the word floor"), or
 * NULL. */
const char *leak_find(struct leak_guard *g, struct str text);

/* ---- parts, for the three files of this room and their tests ------------------------------- */

struct spelling { /* bare small letters of an amount in words, one a language */
    int32_t *c;
    size_t n;
    struct spelling *next;
};

struct secret {
    money value;
    const char *name;
    struct spelling *spelled;
    struct secret *next;
};

/* A text as code points after NFKC, digits of every script as ASCII, no-break and thin spaces as
 * GROUP_SPACE so that they are told from ordinary ones. */
struct plain_text {
    int32_t *c;
    size_t n;
};
#define GROUP_SPACE 1
struct plain_text plain_text_of(struct arena *a, struct str text);

/* The first secret whose value stands in the text as a number, or NULL. */
const struct secret *numbers_find(struct plain_text t, const struct secret *list);
/* The first whose value (1,000 or more) stands there in words. ICU is asked for the words, into
 * `spelled` of the whole list, once and only when a text holds a word for a thousand or more. */
const struct secret *spelled_find(struct arena *a, struct plain_text t, struct secret *list);

#endif
