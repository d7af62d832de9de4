/* The offer's reader: every limit, default and rule of contract 1.1, with its place. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first */
#include <cmocka.h>

#include "spec/offer_check.h"
#include "spec/offer_read.h"
#include <stdio.h>

#define ROOT "guide=\"g\" region=\"paris\" date=\"2026-11-20\""
#define PACKAGE                                                                                    \
    "<package currency=\"EUR\"><base>70000</base><equity "                                         \
    "kind=\"pre-ipo\">80000</equity></package>"

struct fixture {
    struct arena *env, *a;
    struct schemas *schemas;
    struct diags d;
    struct source source;
    const struct offer *o;
};

static int set_up(void **state)
{
    static struct fixture f;
    f.env = arena_new();
    diags_init(&f.d, f.env);
    f.schemas = schemas_new(f.env, &f.d);
    *state = &f;
    return f.schemas ? 0 : 1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    if (f->a)
        arena_free(f->a);
    arena_free(f->env);
    return 0;
}

static void read_whole(struct fixture *f, const char *text)
{
    if (f->a)
        arena_free(f->a);
    f->a = arena_new();
    diags_init(&f->d, f->a);
    f->source = (struct source){"offer.xml", arena_strdup(f->a, text), strlen(text)};
    f->o = offer_read(f->a, &f->source, f->schemas, &f->d);
    diags_sort(&f->d);
}

/* Line 1 the root, line 2 the candidate, line 3 what is tested: it begins in column 1. */
static void read_parts(struct fixture *f, const char *attributes, const char *inside)
{
    struct arena *a = arena_new();
    read_whole(f, arena_printf(a,
                               "<offer xmlns=\"urn:hfbrief:offer:1\" %s>\n"
                               "<candidate><name>Claire Moreau</name></candidate>\n%s\n</offer>",
                               attributes, inside));
    arena_free(a);
}

static void read_inside(struct fixture *f, const char *inside)
{
    read_parts(f, ROOT, inside);
}

/* A package with this inside it, on line 3 from column 25 on. */
static void read_package_of(struct fixture *f, const char *parts)
{
    struct arena *a = arena_new();
    read_inside(f, arena_printf(a, "<package currency=\"EUR\">%s</package>", parts));
    arena_free(a);
}

static void read_equity_of(struct fixture *f, const char *equity)
{
    struct arena *a = arena_new();
    read_package_of(f, arena_printf(a, "\n%s\n<base>70000</base>", equity));
    arena_free(a);
}

static void print_faults(struct fixture *f)
{
    struct buf b;
    buf_init(&b, f->a);
    diags_render(&f->d, (struct diag_style){.carets = true}, &b);
    print_message("%s", buf_str(&b));
}

static void expect_sound(struct fixture *f)
{
    if (f->d.first)
        print_faults(f);
    assert_null(f->d.first);
    assert_non_null(f->o);
}

static void expect_one(struct fixture *f, enum diag_code code, unsigned line, unsigned col)
{
    const struct diag *g = f->d.first;
    if (!g || g->next || g->code != code || place_linecol(g->at).line != line ||
        place_linecol(g->at).col != col)
        print_faults(f);
    assert_non_null(g);
    assert_null(g->next);
    assert_int_equal(g->code, code);
    assert_int_equal(place_linecol(g->at).line, line);
    assert_int_equal(place_linecol(g->at).col, col);
}

static void expect_message(struct fixture *f, const char *part)
{
    assert_non_null(f->d.first);
    if (!strstr(f->d.first->message, part))
        print_message("%s\nlacks: %s\n", f->d.first->message, part);
    assert_non_null(strstr(f->d.first->message, part));
}

#define TEST(name)                                                                                 \
    static void name(void **state);                                                                \
    static void name##_body(struct fixture *f);                                                    \
    static void name(void **state)                                                                 \
    {                                                                                              \
        name##_body(*state);                                                                       \
    }                                                                                              \
    static void name##_body(struct fixture *f)

/* ---- what is read --------------------------------------------------------------------------- */

TEST(the_contracts_offer_is_read_whole)
{
    read_inside(f, PACKAGE "<competing company=\"Google\" status=\"written\" disclose=\"full\" "
                           "currency=\"EUR\"><base>90000</base>"
                           "<equity kind=\"liquid\" per-year=\"yes\">55000</equity></competing>"
                           "<ask><base>82000</base><equity>118000</equity></ask>"
                           "<floor><base>67000</base><equity>92000</equity></floor>"
                           "<fill name=\"commits\">120 PRs</fill>");
    expect_sound(f);
    assert_string_equal(f->o->candidate.name.s, "Claire Moreau");
    assert_int_equal(f->o->package.base.value, 7000000);
    assert_int_equal(f->o->competing_n, 1);
    assert_string_equal(f->o->competing[0].company.s, "Google");
    assert_true(f->o->competing[0].package.equity.per_year);
    assert_int_equal(f->o->ask.equity.amount.value, 11800000);
    assert_int_equal(f->o->floor.base.value, 6700000);
    assert_string_equal(f->o->fills[0].value, "120 PRs");
}

