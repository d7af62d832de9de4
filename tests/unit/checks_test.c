/* Each check by name, with a neighbour that must stay silent. The seed guide for Paris and New
 * York, and variants of it made by replacing a few words. */
#include "base/resource.h"
#include "brief/checks.h"
#include "guide/guide_read.h"
#include "offer/offer_read.h"
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
    const struct advice *advice;
    const struct check *checks; /* of a guide alone, or of the offer */
    size_t n;
};

static const char *resource_text(struct arena *a, const char *name)
{
    const struct resource *r = resource_find(name);
    assert_non_null(r);
    return arena_strndup(a, (const char *)r->data, r->len);
}

static const char *replaced(struct arena *a, const char *text, const char *from, const char *to)
{
    struct buf out;
    buf_init(&out, a);
    const char *hit = strstr(text, from);
    if (!hit)
        fail_msg("\"%s\" is not in the guide", from);
    for (; hit; hit = strstr(text, from)) {
        buf_add(&out, text, (size_t)(hit - text));
        buf_puts(&out, to);
        text = hit + strlen(from);
    }
    buf_puts(&out, text);
    return buf_str(&out);
}

static void sound(struct fixture *x)
{
    if (!diags_failed(&x->d))
        return;
    struct buf out;
    buf_init(&out, x->a);
    diags_render(&x->d, (struct diag_style){.carets = true}, &out);
    fail_msg("%s", buf_str(&out));
}

static const struct present *presenter(struct fixture *x, const char *currency)
{
    const char *lang = resource_text(x->a, "templates/lang/en.xml");
    struct present *p = arena_new_of(x->a, struct present);
    *p = (struct present){x->a, catalogue_new(x->a, str_of(lang), "en.xml", &x->d), currency, NULL,
                          false};
    return p;
}

static const struct guide *seed(struct fixture *x, const char *from, const char *to)
{
    x->a = arena_new();
    diags_init(&x->d, x->a);
    const char *text = resource_text(x->a, "templates/guides/hugging-face-tpm.xml");
    if (from)
        text = replaced(x->a, text, from, to);
    x->guide = (struct source){"hugging-face-tpm.xml", text, strlen(text)};
    const struct guide *g = guide_read(x->a, &x->guide, schemas_new(x->a), &x->d);
    sound(x);
    return g;
}

/* The guide alone, for one region; `from` replaced by `to` before reading. */
static void guide_alone(struct fixture *x, const char *region, const char *from, const char *to)
{
    const struct guide *g = seed(x, from, to);
    const struct region *r = guide_region(g, region);
    assert_non_null(r);
    x->checks = checks_of_guide(x->a, g, r, presenter(x, r->currency), &x->n);
}

#define OFFER(region, attributes, currency, package, rest)                                         \
    "<offer xmlns=\"urn:hfbrief:offer:1\" guide=\"hugging-face-tpm\" region=\"" region             \
    "\" " attributes "><candidate><name>C</name></candidate><package currency=\"" currency         \
    "\">" package "</package>" rest "</offer>"
#define DATED "date=\"2026-11-20\" respond-by=\"2026-11-27\""
#define PLAIN "<base>70000</base><equity kind=\"pre-ipo\">80000</equity>"
#define PARIS(rest) OFFER("paris", DATED, "EUR", PLAIN, rest)

static void offer_with(struct fixture *x, const char *offer)
{
    const struct guide *g = seed(x, NULL, NULL);
    x->offer = (struct source){"offer.xml", offer, strlen(offer)};
    const struct offer *o = offer_read(x->a, &x->offer, schemas_new(x->a), &x->d);
    sound(x);
    x->f = figures_compute(x->a, o, g, (struct date){0}, &x->d);
    assert_non_null(x->f);
    const struct present *p = presenter(x, x->f->currency);
    x->s = speech_compose(x->a, x->f, p, &x->d);
    x->advice = checks_find(x->a, x->f, x->s, p);
    x->checks = x->advice->checks;
    x->n = x->advice->checks_n;
}

