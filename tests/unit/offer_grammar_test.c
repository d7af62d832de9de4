/* The offer's tables against its schema: two ways to say what may stand where, held together; and
 * the contract's own example without a guide, fact by fact. */
#include "offer_fixture.h"

#include "grammar_hold.h"
#include "offer/offer_table.h"

TEST(tables_and_schema_say_the_same)
{
    (void)f;
    assert_true(hold_schema("templates/schema/offer.xsd", "offer", &offer_root) > 200);
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
