/* Pages: what stays together, what follows over the page, what gives way. A4's content runs from
 * 18.5 to 281 mm: 744.09 pt, so 49 lines of 15 pt. */
#include "layout_fixture.h"

enum { LINES = 49 };

static const char *page_of_lines(struct arena *a, const char *stem, int n)
{
    return arena_printf(a, "<p width='40pt'>%s</p>", fixture_lines(a, stem, n));
}

static void a_page_holds_49_lines(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, page_of_lines(a, "w", LINES));
    assert_int_equal(f.doc->pages_n, 1);
    assert_about(spot_of(f.doc, "w0", 0).y, SP_MM(18.5) + SP_PT(10.5));
    assert_about(spot_of(f.doc, "w48", 0).y, SP_MM(18.5) + SP_PT(48 * 15 + 10.5));
    fixture_free(&f);
    arena_free(a);
}

/* 50 lines: the last may not stand alone at the head of a page, so two go over. */
static void no_single_last_line_at_a_page_head(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, page_of_lines(a, "w", LINES + 1));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "w47", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "w48", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "w49", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* 48 lines, then a paragraph of five: its first line alone would fit, and goes over with the rest.
 * After 47 two would fit, and a paragraph that needn't be parted stays whole; one that no
 * sheet holds fills it. */
static void no_single_first_line_at_a_page_foot(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a, "%s%s", page_of_lines(a, "w", 48), page_of_lines(a, "v", 5)));
    assert_int_equal(spot_of(f.doc, "v0", 0).page, 1);
    fixture_free(&f);
    fixture_set(&f, arena_printf(a, "%s%s", page_of_lines(a, "w", 47), page_of_lines(a, "v", 5)));
    assert_int_equal(spot_of(f.doc, "v0", 0).page, 1);
    fixture_free(&f);
    fixture_set(&f, arena_printf(a, "%s%s", page_of_lines(a, "w", 24), page_of_lines(a, "v", 60)));
    assert_int_equal(spot_of(f.doc, "v24", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "v25", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* Head and three lines of what it heads need four lines: 45 before leave them, 46 don't. On one
 * sheet that overflows: elsewhere the head would rather begin the next. */
static void a_head_keeps_three_lines(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    for (int n = 45; n <= 46; n++) {
        fixture_flow(&f, "page='brief'",
                     arena_printf(a, "<section name='S' one-page='yes'>%s<h3>head</h3>%s</section>",
                                  page_of_lines(a, "w", n), page_of_lines(a, "v", 40)));
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_int_equal(spot_of(f.doc, "head", 0).page, n - 45);
        assert_int_equal(spot_of(f.doc, "v2", 0).page, n - 45);
        fixture_free(&f);
    }
    arena_free(a);
}

static void a_card_never_splits(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a, "%s<card><h3>card</h3>%s</card>", page_of_lines(a, "w", 35),
                                 page_of_lines(a, "v", 14)));
    assert_int_equal(spot_of(f.doc, "card", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "v13", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

static const char *table_of(struct arena *a, int rows)
{
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, "<table kind='plain'><row head='yes'><cell>Name</cell><cell>Value</cell></row>");
    for (int i = 0; i < rows; i++)
        buf_printf(&b, "<row><cell>r%d</cell><cell>%d0</cell></row>", i, i);
    buf_puts(&b, "</table>");
    return buf_str(&b);
}

static int elements(const struct elem *e, enum elem_type type)
{
    int n = e->type == type;
    for (const struct kid *k = e->kids; k; k = k->next)
        n += k->elem ? elements(k->elem, type) : 0;
    return n;
}

/* Rows of 10 mm: head 6 mm, first row 5 + 3 mm, so page one ends with row 25 (6 + 8 + 25 × 10 = 264
 * is over 262.5; 24 more make 254). */
static void a_long_table_repeats_its_head(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, table_of(a, 30));
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "r24", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "r25", 0).page, 1);
    assert_int_equal(runs_of(f.doc, "Name"), 2);
    assert_int_equal(spot_of(f.doc, "(continued)", 0).page, 1);
    assert_about(spot_of(f.doc, "Name", 1).y, SP_MM(18.5 + 4));
    assert_int_equal(elements(f.doc->root, ELEM_TABLE), 1); /* one table, one element */
    assert_int_equal(elements(f.doc->root, ELEM_THEAD), 1);
    assert_int_equal(elements(f.doc->root, ELEM_TR), 31);
    fixture_free(&f);
    arena_free(a);
}

