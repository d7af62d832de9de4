/* How sections share pages, with the toy font: a line is 15 pt, 49 of them fill a sheet of A4
 * (18.5 to 278 mm). */
#include "layout_fixture.h"

static const char *lines(struct arena *a, const char *stem, int n)
{
    return arena_printf(a, "<p width='40pt'>%s</p>", fixture_lines(a, stem, n));
}

static void set(struct fixture *f, const char *sections)
{
    fixture_flow(f, "page='brief'", sections);
    assert_non_null(f->flow);
    f->doc = layout_document(&f->job, f->arena, &f->diags);
    assert_non_null(f->doc);
}

static int page_of(const struct fixture *f, const char *word)
{
    return spot_of(f->doc, word, 0).page;
}

/* 20 lines and 9 mm and 10 lines are one sheet; 40 and 20 are two either way: then the form has its
 * own, for less than a sixth of it would be left; 30 and 38 are two as well, and share the first.
 */
static void what_runs_on_joins_a_form_where_that_saves_a_sheet(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *two = "<section name='S' one-page='yes'>%s</section>"
                      "<section name='T' start='here'>%s</section>";
    set(&f, arena_printf(a, two, lines(a, "s", 20), lines(a, "t", 10)));
    assert_int_equal(f.doc->pages_n, 1);
    assert_about(spot_of(f.doc, "t0", 0).y - spot_of(f.doc, "s19", 0).y, SP_PT(15) + SP_MM(9));
    fixture_free(&f);
    set(&f, arena_printf(a, two, lines(a, "s", 40), lines(a, "t", 20)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "t0"), 1);
    fixture_free(&f);
    set(&f, arena_printf(a, two, lines(a, "s", 30), lines(a, "t", 38)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "t0"), 0);
    fixture_free(&f);
    /* 40 and 58 lines: 98 and the gap would be three sheets, and so they are apart; 30 and 58 are
     * two instead of three */
    set(&f, arena_printf(a, two, lines(a, "s", 40), lines(a, "t", 58)));
    assert_int_equal(f.doc->pages_n, 3);
    assert_int_equal(page_of(&f, "t0"), 1);
    fixture_free(&f);
    set(&f, arena_printf(a, two, lines(a, "s", 30), lines(a, "t", 58)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "t0"), 0);
    assert_int_equal(page_of(&f, "t57"), 1);
    fixture_free(&f);
    arena_free(a);
}

static int answers_on(const struct document *doc, size_t page)
{
    int n = 0;
    for (const struct op *op = doc->pages[page].frame->first; op; op = op->next)
        n += op->kind == OP_PATH;
    return n - 2; /* the running head's rule and the foot's */
}

/* 36 lines, five lines to write on and seven lines below: 43 lines are 227.5 mm, of the 259.5 mm 32
 * are left. With 6.3 mm between the two, as closed up as may be, three lines to write on stay (6.4
 * + 8
 * + 8 mm) and two go. No word gives way for what comes after: where no line to write on is left to
 * give, the form has its sheet for itself. */
static void only_lines_to_write_on_give_way_to_what_runs_on(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *form = "<section name='S' one-page='yes'>%s"
                       "<answer height='8mm'/><answer height='8mm' drop='4'/>"
                       "<answer height='8mm' drop='3'/><answer height='8mm' drop='2'/>"
                       "<answer height='8mm' drop='1'/>"
                       "<p drop='5'>words</p></section>"
                       "<section name='T' start='here'>%s</section>";
    set(&f, arena_printf(a, form, lines(a, "s", 35), lines(a, "t", 7)));
    assert_int_equal(f.doc->pages_n, 1);
    assert_int_equal(answers_on(f.doc, 0), 3);
    assert_int_equal(page_of(&f, "words"), 0);
    fixture_free(&f);
    set(&f, arena_printf(a, form, lines(a, "s", 41), lines(a, "t", 6)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "t0"), 1);
    assert_int_equal(page_of(&f, "words"), 0);
    fixture_free(&f);
    arena_free(a);
}

