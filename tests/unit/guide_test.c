/* The guide's reader: the seed guide is all there, and what must not be said is refused. */
#include "base/resource.h"
#include "guide/guide_read.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
/* cmocka wants the four above first */
#include <cmocka.h>
#include <stdio.h>

#include "grammar_hold.h"
#include "guide/guide_table.h"

struct fixture {
    struct arena *a;
    struct diags d;
    struct source source;
    const struct guide *g;
};

static void read_text(struct fixture *f, const char *text)
{
    f->a = arena_new();
    diags_init(&f->d, f->a);
    f->source = (struct source){"guide.xml", arena_strdup(f->a, text), strlen(text)};
    struct schemas *s = schemas_new(f->a);
    f->g = guide_read(f->a, &f->source, s, &f->d);
}

static void read_seed(struct fixture *f)
{
    const struct resource *r = resource_find("templates/guides/hugging-face-tpm.xml");
    assert_non_null(r);
    char *text = malloc(r->len + 1);
    memcpy(text, r->data, r->len);
    text[r->len] = '\0';
    read_text(f, text);
    free(text);
    assert_non_null(f->g);
    struct buf out;
    buf_init(&out, f->a);
    if (diags_failed(&f->d)) {
        diags_render(&f->d, (struct diag_style){.carets = true}, &out);
        print_message("%s", buf_str(&out));
    }
    assert_false(diags_failed(&f->d));
}

/* Whether `token` stands in text as a whole: not within a longer number or word. */
static bool stands(const char *text, const char *token)
{
    size_t n = strlen(token);
    for (const char *p = text; (p = strstr(p, token)); p++) {
        char after = p[n];
        bool before = p > text && ((p[-1] >= '0' && p[-1] <= '9') || p[-1] == '.');
        if (!before && !(after >= '0' && after <= '9'))
            return true;
    }
    return false;
}

/* Every number of the source, in the order in which it first stands there. */
static void test_no_number_of_the_source_is_lost(void **state)
{
    (void)state;
    static const char *const numbers[] = {
        "€62K",      "€85K",   "€65K",   "€125K", "4yr",       "€78K",    "€116K",  "$152K",
        "$192K",     "$112K",  "$202K",  "$180K", "$243K",     "60–100%", "$4.5B+", "L3–L4",
        "IC4",       "L5",     "€70K",   "€95K",  "€60K",      "€82K",    "Tier 1", "Day 1",
        "€115K+",    "$190K+", "L4",     "€90K",  "€55K/year", "€310K",   "€120K+", "$200K",
        "$90K/year", "$560K",  "$195K+", "$188K", "€118K",     "$195K",   "€67K",   "$160K",
        "€92K",      "$155K",  "(1)",    "(2)",   "(3)",       "(4)",     "Year 2", "2025–2026",
        "2026",      "$4.5B"};
    struct fixture f;
    read_seed(&f);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        if (!stands(f.source.text, numbers[i]))
            fail_msg("%s of the source is not in the guide", numbers[i]);
    arena_free(f.a);
}

/* ... and each of them as data, not only as words. */
static void test_rows_hold_the_table(void **state)
{
    (void)state;
    struct fixture f;
    read_seed(&f);
    const struct region *p = guide_region(f.g, "paris"), *n = guide_region(f.g, "new-york");
    assert_int_equal(f.g->regions_n, 3);
    assert_string_equal(p->currency, "EUR");
    assert_int_equal(p->base.min, 6200000);
    assert_int_equal(p->base.max, 8500000);
    assert_int_equal(p->equity.min, 6500000);
    assert_int_equal(p->equity.max, 12500000);
    assert_int_equal(p->equity_kind, EQUITY_PRE_IPO);
    assert_int_equal(p->equity_years, 4);
    assert_int_equal(p->bonus_kind, GBONUS_UNSTATED);
    assert_int_equal(p->ask.base.value, 8200000);
    assert_int_equal(p->ask.equity.value, 11800000);
    assert_int_equal(p->floor.base.value, 6700000);
    assert_int_equal(p->floor.equity.value, 9200000);
    assert_string_equal(n->currency, "USD");
    assert_true(n->us);
    assert_int_equal(n->base.min, 15200000);
    assert_int_equal(n->base.max, 19200000);
    assert_int_equal(n->equity.min, 11200000);
    assert_int_equal(n->equity.max, 20200000);
    assert_int_equal(n->ask.base.value, 18800000);
    assert_int_equal(n->ask.equity.value, 19500000);
    assert_int_equal(n->floor.base.value, 16000000);
    assert_int_equal(n->floor.equity.value, 15500000);
    assert_int_equal(f.g->valuation.amount.value, INT64_C(450000000000));
    arena_free(f.a);
}