static void a_table_leaves_three_rows_on_each_side(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, table_of(a, 26)); /* row 25 alone would go over: 23 and 24 go with it */
    assert_int_equal(spot_of(f.doc, "r22", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "r23", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "r25", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* As above, but rows 22 to 29 are two groups of four: the first of them isn't parted. */
static void a_table_keeps_a_group_of_rows(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    struct buf b;
    buf_init(&b, a);
    buf_puts(&b, "<table kind='plain'><row head='yes'><cell>Name</cell></row>");
    for (int i = 0; i < 30; i++)
        buf_printf(&b, "<row%s><cell>r%d</cell></row>", i == 22 || i == 26 ? " group='G'" : "", i);
    buf_puts(&b, "</table>");
    fixture_set(&f, buf_str(&b));
    assert_int_equal(spot_of(f.doc, "r21", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "r22", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

static void a_table_of_eight_rows_never_splits(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a, "%s%s", page_of_lines(a, "w", 40), table_of(a, 8)));
    assert_int_equal(spot_of(f.doc, "Name", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "r7", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

static void figures_align_on_their_last_digit(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<table kind='plain'><col left='0mm'/><col right='100mm'/>"
                    "<row><cell>a</cell><cell>1,000</cell></row><row><cell>b</cell><cell>7</cell></"
                    "row></table>");
    assert_int_equal(spot_of(f.doc, "7", 0).x - spot_of(f.doc, "1,000", 0).x, SP_PT(20));
    assert_about(spot_of(f.doc, "7", 0).x + SP_PT(5), SP_MM(18 + 100));
    fixture_free(&f);
}

static void a_margin_note_stands_level_with_its_text(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p>one</p><p>two<aside><p>note</p></aside></p><p>three</p>");
    assert_int_equal(spot_of(f.doc, "note", 0).y, spot_of(f.doc, "two", 0).y);
    assert_about(spot_of(f.doc, "note", 0).x, SP_MM(18 + 132));
    assert_int_equal(spot_of(f.doc, "three", 0).y - spot_of(f.doc, "two", 0).y, SP_PT(15));
    fixture_free(&f);
}

/* Where nothing is set the note stands where its block would have begun, and moves nothing: the
 * note's baseline is 10/2 + 0.3 × 5 = 6.5 pt below its top, a line's 10.5. */
static void a_note_of_an_empty_block_is_not_lost(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p>one</p><group><aside shift='4pt'><p>note</p></aside></group><p>two</p>");
    assert_int_equal(spot_of(f.doc, "note", 0).y - spot_of(f.doc, "one", 0).y,
                     SP_PT(15 - 10.5 + 6.5));
    assert_about(spot_of(f.doc, "note", 0).x, SP_MM(18 + 132));
    assert_int_equal(spot_of(f.doc, "two", 0).y - spot_of(f.doc, "one", 0).y, SP_PT(15));
    fixture_free(&f);
    fixture_set(&f, "<p style='gap'>one</p><group><aside><p>note</p></aside></group>"
                    "<p style='gap'>two</p>"); /* the larger gap, 4 mm, once */
    assert_about(spot_of(f.doc, "two", 0).y - spot_of(f.doc, "one", 0).y, SP_PT(15) + SP_MM(4));
    fixture_free(&f);
    fixture_set(&f, "<group><aside><p>note</p></aside></group>"); /* alone on its page */
    assert_int_equal(runs_of(f.doc, "note"), 1);
    fixture_free(&f);
}

static void a_head_stays_with_its_text_beside_a_lone_note(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a,
                                 "%s<label>head</label><group><aside><p>note</p></aside></group>"
                                 "<p>text</p>",
                                 page_of_lines(a, "w", 48)));
    assert_int_equal(spot_of(f.doc, "HEAD", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "note", 0).page, 1);
    assert_int_equal(spot_of(f.doc, "text", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* A note of nine lines of 10 pt beside a line of 15: text goes on beside it; what reaches across
 * waits, and so does the next note with its text. */
static void a_long_note_holds_back_what_needs_the_margin(void **state)
{
    (void)state;
    struct fixture f;
    const char *note = "<aside><p width='5pt'>a b c d e f g h i</p></aside>";
    struct arena *a = arena_new();
    fixture_set(&f, arena_printf(a, "<p>one%s</p><p>beside</p><p measure='full'>across</p>", note));
    struct spot one = spot_of(f.doc, "one", 0), last = spot_of(f.doc, "i", 0);
    assert_int_equal(spot_of(f.doc, "beside", 0).y - one.y, SP_PT(15));
    assert_int_equal(last.y - one.y, SP_PT(80));
    /* the note's last line ends 10 - (5 + 1.5) = 3.5 pt below its baseline, and 10.5 follow */
    assert_int_equal(spot_of(f.doc, "across", 0).y - last.y, SP_PT(3.5 + 10.5));
    fixture_free(&f);
    fixture_set(
        &f, arena_printf(a, "<p>one%s</p><p>beside</p><p>two<aside><p>n</p></aside></p>", note));
    assert_int_equal(spot_of(f.doc, "two", 0).y, spot_of(f.doc, "n", 0).y);
    assert_int_equal(spot_of(f.doc, "n", 0).y - spot_of(f.doc, "i", 0).y, SP_PT(10));
    fixture_free(&f);
    /* one that floats comes lower than its text, which stays where it is */
    fixture_set(
        &f, arena_printf(a, "<p>one%s</p><p>two<aside floats='yes'><p>n</p></aside></p>", note));
    assert_int_equal(spot_of(f.doc, "two", 0).y - spot_of(f.doc, "one", 0).y, SP_PT(15));
    assert_int_equal(spot_of(f.doc, "n", 0).y - spot_of(f.doc, "i", 0).y, SP_PT(10));
    fixture_free(&f);
    arena_free(a);
}

static void notes_stay_on_their_anchors_page(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, arena_printf(a, "%s<p>end<aside><p width='5pt'>a b c</p></aside></p>",
                                 page_of_lines(a, "w", 48)));
    assert_int_equal(spot_of(f.doc, "end", 0).page,
                     1); /* three lines of note need 30 pt, 24 are left */
    assert_int_equal(spot_of(f.doc, "c", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* 24 lines, then a paragraph of 60, which parts after 25 of them. Its notes begin beside its first
 * line: those down to the last mark stay with it, and what comes after may part. */
static void a_paragraph_parts_below_its_last_mark(void **state)
{
    (void)state;
    static const struct {
        const char *note;
        int before, after; /* lines of the paragraph above its mark, and below */
        size_t first, mark, last;
    } cases[] = {
        {"<aside><note n='1'>why</note></aside>", 29, 29, 1, 1, 2},
        {"<aside><note n='1'>why</note></aside>", 20, 38, 0, 0, 1},
        {"", 29, 29, 0, 1, 1}, /* a mark whose note hangs elsewhere holds nothing */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *a = arena_new();
        struct buf b;
        buf_init(&b, a);
        buf_printf(&b, "%s<p>first", page_of_lines(a, "w", 24));
        for (int k = 0; k < cases[i].before; k++)
            buf_puts(&b, "<br/>x");
        buf_puts(&b, "<br/>marked<noteref n='1'/>");
        for (int k = 0; k < cases[i].after; k++)
            buf_puts(&b, "<br/>x");
        buf_printf(&b, "<br/>last%s</p>", cases[i].note);
        struct fixture f;
        fixture_set(&f, buf_str(&b));
        assert_int_equal(spot_of(f.doc, "first", 0).page, cases[i].first);
        assert_int_equal(spot_of(f.doc, "marked", 0).page, cases[i].mark);
        assert_int_equal(spot_of(f.doc, "last", 0).page, cases[i].last);
        fixture_free(&f);
        arena_free(a);
    }
}

static void a_note_is_read_after_its_paragraph(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p>one<noteref n='1'/><aside><note n='1'>why</note></aside></p><p>two</p>");
    struct buf b;
    buf_init(&b, f.arena);
    document_dump_structure(f.doc, &b);
    const char *s = buf_str(&b), *one = strstr(s, "one"), *why = strstr(s, "why"),
               *two = strstr(s, "two");
    assert_true(one && why && two && one < why && why < two);
    assert_int_equal(elements(f.doc->root, ELEM_NOTE), 1);
    fixture_free(&f);
}

static void at_y_is_a_height_or_lower(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_set(&f, "<p>one</p><p at-y='100mm'>two</p>");
    assert_about(spot_of(f.doc, "two", 0).y, SP_MM(100));
    fixture_free(&f);
    fixture_set(&f, arena_printf(a, "%s<p at-y='30mm'>two</p>", page_of_lines(a, "w", 10)));
    assert_int_equal(spot_of(f.doc, "two", 0).y - spot_of(f.doc, "w9", 0).y, SP_PT(15));
    fixture_free(&f);
    arena_free(a);
}

static void the_larger_of_two_spaces_counts(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(
        &f, "<p style='gap'>one</p><p style='gap'>two</p><p style='gap' before='1mm'>three</p>");
    assert_about(spot_of(f.doc, "two", 0).y - spot_of(f.doc, "one", 0).y, SP_PT(15) + SP_MM(4));
    assert_about(spot_of(f.doc, "three", 0).y - spot_of(f.doc, "two", 0).y, SP_PT(15) + SP_MM(2));
    fixture_free(&f);
}

/* 20 lines, the gap of 9 mm, 20 lines: one page. A third of 20 lines goes over, with its head. */
static void a_section_may_run_on_below_another(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section id='a' name='A'>%s</section>"
                              "<section id='b' name='B' start='here'>%s</section>"
                              "<section id='c' name='C' start='here'><p>head</p>%s</section>",
                              page_of_lines(a, "u", 20), page_of_lines(a, "v", 20),
                              page_of_lines(a, "w", 40)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    assert_about(spot_of(f.doc, "v0", 0).y - spot_of(f.doc, "u19", 0).y, SP_PT(15) + SP_MM(9));
    assert_int_equal(spot_of(f.doc, "w39", 0).page, 1);
    assert_int_equal(f.doc->outline_n, 3);
    assert_int_equal(f.doc->outline[0].page, 0);
    assert_int_equal(f.doc->outline[1].page, 0);
    fixture_free(&f);
    arena_free(a);
}

/* The section referred to begins on page 2, 9, 10, 11: one digit's room is made, then two. */
static void a_page_reference_names_the_page(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    static const int before[] = {1, 8, 9, 10};
    for (size_t i = 0; i < 4; i++) {
        const char *all = "<section id='a' name='A'><p>see <pageref to='z'/>.</p></section>";
        for (int k = 1; k < before[i]; k++)
            all = arena_printf(a, "%s<section name='S'><p>word</p></section>", all);
        all = arena_printf(a, "%s<section id='z' name='Z'><p>last</p></section>", all);
        fixture_flow(&f, "page='brief'", all);
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_non_null(f.doc);
        assert_int_equal(spot_of(f.doc, arena_printf(a, "%d", before[i] + 1), 0).page, 0);
        fixture_free(&f);
    }
    fixture_flow(&f, "page='brief'",
                 "<section name='S'><p>see <pageref to='nowhere'/></p></section>");
    assert_null(layout_document(&f.job, f.arena, &f.diags));
    assert_non_null(strstr(f.diags.first->message, "\"nowhere\""));
    fixture_free(&f);
    arena_free(a);
}

/* Thirty heads with a line each are thirty pieces, not one that fits no page's rest. */
static void short_clauses_part_between_their_heads(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *clauses = "";
    for (int i = 0; i < 30; i++)
        clauses = arena_printf(a, "%s<h2>h%d</h2><p>c%d</p>", clauses, i, i);
    fixture_set(&f, arena_printf(a, "<p>start</p>%s", clauses));
    assert_int_equal(spot_of(f.doc, "start", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "c0", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "h5", 0).page, spot_of(f.doc, "c5", 0).page);
    fixture_free(&f);
    arena_free(a);
}

static const char *one_page(struct arena *a, int lines)
{
    return arena_printf(
        a,
        "<section name='S' one-page='yes'>%s<p drop='2'>second</p><p drop='1'>first</p>"
        "<p>end</p></section>",
        page_of_lines(a, "w", lines));
}

static void a_full_page_gives_up_blocks_in_their_order(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    for (int lines = 46; lines <= 48; lines++) {
        fixture_flow(&f, "page='brief'", one_page(a, lines));
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_non_null(f.doc);
        assert_int_equal(f.doc->pages_n, 1);
        assert_int_equal(runs_of(f.doc, "first"), lines == 46);
        assert_int_equal(runs_of(f.doc, "second"), lines <= 47);
        assert_int_equal(runs_of(f.doc, "end"), 1);
        fixture_free(&f);
    }
    arena_free(a);
}

/* Line by line: one length at which the first goes, one at which both go; then a second page, on
 * which nothing need go. */
static void a_letter_names_what_its_page_has_no_room_for(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    unsigned told[3] = {0};
    for (int lines = 20; lines <= 60; lines++) {
        fixture_flow(&f, "page='letter'", one_page(a, lines));
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_non_null(f.doc);
        unsigned gone = 2 - (unsigned)(runs_of(f.doc, "first") + runs_of(f.doc, "second"));
        assert_int_equal(f.diags.counts[SEVERITY_WARNING], gone);
        if (gone == 1)
            assert_non_null(strstr(f.diags.first->message, "“first” is left out"));
        if (f.doc->pages_n == 2)
            assert_int_equal(gone, 0);
        told[gone] += f.doc->pages_n == 1;
        fixture_free(&f);
    }
    assert_true(told[0] > 0 && told[1] == 1 && told[2] == 1);
    arena_free(a);
}

static void what_has_no_room_goes_on_overleaf(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'", one_page(a, 49));
    f.job.is_private = true;
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "end", 0).page, 1);
    assert_int_equal(f.diags.counts[SEVERITY_ERROR] + f.diags.counts[SEVERITY_WARNING], 0);
    assert_int_equal(f.diags.counts[SEVERITY_NOTE], 3); /* first, second, and the page itself */
    assert_non_null(strstr(f.diags.first->message, "S has no room for “"));
    fixture_free(&f);
    arena_free(a);
}

/* The second is three lines and goes; then there is room for the first again. */
static void what_went_comes_back_where_there_is_room(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S' one-page='yes'>%s<p drop='2'>b<br/>b<br/>b</p>"
                              "<p drop='1'>first</p></section>",
                              page_of_lines(a, "w", 47)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(runs_of(f.doc, "b"), 0);
    assert_int_equal(runs_of(f.doc, "first"), 1);
    fixture_free(&f);
    arena_free(a);
}

/* A page of every kind of block, `more` where its text ends. */
static const char *all_kinds(struct arena *a, int lines, const char *more)
{
    return arena_printf(
        a,
        "<section name='S' one-page='yes'><h2>head</h2><p>one<noteref n='1'/>"
        "<aside><note n='1'>why</note></aside></p><list><item>x</item><item>y</item></list>%s"
        "<group><aside><p>lone</p></aside></group><group><h3>sub</h3>%s<p>in</p></group>"
        "<group columns='2' gap='4mm'><p>left</p><list><item>right</item></list></group>"
        "<table kind='plain' before='0pt' after='0pt'><row "
        "head='yes'><cell>N</cell><cell>V</cell></row>"
        "<row><cell>r</cell><cell>10</cell></row></table>%s%s<p>end<noteref n='2'/>"
        "<aside><note n='2'>last</note></aside></p></section>",
        more, more, page_of_lines(a, "w", lines), more);
}

static const char *pages_and_tree(struct fixture *f)
{
    struct buf b;
    buf_init(&b, f->arena);
    f->doc = layout_document(&f->job, f->arena, &f->diags);
    assert_non_null(f->doc);
    assert_int_equal(f->diags.counts[SEVERITY_ERROR], 0);
    document_dump(f->doc, &b);
    document_dump_structure(f->doc, &b);
    return buf_str(&b);
}

/* Every block is set for each try, and once more where a page reference turns out to have two
 * digits. The last try gives the pages and the tree of a text that fits as it is. */
static void the_last_try_is_as_if_it_were_the_only_one(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture tried, once;
    const char *dropped = "<p drop='1'>gone<aside><p>too</p></aside></p><p drop='1'>also</p>";
    const char *rest = "<section name='F'>%s</section><section id='z' name='Z'><p>z</p></section>";
    rest = arena_printf(a, rest, page_of_lines(a, "v", 10 * LINES));
    fixture_flow(&tried, "page='brief'",
                 arena_printf(a, "%s<section name='R'><p>see <pageref to='z'/></p></section>%s",
                              all_kinds(a, 34, dropped), rest));
    fixture_flow(&once, "page='brief'",
                 arena_printf(a, "%s<section name='R'><p>see 13</p></section>%s",
                              all_kinds(a, 34, ""), rest));
    const char *pages = pages_and_tree(&tried);
    assert_int_equal(runs_of(tried.doc, "gone"), 0);
    assert_int_equal(runs_of(tried.doc, "lone"), 1);
    assert_string_equal(pages, pages_and_tree(&once));
    assert_int_equal(once.diags.counts[SEVERITY_NOTE], 0); /* it fits as it is */
    fixture_free(&tried);
    fixture_free(&once);
    arena_free(a);
}

/* 44 lines leave 75 pt beside the next, whose note has lines of 10 pt: of its two paragraphs of
 * four the second goes over whole, though two lines of it had room. On a sheet that overflows:
 * elsewhere all of it would rather begin the next. */
static void a_note_parts_between_its_paragraphs(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(
        &f, "page='brief'",
        arena_printf(a,
                     "<section name='S' one-page='yes'>%s<p>beside<aside>"
                     "<p>n0<br/>n1<br/>n2<br/>n3</p><p>m0<br/>m1<br/>m2<br/>m3</p></aside></p>"
                     "%s</section>",
                     page_of_lines(a, "w", 44), page_of_lines(a, "v", 20)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_int_equal(spot_of(f.doc, "beside", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "n3", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "m0", 0).page, 1);
    fixture_free(&f);
    arena_free(a);
}

/* A note of 80 lines of 10 pt is higher than a page of 740: its text stays, it goes on overleaf. */
static void a_note_higher_than_its_page_goes_on_overleaf(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *note = "";
    for (int i = 0; i < 80; i++)
        note = arena_printf(a, "%s<p>n%d</p>", note, i);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S'><p>one<aside>%s</aside></p><p>two</p>"
                              "<p measure='full'>full</p></section>",
                              note));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "two", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "n0", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "n79", 0).page, 1);
    assert_int_equal(runs_of(f.doc, "n40"), 1);
    assert_true(spot_of(f.doc, "full", 0).y > spot_of(f.doc, "n79", 0).y);
    fixture_free(&f);
    arena_free(a);
}

static void a_row_higher_than_its_page_goes_on_overleaf(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    const char *text = "";
    for (int i = 0; i < 100; i++)
        text = arena_printf(a, "%s<br/>l%d", text, i);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S'><table kind='plain'><row><cell>name</cell>"
                              "<cell>%s</cell></row></table></section>",
                              text));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_true(f.doc->pages_n >= 2);
    for (int i = 0; i < 100; i++)
        assert_int_equal(runs_of(f.doc, arena_printf(a, "l%d", i)), 1);
    fixture_free(&f);
    arena_free(a);
}

/* 126 mm hold 71 characters of 5 pt: the words of the names give way, no figure does. */
static void a_figure_is_never_broken(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<table kind='plain'><row><cell>a name of many short words</cell>"
                    "<cell>1,000,000,000,000</cell><cell>1,000,000,000,001</cell>"
                    "<cell>1,000,000,000,002</cell></row></table>");
    assert_non_null(f.doc);
    assert_int_equal(runs_of(f.doc, "1,000,000,000,000"), 1);
    assert_int_equal(runs_of(f.doc, "1,000,000,000,001"), 1);
    assert_int_equal(runs_of(f.doc, "1,000,000,000,002"), 1);
    fixture_free(&f);
}

static void what_yields_keeps_its_cell_on_one_line(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<table kind='plain'><row><cell>Offer<t yields='yes'> onthetable</t></cell>"
                    "<cell>1</cell></row></table>"
                    "<table kind='plain'><row><cell>Offer<t yields='yes'> onthetable</t></cell>"
                    "<cell>1,000,000,000,000,000,000,000</cell>"
                    "<cell>1,000,000,000,000,000,000,000</cell></row></table>");
    assert_non_null(f.doc);
    assert_int_equal(runs_of(f.doc, "Offer"), 2);
    assert_int_equal(runs_of(f.doc, "onthetable"), 1);
    fixture_free(&f);
}

