/* The grammars: what the offer's says without its reader, and that it explains itself. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "base/resource.h"
#include "offer/offer_read.h"
#include <libxml/tree.h>
#include <stdlib.h>

#define ROOT                                                                                       \
    "<offer xmlns=\"urn:hfbrief:offer:1\" guide=\"g\" region=\"paris\" date=\"2026-11-20\">"

struct fixture {
    struct arena *a;
    struct diags d;
    struct schemas *schemas;
    struct source source;
};

static int set_up(void **state)
{
    static struct fixture f;
    f.a = arena_new();
    diags_init(&f.d, f.a);
    f.schemas = schemas_new(f.a, &f.d);
    *state = &f;
    return f.schemas ? 0 : 1;
}

static int tear_down(void **state)
{
    arena_free(((struct fixture *)*state)->a);
    return 0;
}

static bool fits(struct fixture *f, const char *text)
{
    f->source = (struct source){"offer.xml", text, strlen(text)};
    struct xml *x = xml_parse(f->a, &f->source, XML_OFFER_BYTES_MAX, &f->d);
    assert_non_null(x);
    return schema_check(f->schemas, SCHEMA_OFFER, x, &f->d);
}

/* One vague report, at line 2, with these words. */
static void expect(struct fixture *f, const char *second_line, enum diag_code code, unsigned col,
                   const char *words)
{
    diags_init(&f->d, f->a);
    assert_false(fits(f, arena_printf(f->a, ROOT "\n%s</offer>", second_line)));
    const struct diag *g = f->d.first;
    assert_non_null(g);
    if (g->next || !strstr(g->message, words))
        print_message("%s\n", g->message);
    assert_null(g->next);
    assert_true(g->vague);
    assert_int_equal(g->code, code);
    assert_int_equal(place_linecol(g->at).line, 2);
    assert_int_equal(place_linecol(g->at).col, col);
    assert_non_null(strstr(g->message, words));
}

#define PACKAGE_OF(equity)                                                                         \
    "<package currency=\"EUR\"><base>1</base><equity " equity ">1</equity></package>"

static void a_sound_offer_fits(void **state)
{
    assert_true(fits(*state, ROOT PACKAGE_OF("kind=\"liquid\"") "</offer>"));
}

static void an_unknown_element_names_the_nearest(void **state)
{
    expect(*state, "<pakage/>", DIAG_UNKNOWN_ELEMENT, 2, "did you mean package?");
    expect(*state, "<ask><salary>1</salary></ask>", DIAG_UNKNOWN_ELEMENT, 7,
           "known here: base, equity, bonus, allowance");
}

static void an_unknown_attribute_names_the_nearest(void **state)
{
    expect(*state, PACKAGE_OF("kind=\"liquid\" yeers=\"4\""), DIAG_UNKNOWN_ATTRIBUTE, 61,
           "did you mean years?");
}

static void a_value_of_an_enumeration_names_the_nearest_or_all(void **state)
{
    expect(*state, PACKAGE_OF("kind=\"preipo\""), DIAG_BAD_VALUE, 53, "did you mean pre-ipo?");
    expect(*state, PACKAGE_OF("kind=\"funny\""), DIAG_BAD_VALUE, 53,
           "write one of: liquid, pre-ipo, options, none");
}

static void a_value_of_another_form_is_told_its_types_text(void **state)
{
    expect(*state, "<ask><base>12k</base></ask>", DIAG_BAD_VALUE, 12,
           "base can't be \"12k\"; it takes: An amount of money");
}

static void what_is_missing_is_named(void **state)
{
    expect(*state, "<start/>", DIAG_MISSING_ATTRIBUTE, 2, "date");
}

static void text_where_none_belongs_is_not_allowed(void **state)
{
    expect(*state, "<start date=\"2027-01-04\">soon</start>", DIAG_NOT_ALLOWED, 26,
           "holds no text");
}

static void a_complaint_without_words_of_ours_is_shown_plainly(void **state)
{
    /* xsi:nil: no namespaces in braces, no "Element '…': " before it. */
    expect(*state,
           "<ask xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>",
           DIAG_SCHEMA, 2, "ask: The element is not 'nillable'.");
}

/* ---- the grammars' own documents ------------------------------------------------------------ */

static bool is_explained(xmlNodePtr n)
{
    for (xmlNodePtr c = xml_first_child(n); c; c = xml_next(c))
        if (xml_is(c, "annotation"))
            for (xmlNodePtr t = xml_first_child(c); t; t = xml_next(t))
                if (xml_is(t, "documentation"))
                    return t->children != NULL;
    return false;
}

static unsigned walk(const struct xml *x, xmlNodePtr n, unsigned *bad)
{
    static const char *const forbidden[] = {"key",    "keyref",  "unique",
                                            "import", "include", "redefine"};
    unsigned seen = 0;
    for (; n; n = xml_next(n)) {
        const char *name = xml_attribute(x, n, "name");
        for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden; i++)
            if (xml_is(n, forbidden[i])) {
                print_message("xs:%s is used\n", forbidden[i]);
                ++*bad;
            }
        if (name && (xml_is(n, "element") || xml_is(n, "attribute"))) {
            seen++;
            if (!is_explained(n)) {
                print_message("%s has no xs:documentation\n", name);
                ++*bad;
            }
        }
        seen += walk(x, xml_first_child(n), bad);
    }
    return seen;
}

static unsigned explained(struct fixture *f, const char *file)
{
    const struct resource *r = resource_find(file);
    assert_non_null(r);
    f->source = (struct source){file, arena_strndup(f->a, (const char *)r->data, r->len), r->len};
    struct xml *x = xml_parse(f->a, &f->source, XML_GUIDE_BYTES_MAX, &f->d);
    assert_non_null(x);
    unsigned bad = 0, seen = walk(x, xml_root(x), &bad);
    assert_int_equal(bad, 0);
    return seen;
}

static void every_element_and_attribute_of_an_offer_is_explained(void **state)
{
    /* 12 in the root, 9 attributes of it, and the parts: counted in the contract. */
    assert_true(explained(*state, "templates/schema/offer.xsd") > 60);
}

static void every_element_and_attribute_of_a_guide_is_explained(void **state)
{
    assert_true(explained(*state, "templates/schema/guide.xsd") > 40);
}

#define T(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(a_sound_offer_fits),
        T(an_unknown_element_names_the_nearest),
        T(an_unknown_attribute_names_the_nearest),
        T(a_value_of_an_enumeration_names_the_nearest_or_all),
        T(a_value_of_another_form_is_told_its_types_text),
        T(what_is_missing_is_named),
        T(text_where_none_belongs_is_not_allowed),
        T(a_complaint_without_words_of_ours_is_shown_plainly),
        T(every_element_and_attribute_of_an_offer_is_explained),
        T(every_element_and_attribute_of_a_guide_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
