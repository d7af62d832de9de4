/* Competing offers, currencies, options, dilution, break-even. */
#include "comp/match.h"
#include "comp_fixture.h"

/* Replaces Google by an offer of cash alone. */
static struct fixture *against_cash(int64_t base)
{
    struct fixture *x = worked_example();
    x->competing[0].package.base = (struct amount)AMOUNT(base);
    x->competing[0].package.equity.amount = (struct amount)AMOUNT(0);
    return x;
}

static void no_competing_offer(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.competing_n = 0;
    struct figures *f = must_compute(x);
    assert_int_equal(f->competing_n, 0);
    assert_int_equal(f->ladder_n, 5);
    assert_int_equal(f->scenarios_n, 6);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR);
}

static void three_competing_offers_whatever_their_status(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->competing[1] = (struct competing){
        .company = {.s = "Criteo"},
        .status = STATUS_VERBAL,
        .package = {.base = AMOUNT(80000),
                    .equity = {.stated = true, .kind = EQUITY_PRE_IPO, .amount = AMOUNT(100000)},
                    .bonus = {.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)}}};
    x->competing[2] = (struct competing){
        .company = {.s = "Datadog"},
        .status = STATUS_MARKET,
        .package = {.base = AMOUNT(75000),
                    .equity = {.stated = true, .kind = EQUITY_LIQUID, .amount = AMOUNT(0)}}};
    x->offer.competing_n = 3;
    struct figures *f = must_compute(x);
    assert_int_equal(f->competing_n, 3);
    assert_units(f->competing[0].package.four_year, 580000);

    /* 4 × 88,000 + 100,000 = 452,000: within reach of the band */
    const struct competing_fig *criteo = &f->competing[1];
    assert_units(criteo->package.four_year, 452000);
    assert_true(criteo->is_offer);
    assert_fig(criteo->match.equity_to_match, 124000);
    assert_true(criteo->match.equity_within_band);
    assert_fig(criteo->match.base_to_match, 83500);
    assert_true(criteo->match.base_within_band);
    assert_true(criteo->match.matchable);
    assert_fig(criteo->match.short_by, 0);
    assert_e4(criteo->match.top_share, 10288); /* 465 ÷ 452 */
    assert_fig(criteo->match.over_ask, 6000);

    /* 300,000: less than the ask's cash */
    const struct competing_fig *datadog = &f->competing[2];
    assert_false(datadog->is_offer);
    assert_fig(datadog->match.equity_to_match, 0);
    assert_fig(datadog->match.base_to_match, 45500);
    assert_fig(datadog->match.over_ask, -146000);
    assert_false(datadog->break_even.ask.plain.multiple.has);
    assert_e4(datadog->break_even.offer.plain.multiple, 2500); /* 20 ÷ 80 */
    assert_e4(datadog->break_even.offer.plain.growth, -2929);  /* 1/√2 − 1 */
    assert_fig(datadog->break_even.offer.plain.valuation, 1125000000);
    assert_fig(datadog->premium.annual, -15000);
    assert_e4(datadog->premium.share, -2000);
    assert_fig(datadog->gap.base, 5000);
    assert_fig(datadog->gap.equity, -80000);
}

/* ---- currencies ------------------------------------------------------------------------- */

static struct fixture *in_dollars(int64_t rate_n, int64_t rate_d)
{
    struct fixture *x = worked_example();
    x->competing[0].package.currency = "USD";
    x->competing[0].package.base = (struct amount)AMOUNT(200000);
    x->competing[0].package.equity.amount = (struct amount)AMOUNT(90000);
    x->rates[0] = (struct rate){.from = "USD",
                                .to = "EUR",
                                .value = E8(rate_n, rate_d),
                                .date = DAY(2026, 11, 20),
                                .source = {.s = "ECB"}};
    x->offer.rates_n = 1;
    return x;
}

