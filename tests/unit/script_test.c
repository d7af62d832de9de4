/* What may be said: other offers by status, expiry and disclosure; the floor, the ask, blanks. The
 * seed guide and offers written here, through the readers and the engine. */
#include "base/resource.h"
#include "comp/claim.h"
#include "guide/guide_read.h"
#include "offer/offer_read.h"
#include "speech/script.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>

struct fixture {
    struct arena *a;
    struct diags d;
    struct source guide, offer;
    struct figures *f;
    const struct speech *s;
};

static struct source resource_source(struct arena *a, const char *name)
{
    const struct resource *r = resource_find(name);
    assert_non_null(r);
    return (struct source){name, arena_strndup(a, (const char *)r->data, r->len), r->len};
}

/* Package 70/80, ask 82/118, floor 67/92, as in the contract's worked example. */
#define PARIS(competing, rest)                                                                     \
    "<offer xmlns=\"urn:hfbrief:offer:1\" guide=\"hugging-face-tpm\" region=\"paris\" "            \
    "date=\"2026-11-20\" respond-by=\"2026-11-27\"><candidate><name>C</name></candidate>"          \
    "<package currency=\"EUR\"><base>70000</base><equity kind=\"pre-ipo\">80000</equity>"          \
    "</package>" competing rest "</offer>"
#define GOOGLE(attributes)                                                                         \
    "<competing company=\"Google\" role=\"Technical Program Manager\" level=\"L4\" "               \
    "location=\"Paris\" " attributes ">"                                                           \
    "<base>90000</base><equity kind=\"liquid\" per-year=\"yes\" instrument=\"rsu\">55000</equity>" \
    "</competing>"

static void compose_with(struct fixture *x, const char *guide, const char *offer)
{
    x->a = arena_new();
    diags_init(&x->d, x->a);
    x->guide = guide ? (struct source){"g.xml", guide, strlen(guide)}
                     : resource_source(x->a, "templates/guides/hugging-face-tpm.xml");
    x->offer = (struct source){"offer.xml", offer, strlen(offer)};
    struct schemas *schemas = schemas_new(x->a);
    const struct guide *g = guide_read(x->a, &x->guide, schemas, &x->d);
    const struct offer *o = offer_read(x->a, &x->offer, schemas, &x->d);
    if (diags_failed(&x->d)) {
        struct buf out;
        buf_init(&out, x->a);
        diags_render(&x->d, (struct diag_style){.carets = true}, &out);
        fail_msg("%s", buf_str(&out));
    }
    x->f = figures_compute(x->a, o, g, (struct date){0}, &x->d);
    assert_non_null(x->f);
    struct source lang = resource_source(x->a, "templates/lang/en.xml");
    struct catalogue *words =
        catalogue_new(x->a, (struct str){lang.text, lang.len}, "en.xml", &x->d);
    struct present *p = arena_new_of(x->a, struct present);
    *p = (struct present){x->a, words, x->f->currency, NULL, false};
    x->s = speech_compose(x->a, x->f, p, &x->d);
    assert_non_null(x->s);
}

static void compose(struct fixture *x, const char *offer)
{
    compose_with(x, NULL, offer);
}

static void put_said(struct buf *b, const struct said *s)
{
    for (; s; s = s->next)
        if (s->kind == SAID_BLANK)
            buf_printf(b, "____(%s)", s->text);
        else if (s->kind != SAID_NOTEREF)
            buf_puts(b, s->text);
}

static void put_passage(struct buf *b, const struct passage *p)
{
    if (!p)
        return;
    if (p->line) {
        put_said(b, p->line);
        buf_putc(b, '\n');
    }
    for (const struct said_paragraph *q = p->paragraphs; q; q = q->next) {
        put_said(b, q->said);
        buf_putc(b, '\n');
    }
}

/* Everything that is said aloud, as plain text. */
static const char *spoken(struct fixture *x)
{
    struct buf b;
    buf_init(&b, x->a);
    put_passage(&b, x->s->opening);
    for (size_t i = 0; i < x->s->scripts_n; i++)
        put_passage(&b, &x->s->scripts[i]);
    for (size_t i = 0; i < x->s->levers_n; i++)
        put_passage(&b, &x->s->levers[i]);
    put_passage(&b, x->s->strategy);
    return buf_str(&b);
}

static const struct passage *lever(struct fixture *x, const char *id)
{
    for (size_t i = 0; i < x->s->levers_n; i++)
        if (strcmp(x->s->levers[i].id, id) == 0)
            return &x->s->levers[i];
    return NULL;
}

