/* base_test.c - amounts, fractions, dates, text: numbers worked out by hand. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/file.h"
#include "base/index.h"
#include "base/money.h"
#include "base/ratio.h"
#include "base/str.h"
#include <inttypes.h>
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

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

static money amount(const char *s)
{
    money m = -1;
    return money_parse(str_of(s), &m) ? m : -1;
}

static void amount_is_read_exactly(void **state)
{
    (void)state;
    assert_int_equal(amount("82000"), 8200000);
    assert_int_equal(amount(" 82000.5\n"), 8200050);
    assert_int_equal(amount("0"), 0);
    assert_int_equal(amount("0.01"), 1);
    assert_int_equal(amount("999999999999.99"), INT64_C(99999999999999));
}

static void amount_in_another_form_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",    "12k", "-1",    "+1",  "5.000",         "1.",
                                        ".5",  "1e3", "1,000", "1 0", "1234567890123", "€5",
                                        "0x1", "NaN"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(amount(wrong[i]), -1);
}

static void decimal_has_eight_places(void **state)
{
    (void)state;
    int64_t v = 0;
    assert_true(decimal_parse(str_of("0.92"), &v));
    assert_int_equal(v, 92000000);
    assert_true(decimal_parse(str_of("0.00000001"), &v));
    assert_int_equal(v, 1);
    assert_false(decimal_parse(str_of("0.000000001"), &v));
}

static void every_currency_is_found(void **state)
{
    (void)state;
    const char codes[] =
        "AED ARS AUD BGN BRL CAD CHF CLP CNY COP CZK DKK EGP EUR GBP HKD HUF IDR ILS "
        "INR ISK JPY KES KRW MXN MYR NGN NOK NZD PHP PKR PLN QAR RON RSD SAR SEK SGD "
        "THB TRY TWD UAH USD UYU VND ZAR ";
    for (const char *c = codes; *c; c += 4) {
        const char one[] = {c[0], c[1], c[2], 0};
        assert_non_null(currency_find(one));
        assert_string_equal(currency_find(one)->code, one);
    }
    assert_null(currency_find("AAA"));
    assert_null(currency_find("EUX"));
    assert_null(currency_find("ZZZ"));
    assert_null(currency_find(""));
    assert_null(currency_find("€"));
    assert_null(currency_find(NULL));
}

static void a_name_finds_its_number(void **state)
{
    char names[100][8];
    struct index *x = index_new(*state, 100);
    assert_true(index_find(x, "") == INDEX_NONE);
    for (size_t i = 0; i < 100; i++) {
        snprintf(names[i], sizeof names[i], "n%zu", i);
        assert_true(index_find(x, names[i]) == INDEX_NONE);
        index_put(x, names[i], i * i);
    }
    for (size_t i = 0; i < 100; i++)
        assert_int_equal(index_find(x, names[i]), i * i);
    assert_true(index_find(x, "n100") == INDEX_NONE);
}

static int64_t rounded(rat r, int64_t scale)
{
    int64_t v = 0;
    assert_true(rat_round(r, scale, &v));
    return v;
}

static void halves_round_away_from_zero(void **state)
{
    struct rats *p = rats_new(*state);
    assert_int_equal(rounded(rat_frac(p, 5, 10), 1), 1);
    assert_int_equal(rounded(rat_frac(p, -5, 10), 1), -1);
    assert_int_equal(rounded(rat_frac(p, 49, 100), 1), 0);
    assert_int_equal(rounded(rat_frac(p, 252000, 118000), 10000), 21356);
    assert_int_equal(rounded(rat_frac(p, -7, 3), 100), -233);
}

static void nearest_step_is_exact(void **state)
{
    struct rats *p = rats_new(*state);
    assert_int_equal(rounded(rat_nearest(p, rat_int(p, 111250), rat_int(p, 500)), 1), 111500);
    assert_int_equal(rounded(rat_nearest(p, rat_int(p, 111249), rat_int(p, 500)), 1), 111000);
    assert_int_equal(rounded(rat_nearest(p, rat_int(p, -250), rat_int(p, 500)), 1), -500);
}

static void nothing_comes_of_nothing(void **state)
{
    struct rats *p = rats_new(*state);
    assert_null(rat_div(p, rat_int(p, 1), rat_int(p, 0)));
    assert_null(rat_add(p, NULL, rat_int(p, 1)));
    assert_null(rat_frac(p, 1, 0));
}

static void what_does_not_fit_is_said(void **state)
{
    struct rats *p = rats_new(*state);
    int64_t v = 7;
    assert_false(rat_round(rat_pow(p, rat_int(p, 10), 19), 1, &v));
    assert_int_equal(v, 7);
    assert_int_equal(rounded(rat_int(p, -INT64_MAX), 1), -INT64_MAX);
}

/* The same value once computed through numbers that no 64 bits hold. */
static rat widened(struct rats *p, rat a)
{
    rat huge = rat_pow(p, rat_int(p, 10), 40);
    return rat_div(p, rat_mul(p, a, huge), huge);
}

