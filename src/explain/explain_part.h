/* explain_part.h - what the files of --explain share; of no interest outside them. */
#ifndef HFB_WORDS_EXPLAIN_PART_H
#define HFB_WORDS_EXPLAIN_PART_H

#include "explain/explain.h"

#define LEAVES_MAX 24

struct leaves { /* what a figure rests on */
    struct explain_input v[LEAVES_MAX];
    size_t n;
};

struct explained_item {
    struct explain_row is;
    struct explained_item *next;
};

struct explaining {
    struct arena *a;
    const struct figures *f;
    const struct present *p;
    struct explained_item *first, **last;
    size_t n;
    struct leaves offer, ask, floor, agreed, band, valuation, guide_ask;
    struct leaves *competing; /* as many as there are */
};

/* Adds a row over up to three sets of leaves (NULL: none). */
void row(struct explaining *e, const char *key, const char *value, const char *formula,
         const struct leaves *x, const struct leaves *y, const struct leaves *z);
void leaf(struct explaining *e, struct leaves *to, const char *name, const char *text,
          struct place at);

#define KEY(e, ...) arena_printf((e)->a, __VA_ARGS__)
const char *dec(const struct explaining *e, struct decimal v); /* 0.75, 10,000 */
const char *num(const struct explaining *e, money v);          /* 82,000 */
const char *sum_of(const struct explaining *e, const char *first, ...) __attribute__((sentinel));
const char *share4(const struct explaining *e, struct share s); /* 0.9524 */
const char *money_or_none(const struct explaining *e, struct fig v);

/* ---- explain_leaves.c, explain_package.c, explain_band.c, explain_other.c ---------------------
 */

void gather_leaves(struct explaining *e);
void explain_package(struct explaining *e, const char *name, const struct package_fig *p,
                     const struct leaves *from);
void explain_band(struct explaining *e);
void explain_positions(struct explaining *e);
void explain_gaps(struct explaining *e);
void explain_competing(struct explaining *e);
void explain_trade(struct explaining *e);

#endif