static void too_many_pages_are_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 arena_printf(a, "<section>%s</section>", page_of_lines(a, "w", 200)));
    f.job.max_pages = 4;
    assert_null(layout_document(&f.job, f.arena, &f.diags));
    assert_int_equal(f.diags.first->code, DIAG_DOES_NOT_FIT);
    f.job.max_pages = 5; /* 4 × 49 = 196 */
    assert_non_null(layout_document(&f.job, f.arena, &f.diags));
    fixture_free(&f);
    arena_free(a);
}

/* Letter is 17.6 mm shorter: rows give up of their stretch only what is missing. */
static void rows_give_way_on_letter_paper(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    struct buf b;
    buf_init(&b, a);
    for (int i = 0; i < 8; i++)
        buf_printf(&b, "<row pitch='31mm'><cell>r%d</cell><cell>1</cell></row>", i);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a, "<section><table kind='plain' stretch='4mm'>%s</table></section>",
                              buf_str(&b)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_int_equal(f.doc->pages_n, 1);
    assert_about(spot_of(f.doc, "r1", 0).y - spot_of(f.doc, "r0", 0).y, SP_MM(31));
    f.job.paper = PAPER_LETTER;
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_int_equal(f.doc->pages_n, 1);
    sp_t pitch = spot_of(f.doc, "r1", 0).y - spot_of(f.doc, "r0", 0).y;
    assert_true(pitch < SP_MM(31) && pitch >= SP_MM(27));
    assert_about(spot_of(f.doc, "r0", 0).x, SP_MM(20));
    fixture_free(&f);
    arena_free(a);
}