static void two_currencies_with_a_rate(void **state)
{
    (void)state;
    struct figures *f = must_compute(in_dollars(92, 100));
    const struct package_fig *p = &f->competing[0].package;
    assert_units(p->base, 184000);
    assert_units(p->equity, 331200);
    assert_units(p->annual, 266800);
    assert_units(p->four_year, 1067200);
    assert_true(p->converted.has);
    assert_string_equal(p->converted.from, "USD");
    assert_string_equal(p->converted.source, "ECB");
    assert_int_equal(p->converted.rate.e8, 92000000);
    assert_units(p->converted.base, 200000);
    assert_units(p->converted.equity, 360000);
    assert_units(p->converted.annual, 290000);
    assert_units(p->converted.four_year, 1160000);
    assert_fig(f->competing[0].gap.base, 114000);
}

static void a_converted_figure_is_spoken_to_the_nearest_thousand(void **state)
{
    (void)state;
    struct figures *f = must_compute(in_dollars(8661, 10000));
    assert_units(f->competing[0].package.base, 173220);
    assert_fig(f->competing[0].spoken_base, 173000);
    assert_fig(f->competing[0].spoken_equity_per_year, 78000); /* 77,949 */
    /* what isn't converted is spoken as it is */
    f = must_compute(worked_example());
    assert_fig(f->competing[0].spoken_equity_per_year, 55000);
}

static void a_converted_amount_is_not_rounded_first(void **state)
{
    (void)state;
    struct fixture *x = in_dollars(33333333, 100000000);
    x->competing[0].package.base = (struct amount)CENTS(1001);
    x->competing[0].package.equity.amount = (struct amount)AMOUNT(0);
    struct figures *f = must_compute(x);
    assert_cents(f->competing[0].package.base, 334);       /* 3.33666663 */
    assert_cents(f->competing[0].package.four_year, 1335); /* 13.34666653, not 4 × 3.34 */
}

static void a_rate_is_used_in_its_own_direction_only(void **state)
{
    (void)state;
    struct fixture *x = in_dollars(92, 100);
    x->rates[0].from = "EUR";
    x->rates[0].to = "USD";
    assert_null(compute(x));
    assert_int_equal(x->diags.first->code, DIAG_TWO_CURRENCIES);
    assert_non_null(strstr(x->diags.first->message, "USD"));
    assert_non_null(strstr(x->diags.first->message, "EUR"));
}

static void an_offer_in_another_currency_carries_converted_parts(void **state)
{
    (void)state;
    struct fixture *x = in_dollars(1, 2);
    x->offer.competing_n = 0;
    x->offer.package.currency = "USD";
    x->offer.package.sign_on.year1 = (struct amount)AMOUNT(10000);
    struct figures *f = must_compute(x);
    assert_units(f->package.base, 35000);
    assert_units(f->package.equity, 40000);
    assert_units(f->package.converted.four_year, 370000);
    assert_units(f->ask.base, 82000); /* the ask is in the region's currency */
    assert_units(f->ask.sign_on, 5000);
    assert_fig(f->gaps.ask.base, 47000);
}

static void what_is_carried_from_dollars_is_in_the_figures_currency(void **state)
{
    (void)state;
    struct fixture *x = in_dollars(1, 2);
    struct allowance car = {.name = {.s = "Car"}, .amount = AMOUNT(1000)};
    struct allowance less = {.name = {.s = "Car"}, .amount = AMOUNT(400)};
    x->offer.package.currency = "USD";
    x->offer.package.allowances = &car;
    x->offer.package.allowances_n = 1;
    x->offer.ask.allowances = &less; /* raised to what is on the table */
    x->offer.ask.allowances_n = 1;
    struct figures *f = must_compute(x);
    assert_cents(f->package.allowances[0].unit.amount, 100000);
    assert_cents(f->ask.allowances[0].amount, 600000);
    assert_cents(f->ask.allowances[0].unit.amount, 50000);
    assert_cents(f->smallest_yes.is.allowances[0].amount, 600000);
    assert_cents(f->smallest_yes.is.allowances[0].unit.amount, 50000);
}

