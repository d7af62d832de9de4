/* The offer's tables against its schema: two ways to say what may stand where, held together; and
 * the contract's own example without a guide, fact by fact. */
#include "offer_fixture.h"

#include "base/resource.h"
#include "offer/offer_table.h"
#include <libxml/tree.h>

/* ---- reading the schema ---------------------------------------------------------------------- */

enum { NAMES_MAX = 64 };

struct names {
    const char *at[NAMES_MAX];
    size_t n;
};

static const char *value_of(xmlNodePtr n, const char *name)
{
    for (xmlAttrPtr a = n->properties; a; a = a->next)
        if (strcmp((const char *)a->name, name) == 0 && a->children)
            return (const char *)a->children->content;
    return NULL;
}

static xmlNodePtr top(xmlDocPtr xsd, const char *what, const char *name)
{
    for (xmlNodePtr n = xmlDocGetRootElement(xsd)->children; name && n; n = n->next)
        if (n->type == XML_ELEMENT_NODE && strcmp((const char *)n->name, what) == 0 &&
            value_of(n, "name") && strcmp(value_of(n, "name"), name) == 0)
            return n;
    return NULL;
}

/* The declarations of `what` in a type, its groups and its base included. */
static void collect(xmlDocPtr xsd, xmlNodePtr type, const char *what, xmlNodePtr *out, size_t *n)
{
    for (xmlNodePtr c = type ? type->children : NULL; c; c = c->next) {
        if (c->type != XML_ELEMENT_NODE)
            continue;
        const char *ref = value_of(c, "ref"), *base = value_of(c, "base");
        if (strcmp((const char *)c->name, what) == 0 && value_of(c, "name")) {
            assert_true(*n < NAMES_MAX);
            out[(*n)++] = c;
            continue;
        }
        if (ref)
            collect(xsd, top(xsd, (const char *)c->name, ref), what, out, n);
        if (base)
            collect(xsd, top(xsd, "complexType", base), what, out, n);
        collect(xsd, c, what, out, n);
    }
}

static xmlNodePtr named(xmlNodePtr *all, size_t n, const char *name)
{
    for (size_t i = 0; i < n; i++)
        if (strcmp(value_of(all[i], "name"), name) == 0)
            return all[i];
    return NULL;
}

/* ---- table against schema -------------------------------------------------------------------- */

struct pair {
    xmlDocPtr xsd;
    unsigned bad, seen;
};

static void differ(struct pair *p, const char *where, const char *what, const char *name)
{
    print_message("%s: %s %s\n", where, what, name);
    p->bad++;
}

static bool here(unsigned in, unsigned where)
{
    return !in || (in & where);
}

static void hold_words(struct pair *p, const struct xml_field *f, xmlNodePtr declared,
                       const char *path)
{
    xmlNodePtr words[NAMES_MAX];
    size_t n = 0;
    xmlNodePtr type = top(p->xsd, "simpleType", value_of(declared, "type"));
    for (xmlNodePtr c = type ? type->children : NULL; c; c = c->next)
        for (xmlNodePtr e = c->children; e; e = e->next)
            if (e->type == XML_ELEMENT_NODE && strcmp((const char *)e->name, "enumeration") == 0)
                words[n++] = e;
    size_t i = f->names[0] ? 0 : 1, first = i;
    for (; f->names[i] && (!f->max || i <= (size_t)f->max); i++)
        if (i - first >= n || strcmp(value_of(words[i - first], "value"), f->names[i]) != 0)
            differ(p, path, "the schema lacks the value", f->names[i]);
    if (i - first != n)
        differ(p, path, "the schema has more values of", f->name);
}

