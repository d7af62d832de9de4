/* spell.h - whole numbers in words, as ICU's spelling rules have them, without ICU's 2 MB of
 * formatting: what the private promise looks for in an employer's document
 * (public/fence_spelled.c). tests/unit/web_spell_test.c holds both against each other.
 */
#ifndef HFB_WEB_SPELL_H
#define HFB_WEB_SPELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SPELL_BYTES = 512 }; /* the longest is shorter */

/* Puts UTF-8 into `out`, soft hyphens included. False: no such locale, or a number that is negative
 * or too large (10^15 and more). */
bool spell_number(const char *locale, int64_t n, char out[SPELL_BYTES]);

#endif
