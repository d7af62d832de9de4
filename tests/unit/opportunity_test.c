/* The table of where lines may end, held against ICU: whatever it decides alone, ICU decides too.
 */
#include "layout/opportunity.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>

#include <cmocka.h>

struct asked {
    size_t all, told;
};

static struct line_breaker *breaker;

static void compare(const char *text, struct asked *n)
{
    static struct arena *a;
    if (!a)
        a = arena_new();
    struct str s = str_of(text);
    uint8_t *told = arena_new_array(a, uint8_t, s.n + 1);
    n->all++;
    if (opportunities_plain(s, told)) {
        struct opportunities icu = opportunities_asked(breaker, s, false, a);
        n->told++;
        if (memcmp(told + 1, icu.after + 1, s.n) != 0)
            fail_msg("“%s”", text);
        assert_null(icu.levels);
    }
    arena_reset(a);
}

/* One of each class, and two where they look alike but needn't be. */
static const char *const signs[] = {" ", "a",      "7",      ".",      "€",      "%",     "’",
                                    "?", "(",      ")",      "\u00A0", "\u2060", "-",     "/",
                                    "–", "\u2014", "\u2026", "\u2028", "\uE000", "\u0301"};
enum { SIGNS = sizeof signs / sizeof *signs };

static void every_sequence_of_four(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "fr", "ja", "zh-Hant"};
    struct asked n = {0, 0};
    for (size_t l = 0; l < 4; l++) {
        assert_null(line_breaker_speak(breaker, languages[l]));
        for (size_t i = 0; i < SIGNS * SIGNS * SIGNS * SIGNS; i++) {
            char text[32] = "";
            for (size_t k = 0, rest = i; k < 4; k++, rest /= SIGNS)
                strcat(text, signs[rest % SIGNS]);
            compare(text, &n);
        }
    }
    assert_true(n.told > n.all / 4);
}

/* Whatever is told of one character beside those of every class. */
static void every_character_is_of_its_class(void **state)
{
    (void)state;
    struct asked n = {0, 0};
    struct arena *a = arena_new();
    assert_null(line_breaker_speak(breaker, "ja"));
    for (uint32_t c = ' '; c < 0x2600; c++)
        for (size_t i = 0; i < SIGNS; i++) {
            struct buf b;
            buf_init(&b, a);
            buf_printf(&b, "a%s", signs[i]);
            buf_put_utf8(&b, c);
            buf_printf(&b, "%s7 ", signs[i]);
            buf_put_utf8(&b, c);
            buf_printf(&b, " %sz", signs[i]);
            compare(buf_str(&b), &n);
        }
    arena_free(a);
    assert_true(n.told > 2000);
}

static void longer_ones_at_random(void **state)
{
    (void)state;
    struct asked n = {0, 0};
    uint32_t seed = 7;
    assert_null(line_breaker_speak(breaker, "en"));
    for (int i = 0; i < 100000; i++) {
        char text[128] = "";
        for (int k = 0; k < 12; k++) {
            seed = seed * 1664525 + 1013904223;
            uint32_t r = seed >> 16;
            strcat(text, r % 3 ? signs[r / 3 % (SIGNS - 1)] : r & 1 ? "b" : " ");
        }
        compare(text, &n);
    }
    assert_true(n.told > 10000);
}

static void what_it_cannot_tell_is_asked(void **state)
{
    (void)state;
    static const char *const texts[] = {"日本", "ไทย", "שלום",   "a\u0301", "-5",
                                        "a -5", ".%",  "\u00AD", "\t"};
    uint8_t after[32];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(opportunities_plain(str_of(texts[i]), after));
}

static void no_line_begins_with_a_dash(void **state)
{
    (void)state;
    static const char *const texts[] = {"month \u2014 Transformers", "Monat \u2013 Transformers",
                                        "\u6708 \u2014 Transformers"};
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct opportunities o = opportunities_of(breaker, str_of(texts[i]), false, a);
        size_t dash = (size_t)(strstr(texts[i], " \xE2\x80") - texts[i]) + 1;
        assert_int_equal(o.after[dash], OPPORTUNITY_NONE);
        assert_int_equal(o.after[dash + 4], OPPORTUNITY_SOFT);
    }
    arena_free(a);
}

static int open_breaker(void **state)
{
    (void)state;
    breaker = line_breaker_new();
    return breaker ? 0 : -1;
}

static int close_breaker(void **state)
{
    (void)state;
    line_breaker_free(breaker);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sequence_of_four),
        cmocka_unit_test(every_character_is_of_its_class),
        cmocka_unit_test(longer_ones_at_random),
        cmocka_unit_test(what_it_cannot_tell_is_asked),
        cmocka_unit_test(no_line_begins_with_a_dash),
    };
    return cmocka_run_group_tests(tests, open_breaker, close_breaker);
}
