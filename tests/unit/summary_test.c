/* summary_test.c - cells that no spreadsheet takes for a formula. */
#include "base/csv.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void no_cell_starts_a_formula(void **state)
{
    (void)state;
    static const struct {
        const char *text, *cell;
    } cases[] = {{"plain", "plain"},
                 {"-5", "-5"},
                 {"-12.50", "-12.50"},
                 {"=1+1", "\"'=1+1\""},
                 {"+49 30", "\"'+49 30\""},
                 {"@SUM(A1)", "\"'@SUM(A1)\""},
                 {"-2+3", "\"'-2+3\""},
                 {"\xEF\xBC\x9D"
                  "1",
                  "\"'\xEF\xBC\x9D"
                  "1\""},
                 {"  =1", "\"'  =1\""},
                 {"\"=1", "\"'\"\"=1\""},
                 {"\t=1", "\"'\t'=1\""},
                 {"x;=cmd|' /C calc'!A0", "\"x;'=cmd|' /C calc'!A0\""},
                 {"x,=1", "\"x,'=1\""},
                 {"x\n=1", "\"x\n'=1\""},
                 {"x; -1", "\"x;' -1\""},
                 {"a;b", "\"a;b\""},
                 {"a-b", "a-b"}};
    struct arena *a = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct buf out;
        buf_init(&out, a);
        csv_cell(&out, cases[i].text, ',');
        assert_string_equal(buf_str(&out), arena_printf(a, "%s,", cases[i].cell));
    }
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_cell_starts_a_formula)};
    return cmocka_run_group_tests_name("summary", tests, NULL, NULL);
}