static void hold(struct pair *p, const struct xml_element *e, xmlNodePtr type, const char *path,
                 unsigned where)
{
    xmlNodePtr attributes[NAMES_MAX], elements[NAMES_MAX];
    size_t attributes_n = 0, elements_n = 0;
    char inner[300];
    collect(p->xsd, type, "attribute", attributes, &attributes_n);
    collect(p->xsd, type, "element", elements, &elements_n);
    where = e->where ? e->where : where;
    size_t known = 0;
    for (size_t i = 0; i < e->attributes_n; i++) {
        const struct xml_field *f = &e->attributes[i];
        xmlNodePtr a = named(attributes, attributes_n, f->name);
        if (a)
            known++; /* lower="yes" the schema allows everywhere */
        if (!here(f->in, where))
            continue;
        p->seen++;
        if (!a) {
            differ(p, path, "the schema lacks the attribute", f->name);
            continue;
        }
        bool required = (f->required & where) != 0, said = value_of(a, "use") != NULL;
        if (required != said)
            differ(p, path, "required here or there:", f->name);
        if (f->type == XML_CHOICE)
            hold_words(p, f, a, path);
    }
    if (known != attributes_n)
        differ(p, path, "the reader lacks an attribute of", path);
    size_t children = 0;
    for (size_t i = 0; i < e->children_n; i++) {
        const struct xml_child *c = &e->children[i];
        if (!here(c->in, where))
            continue;
        children++;
        p->seen++;
        xmlNodePtr d = named(elements, elements_n, c->name);
        if (!d) {
            differ(p, path, "the schema lacks the element", c->name);
            continue;
        }
        snprintf(inner, sizeof inner, "%s/%s", path, c->name);
        hold(p, c->element, top(p->xsd, "complexType", value_of(d, "type")), inner, where);
    }
    if (children != elements_n)
        differ(p, path, "the reader lacks an element of", path);
}

TEST(tables_and_schema_say_the_same)
{
    const struct resource *r = resource_find("templates/schema/offer.xsd");
    struct pair p = {.xsd = xmlReadMemory((const char *)r->data, (int)r->len, NULL, NULL, 0)};
    (void)f;
    assert_non_null(p.xsd);
    hold(&p, &offer_root, top(p.xsd, "element", "offer"), "offer", XML_ANYWHERE);
    xmlFreeDoc(p.xsd);
    assert_int_equal(p.bad, 0);
    assert_true(p.seen > 300);
}

/* ---- the nurse ------------------------------------------------------------------------------- */

static const char nurse[] =
    "<offer xmlns=\"urn:hfbrief:offer:1\" date=\"2026-11-20\" respond-by=\"2026-11-27\">"
    "<candidate><name>Ana Sousa</name></candidate>"
    "<job employer=\"Nordklinik\" role=\"Ward Nurse\" level=\"P8\" place=\"Hamburg\">"
    "<domain>nordklinik.example</domain></job>"
    "<market part=\"base\" low=\"41000\" mid=\"44500\" high=\"49000\" kind=\"posted\" "
    "source=\"the advertisement\" date=\"2026-11-02\" url=\"https://example.org/ad\"/>"
    "<package currency=\"EUR\" status=\"verbal\"><base per=\"month\" times=\"13\">3250</base>"
    "<allowance name=\"Shift work\" per=\"month\">180</allowance>"
    "<bonus name=\"Annual bonus\" kind=\"discretionary\" percent=\"5\"/>"
    "<sign-on clawback-months=\"24\">2000</sign-on><relocation>1500</relocation>"
    "<equity kind=\"none\"/><pension percent=\"4\"/><benefit name=\"Job ticket\" value=\"480\"/>"
    "<term name=\"leave\">28</term><term name=\"notice\">3</term>"
    "<term name=\"probation\">6</term></package>"
    "<ask><base per=\"month\">3550</base><term name=\"leave\">30</term></ask>"
    "<floor><base per=\"month\">3300</base></floor></offer>";