static int hair_lines(const struct document *doc)
{
    int n = 0;
    for (const struct op *op = doc->pages[0].frame->first; op; op = op->next)
        n += op->kind == OP_PATH && op->u.path.stroke && op->u.path.width == SP_PT(0.4);
    return n;
}

/* 30 mm are left: label, then lines 8 mm apart to 1 mm above the end; under 24 mm nothing. */
static void the_rest_of_a_page_becomes_ruled_lines(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f,
                "<p at-y='247.4mm'>end</p><ruled>Notes</ruled>"); /* ends at 247.4 + 1.6 = 249 */
    assert_int_equal(runs_of(f.doc, "NOTES"), 1);
    assert_int_equal(hair_lines(f.doc),
                     3 + 1); /* label at 252.7; 260.7, 268.7, 276.7; the foot's rule */
    fixture_free(&f);
    fixture_set(&f, "<p at-y='256mm'>end</p><ruled>Notes</ruled>"); /* 23.4 mm are left */
    assert_int_equal(runs_of(f.doc, "NOTES"), 0);
    assert_int_equal(hair_lines(f.doc), 1);
    fixture_free(&f);
}

/* Three lines of 8 mm, then the section that runs on; where it begins a page, lines to the bottom.
 */
static int lines_ruled_on(const struct document *doc, size_t page)
{
    int n = 0;
    for (const struct op *op = doc->pages[page].frame->first; op; op = op->next)
        n += op->kind == OP_PATH;
    return n - 2; /* the running head's rule and the foot's */
}