/* ---- options ---------------------------------------------------------------------------- */

static struct fixture *options(int64_t shares, int64_t strike, int64_t price)
{
    struct fixture *x = worked_example();
    struct equity *e = &x->offer.package.equity;
    e->kind = EQUITY_OPTIONS;
    e->amount = (struct amount){.stated = false};
    e->has_grant = true;
    e->shares = (struct decimal)E8(shares, 1);
    e->strike = (struct decimal)E8(strike, 1);
    e->price = (struct decimal)E8(price, 1);
    return x;
}

static void options_are_worth_what_lies_above_the_strike(void **state)
{
    (void)state;
    struct figures *f = must_compute(options(10000, 2, 10));
    assert_units(f->package.equity, 80000);
    assert_fig(f->package.face_value, 100000);
    assert_fig(f->package.shares, 10000);
    assert_units(f->package.certainty.illiquid, 80000);
    /* the ask's 118,000 at 8 a share */
    assert_fig(f->ask.shares, 14750);
    assert_fig(f->ask.face_value, 147500);
    /* half the price: 5 − 2 = 3 a share; twice: 18 */
    assert_fig(f->scenarios[1].offer, 30000);
    assert_fig(f->scenarios[1].ask, 44250);
    assert_fig(f->scenarios[3].offer, 180000);
    assert_fig(f->scenarios[3].ask_four_year, 593500); /* 328,000 + 14,750 × 18 */
    assert_fig(f->scenarios[0].offer, 0);
    /* (252,000 + 14,750 × 2) ÷ 147,500 = 1.90847…; × 4.5e9 */
    const struct break_even *b = &f->competing[0].break_even.ask.plain;
    assert_e4(b->multiple, 19085);
    assert_fig_cents(b->valuation, INT64_C(858813559322));
    /* haircut: 75 % of 20,000 a year */
    assert_fig(f->haircut[1].offer, 85000);
}

static void options_under_water_are_worth_nothing_today(void **state)
{
    (void)state;
    struct figures *f = must_compute(options(10000, 12, 10));
    assert_units(f->package.equity, 0);
    assert_fig(f->package.face_value, 100000);
    assert_null_fig(f->ask.shares);
    assert_null_fig(f->ask.face_value);
    assert_fig(f->scenarios[2].offer, 0);
    assert_fig(f->scenarios[3].offer, 80000); /* 20 − 12 */
    assert_null_fig(f->scenarios[3].ask);
    assert_null_fig(f->scenarios[3].ask_four_year);
    /* (300,000 + 120,000) ÷ 100,000 */
    assert_e4(f->competing[0].break_even.offer.plain.multiple, 42000);
    assert_false(f->competing[0].break_even.ask.plain.multiple.has);
}

static void options_with_a_refresh_break_even_on_both_sides_of_the_kink(void **state)
{
    (void)state;
    /* refresh from year 1: 10 + 20 + 30 + 40 = 100,000; kink at 8 ÷ 10 */
    struct fixture *x = options(10000, 8, 10);
    x->offer.package.refresh = (struct refresh){AMOUNT(40000), 1};
    x->competing[0].package.base = (struct amount)AMOUNT(82500);
    x->competing[0].package.equity.amount = (struct amount)AMOUNT(0);
    /* 330,000 − 280,000 = 50,000 from the refresh alone */
    assert_e4(must_compute(x)->competing[0].break_even.offer.plain.multiple, 5000);
    x->competing[0].package.base = (struct amount)AMOUNT(100000);
    /* 120,000 = 100,000 m + 10,000 (10 m − 8) */
    assert_e4(must_compute(x)->competing[0].break_even.offer.plain.multiple, 10000);
}

/* ---- dilution and break-even ------------------------------------------------------------ */

