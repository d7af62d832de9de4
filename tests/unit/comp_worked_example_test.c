/* The contract's worked example: every number of it, by name. */
#include "comp_fixture.h"

static struct figures *example(void **state)
{
    return *state;
}

static void the_table_of_five_packages(void **state)
{
    struct figures *f = example(state);
    assert_units(f->package.base, 70000);
    assert_units(f->package.equity, 80000);
    assert_units(f->package.annual, 90000);
    assert_units(f->package.four_year, 360000);
    assert_units(f->ask.annual, 111500);
    assert_units(f->ask.four_year, 446000);
    assert_units(f->floor.annual, 90000);
    assert_units(f->floor.four_year, 360000);
    const struct package_fig *google = &f->competing[0].package;
    assert_units(google->base, 90000);
    assert_units(google->equity, 220000);
    assert_units(google->annual, 145000);
    assert_units(google->four_year, 580000);
}

static void the_band_gives_the_guides_table_back(void **state)
{
    struct figures *f = example(state);
    assert_fig(f->band.base.min, 62000);
    assert_fig(f->band.base.mid, 73500);
    assert_fig(f->band.base.max, 85000);
    assert_fig(f->band.equity.min, 65000);
    assert_fig(f->band.equity.mid, 95000);
    assert_fig(f->band.equity.max, 125000);
    assert_fig(f->band.annual.min, 78250);
    assert_fig(f->band.annual.max, 116250);
    assert_fig(f->band.four_year.min, 313000);
    assert_fig(f->band.four_year.max, 465000);
}

static void the_years_and_their_sum(void **state)
{
    struct figures *f = example(state);
    for (int k = 0; k < FIGURE_YEARS; k++) {
        assert_units(f->package.years[k].base, 70000);
        assert_units(f->package.years[k].bonus, 0);
        assert_units(f->package.years[k].sign_on, 0);
        assert_units(f->package.years[k].equity, 20000);
        assert_units(f->package.years[k].total, 90000);
        assert_units(f->package.cumulative[k], 90000 * (k + 1));
    }
}

static void the_certainty_of_every_package(void **state)
{
    struct figures *f = example(state);
    assert_units(f->package.certainty.contracted, 280000);
    assert_units(f->package.certainty.illiquid, 80000);
    assert_e4(f->package.contracted_share, 7778);
    assert_int_equal(f->package.contracted_share.e2, 78);
    assert_units(f->ask.certainty.contracted, 328000);
    assert_units(f->ask.certainty.illiquid, 118000);
    const struct competing_fig *google = &f->competing[0];
    assert_units(google->package.certainty.contracted, 360000);
    assert_units(google->package.certainty.liquid, 220000);
    assert_units(google->package.certainty.illiquid, 0);
    assert_fig(google->contracted_gap, 32000);
    assert_fig(google->contracted_gap_per_year, 8000);
}

static void the_gap_to_the_ask(void **state)
{
    struct figures *f = example(state);
    assert_fig(f->gaps.ask.base, 12000);
    assert_fig(f->gaps.ask.equity, 38000);
    assert_fig(f->gaps.ask.annual, 21500);
    assert_fig(f->gaps.ask.four_year, 86000);
    assert_fig(f->gaps.floor.base, -3000);
    assert_fig(f->gaps.floor.equity, 12000);
    assert_fig(f->gaps.min.base, -8000);
    assert_fig(f->gaps.max.four_year, 105000);
    assert_fig(f->competing[0].gap.four_year, 220000);
}

static void the_position_in_the_band(void **state)
{
    struct figures *f = example(state);
    assert_e4(f->position.offer.base.range_penetration, 3478);
    assert_e4(f->position.offer.equity.range_penetration, 2500);
    assert_e4(f->position.offer.base.compa_ratio, 9524);
    assert_e4(f->position.offer.equity.compa_ratio, 8421);
    /* (82 − 62)/23; Google's (90 − 62)/23 lies outside */
    assert_e4(f->position.ask.base.range_penetration, 8696);
    assert_e4(f->competing[0].position.base.range_penetration, 12174);
}

static void what_matches_google(void **state)
{
    const struct competing_fig *g = &example(state)->competing[0];
    assert_fig(g->match.equity_to_match, 252000);
    assert_fig(g->match.base_to_match, 115500);
    assert_false(g->match.equity_within_band);
    assert_false(g->match.base_within_band);
    assert_int_equal(g->match.at_n, 3);
    assert_units(g->match.at[0].base, 70000);
    assert_fig(g->match.at[0].equity_to_match, 300000);
    assert_e4(g->match.at[0].of_band_max, 24000);
    assert_fig(g->match.at[1].equity_to_match, 252000);
    assert_units(g->match.at[2].base, 85000);
    assert_fig(g->match.at[2].equity_to_match, 240000);
    assert_fig(g->match.base_at_band_equity, 113750);
    assert_true(g->match.has_matchable);
    assert_false(g->match.matchable);
    assert_fig(g->match.short_by, 115000);
    assert_e4(g->match.top_share, 8017);
    assert_fig(g->match.over_ask, 134000);
}

