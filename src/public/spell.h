/* spell.h - whole numbers in words, as ICU's spelling rules have them: what the private promise
 * looks for in an employer's document (public/fence_spelled.c). A browser's build has no room for
 * ICU's 2 MB of formatting, and linking them took 1.1 M of 79 M instructions of a single run.
 * tests/unit/spell_test.c holds every locale that a language names against ICU.
 */
#ifndef HFB_PUBLIC_SPELL_H
#define HFB_PUBLIC_SPELL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { SPELL_BYTES = 512 }; /* the longest is shorter */

/* Puts UTF-8 into `out`, soft hyphens included. False: no such locale, or a number that is negative
 * or too large (10^15 and more). */
bool spell_number(const char *locale, int64_t n, char out[SPELL_BYTES]);

#endif
