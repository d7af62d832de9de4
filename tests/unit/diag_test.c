/* Faults: order, merging, carets under tabs and wide characters, and nothing that steers a
 * terminal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/diag.h"
#include <stdlib.h>

static struct arena *a;
static struct diags d;
static struct source source;

static int set_up(void **state)
{
    (void)state;
    a = arena_new();
    diags_init(&d, a);
    return a ? 0 : 1;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(a);
    return 0;
}

static struct place at(const char *text, const char *what)
{
    if (source.text != text)
        source = (struct source){"offer.xml", text, strlen(text)};
    const char *p = strstr(text, what);
    assert_non_null(p);
    return (struct place){&source, (uint32_t)(p - text), (uint32_t)strlen(what)};
}

static const char *shown(struct diag_style style)
{
    struct buf b;
    buf_init(&b, a);
    diags_render(&d, style, &b);
    return buf_str(&b);
}

static const struct diag_style plain = {.carets = true};

static void message_line_and_caret(void **state)
{
    (void)state;
    const char *text = "<offer>\n    <base>12k</base>\n</offer>\n";
    diag_add(&d, DIAG_NOT_AN_AMOUNT, at(text, "12k"), "base is not an amount: \"%s\"; write 12000",
             "12k");
    assert_string_equal(shown(plain),
                        "offer.xml:2:11: error: base is not an amount: \"12k\"; write 12000\n"
                        "   2 |     <base>12k</base>\n"
                        "     |           ^~~\n");
}

static void tabs_are_kept_in_the_caret_line(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("\t<a>\tx</a>", "x"), "no");
    assert_string_equal(shown(plain), "offer.xml:1:6: error: no\n"
                                      "   1 | \t<a>\tx</a>\n"
                                      "     | \t   \t^\n");
}

static void a_column_is_a_code_point(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("<é>€€ x", "x"), "no"); /* two and three bytes each */
    assert_string_equal(shown(plain), "offer.xml:1:7: error: no\n"
                                      "   1 | <é>€€ x\n"
                                      "     |       ^\n");
}

static void a_wide_character_takes_two_columns_of_padding(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("王x", "x"), "no");
    assert_string_equal(shown(plain), "offer.xml:1:2: error: no\n"
                                      "   1 | 王x\n"
                                      "     |   ^\n");
}

static void a_byte_order_mark_is_no_column(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("\xEF\xBB\xBF<a>", "<a>"), "no");
    assert_string_equal(shown(plain), "offer.xml:1:1: error: no\n"
                                      "   1 | <a>\n"
                                      "     | ^~~\n");
}

static void a_span_over_lines_is_underlined_on_its_first(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("<a>\r\nbcd\r\nef</a>", "bcd\r\nef"), "no");
    assert_string_equal(shown(plain), "offer.xml:2:1: error: no\n"
                                      "   2 | bcd\n"
                                      "     | ^~~\n");
}

static void controls_and_escapes_are_spelled_out(void **state)
{
    (void)state;
    const char *text = "<a>\x1b[31mx\xE2\x80\xAE\xC2\x9B\xFF</a>";
    diag_add(&d, DIAG_BAD_VALUE, at(text, "</a>"), "%s", text);
    assert_string_equal(shown(plain),
                        "offer.xml:1:13: error: <a>\\x1b[31mx\\u{202e}\\x9b\\xff</a>\n"
                        "   1 | <a>\\x1b[31mx\\u{202e}\\x9b\\xff</a>\n"
                        "     |                             ^~~~\n");
}

static void a_newline_in_a_value_breaks_no_message(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, (struct place){0}, "a\nb\tc");
    assert_string_equal(shown(plain), "hfbrief: error: a\\nb\\tc\n");
}

static void a_long_line_is_shown_around_the_fault(void **state)
{
    (void)state;
    char *text = arena_alloc(a, 400001);
    memset(text, 'e', 400000);
    memcpy(text + 200000, "WRONG", 5);
    diag_add(&d, DIAG_BAD_VALUE, at(text, "WRONG"), "no");
    const char *out = shown(plain);
    assert_true(strlen(out) < 400);
    assert_non_null(strstr(out, "offer.xml:1:200001: error: no\n   1 | …eee"));
    const char *line = strstr(out, "| "), *caret = strstr(line + 1, "| ");
    /* The ellipsis is one column and three bytes. */
    assert_int_equal(strstr(line, "WRONG") - line - 2, strstr(caret, "^~~~~") - caret);
}

static void a_quotation_is_cut_after_48_characters(void **state)
{
    (void)state;
    char text[101] = {0};
    memset(text, 'x', 100);
    const char *q = diag_quote(a, str_of(text));
    assert_int_equal(str_count(str_of(q)), 51);
    assert_string_equal(diag_quote(a, str_of(" 12k\n")), "\"12k\"");
}