static void assert_same(rat a, rat b)
{
    int64_t x = 1, y = 1;
    assert_true(!a == !b);
    assert_int_equal(a ? rat_cmp(a, b) : 0, 0);
    assert_int_equal(a ? rat_sign(a) : 0, b ? rat_sign(b) : 0);
    assert_int_equal(rat_round(a, 10000, &x), rat_round(b, 10000, &y));
    assert_int_equal(x, y);
}

static void a_fraction_is_the_same_in_any_width(void **state)
{
    static const int64_t parts[] = {0,         1,         -1,           2,
                                    3,         -7,        100,          118000,
                                    8200000,   100000000, 9223372037,   999999999999,
                                    INT64_MAX, INT64_MIN, INT64_MAX - 1};
    enum { N = sizeof parts / sizeof *parts };
    rat small[N * N], wide[N * N];
    size_t n = 0;
    struct rats *p = rats_new(*state);
    for (size_t i = 0; i < N * N; i++)
        if ((small[n] = rat_frac(p, parts[i / N], parts[i % N])))
            wide[n++] = widened(p, rat_div(p, widened(p, rat_int(p, parts[i / N])),
                                           widened(p, rat_int(p, parts[i % N]))));
    for (size_t i = 0; i < n; i++) {
        assert_same(small[i], wide[i]);
        assert_same(rat_pow(p, small[i], 5), rat_pow(p, wide[i], 5));
        assert_same(rat_nearest(p, small[i], rat_int(p, 500)),
                    rat_nearest(p, wide[i], rat_int(p, 500)));
        for (size_t j = i % 3; j < n; j += 3) {
            rat a = small[i], b = small[j], c = wide[i], d = wide[j];
            assert_int_equal(rat_cmp(a, b) > 0, rat_cmp(c, d) > 0);
            assert_int_equal(rat_cmp(a, d) < 0, rat_cmp(c, b) < 0);
            assert_same(rat_add(p, a, b), rat_add(p, c, d));
            assert_same(rat_sub(p, a, b), rat_sub(p, a, d));
            assert_same(rat_mul(p, a, b), rat_mul(p, c, b));
            assert_same(rat_div(p, a, b), rat_div(p, c, d));
        }
    }
}

/* (1 + g) ^ (months ÷ 12) = m: 2.1356 over four years is 20.89 % a year; over 18 months 4 is
 * 4 ^ (2/3) = 2.5198; half of it after a year is −0.5. */
static void growth_is_found_without_floats(void **state)
{
    struct rats *p = rats_new(*state);
    assert_int_equal(rounded(rat_growth(p, rat_frac(p, 252000, 118000), 48), 10000), 2089);
    assert_int_equal(rounded(rat_growth(p, rat_int(p, 4), 18), 10000), 15198);
    assert_int_equal(rounded(rat_growth(p, rat_frac(p, 1, 2), 12), 10000), -5000);
    assert_int_equal(rounded(rat_growth(p, rat_int(p, 0), 48), 10000), -10000);
    assert_null(rat_growth(p, rat_int(p, -1), 48));
}

