/* explain.h - how every figure came about (contract 4, --explain): a row for each figure that was
 * recorded, with its formula and each input with the file and line it came from. Nothing here
 * knows a formula: all of it is the record (formula.h).
 */
#ifndef HFB_EXPLAIN_EXPLAIN_H
#define HFB_EXPLAIN_EXPLAIN_H

#include "explain/formula.h"

struct explain_row {
    const char *key;     /* "competing[0].match.equity_to_match" */
    const char *value;   /* finished: "€252,000" */
    const char *formula; /* "580,000 − 4 × 82,000" */
    const struct explain_input *inputs;
    size_t inputs_n;
};

/* In the order of computing. Never NULL. */
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
