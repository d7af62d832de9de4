/* Titles, decks and notes as finished sentences, for offers written here. Amounts
 * are worked out by hand from the seed guide's Paris row: band 62–85 and 65–125, ask 82/118, floor
 * 67/92. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/resource.h"
#include "brief/findings.h"
#include "explain/workings.h"
#include "guide/guide_read.h"
#include "offer/offer_read.h"

#define FLOOR "<floor><base>67000</base><equity>92000</equity></floor>"
#define OFFER "<base>70000</base><equity kind='pre-ipo'>80000</equity>"
#define GOOGLE                                                                                     \
    "<competing company='Google' level='L4' status='written' disclose='full'>"                     \
    "<base>90000</base><equity kind='liquid' per-year='yes'>55000</equity></competing>"

static struct arena *arena;
static struct present present;
static const struct figures *figures;

static struct findings *findings_of(const char *attributes, const char *package, const char *rest,
                                    enum floor_place floor)
{
    struct diags d;
    diags_init(&d, arena);
    struct schemas *schemas = schemas_new(arena);
    const struct resource *r = resource_find("templates/guides/hugging-face-tpm.xml");
    struct source *guide = arena_new_of(arena, struct source);
    *guide = (struct source){"hugging-face-tpm.xml", (const char *)r->data, r->len};
    struct source *offer = arena_new_of(arena, struct source);
    offer->name = "in/offer.xml";
    offer->text =
        arena_printf(arena,
                     "<offer xmlns='urn:hfbrief:offer:1' guide='hugging-face-tpm' region='paris' "
                     "date='2026-03-02' %s><candidate><name>Claire Moreau</name></candidate>"
                     "<package currency='EUR'>%s</package>%s</offer>",
                     attributes, package, rest);
    offer->len = strlen(offer->text);
    const struct guide *g = guide_read(arena, guide, schemas, &d);
    const struct offer *o = offer_read(arena, offer, schemas, &d);
    assert_non_null(g);
    assert_non_null(o);
    struct figures *f = figures_compute(arena, o, g, (struct date){0}, &d);
    assert_non_null(f);
    r = resource_find("templates/lang/en.xml");
    present = (struct present){
        arena, catalogue_new(arena, (struct str){(const char *)r->data, r->len}, "en.xml", &d),
        f->currency, NULL, false};
    assert_non_null(present.words);
    const struct speech *s = speech_compose(arena, f, &present, &d);
    assert_non_null(s);
    figures = f;
    static const struct advice advice = {.checks = NULL};
    return findings_compose(arena, f, &advice, s, &present, offer->name, floor);
}

static struct findings *findings_with(const char *attributes, const char *base, const char *equity,
                                      const char *rest, enum floor_place floor)
{
    const char *package =
        arena_printf(arena, "<base>%s</base><equity kind='pre-ipo'>%s</equity>", base, equity);
    return findings_of(attributes, package, rest, floor);
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

static const char *const say_both = "Ask for \001€82,000 base\002 and \001€118,000 in equity\002.";

/* What to say comes first, the verdict second. */
static void the_headline_is_the_ask(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR GOOGLE, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.title"), say_both);
    assert_string_equal(finding_text(s, "call.deck"),
                        "Below your floor: equity by €12,000. Don’t accept it as it stands.");
    assert_string_equal(
        finding_text(s, "walk.text"),
        "they won’t go to \001€92,000 in equity\002, with €70,000 base as offered.");
    assert_string_equal(
        finding_text(s, "walk.smallest"),
        "Least you’d accept: another €12,000 of equity, nothing else (€372,000 over "
        "four years).");
    s = findings_with("", "82000", "80000", FLOOR GOOGLE, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.title"), "Ask for \001€118,000 in equity\002.");
}

static void verdict_below_in_both(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "64000", "70000", FLOOR, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.title"), say_both);
    assert_string_equal(
        finding_text(s, "call.deck"),
        "Below your floor: base by €3,000 and equity by €22,000. Don’t accept it as it stands.");
    assert_string_equal(finding_text(s, "walk.text"),
                        "they won’t go to \001€67,000 base and €92,000 in equity\002.");
}

static void a_floor_of_the_guide_is_never_called_theirs(void **state)
{
    (void)state;
    /* the guide's floor, 67,000 and 92,000, is worth 360,000: what the offer is worth */
    struct findings *s = findings_with("", "70000", "80000", GOOGLE, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.deck"),
                        "The offer is exactly at the guide’s suggested floor. Set your own before "
                        "the call. The ask is worth €21,500 more a year, €86,000 over four years.");
    for (const struct finding *f = s->first; f; f = f->next)
        if (strncmp(f->id, "doc.", 4) != 0)
            assert_null(strstr(f->text, "your floor"));
}

/* 4 × 75,000 + 100,000 = 400,000, 40,000 over the floor's 360,000; the ask is 446,000. */
static void verdict_of_an_offer_that_clears(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "75000", "100000", FLOOR, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.deck"),
                        "The offer clears your floor by €40,000 in all. Push for the ask. The ask "
                        "is worth €11,500 more a year, €46,000 over four years.");
    s = findings_with("", "67000", "92000", FLOOR, FLOOR_FRONT);
    assert_non_null(strstr(finding_text(s, "call.deck"), "The offer is exactly at your floor."));
}

