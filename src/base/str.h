/* str.h - a borrowed slice of UTF-8, and the few things one does to text everywhere. Owns nothing.
 */
#ifndef HFB_BASE_STR_H
#define HFB_BASE_STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct str {
    const char *s;
    size_t n;
};

static inline struct str str_of(const char *z) /* NULL gives an empty slice */
{
    return (struct str){z, z ? strlen(z) : 0};
}

bool str_eq(struct str a, const char *z);
bool str_same(const char *a, const char *b); /* the same text, or both NULL */
struct str str_trim(struct str a);           /* XML white space at both ends */

/* The first of several texts in one (buf_put_counted()), which *from moves past. False: none. */
bool str_take_counted(struct str *from, struct str *text);

/* Decodes one code point at *at and moves *at on; 0xFFFD for a bad byte, which is skipped alone. */
uint32_t str_decode_far(struct str a, size_t *at); /* what is beyond ASCII */
static inline uint32_t str_decode(struct str a, size_t *at)
{
    unsigned char c = (unsigned char)a.s[*at];
    if (c >= 0x80)
        return str_decode_far(a, at);
    *at += 1;
    return c;
}
size_t str_count(struct str a); /* code points */
/* Turns the direction of all that follows: on a page it could make an amount read otherwise than it
 * stands. Marks that only say a direction (U+200E, U+200F) don't. */
bool str_turns(uint32_t c);

/* Edit distance (Damerau: a swap counts one), at most `limit` + 1. */
unsigned str_distance(const char *a, const char *b, unsigned limit);
/* The nearest of n names within two edits of `wrong`, or NULL. */
const char *str_nearest(const char *wrong, const char *const *names, size_t n);

uint64_t str_hash(struct str a); /* FNV-1a, 64 bits: stable across runs and machines */

#endif