/* 42 lines, then a head with 12: four would fit below it, and eight alone are a sixth of a sheet.
 * The first sheet is 86 % full without it, so all of it goes over. After 24 lines (half a sheet) it
 * stays. */
static void a_last_sheet_that_is_not_half_full_takes_a_whole_section(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *two = "<section name='S'>%s</section>"
                      "<section name='T' start='here'><h1>head</h1>%s</section>";
    set(&f, arena_printf(a, two, lines(a, "s", 42), lines(a, "t", 12)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "s41"), 0);
    assert_int_equal(page_of(&f, "head"), 1);
    fixture_free(&f);
    set(&f, arena_printf(a, two, lines(a, "s", 24), lines(a, "t", 40)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "head"), 0);
    fixture_free(&f);
    arena_free(a);
}

/* Two sheets, since a break is asked for: nothing is gained by closing up. */
static void a_break_that_is_asked_for_stays(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    set(&f, arena_printf(a, "<section name='S'>%s<p page-break='yes'>over</p></section>",
                         lines(a, "s", 20)));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(page_of(&f, "s19"), 0);
    assert_about(spot_of(f.doc, "s19", 0).y, SP_MM(18.5) + SP_PT(19 * 15 + 10.5));
    assert_int_equal(page_of(&f, "over"), 1);
    fixture_free(&f);
    arena_free(a);
}

/* 47 lines leave 10.7 mm, too little for 16; two lines less leave 21.3. */
static void a_one_page_section_keeps_a_line_to_write_on(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *sheet = "<section name='S' one-page='yes'>%s<group drop='1'>%s</group>"
                        "<ruled measure='full' min='16mm'>Notes</ruled></section>";
    set(&f, arena_printf(a, sheet, lines(a, "s", 45), lines(a, "t", 2)));
    assert_int_equal(f.doc->pages_n, 1);
    assert_int_equal(runs_of(f.doc, "NOTES"), 1);
    assert_int_equal(runs_of(f.doc, "t0"), 0);
    fixture_free(&f);
    set(&f, arena_printf(a, sheet, lines(a, "s", 43), lines(a, "t", 2)));
    assert_int_equal(runs_of(f.doc, "NOTES"), 1);
    assert_int_equal(runs_of(f.doc, "t0"), 1);
    fixture_free(&f);
    arena_free(a);
}

/* 24 lines, a head with 14, one with 16 and one with 40. The first two fit on a sheet, which leaves
 * the third alone on the next: two thirds of it white, and the second as well. The second goes over
 * with the third: half a sheet and a third. */
static void sheets_are_chosen_for_all_of_them(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *three = "<section name='S'>%s<group keep-together='yes'><h3>one</h3>%s</group>"
                        "<group keep-together='yes'><h3>two</h3>%s</group></section>"
                        "<section name='T' start='here'><group keep-together='yes'>"
                        "<h1>three</h1>%s</group></section>";
    set(&f, arena_printf(a, three, lines(a, "s", 24), lines(a, "t", 14), lines(a, "u", 16),
                         lines(a, "v", 40)));
    assert_int_equal(f.doc->pages_n, 3);
    assert_int_equal(page_of(&f, "one"), 1);
    assert_int_equal(page_of(&f, "two"), 1);
    assert_int_equal(page_of(&f, "three"), 2);
    fixture_free(&f);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_runs_on_joins_a_form_where_that_saves_a_sheet),
        cmocka_unit_test(only_lines_to_write_on_give_way_to_what_runs_on),
        cmocka_unit_test(a_last_sheet_that_is_not_half_full_takes_a_whole_section),
        cmocka_unit_test(a_break_that_is_asked_for_stays),
        cmocka_unit_test(a_one_page_section_keeps_a_line_to_write_on),
        cmocka_unit_test(sheets_are_chosen_for_all_of_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