static void dilution_gives_both_values(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.dilution = (struct decimal)E8(20, 100);
    struct figures *f = must_compute(x);
    const struct break_even_pair *b = &f->competing[0].break_even.ask;
    assert_e4(b->plain.multiple, 21356);
    assert_true(b->has_diluted);
    assert_e4(b->diluted.multiple, 26695); /* 252 ÷ 94.4 = 2.66949 */
    assert_fig_cents(b->diluted.valuation, INT64_C(1201271186441));
    assert_e4(b->diluted.growth, 2782); /* 1.2782^4 = 2.6694… */
    assert_fig(f->scenarios[2].ask, 94400);
    assert_fig(f->scenarios[2].ask_four_year, 422400);
    assert_fig(f->scenarios[2].ask_four_year_undiluted, 446000);
    assert_fig(f->scenarios[2].ask_four_year_diluted, 422400);
    assert_fig(f->scenarios[2].valuation, INT64_C(4500000000));
    assert_units(f->ask.four_year, 446000); /* today's paper is not diluted */
}

static void a_dilution_of_nought_is_still_a_dilution_given(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.dilution = (struct decimal)E8(0, 1);
    const struct break_even_pair *b = &must_compute(x)->competing[0].break_even.ask;
    assert_true(b->has_diluted);
    assert_e4(b->diluted.multiple, 21356);
}

static void growth_is_an_exact_fourth_root(void **state)
{
    (void)state;
    /* 280,000 + 80,000 × 1.2^4 = 445,888 */
    struct figures *f = must_compute(against_cash(111472));
    assert_e4(f->competing[0].break_even.offer.plain.multiple, 20736);
    assert_e4(f->competing[0].break_even.offer.plain.growth, 2000);
}

static int64_t growth(struct rats *r, rat m)
{
    int64_t e4 = 7;
    assert_true(rat_round(rat_growth(r, m, 48), 10000, &e4));
    return e4;
}

static void a_fourth_root_between_two_steps_rounds_growth_away_from_zero(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct rats *r = rats_new(a);
    assert_int_equal(growth(r, rat_pow(r, rat_frac(r, 20001, 20000), 4)), 1);  /* 0.00005 */
    assert_int_equal(growth(r, rat_pow(r, rat_frac(r, 19999, 20000), 4)), -1); /* −0.00005 */
    assert_int_equal(growth(r, rat_int(r, 1)), 0);
    /* 10^-4.5 × 10^4 = 0.316 */
    assert_int_equal(growth(r, rat_frac(r, 1, INT64_C(1000000000000000000))), -10000);
    arena_free(a);
}

static void a_valuation_too_high_to_mean_anything_is_null(void **state)
{
    (void)state;
    /* 80,280,000 − 280,000 = 1,000 × 80,000 */
    struct fixture *x = against_cash(20070000);
    x->guide.valuation.amount = (struct amount)CENTS(INT64_C(99999999999999));
    struct figures *f = must_compute(x);
    assert_e4(f->competing[0].break_even.offer.plain.multiple, 10000000);
    assert_fig_cents(f->competing[0].break_even.offer.plain.valuation, INT64_C(99999999999999000));
    x->competing[0].package.base = (struct amount)AMOUNT(20072000); /* 1,000.1 times */
    f = must_compute(x);
    assert_false(f->competing[0].break_even.offer.plain.multiple.has);
    assert_false(f->competing[0].break_even.offer.plain.valuation.has);
    assert_false(f->competing[0].break_even.offer.plain.growth.has);
}

static void a_guide_without_a_valuation_has_multiples_all_the_same(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->guide.valuation.amount.stated = false;
    struct figures *f = must_compute(x);
    assert_null_fig(f->valuation);
    assert_null_fig(f->scenarios[3].valuation);
    assert_e4(f->competing[0].break_even.ask.plain.multiple, 21356);
    assert_null_fig(f->competing[0].break_even.ask.plain.valuation);
    assert_e4(f->competing[0].break_even.ask.plain.growth, 2089);
}

