/* money.c - reading amounts and decimals as the contract writes them. */
#include "base/money.h"
#include "base/ascii.h"

/* [0-9]{1,12}(\.[0-9]{1,places})?, scaled to `places` digits behind the point. */
static bool digits_parse(struct str text, unsigned places, int64_t *out)
{
    text = str_trim(text);
    size_t i = 0;
    int64_t v = 0;
    for (; i < text.n && ascii_is_digit(text.s[i]); i++) {
        if (i == 12)
            return false;
        v = v * 10 + (text.s[i] - '0');
    }
    if (i == 0)
        return false;
    unsigned after = 0;
    if (i < text.n) {
        if (text.s[i++] != '.')
            return false;
        for (; i < text.n && ascii_is_digit(text.s[i]); i++) {
            if (after++ == places)
                return false;
            if (v > (INT64_MAX - 9) / 10)
                return false;
            v = v * 10 + (text.s[i] - '0');
        }
        if (after == 0 || i < text.n)
            return false;
    }
    int64_t scale = 1;
    for (; after < places; after++)
        scale *= 10;
    if (v > INT64_MAX / scale)
        return false;
    *out = v * scale;
    return true;
}

bool money_parse(struct str text, money *out)
{
    return digits_parse(text, 2, out);
}

/* Twelve digits times 10^8 is above 64 bits from 92,233,720,368 on: such a factor is refused by the
 * range test that every caller makes, so it is refused here as well. */
bool decimal_parse(struct str text, int64_t *out)
{
    return digits_parse(text, 8, out);
}