/* Half a sheet is left: four lines and no more. */
static void ruled_lines_are_no_more_than_are_asked_for(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p at-y='150mm'>end</p><ruled lines='4'>Notes</ruled>");
    assert_int_equal(f.doc->pages_n, 1);
    assert_int_equal(lines_ruled_on(f.doc, 0), 4);
    fixture_free(&f);
}

/* 15 mm below the label are one line of 8 mm, or two of 7.5: two. 13 mm are one. */
static void two_lines_stand_closer_than_one_alone(void **state)
{
    (void)state;
    struct fixture f;
    fixture_set(&f, "<p at-y='256.7mm'>end</p><ruled min='16mm'>Notes</ruled>");
    assert_int_equal(lines_ruled_on(f.doc, 0), 2);
    fixture_free(&f);
    fixture_set(&f, "<p at-y='258.7mm'>end</p><ruled min='16mm'>Notes</ruled>");
    assert_int_equal(lines_ruled_on(f.doc, 0), 1);
    fixture_free(&f);
}

static void what_runs_on_stands_below_ruled_lines(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 "<section name='S'><p>one</p><ruled>notes</ruled></section>"
                 "<section name='T' start='here'><p>two</p></section>");
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 1);
    sp_t label = spot_of(f.doc, "NOTES", 0).y, two = spot_of(f.doc, "two", 0).y;
    assert_true(two > label + 3 * SP_MM(8) && two < label + 5 * SP_MM(8));
    fixture_free(&f);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S'><p>one</p><ruled>notes</ruled></section>"
                              "<section name='T' start='here'><group keep-together='yes'>%s"
                              "</group></section>",
                              page_of_lines(a, "w", 45)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    int lines = 0;
    for (const struct op *op = f.doc->pages[0].frame->first; op; op = op->next)
        lines += op->kind == OP_PATH;
    assert_true(lines > 15 && lines < 25); /* half a sheet, at 8 mm */
    fixture_free(&f);
    arena_free(a);
}