/* Thousands, half away from zero. */
static int64_t to_k(money v)
{
    return (v + 50000) / 100000;
}

static void test_stated_totals_follow_from_the_rows(void **state)
{
    (void)state;
    static const struct {
        const char *region;
        int64_t min, max;
    } want[] = {{"paris", 78, 116}, {"new-york", 180, 243}};
    struct fixture f;
    read_seed(&f);
    for (size_t i = 0; i < 2; i++) {
        const struct region *r = guide_region(f.g, want[i].region);
        assert_int_equal(to_k(r->base.min + r->equity.min / r->equity_years), want[i].min);
        assert_int_equal(to_k(r->base.max + r->equity.max / r->equity_years), want[i].max);
        assert_int_equal(to_k(r->total.min), want[i].min);
        assert_int_equal(to_k(r->total.max), want[i].max);
    }
    arena_free(f.a);
}

static void test_remote_is_relative_to_new_york(void **state)
{
    (void)state;
    struct fixture f;
    read_seed(&f);
    const struct region *r = guide_region(f.g, "remote");
    assert_string_equal(r->factor_of, "new-york");
    assert_int_equal(r->factor_min.e8, 60000000);
    assert_int_equal(r->factor_max.e8, 100000000);
    assert_int_equal(r->equity.max, 20200000);
    assert_string_equal(r->equity.text, "Same equity grant");
    assert_false(r->total.stated);
    arena_free(f.a);
}

static void test_parts_of_the_seed_guide(void **state)
{
    (void)state;
    struct fixture f;
    read_seed(&f);
    const struct guide *g = f.g;
    assert_int_equal(g->fills_n, 11);
    assert_int_equal(g->scripts_n, 2);
    assert_int_equal(g->levers_n, 5); /* the source's four and the card that holds the line */
    assert_true(g->levers[4].ours);
    assert_int_equal(g->additional_n, 4);
    static const char *const order[] = {"scope", "refresh", "acceleration", "events"};
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(order[g->additional[i].give - 1], g->additional[i].id);
    assert_int_equal(g->evidence_n, 5);
    assert_int_equal(g->evidence[0].year_to, 2026);
    assert_int_equal(g->evidence[3].year_to, 0);
    assert_int_equal(g->others_n, 2);
    assert_int_equal(g->others[0].base.max, 9500000);
    assert_int_equal(g->sections_n, 3);
    assert_string_equal(g->domains[0], "huggingface.co");
    arena_free(f.a);
}

/* ---- speech ---------------------------------------------------------------------------------- */

static void test_forbidden_speech(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum forbidden want;
    } cases[] = {
        {"from Day 1 to Year 2 at L4, IC4 and Tier 1", FORBIDDEN_NOTHING},
        {"millions of times per month, thousands of pipelines", FORBIDDEN_NOTHING},
        {"over 4 years and 120 contributors", FORBIDDEN_NOTHING},
        {"contracted over four years", FORBIDDEN_NOTHING},
        {"I need €82 more", FORBIDDEN_AMOUNT},
        {"I need 82 € more", FORBIDDEN_AMOUNT},
        {"I need EUR 82", FORBIDDEN_AMOUNT},
        {"I need 82 EUR", FORBIDDEN_AMOUNT},
        {"I need 82K", FORBIDDEN_AMOUNT},
        {"I need 82k base", FORBIDDEN_AMOUNT},
        {"worth 4.5B", FORBIDDEN_AMOUNT},
        {"worth 4.5 billion", FORBIDDEN_AMOUNT},
        {"I want 20% more", FORBIDDEN_AMOUNT},
        {"I want 20 % more", FORBIDDEN_AMOUNT},
        {"I need 82000", FORBIDDEN_AMOUNT},
        {"I need 82,000", FORBIDDEN_AMOUNT},
        {"I need 82 000", FORBIDDEN_AMOUNT},
        {"I need 82.000", FORBIDDEN_AMOUNT},
        {"that is Guaranteed", FORBIDDEN_GUARANTEED},
        {"pay me in USD", FORBIDDEN_CURRENCY},
        {"pay me in €", FORBIDDEN_NOTHING}, /* this region's own */
        {"I need 67 kEUR", FORBIDDEN_AMOUNT},
        {"I need 12 lakh", FORBIDDEN_AMOUNT},
        {"I need 12 Tsd.", FORBIDDEN_AMOUNT},
        {"c’est garanti", FORBIDDEN_GUARANTEED},
        {"I can start on 2026-11-27", FORBIDDEN_NOTHING}, /* a date */
        {"I wrote 12 PHP services", FORBIDDEN_NOTHING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t off, len;
        enum forbidden got = guide_speech_forbidden(cases[i].text, "EUR", &off, &len);
        if (got != cases[i].want)
            fail_msg("\"%s\": %d, not %d", cases[i].text, (int)got, (int)cases[i].want);
    }
}

