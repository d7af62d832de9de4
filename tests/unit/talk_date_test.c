/* talk_date_test.c - days as people say them, from Monday 30 November 2026. */
#include "cli/talk_date.c"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static const struct date today = {.year = 2026, .month = 11, .day = 30};

static void a_day_may_be_said_in_many_ways(void **state)
{
    static const struct {
        const char *text;
        int year, month, day;
    } rows[] = {{"2026-12-31", 2026, 12, 31},  {"31.12.2026", 2026, 12, 31},
                {"31.12.26", 2026, 12, 31},    {"31.12.", 2026, 12, 31},
                {"12/31/2026", 2026, 12, 31},  {"31/12/2026", 2026, 12, 31},
                {"31 December", 2026, 12, 31}, {"Dec 31, 2026", 2026, 12, 31},
                {"15 January", 2027, 1, 15},   {"1st March 2027", 2027, 3, 1},
                {"today", 2026, 11, 30},       {"tomorrow", 2026, 12, 1},
                {"+7", 2026, 12, 7},           {"in two weeks", 2026, 12, 14},
                {"in 10 days", 2026, 12, 10},  {"two months", 2027, 1, 30},
                {"Friday", 2026, 12, 4},       {"by Friday", 2026, 12, 4},
                {"Fri", 2026, 12, 4},          {"Monday", 2026, 12, 7}, /* never today */
                {"next Friday", 2026, 12, 11}, {"next week", 2026, 12, 7}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct date d = {0};
        if (!talk_date(str_of(rows[i].text), today, &d) || d.year != rows[i].year ||
            d.month != rows[i].month || d.day != rows[i].day)
            fail_msg("\"%s\" gives %d-%d-%d", rows[i].text, d.year, d.month, d.day);
    }
}

static void what_is_no_day_or_two_is_refused(void **state)
{
    static const char *const texts[] = {"",          "soon",       "3/4/2026", "31.02.2026",
                                        "Smarch 13", "2026-13-01", "13",       "Friday Monday"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct date d;
        if (talk_date(str_of(texts[i]), today, &d))
            fail_msg("\"%s\" is taken for %d-%d-%d", texts[i], d.year, d.month, d.day);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_may_be_said_in_many_ways),
        cmocka_unit_test(what_is_no_day_or_two_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
