/* Texts that are kept from one document to the next (kepttext.h): what is set is the same with
 * nothing kept, with an empty store and with a full one. */
#include "layout_fixture.h"

/* Every kind of span, the same words in other types and languages, both directions. */
static const char sorts[] =
    "<h1>the same words</h1><h2>the same words</h2><label>the same words</label>"
    "<p>the same words</p><p><b>the</b> same <i>words</i></p><p lang='fr'>the same words</p>"
    "<p><t style='label'>the same words</t></p><p><t lang='he'>the same words</t></p>"
    "<p><filled>the</filled> <filled>same</filled> words</p><p>the<br/>same words<br/></p>"
    "<p>the <mark name='tick'/> same <mark name='tick' k='2'/> words</p>"
    "<p><mark name='offer'/> the <swatch name='band'/>same <swatch name='band' "
    "width='30pt'/>words</p>"
    "<p>the<space width='12pt'/>same<space width='24pt'/>words<noteref n='7'/><noteref n='8'/></p>"
    "<p>the<space width='12pt'/>same</p><p>the<space width='24pt'/>same</p><p>the<t> </t>same</p>"
    "<p>the same <blank caption='words'/>, see page <pageref to='s'/></p>"
    "<p>the<tab to='100pt'/>same<tab to='200pt' align='right'/>words</p>"
    "<p width='60pt'>the same words, theverysamewords again \u2014 the same words</p>"
    "<p width='90pt'>the same words, theverysamewords again \u2014 the same words</p>"
    "<p>\u05D0\u05D1 the same words \u05D2\u05D3\u05D4</p><p lang='he'>\u05D0\u05D1 the same "
    "words</p>"
    "<table kind='plain'><row head='yes'><cell/><cell>the same words</cell></row>"
    "<row><cell>the same words</cell><cell>1,877,608</cell></row>"
    "<row><cell>the same words</cell><cell>1,877,608<second>the same words</second></cell></row>"
    "</table>";

static const char *dumped(const struct fixture *f, struct kept_texts *kept, const char *lang)
{
    struct layout_job job = f->job;
    struct flow flow = *f->flow;
    struct buf out;
    flow.lang = lang;
    job.flow = &flow;
    job.kept = kept;
    struct document *doc = layout_document(&job, f->arena, (struct diags *)&f->diags);
    assert_non_null(doc);
    buf_init(&out, f->arena);
    document_dump(doc, &out);
    document_dump_structure(doc, &out);
    return buf_str(&out);
}

static void the_same_with_nothing_kept_with_little_and_with_all(void **state)
{
    (void)state;
    struct fixture f;
    struct arena *a = arena_new();
    struct kept_texts *kept = kept_texts_new();
    fixture_flow(&f, "page='brief'",
                 arena_printf(a, "<section name='S' id='s'>%s%s</section>", sorts, sorts));
    assert_non_null(f.flow);
    const char *english = dumped(&f, NULL, "en"), *hebrew = dumped(&f, NULL, "he");
    assert_string_not_equal(english, hebrew); /* it looks at the document's language */
    for (int round = 0; round < 3; round++) {
        assert_string_equal(dumped(&f, kept, "en"), english);
        assert_string_equal(dumped(&f, kept, "he"), hebrew);
        kept_texts_trim(kept, round == 1);
    }
    kept_texts_free(kept);
    fixture_free(&f);
    arena_free(a);
}

/* More than a store holds: what finds no place is set as ever, and the next trim makes room. */
static void a_store_has_an_end(void **state)
{
    (void)state;
    struct fixture f;
    struct arena *a = arena_new();
    struct kept_texts *kept = kept_texts_new();
    fixture_flow(&f, "page='brief'",
                 arena_printf(a,
                              "<section name='S'><p>%s</p><p>%s</p><p>the same words</p></section>",
                              fixture_lines(a, "l", 20000), fixture_lines(a, "m", 20000)));
    const char *without = dumped(&f, NULL, "en");
    for (int round = 0; round < 3; round++) {
        assert_string_equal(dumped(&f, kept, "en"), without);
        kept_texts_trim(kept, false);
    }
    kept_texts_free(kept);
    fixture_free(&f);
    arena_free(a);
}

/* A sign that no face has is told of in every document that has it. */
static void what_is_told_is_told_each_time(void **state)
{
    (void)state;
    struct fixture f;
    struct kept_texts *kept = kept_texts_new();
    fixture_flow(&f, "page='brief'", "<section name='S'><p>a \U0001F917 b</p></section>");
    fontset_free(f.fonts);
    f.job.fonts = f.fonts = fontset_new(&f.diags, false);
    for (unsigned round = 1; round <= 3; round++) {
        dumped(&f, kept, "en");
        assert_int_equal(f.diags.counts[SEVERITY_WARNING], round);
    }
    kept_texts_free(kept);
    fixture_free(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_with_nothing_kept_with_little_and_with_all),
        cmocka_unit_test(a_store_has_an_end),
        cmocka_unit_test(what_is_told_is_told_each_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
