/* What one package is worth: vesting, bonuses, sign-on, refresh, what ask and floor carry. */
#include "comp_fixture.h"

static void schedule(struct equity *e, int n, const int *per_cent)
{
    e->schedule_n = n;
    e->years = 0;
    for (int k = 0; k < n; k++)
        e->schedule_e8[k] = per_cent[k] * DECIMAL_ONE;
}

static void vesting_over_two_years_ends_after_two(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 2;
    struct figures *f = must_compute(x);
    /* 80,000 over two years: 40,000 a year, then nothing */
    assert_units(f->package.annual, 110000);
    assert_units(f->package.years[1].equity, 40000);
    assert_units(f->package.years[2].equity, 0);
    assert_units(f->package.four_year, 360000);
    /* the guide's band is four years' worth: halved */
    assert_fig(f->band.equity.min, 32500);
    assert_fig(f->band.equity.max, 62500);
    assert_fig(f->band.annual.max, 116250);
    assert_fig(f->band.four_year.max, 402500);
}

static void vesting_over_three_years_counts_all_of_it(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 3;
    struct figures *f = must_compute(x);
    /* 80,000 ÷ 3 = 26,666.67 three times; their exact sum is 80,000 */
    assert_cents(f->package.years[0].equity, 2666667);
    assert_units(f->package.years[3].equity, 0);
    assert_units(f->package.four_year, 360000);
    assert_cents(f->package.cumulative[1], 19333333); /* 140,000 + 53,333.33… */
    assert_fig(f->band.equity.max, 93750);            /* 125,000 × 3/4 */
}

static void vesting_over_five_years_counts_four_fifths(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 5;
    struct figures *f = must_compute(x);
    assert_units(f->package.annual, 86000);
    assert_units(f->package.four_year, 344000); /* 280,000 + 64,000 */
    assert_fig(f->band.equity.max, 156250);     /* 125,000 × 5/4 */
    assert_fig(f->band.annual.max, 116250);
    assert_fig(f->band.four_year.max, 465000);
    /* 4,000 ÷ (4/5) */
    assert_fig(f->equity_per_1000_base, 5000);
    /* the ask's 118,000 stands in the file and vests over five years as well */
    assert_units(f->ask.equity, 118000);
    assert_units(f->ask.annual, 105600);
    assert_false(f->ask.scaled);
    /* (580,000 − 328,000) ÷ 4/5 */
    assert_fig(f->competing[0].match.equity_to_match, 315000);
}

static void vesting_over_six_years_scales_the_guides_ask(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 6;
    x->offer.ask = (struct package){.stated = false};
    x->offer.floor = (struct package){.stated = false};
    struct figures *f = must_compute(x);
    assert_units(f->ask.equity, 177000);   /* 118,000 × 6/4 */
    assert_units(f->floor.equity, 138000); /* 92,000 × 6/4 */
    assert_true(f->ask.scaled);
    assert_true(f->floor.scaled);
    assert_int_equal(f->ask.source[PAY_EQUITY], FROM_GUIDE);
    assert_units(f->ask.annual, 111500);
    assert_units(f->ask.four_year, 446000);
    assert_false(f->floor_own_base);
    assert_false(f->floor_own_equity);
}

static void a_schedule_of_5_15_40_40(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    schedule(&x->offer.package.equity, 4, (const int[]){5, 15, 40, 40});
    struct figures *f = must_compute(x);
    static const int64_t vests[] = {4000, 12000, 32000, 32000};
    static const int64_t by_then[] = {74000, 156000, 258000, 360000};
    for (int k = 0; k < 4; k++) {
        assert_units(f->package.years[k].equity, vests[k]);
        assert_units(f->package.cumulative[k], by_then[k]);
    }
    assert_units(f->package.annual, 90000); /* E/Y, whatever the schedule */
    assert_units(f->ask.years[0].equity, 5900);
    assert_units(f->ask.years[3].equity, 47200);
}

