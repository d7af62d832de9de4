/* Lines: total fit against first fit, what may not be parted, long words, blanks, order of reading.
 */
#include "layout_fixture.h"

#include "layout/colwidth.h"

#include "layout/linebreak.h"
#include <stdlib.h>
#include <time.h>

#define EM SP_PT(10)

static size_t break_words(const int *widths, size_t n, int measure, size_t *ends)
{
    struct arena *a = arena_new();
    struct word *w = calloc(n, sizeof *w);
    for (size_t i = 0; i < n; i++) {
        w[i].width = widths[i] * SP_PER_PT;
        w[i].glue = SP_PER_PT;
    }
    size_t lines = linebreak(w, n, measure * SP_PER_PT, a, ends);
    free(w);
    arena_free(a);
    return lines;
}

/* First fit sets "aaa bb | cc | ddddd" in six letters, with a hole of four after cc. Total fit sees
 * that "aaa | bb cc" leaves three and one: 3³ + 1³ is less than 4³. */
static void total_fit_is_smoother_than_first_fit(void **state)
{
    (void)state;
    const int widths[] = {3, 2, 2, 5};
    size_t ends[4];
    assert_int_equal(break_words(widths, 4, 6, ends), 3);
    assert_int_equal(ends[0], 1);
    assert_int_equal(ends[1], 3);
    assert_int_equal(ends[2], 4);
}

static void a_smoother_edge_costs_no_line(void **state)
{
    (void)state;
    const int widths[] = {4, 4, 1, 9,
                          9}; /* 4+1+4 = 9 | 1 | 9 | 9, or 4 | 4+1+1 | 9 | 9: four lines */
    size_t ends[5];
    assert_int_equal(break_words(widths, 5, 9, ends), 4);
    const int two[] = {5, 4, 10, 4, 5}; /* 5+1+4 = 10 | 10 | 4+1+5: full lines, three */
    assert_int_equal(break_words(two, 5, 10, ends), 3);
    assert_int_equal(ends[0], 2);
    assert_int_equal(ends[1], 3);
}

static void the_last_line_may_be_short(void **state)
{
    (void)state;
    const int widths[] = {4, 5, 4}; /* 4+1+5 = 10 | 4: not 4 | 5+1+4, though that is as even */
    size_t ends[3];
    assert_int_equal(break_words(widths, 3, 10, ends), 2);
    assert_int_equal(ends[0], 2);
}

static void a_word_wider_than_the_measure_stands_alone(void **state)
{
    (void)state;
    const int widths[] = {2, 30, 2};
    size_t ends[3];
    assert_int_equal(break_words(widths, 3, 10, ends), 3);
}

static double seconds_for(size_t n)
{
    int *widths = malloc(n * sizeof *widths);
    size_t *ends = malloc(n * sizeof *ends);
    unsigned seed = 7;
    for (size_t i = 0; i < n; i++)
        widths[i] = 1 + (int)((seed = seed * 1103515245u + 12345u) >> 16) % 12;
    clock_t t = clock();
    size_t lines = break_words(widths, n, 60, ends);
    double s = (double)(clock() - t) / CLOCKS_PER_SEC;
    assert_in_range(lines, n / 12, n / 5); /* 7.5 a word with its space: eight a line */
    free(widths);
    free(ends);
    return s;
}

/* Ten times the words, about ten times the work: a quadratic one would take a hundred times. */
static void twenty_thousand_words_take_linear_time(void **state)
{
    (void)state;
    double small = seconds_for(20000), large = seconds_for(200000);
    assert_true(small < 0.5);
    assert_true(large < 40 * (small > 0.001 ? small : 0.001));
}

static void no_break_space_holds_a_day_to_its_month(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p width='100pt'>abc 6\u00A0March</p>"); /* 3+1+1+1+5 = 11 > 10 */
    assert_non_null(f.doc);
    struct spot abc = spot_of(f.doc, "abc", 0), date = spot_of(f.doc, "6\u00A0March", 0);
    assert_int_equal(date.page, 0);
    assert_int_equal(date.x, abc.x);
    assert_int_equal(date.y, abc.y + SP_PT(15));
    fixture_free(&f);
}

/* "an open-source" is 14: at 110 pt the compound goes to the next line whole, a third line more; at
 * 100 pt it fits no line and is parted after its hyphen. */
