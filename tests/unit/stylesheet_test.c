/* Stylesheets: what they may not do, where their errors stand, whom they are for. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/resource.h"
#include "template/form.h"
#include "template/stylesheet.h"
#include "tree/tree.h"
#include <libxml/parser.h>
#include <stdio.h>

#define HEAD                                                                                       \
    "<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"             \
    "  xmlns='urn:hfbrief:flow:1' xmlns:hfbrief='urn:hfbrief:template:1'"
#define FLOW(inside)                                                                               \
    "<flow page='brief' lang='en' title='T'><section id='s'><p>" inside "</p></section></flow>"
#define SHEET(attributes, inside)                                                                  \
    HEAD attributes ">\n<xsl:template match='/'>\n" FLOW(inside) "</xsl:template></"               \
                                                                 "xsl:stylesheet>"

static struct arena *arena;
static struct diags diags;

static int setup(void **state)
{
    *state = arena = arena_new();
    diags_init(&diags, arena);
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static struct stylesheet *compile(const char *text)
{
    struct source *src = arena_new_of(arena, struct source);
    *src = (struct source){"my.xsl", text, strlen(text)};
    return stylesheet_compile(arena, src, NULL, &diags);
}

static struct flow *run(const char *text)
{
    struct stylesheet *s = compile(text);
    assert_non_null(s);
    xmlDoc *doc = xmlReadMemory("<a><b/></a>", 11, "tree", NULL, XML_PARSE_NONET);
    struct flow *f = stylesheet_run(s, arena, doc, &diags);
    xmlFreeDoc(doc);
    return f;
}

/* The fault's code, line and something of its message. */
static void expect(enum diag_code code, unsigned line, const char *about)
{
    for (const struct diag *d = diags.first; d; d = d->next)
        if (d->code == code && place_linecol(d->at).line == line &&
            (!about || strstr(d->message, about)))
            return;
    struct buf out;
    buf_init(&out, arena);
    diags_render(&diags, (struct diag_style){.carets = true}, &out);
    fail_msg("no such fault in:\n%s", buf_str(&out));
}

static void a_flow_comes_out(void **state)
{
    (void)state;
    struct flow *f = run(SHEET("", "word"));
    assert_non_null(f);
    assert_string_equal(f->sections->blocks->spans->text, "word");
}

static void an_undeclared_audience_is_the_employer(void **state)
{
    (void)state;
    assert_int_equal(stylesheet_audience(compile(SHEET("", "x"))), AUDIENCE_EMPLOYER);
    assert_int_equal(stylesheet_audience(compile(SHEET(" hfbrief:audience='employer'", "x"))),
                     AUDIENCE_EMPLOYER);
    assert_int_equal(stylesheet_audience(compile(SHEET(" hfbrief:audience='private'", "x"))),
                     AUDIENCE_PRIVATE);
    /* an attribute of that name in no namespace declares nothing */
    assert_int_equal(stylesheet_audience(compile(SHEET(" audience='private'", "x"))),
                     AUDIENCE_EMPLOYER);
    assert_null(compile(SHEET(" hfbrief:audience='Private'", "x")));
    expect(DIAG_STYLESHEET, 2, "private");
}

static void document_is_refused(void **state)
{
    (void)state;
    assert_null(run(SHEET("", "<xsl:value-of select=\"document('/etc/hostname')\"/>")));
    expect(DIAG_STYLESHEET, 4, "hostname");
}

static void a_network_address_is_refused(void **state)
{
    (void)state;
    assert_null(run(SHEET("", "<xsl:value-of select=\"document('http://127.0.0.1:9/x')\"/>")));
    assert_true(diags_failed(&diags));
}

static void include_and_import_are_refused(void **state)
{
    (void)state;
    assert_null(compile(HEAD ">\n<xsl:include href='other.xsl'/></xsl:stylesheet>"));
    expect(DIAG_STYLESHEET, 3, "one file");
    diags_init(&diags, arena);
    assert_null(compile(HEAD ">\n<xsl:import href='/etc/passwd'/></xsl:stylesheet>"));
    expect(DIAG_STYLESHEET, 3, "one file");
}

