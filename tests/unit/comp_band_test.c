/* The guide's band: remote rows, guides that say less, whose ask and floor it is, their order. */
#include "comp_fixture.h"

static void drop_sides(struct fixture *x)
{
    x->offer.ask = (struct package){.stated = false};
    x->offer.floor = (struct package){.stated = false};
}

static void an_offer_under_the_band(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(60000);
    x->offer.package.equity.amount = (struct amount)AMOUNT(50000);
    struct figures *f = must_compute(x);
    assert_e4(f->position.offer.base.range_penetration, -870);    /* −2 ÷ 23 */
    assert_e4(f->position.offer.equity.range_penetration, -2500); /* −15 ÷ 60 */
    assert_fig(f->gaps.min.base, 2000);
    assert_fig(f->gaps.min.equity, 15000);
    assert_true(f->below_base);
    assert_true(f->below_equity);
    assert_int_equal(f->four_year_vs_floor, AGAINST_UNDER);
}

static void no_equity_offered(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.amount = (struct amount)AMOUNT(0);
    struct figures *f = must_compute(x);
    assert_units(f->package.annual, 70000);
    assert_units(f->package.four_year, 280000);
    assert_e4(f->package.contracted_share, 10000);
    assert_false(f->competing[0].break_even.offer.plain.multiple.has);
    assert_false(f->competing[0].break_even.offer.plain.valuation.has);
    assert_true(f->competing[0].break_even.ask.plain.multiple.has);
    assert_fig(f->scenarios[5].offer, 0);
    assert_fig(f->scenarios[5].offer_four_year, 280000);
}

static struct fixture *remote(void)
{
    struct fixture *x = worked_example();
    x->offer.region.s = "remote";
    x->offer.location_factor = (struct decimal)E8(75, 100);
    x->offer.package.currency = "USD";
    x->offer.competing_n = 0;
    drop_sides(x);
    return x;
}

static void a_remote_row_takes_new_yorks_numbers_times_the_factor(void **state)
{
    (void)state;
    struct figures *f = must_compute(remote());
    assert_e4(f->location_factor, 7500);
    assert_fig(f->band.base.min, 114000); /* 152,000 × 0.75 */
    assert_fig(f->band.base.max, 144000); /* 192,000 × 0.75 */
    assert_fig(f->band.equity.min, 112000);
    assert_fig(f->band.equity.max, 202000);
    assert_units(f->ask.base, 141000);   /* 188,000 × 0.75 */
    assert_units(f->floor.base, 120000); /* 160,000 × 0.75 */
    assert_units(f->ask.equity, 195000);
    assert_units(f->floor.equity, 155000);
    assert_int_equal(f->ask.source[PAY_BASE], FROM_GUIDE);
    assert_false(f->ask.scaled);
    assert_string_equal(f->currency, "USD");
}

static void a_remote_row_read_with_new_yorks_numbers_in_it(void **state)
{
    (void)state;
    struct fixture *x = remote();
    /* the reader copies what the row doesn't state, before the factor */
    x->regions[2].base = x->regions[1].base;
    x->regions[2].equity = x->regions[1].equity;
    x->regions[2].equity_years = 4;
    x->regions[2].ask = x->regions[1].ask;
    x->regions[2].floor = x->regions[1].floor;
    struct figures *f = must_compute(x);
    assert_fig(f->band.base.max, 144000);
    assert_units(f->ask.base, 141000);
    assert_units(f->ask.equity, 195000);
}

static void a_guide_without_ask_and_floor(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    drop_sides(x);
    x->regions[0].ask = (struct side){.base = {.stated = false}};
    x->regions[0].floor = (struct side){.base = {.stated = false}};
    struct figures *f = must_compute(x);
    assert_units(f->ask.base, 81500);    /* 62,000 + 85 % of 23,000 = 81,550, to 500 */
    assert_units(f->ask.equity, 116000); /* 65,000 + 51,000 */
    assert_int_equal(f->ask.source[PAY_BASE], FROM_BAND);
    assert_false(f->has_ask);
    assert_int_equal(f->verdict, VERDICT_NO_ASK);
    /* nobody names a floor, so there is none */
    assert_false(f->has_floor);
    assert_null_fig(f->gaps.floor.base);
    assert_null_fig(f->competing[0].premium.annual);
    assert_units(f->smallest_yes.is.base, 70000);
    assert_units(f->smallest_yes.is.equity, 80000);
}