static void a_compound_is_parted_only_where_no_line_holds_it(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p width='110pt'>an open-source x</p>");
    assert_int_equal(spot_of(f.doc, "open-", 0).y - spot_of(f.doc, "an", 0).y, SP_PT(15));
    assert_int_equal(spot_of(f.doc, "source", 0).y, spot_of(f.doc, "open-", 0).y);
    assert_int_equal(spot_of(f.doc, "x", 0).y - spot_of(f.doc, "source", 0).y, SP_PT(15));
    fixture_free(&f);
    fixture_set(&f, "<p width='100pt'>an open-source x</p>");
    assert_int_equal(spot_of(f.doc, "open-", 0).y, spot_of(f.doc, "an", 0).y);
    assert_int_equal(spot_of(f.doc, "source", 0).y - spot_of(f.doc, "open-", 0).y, SP_PT(15));
    fixture_free(&f);
}

static void an_overlong_word_is_cut_where_the_line_ends(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p width='100pt'>abcdefghijKLMNOPQRSTuv</p>");
    assert_int_equal(spot_of(f.doc, "KLMNOPQRST", 0).y - spot_of(f.doc, "abcdefghij", 0).y,
                     SP_PT(15));
    assert_int_equal(spot_of(f.doc, "uv", 0).y - spot_of(f.doc, "abcdefghij", 0).y, SP_PT(30));
    fixture_free(&f);
}

static void a_word_of_100000_letters_is_set_within_a_second(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    char *word = arena_alloc(a, 100001);
    memset(word, 'x', 100000);
    struct fixture f;
    clock_t t = clock();
    fixture_set(&f, arena_printf(a, "<p>%s</p>", word));
    assert_non_null(f.doc);
    assert_true((double)(clock() - t) / CLOCKS_PER_SEC < 1.0);
    /* 126 mm hold 35 ems; 100,000 / 35 = 2,858 lines; from 18.5 to 281 mm stand 49: 59 pages. */
    assert_int_equal(f.doc->pages_n, 59);
    fixture_free(&f);
    arena_free(a);
}

static void a_blank_gives_its_line_room(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(
        &f, "<p width='100pt'>aaaaaa <blank caption='c' width='60pt'/>, bbbbbbbbb ccccccccc</p>");
    struct spot a = spot_of(f.doc, "aaaaaa", 0), comma = spot_of(f.doc, ",", 0),
                b = spot_of(f.doc, "bbbbbbbbb", 0), c = spot_of(f.doc, "ccccccccc", 0);
    assert_int_equal(comma.y - a.y, SP_PT(15 + 4)); /* design 9: 4 pt more above */
    assert_int_equal(comma.x - a.x, SP_PT(60));     /* the comma stays with its blank */
    assert_int_equal(b.y - comma.y, SP_PT(15 + 5)); /* 5 pt more below */
    assert_int_equal(c.y - b.y, SP_PT(15));
    fixture_free(&f);
}

static int dotted_lines(const struct document *doc, sp_t *length)
{
    int n = 0;
    for (const struct op *op = doc->pages[0].frame->first; op; op = op->next)
        if (op->kind == OP_PATH && op->u.path.dashed) {
            *length = op->u.path.points[1].x - op->u.path.points[0].x;
            n++;
        }
    return n;
}

static void filled_words_share_their_underline(void **state)
{
    (void)state;
    struct fixture f;
    sp_t length = 0;
    fixture_set(&f, "<p>at <filled>Friday</filled> <filled>6 March</filled> noon</p>");
    assert_int_equal(dotted_lines(f.doc, &length), 1);
    assert_int_equal(length, 14 * EM); /* Friday, space, 6, space, March */
    fixture_free(&f);
}

/* Superior figures, which the face raises; a reference of their own, so that who copies or listens
 * gets no other amount. */
static void a_note_number_is_superior_and_stays_with_its_word(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p width='100pt'>aaaa 1,000<noteref n='12'/> c</p>");
    struct spot b = spot_of(f.doc, "1,000", 0), n = spot_of(f.doc, "\u00B9\u00B2", 0);
    assert_int_equal(n.x - b.x, 5 * EM);
    assert_int_equal(b.y, n.y);
    struct buf out;
    buf_init(&out, f.arena);
    document_dump_structure(f.doc, &out);
    assert_non_null(strstr(buf_str(&out), "Reference\n"));
    fixture_free(&f);
}

static void a_blank_is_read_as_one(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f,
                "<p>with <blank caption='downloads'/> and <blank caption='x' say='vide: x'/></p>");
    struct buf out;
    buf_init(&out, f.arena);
    document_dump_structure(f.doc, &out);
    assert_non_null(strstr(buf_str(&out), "\"downloads\" actual=\"blank: downloads\""));
    assert_non_null(strstr(buf_str(&out), "\"x\" actual=\"vide: x\""));
    fixture_free(&f);
}

