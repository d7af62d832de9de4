/* The way down from the ask, packages of equal value, the verdict. */
#include "comp_fixture.h"

static struct fixture *sides(int64_t ask_base, int64_t ask_equity, int64_t floor_base,
                             int64_t floor_equity)
{
    struct fixture *x = worked_example();
    x->offer.ask.base = (struct amount)AMOUNT(ask_base);
    x->offer.ask.equity.amount = (struct amount)AMOUNT(ask_equity);
    x->offer.floor.base = (struct amount)AMOUNT(floor_base);
    x->offer.floor.equity.amount = (struct amount)AMOUNT(floor_equity);
    return x;
}

static void assert_rungs(const struct figures *f, const int64_t (*rungs)[2], size_t n)
{
    assert_int_equal(f->ladder_n, n);
    for (size_t i = 0; i < n; i++) {
        assert_units(f->ladder[i].is.base, rungs[i][0]);
        assert_units(f->ladder[i].is.equity, rungs[i][1]);
    }
}

static void an_offer_over_the_ask(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(90000);
    x->offer.package.equity.amount = (struct amount)AMOUNT(130000);
    struct figures *f = must_compute(x);
    assert_int_equal(f->verdict, VERDICT_AT_ASK);
    assert_int_equal(f->four_year_vs_floor, AGAINST_OVER);
    assert_units(f->smallest_yes.is.base, 90000);
    assert_units(f->smallest_yes.adds.four_year, 0);
    assert_int_equal(f->ladder_n, 0);
    assert_fig(f->gaps.ask.base, 0);                            /* raised to what is on the table */
    assert_e4(f->position.offer.base.range_penetration, 12174); /* 28 ÷ 23 */
}

static void one_part_at_the_ask_is_not_at_the_ask(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(82000);
    x->offer.package.equity.amount = (struct amount)AMOUNT(100000);
    struct figures *f = must_compute(x);
    assert_int_equal(f->verdict, VERDICT_NEGOTIATE);
    assert_false(f->below_equity);
    /* base stays, equity comes down from 118,000 to the 100,000 on the table: 60, 30, 10 % of
     * 18,000 more are 110,800, 105,400, 101,800 */
    static const int64_t rungs[][2] = {
        {82000, 118000}, {82000, 111000}, {82000, 105500}, {82000, 102000}, {82000, 100000}};
    assert_rungs(f, rungs, 5);
}

static void the_ladder_starts_from_what_is_already_offered(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(86000); /* over the ask's 82,000 */
    struct figures *f = must_compute(x);
    assert_units(f->ladder[0].is.base, 86000);
    assert_units(f->ladder[4].is.base, 86000);
    assert_units(f->ladder[0].is.equity, 118000);
    assert_units(f->ladder[4].is.equity, 92000);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR);
}

static void steps_are_rounded_to_500_and_held(void **state)
{
    (void)state;
    /* base 70,900 → 70,000: 70,540, 70,270, 70,090 round to 70,500, 70,500, 70,000;
     * equity 93,300 → 92,000: 92,780, 92,390, 92,130 round to 93,000, 92,500, 92,000: the third of
     * them is the smallest yes itself */
    struct figures *f = must_compute(sides(70900, 93300, 67000, 92000));
    static const int64_t rungs[][2] = {
        {70900, 93300}, {70500, 93000}, {70500, 92500}, {70000, 92000}};
    assert_rungs(f, rungs, 4);
}

static void a_rounded_step_never_rises_above_the_rung_before(void **state)
{
    (void)state;
    /* base 70,300 → 70,000: 70,180 rounds to 70,000, and stays there; equity 92,450 → 92,000:
     * 92,270 would round up to 92,500, held at 92,450; 92,135 rounds to 92,000 */
    struct figures *f = must_compute(sides(70300, 92450, 67000, 92000));
    static const int64_t rungs[][2] = {{70300, 92450}, {70000, 92450}, {70000, 92000}};
    assert_rungs(f, rungs, 3);
}

static void equal_rungs_are_left_out(void **state)
{
    (void)state;
    /* base alone, 70,600 → 70,000: 70,360 rounds to 70,500, 70,180 to 70,000 */
    struct figures *f = must_compute(sides(70600, 92000, 67000, 92000));
    static const int64_t rungs[][2] = {{70600, 92000}, {70500, 92000}, {70000, 92000}};
    assert_rungs(f, rungs, 3);
    assert_null(f->ladder[0].for_);
    assert_string_equal(f->ladder[1].for_->id, "refresh");
    assert_string_equal(f->ladder[2].for_->id, "budget");
}

static void an_ask_at_the_floor_has_no_ladder(void **state)
{
    (void)state;
    struct figures *f = must_compute(sides(82000, 118000, 82000, 118000));
    assert_int_equal(f->ladder_n, 0);
    assert_units(f->smallest_yes.is.base, 82000);
    assert_units(f->smallest_yes.adds.base, 12000);
    assert_units(f->smallest_yes.adds.four_year, 86000);
}