static void the_break_even_of_the_ask(void **state)
{
    const struct break_even_pair *b = &example(state)->competing[0].break_even.ask;
    assert_e4(b->plain.multiple, 21356);
    assert_fig_cents(b->plain.valuation, INT64_C(961016949153));
    assert_e4(b->plain.growth, 2089);
    assert_false(b->has_diluted);
}

static void the_premium_and_the_trade(void **state)
{
    struct figures *f = example(state);
    assert_fig(f->competing[0].premium.annual, 55000);
    assert_e4(f->competing[0].premium.share, 3793);
    assert_fig(f->competing[0].premium.four_year, 220000); /* 580,000 − 360,000 */
    assert_e4(f->competing[0].premium.four_year_share, 3793);
    assert_fig(f->equity_per_1000_base, 4000);
}

static void the_smallest_yes_and_the_ladder(void **state)
{
    static const int64_t rungs[][3] = {{82000, 118000, 446000},
                                       {77000, 107500, 415500},
                                       {73500, 100000, 394000},
                                       {71000, 94500, 378500},
                                       {70000, 92000, 372000}};
    static const char *const given[] = {NULL, "refresh", "budget", "acceleration", "scope"};
    struct figures *f = example(state);
    assert_units(f->smallest_yes.is.base, 70000);
    assert_units(f->smallest_yes.is.equity, 92000);
    assert_units(f->smallest_yes.is.four_year, 372000);
    assert_units(f->smallest_yes.adds.base, 0);
    assert_units(f->smallest_yes.adds.equity, 12000);
    assert_units(f->smallest_yes.adds.four_year, 12000);
    assert_int_equal(f->ladder_n, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_units(f->ladder[i].is.base, rungs[i][0]);
        assert_units(f->ladder[i].is.equity, rungs[i][1]);
        assert_units(f->ladder[i].is.four_year, rungs[i][2]);
        if (given[i])
            assert_string_equal(f->ladder[i].for_->id, given[i]);
        else
            assert_null(f->ladder[i].for_);
    }
}

static void what_is_worth_the_same(void **state)
{
    struct figures *f = example(state);
    assert_int_equal(f->equal_value_n, 3);
    assert_units(f->equal_value[0].base, 82000);
    assert_units(f->equal_value[0].equity, 118000);
    assert_units(f->equal_value[1].base, 85000);
    assert_units(f->equal_value[1].equity, 106000);
    assert_units(f->equal_value[2].base, 80250);
    assert_units(f->equal_value[2].equity, 125000);
}

static void the_scenarios_and_the_haircut(void **state)
{
    struct figures *f = example(state);
    assert_int_equal(f->scenarios_n, 6);
    assert_fig(f->scenarios[0].offer_four_year, 280000);
    assert_fig(f->scenarios[0].ask_four_year, 328000);
    assert_fig(f->scenarios[0].valuation, 0);
    /* half: 40 and 59 of equity; twice: 160 and 236 */
    assert_fig(f->scenarios[1].offer, 40000);
    assert_fig(f->scenarios[1].ask, 59000);
    assert_fig(f->scenarios[1].valuation, INT64_C(2250000000));
    assert_fig(f->scenarios[3].offer_four_year, 440000);
    assert_fig(f->scenarios[3].ask_four_year, 564000);
    assert_int_equal(f->haircut_n, 5);
    assert_fig(f->haircut[0].offer, 90000);
    assert_fig(f->haircut[0].ask, 111500);
    /* 70 + 0.75 × 20; 82 + 0.75 × 29.5 */
    assert_fig(f->haircut[1].offer, 85000);
    assert_fig(f->haircut[1].ask, 104125);
    assert_fig(f->haircut[4].offer, 70000);
}

static void the_verdict_names_equity(void **state)
{
    struct figures *f = example(state);
    assert_int_equal(f->verdict, VERDICT_BELOW_FLOOR);
    assert_false(f->below_base);
    assert_true(f->below_equity);
    assert_int_equal(f->four_year_vs_floor, AGAINST_AT);
    assert_true(f->floor_own_base);
    assert_int_equal(f->ask.source[PAY_BASE], FROM_OFFER);
    assert_int_equal(f->ask.source[PAY_EQUITY], FROM_OFFER);
    assert_false(f->ask.scaled);
    assert_false(f->package.converted.has);
    assert_null_fig(f->package.face_value);
}

static int set_up(void **state)
{
    *state = must_compute(worked_example());
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_five_packages),
        cmocka_unit_test(the_band_gives_the_guides_table_back),
        cmocka_unit_test(the_years_and_their_sum),
        cmocka_unit_test(the_certainty_of_every_package),
        cmocka_unit_test(the_gap_to_the_ask),
        cmocka_unit_test(the_position_in_the_band),
        cmocka_unit_test(what_matches_google),
        cmocka_unit_test(the_break_even_of_the_ask),
        cmocka_unit_test(the_premium_and_the_trade),
        cmocka_unit_test(the_smallest_yes_and_the_ladder),
        cmocka_unit_test(what_is_worth_the_same),
        cmocka_unit_test(the_scenarios_and_the_haircut),
        cmocka_unit_test(the_verdict_names_equity),
    };
    return cmocka_run_group_tests_name("worked example", tests, set_up, free_examples);
}