static void writing_is_refused(void **state)
{
    (void)state;
    assert_null(
        run("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"
            " xmlns='urn:hfbrief:flow:1' xmlns:e='http://exslt.org/common'"
            " extension-element-prefixes='e'><xsl:template match='/'>\n"
            "<e:document href='hfbrief-stylesheet-test-output'>x</e:document>\n" FLOW(
                "x") "</xsl:template></xsl:stylesheet>"));
    assert_true(diags_failed(&diags));
    FILE *written = fopen("hfbrief-stylesheet-test-output", "r");
    assert_null(written);
}

static void exslt_is_unknown(void **state)
{
    (void)state;
    assert_null(
        run("<xsl:stylesheet version='1.0' xmlns:xsl='http://www.w3.org/1999/XSL/Transform'\n"
            " xmlns='urn:hfbrief:flow:1' xmlns:d='http://exslt.org/dates-and-times'>\n"
            "<xsl:template match='/'>" FLOW(
                "<xsl:value-of select='d:date-time()'/>") "</xsl:template></xsl:stylesheet>"));
    expect(DIAG_STYLESHEET, 3, NULL);
}

static void endless_recursion_stops(void **state)
{
    (void)state;
    assert_null(run(
        HEAD
        ">\n<xsl:template match='/'><xsl:call-template name='t'/></xsl:template>\n"
        "<xsl:template name='t'><xsl:call-template name='t'/></xsl:template></xsl:stylesheet>"));
    assert_true(diags_failed(&diags));
}

static void an_endless_tree_of_calls_stops(void **state)
{
    (void)state;
    assert_null(run(
        HEAD
        ">\n<xsl:template match='/'><xsl:call-template name='t'><xsl:with-param name='n' "
        "select='300'/></xsl:call-template></xsl:template>\n<xsl:template name='t'><xsl:param "
        "name='n'/><xsl:if test='$n &gt; 0'><xsl:call-template name='t'><xsl:with-param name='n' "
        "select='$n - 1'/></xsl:call-template><xsl:call-template name='t'><xsl:with-param "
        "name='n' select='$n - 1'/></xsl:call-template></xsl:if></xsl:template></xsl:stylesheet>"));
    assert_true(diags_failed(&diags));
}

static void errors_name_their_line(void **state)
{
    (void)state;
    assert_null(compile(HEAD
                        ">\n\n<xsl:template match='/'>\n<xsl:value-of select='1 +'/></xsl:template>"
                        "</xsl:stylesheet>"));
    expect(DIAG_STYLESHEET, 5, NULL);
    diags_init(&diags, arena);
    assert_null(compile(HEAD ">\n<xsl:template match='/'>\n</xsl:stylesheet>"));
    expect(DIAG_STYLESHEET, 4, NULL);
    diags_init(&diags, arena);
    assert_null(run(SHEET("", "<xsl:value-of select='$nobody'/>")));
    expect(DIAG_STYLESHEET, 4, "nobody");
    diags_init(&diags, arena);
    assert_null(run(SHEET("", "<xsl:message terminate='yes'>stop here</xsl:message>")));
    assert_true(diags_failed(&diags));
}

static void a_doctype_is_refused(void **state)
{
    (void)state;
    assert_null(compile("<!DOCTYPE x [<!ENTITY a 'b'>]>" SHEET("", "&a;")));
    expect(DIAG_DOCTYPE, 1, NULL);
}

static void unknown_flow_is_refused(void **state)
{
    (void)state;
    assert_null(run(SHEET("", "<colour name='red'/>")));
    assert_true(diags_failed(&diags));
}

static void built_in_stylesheets_compile(void **state)
{
    (void)state;
    const struct resource *r = resource_find("templates/brief.xsl");
    assert_non_null(r);
    struct source src = {r->name, (const char *)r->data, r->len};
    struct stylesheet *s = stylesheet_compile(arena, &src, NULL, &diags);
    assert_non_null(s);
    assert_int_equal(stylesheet_audience(s), AUDIENCE_PRIVATE);
}