static const struct check *found(const struct fixture *x, const char *id)
{
    for (size_t i = 0; i < x->n; i++)
        if (strcmp(x->checks[i].id, id) == 0)
            return &x->checks[i];
    return NULL;
}

static const struct check *need(const struct fixture *x, const char *id)
{
    const struct check *k = found(x, id);
    if (!k)
        fail_msg("no check %s", id);
    return k;
}

static void silent(const struct fixture *x, const char *id)
{
    const struct check *k = found(x, id);
    if (k)
        fail_msg("%s: %s", id, k->message);
}

static void amounts(const struct check *k, int64_t stated, int64_t computed)
{
    assert_true(k->has_stated && k->has_computed);
    assert_int_equal(k->stated, stated * MONEY_UNIT);
    assert_int_equal(k->computed, computed * MONEY_UNIT);
}

/* ---- claims ------------------------------------------------------------------------------------
 */

static void test_claim_arithmetic_paris(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", NULL, NULL);
    const struct check *k = need(&x, "claim-arithmetic");
    amounts(k, 310000, 580000); /* 4 × 90 + 4 × 55 */
    assert_string_equal(k->cause, "one year of base was counted");
    assert_string_equal(k->quote, "That’s €310K guaranteed over four years.");
    assert_int_equal(k->severity, SEVERITY_WARNING);
    arena_free(x.a);
}

static void test_claim_arithmetic_new_york(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "new-york", NULL, NULL);
    const struct check *k = need(&x, "claim-arithmetic");
    amounts(k, 560000, 1160000); /* 4 × 200 + 4 × 90 */
    assert_string_equal(k->cause, "one year of base was counted");
    arena_free(x.a);
}

/* Nothing is looked up: with 95 of base the same sentence makes 600, and no mistake gives 310. */
static void test_claim_arithmetic_follows_the_parts(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", "value=\"90000\" currency=\"EUR\" region=\"paris\">€90K",
                "value=\"95000\" currency=\"EUR\" region=\"paris\">€95K");
    const struct check *k = need(&x, "claim-arithmetic");
    amounts(k, 310000, 600000);
    assert_null(k->cause);
    arena_free(x.a);
}

static void test_claim_arithmetic_is_silent_of_a_correct_total(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", "value=\"310000\" currency=\"EUR\" region=\"paris\" years=\"4\">€310K",
                "value=\"580000\" currency=\"EUR\" region=\"paris\" years=\"4\">€580K");
    silent(&x, "claim-arithmetic");
    silent(&x, "self-defeating"); /* 580 ≥ 313 */
    arena_free(x.a);
}

/* The table: 62 + 65 / 4 = 78.25 is the source's €78K. €80K isn't; nor is a total without equity.
 */
static void test_claim_arithmetic_of_the_table(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", "<total min=\"78000\" max=\"116000\">€78K–€116K",
                "<total min=\"62000\" max=\"116000\">€62K–€116K");
    bool table = false;
    for (size_t i = 0; i < x.n; i++)
        if (x.checks[i].stated == 62000 * MONEY_UNIT) {
            assert_int_equal(x.checks[i].computed, 78250 * MONEY_UNIT);
            assert_string_equal(x.checks[i].cause, "the stock was left out");
            table = true;
        }
    assert_true(table);
    arena_free(x.a);
}

/* Other sources' tables: 185 + 132 / 4 = 218 leaves out the 10 % bonus of 18.5; 85 + 40 = 125
 * counts a grant of four years in one. */