/* Lines that close a page: what runs on below them stands where it would without them; where it
 * begins the next page, they are there, and their label is in the tree. */
static void closing_lines_give_way_to_what_runs_on(void **state)
{
    (void)state;
    static const char below[] = "<section name='T' start='here'><p>two</p></section>";
    struct arena *a = arena_new();
    struct fixture f;
    sp_t two[2];
    for (int k = 0; k < 2; k++) {
        fixture_flow(&f, "page='brief'",
                     arena_printf(a, "<section name='S'><p>one</p>%s</section>%s",
                                  k ? "<ruled lines='4' closing='yes'>notes</ruled>" : "", below));
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_non_null(f.doc);
        assert_int_equal(f.doc->pages_n, 1);
        assert_int_equal(runs_of(f.doc, "NOTES"), 0);
        assert_int_equal(lines_ruled_on(f.doc, 0), 0);
        two[k] = spot_of(f.doc, "two", 0).y;
        fixture_free(&f);
    }
    assert_int_equal(two[0], two[1]);
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S'>%s<ruled lines='4' closing='yes'>notes</ruled>"
                              "</section><section name='T' start='here'><group keep-together='yes'>"
                              "%s</group></section>",
                              page_of_lines(a, "v", 30), page_of_lines(a, "w", 40)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(runs_of(f.doc, "NOTES"), 1);
    assert_int_equal(lines_ruled_on(f.doc, 0), 4);
    fixture_free(&f);
    arena_free(a);
}

