/* --explain: every number of the JSON has a row, and rows say what a person would have worked out.
 */
#include "base/resource.h"
#include "brief/checks.h"
#include "explain/explain.h"
#include "guide/guide_read.h"
#include "offer/offer_read.h"
#include "tree/json.h"
#include <jansson.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
/* cmocka wants the four above first */
#include <cmocka.h>

struct fixture {
    struct arena *a;
    struct diags d;
    struct source guide, offer;
    struct figures *f;
    const struct explain_row *rows;
    size_t n;
};

static const char *resource_text(struct arena *a, const char *name)
{
    const struct resource *r = resource_find(name);
    assert_non_null(r);
    return arena_strndup(a, (const char *)r->data, r->len);
}

static void explain(struct fixture *x, const char *offer)
{
    x->a = arena_new();
    diags_init(&x->d, x->a);
    const char *guide = resource_text(x->a, "templates/guides/hugging-face-tpm.xml");
    x->guide = (struct source){"hugging-face-tpm.xml", guide, strlen(guide)};
    x->offer = (struct source){"offer.xml", offer, strlen(offer)};
    struct schemas *schemas = schemas_new(x->a);
    const struct guide *g = guide_read(x->a, &x->guide, schemas, &x->d);
    const struct offer *o = offer_read(x->a, &x->offer, schemas, &x->d);
    x->f = diags_failed(&x->d) ? NULL : figures_compute(x->a, o, g, (struct date){0}, &x->d);
    if (!x->f) {
        struct buf out;
        buf_init(&out, x->a);
        diags_render(&x->d, (struct diag_style){.carets = true}, &out);
        fail_msg("%s", buf_str(&out));
    }
    const char *lang = resource_text(x->a, "templates/lang/en.xml");
    struct catalogue *words = catalogue_new(x->a, str_of(lang), "en.xml", &x->d);
    struct present p = {x->a, words, x->f->currency, NULL, false};
    x->rows = explain_all(x->a, x->f, &p, &x->n);
}

#define HEAD(region, more)                                                                         \
    "<offer xmlns=\"urn:hfbrief:offer:1\" guide=\"hugging-face-tpm\" region=\"" region "\" "       \
    "date=\"2026-11-20\" " more ">\n<candidate><name>C</name></candidate>\n"
#define WORKED                                                                                     \
    HEAD("paris", "")                                                                              \
    "<package currency=\"EUR\">\n<base>70000</base>\n<equity kind=\"pre-ipo\">80000</equity>\n"    \
    "</package>\n"                                                                                 \
    "<competing company=\"Google\" status=\"written\">\n<base>90000</base>\n"                      \
    "<equity kind=\"liquid\" per-year=\"yes\">55000</equity></competing>\n"                        \
    "<ask><base>82000</base></ask></offer>"

/* Bonus, sign-on in two years, refresh, options, dilution, conversion, agreed, remote, schedule. */
static const char *const offers[] = {
    WORKED,
    HEAD("paris", "dilution=\"0.2\"") "<package currency=\"EUR\"><base>70000</base>"
                                      "<equity kind=\"pre-ipo\" schedule=\"5 15 40 "
                                      "40\">80000</equity><bonus percent=\"10\"/>"
                                      "<sign-on year-2=\"5000\">15000</sign-on><refresh "
                                      "from-year=\"3\">20000</refresh></package>"
                                      "<competing company=\"S\" status=\"verbal\" "
                                      "currency=\"USD\"><base>98000</base></competing>"
                                      "<agreed><base>75000</base></agreed>"
                                      "<rate from=\"USD\" to=\"EUR\" value=\"0.92\" "
                                      "date=\"2026-11-18\"/></offer>",
    HEAD(
        "remote",
        "location-factor=\"0.75\"") "<package currency=\"USD\"><base>120000</base>"
                                    "<equity kind=\"options\" years=\"5\"><grant shares=\"10000\" "
                                    "strike=\"3\" price=\"12\"/></equity>"
                                    "<bonus kind=\"contractual\">4000</bonus></package>"
                                    "<competing company=\"L\" status=\"market\"><base>150000</base>"
                                    "<equity kind=\"liquid\">90000</equity></competing></offer>",
};