/* ---- faults ---------------------------------------------------------------------------------- */

#define HEAD                                                                                       \
    "<guide xmlns=\"urn:hfbrief:guide:1\" id=\"x\"><title>T</title><role>R</role>"                 \
    "<employer name=\"E\"/><fills><fill name=\"library\" label=\"library\"/></fills>"              \
    "<regions><region id=\"paris\" name=\"Paris\" currency=\"EUR\"><base min=\"1\" max=\"2\"/>"    \
    "</region></regions>"

static bool reported(const struct fixture *f, enum diag_code code, const char *words)
{
    for (const struct diag *d = f->d.first; d; d = d->next)
        if (d->code == code && strstr(d->message, words))
            return true;
    return false;
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        enum diag_code code;
        const char *words;
    } cases[] = {
        {"<script id=\"s\" title=\"S\"><p><say>I need <fig ref=\"ask.equty\"/>.</say></p></script>",
         DIAG_GUIDE_REFERENCE, "did you mean ask.equity"},
        {"<script id=\"s\" title=\"S\"><p><say>On <fill name=\"libary\"/>.</say></p></script>",
         DIAG_UNKNOWN_FILL, "did you mean library"},
        {"<script id=\"s\" title=\"S\"><p><say>Not under <fig "
         "ref=\"floor.base\"/>.</say></p></script>",
         DIAG_FORBIDDEN_SPEECH, "floor.base is private"},
        {"<script id=\"s\" title=\"S\"><p><say>That is "
         "<strong>guaranteed</strong>.</say></p></script>",
         DIAG_FORBIDDEN_SPEECH, "never said"},
        {"<script id=\"s\" title=\"S\"><p><say>I want 82<strong>K</strong>.</say></p></script>",
         DIAG_FORBIDDEN_SPEECH, "82K"},
        {"<script id=\"s\" title=\"S\"><p><say>In dollars, $.</say></p></script>",
         DIAG_FORBIDDEN_SPEECH, "currency"},
        {"<script id=\"s\" title=\"S\"><p><say>A <amount role=\"base\" "
         "value=\"5\">five</amount>.</say></p></script>",
         DIAG_FORBIDDEN_SPEECH, "amount of its own"},
        {"<script id=\"s\" title=\"S\"><p><say region=\"pari\">Yes.</say></p></script>",
         DIAG_UNKNOWN_REGION, "did you mean paris"},
        {"<script id=\"s\" title=\"S\" colour=\"red\"/>", DIAG_UNKNOWN_ATTRIBUTE, "colour"},
        {"<levr id=\"s\" title=\"S\"/>", DIAG_UNKNOWN_ELEMENT, "did you mean lever"},
        {"<script id=\"s\" title=\"S\"/><lever id=\"s\" title=\"S\"/>", DIAG_DUPLICATE,
         "appears twice"},
        {"<lever id=\"s\" title=\"S\" needs=\"writen\"/>", DIAG_BAD_VALUE, "did you mean written"},
        {"<script id=\"S 1\" title=\"S\"/>", DIAG_BAD_VALUE, "write s-1"},
        {"<script id=\"s\" title=\"S\" part=\"equty\"/>", DIAG_BAD_VALUE, "did you mean equity"},
        {"<additional id=\"a\" title=\"A\" at-least=\"3\"/>", DIAG_NOT_ALLOWED, "no"},
        {"<additional id=\"a\" title=\"A\" part=\"acceleration\" at-least=\"3\"/>", DIAG_BAD_VALUE,
         "single or double"},
        {"<title>U</title>", DIAG_DUPLICATE, "title appears twice"},
        {"<strategy/>", DIAG_MISSING_ATTRIBUTE, "title"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        char text[2048];
        snprintf(text, sizeof text, HEAD "%s</guide>", cases[i].body);
        read_text(&f, text);
        if (!reported(&f, cases[i].code, cases[i].words)) {
            struct buf out;
            buf_init(&out, f.a);
            diags_render(&f.d, (struct diag_style){.carets = true}, &out);
            fail_msg("%s: not reported; got:\n%s", cases[i].body, buf_str(&out));
        }
        arena_free(f.a);
    }
}

