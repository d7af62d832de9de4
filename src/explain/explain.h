/* explain.h - how every figure came about (contract 4, --explain): a row for each key path of the
 * JSON that holds a computed value, its formula with its numbers, and each input with the file and
 * line it came from. Numbers in a formula are printed ones; the engine rounds only the result.
 */
#ifndef HFB_WORDS_EXPLAIN_H
#define HFB_WORDS_EXPLAIN_H

#include "say/present.h"

struct explain_input {
    const char *name;  /* "offer.base" */
    const char *text;  /* "70,000", as stated */
    const char *where; /* "offer.xml:24"; "default" where nobody states it */
    struct place at;   /* src NULL: a default */
};

struct explain_row {
    const char *key;     /* "competing[0].match.equity_to_match" */
    const char *value;   /* finished: "€252,000" */
    const char *formula; /* "580,000 − 4 × 82,000" */
    const struct explain_input *inputs;
    size_t inputs_n;
};

/* In the JSON's order. Never NULL. */
const struct explain_row *explain_all(struct arena *a, const struct figures *f,
                                      const struct present *p, size_t *n);

/* The row of that very key, or NULL. */
const struct explain_row *explain_find(const struct explain_row *rows, size_t n, const char *key);

/* Appends the rows of `key` as text for people: one key, a branch ("offer", "competing[0].match",
 * "competing" for all of them) or "all". False: there is no such key; nothing is appended, and
 * *nearest is one that there is, or NULL. */
bool explain_put(struct buf *out, const struct explain_row *rows, size_t n, const char *key,
                 const char **nearest);

#endif
