/* amount_test.c - amounts as people write them; every value worked out by hand. */
#include "base/amount_text.h"
#include "offer/offer.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

struct row {
    const char *text;
    int64_t cents;
    const char *currency; /* NULL: none is said */
    enum amount_unit unit;
    int64_t times_e2;
};

static void one_amount_in_many_ways(void **state)
{
    static const struct row rows[] = {
        {"67000", 6700000, NULL, 0, 0},
        {"€67,000", 6700000, "EUR", 0, 0},
        {"67\u202F000\u00A0€", 6700000, "EUR", 0, 0},
        {"67.000,50 €", 6700050, "EUR", 0, 0},
        {"67'000", 6700000, NULL, 0, 0},
        {"CHF 140'000", 14000000, "CHF", 0, 0},
        {"67K", 6700000, NULL, 0, 0},
        {"67 k€", 6700000, "EUR", 0, 0},
        {"k€ 67", 6700000, "EUR", 0, 0},
        {"67 kEUR", 6700000, "EUR", 0, 0},
        {"kEUR 67", 6700000, "EUR", 0, 0},
        {"US$67,000", 6700000, "USD", 0, 0},
        {"S$130K", 13000000, "SGD", 0, 0},
        {"1.2m", 120000000, NULL, 0, 0},
        {"0.067M", 6700000, NULL, 0, 0},
        {"4,5 Mio. €", 450000000, "EUR", 0, 0},
        {"67 thousand euros", 6700000, "EUR", 0, 0},
        {"67 mille euros", 6700000, "EUR", 0, 0},
        {"₹38,00,000", 380000000, "INR", 0, 0},
        {"38 lakh", 380000000, NULL, 0, 0},
        {"38L", 380000000, NULL, 0, 0},
        {"38 LPA", 380000000, NULL, 0, 0},
        {"1.2 crore", 1200000000, NULL, 0, 0},
        {"1050万", 1050000000, NULL, 0, 0},
        {"1050万円", 1050000000, "JPY", 0, 0},
        {"2億", 20000000000, NULL, 0, 0},
        {"R 850 000", 85000000, "ZAR", 0, 0},
        {"R850k", 85000000, "ZAR", 0, 0},
        {"R45 an hour", 4500, "ZAR", AMOUNT_AN_HOUR, 0},
        {"70 T€", 7000000, "EUR", 0, 0},
        {"70 TEUR", 7000000, "EUR", 0, 0},
        {"18.50 per hr", 1850, NULL, AMOUNT_AN_HOUR, 0},
        {"37.5 hrs", 3750, NULL, AMOUNT_OF_HOURS, 0},
        {"Rp 600,000,000", 60000000000, "IDR", 0, 0},
        {"zł 9 000", 900000, "PLN", 0, 0},
        {"12.50 an hour", 1250, NULL, AMOUNT_AN_HOUR, 0},
        {"$22.50/hr", 2250, "USD", AMOUNT_AN_HOUR, 0},
        {"3450 a month", 345000, NULL, AMOUNT_A_MONTH, 0},
        {"3 450 € par mois", 345000, "EUR", AMOUNT_A_MONTH, 0},
        {"650 per day", 65000, NULL, AMOUNT_A_DAY, 0},
        {"3250 × 13", 325000, NULL, 0, 1300},
        {"3250*13.5", 325000, NULL, 0, 1350},
        {"€3,250 x 13", 325000, "EUR", 0, 1300},
        {"12.5%", 1250, NULL, AMOUNT_PER_CENT, 0},
        {"12,5 %", 1250, NULL, AMOUNT_PER_CENT, 0},
        {"30 days", 3000, NULL, AMOUNT_OF_DAYS, 0},
        {"30 jours", 3000, NULL, AMOUNT_OF_DAYS, 0},
        {"500 RSUs", 50000, NULL, AMOUNT_OF_SHARES, 0},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct amount_reading r;
        struct str text = str_of(rows[i].text);
        if (!amount_read(&text, &r) || text.n)
            fail_msg("\"%s\" is not read, or not to its end: \"%s\"", rows[i].text, text.s);
        if (r.value != rows[i].cents)
            fail_msg("\"%s\" gives %lld", rows[i].text, (long long)r.value);
        if (!r.currency != !rows[i].currency ||
            (r.currency && strcmp(r.currency->code, rows[i].currency) != 0))
            fail_msg("\"%s\" is in %s", rows[i].text, r.currency ? r.currency->code : "nothing");
        if (r.unit != rows[i].unit || r.times_e2 != rows[i].times_e2)
            fail_msg("\"%s\": unit %d, times %lld", rows[i].text, (int)r.unit,
                     (long long)r.times_e2);
    }
}