static void test_the_same_head_alone_is_sound(void **state)
{
    (void)state;
    struct fixture f;
    read_text(&f,
              HEAD "<script id=\"s\" title=\"S\"><p><say>On <fill name=\"library\"/>, Year 2."
                   "<note>Not under <fig ref=\"floor.base\"/>.</note></say></p></script></guide>");
    assert_false(diags_failed(&f.d));
    arena_free(f.a);
}

/* The place of an amount in speech is the amount, not the sentence. */
static void test_place_of_forbidden_amount(void **state)
{
    (void)state;
    struct fixture f;
    read_text(&f, HEAD
              "<script id=\"s\" title=\"S\"><p><say>I want €82K now.</say></p></script></guide>");
    assert_non_null(f.d.first);
    struct place at = f.d.first->at;
    assert_int_equal(at.len, strlen("€82K"));
    assert_memory_equal(f.source.text + at.off, "€82K", at.len);
    arena_free(f.a);
}

static void test_a_bonus_is_an_amount_or_a_per_cent(void **state)
{
    (void)state;
    struct fixture f;
    read_text(&f, "<guide xmlns=\"urn:hfbrief:guide:1\" id=\"x\"><title>T</title><role>R</role>"
                  "<employer name=\"E\"/><regions><region id=\"b\" name=\"B\" currency=\"EUR\">"
                  "<ask bonus=\"1\" bonus-percent=\"2\"/></region></regions></guide>");
    assert_true(reported(&f, DIAG_NOT_ALLOWED, "an amount or a per cent"));
    arena_free(f.a);
}

/* Rows of other kinds: options and a bonus in per cent; no equity and an open bonus; shares by the
 * year and a bonus in money; a level, phantom units, nothing said of a bonus; levels as a table. */
static void test_rows_of_other_kinds(void **state)
{
    (void)state;
    struct fixture f;
    read_text(
        &f,
        "<guide xmlns=\"urn:hfbrief:guide:1\" id=\"x\"><title>T</title><role>R</role><employer "
        "name=\"E\"/>"
        "<regions>"
        "<region id=\"sf\" name=\"San Francisco\" currency=\"USD\" paper=\"letter\">"
        "<base min=\"185000\" max=\"212000\">$185K–$212K</base>"
        "<equity kind=\"options\" min=\"132000\" max=\"185000\">$132K–$185K</equity>"
        "<bonus kind=\"percent\" min=\"10\" max=\"15\">10–15%</bonus></region>"
        "<region id=\"nyc\" name=\"New York City\" currency=\"USD\"><base min=\"155000\" "
        "max=\"215000\"/>"
        "<equity kind=\"none\">None</equity>"
        "<bonus kind=\"amount\" min=\"124000\" max=\"322000\" "
        "open=\"yes\">$124K–$322K+</bonus>"
        "<sign-on min=\"20000\" max=\"45000\">$20K–$45K</sign-on>"
        "<ask base=\"210000\" bonus=\"300000\" sign-on=\"45000\"/>"
        "<floor base=\"180000\" bonus-percent=\"12.5\"/></region>"
        "<region id=\"chi\" name=\"Chicago\" currency=\"USD\"><base min=\"178000\" max=\"242000\"/>"
        "<equity kind=\"liquid\" instrument=\"rsu\" per-year=\"yes\" min=\"38000\" "
        "max=\"62000\">$38K - $62K/yr</equity>"
        "<bonus kind=\"amount\" min=\"32000\" max=\"54000\"/></region>"
        "<region id=\"mum-2\" name=\"Mumbai\" level=\"IC2\" currency=\"INR\"><base "
        "min=\"3000000\"/>"
        "<equity kind=\"phantom\" years=\"3\" min=\"900000\"/></region>"
        "</regions><section kind=\"levels\" id=\"levels\" title=\"Levels\"><table>"
        "<row head=\"yes\"><cell>E</cell><cell>Google</cell></row><row><cell>R</cell></row></table>"
        "</section></guide>");
    assert_false(diags_failed(&f.d));
    const struct region *sf = guide_region(f.g, "sf"), *nyc = guide_region(f.g, "nyc");
    const struct region *chi = guide_region(f.g, "chi"), *mum = guide_region(f.g, "mum-2");
    assert_int_equal(sf->equity_kind, EQUITY_OPTIONS);
    assert_int_equal(sf->bonus_kind, GBONUS_PERCENT);
    assert_int_equal(sf->bonus.max, 1500); /* 1/100 of a per cent */
    assert_true(nyc->equity_none);
    assert_false(nyc->equity.stated);
    assert_true(nyc->bonus.open);
    assert_int_equal(nyc->sign_on.min, 2000000);
    assert_int_equal(nyc->sign_on.max, 4500000);
    assert_string_equal(nyc->sign_on.text, "$20K–$45K");
    assert_int_equal(nyc->ask.bonus.value, 30000000);
    assert_int_equal(nyc->ask.sign_on.value, 4500000);
    assert_false(nyc->ask.bonus_percent.stated);
    assert_int_equal(nyc->floor.bonus_percent.e8, 1250000000); /* 12.5 */
    assert_false(nyc->floor.sign_on.stated);
    assert_false(sf->sign_on.stated);
    assert_int_equal(chi->equity.max, 24800000); /* 62,000 × 4 */
    assert_int_equal(chi->instrument, RSU);
    assert_string_equal(mum->level, "IC2");
    assert_true(mum->equity_phantom);
    assert_int_equal(mum->equity_years, 3);
    assert_int_equal(mum->base.max, mum->base.min);
    assert_int_equal(mum->bonus_kind, GBONUS_UNSTATED);
    const struct guide_table *table = f.g->sections[0].tables;
    assert_int_equal(table->rows, 2);
    assert_int_equal(table->cols, 2);
    assert_true(table->head);
    assert_string_equal(table->cells[1], "Google");
    assert_string_equal(table->cells[3], "");
    arena_free(f.a);
}