static void a_schedule_that_ends_after_year_four(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    schedule(&x->offer.package.equity, 5, (const int[]){10, 10, 20, 20, 40});
    struct figures *f = must_compute(x);
    assert_units(f->package.four_year, 328000);      /* 280,000 + 60 % of 80,000 */
    assert_fig(f->band.four_year.max, 433750);       /* 340,000 + 60 % of 156,250 */
    assert_cents(f->equity_per_1000_base.v, 666667); /* 4,000 ÷ 0.6 */
}

static void nothing_vests_within_four_years(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    schedule(&x->offer.package.equity, 5, (const int[]){0, 0, 0, 0, 100});
    struct figures *f = must_compute(x);
    assert_units(f->package.four_year, 280000);
    assert_null_fig(f->equity_per_1000_base);
    assert_null_fig(f->competing[0].match.equity_to_match);
    assert_false(f->competing[0].match.equity_within_band);
    assert_false(f->competing[0].break_even.ask.plain.multiple.has);
    assert_fig(f->competing[0].match.base_to_match, 145000); /* cash alone: 580,000 ÷ 4 */
}

static void stated_years_replace_a_carried_schedule(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    schedule(&x->offer.package.equity, 4, (const int[]){5, 15, 40, 40});
    x->offer.ask.equity.years = 2;
    struct figures *f = must_compute(x);
    assert_int_equal(f->ask.vesting_years, 2);
    assert_units(f->ask.years[0].equity, 59000);
    assert_units(f->ask.years[2].equity, 0);
    assert_units(f->floor.years[0].equity, 4600); /* 5 % of 92,000: carried */
}

static void an_ask_per_year_uses_the_carried_years(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 5;
    x->offer.ask.equity.amount = (struct amount)AMOUNT(30000);
    x->offer.ask.equity.per_year = true;
    struct figures *f = must_compute(x);
    assert_units(f->ask.equity, 150000);
    assert_units(f->ask.equity_per_year, 30000);
}

static void a_bonus_in_per_cent_follows_each_base(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    struct figures *f = must_compute(x);
    assert_units(f->package.bonus, 7000);
    assert_units(f->ask.bonus, 8200);
    assert_units(f->floor.bonus, 6700);
    assert_units(f->package.annual, 97000);
    assert_units(f->package.four_year, 388000);
    assert_units(f->package.certainty.contracted, 280000);
    assert_units(f->package.certainty.target, 28000);
    /* the band has no bonus, so neither side counts one: 78,250 − 90,000 */
    assert_fig(f->gaps.min.annual, -11750);
    /* position counts base and E/Y only: (90,000 − 78,250) ÷ 38,000 */
    assert_e4(f->position.offer.annual.range_penetration, 3092);
    /* 4,000 × 1.1 */
    assert_fig(f->equity_per_1000_base, 4400);
    /* (580,000 − 118,000) ÷ 4.4 */
    assert_fig(f->competing[0].match.base_to_match, 105000);
}

static void a_contractual_bonus_is_contracted(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_CONTRACTUAL, .amount = AMOUNT(8000)};
    struct figures *f = must_compute(x);
    assert_units(f->package.certainty.contracted, 312000);
    assert_units(f->package.certainty.target, 0);
    assert_units(f->ask.bonus, 8000);              /* an amount is carried as it is */
    assert_fig(f->competing[0].contracted_gap, 0); /* 360,000 − (328,000 + 32,000) */
    assert_fig(f->equity_per_1000_base, 4000);
}

static void an_ask_states_its_own_bonus(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    x->offer.ask.bonus = (struct bonus){
        .stated = true, .kind = BONUS_CONTRACTUAL, .kind_stated = true, .percent = E8(25, 2)};
    struct figures *f = must_compute(x);
    assert_units(f->ask.bonus, 10250); /* 12.5 % of 82,000 */
    assert_units(f->ask.certainty.target, 0);
    assert_units(f->ask.certainty.contracted, 369000); /* 4 × 92,250 */
}