static const char *lever_text(struct fixture *x, const char *id)
{
    struct buf b;
    buf_init(&b, x->a);
    put_passage(&b, lever(x, id));
    return buf_str(&b);
}

#define HAS(text, words)                                                                           \
    do {                                                                                           \
        if (!strstr(text, words))                                                                  \
            fail_msg("no \"%s\" in:\n%s", words, text);                                            \
    } while (0)
#define LACKS(text, words)                                                                         \
    do {                                                                                           \
        if (strstr(text, words))                                                                   \
            fail_msg("\"%s\" in:\n%s", words, text);                                               \
    } while (0)

/* ---- other offers ---------------------------------------------------------------------------- */

static void test_written_and_disclosed_is_named_with_figures(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"written\" disclose=\"full\""), ""));
    const char *t = lever_text(&x, "competing-paris");
    HAS(t,
        "I have a TPM offer from Google Paris at L4 — €90,000 base with €55,000 a year in RSUs.");
    HAS(t, "I need €118,000 pre-IPO equity to close part of the comp gap.");
    LACKS(t, "bridge");
    assert_string_equal(lever(&x, "competing-paris")->short_, "Google");
    assert_null(lever(&x, "competing-new-york"));
    arena_free(x.a);
}

static void test_verbal_is_said_softly(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"verbal\" disclose=\"full\""), ""));
    const char *t = lever_text(&x, "competing-paris");
    HAS(t, "Google Paris has told me to expect a TPM offer at L4 — around €90,000 base");
    LACKS(t, "I have a TPM offer");
    LACKS(t, "written offer");
    arena_free(x.a);
}

static void test_a_process_has_no_figure(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"process\" disclose=\"full\""), ""));
    const char *t = spoken(&x);
    HAS(t, "I am in the final stages with Google Paris.");
    LACKS(t, "90,000");
    LACKS(t, "55,000");
    LACKS(t, "TPM offer");
    arena_free(x.a);
}

static void test_existence_has_no_name_and_no_figure(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"written\" disclose=\"existence\""), ""));
    const char *t = spoken(&x);
    HAS(t, "I have another offer, in writing.");
    LACKS(t, "Google");
    LACKS(t, "90,000");
    LACKS(t, "L4");
    arena_free(x.a);
}

/* Undisclosed, expired, a market figure, none at all: no sentence leans on one. */
static void test_nothing_leans_on_an_offer_that_may_not_be_spoken_of(void **state)
{
    (void)state;
    static const char *const offers[] = {
        PARIS("", ""),
        PARIS(GOOGLE("status=\"written\" disclose=\"none\""), ""),
        PARIS(GOOGLE("status=\"market\" disclose=\"full\""), ""),
        PARIS(GOOGLE("status=\"written\" disclose=\"full\" expires=\"2026-11-19\""), ""),
    };
    for (size_t i = 0; i < sizeof offers / sizeof *offers; i++) {
        struct fixture x;
        compose(&x, offers[i]);
        const char *t = spoken(&x);
        LACKS(t, "Google");
        LACKS(t, "another");
        LACKS(t, "TPM offer");
        LACKS(t, "comp gap");
        assert_null(lever(&x, "competing-paris"));
        assert_int_equal(x.s->withheld_n, 2); /* this lever and New York's */
        arena_free(x.a);
    }
}

/* On its last day an offer still stands. */
static void test_an_offer_stands_to_the_end_of_its_last_day(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"written\" disclose=\"full\" expires=\"2026-11-20\""), ""));
    HAS(spoken(&x), "Google");
    arena_free(x.a);
}

static void test_the_surest_of_several_is_spoken_of(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS("<competing company=\"Datadog\" status=\"verbal\" disclose=\"full\">"
                      "<base>99000</base></competing>"
                      "<competing company=\"Criteo\" status=\"written\" disclose=\"full\">"
                      "<base>80000</base></competing>",
                      ""));
    const char *t = spoken(&x);
    HAS(t, "I have an offer from Criteo — €80,000 base.");
    LACKS(t, "Datadog");
    const struct said_note *n = lever(&x, "competing-paris")->notes;
    bool noted = false;
    for (; n; n = n->next)
        noted = noted || strstr(n->text, "Datadog, told and not yet written: €99,000");
    assert_true(noted);
    arena_free(x.a);
}