/* A4: 210 = 18 + 178 + 14; what is punched is the inner margin, left on page 1, right on page 2. */
static void margins_are_mirrored(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 arena_printf(a, "<section name='S'>%s</section>", page_of_lines(a, "w", 60)));
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_non_null(f.doc);
    assert_about(spot_of(f.doc, "w0", 0).x, SP_MM(18));
    assert_int_equal(spot_of(f.doc, "w59", 0).page, 1);
    assert_about(spot_of(f.doc, "w59", 0).x, SP_MM(14));
    assert_int_equal(runs_of(f.doc, "(continued)"), 1); /* S on its second page */
    fixture_free(&f);
    arena_free(a);
}

static void private_stands_on_every_page_whatever_the_flow_says(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, "page='brief' private='public'",
                 arena_printf(a, "<section>%s</section>", page_of_lines(a, "w", 60)));
    f.job.is_private = true;
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_int_equal(f.doc->pages_n, 2);
    assert_int_equal(spot_of(f.doc, "PRIVATE", 0).page, 0);
    assert_int_equal(spot_of(f.doc, "PRIVATE", 1).page, 1);
    f.job.is_private = false;
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_int_equal(runs_of(f.doc, "PRIVATE"), 0);
    fixture_free(&f);
    arena_free(a);
}

