/* digits.h - decimal digits, two at a step and in their place: a document has tens of thousands. */
#ifndef HFB_BASE_DIGITS_H
#define HFB_BASE_DIGITS_H

#include <stdint.h>

enum { DIGITS_MAX = 20 }; /* with a sign, of 64 bits */

/* Two digits, of a number below a hundred. */
static inline const char *digits_two(unsigned v)
{
    static const char pairs[] = "00010203040506070809101112131415161718192021222324"
                                "25262728293031323334353637383940414243444546474849"
                                "50515253545556575859606162636465666768697071727374"
                                "75767778798081828384858687888990919293949596979899";
    return pairs + 2 * v;
}

/* Of a number below 10^19. Returns where they end. */
static inline char *digits_put(char *to, uint64_t v)
{
    char *end = to + 1;
    for (uint64_t limit = 10; v >= limit; limit *= 10)
        end++;
    char *at = end;
    for (; v >= 100; v /= 100) {
        const char *two = digits_two((unsigned)(v % 100));
        *--at = two[1];
        *--at = two[0];
    }
    if (v >= 10)
        *--at = digits_two((unsigned)v)[1];
    at[-1] = v >= 10 ? digits_two((unsigned)v)[0] : (char)('0' + v);
    return end;
}

#endif
