/* What the employer may see: no secret changes a byte of it. */
#include "comp_fixture.h"
#include "public/public.h"
#include "tree/json.h"

static const struct public_figures *seen(struct fixture *x)
{
    return public_of(x->arena, must_compute(x));
}

static const char *tree(struct fixture *x)
{
    struct buf b;
    buf_init(&b, x->arena);
    tree_json(seen(x)->tree, &b);
    return buf_str(&b);
}

static void what_is_disclosed_in_full_is_seen(void **state)
{
    (void)state;
    const struct public_figures *p = seen(worked_example());
    assert_int_equal(p->competing_n, 1);
    assert_true(p->competing[0].full);
    assert_int_equal(p->competing[0].claim, CLAIM_WRITTEN);
    assert_string_equal(p->competing[0].company, "Google");
    assert_units(p->competing[0].package.pay.four_year, 580000);
    assert_units(p->offer.pay.base, 70000);
    assert_units(p->ask.pay.equity, 118000);
    assert_units(p->to_ask.four_year, 86000);
    assert_int_equal(p->additional_n, 4);
    assert_string_equal(p->additional[0].id, "acceleration"); /* the guide's order, not ours */
}

static void existence_has_neither_name_nor_figure(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->competing[0].disclose = DISCLOSE_EXISTENCE;
    const struct public_figures *p = seen(x);
    assert_int_equal(p->competing_n, 1);
    assert_int_equal(p->competing[0].claim, CLAIM_WRITTEN); /* no more than it is: no name */
    assert_null(p->competing[0].company);
    assert_false(p->competing[0].has_figures);
    assert_units(p->competing[0].package.pay.base, 0);
    assert_null(strstr(tree(x), "Google"));
    assert_null(strstr(tree(x), "145000")); /* its annual */
    assert_null(strstr(tree(x), "L4"));
}

static void an_undisclosed_offer_leaves_no_trace(void **state)
{
    (void)state;
    struct fixture *x = worked_example(), *without = worked_example();
    x->competing[0].disclose = DISCLOSE_NONE;
    without->offer.competing_n = 0;
    assert_string_equal(tree(x), tree(without));
}

static void an_expired_or_a_market_figure_is_no_claim(void **state)
{
    (void)state;
    struct fixture *x = worked_example(), *market = worked_example();
    x->competing[0].expires = (struct date)DAY(2026, 11, 1);
    assert_int_equal(seen(x)->competing_n, 0);
    market->competing[0].status = STATUS_MARKET;
    assert_int_equal(seen(market)->competing_n, 0);
}

static void a_process_has_a_name_and_no_figure(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->competing[0].status = STATUS_PROCESS;
    const struct public_figures *p = seen(x);
    assert_string_equal(p->competing[0].company, "Google");
    assert_int_equal(p->competing[0].claim, CLAIM_PROCESS);
    assert_false(p->competing[0].has_figures);
    assert_null(strstr(tree(x), "145000")); /* its annual */
}

static void no_secret_changes_a_byte(void **state)
{
    (void)state;
    struct fixture *plain = worked_example();
    plain->competing[0].disclose = DISCLOSE_EXISTENCE;
    const char *before = tree(plain);

    for (int secret = 0; secret < 8; secret++) {
        struct fixture *x = worked_example();
        x->competing[0].disclose = DISCLOSE_EXISTENCE;
        switch (secret) {
        case 0:
            x->offer.floor.base = (struct amount)AMOUNT(61000);
            break;
        case 1:
            x->offer.floor.equity.amount = (struct amount)AMOUNT(99000);
            break;
        case 2:
            x->offer.floor.sign_on.year1 = (struct amount)AMOUNT(3000);
            break;
        case 3:
            x->competing[0].package.base = (struct amount)AMOUNT(60000);
            break;
        case 4:
            x->competing[0].company.s = "Mistral";
            break;
        case 5:
            x->competing[0].package.equity.amount = (struct amount)AMOUNT(1);
            break;
        case 6:
            x->offer.dilution = (struct decimal)E8(3, 10);
            break;
        default:
            x->offer.coach = (struct person){.stated = true, .name = {.s = "Noor"}};
            break;
        }
        assert_string_equal(tree(x), before);
    }
}

static void terms_in_words_are_carried_to_the_ask(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.package.equity.instrument = BSPCE;
    x->offer.package.bonus =
        (struct bonus){.stated = true, .kind = BONUS_TARGET, .percent = E8(10, 1)};
    x->offer.package.refresh = (struct refresh){AMOUNT(20000), 2};
    x->offer.package.sign_on = (struct sign_on){AMOUNT(15000), AMOUNT(5000)};
    x->offer.ask.equity.acceleration = ACCELERATION_DOUBLE;
    const struct public_figures *p = seen(x);
    assert_int_equal(p->ask.pay.instrument, BSPCE);
    assert_int_equal(p->ask.cliff_months, 12);
    assert_int_equal(p->ask.acceleration, ACCELERATION_DOUBLE);
    assert_int_equal(p->offer.acceleration, ACCELERATION_UNSTATED);
    assert_true(p->ask.pay.bonuses[0].has_percent);
    assert_int_equal(p->ask.pay.bonuses[0].percent_e8, 10 * DECIMAL_ONE);
    assert_units(p->ask.pay.bonus, 8200);
    assert_units(p->ask.pay.refresh, 20000);
    assert_int_equal(p->ask.pay.refresh_from, 2);
    assert_units(p->ask.pay.years[1].sign_on, 5000);
}