static void test_tables_and_schema_say_the_same(void **state)
{
    (void)state;
    assert_true(hold_schema("templates/schema/guide.xsd", "guide", &guide_root) > 100);
}

/* A row a level, the usual one without; an additional ask that an offer may hold; bound sentences.
 */
static void test_what_guides_may_say_besides(void **state)
{
    (void)state;
    struct fixture f;
    read_text(&f, "<guide xmlns=\"urn:hfbrief:guide:1\" id=\"x\" lang=\"de\"><title>T</title>"
                  "<role>R</role><employer name=\"E\"/><regions>"
                  "<region id=\"b\" name=\"Berlin\" level=\"L3\" currency=\"EUR\"/>"
                  "<region id=\"b\" name=\"Berlin\" level=\"L4\" usual=\"yes\" currency=\"EUR\"/>"
                  "</regions><script id=\"s\" title=\"S\" part=\"equity\"><p>"
                  "<say part=\"equity term:leave\" unless=\"bonus\">A.</say>"
                  "<say needs=\"moved\">B.</say><say gap=\"yes\">C.</say></p></script>"
                  "<additional id=\"a\" title=\"A\" part=\"acceleration\" at-least=\"double\"/>"
                  "<additional id=\"l\" title=\"L\" part=\"term:leave\" at-least=\"30\"/>"
                  "<question part=\"bonus\">What did it pay?</question><question>When?</question>"
                  "</guide>");
    if (diags_failed(&f.d))
        print_message("%s\n", f.d.first->message);
    assert_false(diags_failed(&f.d));
    assert_string_equal(f.g->lang, "de");
    struct offer o = {.region = {.s = "b"}};
    assert_string_equal(guide_chosen_region(f.g, &o)->level, "L4");
    o.job.level.s = "L3";
    assert_string_equal(guide_chosen_region(f.g, &o)->level, "L3");
    const struct sentence *s = f.g->scripts[0].paragraphs->sentences;
    assert_string_equal(s->part, "equity term:leave");
    assert_string_equal(s->unless, "bonus");
    assert_int_equal(s->next->needs, NEEDS_MOVED);
    assert_true(s->next->next->gap);
    assert_string_equal(f.g->additional[0].at_least, "double");
    assert_int_equal(f.g->additional[1].at_least_n.e8, 30 * DECIMAL_ONE);
    assert_int_equal(f.g->questions_n, 2);
    assert_string_equal(f.g->questions[0].part, "bonus");
    arena_free(f.a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_no_number_of_the_source_is_lost),
        cmocka_unit_test(test_rows_hold_the_table),
        cmocka_unit_test(test_stated_totals_follow_from_the_rows),
        cmocka_unit_test(test_remote_is_relative_to_new_york),
        cmocka_unit_test(test_parts_of_the_seed_guide),
        cmocka_unit_test(test_rows_of_other_kinds),
        cmocka_unit_test(test_a_bonus_is_an_amount_or_a_per_cent),
        cmocka_unit_test(test_tables_and_schema_say_the_same),
        cmocka_unit_test(test_what_guides_may_say_besides),
        cmocka_unit_test(test_forbidden_speech),
        cmocka_unit_test(test_faults),
        cmocka_unit_test(test_the_same_head_alone_is_sound),
        cmocka_unit_test(test_place_of_forbidden_amount),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