static void verdict_at_the_ask(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "83000", "120000", FLOOR, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "call.title"),
                        "The offer meets your ask. Get it in writing.");
    assert_null(finding_text(s, "walk.text"));
}

static void without_a_floor_nothing_tells_it(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR GOOGLE, FLOOR_OMIT);
    assert_string_equal(finding_text(s, "call.title"), say_both);
    for (const struct finding *f = s->first; f; f = f->next) {
        assert_null(strstr(f->text, "floor"));
        assert_null(strstr(f->text, "67,000"));
        assert_null(strstr(f->text, "92,000"));
    }
}

static void a_floor_at_the_back_leaves_the_call_sheet(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR, FLOOR_BACK);
    assert_null(strstr(finding_text(s, "call.title"), "floor"));
    assert_null(strstr(finding_text(s, "call.deck"), "floor"));
    assert_non_null(
        strstr(finding_text(s, "floor.verdict"), "Below your floor: equity by €12,000."));
}

static void sections_close_up(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR, FLOOR_FRONT);
    assert_null(section_page(s, "others"));
    assert_non_null(section_page(s, "equity"));
    assert_string_equal(section_page(s, "before"), "\003before\004");
    assert_string_equal(s->sections[0].id, "call");
    assert_string_equal(s->sections[s->sections_n - 1].id, "workings");
    s = findings_with("", "70000", "80000", FLOOR GOOGLE, FLOOR_FRONT);
    assert_string_equal(s->sections[3].id, "others");
    assert_null(section_page(s, "history"));
}

static void the_competing_offers_page(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR GOOGLE, FLOOR_FRONT);
    assert_string_equal(
        finding_text(s, "others.title"),
        "Google pays €134,000 more over four years than your ask, and no package inside the Paris "
        "band reaches it.");
    assert_string_equal(
        finding_text(s, "equity.title"),
        "The company must be worth 2.14 times today’s $4.5B for your ask to match Google.");
    assert_non_null(strstr(finding_text(s, "match.text"), "\001€115,500\002"));
    assert_non_null(strstr(finding_text(s, "match.text"), "\001€113,750\002"));
    assert_non_null(strstr(finding_text(s, "competing.premium"), "€220,000 over four years, 38%"));
}

/* The floor, 360,000, has the offer's sign-on too; Google's four years are 580,000. The year's
 * sums, 90,000 and 145,000, know nothing of what is paid once. */
static void what_the_floor_would_cost_counts_what_is_paid_once(void **state)
{
    (void)state;
    struct findings *s =
        findings_of("", OFFER "<sign-on>60000</sign-on>", FLOOR GOOGLE, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "competing.premium"),
                        "Taking your floor instead of Google would cost €160,000 over four years, "
                        "28% of Google’s four-year total."); /* 160 ÷ 580 = 27.6% */
    s = findings_of("", OFFER "<sign-on>219000</sign-on>", FLOOR GOOGLE, FLOOR_FRONT);
    assert_non_null(strstr(finding_text(s, "competing.premium"), "€1,000 over four years"));
    s = findings_of("", OFFER "<sign-on>220000</sign-on>", FLOOR GOOGLE, FLOOR_FRONT);
    assert_null(finding_text(s, "competing.premium")); /* as much: it costs nothing */
    s = findings_of("", OFFER "<sign-on>230000</sign-on>", FLOOR GOOGLE, FLOOR_FRONT);
    assert_null(finding_text(s, "competing.premium"));
}

static void assert_working(const struct findings *s, const char *working)
{
    for (const struct finding *f = s->first; f; f = f->next)
        if (strcmp(f->id, "equity.note") == 0 && strstr(f->text, working))
            return;
    fail_msg("no note says %s", working);
}