/* Stated, or a figure of those that the record brings its explanation to. */
static bool not_yet(const char *key)
{
    static const char *const parts[] = {".converted.rate",
                                        ".equity_per_year",
                                        ".equity_four_year",
                                        ".cash_four_year",
                                        ".spoken.",
                                        "horizon_months",
                                        ".allowance",
                                        ".firm",
                                        ".sure",
                                        ".reimbursed",
                                        ".beside",
                                        ".with_beside",
                                        ".bonuses[",
                                        "band.bonus",
                                        ".comparable",
                                        "smallest_yes",
                                        "ladder[",
                                        "lead",
                                        "gaps.",
                                        "trade.",
                                        ".sign_on_to_match"};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (strstr(key, parts[i]))
            return true;
    return false;
}

static void walk(const struct fixture *x, const char *key, json_t *v, size_t *seen)
{
    const char *name;
    json_t *child;
    size_t i;
    if (json_is_object(v))
        json_object_foreach(v, name, child)
            walk(x, *key ? arena_printf(x->a, "%s.%s", key, name) : name, child, seen);
    else if (json_is_array(v))
        json_array_foreach(v, i, child) walk(x, arena_printf(x->a, "%s[%zu]", key, i), child, seen);
    else if (json_is_number(v) && strncmp(key, "checks", 6) != 0 && strcmp(key, "lead") != 0) {
        if (!explain_find(x->rows, x->n, key) && !not_yet(key))
            fail_msg("%s is not explained", key);
        ++*seen;
    }
}

static void test_every_number_of_the_json_is_explained(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        struct fixture x;
        explain(&x, offers[i]);
        struct buf out;
        buf_init(&out, x.a);
        tree_json(figure_tree(x.a, x.f, NULL, VIEW_CANDIDATE), &out);
        json_error_t e;
        json_t *root = json_loads(buf_str(&out), 0, &e);
        assert_non_null(root);
        size_t seen = 0;
        walk(&x, "", root, &seen);
        assert_true(seen > 200);
        json_decref(root);
        for (size_t k = 0; k < x.n; k++) {
            assert_null(strstr(x.rows[k].formula, "⟨")); /* a word the catalogue doesn't have */
            assert_null(strstr(x.rows[k].value, "⟨"));
            assert_true(*x.rows[k].formula != '\0');
        }
        arena_free(x.a);
    }
}

static void expect(const struct fixture *x, const char *key, const char *value, const char *formula)
{
    const struct explain_row *r = explain_find(x->rows, x->n, key);
    if (!r)
        fail_msg("no row %s", key);
    assert_string_equal(r->value, value);
    assert_string_equal(r->formula, formula);
}

static void test_formulas_of_the_worked_example(void **state)
{
    (void)state;
    struct fixture x;
    explain(&x, WORKED);
    expect(&x, "band.annual.min", "€78,250", "62,000 + 65,000 ÷ 4");
    expect(&x, "offer.annual", "€90,000", "70,000 + 80,000 ÷ 4");
    expect(&x, "offer.four_year", "€360,000", "4 × 70,000 + 80,000");
    expect(&x, "competing[0].equity", "€220,000", "55,000 × 4");
    expect(&x, "competing[0].match.equity_to_match", "€252,000", "580,000 − 4 × 82,000");
    expect(&x, "competing[0].match.base_to_match", "€115,500", "(580,000 − 118,000) ÷ 4");
    expect(&x, "competing[0].match.short_by", "€115,000", "580,000 − (4 × 85,000 + 125,000)");
    expect(&x, "competing[0].break_even.ask.multiple", "2.1356", "(580,000 − 328,000) ÷ 118,000");
    expect(&x, "competing[0].break_even.ask.valuation", "$9,610,169,491.53",
           "(580,000 − 328,000) ÷ 118,000 × 4,500,000,000");
    expect(&x, "position.offer.base.range_penetration", "0.3478",
           "(70,000 − 62,000) ÷ (85,000 − 62,000)");
    expect(&x, "gaps.ask.base", "+€12,000", "82,000 − 70,000");
    /* a floor of the guide: only its four years count, and they are reached */
    expect(&x, "smallest_yes.equity", "€80,000", "80,000");
    expect(&x, "trade.equity_per_1000_base", "€4,000", "1,000 × 4");
    arena_free(x.a);
}