/* 98,000 USD at 0.92 are 90,160: said to the nearest thousand, the original in the margin. */
static void test_a_converted_figure_is_about(void **state)
{
    (void)state;
    struct fixture x;
    compose(
        &x,
        PARIS("<competing company=\"Stripe\" status=\"written\" disclose=\"full\" currency=\"USD\">"
              "<base>98000</base><equity kind=\"liquid\">200000</equity></competing>"
              "<rate from=\"USD\" to=\"EUR\" value=\"0.92\" date=\"2026-11-18\"/>",
              ""));
    const char *t = lever_text(&x, "competing-paris");
    HAS(t, "about €90,000 base with about €46,000 a year in shares");
    LACKS(t, "90,160");
    LACKS(t, "$");
    bool noted = false;
    for (const struct said_note *n = lever(&x, "competing-paris")->notes; n; n = n->next)
        noted = noted || (strstr(n->text, "$98,000") && strstr(n->text, "0.92"));
    assert_true(noted);
    arena_free(x.a);
}

/* An ask worth more than the other offer does close the gap: the guide's own word stays. */
static void test_an_ask_that_bridges_says_so(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS("<competing company=\"Criteo\" status=\"written\" disclose=\"full\">"
                      "<base>82000</base><equity kind=\"liquid\">100000</equity></competing>",
                      ""));
    HAS(spoken(&x), "to bridge the comp gap.");
    arena_free(x.a);
}

/* ---- the floor, the ask, blanks ---------------------------------------------------------------
 */

static void test_no_floor_no_guarantee_no_second_currency(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"written\" disclose=\"full\""), ""));
    const char *t = spoken(&x);
    static const char *const never[] = {"67,000", "92,000", "67K",      "92K", "guaranteed", "$",
                                        "[",      "310",    "choosing", "115", "120"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        LACKS(t, never[i]);
    HAS(t, "My ask is €82,000 base with €118,000 equity over four years.");
    arena_free(x.a);
}

/* A fill that happens to say the floor is withheld, in digits and in words; its neighbour stays. */
static void test_a_fill_that_says_the_floor_is_withheld(void **state)
{
    (void)state;
    static const char *const values[] = {
        "67000 PRs",      "67 000 PRs", "67.000 PRs",  "67K PRs", "sixty-seven thousand PRs",
        "guaranteed PRs", "[X] PRs",    "PRs worth $5"};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct fixture x;
        char offer[1024];
        snprintf(
            offer, sizeof offer,
            PARIS("", "<fill name=\"commits\">%s</fill><fill name=\"library\">Datasets</fill>"),
            values[i]);
        compose(&x, offer);
        if (strstr(spoken(&x), "I’ve contributed"))
            fail_msg("said aloud: %s", values[i]);
        assert_int_equal(x.s->withheld_n, 3);
        arena_free(x.a);
    }
    struct fixture x;
    compose(
        &x,
        PARIS("", "<fill name=\"commits\">67 PRs</fill><fill name=\"library\">Datasets</fill>"));
    HAS(spoken(&x), "I’ve contributed 67 PRs to Datasets.");
    arena_free(x.a);
}

static void test_blanks_are_left_to_write_on(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS("", "<fill name=\"commits\">120 PRs</fill>"));
    HAS(spoken(&x), "I’ve contributed 120 PRs to ____(library).");
    assert_int_equal(x.s->blanks_n, 10); /* eleven declared, one given */
    for (size_t i = 0; i < x.s->blanks_n; i++)
        assert_false(x.s->blanks[i].required);
    arena_free(x.a);
}

/* What is on the table is never bargained away. */
static void test_an_offer_over_the_ask_is_not_asked_down(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS("", "<ask><base>69000</base></ask><floor><base>65000</base></floor>"));
    HAS(spoken(&x), "My ask is €70,000 base with €118,000 equity");
    arena_free(x.a);
    compose(&x, PARIS("", "<ask><base>69000</base><equity>79000</equity></ask>"
                          "<floor><base>60000</base><equity>60000</equity></floor>"));
    LACKS(spoken(&x), "My ask is");
    HAS(spoken(&x), "Could you put the base, the equity and every other term in writing?");
    arena_free(x.a);
}

static void test_departures_name_what_was_changed(void **state)
{
    (void)state;
    struct fixture x;
    compose(&x, PARIS(GOOGLE("status=\"written\" disclose=\"full\""), ""));
    struct buf b;
    buf_init(&b, x.a);
    for (size_t i = 0; i < x.s->departures_n; i++)
        buf_printf(&b, "%s\n", x.s->departures[i].text);
    const char *t = buf_str(&b);
    HAS(t, "“€310K” is not used: its parts make €580,000, of which salary is €360,000.");
    HAS(t, "€115K+ and €120K+ replaced by the ask, €118,000.");
    HAS(t, "only Google may be named");
    HAS(t, "“€78K–€116K” shown as €78,250–116,250");
    LACKS(t, "$");
    arena_free(x.a);
}