static void sentences_come_without_notes_and_places(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    struct run note_text = {.kind = RUN_FIGURE, .ref = "floor.equity"};
    struct run note = {.kind = RUN_NOTE, .inner = &note_text};
    struct run name = {.kind = RUN_FILL, .ref = "commits", .next = &note};
    struct run text = {.kind = RUN_TEXT,
                       .text = "I've contributed ",
                       .role = ROLE_FLOOR_BASE,
                       .stated = AMOUNT(67000),
                       .next = &name};
    struct sentence private_ = {.say = true, .runs = &text};
    struct sentence public_ = {
        .say = true, .public_ = true, .optional = true, .runs = &text, .next = &private_};
    struct paragraph paragraph = {.sentences = &public_};
    struct script script = {.id = "moat", .paragraphs = &paragraph};
    struct fill_decl commits = {.name = "commits", .label = "commits or PRs"};
    struct fill given = {.name = "commits", .value = "120 PRs"};
    x->guide.scripts = &script;
    x->guide.scripts_n = 1;
    x->guide.fills = &commits;
    x->guide.fills_n = 1;
    x->offer.fills = &given;
    x->offer.fills_n = 1;
    const struct public_figures *p = seen(x);
    assert_int_equal(p->sentences_n, 1);
    assert_string_equal(p->sentences[0].from, "moat");
    assert_true(p->sentences[0].optional);
    const struct run *r = p->sentences[0].runs;
    assert_string_equal(r->text, "I've contributed ");
    assert_false(r->stated.stated);
    assert_int_equal(r->stated.value, 0);
    assert_int_equal(r->next->kind, RUN_FILL);
    assert_null(r->next->next); /* the note is gone */
    assert_int_equal(p->fills_n, 1);
    assert_string_equal(p->fills[0].value, "120 PRs");
}

static void a_difference_is_in_the_unit_of_both(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    struct bonus_fig had[] = {{.name = NULL, .amount = UNITS(7000), .has_percent = true},
                              {.name = "retention", .amount = UNITS(4000)}};
    struct bonus_fig asked[] = {{.name = "retention", .amount = UNITS(6000)},
                                {.name = NULL, .amount = UNITS(8200), .has_percent = true},
                                {.name = "start", .amount = UNITS(1000)}};
    struct allowance_fig car = {
        .name = "car", .amount = UNITS(2160), .unit = {true, NULL, UNITS(180), PER_MONTH, 0}};
    struct allowance_fig more_car = {
        .name = "car", .amount = UNITS(2400), .unit = {true, NULL, UNITS(200), PER_MONTH, 0}};
    struct package_fig offer = {.base = UNITS(39000),
                                .base_unit = {true, NULL, UNITS(3000), PER_MONTH, 13 * DECIMAL_ONE},
                                .bonuses = had,
                                .bonuses_n = 2,
                                .allowances = &car,
                                .allowances_n = 1,
                                .annual = UNITS(41160)};
    struct package_fig ask = {.base = UNITS(45500),
                              .base_unit = {true, NULL, UNITS(3500), PER_MONTH, 13 * DECIMAL_ONE},
                              .bonuses = asked,
                              .bonuses_n = 3,
                              .allowances = &more_car,
                              .allowances_n = 1,
                              .equity = UNITS(36800),
                              .equity_converted = {.has = true, .equity = UNITS(40000)},
                              .annual = UNITS(47900)};
    struct change c = package_change(x->arena, &offer, &ask);
    assert_units(c.base, 6500);
    assert_fig(c.base_unit, 500);
    assert_fig(c.bonuses[0], 2000);
    assert_false(c.bonuses[1].has); /* per cent: no amount tells it */
    assert_false(c.bonuses[2].has); /* new */
    assert_fig(c.allowances[0], 20);
    assert_fig(c.equity_own, 40000); /* there was none: all of it, in its own currency */
    assert_false(c.shares.has);
    assert_units(c.annual, 6740);
    ask.base_unit.times_e8 = 12 * DECIMAL_ONE; /* another month's pay */
    offer.equity = UNITS(1000);                /* in the figures' currency */
    offer.kind = ask.kind = EQUITY_OPTIONS;
    offer.shares = (struct fig){true, 100000};
    ask.shares = (struct fig){true, 150000};
    c = package_change(x->arena, &offer, &ask);
    assert_false(c.base_unit.has);
    assert_false(c.equity_own.has);
    assert_int_equal(c.shares.v, 50000);
}

static void an_additional_ask_is_about_its_part(void **state)
{
    (void)state;
    const struct public_figures *p = seen(worked_example());
    assert_string_equal(p->additional[0].part, "acceleration");
    for (size_t i = 0; i < p->additional_n; i++)
        assert_non_null(p->additional[i].part);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_disclosed_in_full_is_seen),
        cmocka_unit_test(existence_has_neither_name_nor_figure),
        cmocka_unit_test(an_undisclosed_offer_leaves_no_trace),
        cmocka_unit_test(an_expired_or_a_market_figure_is_no_claim),
        cmocka_unit_test(a_process_has_a_name_and_no_figure),
        cmocka_unit_test(no_secret_changes_a_byte),
        cmocka_unit_test(terms_in_words_are_carried_to_the_ask),
        cmocka_unit_test(sentences_come_without_notes_and_places),
        cmocka_unit_test(a_difference_is_in_the_unit_of_both),
        cmocka_unit_test(an_additional_ask_is_about_its_part),
    };
    return cmocka_run_group_tests_name("public figures", tests, NULL, free_examples);
}