/* (base × 4 + 0) × 1: what changes nothing leaves no step. */
static void a_value_knows_the_step_that_made_it(void **state)
{
    struct rats *p = rats_new(*state);
    static const struct rat_source source = {.name = {NULL, "offer.base", -1}};
    static const struct rat_name name = {NULL, "four_year", -1};
    rat base = rat_stated(p, rat_int(p, 70000), &source), years = rat_int(p, 4);
    rat sum = rat_add(p, rat_mul(p, base, years), rat_int(p, 0));
    rat total = rat_figure(p, rat_mul(p, sum, rat_int(p, 1)), &name, 100);
    struct rat_step of_total = rat_how(total), of_sum = rat_how(of_total.left);
    assert_int_equal(of_total.op, RAT_FIGURE);
    assert_ptr_equal(of_total.name, &name);
    assert_int_equal(of_sum.op, RAT_MUL);
    assert_ptr_equal(of_sum.left, base);
    assert_ptr_equal(of_sum.right, years);
    assert_ptr_equal(rat_how(base).source, &source);
    assert_int_equal(rounded(total, 1), 280000);
    assert_int_equal(rat_how(rat_max(p, base, rat_int(p, 0))).op, RAT_STATED);
    assert_int_equal(rat_how(rat_max(p, rat_sub(p, base, total), rat_int(p, 0))).op, RAT_MAX);
    assert_int_equal(rat_how(rat_max(p, base, total)).op, RAT_MAX);
}

static struct date day(const char *s)
{
    struct date d = {0};
    assert_true(date_time_parse(str_of(s), &d));
    return d;
}

static void weekdays_are_right(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(day("2026-03-06")), 4); /* a Friday, as on the calendar */
    assert_int_equal(date_weekday(day("1970-01-01")), 3);
    assert_int_equal(date_days_between(day("2024-02-28"), day("2024-03-01")), 2);
    struct date d = date_from_days(date_days(day("2000-02-29")));
    assert_int_equal(d.day, 29);
    assert_int_equal(d.month, 2);
}

static void impossible_days_are_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"2026-02-29",
                                        "2026-13-01",
                                        "2026-1-1",
                                        "0000-01-01",
                                        "2026-11-20T10:00",
                                        "2026-11-20T24:00Z",
                                        "2026-11-20T10:00+15:00",
                                        "20261120"};
    struct date d;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_false(date_time_parse(str_of(wrong[i]), &d));
}

static void two_date_times_are_instants(void **state)
{
    (void)state;
    assert_int_equal(date_cmp(day("2026-11-20T10:00+01:00"), day("2026-11-20T09:00Z")), 0);
    assert_int_equal(date_cmp(day("2026-11-20T23:30-05:00"), day("2026-11-21T01:00Z")), 1);
    /* against a date it counts as the day written in it */
    assert_int_equal(date_cmp(day("2026-11-20T23:30-05:00"), day("2026-11-20")), 0);
}

static void nearest_name_is_offered(void **state)
{
    (void)state;
    static const char *const names[] = {"base", "equity", "bonus", "sign-on"};
    assert_string_equal(str_nearest("bse", names, 4), "base");
    assert_string_equal(str_nearest("eqiuty", names, 4), "equity");
    assert_null(str_nearest("salary", names, 4));
    assert_int_equal(str_distance("ab", "ba", 2), 1);
}

static void bad_bytes_decode_alone(void **state)
{
    (void)state;
    struct str s = str_of("\xE2\x82\xAC\xFFz\xC0\x80");
    size_t at = 0;
    assert_int_equal(str_decode(s, &at), 0x20AC);
    assert_int_equal(str_decode(s, &at), 0xFFFD);
    assert_int_equal(str_decode(s, &at), 'z');
    assert_int_equal(str_decode(s, &at), 0xFFFD);
    assert_int_equal(str_decode(s, &at), 0xFFFD);
    assert_int_equal(at, s.n);
}

