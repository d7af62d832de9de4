/* ascii.h - the letters, digits and spaces of ASCII, in no locale.
 */
#ifndef HFB_BASE_ASCII_H
#define HFB_BASE_ASCII_H

#include <stdbool.h>

static inline bool ascii_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static inline bool ascii_is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static inline bool ascii_is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static inline bool ascii_is_letter(char c)
{
    return ascii_is_small(c) || ascii_is_capital(c);
}

/* XML's white space. */
static inline bool ascii_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static inline char ascii_lower(char c)
{
    return ascii_is_capital(c) ? (char)(c - 'A' + 'a') : c;
}

static inline char ascii_capital(char c)
{
    return ascii_is_small(c) ? (char)(c - 'a' + 'A') : c;
}

#endif
