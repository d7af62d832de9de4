/* leak_test.c - a private amount is found in every way of writing it, and nowhere else. */
#include "public/leak.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static int setup(void **state)
{
    *state = arena_new();
    return *state ? 0 : -1;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static bool found(struct arena *a, int64_t whole, const char *text)
{
    struct secret s = {.value = whole * MONEY_UNIT, .name = "floor, base"};
    struct plain_text t = plain_text_of(a, str_of(text));
    return numbers_find(t, &s) || spelled_find(a, t, &s);
}

static void every_way_of_writing_it(void **state)
{
    static const char *const ways[] = {
        "67000",
        "€67,000",
        "67 000 €",
        "67\u00A0000 €",
        "67\u202F000\u00A0€",
        "67.000 €",
        "67'000",
        "67’000",
        "67K",
        "€67k base",
        "67 k",
        "67.0K",
        "0.067M",
        "67,000.00",
        "67.000,00",
        "67000.00",
        "67 thousand",
        "67 mille",
        "６７０００",
        "٦٧٠٠٠",
        "٦٧٬٠٠٠",
        "6 7 0 0 0",
        "67\n000",
        "67\u200B000",
        "sixty-seven thousand",
        "Sixty Seven\nThousand euros",
        "soixante-sept mille",
        "between 60,000 and 67,000",
        "€70,000 67 000",
        "EUR67000",
        "(67,000)",
    };
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (!found(*state, 67000, ways[i]))
            fail_msg("missed: %s", ways[i]);
}

static void never_inside_a_longer_number(void **state)
{
    static const char *const others[] = {
        "1,067,000",
        "67,000,000",
        "167000",
        "670000",
        "67001",
        "6700",
        "67,001",
        "167K",
        "67.5K",
        "67M",
        "82,000 and 118,000",
        "one hundred sixty-seven thousand",
        "sixty-seven thousand five hundred",
        "page 67 of 70",
        "2067",
        "67.000.000",
        "1\u202F067\u202F000",
    };
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (found(*state, 67000, others[i]))
            fail_msg("false alarm: %s", others[i]);
}

static void amounts_with_cents(void **state)
{
    struct secret s = {.value = 6700050, .name = "floor, base"};
    assert_non_null(numbers_find(plain_text_of(*state, str_of("€67,000.50")), &s));
    assert_non_null(numbers_find(plain_text_of(*state, str_of("67 000,50 €")), &s));
    assert_null(numbers_find(plain_text_of(*state, str_of("€67,000")), &s));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(every_way_of_writing_it, setup, teardown),
        cmocka_unit_test_setup_teardown(never_inside_a_longer_number, setup, teardown),
        cmocka_unit_test_setup_teardown(amounts_with_cents, setup, teardown),
    };
    return cmocka_run_group_tests_name("leak", tests, NULL, NULL);
}