static void a_buffer_grows_and_ends_in_nul(void **state)
{
    struct buf b;
    buf_init(&b, *state);
    for (int i = 0; i < 1000; i++)
        buf_put_int(&b, -7);
    buf_put_utf8(&b, 0x1F600);
    assert_int_equal(b.n, 2004);
    assert_string_equal(buf_str(&b) + 2000, "\xF0\x9F\x98\x80");
}

/* As the C library has it, whether a format has plain conversions alone or others among them. */
static void a_format_is_filled_as_by_the_c_library(void **state)
{
    const char *volatile none = NULL;
    char said[96];
    struct buf b;
#define ASSERT_FORMAT(...)                                                                         \
    (snprintf(said, sizeof said, __VA_ARGS__), buf_init(&b, *state), buf_puts(&b, "+"),            \
     buf_printf(&b, __VA_ARGS__), assert_string_equal(buf_str(&b) + 1, said),                      \
     assert_int_equal(b.n, strlen(said) + 1))
    ASSERT_FORMAT("%s:%u: %d%s", "offer.xml", UINT_MAX, INT_MIN, "");
    ASSERT_FORMAT("%s%%", "12.5");
    ASSERT_FORMAT("%s, %02d of %zu, %.*s", "half", 7, (size_t)9, 2, "abc");
    ASSERT_FORMAT("%d and %s", -1, none);
    assert_string_equal(arena_printf(*state, "%s", ""), "");
}

static void assert_put(struct arena *a, int64_t v)
{
    char said[32];
    struct buf b;
    buf_init(&b, a);
    snprintf(said, sizeof said, "%" PRId64, v);
    buf_put_int(&b, v);
    assert_string_equal(buf_str(&b), said);
    assert_int_equal(b.n, strlen(said));
}

/* On both sides of each power of ten, as the C library has it. */
static void a_number_has_its_digits(void **state)
{
    for (int64_t ten = 1;; ten *= 10) {
        for (int64_t v = ten - 2; v <= ten + 2; v++) {
            assert_put(*state, v);
            assert_put(*state, -v);
        }
        if (ten > INT64_MAX / 10)
            break;
    }
    for (int v = 0; v < 1000; v++)
        assert_put(*state, v);
    assert_put(*state, INT64_MAX);
    assert_put(*state, INT64_MIN);
}

/* Over its first block, over large pages and over pieces larger than a block: zeroed, also after a
 * reset, and none on another. */
static void an_arena_grows_zeroed(void **state)
{
    (void)state;
    enum { PIECES = 6000 };
    static unsigned char *pieces[PIECES];
    struct arena *a = arena_new();
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < PIECES; i++) {
            size_t n = i % 1000 == 999 ? 300 * 1024 : 1000;
            pieces[i] = arena_alloc(a, n);
            for (size_t k = 0; k < n; k++)
                assert_int_equal(pieces[i][k], 0);
            memset(pieces[i], 1 + i % 251, n);
        }
        for (int i = 0; i < PIECES; i++)
            assert_true(pieces[i][0] == 1 + i % 251 && pieces[i][999] == 1 + i % 251);
        arena_reset(a);
    }
    arena_free(a);
}

static void count_release(void *what)
{
    ++*(int *)what;
}

static void deferred_is_released_once(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    int released = 0;
    arena_defer(a, count_release, &released);
    arena_reset(a);
    assert_int_equal(released, 1);
    arena_free(a);
    assert_int_equal(released, 1);
}

static void exhaustion_jumps_to_the_guard(void **state)
{
    jmp_buf where;
    if (setjmp(where) == 0) {
        arena_guard(*state, &where);
        arena_array(*state, SIZE_MAX / 2, 4);
        fail_msg("memory without end");
    }
}

struct doors {
    struct arena *a;
    int steps;
    bool inner;
};

static void runs_dry(void *data)
{
    struct doors *x = data;
    x->steps++;
    arena_array(x->a, SIZE_MAX / 2, 4);
    fail_msg("memory without end");
}

static void goes_through_a_door_and_runs_dry(void *data)
{
    struct doors *x = data;
    x->inner = arena_guarded((struct arena *[]){x->a, NULL}, runs_dry, x);
    arena_reset(x->a); /* which takes no guard away */
    runs_dry(x);
}

