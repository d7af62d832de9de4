/* Galleys as text, toy font and real theme: tests/galley/NAME.xml against NAME.txt, from the
 * repository root. A new case is two files and a line below. */
#include "layout_fixture.h"

#include <math.h>
#include <stdio.h>

static struct source file(struct arena *a, const char *name)
{
    FILE *f = fopen(name, "rb");
    struct buf b;
    char part[4096];
    buf_init(&b, a);
    assert_non_null(f);
    for (size_t n; (n = fread(part, 1, sizeof part, f)) > 0;)
        buf_add(&b, part, n);
    fclose(f);
    return (struct source){name, buf_str(&b), b.n};
}

static void galley_is(const char *name)
{
    struct arena *a = arena_new();
    struct diags d;
    diags_init(&d, a);
    struct source flow = file(a, arena_printf(a, "tests/galley/%s.xml", name));
    struct source want = file(a, arena_printf(a, "tests/galley/%s.txt", name));
    struct source theme = file(a, "templates/theme.xml");
    struct fontset *fonts = fontset_new(&d, true);
    struct layout_job job = {
        .flow = flow_parse(a, &flow, &d),
        .theme = theme_new(a, (struct str){theme.text, theme.len}, "theme", NULL, &d),
        .fonts = fonts,
        .paper = PAPER_A4};
    struct buf out;
    buf_init(&out, a);
    assert_non_null(job.flow);
    assert_true(flow_check(job.flow, &d));
    assert_true(layout_dump_galley(&job, a, &d, &out));
    assert_string_equal(buf_str(&out), want.text);
    fontset_free(fonts);
    arena_free(a);
}

static void scripts(void **state)
{
    (void)state;
    galley_is("scripts");
}

static void key_figures(void **state)
{
    (void)state;
    galley_is("key-figures");
}

/* The first row 5.2 + 6 mm, with a second line; the others 4.6 + 6, less the 3.8 that such a line
 * takes: they have none. */
static void gap(void **state)
{
    (void)state;
    galley_is("gap");
}

static void cards(void **state)
{
    (void)state;
    galley_is("cards");
}

/* Design 4: the theme's colours are those that marks and charts are drawn with; every text has a
 * contrast of 4.5 to 1 on white (WCAG 2.1, 1.4.3), reckoned in linear light. */
static double linear(uint8_t v)
{
    double c = v / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static void colours_are_the_palette_and_readable(void **state)
{
    (void)state;
    static const char *const names[] = {"ink", "txt2", "txt3", "blue", "brick"};
    struct arena *a = arena_new();
    struct source theme = file(a, "templates/theme.xml");
    const struct color *p[] = {&palette_colour.ink, &palette_colour.txt2, &palette_colour.txt3,
                               &palette_colour.blue, &palette_colour.brick};
    for (size_t i = 0; i < 5; i++) {
        char *line = arena_printf(a, "<colour name=\"%s\" value=\"#%02X%02X%02X\"", names[i],
                                  p[i]->r, p[i]->g, p[i]->b);
        double l = 0.2126 * linear(p[i]->r) + 0.7152 * linear(p[i]->g) + 0.0722 * linear(p[i]->b);
        assert_non_null(strstr(theme.text, line));
        assert_true(1.05 / (l + 0.05) >= 4.5);
    }
    arena_free(a);
}

static size_t columns_of(const struct theme *t, const char *table)
{
    size_t n = 0;
    for (const struct table_columns *c = theme_table(t, table)->columns; c; c = c->next)
        n++;
    return n;
}

/* A theme of one's own begins with its columns, and the built-in one, which the next theme reads
 * too, stays as it is. */
static void a_theme_leaves_its_base_alone(void **state)
{
    (void)state;
    struct arena *a = arena_new(), *own = arena_new();
    struct diags d;
    diags_init(&d, a);
    struct source text = file(a, "templates/theme.xml");
    struct theme *base = theme_new(a, (struct str){text.text, text.len}, "theme", NULL, &d);
    const size_t n = columns_of(base, "letter");
    const char *mine = "<theme xmlns=\"urn:hfbrief:theme:1\"><table name=\"letter\">"
                       "<columns>0 61r 99r 140r</columns></table></theme>";
    const struct theme *t = theme_new(own, str_of(mine), "mine", base, &d);
    assert_non_null(t);
    assert_int_equal(columns_of(t, "letter"), n + 1);
    assert_int_equal(theme_table(t, "letter")->columns->edge[1], SP_MM(61));
    assert_int_equal(columns_of(base, "letter"), n);
    assert_int_equal(theme_table(base, "letter")->columns->edge[1], SP_MM(88));
    arena_free(own);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scripts),
        cmocka_unit_test(key_figures),
        cmocka_unit_test(gap),
        cmocka_unit_test(cards),
        cmocka_unit_test(colours_are_the_palette_and_readable),
        cmocka_unit_test(a_theme_leaves_its_base_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
