/* Many pages, set part by part: the document is the one that they make when set at once. */
#include "layout_fixture.h"

enum { TABLES = 14, A_PART = 3 };

/* Each table begins a page; below the last stands more than its page holds. */
static const char *tables(struct arena *a, int from, int to)
{
    struct buf b;
    buf_init(&b, a);
    if (from == 0)
        buf_puts(&b,
                 "<h2>head</h2><p>first words, with <a href='https://example.org/a'>link</a></p>");
    for (int i = from; i < to; i++) {
        buf_printf(&b, "<table kind='plain'%s><col/><col/>", i ? " page-break='yes'" : "");
        buf_puts(&b, "<row head='yes'><cell>what</cell><cell>how much</cell></row>");
        for (int k = 0; k < 30; k++)
            buf_printf(&b,
                       "<row><cell header='yes' lang='fr'><mark name='ask'/>n%d.%d</cell>"
                       "<cell>%d</cell></row>",
                       i, k, i * k);
        buf_puts(&b, "</table>");
    }
    if (to == TABLES)
        buf_printf(&b, "<p>%s</p>", fixture_lines(a, "w", 600));
    return buf_str(&b);
}

static const char *flow_of(struct arena *a, int from, int to)
{
    return arena_printf(a, "<section id='s' number='1' name='S'>%s</section>", tables(a, from, to));
}

static const char *shown(const struct document *doc, struct arena *a)
{
    struct buf b;
    buf_init(&b, a);
    document_dump(doc, &b);
    document_dump_structure(doc, &b);
    for (size_t i = 0; i < doc->outline_n; i++)
        buf_printf(&b, "outline %s, page %d, level %d\n", doc->outline[i].title,
                   doc->outline[i].page, doc->outline[i].level);
    for (size_t i = 0; i < doc->pages_n; i++)
        buf_printf(&b, "label %s\n", doc->pages[i].label);
    buf_printf(&b, "%s %s %s\n", doc->lang, doc->title, doc->date);
    return buf_str(&b);
}

static const char attributes[] =
    "page='brief' date='2026-11-20' identity='who' folio='Page {n} of {N}' private='PRIVATE'";

static void parts_make_the_same_document(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture at_once, f;
    fixture_flow(&at_once, attributes, flow_of(a, 0, TABLES));
    assert_non_null(at_once.flow);
    at_once.doc = layout_document(&at_once.job, at_once.arena, &at_once.diags);
    assert_non_null(at_once.doc);
    assert_true(at_once.doc->pages_n > LAYOUT_FITTED_MAX);

    struct document whole = {0};
    for (int from = 0; from < TABLES; from += A_PART) {
        int to = from + A_PART < TABLES ? from + A_PART : TABLES;
        fixture_flow(&f, attributes, flow_of(a, from, to));
        fontset_free(f.fonts);
        f.fonts = at_once.fonts; /* whose runs are shared */
        f.job.fonts = at_once.fonts;
        f.job.part = true;
        f.job.pages_before = whole.pages_n;
        f.doc = layout_document(&f.job, f.arena, &f.diags);
        assert_non_null(f.doc);
        document_append(&whole, f.doc, a);
        if (to == TABLES) {
            assert_true(layout_finish(&f.job, &whole, a, &f.diags));
            assert_string_equal(shown(&whole, a), shown(at_once.doc, a));
        }
        arena_free(f.arena); /* nothing of a part is needed any more */
    }
    assert_int_equal(runs_of(&whole, "n13.29"), 1);
    fixture_free(&at_once);
    arena_free(a);
}

static void too_many_pages_of_parts_are_refused(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct fixture f;
    fixture_flow(&f, attributes, flow_of(a, 1, 4));
    f.job.part = true;
    f.job.max_pages = 20;
    f.job.pages_before = 14; /* each table takes two */
    assert_non_null(layout_document(&f.job, f.arena, &f.diags));
    f.job.pages_before = 15;
    assert_null(layout_document(&f.job, f.arena, &f.diags));
    f.job.pages_before = 20;
    assert_null(layout_document(&f.job, f.arena, &f.diags));
    assert_int_equal(f.diags.counts[SEVERITY_ERROR], 2);
    fixture_free(&f);
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(parts_make_the_same_document),
        cmocka_unit_test(too_many_pages_of_parts_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