static void behind_a_door_the_outer_one_holds_again(void **state)
{
    struct doors x = {.a = *state, .inner = true};
    assert_false(
        arena_guarded((struct arena *[]){x.a, NULL}, goes_through_a_door_and_runs_dry, &x));
    assert_false(x.inner);
    assert_int_equal(x.steps, 2);
}

static void passing_work_runs_dry_where_its_outer_does_and_goes_with_it(void **state)
{
    (void)state;
    struct arena *outer = arena_new();
    int released = 0;
    jmp_buf where;
    if (setjmp(where) == 0) {
        arena_guard(outer, &where);
        struct arena *a = arena_new_within(outer), *done = arena_new_within(outer);
        arena_defer(a, count_release, &released);
        arena_free(done);
        arena_array(a, SIZE_MAX / 2, 4);
        fail_msg("memory without end");
    }
    arena_free(outer);
    assert_int_equal(released, 1);
}

/* A temporary that is neither finished nor abandoned goes with the arena of the process that began
 * it; a process that was forked meanwhile takes nothing away. */
static void a_temporary_goes_with_its_arena(void **state)
{
    (void)state;
    char folder[] = "/tmp/hfbrief-base-XXXXXX";
    assert_non_null(mkdtemp(folder));
    struct arena *a = arena_new(), *kept = arena_new();
    struct file_writer w, finished;
    file_begin(&w, a, arena_printf(a, "%s/lost", folder));
    file_begin(&finished, a, arena_printf(a, "%s/kept", folder));
    file_add(&finished, str_of("whole"));
    assert_null(file_commit(&finished));
    const char *temporary = arena_strdup(kept, w.temporary);
    const char *path = arena_strdup(kept, finished.path);
    pid_t child = fork();
    if (child == 0) {
        arena_free(a);
        _exit(0);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_int_equal(access(temporary, F_OK), 0);
    arena_free(a);
    close(w.fd);
    assert_int_not_equal(access(temporary, F_OK), 0);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    arena_free(kept);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(amount_is_read_exactly),
        cmocka_unit_test(amount_in_another_form_is_refused),
        cmocka_unit_test(decimal_has_eight_places),
        cmocka_unit_test(every_currency_is_found),
        cmocka_unit_test_setup_teardown(a_name_finds_its_number, setup, teardown),
        cmocka_unit_test_setup_teardown(halves_round_away_from_zero, setup, teardown),
        cmocka_unit_test_setup_teardown(nearest_step_is_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_comes_of_nothing, setup, teardown),
        cmocka_unit_test_setup_teardown(what_does_not_fit_is_said, setup, teardown),
        cmocka_unit_test_setup_teardown(a_fraction_is_the_same_in_any_width, setup, teardown),
        cmocka_unit_test_setup_teardown(growth_is_found_without_floats, setup, teardown),
        cmocka_unit_test_setup_teardown(a_value_knows_the_step_that_made_it, setup, teardown),
        cmocka_unit_test(weekdays_are_right),
        cmocka_unit_test(impossible_days_are_refused),
        cmocka_unit_test(two_date_times_are_instants),
        cmocka_unit_test(nearest_name_is_offered),
        cmocka_unit_test(bad_bytes_decode_alone),
        cmocka_unit_test_setup_teardown(a_buffer_grows_and_ends_in_nul, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_has_its_digits, setup, teardown),
        cmocka_unit_test_setup_teardown(a_format_is_filled_as_by_the_c_library, setup, teardown),
        cmocka_unit_test(an_arena_grows_zeroed),
        cmocka_unit_test(deferred_is_released_once),
        cmocka_unit_test_setup_teardown(exhaustion_jumps_to_the_guard, setup, teardown),
        cmocka_unit_test_setup_teardown(behind_a_door_the_outer_one_holds_again, setup, teardown),
        cmocka_unit_test(a_temporary_goes_with_its_arena),
        cmocka_unit_test(passing_work_runs_dry_where_its_outer_does_and_goes_with_it),
    };
    return cmocka_run_group_tests_name("base", tests, NULL, NULL);
}