static void faults_are_sorted_by_place_and_then_by_report(void **state)
{
    (void)state;
    const char *text = "a b c";
    diag_add(&d, DIAG_BAD_VALUE, at(text, "c"), "third");
    diag_add(&d, DIAG_BAD_VALUE, at(text, "a"), "first");
    diag_add(&d, DIAG_EMPTY, at(text, "a"), "second");
    assert_string_equal(shown((struct diag_style){0}), "offer.xml:1:1: error: first\n"
                                                       "offer.xml:1:1: error: second\n"
                                                       "offer.xml:1:5: error: third\n");
}

static void what_is_said_twice_stands_once(void **state)
{
    (void)state;
    diag_add(&d, DIAG_BAD_VALUE, at("abc", "b"), "no");
    diag_add(&d, DIAG_BAD_VALUE, at("abc", "b"), "no");
    assert_string_equal(shown((struct diag_style){0}), "offer.xml:1:2: error: no\n");
    assert_int_equal(d.counts[SEVERITY_ERROR], 1);
}

static void the_other_place_is_shown(void **state)
{
    (void)state;
    const char *text = "one\ntwo";
    diag_add(&d, DIAG_DUPLICATE, at(text, "two"), "twice")->also = at(text, "one");
    assert_string_equal(shown(plain), "offer.xml:2:1: error: twice\n"
                                      "   2 | two\n     | ^~~\n"
                                      "offer.xml:1:1: note: the other place\n"
                                      "   1 | one\n     | ^~~\n");
}

static void a_concealing_run_shows_the_span_alone(void **state)
{
    (void)state;
    d.conceal = true;
    const char *text = "<floor><base>67000</base><bse/></floor>";
    diag_add(&d, DIAG_UNKNOWN_ELEMENT, at(text, "bse"), "unknown");
    diag_add_private(&d, DIAG_BAD_VALUE, at(text, "67000"), "a private value", "it is %s", "67000");
    assert_string_equal(shown(plain), "offer.xml:1:14: error: a private value\n"
                                      "offer.xml:1:27: error: unknown\n"
                                      "   1 | …bse…\n"
                                      "     |  ^~~\n");
}

static void warnings_do_not_fail(void **state)
{
    (void)state;
    diag_add(&d, DIAG_CHECK_WARNING, (struct place){0}, "look");
    assert_false(diags_failed(&d));
    diag_add(&d, DIAG_CANNOT_WRITE, (struct place){0}, "full");
    assert_true(diags_failed(&d));
}

static void five_hundred_faults_are_told_and_the_rest_counted(void **state)
{
    (void)state;
    for (int i = 0; i < 502; i++)
        diag_add(&d, DIAG_USAGE, (struct place){0}, "fault %d", i);
    diag_add(&d, DIAG_CANNOT_WRITE, (struct place){0}, "full"); /* always kept */
    assert_int_equal(d.counts[SEVERITY_ERROR], 502);
    const char *out = shown((struct diag_style){0});
    assert_non_null(strstr(out, "fault 499\n"));
    assert_null(strstr(out, "fault 500\n"));
    assert_non_null(strstr(out, "full\n"));
    assert_non_null(strstr(out, "hfbrief: note: 2 more aren't shown\n"));
}

static void json_is_one_object_a_line(void **state)
{
    (void)state;
    diag_add(&d, DIAG_NOT_AN_AMOUNT, at("a\n<b>12k", "12k"), "not \"12k\"\\");
    diag_add(&d, DIAG_USAGE, (struct place){0}, "no");
    assert_string_equal(
        shown((struct diag_style){.json = true}),
        "{\"file\":\"offer.xml\",\"line\":2,\"column\":4,\"end_line\":2,\"end_column\":7,"
        "\"severity\":\"error\",\"code\":\"not-an-amount\",\"message\":\"not \\\"12k\\\"\\\\\","
        "\"also\":null}\n"
        "{\"file\":null,\"line\":null,\"column\":null,\"end_line\":null,\"end_column\":null,"
        "\"severity\":\"error\",\"code\":\"usage\",\"message\":\"no\",\"also\":null}\n");
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(message_line_and_caret),
        T(tabs_are_kept_in_the_caret_line),
        T(a_column_is_a_code_point),
        T(a_wide_character_takes_two_columns_of_padding),
        T(a_byte_order_mark_is_no_column),
        T(a_span_over_lines_is_underlined_on_its_first),
        T(controls_and_escapes_are_spelled_out),
        T(a_newline_in_a_value_breaks_no_message),
        T(a_long_line_is_shown_around_the_fault),
        T(a_quotation_is_cut_after_48_characters),
        T(faults_are_sorted_by_place_and_then_by_report),
        T(what_is_said_twice_stands_once),
        T(the_other_place_is_shown),
        T(a_concealing_run_shows_the_span_alone),
        T(warnings_do_not_fail),
        T(five_hundred_faults_are_told_and_the_rest_counted),
        T(json_is_one_object_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
