/* answer_test.c - what a person types, and what it comes to; expectations worked out by hand. */
#include "cli/answer.c"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void an_amount_may_be_written_in_many_ways(void **state)
{
    static const struct {
        const char *text;
        money cents;
    } rows[] = {{"70000", 7000000},
                {"70k", 7000000},
                {"70 K", 7000000},
                {"70.5k", 7050000},
                {"70,5k", 7050000},
                {"€70,000", 7000000},
                {"70 000", 7000000},
                {"70\xC2\xA0"
                 "000\xC2\xA0€",
                 7000000},
                {"70\xE2\x80\xAF"
                 "000",
                 7000000},
                {"70.000", 7000000},
                {"70'000", 7000000},
                {"1,234,567.89", 123456789},
                {"1.234.567,89", 123456789},
                {"$1.2m", 120000000},
                {"EUR 70,000", 7000000},
                {"70,000 usd", 7000000},
                {"0", 0},
                {"₹38,00,000", 380000000},
                {"38 lakh", 380000000},
                {"38L", 380000000},
                {"1050万", 1050000000},
                {"67 kEUR", 6700000},
                {"82000.50", 8200050},
                {"82000,5", 8200050}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        money got = -1;
        if (!answer_only_amount(str_of(rows[i].text), &got) || got != rows[i].cents)
            fail_msg("\"%s\" gives %lld, not %lld", rows[i].text, (long long)got,
                     (long long)rows[i].cents);
    }
}

static void what_is_no_amount_or_two_is_refused(void **state)
{
    static const char *const texts[] = {"",       "lots",     "-70000",        "70k k",
                                        "1.500k", "70,00,00", "70000.123",     "7 0",
                                        "70kk",   "70 000 x", "999999999999k", "1,234.567,89"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        money got = -1;
        if (answer_only_amount(str_of(texts[i]), &got))
            fail_msg("\"%s\" is taken for %lld", texts[i], (long long)got);
        assert_int_equal(got, -1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_amount_may_be_written_in_many_ways),
        cmocka_unit_test(what_is_no_amount_or_two_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
