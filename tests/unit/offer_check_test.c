/* Offer and guide side by side, and what a concealing run shows. */
#include "offer_fixture.h"

/* ---- with a guide --------------------------------------------------------------------------- */

static struct region regions[] = {
    {.id = "paris", .currency = "EUR"},
    {.id = "new-york", .currency = "USD"},
    {.id = "remote",
     .currency = "USD",
     .factor_of = "new-york",
     .factor_min = {.stated = true, .e8 = 60000000},
     .factor_max = {.stated = true, .e8 = 100000000}},
};
static struct fill_decl declared[] = {{.name = "commits"}, {.name = "library"}};
static const struct guide guide = {
    .id = "g", .regions = regions, .regions_n = 3, .fills = declared, .fills_n = 2};

static void check(struct fixture *f, const char *attributes, const char *inside)
{
    read_parts(f, attributes, inside);
    offer_check(f->o, &guide, &f->d);
    diags_sort(&f->d);
}

TEST(an_unknown_region_lists_the_known_ones)
{
    check(f, "guide=\"g\" region=\"pari\" date=\"2026-11-20\"", PACKAGE);
    expect_one(f, DIAG_UNKNOWN_REGION, 1, 54);
    expect_message(f, "did you mean paris? (known: paris, new-york, remote)");
    check(f, "guide=\"g\" region=\"tokyo\" date=\"2026-11-20\"", PACKAGE);
    expect_message(f, "write one of: paris, new-york, remote");
}

TEST(an_unknown_guide_lists_the_known_ones)
{
    static const char *const known[] = {"hugging-face-tpm", "example"};
    read_parts(f, "guide=\"exampel\" region=\"paris\" date=\"2026-11-20\"", PACKAGE);
    offer_unknown_guide(f->o, known, 2, &f->d);
    expect_one(f, DIAG_UNKNOWN_GUIDE, 1, 43);
    expect_message(f, "did you mean example? (known: hugging-face-tpm, example)");
}

#define REMOTE "guide=\"g\" region=\"remote\" date=\"2026-11-20\""
#define DOLLARS                                                                                    \
    "<package currency=\"USD\"><base>70000</base><equity "                                         \
    "kind=\"pre-ipo\">80000</equity></package>"

TEST(remote_needs_a_factor_in_the_guides_range)
{
    check(f, REMOTE " location-factor=\"0.75\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"0.60\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"1.00\"", DOLLARS);
    expect_sound(f);
    check(f, REMOTE " location-factor=\"0.59\"", DOLLARS);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 97);
    expect_message(f, "write 0.60 to 1.00");
    check(f, REMOTE " location-factor=\"75\"", DOLLARS);
    expect_message(f, "write 0.75");
    check(f, REMOTE, DOLLARS);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 54);
}

TEST(a_factor_is_refused_where_none_applies)
{
    check(f, ROOT " location-factor=\"0.75\"", PACKAGE);
    expect_one(f, DIAG_LOCATION_FACTOR, 1, 96);
}

TEST(a_second_currency_needs_a_rate)
{
    check(f, ROOT, DOLLARS);
    expect_one(f, DIAG_TWO_CURRENCIES, 3, 20);
    expect_message(f, "USD");
    expect_message(f, "EUR");
    check(f, ROOT, DOLLARS "<rate from=\"USD\" to=\"EUR\" value=\"0.92\" date=\"2026-11-20\"/>");
    expect_sound(f);
    check(f, ROOT, DOLLARS "\n<rate from=\"EUR\" to=\"USD\" value=\"1.09\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_TWO_CURRENCIES, 3, 20);
    assert_int_equal(place_linecol(f->d.first->also).line, 4);
}

TEST(a_faulty_rate_is_told_once)
{
    check(f, ROOT, DOLLARS "\n<rate from=\"USD\" to=\"EUR\" value=\"0\" date=\"2026-11-20\"/>");
    expect_one(f, DIAG_OUT_OF_RANGE, 4, 34);
    check(f, ROOT, DOLLARS "\n<rate from=\"USD\" to=\"EUR\" value=\"0.92\" date=\"soon\"/>");
    expect_one(f, DIAG_NOT_A_DATE, 4, 46);
}

TEST(fills_are_those_that_the_guide_declares)
{
    check(f, ROOT, PACKAGE "\n<fill name=\"commit\">1</fill>");
    expect_one(f, DIAG_UNKNOWN_FILL, 4, 13);
    expect_message(f, "did you mean commits?");
}

TEST(a_check_runs_on_sound_inputs_beside_other_faults)
{
    check(f, "guide=\"g\" region=\"tokyo\" date=\"x\"", PACKAGE "\n<fill name=\"zzz\">1</fill>");
    assert_int_equal(f->d.counts[SEVERITY_ERROR], 3); /* date, region, fill */
}

/* ---- private values ------------------------------------------------------------------------- */

TEST(a_concealing_run_names_the_place_of_a_private_value_only)
{
    struct arena *a = arena_new();
    const char *text = "<offer xmlns=\"urn:hfbrief:offer:1\" " ROOT ">\n"
                       "<candidate><name>C</name></candidate>" PACKAGE "\n"
                       "<floor><base>67k</base></floor><aks/>\n"
                       "<competing company=\"Acme\" status=\"written\"><base>91k</base>"
                       "</competing></offer>";
    struct source source = {"offer.xml", text, strlen(text)};
    struct diags d;
    diags_init(&d, a);
    d.conceal = true;
    offer_read(a, &source, f->schemas, &d);
    struct buf b;
    buf_init(&b, a);
    diags_render(&d, (struct diag_style){.carets = true}, &b);
    assert_null(strstr(buf_str(&b), "67"));
    assert_null(strstr(buf_str(&b), "91"));
    assert_null(strstr(buf_str(&b), "Acme"));
    assert_non_null(strstr(buf_str(&b), "offer.xml:3:14: error: "));
    assert_non_null(strstr(buf_str(&b), "offer has no element aks; did you mean ask?"));
    arena_free(a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        T(an_unknown_region_lists_the_known_ones),
        T(an_unknown_guide_lists_the_known_ones),
        T(remote_needs_a_factor_in_the_guides_range),
        T(a_factor_is_refused_where_none_applies),
        T(a_second_currency_needs_a_rate),
        T(a_faulty_rate_is_told_once),
        T(fills_are_those_that_the_guide_declares),
        T(a_check_runs_on_sound_inputs_beside_other_faults),
        T(a_concealing_run_names_the_place_of_a_private_value_only),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