/* 70,000 + 20,000 a year and 6,000 once; what pays back costs is in no sum. */
static void relocation_is_paid_once(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.relocation.amount = (struct amount)AMOUNT(6000);
    struct figures *f = must_compute(x);
    assert_units(f->package.relocation, 6000);
    assert_units(f->package.annual, 90000);
    assert_units(f->package.years[0].total, 96000);
    assert_units(f->package.years[1].relocation, 0);
    assert_units(f->package.four_year, 366000);
    assert_units(f->package.certainty.contracted, 286000);
    assert_units(f->ask.relocation, 6000); /* carried */
    assert_true(f->in_play & 1u << PAY_RELOCATION);
    x = worked_example();
    x->offer.package.relocation = (struct single){.amount = AMOUNT(6000), .reimbursed = true};
    f = must_compute(x);
    assert_units(f->package.relocation, 0);
    assert_units(f->package.reimbursed, 6000);
    assert_units(f->package.four_year, 360000);
}

static void a_sign_on_in_two_years(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.sign_on = (struct sign_on){AMOUNT(15000), AMOUNT(5000)};
    struct figures *f = must_compute(x);
    assert_units(f->package.sign_on, 20000);
    assert_units(f->package.years[0].sign_on, 15000);
    assert_units(f->package.years[0].total, 105000);
    assert_units(f->package.years[1].total, 95000);
    assert_units(f->package.years[2].total, 90000);
    assert_units(f->package.annual, 90000); /* a sign-on is not paid every year */
    assert_units(f->package.four_year, 380000);
    assert_units(f->ask.sign_on, 20000);
    assert_units(f->package.certainty.contracted, 300000);
}

static void an_ask_with_its_own_sign_on_has_no_second_part(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.sign_on = (struct sign_on){AMOUNT(15000), AMOUNT(5000)};
    x->offer.ask.sign_on.year1 = (struct amount)AMOUNT(25000);
    struct figures *f = must_compute(x);
    assert_units(f->ask.sign_on, 25000);
    assert_units(f->ask.years[1].sign_on, 0);
}

static void a_refresh_from_year_two(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.refresh = (struct refresh){AMOUNT(20000), 2};
    struct figures *f = must_compute(x);
    /* 20,000 ÷ 4 = 5,000 for each grant that runs: 0, 1, 2, 3 of them */
    static const int64_t equity[] = {20000, 25000, 30000, 35000};
    for (int k = 0; k < 4; k++)
        assert_units(f->package.years[k].equity, equity[k]);
    assert_units(f->package.four_year, 390000);
    assert_units(f->package.certainty.discretionary, 30000);
    assert_units(f->package.certainty.illiquid, 80000);
    assert_units(f->package.equity_four_year, 80000);
    assert_units(f->package.annual, 90000);
    assert_units(f->ask.four_year, 476000);
    /* all else as in the ask: 580,000 − 328,000 − 30,000 */
    assert_fig(f->competing[0].match.equity_to_match, 222000);
    /* (580,000 − 328,000) ÷ (118,000 + 30,000) */
    assert_e4(f->competing[0].break_even.ask.plain.multiple, 17027);
    /* at twice the valuation the refresh is worth twice as much as well: 328 + 236 + 60 */
    assert_fig(f->scenarios[3].ask_four_year, 624000);
}

static void a_refresh_over_two_years_is_never_more_than_itself(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.years = 2;
    x->offer.package.refresh = (struct refresh){AMOUNT(20000), 1};
    struct figures *f = must_compute(x);
    /* 10,000, then two grants run at once, for ever */
    static const int64_t equity[] = {50000, 60000, 20000, 20000};
    for (int k = 0; k < 4; k++)
        assert_units(f->package.years[k].equity, equity[k]);
    assert_units(f->package.certainty.discretionary, 70000);
}

static void certainty_adds_up_to_four_year(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    x->offer.package.sign_on = (struct sign_on){AMOUNT(15000), AMOUNT(5000)};
    x->offer.package.refresh = (struct refresh){AMOUNT(20000), 2};
    struct figures *f = must_compute(x);
    const struct certainty *c = &f->package.certainty;
    assert_units(c->contracted, 300000);
    assert_units(c->target, 28000);
    assert_units(c->illiquid, 80000);
    assert_units(c->discretionary, 30000);
    assert_units(f->package.four_year, 438000);
    assert_e4(f->package.contracted_share, 6849); /* 300 ÷ 438 */
}

