/* offer_names.c - what stands in names.def and terms.def, as tables; units of pay; stated rates. */
#include "comp/parts.def"
#include "offer/offer.h"
#include <string.h>

#define PART_WRITTEN(x, code, field, written, when, layer) written,
#define NAMES(which, ...) const char *const offer_##which##_names[] = {__VA_ARGS__, NULL};
#include "offer/names.def"
#undef NAMES

const struct term_row offer_terms[TERM_KNOWN_COUNT] = {
#define TERM(code, name, unit, kind, better)                                                       \
    [TERM_##code] = {name, unit, TERM_##kind, BETTER_##better},
#include "offer/terms.def"
#undef TERM
};

int64_t offer_per_times(enum per per)
{
    static const int times[] = {
        [PER_YEAR] = 1,  [PER_MONTH] = 12, [PER_FOUR_WEEKS] = 13, [PER_FORTNIGHT] = 26,
        [PER_WEEK] = 52, [PER_DAY] = 0,    [PER_HOUR] = 0};
    return times[per] * DECIMAL_ONE;
}

int64_t offer_pay_times(const struct pay *pay)
{
    return pay->times.stated ? pay->times.e8 : offer_per_times(pay->per);
}

const struct rate *offer_rate(const struct offer *o, const char *from, const char *to)
{
    for (size_t i = 0; i < o->rates_n; i++)
        if (strcmp(o->rates[i].from, from) == 0 && strcmp(o->rates[i].to, to) == 0)
            return &o->rates[i];
    return NULL;
}
