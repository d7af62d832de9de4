/* ratio.h - exact fractions of any size, owned by a pool (contract 2: exact until printed), each
 * with the record of how it came about.
 *
 * Every operation returns a new value that belongs to the pool; nothing is ever changed in place,
 * and rats_new() registers the pool with its arena, so nothing needs to be cleared by hand. NULL
 * stands for "doesn't apply": every operation with a NULL operand, and a division by zero, is NULL.
 *
 * The record (contract 2, "One record"): a value carries the step that made it, an operation with
 * its operands, or where a file states it, or the figure it is. --explain and the workings print
 * those steps, so that a formula can't differ from what was computed. What changes nothing leaves
 * no step: adding or multiplying by 0, multiplying by the constant 1, and a maximum that a constant
 * loses.
 */
#ifndef HFB_BASE_RATIO_H
#define HFB_BASE_RATIO_H

#include "base/diag.h"
#include "base/money.h"

struct rats;                   /* the pool */
typedef const struct rat *rat; /* one value, read-only */

enum rat_op {
    RAT_CONSTANT, /* of the program's own: 4 years, 100 per cent */
    RAT_STATED,   /* stands in a file: `source` says where */
    RAT_FIGURE,   /* `left`, which is the figure called `name` */
    RAT_ADD,
    RAT_SUB,
    RAT_MUL,
    RAT_DIV,
    RAT_MIN,
    RAT_MAX,
    RAT_POW,     /* left to the power of right */
    RAT_NEAREST, /* left, rounded to a multiple of right */
    RAT_GROWTH   /* left ^ (12 ÷ right) − 1, to four decimals */
};

/* The path of a figure or of a stated value, "competing[0].match.over_ask", innermost part last. */
struct rat_name {
    const struct rat_name *in; /* NULL: the outermost */
    const char *part;
    int index; /* behind the part, in brackets; -1: none */
};

struct rat_source {
    struct rat_name name; /* "ask.base", "rate USD to EUR" */
    bool percent;         /* stated in per cent: the value is a hundredth of what is written */
    bool money;           /* an amount: its cents are two digits */
    struct place at;      /* src NULL: a default that nobody states */
};

struct rat_step {
    enum rat_op op;
    rat left, right; /* NULL where the operation has fewer */
    const struct rat_name *name;
    const struct rat_source *source;
    int64_t scale; /* a figure is printed as a multiple of 1/scale */
};

struct rats *rats_new(struct arena *a);

rat rat_int(struct rats *p, int64_t n);
rat rat_frac(struct rats *p, int64_t n, int64_t d);
rat rat_money(struct rats *p, money m);      /* in whole units: 8200000 gives 82000 */
rat rat_decimal(struct rats *p, int64_t e8); /* from decimal_parse() */

rat rat_add(struct rats *p, rat a, rat b);
rat rat_sub(struct rats *p, rat a, rat b);
rat rat_mul(struct rats *p, rat a, rat b);
rat rat_div(struct rats *p, rat a, rat b);
rat rat_min(struct rats *p, rat a, rat b);
rat rat_max(struct rats *p, rat a, rat b);
rat rat_pow(struct rats *p, rat a, unsigned n);
int rat_cmp(rat a, rat b); /* neither may be NULL */
int rat_sign(rat a);

/* Rounds half away from zero to a multiple of 1/scale and stores that multiple; false when the
 * value is NULL or doesn't fit 64 bits. scale 100 gives money, 10000 a ratio of four decimals. */
bool rat_round(rat a, int64_t scale, int64_t *out);
/* The nearest multiple of `step` (> 0), half away from zero: rungs, spoken amounts. */
rat rat_nearest(struct rats *p, rat a, rat step);
/* What a year's growth is when m is reached after `months`: m ^ (12 ÷ months) − 1, rounded half
 * away from zero to four decimals, found by comparing exact powers. NULL for m < 0 or where it
 * doesn't fit. */
rat rat_growth(struct rats *p, rat m, int months);

/* The same value, with its record begun anew. `name` and `source` live as long as the pool. */
rat rat_stated(struct rats *p, rat a, const struct rat_source *source);
rat rat_figure(struct rats *p, rat a, const struct rat_name *name, int64_t scale);
struct rat_step rat_how(rat a);
/* Its lowest terms, where two integers hold them. */
bool rat_parts(rat a, int64_t *n, int64_t *d);

#endif
