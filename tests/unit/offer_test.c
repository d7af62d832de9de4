/* The offer's reader: what is read, amounts and their repairs, elements and attributes. */
#include "offer_fixture.h"

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

TEST(too_many_decimals_are_not_taken_for_thousands)
{
    expect_repair(f, "70000.123", "two decimals at the most, as in 82000.50");
    expect_repair(f, "5.0001", "two decimals at the most, as in 82000.50");
    expect_repair(f, "1234,567", "digits alone, as in 82000");
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
    expect_sound(f); /* equity is unstated */
    read_package_of(f, "<equity kind=\"none\"/>");
    expect_one(f, DIAG_MISSING_ELEMENT, 3, 2);
    expect_message(f, "package has no base");
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
    expect_one(f, DIAG_UNKNOWN_ELEMENT, 3, 32); /* and not that base is empty, too */
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
        T(too_many_decimals_are_not_taken_for_thousands),
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
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
