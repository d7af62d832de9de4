/* The schemas: a tripwire behind the readers, and that they explain themselves. */
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
    f.schemas = schemas_new(f.a);
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

#define PACKAGE_OF(equity)                                                                         \
    "<package currency=\"EUR\"><base>1</base><equity " equity ">1</equity></package>"

static void a_sound_offer_fits(void **state)
{
    assert_true(fits(*state, ROOT PACKAGE_OF("kind=\"liquid\"") "</offer>"));
}

/* What the reader should have said: once, at the element, with the validator's own words. */
static void what_the_schema_alone_finds_is_said_once(void **state)
{
    static const char *const faulty[] = {
        "<pakage/>", "<start/>", "<ask colour=\"red\"/>", "<start date=\"soon\"/>",
        "<ask xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xsi:nil=\"true\"/>"};
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof faulty / sizeof *faulty; i++) {
        diags_init(&f->d, f->a);
        assert_false(fits(f, arena_printf(f->a, ROOT "\n%s</offer>", faulty[i])));
        const struct diag *g = f->d.first;
        assert_non_null(g);
        assert_null(g->next);
        assert_int_equal(g->code, DIAG_SCHEMA);
        assert_int_equal(place_linecol(g->at).line, 2);
        assert_int_equal(place_linecol(g->at).col, 2);
    }
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
        T(what_the_schema_alone_finds_is_said_once),
        T(every_element_and_attribute_of_an_offer_is_explained),
        T(every_element_and_attribute_of_a_guide_is_explained),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
