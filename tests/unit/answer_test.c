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
    static const char *const texts[] = {"",       "lots",      "-70000",        "70k k",
                                        "1.500k", "70,00,00",  "70000.123",     "7 0",
                                        "70kk",   "70 000 x",  "999999999999k", "1,234.567,89"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        money got = -1;
        if (answer_only_amount(str_of(texts[i]), &got))
            fail_msg("\"%s\" is taken for %lld", texts[i], (long long)got);
        assert_int_equal(got, -1);
    }
}

static void a_pair_is_two_amounts(void **state)
{
    static const char *const texts[] = {"82k / 118k",   "82000 118000",     "82k 118k",
                                        "82k and 118k", "€82,000 €118,000", "82 000/118 000"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        money base = 0, equity = 0;
        if (!answer_pair(str_of(texts[i]), &base, &equity))
            fail_msg("\"%s\" is refused", texts[i]);
        assert_int_equal(base, 8200000);
        assert_int_equal(equity, 11800000);
    }
}

static void a_pair_that_could_be_cut_two_ways_is_refused(void **state)
{
    money base, equity;
    (void)state;
    assert_false(answer_pair(str_of("82 000 118 000"), &base, &equity));
    assert_false(answer_pair(str_of("82k"), &base, &equity));
    assert_false(answer_pair(str_of("82k / 118k / 5"), &base, &equity));
}

static void equity_has_amount_kind_and_years(void **state)
{
    struct answer_equity e;
    (void)state;
    assert_true(answer_equity(str_of("80 000 pre-ipo 4"), &e));
    assert_int_equal(e.amount, 8000000);
    assert_int_equal(e.kind, KIND_PRE_IPO);
    assert_int_equal(e.years, 4);
    assert_true(answer_equity(str_of("80k over 3 years, RSU"), &e));
    assert_int_equal(e.kind, KIND_LIQUID);
    assert_int_equal(e.years, 3);
    assert_true(answer_equity(str_of("55k a year"), &e));
    assert_true(e.per_year);
    assert_int_equal(e.years, 0);
    assert_true(answer_equity(str_of("80k"), &e));
    assert_int_equal(e.kind, KIND_UNSAID);
    assert_false(answer_equity(str_of("80k 12"), &e)); /* at most ten years */
    assert_false(answer_equity(str_of("80k phantom"), &e));
    assert_false(answer_equity(str_of("pre-ipo"), &e));
}

static void a_bonus_is_a_share_or_an_amount(void **state)
{
    struct answer_bonus b;
    (void)state;
    assert_true(answer_bonus(str_of("12.5 %"), &b) || answer_bonus(str_of("12.5%"), &b));
    assert_true(b.in_percent);
    assert_int_equal(b.percent_e8, INT64_C(1250000000));
    assert_true(answer_bonus(str_of("8k contractual"), &b));
    assert_int_equal(b.amount, 800000);
    assert_true(b.contractual);
    assert_false(answer_bonus(str_of("ten %"), &b));
    assert_false(answer_bonus(str_of("10% maybe"), &b));
}

static void a_date_is_a_day_or_days_from_today(void **state)
{
    struct date today = {.year = 2026, .month = 11, .day = 27}, got;
    (void)state;
    assert_true(answer_date(str_of("+7"), today, &got));
    assert_int_equal(got.year * 10000 + got.month * 100 + got.day, 20261204);
    assert_true(answer_date(str_of(" 2026-12-01 "), today, &got));
    assert_int_equal(got.day, 1);
    assert_false(answer_date(str_of("next week"), today, &got));
    assert_false(answer_date(str_of("2026-02-30"), today, &got));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_amount_may_be_written_in_many_ways),
        cmocka_unit_test(what_is_no_amount_or_two_is_refused),
        cmocka_unit_test(a_pair_is_two_amounts),
        cmocka_unit_test(a_pair_that_could_be_cut_two_ways_is_refused),
        cmocka_unit_test(equity_has_amount_kind_and_years),
        cmocka_unit_test(a_bonus_is_a_share_or_an_amount),
        cmocka_unit_test(a_date_is_a_day_or_days_from_today),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