static void test_causes_in_other_tables(void **state)
{
    (void)state;
    static const struct {
        const char *row, *cause;
        int64_t stated, computed;
    } cases[] = {
        {"<base min=\"185000\" max=\"212000\"/><equity kind=\"options\" min=\"132000\" "
         "max=\"185000\"/>"
         "<bonus kind=\"percent\" min=\"10\" max=\"15\"/><total min=\"218000\" "
         "max=\"290050\">$218K–$290,050</total>",
         "the bonus was left out", 218000, 236500},
        {"<base min=\"85000\"/><equity kind=\"liquid\" min=\"40000\"/><bonus kind=\"none\"/>"
         "<total min=\"125000\">£125,000</total>",
         "the whole grant was counted as one year’s", 125000, 95000},
    };
    for (size_t i = 0; i < 2; i++) {
        struct fixture x;
        x.a = arena_new();
        diags_init(&x.d, x.a);
        const char *text = arena_printf(
            x.a,
            "<guide xmlns=\"urn:hfbrief:guide:1\" id=\"x\"><title>T</title><role>R</role>"
            "<employer name=\"E\"/><regions><region id=\"r\" name=\"R\" "
            "currency=\"USD\">%s</region>"
            "</regions></guide>",
            cases[i].row);
        x.guide = (struct source){"x.xml", text, strlen(text)};
        const struct guide *g = guide_read(x.a, &x.guide, schemas_new(x.a), &x.d);
        sound(&x);
        x.checks = checks_of_guide(x.a, g, guide_region(g, "r"), presenter(&x, "USD"), &x.n);
        const struct check *k = need(&x, "claim-arithmetic");
        amounts(k, cases[i].stated, cases[i].computed);
        assert_string_equal(k->cause, cases[i].cause);
        arena_free(x.a);
    }
}

static void test_self_defeating(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", NULL, NULL);
    amounts(need(&x, "self-defeating"), 310000, 313000); /* 4 × 62 + 65 */
    arena_free(x.a);
    guide_alone(&x, "new-york", NULL, NULL);
    amounts(need(&x, "self-defeating"), 560000, 720000); /* 4 × 152 + 112 */
    arena_free(x.a);
}

/* With a band minimum of 61 it is 309, and 310 no longer helps them. */
static void test_self_defeating_is_silent_above_the_band_minimum(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", "<base min=\"62000\"", "<base min=\"61000\"");
    silent(&x, "self-defeating");
    arena_free(x.a);
}

static void test_self_defeating_of_ones_own_offer(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS("<competing company=\"Low\" status=\"written\" disclose=\"full\">"
                         "<base>71000</base></competing>"));
    const struct check *own = NULL;
    for (size_t i = 0; i < x.n; i++)
        if (strcmp(x.checks[i].id, "self-defeating") == 0 && strstr(x.checks[i].message, "Low"))
            own = &x.checks[i];
    assert_non_null(own);
    amounts(own, 284000, 313000);
    arena_free(x.a);
    /* of which nothing is higher than here: never brought up, so it defeats nobody */
    offer_with(&x, PARIS("<competing company=\"Low\" status=\"written\" disclose=\"full\">"
                         "<base>60000</base></competing>"));
    for (size_t i = 0; i < x.n; i++)
        assert_true(strcmp(x.checks[i].id, "self-defeating") != 0 ||
                    !strstr(x.checks[i].message, "Low"));
    assert_non_null(need(&x, "worth-less"));
    arena_free(x.a);
}

static void test_does_not_bridge(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", NULL, NULL);
    amounts(need(&x, "does-not-bridge"), 120000, 132000); /* 580 − (4 × 82 + 120) */
    arena_free(x.a);
    guide_alone(&x, "new-york", NULL, NULL);
    amounts(need(&x, "does-not-bridge"), 195000, 213000); /* 1,160 − (4 × 188 + 195) */
    arena_free(x.a);
}

/* 4 × 82 + 252 = 580: that closes it. */
static void test_does_not_bridge_is_silent_of_a_bridging_ask(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris",
                "value=\"120000\" currency=\"EUR\" region=\"paris\" open=\"yes\">€120K+",
                "value=\"252000\" currency=\"EUR\" region=\"paris\" open=\"yes\">€252K+");
    silent(&x, "does-not-bridge");
    arena_free(x.a);
}

/* ---- words --------------------------------------------------------------------------------------
 */

static void test_word_guaranteed(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        need(&x, "word-guaranteed");
        arena_free(x.a);
        guide_alone(&x, regions[i], "guaranteed", "contracted");
        silent(&x, "word-guaranteed");
        arena_free(x.a);
    }
}

