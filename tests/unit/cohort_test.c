/* The coach's page before it is a page: order, pages, weeks, marks and rivals (job/cohort.h).
 * Every row is the contract's worked example with what the case changes; Paris: floor 67 and 92. */
#include "base/resource.h"
#include "brief/cohort.h"
#include "comp_fixture.h"

static struct arena *arena;
static struct present present;
static struct cohort *cohort;

static void begin(bool floor)
{
    struct diags d;
    diags_init(&d, arena);
    const struct resource *r = resource_find("templates/lang/en.xml");
    present = (struct present){
        .arena = arena,
        .words = catalogue_new(arena, (struct str){(const char *)r->data, r->len}, "en.xml", &d),
        .currency = "EUR"};
    assert_non_null(present.words);
    cohort = cohort_new(arena, floor);
}

struct wanted {
    const char *name;
    int day; /* of November 2026; 0: none stated */
    int64_t base, equity;
    const char *coach, *employer;
};

static void add(struct wanted w)
{
    struct fixture *x = worked_example();
    x->offer.candidate.name.s = w.name;
    x->offer.respond_by = w.day ? (struct date)DAY(2026, 11, w.day) : (struct date){0};
    x->offer.package.base = (struct amount)AMOUNT(w.base);
    x->offer.package.equity.amount = (struct amount)AMOUNT(w.equity);
    x->offer.coach = (struct person){.stated = w.coach != NULL, .name = {.s = w.coach}};
    x->guide.employer = w.employer ? w.employer : "Hugging Face";
    cohort_add(cohort, must_compute(x));
    arena_free(x->arena); /* a row keeps nothing of its offer */
}

static void finish(void)
{
    cohort_finish(cohort, (struct date){0}, &present);
}

static const char *order(void)
{
    struct buf b;
    buf_init(&b, arena);
    for (const struct cohort_row *r = cohort->rows; r; r = r->next)
        buf_printf(&b, "%s%s", r == cohort->rows ? "" : " ", r->name);
    return buf_str(&b);
}

static int setup(void **state)
{
    *state = arena = arena_new();
    return 0;
}

static int teardown(void **state)
{
    arena_free(*state);
    return 0;
}

static void deadline_then_severity_then_name(void **state)
{
    (void)state;
    begin(true);
    add((struct wanted){"open", 0, 60000, 60000, NULL, NULL});
    add((struct wanted){"late", 30, 60000, 60000, NULL, NULL});
    add((struct wanted){"reached", 25, 82000, 118000, NULL, NULL});
    add((struct wanted){"above", 25, 70000, 100000, NULL, NULL});
    add((struct wanted){"equity", 25, 70000, 80000, NULL, NULL});
    add((struct wanted){"both-b", 25, 62000, 80000, NULL, NULL});
    add((struct wanted){"both-a", 25, 62000, 80000, NULL, NULL});
    finish();
    assert_string_equal(order(), "both-a both-b equity above reached late open");
    assert_int_equal(cohort->n, 7);
    const struct cohort_row *r = cohort->rows;
    assert_int_equal(r->mark, COHORT_WHOLE_BELOW);
    assert_string_equal(r->verdict_second, "base and equity");
    r = r->next->next;
    assert_int_equal(r->mark, COHORT_PART_BELOW);
    assert_string_equal(r->verdict_second, "equity only");
    assert_string_equal(r->gap, "€21,500"); /* 82 + 29.5 less 70 + 20 */
    assert_string_equal(r->gap_second, "24%");
    r = r->next;
    assert_int_equal(r->mark, COHORT_ABOVE);
    assert_int_equal(r->next->mark, COHORT_AT_ASK);
    assert_string_equal(r->next->gap, "reached");
    assert_null(r->next->gap_second);
}

/* The floor is 4 × 67 + 92 = 360 thousand over four years. */
static void a_square_is_full_below_as_a_whole(void **state)
{
    (void)state;
    begin(true);
    add((struct wanted){"base, 343", 25, 62000, 95000, NULL, NULL});
    add((struct wanted){"equity, 348", 25, 68000, 76000, NULL, NULL});
    add((struct wanted){"base, 368", 25, 62000, 120000, NULL, NULL});
    add((struct wanted){"equity, 360", 25, 70000, 80000, NULL, NULL});
    finish();
    assert_string_equal(order(), "base, 343 equity, 348 base, 368 equity, 360");
    static const struct {
        enum cohort_mark mark;
        const char *second;
    } wanted[] = {{COHORT_WHOLE_BELOW, "base and total"},
                  {COHORT_WHOLE_BELOW, "equity and total"},
                  {COHORT_PART_BELOW, "base only"},
                  {COHORT_PART_BELOW, "equity only"}};
    const struct cohort_row *r = cohort->rows;
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++, r = r->next) {
        assert_int_equal(r->mark, wanted[i].mark);
        assert_string_equal(r->verdict_second, wanted[i].second);
    }
}

