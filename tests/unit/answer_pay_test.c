/* answer_pay_test.c - pay, shares and bonuses as people say them; the sums are worked out by hand.
 */
#include "job/answer_pay.c"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static void pay_is_read_in_its_own_unit(void **state)
{
    static const struct {
        const char *text;
        money amount;
        const char *per;
        int64_t times_e2;
        money ote;
    } rows[] = {{"72,000", 7200000, NULL, 0, 0},
                {"€3,250 x 13", 325000, "month", 1300, 0},
                {"3250 a month", 325000, "month", 0, 0},
                {"3250 a month × 14", 325000, "month", 1400, 0},
                {"22.50 an hour, 37.5 hours", 2250, "hour", 195000, 0}, /* 37.5 × 52 = 1,950 */
                {"£22.50 an hour for 37.5 hours a week", 2250, "hour", 195000, 0},
                {"450 a day, 220 days", 45000, "day", 22000, 0},
                {"90k, OTE 130k", 9000000, NULL, 0, 13000000},
                {"130k OTE, 90k base", 9000000, NULL, 0, 13000000},
                {"130k OTE 60/40", 7800000, NULL, 0, 13000000}, /* 60 % of 130,000 */
                {"3 250 × 13 a month", 325000, "month", 1300, 0},
                {"13 x 3250", 325000, "month", 1300, 0}, /* 3,250 thirteen times, not 13 */
                {"13 × €3,250", 325000, "month", 1300, 0},
                {"€3,250 a month, thirteen times a year", 325000, "month", 1300, 0},
                {"3250 per month, 13 times", 325000, "month", 1300, 0},
                {"3.250 € im Monat, 13 mal", 325000, "month", 1300, 0},
                {"3 250 € par mois sur 13 mois", 325000, "month", 1300, 0},
                {"€3,250 monthly, 13 salaries", 325000, "month", 1300, 0},
                {"£18.50/hr, 37.5 hrs/week", 1850, "hour", 195000, 0},
                {"£500 a day, 220 days, 9 months", 50000, "day", 22000, 0},
                {"1,2 M€", 120000000, NULL, 0, 0},
                {"38 lakh", 380000000, NULL, 0, 0},
                {"1050万", 1050000000, NULL, 0, 0}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer_pay p;
        const char *why = answer_pay(str_of(rows[i].text), &p);
        if (why || p.amount != rows[i].amount || !same_text(p.per, rows[i].per) ||
            p.times_e2 != rows[i].times_e2 || p.ote != rows[i].ote)
            fail_msg("\"%s\": %s; %lld per %s times %lld, on target %lld", rows[i].text,
                     why ? why : "read", (long long)p.amount, p.per ? p.per : "year",
                     (long long)p.times_e2, (long long)p.ote);
    }
}

/* "£500 a day, 9 months" is a contract of nine months, no £4,500 a year. */
static void how_long_it_lasts_is_no_number_of_salaries(void **state)
{
    struct answer_pay p;
    (void)state;
    assert_null(answer_pay(str_of("£500 a day, 220 days, for 9 months"), &p));
    assert_int_equal(p.months, 9);
    assert_int_equal(p.times_e2, 22000);
    assert_null(answer_pay(str_of("3250 a month, 6 months"), &p));
    assert_int_equal(p.months, 6);
    assert_null(answer_pay(str_of("3250 a month, 13 months"), &p));
    assert_int_equal(p.months, 0);
    assert_int_equal(p.times_e2, 1300);
}

static void pay_that_says_too_little_is_asked_again(void **state)
{
    static const char *const texts[] = {"",        "lots",     "22.50 an hour", "450 a day",
                                        "70k 80k", "130k OTE", "500 RSUs",      "leave 24",
                                        "10%",     "0"};
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct answer_pay p;
        if (!answer_pay(str_of(texts[i]), &p))
            fail_msg("\"%s\" is taken", texts[i]);
    }
}

static void shares_are_counted_and_amounts_are_not(void **state)
{
    static const struct {
        const char *text, *kind;
        money amount;
        int64_t shares_e2;
        money price, strike;
        int years;
        bool per_year;
    } rows[] = {
        {"500 RSUs", "liquid", 0, 50000, 0, 0, 0, false},
        {"500 RSUs at $212.40 over 4 years", "liquid", 0, 50000, 21240, 0, 4, false},
        {"20000 options at 2.10", "options", 0, 2000000, 0, 210, 0, false},
        {"20,000 options, strike 2.10, price 3.60", "options", 0, 2000000, 360, 210, 0, false},
        {"80k", NULL, 8000000, 0, 0, 0, 0, false},
        {"80k pre-ipo 4", "pre-ipo", 8000000, 0, 0, 0, 4, false},
        {"$160k RSUs over 3 years", "liquid", 16000000, 0, 0, 0, 3, false},
        {"55k a year", NULL, 5500000, 0, 0, 0, 0, true}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer_stock e;
        const char *why = answer_stock(str_of(rows[i].text), &e);
        if (why || !same_text(e.kind, rows[i].kind) || e.amount != rows[i].amount ||
            e.shares_e2 != rows[i].shares_e2 || e.price != rows[i].price ||
            e.strike != rows[i].strike || e.years != rows[i].years ||
            e.per_year != rows[i].per_year)
            fail_msg("\"%s\": %s; %s, %lld, shares %lld, price %lld, strike %lld, %d years",
                     rows[i].text, why ? why : "read", e.kind ? e.kind : "no kind",
                     (long long)e.amount, (long long)e.shares_e2, (long long)e.price,
                     (long long)e.strike, e.years);
    }
    struct answer_stock e;
    assert_null(answer_stock(str_of("none"), &e));
    assert_true(e.given && e.none);
    assert_null(answer_stock(str_of(""), &e));
    assert_false(e.given);
    assert_non_null(answer_stock(str_of("0.25%"), &e));
    assert_non_null(answer_stock(str_of("some"), &e));
    assert_non_null(answer_stock(str_of("leave 24, remote 2"), &e));
}

static void a_bonus_keeps_its_kind(void **state)
{
    static const struct {
        const char *text, *kind, *way;
        money value;
    } rows[] = {{"10%", "target", "percent", 1000},
                {"10 % contractual", "contractual", "percent", 1000},
                {"up to 20%", "discretionary", "percent", 2000},
                {"2 months", "target", "months", 200},
                {"40k commission", "commission", NULL, 4000000}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct answer_extra b;
        const char *why = answer_extra(str_of(rows[i].text), &b);
        if (why || !same_text(b.kind, rows[i].kind) || !same_text(b.way, rows[i].way) ||
            b.value != rows[i].value)
            fail_msg("\"%s\": %s; %s %s %lld", rows[i].text, why ? why : "read", b.kind,
                     b.way ? b.way : "amount", (long long)b.value);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pay_is_read_in_its_own_unit),
        cmocka_unit_test(how_long_it_lasts_is_no_number_of_salaries),
        cmocka_unit_test(pay_that_says_too_little_is_asked_again),
        cmocka_unit_test(shares_are_counted_and_amounts_are_not),
        cmocka_unit_test(a_bonus_keeps_its_kind),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