static void test_floor_spoken(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        assert_non_null(strstr(need(&x, "floor-spoken")->quote, "My accept-at floor"));
        arena_free(x.a);
        guide_alone(&x, regions[i], "role=\"floor-", "role=\"ask-");
        silent(&x, "floor-spoken");
        arena_free(x.a);
    }
}

static void test_early_commitment(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        assert_non_null(strstr(need(&x, "early-commitment")->quote, "I’m choosing HF"));
        arena_free(x.a);
        guide_alone(&x, regions[i], "I’m choosing HF for", "I’m drawn to HF by");
        silent(&x, "early-commitment");
        arena_free(x.a);
    }
}

static void test_two_currencies(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        const struct check *k = need(&x, "two-currencies");
        assert_non_null(strstr(k->message, "EUR and USD"));
        assert_non_null(strstr(k->todo, i ? "USD" : "EUR"));
        arena_free(x.a);
        guide_alone(&x, regions[i], "currency=\"EUR\"", "currency=\"USD\"");
        silent(&x, "two-currencies");
        arena_free(x.a);
    }
}

static void test_several_asks(void **state)
{
    (void)state;
    struct fixture x;
    guide_alone(&x, "paris", NULL, NULL);
    assert_non_null(strstr(need(&x, "several-asks")->message, "€115K+, €120K+ and €118K"));
    arena_free(x.a);
    guide_alone(&x, "new-york", NULL, NULL);
    assert_non_null(strstr(need(&x, "several-asks")->message, "$190K+ and $195K+"));
    arena_free(x.a);
    guide_alone(&x, "new-york", "value=\"190000\"", "value=\"195000\"");
    silent(&x, "several-asks");
    arena_free(x.a);
}

static void test_undefined_term(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        assert_string_equal(need(&x, "undefined-term")->quote, "Tier 1 equity");
        assert_int_equal(found(&x, "undefined-term")->severity, SEVERITY_NOTE);
        arena_free(x.a);
        guide_alone(&x, regions[i], "<term>", "<term means=\"the top quarter of the band\">");
        silent(&x, "undefined-term");
        arena_free(x.a);
    }
}

static void test_unstated_of_the_guide(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york"};
    struct fixture x;
    for (size_t i = 0; i < 2; i++) {
        guide_alone(&x, regions[i], NULL, NULL);
        assert_int_equal(need(&x, "unstated")->severity, SEVERITY_NOTE);
        arena_free(x.a);
        guide_alone(&x, regions[i], "<bonus kind=\"not-stated\">—", "<bonus kind=\"none\">None");
        silent(&x, "unstated");
        arena_free(x.a);
    }
}

/* The shipped guide refuses nothing, in any of its regions. */
static void test_the_seed_guide_has_no_error(void **state)
{
    (void)state;
    static const char *const regions[] = {"paris", "new-york", "remote"};
    for (size_t i = 0; i < 3; i++) {
        struct fixture x;
        guide_alone(&x, regions[i], NULL, NULL);
        for (size_t k = 0; k < x.n; k++)
            assert_true(x.checks[k].severity < SEVERITY_ERROR);
        arena_free(x.a);
    }
}

/* ---- the offer
 * ----------------------------------------------------------------------------------- */

static void test_ask_above_band(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS("<ask><base>86000</base></ask>"));
    amounts(need(&x, "ask-above-band"), 86000, 85000);
    arena_free(x.a);
    offer_with(&x, PARIS("<ask><base>85000</base><equity>125000</equity></ask>"));
    silent(&x, "ask-above-band");
    arena_free(x.a);
}