static void liquid_equity_has_no_scenarios(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.kind = EQUITY_LIQUID;
    struct figures *f = must_compute(x);
    assert_int_equal(f->scenarios_n, 0);
    assert_int_equal(f->haircut_n, 0);
    assert_false(f->competing[0].break_even.ask.plain.multiple.has); /* the kind is carried */
    assert_units(f->ask.certainty.liquid, 118000);
}

static void only_the_asks_equity_is_liquid(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.ask.equity.kind = EQUITY_LIQUID;
    struct figures *f = must_compute(x);
    assert_int_equal(f->scenarios_n, 6);
    assert_fig(f->scenarios[3].offer, 160000);
    assert_null_fig(f->scenarios[3].ask);
    assert_null_fig(f->scenarios[3].ask_four_year);
    assert_fig(f->haircut[4].offer, 70000);
    assert_null_fig(f->haircut[4].ask);
}

/* ---- time ------------------------------------------------------------------------------- */

static bool expired(struct date expires, struct date as_of)
{
    struct fixture *x = worked_example();
    x->competing[0].expires = expires;
    struct figures *f = figures_compute(x->arena, &x->offer, &x->guide, as_of, &x->diags);
    assert_non_null(f);
    assert_int_equal(f->competing[0].is_offer, !f->competing[0].expired);
    return f->competing[0].expired;
}

static void a_date_lasts_to_its_own_end(void **state)
{
    (void)state;
    const struct date none = {.year = 0};
    assert_false(expired(none, none));
    assert_true(expired((struct date)DAY(2026, 11, 19), none));
    assert_false(expired((struct date)DAY(2026, 11, 20), none));
    assert_true(expired((struct date)DAY(2026, 11, 20), (struct date)DAY(2026, 11, 21)));
    /* against a date a date-time is the calendar day written in it, whatever its offset */
    struct date nine = {2026, 11, 20, .has_time = true, .hour = 0, .minute = 30, .offset = 720};
    assert_false(expired(nine, (struct date)DAY(2026, 11, 20)));
    assert_true(expired(nine, (struct date)DAY(2026, 11, 21)));
}

static void an_expired_offer_keeps_its_figures(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->competing[0].expires = (struct date)DAY(2026, 11, 1);
    struct figures *f = must_compute(x);
    assert_true(f->competing[0].expired);
    assert_fig(f->competing[0].match.over_ask, 134000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_competing_offer),
        cmocka_unit_test(three_competing_offers_whatever_their_status),
        cmocka_unit_test(two_currencies_with_a_rate),
        cmocka_unit_test(a_converted_figure_is_spoken_to_the_nearest_thousand),
        cmocka_unit_test(a_converted_amount_is_not_rounded_first),
        cmocka_unit_test(a_rate_is_used_in_its_own_direction_only),
        cmocka_unit_test(an_offer_in_another_currency_carries_converted_parts),
        cmocka_unit_test(what_is_carried_from_dollars_is_in_the_figures_currency),
        cmocka_unit_test(options_are_worth_what_lies_above_the_strike),
        cmocka_unit_test(options_under_water_are_worth_nothing_today),
        cmocka_unit_test(options_with_a_refresh_break_even_on_both_sides_of_the_kink),
        cmocka_unit_test(dilution_gives_both_values),
        cmocka_unit_test(a_dilution_of_nought_is_still_a_dilution_given),
        cmocka_unit_test(growth_is_an_exact_fourth_root),
        cmocka_unit_test(a_fourth_root_between_two_steps_rounds_growth_away_from_zero),
        cmocka_unit_test(a_valuation_too_high_to_mean_anything_is_null),
        cmocka_unit_test(a_guide_without_a_valuation_has_multiples_all_the_same),
        cmocka_unit_test(liquid_equity_has_no_scenarios),
        cmocka_unit_test(only_the_asks_equity_is_liquid),
        cmocka_unit_test(a_date_lasts_to_its_own_end),
        cmocka_unit_test(an_expired_offer_keeps_its_figures),
    };
    return cmocka_run_group_tests_name("competing offers", tests, NULL, free_examples);
}