/* A refresh of 20,000 from year 2 vests 5,000 × (3 + 2 + 1) by year 4: (580 − 328) ÷ 148 = 1.70. */
static void the_break_even_shows_all_that_it_divides_by(void **state)
{
    (void)state;
    struct findings *s = findings_of("", OFFER, FLOOR GOOGLE, FLOOR_FRONT);
    assert_working(s, "÷ its grant: (580,000 − 328,000) ÷ 118,000 = 2.14×.");
    s = findings_of("", OFFER "<refresh from-year='2'>20000</refresh>", FLOOR GOOGLE, FLOOR_FRONT);
    assert_working(s, "÷ (its grant + refresh): (580,000 − 328,000) ÷ (118,000 + 30,000) = 1.70×.");
}

static void clocks(void **state)
{
    (void)state;
    struct findings *s =
        findings_with("respond-by='2026-03-06T18:00+01:00'", "70000", "80000", FLOOR, FLOOR_FRONT);
    assert_string_equal(finding_text(s, "respond.date"), "Fri\xC2\xA0"
                                                         "6\xC2\xA0Mar\xC2\xA0"
                                                         "2026");
    assert_string_equal(finding_text(s, "respond.when"), "18:00, 4\xC2\xA0"
                                                         "days left");
    assert_null(finding_text(s, "respond.ask-time"));
    s = findings_with("respond-by='2026-03-05'", "70000", "80000", FLOOR, FLOOR_FRONT);
    assert_non_null(strstr(finding_text(s, "respond.ask-time"), "one more week"));
    s = findings_with("", "70000", "80000", FLOOR, FLOOR_FRONT);
    assert_null(finding_text(s, "respond.date"));
}

static void no_sentence_is_missing_or_forbidden(void **state)
{
    (void)state;
    static const char *const offers[][2] = {{"70000", "80000"},
                                            {"60000", "50000"},
                                            {"83000", "0"},
                                            {"90000", "130000"},
                                            {"75000", "100000"}};
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++)
        for (int floor = FLOOR_FRONT; floor <= FLOOR_OMIT; floor++) {
            struct findings *s = findings_with("", offers[i][0], offers[i][1], i % 2 ? GOOGLE : "",
                                               (enum floor_place)floor);
            for (const struct finding *f = s->first; f; f = f->next) {
                assert_null(strstr(f->text, "⟨"));
                assert_null(strchr(strcmp(f->id, "doc.folio") == 0 ? "" : f->text, '{'));
                assert_null(strstr(f->text, "guarantee"));
                assert_null(strstr(f->text, "published"));
                assert_null(strstr(f->text, "without an exception"));
            }
        }
}

static void workings_hold_the_engines_numbers(void **state)
{
    (void)state;
    struct findings *s = findings_with("", "70000", "80000", FLOOR GOOGLE, FLOOR_FRONT);
    const struct working *w = workings_compose(arena, figures, s, &present);
    assert_string_equal(w->what, "Band total, minimum");
    assert_string_equal(w->value, "€78,250");
    assert_string_equal(w->how, "62,000 + 65,000 ÷ 4");
    bool match = false;
    for (; w; w = w->next)
        if (strcmp(w->what, "Equity to match at ask base") == 0) {
            assert_string_equal(w->value, "€252,000");
            assert_string_equal(w->how, "580,000 − 4 × 82,000");
            match = true;
        }
    assert_true(match);
}

/* The call sheet has room for three: base, then what lies furthest from the ask. */
static void the_call_sheet_shows_what_moves_most(void **state)
{
    (void)state;
    enum money_part parts[PAY_PARTS];
    findings_with(
        "", "70000", "80000",
        "<ask><base>82000</base><allowance name='Meals' per='year'>1200</allowance>"
        "<sign-on>5000</sign-on><relocation>2000</relocation><equity>118000</equity></ask>",
        FLOOR_FRONT);
    assert_int_equal(brief_parts(figures, parts, PAY_PARTS), 5);
    assert_int_equal(brief_parts(figures, parts, 3), 3);
    assert_int_equal(parts[0], PAY_BASE);
    assert_int_equal(parts[1], PAY_SIGN_ON);
    assert_int_equal(parts[2], PAY_EQUITY);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(the_headline_is_the_ask),
        TEST(verdict_below_in_both),
        TEST(a_floor_of_the_guide_is_never_called_theirs),
        TEST(verdict_of_an_offer_that_clears),
        TEST(verdict_at_the_ask),
        TEST(without_a_floor_nothing_tells_it),
        TEST(a_floor_at_the_back_leaves_the_call_sheet),
        TEST(sections_close_up),
        TEST(the_competing_offers_page),
        TEST(what_the_floor_would_cost_counts_what_is_paid_once),
        TEST(the_break_even_shows_all_that_it_divides_by),
        TEST(clocks),
        TEST(no_sentence_is_missing_or_forbidden),
        TEST(workings_hold_the_engines_numbers),
        TEST(the_call_sheet_shows_what_moves_most),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
