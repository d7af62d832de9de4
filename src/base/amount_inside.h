/* amount_inside.h - what the two files of amount_text.h share; of no interest outside them.
 *
 * amount_text.c reads digits; amount_around.c what stands round them: scale, currency, unit, times.
 */
#ifndef HFB_BASE_AMOUNT_INSIDE_H
#define HFB_BASE_AMOUNT_INSIDE_H

#include "base/amount_text.h"

/* Bytes of the first of `what` (ended by NULL) that stands at `at`, or 0. */
size_t amount_one_of(struct str t, size_t at, const char *const *what);
size_t amount_fixed_space(struct str t, size_t at); /* a no-break one: its bytes, or 0 */
size_t amount_skip_spaces(struct str t, size_t at);
/* Bytes of `word` if it stands at `at`, in any case; a space in it is any space. No letter follows,
 * but a currency may where `before_currency` ("kEUR"). */
size_t amount_word_at(struct str t, size_t at, const char *word, bool before_currency);

/* The scale behind a number that ends at `end`: a power of ten, and *end behind it. */
int amount_scale_behind(struct str t, size_t *end);
/* The currency that ends before `at`, perhaps with a scale of its own ("k€ 67"): its power. */
int amount_sign_before(struct str t, size_t at, struct amount_reading *r);
/* What stands behind r->to, which moves on. */
void amount_sign_behind(struct str t, struct amount_reading *r);
void amount_unit_behind(struct str t, struct amount_reading *r);
void amount_times_behind(struct str t, struct amount_reading *r);

#endif
