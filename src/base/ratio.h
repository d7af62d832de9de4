/* ratio.h - exact fractions of any size, owned by a pool (contract 2: exact until printed).
 *
 * Every operation returns a new value that belongs to the pool; nothing is ever changed in place,
 * and rats_new() registers the pool with its arena, so nothing needs to be cleared by hand. NULL
 * stands for "doesn't apply": every operation with a NULL operand, and a division by zero, is NULL.
 */
#ifndef HFB_BASE_RATIO_H
#define HFB_BASE_RATIO_H

#include "base/arena.h"
#include "base/money.h"

struct rats;                   /* the pool */
typedef const struct rat *rat; /* one value, read-only */

struct rats *rats_new(struct arena *a);

rat rat_int(struct rats *p, int64_t n);
rat rat_frac(struct rats *p, int64_t n, int64_t d);
rat rat_money(struct rats *p, money m);      /* in whole units: 8200000 gives 82000 */
rat rat_decimal(struct rats *p, int64_t e8); /* from decimal_parse() */

rat rat_add(struct rats *p, rat a, rat b);
rat rat_sub(struct rats *p, rat a, rat b);
rat rat_mul(struct rats *p, rat a, rat b);
rat rat_div(struct rats *p, rat a, rat b);
rat rat_min(rat a, rat b);
rat rat_max(rat a, rat b);
rat rat_pow(struct rats *p, rat a, unsigned n);
int rat_cmp(rat a, rat b); /* neither may be NULL */
int rat_sign(rat a);

/* Rounds half away from zero to a multiple of 1/scale and stores that multiple; false when the
 * value is NULL or doesn't fit 64 bits. scale 100 gives money, 10000 a ratio of four decimals. */
bool rat_round(rat a, int64_t scale, int64_t *out);
/* The nearest multiple of `step` (an integer > 0), half away from zero: rungs, spoken amounts. */
rat rat_nearest(struct rats *p, rat a, int64_t step);

#endif