TEST(defaults_are_those_of_the_contract)
{
    read_inside(f, PACKAGE "<competing company=\"X\" status=\"market\"><base>1</base>"
                           "<bonus>5</bonus><refresh>7</refresh></competing>");
    expect_sound(f);
    const struct competing *c = &f->o->competing[0];
    assert_int_equal(c->disclose, DISCLOSE_NONE);
    assert_int_equal(c->package.bonus.kind, BONUS_TARGET);
    assert_int_equal(c->package.refresh.from_year, 2);
    assert_null(c->package.currency); /* the region's */
    assert_false(c->package.equity.stated);
    assert_int_equal(f->o->package.equity.years, 0); /* unstated: 4 then holds */
    assert_int_equal(f->o->package.equity.cliff_months, -1);
    assert_false(f->o->package.bonus.stated);
}

TEST(a_zero_is_stated_and_an_absent_part_is_not)
{
    read_package_of(f, "<base>70000</base><equity kind=\"liquid\">0</equity><sign-on>0</sign-on>");
    expect_sound(f);
    assert_true(f->o->package.equity.amount.stated);
    assert_true(f->o->package.sign_on.year1.stated);
    assert_false(f->o->package.sign_on.year2.stated);
    assert_false(f->o->package.refresh.amount.stated);
}

TEST(elements_stand_in_any_order)
{
    read_inside(f, "<fill name=\"a\">x</fill><ask><equity>1</equity><base>2</base></ask>"
                   "<package currency=\"EUR\"><equity kind=\"liquid\">1</equity>"
                   "<base>2</base></package><fill name=\"b\">y</fill>");
    expect_sound(f);
    assert_int_equal(f->o->fills_n, 2);
}