static void forty_rows_a_page(void **state)
{
    (void)state;
    begin(true);
    for (int i = 0; i < 81; i++)
        add((struct wanted){arena_printf(arena, "%02d", i), 27, 70000, 80000, NULL, NULL});
    finish();
    int rows[4] = {0};
    const struct cohort_row *before = NULL;
    for (const struct cohort_row *r = cohort->rows; r; before = r, r = r->next) {
        assert_in_range(r->page, 1, 3);
        rows[r->page]++;
        /* one deadline for all: told at the top of each page and nowhere else */
        if (!before || before->page != r->page)
            assert_string_equal(r->due_text, "27\u00A0Nov");
        else
            assert_null(r->due_text);
    }
    assert_int_equal(rows[1], 40);
    assert_int_equal(rows[2], 40);
    assert_int_equal(rows[3], 1);
}

static void few_rows_are_high_many_are_dense(void **state)
{
    (void)state;
    static const struct {
        int n;
        enum cohort_rows height;
    } wanted[] = {{10, COHORT_ROWS_HIGH}, {11, COHORT_ROWS_MIDDLE}, {22, COHORT_ROWS_MIDDLE},
                  {23, COHORT_ROWS_OPEN}, {30, COHORT_ROWS_OPEN},   {31, COHORT_ROWS_DENSE}};
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        begin(true);
        for (int k = 0; k < wanted[i].n; k++)
            add((struct wanted){arena_printf(arena, "%02d", k), 27, 70000, 80000, NULL, NULL});
        finish();
        assert_int_equal(cohort->height, wanted[i].height);
        assert_null(cohort->rows->turn); /* the first round, and theirs to act */
    }
}

static void weeks_end_on_sunday(void **state)
{
    (void)state;
    begin(true); /* 27 November 2026 is a Friday */
    add((struct wanted){"fri", 27, 70000, 80000, NULL, NULL});
    add((struct wanted){"sun", 29, 70000, 80000, NULL, NULL});
    add((struct wanted){"mon", 30, 70000, 80000, NULL, NULL});
    add((struct wanted){"open", 0, 70000, 80000, NULL, NULL});
    finish();
    const struct cohort_row *r = cohort->rows;
    assert_false(r->week_ends);
    assert_true(r->next->week_ends);
    assert_false(r->next->next->week_ends);
    assert_string_equal(r->due_second, "Fri, 7\u00A0d"); /* from the 20th */
}

static void rivals_have_one_coach_employer_and_role(void **state)
{
    (void)state;
    begin(true);
    add((struct wanted){"Bo", 27, 70000, 80000, "N. Aubry", NULL});
    add((struct wanted){"Al", 27, 70000, 80000, "N. Aubry", NULL});
    add((struct wanted){"Cy", 27, 70000, 80000, "N. Aubry", "Another"});
    add((struct wanted){"Di", 27, 70000, 80000, "B. Other", NULL});
    add((struct wanted){"Ed", 27, 70000, 80000, NULL, NULL});
    add((struct wanted){"Fy", 27, 70000, 80000, NULL, NULL}); /* no coach at all: nobody's pair */
    finish();
    assert_int_equal(cohort->flags_n, 1);
    const char *flag = cohort->flags[0];
    assert_non_null(strstr(flag, "Two candidates of N. Aubry negotiate with Hugging Face"));
    assert_non_null(strstr(flag, "Al"));
    assert_non_null(strstr(flag, "Bo"));
    assert_null(strstr(flag, "Cy"));
}

static void a_guides_floor_is_never_called_theirs(void **state)
{
    (void)state;
    begin(true);
    struct fixture *x = worked_example();
    x->offer.floor = (struct package){.stated = false};
    x->regions[0].floor.equity = (struct amount)AMOUNT(100000); /* 368,000 over four years */
    cohort_add(cohort, must_compute(x));
    arena_free(x->arena);
    finish();
    assert_int_equal(cohort->rows->mark, COHORT_WHOLE_BELOW); /* all that counts of it */
    assert_string_equal(cohort->rows->verdict_second, "over four years, guide’s floor");
    assert_null(strstr(cohort->title, "candidate’s floor"));
    assert_non_null(strstr(cohort->title, "guide’s floor"));
}

static void without_floors_the_title_counts_offers_alone(void **state)
{
    (void)state;
    begin(false);
    add((struct wanted){"Al", 21, 60000, 60000, NULL, NULL}); /* a Saturday, the day after */
    add((struct wanted){"Bo", 27, 60000, 60000, NULL, NULL});
    finish();
    assert_string_equal(cohort->title, "Two offers, and one answer is due this week.");
}

static void refusals_keep_their_order(void **state)
{
    (void)state;
    begin(true);
    cohort_refuse(cohort, "z.xml", "first");
    cohort_refuse(cohort, "a.xml", "second");
    finish();
    assert_int_equal(cohort->refused_n, 2);
    assert_string_equal(cohort->refused->input, "z.xml");
    assert_string_equal(cohort->refused->next->reason, "second");
    assert_null(cohort->rows);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, setup, teardown)

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(deadline_then_severity_then_name),
                                       TEST(a_square_is_full_below_as_a_whole),
                                       TEST(forty_rows_a_page),
                                       TEST(few_rows_are_high_many_are_dense),
                                       TEST(weeks_end_on_sunday),
                                       TEST(rivals_have_one_coach_employer_and_role),
                                       TEST(a_guides_floor_is_never_called_theirs),
                                       TEST(without_floors_the_title_counts_offers_alone),
                                       TEST(refusals_keep_their_order)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