static void a_letter_has_one_column_and_no_folio(void **state)
{
    (void)state;
    struct fixture f;
    fixture_flow(&f, "page='letter' folio='Page {n}' every-page='Draft'",
                 "<section name='S'><p>Dear</p></section>");
    f.doc = layout_document(&f.job, f.arena, &f.diags);
    assert_about(spot_of(f.doc, "Dear", 0).x, SP_MM(25));
    assert_int_equal(runs_of(f.doc, "Page"), 0);
    assert_int_equal(runs_of(f.doc, "Draft"), 1);
    fixture_free(&f);
}

static void faults_of_a_flow_are_reported_with_what_was_meant(void **state)
{
    (void)state;
    struct fixture f;
    fixture_flow(&f, "page='brief'",
                 "<section><p stlye='body'>x</p><tbale kind='plain'/><p at-y='3'>y</p></section>");
    assert_null(f.flow);
    struct buf b;
    buf_init(&b, f.arena);
    diags_render(&f.diags, (struct diag_style){0}, &b);
    assert_non_null(strstr(buf_str(&b), "did you mean style?"));
    assert_non_null(strstr(buf_str(&b), "did you mean table?"));
    assert_non_null(strstr(buf_str(&b), "at-y=\"3\" is not a length"));
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_page_holds_49_lines),
        cmocka_unit_test(no_single_last_line_at_a_page_head),
        cmocka_unit_test(no_single_first_line_at_a_page_foot),
        cmocka_unit_test(a_head_keeps_three_lines),
        cmocka_unit_test(a_card_never_splits),
        cmocka_unit_test(a_long_table_repeats_its_head),
        cmocka_unit_test(a_table_leaves_three_rows_on_each_side),
        cmocka_unit_test(a_table_keeps_a_group_of_rows),
        cmocka_unit_test(a_table_of_eight_rows_never_splits),
        cmocka_unit_test(figures_align_on_their_last_digit),
        cmocka_unit_test(a_margin_note_stands_level_with_its_text),
        cmocka_unit_test(a_note_of_an_empty_block_is_not_lost),
        cmocka_unit_test(a_head_stays_with_its_text_beside_a_lone_note),
        cmocka_unit_test(a_long_note_holds_back_what_needs_the_margin),
        cmocka_unit_test(notes_stay_on_their_anchors_page),
        cmocka_unit_test(a_paragraph_parts_below_its_last_mark),
        cmocka_unit_test(a_note_is_read_after_its_paragraph),
        cmocka_unit_test(at_y_is_a_height_or_lower),
        cmocka_unit_test(short_clauses_part_between_their_heads),
        cmocka_unit_test(a_section_may_run_on_below_another),
        cmocka_unit_test(a_page_reference_names_the_page),
        cmocka_unit_test(the_larger_of_two_spaces_counts),
        cmocka_unit_test(a_full_page_gives_up_blocks_in_their_order),
        cmocka_unit_test(a_letter_names_what_its_page_has_no_room_for),
        cmocka_unit_test(what_has_no_room_goes_on_overleaf),
        cmocka_unit_test(what_went_comes_back_where_there_is_room),
        cmocka_unit_test(the_last_try_is_as_if_it_were_the_only_one),
        cmocka_unit_test(a_note_parts_between_its_paragraphs),
        cmocka_unit_test(a_note_higher_than_its_page_goes_on_overleaf),
        cmocka_unit_test(a_row_higher_than_its_page_goes_on_overleaf),
        cmocka_unit_test(a_figure_is_never_broken),
        cmocka_unit_test(what_yields_keeps_its_cell_on_one_line),
        cmocka_unit_test(too_many_pages_are_refused),
        cmocka_unit_test(rows_give_way_on_letter_paper),
        cmocka_unit_test(the_rest_of_a_page_becomes_ruled_lines),
        cmocka_unit_test(ruled_lines_are_no_more_than_are_asked_for),
        cmocka_unit_test(two_lines_stand_closer_than_one_alone),
        cmocka_unit_test(what_runs_on_stands_below_ruled_lines),
        cmocka_unit_test(closing_lines_give_way_to_what_runs_on),
        cmocka_unit_test(margins_are_mirrored),
        cmocka_unit_test(private_stands_on_every_page_whatever_the_flow_says),
        cmocka_unit_test(a_letter_has_one_column_and_no_folio),
        cmocka_unit_test(faults_of_a_flow_are_reported_with_what_was_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