static void halves_of_a_cent_round_away_from_zero(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.amount = (struct amount)CENTS(2);
    struct figures *f = must_compute(x);
    /* 70,000 + 0.005; the floor is short of it by −0.005 in annual where only that differs */
    assert_cents(f->package.annual, 7000001);
    assert_cents(f->package.years[0].equity, 1);
    assert_cents(f->package.four_year, 28000002);
    x = worked_example();
    x->offer.package.equity.amount = (struct amount)CENTS(9200002);
    x->offer.package.base = (struct amount)AMOUNT(67000);
    f = must_compute(x);
    assert_fig_cents(f->gaps.floor.annual, -1);
}

static void what_does_not_fit_is_an_error(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.currency = "USD";
    x->offer.package.base = (struct amount)AMOUNT(INT64_C(999999999999));
    x->rates[0] = (struct rate){"USD", "EUR", E8(1000000, 1), DAY(2026, 11, 20), {.s = NULL}, {0}};
    x->offer.rates_n = 1;
    assert_null(compute(x));
    assert_true(x->diags.counts[SEVERITY_ERROR] > 0);
    assert_int_equal(x->diags.first->code, DIAG_FIGURE_OVERFLOW);
}

/* 10^12 a year at a rate of 10^6: what is made of the competing offer is too large as well;
 * so are 300 million shares at 300 million each, five times over. */
static void what_does_not_fit_is_told_once(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.competing_n = 1;
    x->competing[0].package.currency = "USD";
    x->competing[0].package.base = (struct amount)AMOUNT(INT64_C(999999999999));
    x->offer.package.equity = (struct equity){.stated = true,
                                              .kind = EQUITY_OPTIONS,
                                              .years = 4,
                                              .has_grant = true,
                                              .shares = E8(300000000, 1),
                                              .strike = E8(0, 1),
                                              .price = E8(300000000, 1)};
    x->rates[0] = (struct rate){"USD", "EUR", E8(1000000, 1), DAY(2026, 11, 20), {.s = NULL}, {0}};
    x->offer.rates_n = 1;
    assert_null(compute(x));
    assert_int_equal(x->diags.counts[SEVERITY_ERROR], 1);
    assert_non_null(strstr(x->diags.first->message, "this competing offer"));
}

static void the_largest_amounts_still_fit(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)CENTS(INT64_C(99999999999999));
    struct figures *f = must_compute(x);
    assert_cents(f->package.four_year, INT64_C(399999999999996) + 8000000);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR); /* its equity is still 80,000 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vesting_over_two_years_ends_after_two),
        cmocka_unit_test(vesting_over_three_years_counts_all_of_it),
        cmocka_unit_test(vesting_over_five_years_counts_four_fifths),
        cmocka_unit_test(vesting_over_six_years_scales_the_guides_ask),
        cmocka_unit_test(a_schedule_of_5_15_40_40),
        cmocka_unit_test(a_schedule_that_ends_after_year_four),
        cmocka_unit_test(nothing_vests_within_four_years),
        cmocka_unit_test(stated_years_replace_a_carried_schedule),
        cmocka_unit_test(an_ask_per_year_uses_the_carried_years),
        cmocka_unit_test(a_bonus_in_per_cent_follows_each_base),
        cmocka_unit_test(a_contractual_bonus_is_contracted),
        cmocka_unit_test(an_ask_states_its_own_bonus),
        cmocka_unit_test(relocation_is_paid_once),
        cmocka_unit_test(a_sign_on_in_two_years),
        cmocka_unit_test(an_ask_with_its_own_sign_on_has_no_second_part),
        cmocka_unit_test(a_refresh_from_year_two),
        cmocka_unit_test(a_refresh_over_two_years_is_never_more_than_itself),
        cmocka_unit_test(certainty_adds_up_to_four_year),
        cmocka_unit_test(halves_of_a_cent_round_away_from_zero),
        cmocka_unit_test(what_does_not_fit_is_an_error),
        cmocka_unit_test(what_does_not_fit_is_told_once),
        cmocka_unit_test(the_largest_amounts_still_fit),
    };
    return cmocka_run_group_tests_name("packages", tests, NULL, free_examples);
}
