/* Numbers in words: the browser's own against ICU's, byte for byte, in every locale that a language
 * names. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/language.h"
#include "web/spell.c" /* the native library has no src/web */
#include <unicode/unum.h>
#include <unicode/ustring.h>

static void hold(UNumberFormat *format, const char *locale, int64_t n)
{
    UChar wide[SPELL_BYTES];
    char theirs[SPELL_BYTES * 3], ours[SPELL_BYTES];
    UErrorCode e = U_ZERO_ERROR;
    int32_t length = unum_formatInt64(format, n, wide, SPELL_BYTES, NULL, &e);
    u_strToUTF8(theirs, sizeof theirs, NULL, wide, length, &e);
    assert_true(U_SUCCESS(e));
    if (!spell_number(locale, n, ours) || strcmp(ours, theirs) != 0)
        fail_msg("%s %lld: ICU spells \"%s\", src/web/spell.c \"%s\"", locale, (long long)n, theirs,
                 ours);
}

static void test_every_locale_spells_as_icu(void **state)
{
    (void)state;
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *locale = l->spelled_in; locale && *locale; locale++) {
            UErrorCode e = U_ZERO_ERROR;
            UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, *locale, NULL, &e);
            assert_true(U_SUCCESS(e));
            for (int64_t n = 0; n <= 3000; n++)
                hold(format, *locale, n);
            for (int64_t n = 0; n < 1000; n++) {
                hold(format, *locale, n * 1000);
                hold(format, *locale, n * 1000 + 80);
                hold(format, *locale, n * 100000 + 200);
                hold(format, *locale, n * 1000000);
                hold(format, *locale, n * 1000000000 + 1000001);
            }
            uint64_t x = 88172645463325252u; /* xorshift: the same numbers each time */
            for (int k = 0; k < 3000; k++) {
                x ^= x << 13, x ^= x >> 7, x ^= x << 17;
                hold(format, *locale, (int64_t)(x % (k % 2 ? 100000000u : 1000000000000000u)));
            }
            unum_close(format);
        }
}

static void test_what_it_cannot_say(void **state)
{
    (void)state;
    char out[SPELL_BYTES];
    assert_false(spell_number("ja", 7, out));
    assert_false(spell_number("en", -1, out));
    assert_false(spell_number("en", 1000000000000000, out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_locale_spells_as_icu),
                                       cmocka_unit_test(test_what_it_cannot_say)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