TEST(the_nurses_offer_is_read_whole)
{
    read_whole(f, nurse);
    expect_sound(f);
    const struct offer *o = f->o;
    const struct package *p = &o->package;
    assert_string_equal(o->job.employer.s, "Nordklinik");
    assert_string_equal(o->job.domains[0].s, "nordklinik.example");
    assert_int_equal(o->market[0].part, MARKET_BASE);
    assert_int_equal(o->market[0].kind, MARKET_POSTED);
    assert_int_equal(o->market[0].mid.value, 4450000);
    assert_int_equal(p->status, STATUS_VERBAL);
    assert_true(p->has_status);
    assert_int_equal(p->base.value, 325000);
    assert_int_equal(p->base_pay.per, PER_MONTH);
    assert_int_equal(offer_pay_times(&p->base_pay), 13 * DECIMAL_ONE);
    assert_int_equal(p->allowances_n, 1);
    assert_int_equal(offer_pay_times(&p->allowances[0].pay), 12 * DECIMAL_ONE);
    assert_int_equal(p->bonuses_n, 1);
    assert_int_equal(p->bonuses[0].kind, BONUS_DISCRETIONARY);
    assert_string_equal(p->bonuses[0].name.s, "Annual bonus");
    assert_int_equal(p->sign_on.clawback_months.n, 24);
    assert_int_equal(p->relocation.amount.value, 150000);
    assert_false(p->relocation.reimbursed);
    assert_int_equal(p->equity.kind, EQUITY_NONE);
    assert_true(p->equity.stated);
    assert_int_equal(p->pension.percent.e8, 4 * DECIMAL_ONE);
    assert_int_equal(p->benefits[0].value.value, 48000);
    assert_int_equal(p->terms_n, 3);
    assert_ptr_equal(p->terms[0].known, &offer_terms[TERM_LEAVE]);
    assert_int_equal(p->terms[0].number.e8, 28 * DECIMAL_ONE);
    assert_string_equal(p->terms[1].unit, "months");
    assert_int_equal(p->terms[2].better, BETTER_LESS);
    assert_true(o->ask.base_pay.stated);
    assert_false(o->ask.base_pay.times.stated); /* carried from the offer's */
    assert_int_equal(o->floor.base.value, 330000);
}

TEST(a_history_keeps_its_order)
{
    read_inside(f, PACKAGE
                "<history><said date=\"2026-10-28\" by=\"candidate\" to=\"Léa\" "
                "part=\"base\">75000</said>"
                "<move date=\"2026-11-10\" by=\"employer\" via=\"call\"><base>66000</base></move>"
                "<move date=\"2026-11-12\" by=\"candidate\" for=\"scope\" whole=\"yes\">"
                "<base lower=\"yes\">84000</base></move>"
                "<move date=\"2026-11-12\" by=\"employer\" answer=\"later\"/></history>");
    expect_sound(f);
    assert_int_equal(f->o->said_n, 1);
    assert_int_equal(f->o->said[0].high.value, 7500000);
    assert_int_equal(f->o->moves_n, 3);
    assert_int_equal(f->o->moves[0].order, 1);
    assert_int_equal(f->o->moves[1].by, BY_CANDIDATE);
    assert_true(f->o->moves[1].package.whole);
    assert_true(f->o->moves[1].package.base_pay.lower);
    assert_string_equal(f->o->moves[1].traded_for.s, "scope");
    assert_int_equal(f->o->moves[2].answer, ANSWER_LATER);
}

TEST(what_a_package_lists_may_stand_often)
{
    read_package_of(f, "<base>1</base><bonus percent=\"10\"/><bonus name=\"a\">1</bonus>"
                       "<bonus name=\"b\" months=\"1.5\" years=\"1 2\" kind=\"commission\"/>"
                       "<total name=\"OTE\">3</total><condition>a permit</condition>"
                       "<condition>references</condition>"
                       "<term name=\"parking\">yes</term>"
                       "<term name=\"meals\" unit=\"a week\" better=\"more\">5</term>");
    expect_sound(f);
    const struct package *p = &f->o->package;
    assert_int_equal(p->bonuses_n, 3);
    assert_int_equal(p->bonuses[2].years, 3);
    assert_int_equal(p->bonuses[2].months.e8, 3 * DECIMAL_ONE / 2);
    assert_int_equal(p->bonus.percent.e8, 10 * DECIMAL_ONE);
    assert_int_equal(p->conditions_n, 2);
    assert_int_equal(p->terms[0].kind, TERM_TEXT);
    assert_int_equal(p->terms[1].kind, TERM_NUMBER);
    assert_int_equal(p->terms[1].better, BETTER_MORE);
    read_package_of(f, "<base>1</base><bonus>1</bonus><bonus>2</bonus>");
    expect_one(f, DIAG_DUPLICATE, 3, 56);
    read_package_of(f, "<base>1</base><bonus name=\"a\">1</bonus><bonus name=\"a\">2</bonus>");
    expect_one(f, DIAG_DUPLICATE, 3, 77);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(tables_and_schema_say_the_same),
        T(the_nurses_offer_is_read_whole),
        T(a_history_keeps_its_order),
        T(what_a_package_lists_may_stand_often),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