/* A catalogue of two messages, put into a private stylesheet and not into an employer's. */
static struct flow *run_worded(const char *text)
{
    struct str xml = str_of("<catalogue xmlns=\"urn:hfbrief:catalogue:1\" xml:lang=\"en\">"
                            "<m k=\"a.b\">It's <b>half</b> {done}</m><m k=\"plain\">Yes</m>"
                            "</catalogue>");
    struct catalogue *words = catalogue_new(arena, xml, "en.xml", &diags);
    assert_non_null(words);
    struct source *src = arena_new_of(arena, struct source);
    *src = (struct source){"my.xsl", text, strlen(text)};
    struct stylesheet *s = stylesheet_compile(arena, src, words, &diags);
    assert_non_null(s);
    xmlDoc *doc = xmlReadMemory("<a><m k='plain'>tree</m></a>", 28, "tree", NULL, XML_PARSE_NONET);
    struct flow *f = stylesheet_run(s, arena, doc, &diags);
    xmlFreeDoc(doc);
    return f;
}
#define KEYED(attributes, top, inside)                                                             \
    HEAD attributes ">\n<xsl:key name='m' match='m' use='@k'/>" top                                \
                    "<xsl:template match='/'>" FLOW(inside) "</xsl:template></xsl:stylesheet>"

static void words_stand_where_their_keys_did(void **state)
{
    (void)state;
    struct flow *f = run_worded(KEYED(
        " hfbrief:audience='private'",
        "<xsl:template name='t'><xsl:param name='x'/><xsl:value-of select='$x'/></xsl:template>",
        "<xsl:attribute name='lang'>x</xsl:attribute><xsl:value-of select=\"key('m', 'a.b')\"/> "
        "<t style=\"a{key('m', 'a.b')}z\"><xsl:call-template name='t'>"
        "<xsl:with-param name='x' select=\"key('m', 'plain')\"/></xsl:call-template></t>"));
    assert_non_null(f);
    const struct span *first = f->sections->blocks->spans;
    assert_string_equal(first->text, "It's half {done}");
    assert_string_equal(first->next->style, "aIt's half {done}z");
    assert_string_equal(first->next->text, "Yes"); /* and not the tree's */
}

static void keys_that_a_run_makes_ask_the_tree(void **state)
{
    (void)state;
    struct flow *f = run_worded(KEYED(" hfbrief:audience='private'", "",
                                      "<xsl:value-of select=\"key('m', concat('pl', 'ain'))\"/>"));
    assert_string_equal(f->sections->blocks->spans->text, "tree");
}

static void an_employers_stylesheet_asks_the_tree(void **state)
{
    (void)state;
    struct flow *f = run_worded(KEYED("", "", "<xsl:value-of select=\"key('m', 'plain')\"/>"));
    assert_string_equal(f->sections->blocks->spans->text, "tree");
}

/* Taking nodes out of a tree whose nodes are an arena's would end the process. */
static void a_stylesheet_may_strip_space(void **state)
{
    (void)state;
    struct stylesheet *s =
        compile(HEAD ">\n<xsl:strip-space elements='*'/><xsl:template match='/'>" FLOW(
            "<xsl:value-of select='.'/>|") "</xsl:template></xsl:stylesheet>");
    struct tree t;
    xmlNode *root = tree_new(&t, arena, NULL, "a");
    tree_text(&t, tree_el(&t, root, "b"), " ");
    tree_text(&t, tree_el(&t, root, "b"), "x");
    for (int i = 0; i < 2; i++) { /* the tree is as it was */
        struct flow *f = stylesheet_run(s, arena, t.doc, &diags);
        assert_string_equal(f->sections->blocks->spans->text, "x|");
        assert_string_equal(root->children->children->content, " ");
    }
}