/* At 1.08 Paris's middle of 73.5 is 79.38 in dollars; the lowest remote is 0.6 × 172 = 103.2. */
static void test_region_contradiction(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS("<rate from=\"EUR\" to=\"USD\" value=\"1.08\" date=\"2026-11-18\"/>"));
    amounts(need(&x, "region-contradiction"), 103200, 79380);
    arena_free(x.a);
    offer_with(&x, PARIS("<rate from=\"EUR\" to=\"USD\" value=\"1.5\" date=\"2026-11-18\"/>"));
    silent(&x, "region-contradiction"); /* 110.25 */
    arena_free(x.a);
    offer_with(&x, PARIS(""));
    silent(&x, "region-contradiction"); /* no rate, no claim */
    arena_free(x.a);
}

static void test_stale(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS("<rate from=\"EUR\" to=\"USD\" value=\"1.5\" date=\"2026-10-20\"/>"));
    need(&x, "stale"); /* 31 days */
    arena_free(x.a);
    offer_with(&x, PARIS("<rate from=\"EUR\" to=\"USD\" value=\"1.5\" date=\"2026-10-21\"/>"));
    silent(&x, "stale"); /* 30 days */
    arena_free(x.a);
    offer_with(&x, OFFER("paris", "date=\"2028-01-10\"", "EUR", PLAIN, ""));
    assert_non_null(strstr(need(&x, "stale")->message, "2026")); /* before 2027 */
    arena_free(x.a);
    offer_with(&x, OFFER("paris", "date=\"2027-12-31\"", "EUR", PLAIN, ""));
    silent(&x, "stale");
    arena_free(x.a);
}

static void test_unstated_of_the_offer(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, OFFER("paris", DATED, "EUR",
                         "<base>70000</base><equity kind=\"liquid\" years=\"4\" instrument=\"rsu\">"
                         "80000</equity><bonus percent=\"0\"/>",
                         ""));
    silent(&x, "unstated");
    arena_free(x.a);
    offer_with(&x, PARIS(""));
    bool both = false;
    for (size_t i = 0; i < x.n; i++)
        both =
            both || strstr(x.checks[i].message, "bonus, vesting, number of shares, type of equity");
    assert_true(both);
    arena_free(x.a);
}

static void test_expired_and_clock(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS("<competing company=\"G\" status=\"written\" expires=\"2026-11-19\">"
                         "<base>90000</base></competing>"));
    need(&x, "expired");
    silent(&x, "clock");
    arena_free(x.a);
    offer_with(&x, PARIS("<competing company=\"G\" status=\"written\" expires=\"2026-11-26\">"
                         "<base>90000</base></competing>"));
    need(&x, "clock");
    silent(&x, "expired");
    arena_free(x.a);
    offer_with(&x, PARIS("<competing company=\"G\" status=\"written\" expires=\"2026-11-27\">"
                         "<base>90000</base></competing>"));
    silent(&x, "expired");
    silent(&x, "clock");
    arena_free(x.a);
}

/* Three days or less; 72 hours where both times are given. */
static void test_exploding_offer(void **state)
{
    (void)state;
    static const struct {
        const char *offer;
        bool exploding;
    } cases[] = {
        {OFFER("paris", "date=\"2026-11-20\" respond-by=\"2026-11-23\"", "EUR", PLAIN, ""), true},
        {OFFER("paris", "date=\"2026-11-20\" respond-by=\"2026-11-24\"", "EUR", PLAIN, ""), false},
    };
    for (size_t i = 0; i < 2; i++) {
        struct fixture x;
        offer_with(&x, cases[i].offer);
        struct deadline_fig d = x.f->deadline;
        assert_int_equal(d.exploding, cases[i].exploding);
        assert_int_equal(d.days_left, cases[i].exploding ? 3 : 4);
        assert_int_equal(d.first, CLOCK_RESPOND_BY);
        assert_int_equal(found(&x, "clock") != NULL, cases[i].exploding);
        if (cases[i].exploding)
            assert_non_null(strstr(found(&x, "clock")->todo, "one more week"));
        arena_free(x.a);
    }
}

