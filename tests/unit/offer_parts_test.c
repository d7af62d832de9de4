/* The parts of an offer: every limit, default and rule of contract 1.1, with its place. */
#include "offer_fixture.h"

/* ---- equity --------------------------------------------------------------------------------- */

TEST(equity_kind_is_required_in_a_package_and_not_in_an_ask)
{
    read_equity_of(f, "<equity>1</equity>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 4, 2);
    read_inside(f, PACKAGE "<ask><equity>1</equity></ask>");
    expect_sound(f);
}

TEST(a_kind_is_one_of_four_and_the_nearest_is_offered)
{
    read_equity_of(f, "<equity kind=\"preipo\">1</equity>");
    expect_one(f, DIAG_BAD_VALUE, 4, 15);
    expect_message(f, "did you mean pre-ipo?");
    read_equity_of(f, "<equity kind=\"phantom\">1</equity>");
    expect_message(f, "write liquid, pre-ipo, options or none");
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

TEST(cliff_months_are_0_to_48)
{
    read_equity_of(f, "<equity kind=\"liquid\" cliff-months=\"0\">1</equity>");
    expect_sound(f);
    assert_int_equal(f->o->package.equity.cliff_months, 0);
    read_equity_of(f, "<equity kind=\"liquid\" cliff-months=\"48\">1</equity>");
    expect_sound(f);
    read_equity_of(f, "<equity kind=\"liquid\" cliff-months=\"49\">1</equity>");
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

TEST(a_grant_stands_in_every_kind_and_a_strike_with_options_alone)
{
    read_equity_of(f, "<equity kind=\"liquid\"><grant shares=\"500\" price=\"212.40\"/></equity>");
    expect_sound(f);
    assert_true(f->o->package.equity.has_grant);
    assert_false(f->o->package.equity.strike.stated);
    read_equity_of(f, "<equity kind=\"liquid\"><grant shares=\"1\" strike=\"1\" price=\"1\"/>"
                      "</equity>");
    expect_one(f, DIAG_NOT_ALLOWED, 4, 41);
    read_inside(f, PACKAGE "<ask><equity><grant shares=\"1\"/></equity></ask>");
    expect_sound(f);
    assert_true(f->o->ask.equity.has_grant);
}

TEST(a_grant_needs_its_shares_alone)
{
    read_equity_of(f, "<equity kind=\"options\"><grant strike=\"1\" price=\"1\"/></equity>");
    expect_one(f, DIAG_MISSING_ATTRIBUTE, 4, 25);
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"1\"/></equity>");
    expect_sound(f); /* a strike that isn't known yet is left out */
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"10,000\" strike=\"1\" "
                      "price=\"1\"/></equity>");
    expect_one(f, DIAG_NOT_A_NUMBER, 4, 39);
    expect_message(f, "write 10000");
}

TEST(a_share_count_has_a_largest_value)
{
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"92233720368\" strike=\"1\" "
                      "price=\"1\"/></equity>");
    expect_sound(f);
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"92233720369\" strike=\"1\" "
                      "price=\"1\"/></equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 39);
    read_equity_of(f, "<equity kind=\"options\"><grant shares=\"999999999999.99999999\" "
                      "strike=\"1\" price=\"1\"/></equity>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 39);
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(equity_kind_is_required_in_a_package_and_not_in_an_ask),
        T(a_kind_is_one_of_four_and_the_nearest_is_offered),
        T(vesting_years_are_1_to_10),
        T(cliff_months_are_0_to_48),
        T(a_schedule_sets_the_years),
        T(a_schedule_of_fractions_adds_up_exactly),
        T(a_schedule_has_as_many_entries_as_years),
        T(a_schedule_has_ten_years_at_most),
        T(options_hold_a_grant_instead_of_an_amount),
        T(a_grant_and_an_amount_exclude_each_other),
        T(a_grant_stands_in_every_kind_and_a_strike_with_options_alone),
        T(a_grant_needs_its_shares_alone),
        T(a_share_count_has_a_largest_value),
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
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
