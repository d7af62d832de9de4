/* read_test.c - a finished file read back: text as a reader joins it, and every string in it. */
#include "draw/page.h"
#include "font/fontset.h"
#include "pdf/pdf.h"
#include "pdf/read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct world {
    struct arena *arena;
    struct diags diags;
    struct fontset *fonts;
    struct document doc;
    struct page page;
    struct slot *slot;
    struct buf file;
};

static int setup(void **state)
{
    struct arena *a = arena_new();
    struct world *w = arena_new_of(a, struct world);
    w->arena = a;
    diags_init(&w->diags, a);
    w->fonts = fontset_new(&w->diags, false);
    w->page = (struct page){frame_new(a, SP_PT(595), SP_PT(842)), "1"};
    w->doc = (struct document){.pages = &w->page,
                               .pages_n = 1,
                               .lang = "en",
                               .title = "A title",
                               .subject = "A subject",
                               .author = "An author",
                               .audience = "employer",
                               .date = "2026-11-20"};
    w->doc.root = elem_new(a, NULL, ELEM_DOCUMENT);
    w->slot = elem_slot(a, elem_new(a, w->doc.root, ELEM_P));
    buf_init(&w->file, a);
    *state = w;
    return w->fonts ? 0 : -1;
}

static int teardown(void **state)
{
    struct world *w = *state;
    fontset_free(w->fonts);
    arena_free(w->arena);
    return 0;
}

/* Sets a piece and returns where it ends, in points. */
static double set(struct world *w, double x, double y, const char *text)
{
    const struct shaped *s =
        fontset_shape(w->fonts, FACE_BODY, str_of(text), false, "en", (struct place){0}, &w->diags);
    for (unsigned i = 0; i < s->n; i++) {
        frame_text(w->page.frame, w->slot, &s->runs[i], SP_PT(x), SP_PT(y), SP_PT(10),
                   (struct color){0, 0, 0});
        x += glyphrun_width(&s->runs[i], SP_PT(10)) / (double)SP_PER_PT;
    }
    return x;
}

static const struct pdf_reading *read_back(struct world *w)
{
    const char *why = NULL;
    assert_true(pdf_write(&w->doc, w->arena, &w->diags, &w->file));
    const struct pdf_reading *r =
        pdf_read((struct str){buf_str(&w->file), w->file.n}, w->arena, &why);
    if (!r)
        fail_msg("not read: %s", why);
    return r;
}

static const char *page_of(const struct pdf_reading *r)
{
    for (const struct reading *x = r->first; x; x = x->next)
        if (x->kind == READING_TEXT && x->page == 1)
            return x->text.s;
    return "";
}

static bool has_string(const struct pdf_reading *r, const char *text)
{
    for (const struct reading *x = r->first; x; x = x->next)
        if (x->kind == READING_STRING && str_eq(x->text, text))
            return true;
    return false;
}

static void runs_that_touch_are_joined(void **state)
{
    struct world *w = *state;
    double x = set(w, 60, 100, "€67");
    x = set(w, x, 100, ",0");
    set(w, x, 100, "00");
    set(w, 60, 120, "below");
    assert_string_equal(page_of(read_back(w)), "€67,000\nbelow");
}

static void a_gap_stays_a_gap(void **state)
{
    struct world *w = *state;
    double x = set(w, 60, 100, "70,000");
    set(w, x + 20, 100, "82,000");
    assert_string_equal(page_of(read_back(w)), "70,000 82,000");
}

static void strings_outside_the_page_are_read(void **state)
{
    struct world *w = *state;
    set(w, 60, 100, "text");
    w->slot->actual = "replaced by 67,000";
    struct elem *figure = elem_new(w->arena, w->doc.root, ELEM_FIGURE);
    figure->alt = "the floor is €67,000";
    elem_slot(w->arena, figure);
    struct outline entry = {.title = "An entry"};
    w->doc.outline = &entry;
    w->doc.outline_n = 1;
    const struct pdf_reading *r = read_back(w);
    assert_true(has_string(r, "A title"));
    assert_true(has_string(r, "An author"));
    assert_true(has_string(r, "the floor is €67,000"));
    assert_true(has_string(r, "An entry"));
    assert_true(has_string(r, "replaced by 67,000"));
    bool xmp = false;
    for (const struct reading *x = r->first; x; x = x->next)
        xmp |= x->kind == READING_STREAM && strstr(x->text.s, "hfbrief:audience") != NULL;
    assert_true(xmp);
}

/* The file's identifier is a digest: a company named "X" was found in one by chance. */
static void a_digest_is_no_text(void **state)
{
    struct world *w = *state;
    set(w, 60, 100, "text");
    for (const struct reading *x = read_back(w)->first; x; x = x->next)
        for (size_t at = 0; x->kind == READING_STRING && at < x->text.n; at++)
            if ((unsigned char)x->text.s[at] < ' ' || (unsigned char)x->text.s[at] > '~')
                fail_msg("no text of ours: %s", x->text.s);
}

static void what_cannot_be_read_is_no_pass(void **state)
{
    struct world *w = *state;
    const char *why = NULL;
    set(w, 60, 100, "text");
    assert_true(pdf_write(&w->doc, w->arena, &w->diags, &w->file));
    assert_null(pdf_read((struct str){w->file.p, w->file.n / 2}, w->arena, &why));
    assert_non_null(why);
    assert_null(pdf_read(str_of("%PDF-1.7\n"), w->arena, &why));
    /* a byte changed in every stream in turn: never a crash, never a silent pass of a torn page */
    for (size_t at = 20; at < w->file.n; at += 97) {
        char *torn = arena_strndup(w->arena, w->file.p, w->file.n);
        torn[at] = (char)(torn[at] ^ 0x55);
        pdf_read((struct str){torn, w->file.n}, w->arena, &why);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(runs_that_touch_are_joined, setup, teardown),
        cmocka_unit_test_setup_teardown(a_gap_stays_a_gap, setup, teardown),
        cmocka_unit_test_setup_teardown(strings_outside_the_page_are_read, setup, teardown),
        cmocka_unit_test_setup_teardown(a_digest_is_no_text, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_read_is_no_pass, setup, teardown),
    };
    return cmocka_run_group_tests_name("read", tests, NULL, NULL);
}