/* ---- claims ------------------------------------------------------------------------------------
 */

static void test_causes_of_wrong_totals(void **state)
{
    (void)state;
    static const struct {
        struct parts parts;
        money stated;
        enum claim_cause want;
    } cases[] = {
        /* the source's own: 90 + 4 × 55 = 310, where 4 × 90 + 4 × 55 = 580 */
        {{.base = 9000000, .equity = 5500000, .years = 4}, 31000000, CAUSE_BASE_ONCE},
        {{.base = 20000000, .equity = 9000000, .years = 4}, 56000000, CAUSE_BASE_ONCE},
        /* 4 × 90 + 55 = 415 */
        {{.base = 9000000, .equity = 5500000, .years = 4}, 41500000, CAUSE_EQUITY_ONCE},
        /* 4 × (90 + 55) = 580, where 9 of bonus a year make 616 */
        {{.base = 9000000, .equity = 5500000, .bonus = 900000, .years = 4},
         58000000,
         CAUSE_NO_BONUS},
        /* 580 + 4 × 20 = 660, where it is paid once: 600 */
        {{.base = 9000000, .equity = 5500000, .sign_on = 2000000, .years = 4},
         66000000,
         CAUSE_SIGN_ON_YEARLY},
        /* 4 × 7.5 + 4 × 55 = 250 */
        {{.base = 9000000, .equity = 5500000, .years = 4}, 25000000, CAUSE_MONTH_AS_YEAR},
        /* 85 + 40 = 125 a year, where a grant over four years makes 95 */
        {{.base = 8500000, .equity = 4000000, .grant_years = 4, .years = 1},
         12500000,
         CAUSE_GRANT_AS_YEAR},
        /* base and equity equal: one year of either gives the same, so neither is named */
        {{.base = 5000000, .equity = 5000000, .years = 4}, 25000000, CAUSE_NONE},
        {{.base = 9000000, .equity = 5500000, .years = 4}, 33300000, CAUSE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        enum claim_cause got = claim_cause(&cases[i].parts, "€310K", cases[i].stated);
        if (got != cases[i].want)
            fail_msg("case %zu: cause %d, not %d", i, (int)got, (int)cases[i].want);
    }
}

static void test_a_total_is_as_exact_as_its_wording(void **state)
{
    (void)state;
    assert_true(claim_holds("€78K", 7800000, false, 7825000));
    assert_true(claim_holds("$243K", 24300000, false, 24250000));
    /* round to a thousand: as good as "€78K"; "€78,100" is good to a hundred */
    assert_true(claim_holds("€78,000", 7800000, false, 7825000));
    assert_false(claim_holds("€78,100", 7810000, false, 7825000));
    assert_true(claim_holds("$1.2M", 120000000, false, 116000000));
    assert_false(claim_holds("$1.2M", 120000000, false, 114000000));
    /* written as in France or Germany: good to a hundred thousand too */
    assert_true(claim_holds("1,2 M€", 120000000, false, 116000000));
    assert_false(claim_holds("1,2 M€", 120000000, false, 114000000));
    assert_true(claim_holds("€78K–€116K", 11600000, false, 11625000));
    assert_true(claim_holds("$537K+", 53700000, true, 60000000));
    assert_false(claim_holds("$537K+", 53700000, true, 50000000));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written_and_disclosed_is_named_with_figures),
        cmocka_unit_test(test_verbal_is_said_softly),
        cmocka_unit_test(test_a_process_has_no_figure),
        cmocka_unit_test(test_existence_has_no_name_and_no_figure),
        cmocka_unit_test(test_nothing_leans_on_an_offer_that_may_not_be_spoken_of),
        cmocka_unit_test(test_an_offer_stands_to_the_end_of_its_last_day),
        cmocka_unit_test(test_the_surest_of_several_is_spoken_of),
        cmocka_unit_test(test_a_converted_figure_is_about),
        cmocka_unit_test(test_an_ask_that_bridges_says_so),
        cmocka_unit_test(test_no_floor_no_guarantee_no_second_currency),
        cmocka_unit_test(test_a_fill_that_says_the_floor_is_withheld),
        cmocka_unit_test(test_blanks_are_left_to_write_on),
        cmocka_unit_test(test_an_offer_over_the_ask_is_not_asked_down),
        cmocka_unit_test(test_departures_name_what_was_changed),
        cmocka_unit_test(test_causes_of_wrong_totals),
        cmocka_unit_test(test_a_total_is_as_exact_as_its_wording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