static void test_blank(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS(""));
    assert_non_null(strstr(need(&x, "blank")->message, "commits, library"));
    assert_int_equal(found(&x, "blank")->severity, SEVERITY_NOTE);
    arena_free(x.a);
    offer_with(&x, PARIS("<fill name=\"commits\">9 PRs</fill><fill name=\"library\">L</fill>"
                         "<fill name=\"model\">M</fill><fill name=\"downloads\">7 downloads</fill>"
                         "<fill name=\"followers\">5 stars</fill><fill name=\"company\">C</fill>"
                         "<fill name=\"contributors\">8</fill><fill name=\"time-zones\">3</fill>"
                         "<fill name=\"releases\">2</fill><fill name=\"from\">1</fill>"
                         "<fill name=\"to\">4</fill>"));
    silent(&x, "blank");
    arena_free(x.a);
}

/* A floor worth more than the ask refuses the offer: 4 × 67 + 92 + 4 × 40 = 520, over 446. */
static void test_order_in_value(void **state)
{
    (void)state;
    struct fixture x;
    const struct guide *g = seed(&x, NULL, NULL);
    const char *text = PARIS("<floor><bonus>40000</bonus></floor>");
    x.offer = (struct source){"offer.xml", text, strlen(text)};
    const struct offer *o = offer_read(x.a, &x.offer, schemas_new(x.a), &x.d);
    sound(&x);
    assert_null(figures_compute(x.a, o, g, (struct date){0}, &x.d));
    assert_int_equal(x.d.first->code, DIAG_ORDER);
    arena_free(x.a);
}

static void test_questions_ask_for_what_is_unstated(void **state)
{
    (void)state;
    struct fixture x;
    offer_with(&x, PARIS(""));
    bool bonus = false, instrument = false;
    for (size_t i = 0; i < x.advice->questions_n; i++) {
        bonus =
            bonus || (i < x.advice->questions_general_n && strstr(x.advice->questions[i], "bonus"));
        instrument = instrument || (i >= x.advice->questions_general_n &&
                                    strstr(x.advice->questions[i], "Shares or options"));
        assert_null(strstr(x.advice->questions[i], "⟨"));
    }
    assert_true(bonus && instrument);
    arena_free(x.a);
    offer_with(
        &x, OFFER("paris", DATED, "EUR", PLAIN "<bonus kind=\"contractual\" percent=\"5\"/>", ""));
    for (size_t i = 0; i < x.advice->questions_n; i++)
        assert_null(strstr(x.advice->questions[i], "Is there a bonus"));
    arena_free(x.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_claim_arithmetic_paris),
        cmocka_unit_test(test_claim_arithmetic_new_york),
        cmocka_unit_test(test_claim_arithmetic_follows_the_parts),
        cmocka_unit_test(test_claim_arithmetic_is_silent_of_a_correct_total),
        cmocka_unit_test(test_claim_arithmetic_of_the_table),
        cmocka_unit_test(test_causes_in_other_tables),
        cmocka_unit_test(test_self_defeating),
        cmocka_unit_test(test_self_defeating_is_silent_above_the_band_minimum),
        cmocka_unit_test(test_self_defeating_of_ones_own_offer),
        cmocka_unit_test(test_does_not_bridge),
        cmocka_unit_test(test_does_not_bridge_is_silent_of_a_bridging_ask),
        cmocka_unit_test(test_word_guaranteed),
        cmocka_unit_test(test_floor_spoken),
        cmocka_unit_test(test_early_commitment),
        cmocka_unit_test(test_two_currencies),
        cmocka_unit_test(test_several_asks),
        cmocka_unit_test(test_undefined_term),
        cmocka_unit_test(test_unstated_of_the_guide),
        cmocka_unit_test(test_the_seed_guide_has_no_error),
        cmocka_unit_test(test_ask_above_band),
        cmocka_unit_test(test_region_contradiction),
        cmocka_unit_test(test_stale),
        cmocka_unit_test(test_unstated_of_the_offer),
        cmocka_unit_test(test_expired_and_clock),
        cmocka_unit_test(test_exploding_offer),
        cmocka_unit_test(test_blank),
        cmocka_unit_test(test_order_in_value),
        cmocka_unit_test(test_questions_ask_for_what_is_unstated),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