static void each_part_comes_for_itself(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.ask.equity = (struct equity){.stated = false};
    x->offer.floor.base = (struct amount){.stated = false};
    x->offer.ask.base = (struct amount)AMOUNT(84000);
    struct figures *f = must_compute(x);
    assert_units(f->ask.base, 84000);
    assert_units(f->ask.equity, 118000);
    assert_int_equal(f->ask.source[PAY_BASE], FROM_OFFER);
    assert_int_equal(f->ask.source[PAY_EQUITY], FROM_GUIDE);
    assert_int_equal(f->floor.source[PAY_BASE], FROM_GUIDE);
    assert_int_equal(f->floor.source[PAY_EQUITY], FROM_OFFER);
    assert_false(f->floor_own_base);
    assert_true(f->floor_own_equity);
}

static void a_guide_with_no_equity(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].equity = (struct range){.stated = false};
    x->regions[0].equity_none = true;
    struct figures *f = must_compute(x);
    assert_null_fig(f->band.equity.max);
    assert_fig(f->band.annual.max, 85000); /* the base alone */
    assert_fig(f->band.four_year.min, 248000);
    assert_false(f->position.offer.equity.compa_ratio.has);
    assert_null_fig(f->gaps.max.equity);
    assert_fig(f->gaps.max.base, 15000);
    assert_false(f->competing[0].match.equity_within_band);
    assert_null_fig(f->competing[0].match.base_at_band_equity);
    assert_int_equal(f->equal_value_n, 0);
}

static void a_guide_that_does_not_know_the_equity(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].equity = (struct range){.stated = false};
    struct figures *f = must_compute(x);
    assert_null_fig(f->band.equity.min);
    assert_fig(f->band.annual.max, 85000); /* of the parts that have a band */
    /* the top takes the ask's equity: 340,000 + 118,000 against 580,000 */
    assert_false(f->competing[0].match.matchable);
    assert_fig(f->competing[0].match.short_by, 122000);
    assert_false(f->competing[0].match.has_equity_within_band);
    assert_int_equal(f->competing[0].match.at_n, 3);
}

static void a_guide_with_no_base_band(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    drop_sides(x);
    x->regions[0].base = (struct range){.stated = false};
    x->regions[0].ask.base.stated = false;
    x->regions[0].floor.base.stated = false;
    struct figures *f = must_compute(x);
    assert_null_fig(f->band.base.mid);
    assert_null_fig(f->band.annual.min);
    assert_null_fig(f->gaps.mid.base);
    assert_fig(f->gaps.mid.equity, 15000);
    assert_int_equal(f->competing[0].match.at_n, 2);
    /* nothing names one, so the base stays as offered */
    assert_units(f->ask.base, 70000);
    assert_units(f->floor.base, 70000);
    assert_false(f->floor_own_base);
}

static void an_open_range_has_no_top(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].base =
        (struct range){.stated = true, .min = UNITS(62000), .max = UNITS(62000), .open = true};
    struct figures *f = must_compute(x);
    assert_fig(f->band.base.min, 62000);
    assert_null_fig(f->band.base.mid);
    assert_null_fig(f->band.base.max);
    assert_fig(f->band.annual.min, 78250);
    assert_null_fig(f->band.annual.max);
    assert_false(f->position.offer.base.range_penetration.has);
}

static void a_band_of_one_point_has_no_width(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].base.max = x->regions[0].base.min = UNITS(75000);
    struct figures *f = must_compute(x);
    assert_e4(f->position.offer.base.compa_ratio, 9333);
    assert_false(f->position.offer.base.range_penetration.has);
}

static void the_guides_grant_over_five_years(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].equity_years = 5;
    drop_sides(x);
    struct figures *f = must_compute(x);
    assert_fig(f->band.equity.max, 100000); /* 125,000 × 4/5 */
    assert_units(f->ask.equity, 94400);     /* 118,000 × 4/5 */
    assert_true(f->ask.scaled);
}

static void what_was_not_agreed_is_as_offered(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.agreed = (struct package){
        .stated = true, .base = AMOUNT(80000), .sign_on = {.year1 = AMOUNT(10000)}};
    struct figures *f = must_compute(x);
    assert_true(f->has_agreed);
    assert_units(f->agreed.base, 80000);
    assert_units(f->agreed.equity, 80000);
    assert_units(f->agreed.sign_on, 10000);
    assert_units(f->agreed.four_year, 410000);
    assert_false(must_compute(worked_example())->has_agreed);
}

/* ---- order ------------------------------------------------------------------------------ */

