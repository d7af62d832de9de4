/* icu_spell.c - the three calls of ICU's number formatting that the program makes, on spell.c:
 * ICU's own would bring its formatting, calendars and collation along. */
#include "web/spell.h"
#include <stdlib.h>
#include <string.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* A format is its locale. */
UNumberFormat *unum_open(UNumberFormatStyle style, const UChar *pattern, int32_t pattern_n,
                         const char *locale, UParseError *where, UErrorCode *e)
{
    char out[SPELL_BYTES];
    (void)pattern, (void)pattern_n, (void)where;
    UNumberFormat *format = NULL;
    if (U_FAILURE(*e))
        return NULL;
    if (style != UNUM_SPELLOUT || !spell_number(locale, 0, out))
        *e = U_UNSUPPORTED_ERROR;
    else if (!(format = (UNumberFormat *)strdup(locale)))
        *e = U_MEMORY_ALLOCATION_ERROR;
    return format;
}

int32_t unum_formatInt64(const UNumberFormat *format, int64_t n, UChar *out, int32_t size,
                         UFieldPosition *at, UErrorCode *e)
{
    char words[SPELL_BYTES];
    int32_t length = 0;
    (void)at;
    if (U_FAILURE(*e))
        return 0;
    if (!spell_number((const char *)format, n, words)) {
        *e = U_ILLEGAL_ARGUMENT_ERROR;
        return 0;
    }
    u_strFromUTF8(out, size, &length, words, -1, e);
    return length;
}

void unum_close(UNumberFormat *format)
{
    free(format);
}