/* PDF/UA wants every row of a table as wide as the others. */
static void a_short_row_ends_with_all_its_columns(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<table kind='plain'><row><cell>a</cell><cell>1</cell><cell>2</cell></row>"
                    "<row><cell>and more</cell></row></table>");
    struct buf out;
    buf_init(&out, f.arena);
    document_dump_structure(f.doc, &out);
    assert_non_null(strstr(buf_str(&out), " colspan=3\n"));
    fixture_free(&f);
}

/* A head is drawn again on every page of its table: one as long as this would leave no room for a
 * row. 2,000 words are 150 lines; eight stay, and the rest can still be read aloud and copied. */
static void a_table_head_takes_eight_lines(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *words = fixture_lines(a, "h", 2000);
    fixture_set(&f, arena_printf(a,
                                 "<table kind='plain'><row head='yes'><cell/><cell>%s</cell></row>"
                                 "<row><cell>name</cell><cell>1</cell></row></table>",
                                 words));
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 1);
    sp_t first = spot_of(f.doc, "h0", 0).y, row = spot_of(f.doc, "name", 0).y;
    assert_true(row - first > 7 * SP_PT(10) && row - first < 9 * SP_PT(10));
    assert_int_equal(spot_of(f.doc, "h1999", 0).page, -1);
    struct buf out;
    buf_init(&out, f.arena);
    document_dump_structure(f.doc, &out);
    assert_non_null(strstr(buf_str(&out), "h1998 h1999\""));
    fixture_free(&f);
    arena_free(a);
}

/* Two columns of a hundred lines: side by side no page holds them. */
static void columns_higher_than_a_page_stand_below_each_other(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a,
                                 "<p>before</p><group columns='2' gap='4mm'><p width='30pt'>%s</p>"
                                 "<p width='30pt'>%s</p></group><p>after</p>",
                                 fixture_lines(a, "l", 100), fixture_lines(a, "r", 100)));
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 5); /* 202 lines, 49 a page */
    for (int i = 0; i < 100; i++) {
        assert_int_equal(runs_of(f.doc, arena_printf(a, "l%d", i)), 1);
        assert_int_equal(runs_of(f.doc, arena_printf(a, "r%d", i)), 1);
    }
    assert_int_equal(spot_of(f.doc, "r0", 0).x, spot_of(f.doc, "l0", 0).x);
    assert_int_equal(spot_of(f.doc, "after", 0).page, 4);
    fixture_free(&f);
    arena_free(a);
}

/* Beside the 45th line of 49 there is room for seven lines of a note: of eight the last would stand
 * alone overleaf. On a sheet that overflows: elsewhere all of it would rather begin the next. */
static void a_note_goes_on_overleaf_with_two_lines(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    struct buf note;
    buf_init(&note, a);
    for (int i = 0; i < 8; i++)
        buf_printf(&note, "twentylettersandmore%d ", i);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S' one-page='yes'><p width='40pt'>%s</p>"
                              "<p>anchor<aside><p>%s</p></aside></p>"
                              "<p width='40pt'>%s</p></section>",
                              fixture_lines(a, "l", 44), buf_str(&note), fixture_lines(a, "m", 9)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "anchor", 0).page, 0);
    for (int i = 0; i < 8; i++)
        assert_int_equal(spot_of(f.doc, arena_printf(a, "twentylettersandmore%d", i), 0).page,
                         i >= 6);
    fixture_free(&f);
    arena_free(a);
}

static void notes_are_read_after_their_script(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<card><label>head<aside><note n='1'>aside</note></aside></label>"
                    "<p>said</p></card>"
                    "<group><p>one<aside><p>beside</p></aside></p><p>two</p></group><p>three</p>");
    struct buf out;
    buf_init(&out, f.arena);
    document_dump_structure(f.doc, &out);
    static const char *const order[] = {"HEAD", "said", "aside", "one", "two", "beside", "three"};
    const char *at = buf_str(&out);
    for (int i = 0; i < 7; i++) {
        at = strstr(at, order[i]);
        assert_non_null(at);
    }
    fixture_free(&f);
}

static void labels_are_set_in_capitals(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<label>They said</label><p>x</p>");
    assert_int_equal(runs_of(f.doc, "THEY"), 1);
    assert_int_equal(runs_of(f.doc, "SAID"), 1);
    fixture_free(&f);
}