static void texts_in_a_row_are_one(void **state)
{
    (void)state;
    struct tree t;
    xmlNode *root = tree_new(&t, arena, NULL, "a");
    tree_text(&t, root, "one ");
    tree_text(&t, root, "");
    tree_text(&t, root, "two");
    tree_attr(&t, root, "k", "v");
    tree_attr(&t, root, "none", NULL);
    assert_ptr_equal(root->children, root->last);
    assert_string_equal(root->children->content, "one two");
    xmlChar *out;
    int n;
    xmlDocDumpMemory(t.doc, &out, &n);
    assert_non_null(
        strstr((const char *)out, "<a xmlns=\"urn:hfbrief:figures:1\" k=\"v\">one two</a>"));
    xmlFree(out);
}

static const struct form *form_of(const char *text)
{
    struct source *src = arena_new_of(arena, struct source);
    *src = (struct source){"my.xsl", text, strlen(text)};
    return stylesheet_form(arena, src, NULL, &diags);
}

/* The tree of a form, node by node, line by line, what the parser makes of the text. */
static void assert_same_tree(const xmlNode *one, const xmlNode *other)
{
    for (; one && other; one = one->next, other = other->next) {
        assert_int_equal(one->type, other->type);
        assert_string_equal(one->name, other->name);
        assert_true(!one->content == !other->content);
        if (one->content)
            assert_string_equal(one->content, other->content);
        if (one->type == XML_ELEMENT_NODE) {
            assert_int_equal(one->line, other->line);
            assert_same_tree(one->children, other->children);
            assert_same_tree((const xmlNode *)one->properties, (const xmlNode *)other->properties);
        }
        assert_true(!one->next == !other->next);
    }
}

static void a_form_is_the_text_read(void **state)
{
    (void)state;
    static const char text[] =
        SHEET(" hfbrief:audience='private'", "a &lt; b<xsl:text> </xsl:text><t style='{1}&amp;'/>c"
                                             "<xsl:if test='1'><t/><t style=''>d</t></xsl:if>");
    const struct form *f = form_of(text);
    assert_non_null(f);
    assert_int_equal(f->audience, AUDIENCE_PRIVATE);
    xmlDoc *made = form_tree(f), *read = xmlReadMemory(text, sizeof text - 1, "my.xsl", NULL, 0);
    xmlChar *dump[2];
    int n[2];
    xmlDocDumpMemory(made, &dump[0], &n[0]);
    xmlDocDumpMemory(read, &dump[1], &n[1]);
    assert_string_equal(dump[0], dump[1]); /* namespaces too */
    assert_same_tree(made->children, read->children);
    for (int i = 0; i < 2; i++)
        xmlFree(dump[i]);
    xmlFreeDoc(made);
    xmlFreeDoc(read);
}

static void a_form_has_its_roots_namespaces_alone(void **state)
{
    (void)state;
    assert_null(form_of(SHEET("", "<x:t xmlns:x='urn:x'/>")));
    expect(DIAG_STYLESHEET, 1, "the namespaces of its root alone");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(a_flow_comes_out),
        TEST(an_undeclared_audience_is_the_employer),
        TEST(document_is_refused),
        TEST(a_network_address_is_refused),
        TEST(include_and_import_are_refused),
        TEST(writing_is_refused),
        TEST(exslt_is_unknown),
        TEST(endless_recursion_stops),
        TEST(an_endless_tree_of_calls_stops),
        TEST(errors_name_their_line),
        TEST(a_doctype_is_refused),
        TEST(unknown_flow_is_refused),
        TEST(built_in_stylesheets_compile),
        TEST(words_stand_where_their_keys_did),
        TEST(keys_that_a_run_makes_ask_the_tree),
        TEST(an_employers_stylesheet_asks_the_tree),
        TEST(a_stylesheet_may_strip_space),
        TEST(texts_in_a_row_are_one),
        TEST(a_form_is_the_text_read),
        TEST(a_form_has_its_roots_namespaces_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