TEST(white_space_around_an_amount_is_allowed)
{
    read_package_of(f, "<base>\n  70000.5\n</base><equity kind=\"liquid\"> 1 </equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.base.value, 7000050);
}

TEST(twelve_digits_and_two_decimals_are_the_largest_amount)
{
    read_package_of(f, "<base>999999999999.99</base><equity kind=\"liquid\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.base.value, INT64_C(99999999999999));
    read_package_of(f, "<base>1000000000000</base><equity kind=\"liquid\">1</equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 3, 31);
}

TEST(names_fold_white_space_and_addresses_keep_their_lines)
{
    read_whole(f, "<offer xmlns=\"urn:hfbrief:offer:1\" " ROOT "><candidate>"
                  "<name> Claire\n\t Moreau </name><address>\n 1, rue X\n  75000  Paris\n"
                  "</address></candidate>" PACKAGE "</offer>");
    expect_sound(f);
    assert_string_equal(f->o->candidate.name.s, "Claire Moreau");
    assert_string_equal(f->o->candidate.address.s, "1, rue X\n75000 Paris");
}

TEST(cdata_and_character_references_are_text)
{
    read_inside(f, PACKAGE "<fill name=\"a\"><![CDATA[R&D < 5]]></fill>"
                           "<fill name=\"b\">R&amp;D &#60; 5</fill>");
    expect_sound(f);
    assert_string_equal(f->o->fills[0].value, "R&D < 5");
    assert_string_equal(f->o->fills[1].value, "R&D < 5");
}

TEST(every_value_keeps_its_line)
{
    read_equity_of(f, "<equity kind=\"liquid\"\n years=\"3\">80000</equity>");
    expect_sound(f);
    assert_int_equal(place_linecol(f->o->package.equity.amount.at).line, 5);
    assert_int_equal(place_linecol(f->o->package.equity.years_at).col, 9);
    assert_int_equal(place_linecol(f->o->package.base.at).line, 6);
}

TEST(the_dump_names_line_and_value)
{
    read_inside(f, PACKAGE);
    struct buf b;
    buf_init(&b, f->a);
    offer_dump(f->o, &b);
    assert_non_null(strstr(buf_str(&b), "    3  package.base = 70000\n"));
    assert_non_null(strstr(buf_str(&b), "    1  date = 2026-11-20\n"));
}

/* ---- amounts: fault and repair -------------------------------------------------------------- */

static void expect_repair(struct fixture *f, const char *written, const char *repair)
{
    struct arena *a = arena_new();
    read_package_of(f,
                    arena_printf(a, "<base>%s</base><equity kind=\"liquid\">1</equity>", written));
    expect_one(f, DIAG_NOT_AN_AMOUNT, 3, 31);
    expect_message(f, arena_printf(a, "; write %s", repair));
    assert_false(f->o->package.base.stated);
    arena_free(a);
}

TEST(twelve_k_is_mended_to_12000)
{
    expect_repair(f, "12k", "12000");
    assert_string_equal(f->d.first->message, "base is not an amount: \"12k\"; write 12000");
}

TEST(thousands_in_many_ways_are_mended)
{
    expect_repair(f, "82,000", "82000");
    expect_repair(f, "82 000", "82000");
    expect_repair(f, "82'000", "82000");
    expect_repair(f, "€82,000", "82000");
    expect_repair(f, "82.000,50", "82000.50");
    expect_repair(f, "1,234,567", "1234567");
    expect_repair(f, "5.000", "5000");
    expect_repair(f, "1.5k", "1500");
    expect_repair(f, "0.25M", "250000");
    expect_repair(f, "82000,5", "82000.5");
    expect_repair(f,
                  "82\xC2\xA0"
                  "000 EUR",
                  "82000");
}

TEST(a_sign_has_no_repair)
{
    expect_repair(f, "-5", "digits alone, as in 82000");
    expect_repair(f, "+5", "digits alone, as in 82000");
    expect_repair(f, "a lot", "digits alone, as in 82000");
}

TEST(an_empty_amount_is_named_empty)
{
    read_package_of(f, "<base> </base><equity kind=\"liquid\">1</equity>");
    expect_one(f, DIAG_EMPTY, 3, 25);
}

/* ---- elements and attributes ---------------------------------------------------------------- */

TEST(a_typo_in_an_element_is_one_fault_and_read_through)
{
    read_package_of(f, "<bse>70000</bse><equity kind=\"liquid\">1</equity>");
    expect_one(f, DIAG_UNKNOWN_ELEMENT, 3, 26);
    expect_message(f, "did you mean base?");
    assert_int_equal(f->o->package.base.value, 7000000);
}

TEST(typo_and_amount_are_two_faults_in_one_run)
{
    read_package_of(f, "<bse>12k</bse><equity kind=\"liquid\">80k</equity>");
    assert_int_equal(f->d.counts[SEVERITY_ERROR], 3);
    assert_int_equal(f->d.first->code, DIAG_UNKNOWN_ELEMENT);
    assert_int_equal(f->d.first->next->code, DIAG_NOT_AN_AMOUNT);
    assert_int_equal(f->d.first->next->next->code, DIAG_NOT_AN_AMOUNT);
}

TEST(reading_goes_on_after_faults_so_that_later_checks_can)
{
    read_inside(f, "<package currency=\"EUR\"><bse>12k</bse><equity kind=\"pre-ipo\">80000</equity>"
                   "</package><ask><base>60000</base></ask><floor><base>67000</base></floor>");
    assert_true(diags_failed(&f->d));
    assert_non_null(f->o);
    assert_true(f->o->ask.base.value < f->o->floor.base.value);
}

TEST(a_typo_in_an_attribute_is_one_fault)
{
    read_parts(f, "guide=\"g\" regoin=\"paris\" date=\"2026-11-20\"", PACKAGE);
    expect_one(f, DIAG_UNKNOWN_ATTRIBUTE, 1, 46);
    expect_message(f, "did you mean region?");
    assert_string_equal(f->o->region.s, "paris");
}

TEST(what_is_required_is_missed)
{
    read_parts(f, "guide=\"g\" region=\"paris\"", PACKAGE);
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 1, 2);
    read_inside(f, "");
    expect_one(f, DIAG_MISSING_ELEMENT, 1, 2);
    read_package_of(f, "<base>1</base>");
    expect_one(f, DIAG_MISSING_ELEMENT, 3, 2);
    expect_message(f, "package has no equity");
    read_inside(f, "<package><base>1</base><equity kind=\"liquid\">1</equity></package>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 3, 2);
    read_inside(f, PACKAGE "<competing status=\"written\"><base>1</base></competing>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 3, 91);
}

TEST(what_stands_once_may_not_stand_twice)
{
    read_package_of(f, "<base>1</base><equity kind=\"liquid\">1</equity><base>2</base>");
    expect_one(f, DIAG_DUPLICATE, 3, 72);
    assert_int_equal(place_linecol(f->d.first->also).col, 26);
    assert_int_equal(f->o->package.base.value, 100);
    read_inside(f, PACKAGE "<ask/><ask/>");
    expect_one(f, DIAG_DUPLICATE, 3, 97);
}

TEST(fills_and_rates_repeat_but_not_with_one_key)
{
    read_inside(f, "<fill name=\"a\">1</fill><fill name=\"a\">2</fill>" PACKAGE);
    expect_one(f, DIAG_DUPLICATE, 3, 36);
    read_inside(f, "<rate from=\"USD\" to=\"EUR\" value=\"0.92\" date=\"2026-11-20\"/>\n"
                   "<rate from=\"USD\" to=\"EUR\" value=\"0.93\" date=\"2026-11-20\"/>" PACKAGE);
    expect_one(f, DIAG_DUPLICATE, 4, 2);
}

TEST(text_between_elements_is_refused)
{
    read_package_of(f, "<base>1</base> and <equity kind=\"liquid\">1</equity>");
    expect_one(f, DIAG_NOT_ALLOWED, 3, 40);
}

TEST(an_element_inside_text_is_refused)
{
    read_package_of(f, "<base><b>1</b></base><equity kind=\"liquid\">1</equity>");
    assert_int_equal(f->d.first->code, DIAG_EMPTY);
    assert_int_equal(f->d.first->next->code, DIAG_UNKNOWN_ELEMENT);
}

TEST(schema_location_is_allowed_and_not_followed)
{
    read_parts(f,
               ROOT " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "
                    "xsi:schemaLocation=\"urn:hfbrief:offer:1 /nowhere/at/all.xsd\" "
                    "xsi:noNamespaceSchemaLocation=\"/nowhere.xsd\"",
               PACKAGE);
    expect_sound(f);
}

TEST(other_xsi_attributes_are_refused)
{
    read_parts(f, "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " ROOT,
               "<package xsi:type=\"package\" currency=\"EUR\"><base>1</base>"
               "<equity kind=\"liquid\">1</equity></package>");
    expect_one(f, DIAG_UNKNOWN_ATTRIBUTE, 3, 10);
    read_parts(f, "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" " ROOT,
               "<ask xsi:nil=\"true\"/>" PACKAGE);
    expect_one(f, DIAG_UNKNOWN_ATTRIBUTE, 3, 6);
}

TEST(another_root_is_refused_and_a_missing_namespace_read_through)
{
    read_whole(f, "<guide xmlns=\"urn:hfbrief:guide:1\"/>");
    expect_one(f, DIAG_WRONG_ROOT, 1, 2);
    assert_null(f->o);
    read_whole(f, "<offer " ROOT "><candidate><name>A</name></candidate>" PACKAGE "</offer>");
    expect_one(f, DIAG_WRONG_ROOT, 1, 2);
    assert_int_equal(f->o->package.base.value, 7000000);
}

/* ---- equity --------------------------------------------------------------------------------- */

TEST(equity_kind_is_required_in_a_package_and_not_in_an_ask)
{
    read_equity_of(f, "<equity>1</equity>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 4, 2);
    read_inside(f, PACKAGE "<ask><equity>1</equity></ask>");
    expect_sound(f);
}

TEST(a_kind_is_one_of_three_and_the_nearest_is_offered)
{
    read_equity_of(f, "<equity kind=\"preipo\">1</equity>");
    expect_one(f, DIAG_BAD_VALUE, 4, 15);
    expect_message(f, "did you mean pre-ipo?");
    read_equity_of(f, "<equity kind=\"phantom\">1</equity>");
    expect_message(f, "write liquid, pre-ipo or options");
}

TEST(vesting_years_are_1_to_10)
{
    read_equity_of(f, "<equity kind=\"liquid\" years=\"1\">1</equity>");
    expect_sound(f);
    read_equity_of(f, "<equity kind=\"liquid\" years=\"10\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.equity.years, 10);
    read_equity_of(f, "<equity kind=\"liquid\" years=\"0\">1</equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 30);
    read_equity_of(f, "<equity kind=\"liquid\" years=\"11\">1</equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 30);
    read_equity_of(f, "<equity kind=\"liquid\" years=\"four\">1</equity>");
    expect_one(f, DIAG_NOT_A_NUMBER, 4, 30);
}

TEST(cliff_months_are_0_to_12)
{
    read_equity_of(f, "<equity kind=\"liquid\" cliff-months=\"0\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.equity.cliff_months, 0);
    read_equity_of(f, "<equity kind=\"liquid\" cliff-months=\"13\">1</equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 37);
}

TEST(a_schedule_sets_the_years)
{
    read_equity_of(f, "<equity kind=\"liquid\" schedule=\"5 15 40 40\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.equity.years, 4);
    assert_int_equal(f->o->package.equity.schedule_n, 4);
    assert_int_equal(f->o->package.equity.schedule_e8[1], 15 * DECIMAL_ONE);
}

TEST(a_schedule_of_fractions_adds_up_exactly)
{
    read_equity_of(f, "<equity kind=\"liquid\" schedule=\"33.33333333 33.33333333\n"
                      "33.33333334\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.equity.years, 3);
    read_equity_of(f, "<equity kind=\"liquid\" schedule=\"33.33 33.33 33.33\">1</equity>");
    expect_one(f, DIAG_SCHEDULE_SUM, 4, 33);
    expect_message(f, "adds up to 99.99, not to 100");
}

TEST(a_schedule_has_as_many_entries_as_years)
{
    read_equity_of(f, "<equity kind=\"liquid\" years=\"3\" schedule=\"25 25 25 25\">1</equity>");
    expect_one(f, DIAG_BAD_VALUE, 4, 43);
    assert_int_equal(place_linecol(f->d.first->also).col, 30);
}

TEST(a_schedule_has_ten_years_at_most)
{
    read_equity_of(f, "<equity kind=\"liquid\" schedule=\"10 10 10 10 10 10 10 10 10 5 5\">1"
                      "</equity>");
    expect_one(f, DIAG_TOO_MANY, 4, 33);
}

TEST(options_hold_a_grant_instead_of_an_amount)
{
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"10000\" strike=\"1.5\" "
                      "price=\"4.25\"/></equity>");
    expect_sound(f);
    assert_true(f->o->package.equity.has_grant);
    assert_false(f->o->package.equity.amount.stated);
    assert_int_equal(f->o->package.equity.strike.e8, 150000000);
}

TEST(a_grant_and_an_amount_exclude_each_other)
{
    read_equity_of(f, "<equity kind=\"options\">5<grant shares=\"1\" strike=\"1\" price=\"1\"/>"
                      "</equity>");
    expect_one(f, DIAG_NOT_ALLOWED, 4, 24);
}

TEST(a_grant_goes_with_options_alone)
{
    read_equity_of(f, "<equity kind=\"liquid\"><grant shares=\"1\" strike=\"1\" price=\"1\"/>"
                      "</equity>");
    expect_one(f, DIAG_NOT_ALLOWED, 4, 24);
    read_inside(f, PACKAGE "<ask><equity kind=\"options\"><grant shares=\"1\" strike=\"1\" "
                           "price=\"1\"/></equity></ask>");
    expect_one(f, DIAG_UNKNOWN_ELEMENT, 3, 119);
}

TEST(a_grant_needs_shares_strike_and_price)
{
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"1\" price=\"1\"/></equity>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 4, 25);
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"10,000\" strike=\"1\" "
                      "price=\"1\"/></equity>");
    expect_one(f, DIAG_NOT_A_NUMBER, 4, 39);
    expect_message(f, "write 10000");
}

TEST(an_equity_of_nothing_is_empty)
{
    read_equity_of(f, "<equity kind=\"liquid\"/>");
    expect_one(f, DIAG_EMPTY, 4, 1);
}

/* ---- bonus, sign-on, refresh ---------------------------------------------------------------- */

TEST(a_bonus_is_a_percent_or_an_amount)
{
    const char *rest = "<base>1</base><equity kind=\"liquid\">1</equity>";
    struct arena *a = arena_new();
    read_package_of(f, arena_printf(a, "%s<bonus percent=\"1000\"/>", rest));
    expect_sound(f);
    assert_int_equal(f->o->package.bonus.percent.e8, 1000 * DECIMAL_ONE);
    read_package_of(f, arena_printf(a, "%s<bonus percent=\"1000.1\"/>", rest));
    expect_one(f, DIAG_OUT_OF_RANGE, 3, 87);
    read_package_of(f, arena_printf(a, "%s<bonus percent=\"10\">8000</bonus>", rest));
    expect_one(f, DIAG_NOT_ALLOWED, 3, 91);
    read_package_of(f, arena_printf(a, "%s<bonus/>", rest));
    expect_one(f, DIAG_EMPTY, 3, 71);
    read_package_of(f, arena_printf(a, "%s<bonus percent=\"10%%\"/>", rest));
    expect_one(f, DIAG_NOT_A_NUMBER, 3, 87);
    expect_message(f, "write 10");
    arena_free(a);
}

TEST(a_contractual_bonus_is_kept_as_one)
{
    read_package_of(f, "<base>1</base><equity kind=\"liquid\">1</equity>"
                       "<bonus kind=\"contractual\">8000</bonus>");
    expect_sound(f);
    assert_int_equal(f->o->package.bonus.kind, BONUS_CONTRACTUAL);
    assert_int_equal(f->o->package.bonus.amount.value, 800000);
}

TEST(a_sign_on_may_have_a_second_year)
{
    read_package_of(f, "<base>1</base><equity kind=\"liquid\">1</equity>"
                       "<sign-on year-2=\"5000\">15000</sign-on>");
    expect_sound(f);
    assert_int_equal(f->o->package.sign_on.year1.value, 1500000);
    assert_int_equal(f->o->package.sign_on.year2.value, 500000);
}

TEST(a_refresh_starts_in_year_1_to_4)
{
    const char *rest = "<base>1</base><equity kind=\"liquid\">1</equity>";
    struct arena *a = arena_new();
    read_package_of(f, arena_printf(a, "%s<refresh from-year=\"4\">20000</refresh>", rest));
    expect_sound(f);
    assert_int_equal(f->o->package.refresh.from_year, 4);
    read_package_of(f, arena_printf(a, "%s<refresh from-year=\"5\">20000</refresh>", rest));
    expect_one(f, DIAG_OUT_OF_RANGE, 3, 91);
    arena_free(a);
}

/* ---- dates ---------------------------------------------------------------------------------- */

TEST(a_day_that_does_not_exist_is_refused)
{
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"2026-02-29\"", PACKAGE);
    expect_one(f, DIAG_NOT_A_DATE, 1, 67);
    assert_false(date_set(f->o->date));
}

TEST(a_date_written_another_way_is_mended_where_it_is_clear)
{
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"27/11/2026\"", PACKAGE);
    expect_message(f, "write 2026-11-27");
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"11/27/2026\"", PACKAGE);
    expect_message(f, "write 2026-11-27");
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"2026.11.7\"", PACKAGE);
    expect_message(f, "write 2026-11-07");
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"03/04/2026\"", PACKAGE);
    expect_message(f, "write year, month, day");
    read_parts(f, "guide=\"g\" region=\"paris\" date=\"2026-11-20T09:00Z\"", PACKAGE);
    expect_message(f, "write 2026-11-20, without a time");
}

TEST(respond_by_takes_a_date_or_a_moment_with_offset)
{
    read_parts(f, ROOT " respond-by=\"2026-11-27T17:00+01:00\"", PACKAGE);
    expect_sound(f);
    assert_true(f->o->respond_by.has_time);
    assert_int_equal(f->o->respond_by.offset, 60);
    read_parts(f, ROOT " respond-by=\"2026-11-27T17:00\"", PACKAGE);
    expect_one(f, DIAG_NOT_A_DATE, 1, 91);
}

TEST(respond_by_is_not_before_date)
{
    read_parts(f, ROOT " respond-by=\"2026-11-20\"", PACKAGE);
    expect_sound(f);
    read_parts(f, ROOT " respond-by=\"2026-11-20T00:00+14:00\"", PACKAGE); /* its own day counts */
    expect_sound(f);
    read_parts(f, ROOT " respond-by=\"2026-11-19\"", PACKAGE);
    expect_one(f, DIAG_DATES_REVERSED, 1, 91);
    assert_int_equal(place_linecol(f->d.first->also).col, 67);
}

TEST(call_and_start_are_read)
{
    read_inside(f, PACKAGE "<call at=\"2026-11-23T10:00Z\" with=\"Sam\"/>"
                           "<start date=\"2027-01-04\"/>");
    expect_sound(f);
    assert_true(f->o->call.stated);
    assert_int_equal(f->o->start.year, 2027);
    read_inside(f, PACKAGE "<start/>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 3, 91);
}

/* ---- numbers of the root, rates, people ----------------------------------------------------- */

TEST(dilution_is_under_1)
{
    read_parts(f, ROOT " dilution=\"0\"", PACKAGE);
    expect_sound(f);
    assert_true(f->o->dilution.stated);
    read_parts(f, ROOT " dilution=\"0.99999999\"", PACKAGE);
    expect_sound(f);
    read_parts(f, ROOT " dilution=\"1\"", PACKAGE);
    expect_one(f, DIAG_OUT_OF_RANGE, 1, 89);
    read_parts(f, ROOT " dilution=\"20\"", PACKAGE);
    expect_one(f, DIAG_OUT_OF_RANGE, 1, 89);
}

TEST(eight_decimals_are_the_most)
{
    read_parts(f, ROOT " dilution=\"0.123456789\"", PACKAGE);
    expect_one(f, DIAG_NOT_A_NUMBER, 1, 89);
    read_parts(f, ROOT " dilution=\"0,2\"", PACKAGE);
    expect_message(f, "write 0.2");
}

TEST(a_rate_is_more_than_0_and_between_two_currencies)
{
    read_inside(f, PACKAGE "\n<rate from=\"USD\" to=\"EUR\" value=\"0\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 34);
    read_inside(f, PACKAGE "\n<rate from=\"EUR\" to=\"EUR\" value=\"1\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_BAD_VALUE, 4, 22);
    read_inside(f, PACKAGE "\n<rate from=\"usd\" to=\"EUR\" value=\"1\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_BAD_VALUE, 4, 13);
    expect_message(f, "write USD");
}

TEST(an_email_address_is_one_address)
{
    read_inside(f,
                PACKAGE "\n<recruiter><name>S</name><email>s@e.com, t@e.com</email></recruiter>");
    expect_one(f, DIAG_BAD_VALUE, 4, 33);
    read_inside(f, PACKAGE "\n<coach><name>S</name><email>s@e.com</email></coach>");
    expect_sound(f);
    assert_string_equal(f->o->coach.email.s, "s@e.com");
}

TEST(a_text_of_a_thousand_characters_is_the_longest)
{
    char text[1100], doc[1300];
    memset(text, 'x', sizeof text);
    text[1000] = 0;
    snprintf(doc, sizeof doc, PACKAGE "\n<fill name=\"a\">%s</fill>", text);
    read_inside(f, doc);
    expect_sound(f);
    text[1000] = 'x';
    text[1001] = 0;
    snprintf(doc, sizeof doc, PACKAGE "\n<fill name=\"a\">%s</fill>", text);
    read_inside(f, doc);
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 16);
}

TEST(an_unknown_status_leaves_the_entry_out)
{
    read_inside(f,
                PACKAGE "\n<competing company=\"X\" status=\"writen\"><base>1</base></competing>");
    expect_one(f, DIAG_BAD_VALUE, 4, 32);
    expect_message(f, "did you mean written?");
    assert_int_equal(f->o->competing_n, 0);
}

/* ---- with a guide --------------------------------------------------------------------------- */

static struct region regions[] = {
    {.id = "paris", .currency = "EUR"},
    {.id = "new-york", .currency = "USD"},
    {.id = "remote",
     .currency = "USD",
     .factor_of = "new-york",
     .factor_min = {.stated = true, .e8 = 60000000},
     .factor_max = {.stated = true, .e8 = 100000000}},
};
static struct fill_decl declared[] = {{.name = "commits"}, {.name = "library"}};
static const struct guide guide = {
    .id = "g", .regions = regions, .regions_n = 3, .fills = declared, .fills_n = 2};

static void check(struct fixture *f, const char *attributes, const char *inside)
{
    read_parts(f, attributes, inside);
    offer_check(f->o, &guide, &f->d);
    diags_sort(&f->d);
}

TEST(an_unknown_region_lists_the_known_ones)
{
    check(f, "guide=\"g\" region=\"pari\" date=\"2026-11-20\"", PACKAGE);
    expect_one(f, DIAG_UNKNOWN_REGION, 1, 54);
    expect_message(f, "did you mean paris? (known: paris, new-york, remote)");
    check(f, "guide=\"g\" region=\"tokyo\" date=\"2026-11-20\"", PACKAGE);
    expect_message(f, "write one of: paris, new-york, remote");
}

TEST(an_unknown_guide_lists_the_known_ones)
{
    static const char *const known[] = {"hugging-face-tpm", "example"};
    read_parts(f, "guide=\"exampel\" region=\"paris\" date=\"2026-11-20\"", PACKAGE);
    offer_unknown_guide(f->o, known, 2, &f->d);
    expect_one(f, DIAG_UNKNOWN_GUIDE, 1, 43);
    expect_message(f, "did you mean example? (known: hugging-face-tpm, example)");
}

#define REMOTE "guide=\"g\" region=\"remote\" date=\"2026-11-20\""
#define DOLLARS                                                                                    \
    "<package currency=\"USD\"><base>70000</base><equity "                                         \
    "kind=\"pre-ipo\">80000</equity></package>"

TEST(remote_needs_a_factor_in_the_guides_range)
{
    check(f, REMOTE " location-factor=\"0.75\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"0.60\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"1.00\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"0.59\"", DOLLARS);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 97);
    expect_message(f, "write 0.60 to 1.00");
    check(f, REMOTE " location-factor=\"75\"", DOLLARS);
    expect_message(f, "write 0.75");
    check(f, REMOTE, DOLLARS);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 54);
}

TEST(a_factor_is_refused_where_none_applies)
{
    check(f, ROOT " location-factor=\"0.75\"", PACKAGE);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 96);
}

TEST(a_second_currency_needs_a_rate)
{
    check(f, ROOT, DOLLARS);
    expect_one(f, DIAG_TWO_CURRENCIES, 3, 20);
    expect_message(f, "USD");
    expect_message(f, "EUR");
    check(f, ROOT, DOLLARS "<rate from=\"USD\" to=\"EUR\" value=\"0.92\" date=\"2026-11-20\"/>");
    expect_sound(f);
    check(f, ROOT, DOLLARS "\n<rate from=\"EUR\" to=\"USD\" value=\"1.09\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_TWO_CURRENCIES, 3, 20);
    assert_int_equal(place_linecol(f->d.first->also).line, 4);
}

TEST(fills_are_those_that_the_guide_declares)
{
    check(f, ROOT, PACKAGE "\n<fill name=\"commit\">1</fill>");
    expect_one(f, DIAG_UNKNOWN_FILL, 4, 13);
    expect_message(f, "did you mean commits?");
}

TEST(a_check_runs_on_sound_inputs_beside_other_faults)
{
    check(f, "guide=\"g\" region=\"tokyo\" date=\"x\"", PACKAGE "\n<fill name=\"zzz\">1</fill>");
    assert_int_equal(f->d.counts[SEVERITY_ERROR], 3); /* date, region, fill */
}

/* ---- private values ------------------------------------------------------------------------- */

TEST(a_concealing_run_names_the_place_of_a_private_value_only)
{
    struct arena *a = arena_new();
    const char *text = "<offer xmlns=\"urn:hfbrief:offer:1\" " ROOT ">\n"
                       "<candidate><name>C</name></candidate>" PACKAGE "\n"
                       "<floor><base>67k</base></floor><aks/>\n"
                       "<competing company=\"Acme\" status=\"written\"><base>91k</base>"
                       "</competing></offer>";
    struct source source = {"offer.xml", text, strlen(text)};
    struct diags d;
    diags_init(&d, a);
    d.conceal = true;
    offer_read(a, &source, f->schemas, &d);
    struct buf b;
    buf_init(&b, a);
    diags_render(&d, (struct diag_style){.carets = true}, &b);
    assert_null(strstr(buf_str(&b), "67"));
    assert_null(strstr(buf_str(&b), "91"));
    assert_null(strstr(buf_str(&b), "Acme"));
    assert_non_null(strstr(buf_str(&b), "offer.xml:3:14: error: "));
    assert_non_null(strstr(buf_str(&b), "offer has no element aks; did you mean ask?"));
    arena_free(a);
}

#define T(name) cmocka_unit_test(name)

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(the_contracts_offer_is_read_whole),
        T(defaults_are_those_of_the_contract),
        T(a_zero_is_stated_and_an_absent_part_is_not),
        T(elements_stand_in_any_order),
        T(white_space_around_an_amount_is_allowed),
        T(twelve_digits_and_two_decimals_are_the_largest_amount),
        T(names_fold_white_space_and_addresses_keep_their_lines),
        T(cdata_and_character_references_are_text),
        T(every_value_keeps_its_line),
        T(the_dump_names_line_and_value),
        T(twelve_k_is_mended_to_12000),
        T(thousands_in_many_ways_are_mended),
        T(a_sign_has_no_repair),
        T(an_empty_amount_is_named_empty),
        T(a_typo_in_an_element_is_one_fault_and_read_through),
        T(typo_and_amount_are_two_faults_in_one_run),
        T(reading_goes_on_after_faults_so_that_later_checks_can),
        T(a_typo_in_an_attribute_is_one_fault),
        T(what_is_required_is_missed),
        T(what_stands_once_may_not_stand_twice),
        T(fills_and_rates_repeat_but_not_with_one_key),
        T(text_between_elements_is_refused),
        T(an_element_inside_text_is_refused),
        T(schema_location_is_allowed_and_not_followed),
        T(other_xsi_attributes_are_refused),
        T(another_root_is_refused_and_a_missing_namespace_read_through),
        T(equity_kind_is_required_in_a_package_and_not_in_an_ask),
        T(a_kind_is_one_of_three_and_the_nearest_is_offered),
        T(vesting_years_are_1_to_10),
        T(cliff_months_are_0_to_12),
        T(a_schedule_sets_the_years),
        T(a_schedule_of_fractions_adds_up_exactly),
        T(a_schedule_has_as_many_entries_as_years),
        T(a_schedule_has_ten_years_at_most),
        T(options_hold_a_grant_instead_of_an_amount),
        T(a_grant_and_an_amount_exclude_each_other),
        T(a_grant_goes_with_options_alone),
        T(a_grant_needs_shares_strike_and_price),
        T(an_equity_of_nothing_is_empty),
        T(a_bonus_is_a_percent_or_an_amount),
        T(a_contractual_bonus_is_kept_as_one),
        T(a_sign_on_may_have_a_second_year),
        T(a_refresh_starts_in_year_1_to_4),
        T(a_day_that_does_not_exist_is_refused),
        T(a_date_written_another_way_is_mended_where_it_is_clear),
        T(respond_by_takes_a_date_or_a_moment_with_offset),
        T(respond_by_is_not_before_date),
        T(call_and_start_are_read),
        T(dilution_is_under_1),
        T(eight_decimals_are_the_most),
        T(a_rate_is_more_than_0_and_between_two_currencies),
        T(an_email_address_is_one_address),
        T(a_text_of_a_thousand_characters_is_the_longest),
        T(an_unknown_status_leaves_the_entry_out),
        T(an_unknown_region_lists_the_known_ones),
        T(an_unknown_guide_lists_the_known_ones),
        T(remote_needs_a_factor_in_the_guides_range),
        T(a_factor_is_refused_where_none_applies),
        T(a_second_currency_needs_a_rate),
        T(fills_are_those_that_the_guide_declares),
        T(a_check_runs_on_sound_inputs_beside_other_faults),
        T(a_concealing_run_names_the_place_of_a_private_value_only),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
