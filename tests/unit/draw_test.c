/* draw_test.c - display lists and marks. Expected coordinates are worked out from the design's
 * millimetres (1 mm = 72/25.4 pt = 2.8346 pt) or are plain sums. */
#include "draw/marks.h"
#include "font/fontset.h"

#include <cmocka.h>
#include <setjmp.h>
#include <stdarg.h>

static const struct color ink = {26, 26, 26};

static int setup(void **state)
{
    *state = arena_new();
    return *state == NULL;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static const char *dump(struct arena *a, struct frame *f)
{
    struct page page = {f, "i"};
    struct document doc = {.pages = &page, .pages_n = 1};
    struct buf out;
    buf_init(&out, a);
    document_dump(&doc, &out);
    return buf_str(&out);
}

static void operations_are_listed_in_hundredths_of_a_point(void **state)
{
    struct arena *a = *state;
    struct diags d;
    diags_init(&d, a);
    struct fontset *toy = fontset_new(&d, true);
    struct elem *p = elem_new(a, NULL, ELEM_P);
    struct frame *f = frame_new(a, SP_PT(100), SP_PT(50));
    const struct shaped *s =
        fontset_shape(toy, FACE_BODY, str_of("say \"hi\""), false, "en", (struct place){0}, &d);
    frame_text(f, elem_slot(a, p), &s->runs[0], SP_PT(10), SP_PT(20.5), SP_PT(9.5), ink);
    op_dash(frame_line(f, NULL, 0, 0, SP_PT(-1), SP_PT(2), SP_PT(0.25), ink), SP_PT(1.2),
            SP_PT(1.4));
    op_fill(frame_rect(f, NULL, SP_PT(1), SP_PT(2), SP_PT(3), SP_PT(4)), palette_colour.blue);
    frame_link(f, elem_slot(a, p), 0, SP_PT(1), SP_PT(2), SP_PT(3));
    assert_string_equal(
        dump(a, f), "page 1 100.00 50.00 \"i\"\n"
                    "text 10.00 20.50 9.50 toy wide 76.00 #1a1a1a \"say \\\"hi\\\"\" P\n"
                    "path m 0.00 0.00 l -1.00 2.00 stroke 0.25 #1a1a1a dash 1.20 1.40 artifact\n"
                    "path m 1.00 2.00 l 4.00 2.00 l 4.00 6.00 l 1.00 6.00 z fill #0b4f8a artifact\n"
                    "link 0.00 1.00 2.00 3.00 P\n");
    fontset_free(toy);
}

static void a_frame_is_placed_whole(void **state)
{
    struct arena *a = *state;
    struct frame *inner = frame_new(a, SP_PT(10), SP_PT(10)), *page = frame_new(a, 0, 0);
    frame_line(inner, NULL, 0, 0, SP_PT(1), SP_PT(1), SP_PT(1), ink);
    frame_link(inner, NULL, 0, 0, SP_PT(1), SP_PT(1));
    frame_place(page, inner, SP_PT(5), SP_PT(7));
    frame_place(page, inner, 0, 0);
    assert_string_equal(dump(a, page), "page 1 0.00 0.00 \"i\"\n"
                                       "path m 5.00 7.00 l 6.00 8.00 stroke 1.00 #1a1a1a artifact\n"
                                       "link 5.00 7.00 6.00 8.00 artifact\n"
                                       "path m 0.00 0.00 l 1.00 1.00 stroke 1.00 #1a1a1a artifact\n"
                                       "link 0.00 0.00 1.00 1.00 artifact\n");
}

static void an_element_leaves_its_parent(void **state)
{
    struct arena *a = *state;
    struct elem *root = elem_new(a, NULL, ELEM_DOCUMENT);
    struct elem *first = elem_new(a, root, ELEM_P), *second = elem_new(a, root, ELEM_P);
    struct elem *sect = elem_new(a, root, ELEM_SECT);
    elem_new(a, sect, ELEM_NOTE)->actual = "1";
    second->lang = "fr";
    elem_unlink(sect); /* the last, and what it holds */
    elem_unlink(first);
    elem_unlink(first); /* it has left already */
    elem_new(a, root, ELEM_TABLE)->title = "after";
    struct document doc = {.root = root};
    struct buf out;
    buf_init(&out, a);
    document_dump_structure(&doc, &out);
    assert_string_equal(buf_str(&out), "Document\n"
                                       "  P lang=\"fr\"\n"
                                       "  Table title=\"after\"\n");
}

/* The box around all points of all operations, in hundredths of a point. */
static void bounds(const struct frame *f, int64_t box[4])
{
    box[0] = box[1] = INT32_MAX;
    box[2] = box[3] = INT32_MIN;
    for (const struct op *op = f->first; op; op = op->next)
        for (unsigned i = 0; i < op->u.path.n; i++) {
            const struct path_point *p = &op->u.path.points[i];
            if (p->verb == PATH_CLOSE)
                continue;
            int64_t x = sp_centi(p->x), y = sp_centi(p->y);
            box[0] = x < box[0] ? x : box[0];
            box[1] = y < box[1] ? y : box[1];
            box[2] = x > box[2] ? x : box[2];
            box[3] = y > box[3] ? y : box[3];
        }
}

static void marks_have_the_design_s_size(void **state)
{
    static const struct {
        const char *name;
        int64_t box[4]; /* hundredths of a point around the mark's place */
    } rows[] = {
        /* r 1.45 + 0.32 = 1.77 mm = 5.02 pt */
        {"offer", {-502, -502, 502, 502}},
        /* a 1.75 + 0.512 = 2.262 mm: 1.05 a = 6.73 pt up, 0.75 a = 4.81 down, a = 6.41 aside */
        {"ask", {-641, -673, 641, 481}},
        /* a 1.65 + 0.576 = 2.226 mm = 6.31 pt */
        {"floor", {-631, -473, 631, 663}},
        /* a 1.85 + 0.448 = 2.298 mm = 6.51 pt */
        {"competing", {-651, -651, 651, 651}},
        /* never smaller than 1.05 times that: its number must be read */
        {"competing-3", {-684, -684, 684, 684}},
        {"tick", {0, -822, 822, 0}},
        {"cross", {0, -709, 709, 0}},
        /* 3.2 mm = 9.07 pt, 0.35 mm = 0.99 pt below the line */
        {"box", {0, -808, 907, 99}},
        {"half", {-411, -411, 411, 411}},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame *f = frame_new(*state, SP_PT(100), SP_PT(100));
        assert_true(mark_draw(f, NULL, &palette_colour, rows[i].name, 0, 0, 100));
        int64_t box[4];
        bounds(f, box);
        for (int k = 0; k < 4; k++)
            assert_in_range(box[k] - rows[i].box[k] + 1, 0, 2);
        assert_true(mark_width(rows[i].name, 100) > 0);
        assert_non_null(mark_text(rows[i].name));
    }
    assert_false(mark_draw(frame_new(*state, 0, 0), NULL, &palette_colour, "bell", 0, 0, 100));
}

static void marks_scale(void **state)
{
    struct frame *f = frame_new(*state, 0, 0);
    mark_draw(f, NULL, &palette_colour, "offer", SP_PT(10), SP_PT(20), 200);
    int64_t box[4];
    bounds(f, box);
    assert_in_range(box[2] - 1000, 1003, 1004);
    assert_in_range(mark_width("box", 50), SP_MM(1.6) - 1, SP_MM(1.6) + 1);
}

static void a_mark_is_ink_on_a_halo_and_the_floor_is_open(void **state)
{
    struct frame *f = frame_new(*state, 0, 0);
    mark_draw(f, NULL, &palette_mono, "ask", 0, 0, 100);
    const struct op *halo = f->first;
    assert_int_equal(halo->u.path.fill_color.r, 255);
    assert_int_equal(halo->next->u.path.fill_color.b, 0); /* blue is black in the mono profile */
    f = frame_new(*state, 0, 0);
    mark_draw(f, NULL, &palette_colour, "floor", 0, 0, 100);
    assert_int_equal(f->first->next->u.path.fill_color.g, 255); /* open: private */
    /* in ink: a printer without grey makes dots of every colour */
    assert_int_equal(f->first->next->u.path.stroke_color.r, 0);
}

/* Relative luminance and contrast of WCAG 2.1; 0.03928 never matters to 8-bit values. */
static double luminance(struct color c)
{
    const double v[3] = {c.r / 255.0, c.g / 255.0, c.b / 255.0};
    double l[3];
    for (int i = 0; i < 3; i++) {
        double x = (v[i] + 0.055) / 1.055;
        /* x to the power 2.4 = x² · (x²)^(1/5): five steps of Newton's method */
        double root = 0.8, square = x * x;
        for (int k = 0; k < 40; k++)
            root = (4 * root + square / (root * root * root * root)) / 5;
        l[i] = v[i] <= 0.03928 ? v[i] / 12.92 : square * root;
    }
    return 0.2126 * l[0] + 0.7152 * l[1] + 0.0722 * l[2];
}

static double contrast(struct color a, struct color b)
{
    double la = luminance(a) + 0.05, lb = luminance(b) + 0.05;
    return la > lb ? la / lb : lb / la;
}

static void ink_contrasts_with_its_ground(void **state)
{
    (void)state;
    const struct palette *palettes[] = {&palette_colour, &palette_mono};
    for (int i = 0; i < 2; i++) {
        const struct palette *p = palettes[i];
        const struct color text[] = {p->ink, p->txt2, p->txt3, p->blue, p->brick};
        for (int k = 0; k < 5; k++)
            assert_true(contrast(text[k], p->white) >= 4.5);
        assert_true(contrast(p->txt2, p->band) >= 4.5);
        assert_true(contrast(p->ink, p->solid) >= 4.5);
        assert_true(contrast(p->ink, p->mkgrey) >= 4.5); /* the number in a diamond */
        assert_true(contrast(p->blue, p->band) >= 3 && contrast(p->brick, p->band) >= 3);
        assert_true(contrast(p->rule, p->white) >= 3);
    }
    /* black on white is 21 : 1; no text is a grey that a printer screens */
    assert_true(contrast(palette_colour.txt2, palette_colour.white) > 20.9);
    assert_true(contrast(palette_colour.txt3, palette_colour.white) > 20.9);
}

static unsigned count(const struct frame *f)
{
    unsigned n = 0;
    for (const struct op *op = f->first; op; op = op->next)
        n++;
    return n;
}

static void hatching_stays_inside_and_keeps_the_page_s_phase(void **state)
{
    static const char *const names[] = {"liquid", "pre-ipo"};
    static const double steps[] = {1.2, 2.4};
    for (int k = 0; k < 2; k++) {
        struct frame *f = frame_new(*state, 0, 0);
        sp_t x = SP_MM(31.7), y = SP_MM(50.3), w = SP_MM(20), h = SP_MM(5.2);
        assert_true(fill_draw(f, NULL, &palette_colour, names[k], x, y, w, h, false));
        /* lines cross x ± y: (20 + 5.2) / step of them, one more or less */
        assert_in_range(count(f), (unsigned)(25.2 / steps[k]) - 1, (unsigned)(25.2 / steps[k]) + 1);
        for (const struct op *op = f->first; op; op = op->next) {
            const struct path_point *p = op->u.path.points;
            for (int i = 0; i < 2; i++) {
                assert_in_range(p[i].x, x - 1, x + w + 1);
                assert_in_range(p[i].y, y - 2, y + h + 2);
                double c = k == 0 ? (double)p[i].x + p[i].y : (double)p[i].x - p[i].y;
                double lines = c / (steps[k] * 72 / 25.4 * SP_PER_PT);
                double off = lines - (double)(int)(lines + (lines < 0 ? -0.5 : 0.5));
                assert_true(off < 0.001 && off > -0.001);
            }
        }
    }
}

static void fills_differ_in_kind(void **state)
{
    static const struct {
        const char *name;
        unsigned lines; /* of a box of 11 mm, outline left out */
    } rows[] = {{"salary", 1}, {"bonus", 10}, {"sign-on", 10}, {"discretionary", 8}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct frame *f = frame_new(*state, 0, 0);
        assert_true(
            fill_draw(f, NULL, &palette_colour, rows[i].name, 0, 0, SP_MM(11), SP_MM(11), false));
        assert_int_equal(count(f), rows[i].lines);
    }
    struct frame *f = frame_new(*state, 0, 0);
    assert_true(fill_draw(f, NULL, &palette_colour, "pre-ipo", 0, 0, SP_MM(1), SP_MM(1), true));
    const struct op *outline = f->first;
    while (outline->next)
        outline = outline->next;
    assert_true(outline->u.path.dashed);
    assert_false(fill_draw(f, NULL, &palette_colour, "cash", 0, 0, 1, 1, true));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(operations_are_listed_in_hundredths_of_a_point, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_frame_is_placed_whole, setup, teardown),
        cmocka_unit_test_setup_teardown(an_element_leaves_its_parent, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_have_the_design_s_size, setup, teardown),
        cmocka_unit_test_setup_teardown(marks_scale, setup, teardown),
        cmocka_unit_test_setup_teardown(a_mark_is_ink_on_a_halo_and_the_floor_is_open, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(ink_contrasts_with_its_ground, setup, teardown),
        cmocka_unit_test_setup_teardown(hatching_stays_inside_and_keeps_the_page_s_phase, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(fills_differ_in_kind, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
