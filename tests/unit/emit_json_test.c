/* Figures as JSON: exact numbers, every key, and text that a parser takes back. */
#include "comp_fixture.h"
#include "tree/json.h"
#include "tree/json_write.h"
#include <jansson.h>

static const char *scaled(struct arena *a, int64_t v, int digits)
{
    struct buf b;
    buf_init(&b, a);
    struct json j = json_start(&b);
    json_put_scaled(&j, v, digits);
    return buf_str(&b);
}

static void numbers_are_written_digit_by_digit(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    assert_string_equal(scaled(a, INT64_C(961016949153), 2), "9610169491.53");
    assert_string_equal(scaled(a, INT64_C(99999999999999999), 2), "999999999999999.99");
    assert_string_equal(scaled(a, 8200000, 2), "82000");
    assert_string_equal(scaled(a, 8200050, 2), "82000.5");
    assert_string_equal(scaled(a, 5, 2), "0.05");
    assert_string_equal(scaled(a, -5, 2), "-0.05");
    assert_string_equal(scaled(a, 0, 2), "0");
    assert_string_equal(scaled(a, -870, 4), "-0.087");
    assert_string_equal(scaled(a, 92000000, 8), "0.92");
    assert_string_equal(scaled(a, -100, 2), "-1");
    arena_free(a);
}

static json_t *parsed(struct fixture *x)
{
    struct buf b;
    buf_init(&b, x->arena);
    tree_json(figure_tree(x->arena, must_compute(x), NULL, VIEW_CANDIDATE), &b);
    json_error_t error;
    json_t *root = json_loads(buf_str(&b), JSON_REJECT_DUPLICATES, &error);
    if (!root)
        print_error("%s at %d: %s\n", error.text, error.position, buf_str(&b));
    assert_non_null(root);
    assert_ptr_equal(strchr(buf_str(&b), '\n'), buf_str(&b) + b.n - 1); /* one line */
    return root;
}

static void the_top_has_every_key_of_the_contract(void **state)
{
    (void)state;
    static const char *const keys[] = {"schema",
                                       "audience",
                                       "candidate",
                                       "contact",
                                       "recruiter",
                                       "employer",
                                       "role",
                                       "job",
                                       "guide",
                                       "guide_hash",
                                       "region",
                                       "region_name",
                                       "level",
                                       "currency",
                                       "date",
                                       "respond_by",
                                       "offered",
                                       "start",
                                       "valuation",
                                       "valuation_currency",
                                       "horizon_months",
                                       "in_play",
                                       "unstated",
                                       "short_of",
                                       "market",
                                       "lead",
                                       "history",
                                       "location_factor",
                                       "band",
                                       "offer",
                                       "ask",
                                       "floor",
                                       "agreed",
                                       "competing",
                                       "position",
                                       "gaps",
                                       "trade",
                                       "scenarios",
                                       "smallest_yes",
                                       "ladder",
                                       "equal_value",
                                       "haircut",
                                       "verdict",
                                       "below_floor",
                                       "four_year_vs_floor",
                                       "additional_asks",
                                       "checks",
                                       "questions",
                                       "blanks"};
    json_t *root = parsed(worked_example());
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (!json_object_get(root, keys[i]))
            fail_msg("no key %s", keys[i]);
    assert_int_equal(json_object_size(root), sizeof keys / sizeof *keys);
    assert_true(json_is_null(json_object_get(root, "agreed")));
    json_decref(root);
}

static void objects_keep_their_keys_when_nothing_applies(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->regions[0].base.stated = x->regions[0].equity.stated = false;
    x->offer.package.equity.kind = EQUITY_LIQUID;
    json_t *root = parsed(x);
    json_t *base = json_object_get(json_object_get(root, "band"), "base");
    assert_true(json_is_null(json_object_get(base, "mid")));
    json_t *match = json_object_get(json_array_get(json_object_get(root, "competing"), 0), "match");
    assert_true(json_is_null(json_object_get(match, "matchable")));
    assert_true(json_is_null(json_object_get(match, "short_by")));
    assert_true(json_is_null(json_object_get(match, "base_within_band")));
    json_t *even =
        json_object_get(json_array_get(json_object_get(root, "competing"), 0), "break_even");
    assert_int_equal(json_object_size(json_object_get(even, "offer")), 4);
    assert_true(json_is_null(json_object_get(json_object_get(even, "offer"), "growth")));
    assert_int_equal(json_array_size(json_object_get(root, "scenarios")), 0);
    assert_int_equal(json_array_size(json_object_get(root, "haircut")), 0);
    json_decref(root);
}

static void text_is_escaped_and_kept(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.candidate.name.s = "Anne \"Änne\" O\\Neil\t\x01 李";
    json_t *root = parsed(x);
    assert_string_equal(json_string_value(json_object_get(root, "candidate")),
                        "Anne \"Änne\" O\\Neil\t\x01 李");
    json_decref(root);
}

static void dates_are_as_precise_as_they_were_read(void **state)
{
    (void)state;
    struct fixture *x = worked_example();
    x->offer.respond_by =
        (struct date){2026, 11, 27, .has_time = true, .hour = 18, .minute = 0, .offset = 60};
    json_t *root = parsed(x);
    assert_string_equal(json_string_value(json_object_get(root, "date")), "2026-11-20");
    assert_string_equal(json_string_value(json_object_get(root, "respond_by")),
                        "2026-11-27T18:00:00+01:00");
    json_decref(root);
}

static void a_check_names_file_and_line_never_a_path(void **state)
{
    (void)state;
    static const struct source file = {"templates/guides/g.xml", "one\ntwo\nthree", 13};
    struct fixture *x = worked_example();
    struct figures *f = must_compute(x);
    struct check check = {.id = "claim-arithmetic",
                          .severity = SEVERITY_WARNING,
                          .at = {&file, 8, 5},
                          .has_stated = true,
                          .stated = UNITS(310000),
                          .message = "m",
                          .todo = "t"};
    const struct advice advice = {.checks = &check, .checks_n = 1};
    struct buf b;
    buf_init(&b, x->arena);
    tree_json(figure_tree(x->arena, f, &advice, VIEW_CANDIDATE), &b);
    assert_non_null(strstr(
        buf_str(&b), "{\"id\":\"claim-arithmetic\",\"severity\":\"warning\",\"about\":\"guide\","
                     "\"where\":\"g.xml:3\",\"stated\":310000,"
                     "\"computed\":null,\"quote\":null,\"message\":\"m\","
                     "\"do\":\"t\",\"cause\":null}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_digit_by_digit),
        cmocka_unit_test(the_top_has_every_key_of_the_contract),
        cmocka_unit_test(objects_keep_their_keys_when_nothing_applies),
        cmocka_unit_test(text_is_escaped_and_kept),
        cmocka_unit_test(dates_are_as_precise_as_they_were_read),
        cmocka_unit_test(a_check_names_file_and_line_never_a_path),
    };
    return cmocka_run_group_tests_name("figures as JSON", tests, NULL, free_examples);
}