/* A name of two Hebrew words between Latin ones: the first word stands right of the second, and is
 * still read first. */
static void right_to_left_words_stand_from_right_to_left(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p>ab \u05D0\u05D1 \u05D2\u05D3\u05D4 cd</p>");
    struct spot ab = spot_of(f.doc, "ab", 0), one = spot_of(f.doc, "\u05D0\u05D1", 0),
                two = spot_of(f.doc, "\u05D2\u05D3\u05D4", 0), cd = spot_of(f.doc, "cd", 0);
    assert_int_equal(two.x, ab.x + 3 * EM);
    assert_int_equal(one.x, two.x + 4 * EM);
    assert_int_equal(cd.x, one.x + 3 * EM);
    struct buf b;
    buf_init(&b, f.arena);
    document_dump_structure(f.doc, &b);
    assert_non_null(strstr(buf_str(&b), "ab \u05D0\u05D1 \u05D2\u05D3\u05D4 cd"));
    fixture_free(&f);
}

static void a_tab_starts_a_field_and_wraps_there(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(
        &f, "<p width='200pt'>say<tab to='100pt'/>aaaaa bbbbb<tab to='200pt' align='right'/>z</p>");
    struct spot say = spot_of(f.doc, "say", 0), a = spot_of(f.doc, "aaaaa", 0),
                b = spot_of(f.doc, "bbbbb", 0), z = spot_of(f.doc, "z", 0);
    assert_int_equal(a.x - say.x, SP_PT(100));
    assert_int_equal(a.y, say.y);
    assert_int_equal(b.x, a.x);
    assert_int_equal(b.y - a.y, SP_PT(15));
    assert_int_equal(z.x - say.x, SP_PT(190));
    fixture_free(&f);
}

/* 126 mm for a name of 50, two figures of 15 and one of 20 under a head of 85: the head gets twice
 * its figure, 40, and wraps; of what they would like together, 120, 6 more than there is between
 * gaps of 4 mm, each gives a little. With all 85 the figures had 12.7. */
static void a_long_head_takes_no_room_from_the_figures(void **state)
{
    (void)state;
    const struct table_style style = {.spread = SP_MM(999)};
    const struct table none = {0};
    const struct column_need need[] = {
        {.hard = SP_MM(20), .natural = SP_MM(50), .figure = SP_MM(50)},
        {.hard = SP_MM(10), .natural = SP_MM(15), .figure = SP_MM(15), .figures = true},
        {.hard = SP_MM(10), .natural = SP_MM(15), .figure = SP_MM(15), .figures = true},
        {.hard = SP_MM(15), .natural = SP_MM(85), .figure = SP_MM(20), .figures = true}};
    struct column_place c[4];
    assert_true(colwidth(&none, &style, SP_MM(126), need, c, 4));
    assert_true(c[1].right - c[1].left > SP_MM(14));
    assert_true(c[3].right - c[3].left < SP_MM(40));
    assert_about(c[3].right, SP_MM(126));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_long_head_takes_no_room_from_the_figures),
        cmocka_unit_test(total_fit_is_smoother_than_first_fit),
        cmocka_unit_test(a_smoother_edge_costs_no_line),
        cmocka_unit_test(the_last_line_may_be_short),
        cmocka_unit_test(a_word_wider_than_the_measure_stands_alone),
        cmocka_unit_test(twenty_thousand_words_take_linear_time),
        cmocka_unit_test(no_break_space_holds_a_day_to_its_month),
        cmocka_unit_test(a_compound_is_parted_only_where_no_line_holds_it),
        cmocka_unit_test(an_overlong_word_is_cut_where_the_line_ends),
        cmocka_unit_test(a_word_of_100000_letters_is_set_within_a_second),
        cmocka_unit_test(a_blank_gives_its_line_room),
        cmocka_unit_test(filled_words_share_their_underline),
        cmocka_unit_test(a_note_number_is_superior_and_stays_with_its_word),
        cmocka_unit_test(a_blank_is_read_as_one),
        cmocka_unit_test(a_short_row_ends_with_all_its_columns),
        cmocka_unit_test(a_table_head_takes_eight_lines),
        cmocka_unit_test(columns_higher_than_a_page_stand_below_each_other),
        cmocka_unit_test(a_note_goes_on_overleaf_with_two_lines),
        cmocka_unit_test(notes_are_read_after_their_script),
        cmocka_unit_test(labels_are_set_in_capitals),
        cmocka_unit_test(right_to_left_words_stand_from_right_to_left),
        cmocka_unit_test(a_tab_starts_a_field_and_wraps_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