static size_t orders(const struct fixture *x)
{
    size_t n = 0;
    for (const struct diag *d = x->diags.first; d; d = d->next)
        n += d->code == DIAG_ORDER;
    return n;
}

static void a_floor_over_the_ask_is_refused_part_by_part(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.floor.base = (struct amount)AMOUNT(83000);
    x->offer.floor.equity.amount = (struct amount)AMOUNT(118001);
    assert_null(compute(x));
    assert_int_equal(orders(x), 2);
}

static void a_floor_worth_more_than_the_ask_is_refused(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.floor.base = (struct amount)AMOUNT(82000);
    x->offer.floor.equity.amount = (struct amount)AMOUNT(118000);
    x->offer.floor.sign_on.year1 = (struct amount)AMOUNT(1);
    assert_null(compute(x));
    assert_int_equal(orders(x), 1);
}

static void a_floor_at_the_ask_is_allowed(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.floor.base = (struct amount)AMOUNT(82000);
    x->offer.floor.equity.amount = (struct amount)AMOUNT(118000);
    must_compute(x);
}

static void the_places_of_floor_and_ask_are_both_named(void **state)
{
    (void)state;
    static const struct source file = {"offer.xml", "floor ask", 9};
    struct fixture *x = worked_example();
    x->offer.floor.base =
        (struct amount){.stated = true, .value = UNITS(90000), .at = {&file, 0, 5}};
    x->offer.ask.base = (struct amount){.stated = true, .value = UNITS(82000), .at = {&file, 6, 3}};
    assert_null(compute(x));
    const struct diag *d = x->diags.first;
    assert_int_equal(d->code, DIAG_ORDER);
    assert_int_equal(d->at.off, 0);
    assert_int_equal(d->also.off, 6);
    assert_non_null(strstr(d->message, "90000"));
    assert_true(d->private_value);
}

static void the_order_is_checked_in_an_offer_with_other_faults(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package = (struct package){.stated = false}; /* unsound, so unstated */
    x->offer.region.s = NULL;
    x->offer.floor.base = (struct amount)AMOUNT(90000);
    assert_false(figures_check_order(x->arena, &x->offer, &x->diags));
    assert_int_equal(orders(x), 1);
    /* a part that only one side states says nothing yet */
    x->offer.ask.base.stated = false;
    assert_true(figures_check_order(x->arena, &x->offer, &x->diags));
}

static void a_grant_a_year_waits_for_its_years(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.floor.equity.amount = (struct amount)AMOUNT(40000);
    x->offer.floor.equity.per_year = true; /* 160,000 over four years */
    assert_false(figures_check_order(x->arena, &x->offer, &x->diags));
    x->offer.package = (struct package){.stated = false};
    assert_true(figures_check_order(x->arena, &x->offer, &x->diags));
}

static void an_unknown_region_is_reported(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.region.s = "pariss";
    assert_null(compute(x));
    assert_int_equal(x->diags.first->code, DIAG_UNKNOWN_REGION);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_under_the_band),
        cmocka_unit_test(no_equity_offered),
        cmocka_unit_test(a_remote_row_takes_new_yorks_numbers_times_the_factor),
        cmocka_unit_test(a_remote_row_read_with_new_yorks_numbers_in_it),
        cmocka_unit_test(a_guide_without_ask_and_floor),
        cmocka_unit_test(each_part_comes_for_itself),
        cmocka_unit_test(a_guide_with_no_equity),
        cmocka_unit_test(a_guide_that_does_not_know_the_equity),
        cmocka_unit_test(a_guide_with_no_base_band),
        cmocka_unit_test(an_open_range_has_no_top),
        cmocka_unit_test(a_band_of_one_point_has_no_width),
        cmocka_unit_test(the_guides_grant_over_five_years),
        cmocka_unit_test(what_was_not_agreed_is_as_offered),
        cmocka_unit_test(a_floor_over_the_ask_is_refused_part_by_part),
        cmocka_unit_test(a_floor_worth_more_than_the_ask_is_refused),
        cmocka_unit_test(a_floor_at_the_ask_is_allowed),
        cmocka_unit_test(the_places_of_floor_and_ask_are_both_named),
        cmocka_unit_test(the_order_is_checked_in_an_offer_with_other_faults),
        cmocka_unit_test(a_grant_a_year_waits_for_its_years),
        cmocka_unit_test(an_unknown_region_is_reported),
    };
    return cmocka_run_group_tests_name("band and sides", tests, NULL, free_examples);
}