static void what_could_be_two_amounts_or_none_is_refused(void **state)
{
    static const char *const texts[] = {
        "",   "lots",  "1.500k",     "70000.123", "1,234.567,89",
        "L4", "Day 1", "2026-11-27", "R2",        "$11.5T"}; /* a thousand or a trillion */
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct amount_reading r;
        struct str text = str_of(texts[i]);
        if (amount_read(&text, &r))
            fail_msg("\"%s\" is taken for %lld", texts[i], (long long)r.value);
        assert_int_equal(text.n, strlen(texts[i]));
    }
}

/* Whether one of the loose readings of the text is the value. */
static bool may_mean(const char *text, int64_t whole)
{
    struct str t = str_of(text);
    for (size_t at = 0, end; at < t.n; at = end) {
        struct amount_reading all[AMOUNT_READINGS];
        size_t n = amount_readings(t, at, AMOUNT_LOOSE, all, &end);
        for (size_t i = 0; i < n; i++)
            if (all[i].value == whole * MONEY_UNIT)
                return true;
    }
    return false;
}

static void loosely_whatever_could_be_meant(void **state)
{
    static const char *const yes[] = {"67, 000",   "67-000",       "6 7 0 0 0", "60,000, 67,000",
                                      "60-67,000", "67 000 and 1", "67.0K",     "x 67k",
                                      "67 k-EUR",  "0067,000 67K", "€67T"};
    static const char *const no[] = {"1,067,000", "67,000,000", "167000", "67.5K",
                                     "67M",       "555-67-000", "2067",   "67.000.000"};
    (void)state;
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++)
        if (!may_mean(yes[i], 67000))
            fail_msg("\"%s\" is not read as 67,000", yes[i]);
    for (size_t i = 0; i < sizeof no / sizeof *no; i++)
        if (may_mean(no[i], 67000))
            fail_msg("\"%s\" is read as 67,000", no[i]);
}

static unsigned signs_found(const struct currency *c)
{
    char signs[64];
    unsigned found = 0;
    snprintf(signs, sizeof signs, "%s %s", c->symbol, c->signs ? c->signs : "");
    for (char *sign = strtok(signs, " "); sign; sign = strtok(NULL, " ")) {
        size_t n = 0;
        if (!currency_at(str_of(sign), 0, true, &n) || n != strlen(sign))
            fail_msg("\"%s\" of %s is not found in a text", sign, c->code);
        found++;
    }
    return found;
}

static void every_sign_of_the_table_is_found(void **state)
{
    unsigned rows = 0, signs = 0;
    (void)state;
    for (int i = 0; i < 26 * 26 * 26; i++) {
        const char code[] = {(char)('A' + i / 676), (char)('A' + i / 26 % 26), (char)('A' + i % 26),
                             0};
        const struct currency *c = currency_find(code);
        rows += c != NULL;
        signs += c ? signs_found(c) : 0;
    }
    assert_true(rows >= 62 && signs > rows);
}

static void signs_that_several_currencies_share(void **state)
{
    size_t n;
    (void)state;
    assert_string_equal(currency_at(str_of("$5"), 0, true, &n)->code, "USD");
    assert_true(currency_has_sign(currency_find("SGD"), str_of("$")));
    assert_true(currency_has_sign(currency_find("CNY"), str_of("¥")));
    assert_false(currency_has_sign(currency_find("EUR"), str_of("$")));
    assert_string_equal(currency_at(str_of("HK$5"), 0, true, &n)->code, "HKD");
    assert_int_equal(n, 3);
    assert_null(currency_at(str_of("R is a language"), 0, false, &n));
    assert_null(currency_at(str_of("EURO"), 0, true, &n));
    assert_int_equal(currency_find("JPY")->minor, 0);
    assert_int_equal(currency_find("KWD")->minor, 3);
    struct amount_reading r;
    struct str text = str_of("8 PHP projects");
    assert_true(amount_read(&text, &r));
    assert_null(r.currency); /* the language, not the peso */
}

static void a_unit_of_pay_is_called_as_the_offer_calls_it(void **state)
{
    (void)state;
    for (int per = PER_YEAR; per <= PER_HOUR; per++)
        assert_string_equal(offer_per_names[per],
                            amount_unit_name((enum amount_unit)(AMOUNT_A_YEAR + per)));
    assert_null(amount_unit_name(AMOUNT_ALONE));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_amount_in_many_ways),
        cmocka_unit_test(what_could_be_two_amounts_or_none_is_refused),
        cmocka_unit_test(loosely_whatever_could_be_meant),
        cmocka_unit_test(every_sign_of_the_table_is_found),
        cmocka_unit_test(signs_that_several_currencies_share),
        cmocka_unit_test(a_unit_of_pay_is_called_as_the_offer_calls_it),
    };
    return cmocka_run_group_tests_name("amount", tests, NULL, NULL);
}