static void test_formulas_of_other_kinds(void **state)
{
    (void)state;
    struct fixture x;
    explain(&x, offers[1]);
    expect(&x, "offer.bonus", "€7,000", "70,000 × 10%");
    expect(&x, "offer.years[0].equity", "€4,000", "80,000 × 5%");
    expect(&x, "competing[0].base", "€90,160", "98,000 × 0.92");
    expect(&x, "competing[0].equity", "€0", "0");
    arena_free(x.a);
    explain(&x, offers[2]);
    expect(&x, "offer.equity", "$90,000", "10,000 × (12 − 3)");
    expect(&x, "offer.face_value", "$120,000", "10,000 × 12");
    expect(&x, "ask.base", "$141,000", "188,000 × 0.75");
    expect(&x, "band.base.min", "$114,000", "152,000 × 0.75");
    expect(&x, "band.equity.min", "$140,000", "112,000 × 5 ÷ 4");
    arena_free(x.a);
}

static const struct explain_input *input(const struct explain_row *r, const char *name)
{
    for (size_t i = 0; i < r->inputs_n; i++)
        if (strcmp(r->inputs[i].name, name) == 0)
            return &r->inputs[i];
    fail_msg("%s has no input %s", r->key, name);
    return NULL;
}

/* The line in the file, for what is stated; the guide's line for what the guide gives. */
static void test_inputs_have_file_and_line(void **state)
{
    (void)state;
    struct fixture x;
    explain(&x, WORKED);
    const struct explain_row *r = explain_find(x.rows, x.n, "competing[0].match.equity_to_match");
    assert_string_equal(input(r, "competing[0].base")->where, "offer.xml:8");
    assert_string_equal(input(r, "ask.base")->where, "offer.xml:10");
    r = explain_find(x.rows, x.n, "ask.equity");
    const struct explain_input *in = input(r, "guide.ask.equity");
    assert_string_equal(in->text, "118,000");
    assert_int_equal(strncmp(in->where, "hugging-face-tpm.xml:", 21), 0);
    r = explain_find(x.rows, x.n, "offer.annual");
    assert_string_equal(input(r, "offer.base")->where, "offer.xml:4");
    assert_string_equal(input(r, "offer.equity.years")->where, "default");
    arena_free(x.a);
}

static void test_a_branch_and_a_misspelt_key(void **state)
{
    (void)state;
    struct fixture x;
    explain(&x, WORKED);
    struct buf out;
    const char *near;
    buf_init(&out, x.a);
    assert_true(explain_put(&out, x.rows, x.n, "competing[0].premium", &near));
    assert_non_null(
        strstr(buf_str(&out), "competing[0].premium.annual = €55,000\n    145,000 − 90,000\n"));
    assert_non_null(strstr(buf_str(&out), "competing[0].premium.share = 0.3793\n"));
    assert_null(strstr(buf_str(&out), "contracted_gap"));
    buf_clear(&out);
    assert_true(explain_put(&out, x.rows, x.n, "competing.match.short_by", &near));
    assert_non_null(strstr(buf_str(&out), "competing[0].match.short_by = €115,000\n"));
    buf_clear(&out);
    assert_false(explain_put(&out, x.rows, x.n, "offer.anual", &near));
    assert_int_equal(out.n, 0);
    assert_string_equal(near, "offer.annual");
    arena_free(x.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_number_of_the_json_is_explained),
        cmocka_unit_test(test_formulas_of_the_worked_example),
        cmocka_unit_test(test_formulas_of_other_kinds),
        cmocka_unit_test(test_inputs_have_file_and_line),
        cmocka_unit_test(test_a_branch_and_a_misspelt_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