static void the_last_rung_is_the_smallest_yes_with_the_offers_rest(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.ask.sign_on.year1 = (struct amount)AMOUNT(10000);
    struct figures *f = must_compute(x);
    assert_units(f->ladder[0].is.four_year, 456000);
    /* 71,000 and 94,500, and a tenth of the sign-on */
    assert_units(f->ladder[3].is.sign_on, 1000);
    assert_units(f->ladder[3].is.four_year, 379500);
    assert_units(f->ladder[4].is.four_year, 372000); /* which the smallest yes goes without */
}

static void additional_asks_run_out(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->additional[0].region = "new-york";
    x->additional[2].region = "new-york";
    struct figures *f = must_compute(x);
    assert_string_equal(f->ladder[1].for_->id, "refresh");
    assert_string_equal(f->ladder[2].for_->id, "budget");
    assert_null(f->ladder[3].for_);
    assert_null(f->ladder[4].for_);
}

static void equal_value_stays_within_the_band(void **state)
{
    (void)state;
    /* equity raised to the 80,000 on the table, so worth 440,000; at 85,000 of base 100,000; at
     * 125,000 of equity 78,750 of base; the ask itself lies over the band and isn't one of them */
    struct figures *f = must_compute(sides(90000, 76000, 67000, 76000));
    assert_int_equal(f->equal_value_n, 2);
    assert_units(f->equal_value[0].base, 85000);
    assert_units(f->equal_value[0].equity, 100000);
    assert_units(f->equal_value[1].base, 78750);
    assert_units(f->equal_value[1].equity, 125000);
}

static void no_two_of_equal_value_are_the_same(void **state)
{
    (void)state;
    /* the ask is the top of the band: all three are one */
    struct figures *f = must_compute(sides(85000, 125000, 67000, 92000));
    assert_int_equal(f->equal_value_n, 1);
}

static void below_the_floor_on_both(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(66000);
    struct figures *f = must_compute(x);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR);
    assert_true(f->below_base);
    assert_true(f->below_equity);
    assert_units(f->smallest_yes.is.base, 67000);
    assert_units(f->smallest_yes.adds.base, 1000);
    assert_int_equal(f->four_year_vs_floor, AGAINST_UNDER);
}

/* The floor's 67,000 and 92,000 are worth 4 × 67,000 + 92,000 = 360,000: at the band's 62,000 that
 * takes 112,000 of equity, at its 85,000 only 20,000. A bonus at discretion doesn't count, one of
 * 10 per cent does: 4.4 × 67,000 + 92,000 = 386,800, which takes 114,000 at 62,000, 12,800 at
 * 85,000. */
static void what_clears_the_floor_in_total(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    struct figures *f = must_compute(x);
    assert_true(f->clears.base && f->clears.equity);
    assert_true(f->clears.total);
    assert_units(f->clears.at[0].base, 62000);
    assert_units(f->clears.at[0].equity, 112000);
    assert_units(f->clears.at[1].base, 85000);
    assert_units(f->clears.at[1].equity, 20000);

    x->offer.floor.equity.amount.stated = false; /* the guide's 92,000: no limit of its own */
    x->offer.floor.equity.stated = false;
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_DISCRETIONARY, .percent = E8(10, 1)};
    f = must_compute(x);
    assert_true(f->clears.base && !f->clears.equity);
    assert_units(f->clears.at[0].equity, 112000);

    x->offer.package.bonus.kind = BONUS_TARGET;
    x->offer.floor.whole = true;
    f = must_compute(x);
    assert_false(f->clears.base);
    assert_units(f->clears.at[0].equity, 114000);
    assert_units(f->clears.at[1].equity, 12800);
    arena_free(x->arena);
}

static void under_the_floor_in_a_part_and_over_it_in_value(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.base = (struct amount)AMOUNT(72000);
    struct figures *f = must_compute(x);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR);
    assert_int_equal(f->four_year_vs_floor, AGAINST_OVER); /* 368,000 against 360,000 */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_offer_over_the_ask),
        cmocka_unit_test(one_part_at_the_ask_is_not_at_the_ask),
        cmocka_unit_test(the_ladder_starts_from_what_is_already_offered),
        cmocka_unit_test(steps_are_rounded_to_500_and_held),
        cmocka_unit_test(a_rounded_step_never_rises_above_the_rung_before),
        cmocka_unit_test(equal_rungs_are_left_out),
        cmocka_unit_test(an_ask_at_the_floor_has_no_ladder),
        cmocka_unit_test(the_last_rung_is_the_smallest_yes_with_the_offers_rest),
        cmocka_unit_test(additional_asks_run_out),
        cmocka_unit_test(equal_value_stays_within_the_band),
        cmocka_unit_test(no_two_of_equal_value_are_the_same),
        cmocka_unit_test(below_the_floor_on_both),
        cmocka_unit_test(what_clears_the_floor_in_total),
        cmocka_unit_test(under_the_floor_in_a_part_and_over_it_in_value),
    };
    return cmocka_run_group_tests_name("ladder and verdict", tests, NULL, free_examples);
}
