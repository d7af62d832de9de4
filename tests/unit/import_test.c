/* Guides from Markdown: every form in which a source writes a number, by name, and what becomes of
 * its rows, sentences and blanks. The texts are our own. */
#include "base/buf.h"
#include "base/file.h"
#include "import/amounts.h"
#include "import/import.h"
#include "import/report.h"
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
/* cmocka wants the four above first */
#include <cmocka.h>

/* ---- amounts --------------------------------------------------------------------------------- */

struct form {
    const char *text, *currency;
    long long min, max; /* whole units; per cents as they are */
    bool open;
};

static void check_money(const struct form *f, enum amount_kind kind)
{
    struct found_range r;
    assert_true(amounts_range(str_of(f->text), 0, &r));
    if (r.min.kind != kind || r.max.kind != kind || r.min.value != f->min * 100 ||
        r.max.value != f->max * 100 || r.open != f->open)
        fail_msg("%s: %lld to %lld%s, kinds %d and %d", f->text, (long long)r.min.value / 100,
                 (long long)r.max.value / 100, r.open ? "+" : "", r.min.kind, r.max.kind);
    if (f->currency)
        assert_string_equal(r.min.currency, f->currency);
    else
        assert_null(r.min.currency);
}

static void test_every_form_of_money(void **state)
{
    (void)state;
    static const struct form forms[] = {
        {"€62K–€85K", "EUR", 62000, 85000, false},
        {"$160,000–$205,000", "$", 160000, 205000, false},
        {"S$130K–S$180K", "SGD", 130000, 180000, false},
        {"C$155K", "CAD", 155000, 155000, false},
        {"A$140,000", "AUD", 140000, 140000, false},
        {"A$140,000 – A$190,000", "AUD", 140000, 190000, false},
        {"A$10,000-$20,000", "AUD", 10000, 20000, false},
        {"₹30,00,000–₹55,00,000", "INR", 3000000, 5500000, false},
        {"₹1,05,50,000", "INR", 10550000, 10550000, false},
        {"₪38,000", "ILS", 38000, 38000, false},
        {"¥9,000,000", "¥", 9000000, 9000000, false},
        {"$38K - $62K/yr", "$", 38000, 62000, false},
        {"$65K–$185K/4yr", "$", 65000, 185000, false},
        {"$120K+", "$", 120000, 120000, true},
        {"$124K–$322K+", "$", 124000, 322000, true},
        {"$38–62K", "$", 38000, 62000, false},
        {"$38K–62K", "$", 38000, 62000, false},
        {"$1.075M", "$", 1075000, 1075000, false},
        {"$4.5B+", "$", 4500000000LL, 4500000000LL, true},
        {"EUR 62,000 to 85,000", "EUR", 62000, 85000, false},
        {"62.000 €", "EUR", 62000, 62000, false},
        {"€62 500", "EUR", 62500, 62500, false},
        {"£85,000—£130,000", "GBP", 85000, 130000, false},
        {"CHF 120’000", "CHF", 120000, 120000, false},
        {"$0.5T", "$", 500000000000LL, 500000000000LL, false}, /* German for thousand */
        {"$0.5 trillion", "$", 500000000000LL, 500000000000LL, false},
        {"$38K‑$62K", "$", 38000, 62000, false},
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        check_money(&forms[i], AMOUNT_MONEY);
}

static void test_percentages_and_counts(void **state)
{
    (void)state;
    static const struct form percents[] = {{"10–15%", NULL, 10, 15, false},
                                           {"80-150%+", NULL, 80, 150, true},
                                           {"60 – 100 %", NULL, 60, 100, false}};
    for (size_t i = 0; i < 3; i++)
        check_money(&percents[i], AMOUNT_PERCENT);
    static const struct form counts[] = {{"10,000+ ports", NULL, 10000, 10000, true},
                                         {"22M+ members", NULL, 22000000, 22000000, true},
                                         {"1,600 DT RSUs", NULL, 1600, 1600, false}, /* a ticker */
                                         {"2024-2026", NULL, 2024, 2026, false}};
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        check_money(&counts[i], AMOUNT_COUNT);
}

static void test_what_has_two_readings_is_unclear(void **state)
{
    (void)state;
    static const char *const texts[] = {"€62,5",      "99.999%",  "$99999999999T",
                                        "$1,23,4567", "$1,2345",  "$15K-20",
                                        "$85K–$62K",  "€12.34.5", "$123456789012345678"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct found_range r;
        assert_true(amounts_range(str_of(texts[i]), 0, &r));
        if (r.min.kind != AMOUNT_UNCLEAR && r.max.kind != AMOUNT_UNCLEAR)
            fail_msg("%s was read as %lld to %lld", texts[i], (long long)r.min.value,
                     (long long)r.max.value);
    }
}

static void test_words_with_digits_are_no_numbers(void **state)
{
    (void)state;
    static const char *const texts[] = {"L4",   "IC4", "SOC2 and Q4",  "R2 storage",
                                        "None", "—",   "Discretionary"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct found f;
        if (amounts_next(str_of(texts[i]), 0, &f))
            fail_msg("a number in %s: %lld", texts[i], (long long)f.value);
    }
}

static void test_periods(void **state)
{
    (void)state;
    struct found f;
    amounts_next(str_of("€55K/year"), 0, &f);
    assert_int_equal(f.period, PERIOD_YEAR);
    amounts_next(str_of("$42K per annum"), 0, &f);
    assert_int_equal(f.period, PERIOD_YEAR);
    amounts_next(str_of("$5,000/month"), 0, &f);
    assert_int_equal(f.period, PERIOD_MONTH);
    amounts_next(str_of("$550K/4yr"), 0, &f);
    assert_int_equal(f.period, PERIOD_GRANT);
    assert_int_equal(f.years, 4);
    amounts_next(str_of("$185K/3-year"), 0, &f);
    assert_int_equal(f.years, 3);
}

/* ---- guides ---------------------------------------------------------------------------------- */

struct fixture {
    struct arena *a;
    struct diags d;
    struct source source;
    struct imported i;
};

/* A guide of one table: its head, one row, and what follows. */
static const struct phrases *words(struct arena *a, struct diags *d)
{
    struct str text;
    struct source *s = arena_new_of(a, struct source);
    assert_null(file_read(a, "templates/import/phrases.xml", 0, &text));
    *s = (struct source){"phrases.xml", text.s, text.n};
    return phrases_read(a, s, d);
}

static void make(struct fixture *f, const char *head, const char *row, const char *rest)
{
    f->a = arena_new();
    diags_init(&f->d, f->a);
    struct buf b;
    buf_init(&b, f->a);
    size_t columns = 0;
    buf_printf(&b, "### Lamp Keeper | Pharos Global Negotiation Guide\n\n%s\n", head);
    for (const char *p = head; *p; p++)
        columns += *p == '|';
    for (size_t k = 0; k + 1 < columns; k++)
        buf_puts(&b, "|---");
    buf_printf(&b, "|\n%s\n\n%s\n", row, rest);
    f->source = (struct source){"lamp.md", buf_str(&b), b.n};
    f->i = import_guide(f->a, &f->source, words(f->a, &f->d), schemas_new(f->a), &f->d);
    if (f->i.status == IMPORT_REFUSED) {
        struct buf out;
        buf_init(&out, f->a);
        diags_render(&f->d, (struct diag_style){.carets = true}, &out);
        fail_msg("%s", buf_str(&out));
    }
}

static const struct region *first(const struct fixture *f)
{
    return &f->i.guide->regions[0];
}

static bool says(const struct fixture *f, const char *xml)
{
    return strstr(f->i.xml.s, xml) != NULL;
}

#define HEAD "| Region | Base Salary | Equity (Pre-IPO/4yr) | Bonus | Total Comp |"

static void test_flag_and_stress_around_a_region(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, "| 🇦🇺 **Hobart (AUD)** | $90K–$120K | $40K–$80K | None | — |", "");
    assert_int_equal(f.i.status, IMPORT_WHOLE);
    assert_string_equal(first(&f)->name, "Hobart");
    assert_string_equal(first(&f)->id, "hobart");
    assert_string_equal(first(&f)->currency, "AUD");
    assert_int_equal(first(&f)->base.min, 9000000);
    assert_int_equal(first(&f)->equity.max, 8000000);
    assert_int_equal(first(&f)->equity_kind, EQUITY_PRE_IPO);
    assert_int_equal(first(&f)->bonus_kind, GBONUS_NONE);
    assert_false(first(&f)->total.stated);
    arena_free(f.a);
}

static void test_currency_from_sign_heading_and_region(void **state)
{
    (void)state;
    static const struct {
        const char *row, *currency;
    } rows[] = {{"| Oslo | 900,000 kr | — | — | — |", "NOK"},
                {"| Stockholm | 620,000 kr | — | — | — |", "SEK"},
                {"| Toronto | $150K | — | — | — |", "CAD"},
                {"| Melbourne, FL | $125K-$175K | — | — | — |", "USD"},
                {"| Remote US | $125K | — | — | — |", "USD"},
                {"| Tokyo | ¥9,000,000 | — | — | — |", "JPY"},
                {"| Shanghai | ¥400,000 | — | — | — |", "CNY"},
                {"| Anywhere (CHF) | 120K–140K | — | — | — |", "CHF"},
                {"| Paris | €62K | — | — | — |", "EUR"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        make(&f, HEAD, rows[i].row, "");
        assert_string_equal(first(&f)->currency, rows[i].currency);
        arena_free(f.a);
    }
}

static void test_bonus_in_every_kind(void **state)
{
    (void)state;
    static const struct {
        const char *row;
        enum guide_bonus kind;
        long long min, max;
    } rows[] = {{"| Paris | €62K | — | 10–15% | — |", GBONUS_PERCENT, 1000, 1500},
                {"| Paris | €62K | — | €8,000-€12,000 | — |", GBONUS_AMOUNT, 800000, 1200000},
                {"| Paris | €62K | — | Discretionary | — |", GBONUS_DISCRETIONARY, 0, 0},
                {"| Paris | €62K | — | None | — |", GBONUS_NONE, 0, 0},
                {"| Paris | €62K | — | — | — |", GBONUS_UNSTATED, 0, 0}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f;
        make(&f, HEAD, rows[i].row, "");
        assert_int_equal(first(&f)->bonus_kind, rows[i].kind);
        assert_int_equal(first(&f)->bonus.min, rows[i].min);
        assert_int_equal(first(&f)->bonus.max, rows[i].max);
        arena_free(f.a);
    }
}

static void test_equity_a_year_and_over_years(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, "| Region | Base | Stock (RSU/4yr) | Bonus | Total |",
         "| Chicago | $178K - $242K | $38K - $62K/yr | — | — |", "");
    assert_int_equal(first(&f)->instrument, RSU);
    assert_true(first(&f)->equity_per_year);
    assert_int_equal(first(&f)->equity.min, 4 * 3800000); /* the reader brings it to the grant */
    arena_free(f.a);
    make(&f, "| Region | Base | Stock (RSU) | Bonus | Total |",
         "| Chicago | $178K | $65K–$185K/3yr | — | — |", "");
    assert_false(first(&f)->equity_per_year);
    assert_int_equal(first(&f)->equity_years, 3);
    assert_int_equal(first(&f)->equity.max, 18500000);
    arena_free(f.a);
}

static void test_two_currencies_in_one_cell(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, "| London | £105K-£145K / $133K-$184K | — | — | — |", "");
    assert_int_equal(f.i.status, IMPORT_WHOLE); /* the dollars say the same at one rate */
    assert_string_equal(first(&f)->currency, "GBP");
    assert_int_equal(first(&f)->base.max, 14500000);
    assert_string_equal(first(&f)->base.text, "£105K-£145K / $133K-$184K");
    arena_free(f.a);
}

static void test_a_factor_of_another_row(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD,
         "| New York | $100K–$200K | $80K–$90K | — | — |\n"
         "| Remote | 60–85% of NYC | Same equity grant | — | Varies |",
         "");
    const struct region *r = guide_region(f.i.guide, "remote");
    assert_non_null(r);
    assert_string_equal(r->factor_of, "new-york");
    assert_int_equal(r->factor_min.e8, 60000000);
    assert_int_equal(r->factor_max.e8, 85000000);
    assert_int_equal(r->equity.min, 8000000);
    arena_free(f.a);
    make(&f, HEAD,
         "| New York | $100K–$200K | $80K–$90K | — | — |\n"
         "| Elsewhere | 60–85% of Boston | $10K | — | — |",
         "");
    assert_int_equal(f.i.status, IMPORT_PARTLY);
    assert_string_equal(f.i.guide->left_out[0].text, "60–85% of Boston");
    arena_free(f.a);
}

/* Per cents beyond all sense: the table is read, and no sum overflows. */
static void test_a_bonus_of_a_billion_per_cent(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, "| Chicago | $900000000000 | $900000000000 | 900000000000% | $900000000000 |",
         "");
    assert_int_equal(f.i.guide->regions_n, 1);
    arena_free(f.a);
}

static void test_a_column_of_two_things_is_left_out(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, "| Region | Base | Stock/Bonus | Bonus | Total |",
         "| Chicago | $148K–$195K | $42K–$100K/yr | 18–25% | $198K–$305K |", "");
    assert_int_equal(f.i.status, IMPORT_PARTLY);
    assert_false(first(&f)->equity.stated);
    assert_string_equal(f.i.guide->left_out[0].text, "$42K–$100K/yr");
    arena_free(f.a);
}

/* ---- strategy and speech -----------------------------------------------------------------------
 */

#define TWO                                                                                        \
    "| Paris | €60K–€90K | €50K–€120K | — | — |\n| New York | $100K–$200K | $80K–$190K | — | — |"

static void test_ask_and_floor_per_currency(void **state)
{
    (void)state;
    struct fixture f;
    make(
        &f, HEAD, TWO,
        "> **Negotiate Up Strategy:** \"My ask is €82K / $188K base with €110K / $175K equity over "
        "four years. My accept-at floor is €67K / $160K base with €92K / $155K equity — below "
        "that, "
        "I walk.\"");
    const struct region *p = guide_region(f.i.guide, "paris"),
                        *n = guide_region(f.i.guide, "new-york");
    assert_int_equal(p->ask.base.value, 8200000);
    assert_int_equal(p->ask.equity.value, 11000000);
    assert_int_equal(p->floor.base.value, 6700000);
    assert_int_equal(p->floor.equity.value, 9200000);
    assert_int_equal(n->ask.base.value, 18800000);
    assert_int_equal(n->ask.equity.value, 17500000);
    assert_int_equal(n->floor.base.value, 16000000);
    assert_int_equal(n->floor.equity.value, 15500000);
    assert_true(says(&f, "<say>My ask is <fig ref=\"ask.base\""));
    assert_true(says(&f, "over <fig ref=\"ask.vesting_years\"/> years.</say>"));
    for (const struct sentence *s = f.i.guide->strategy; s; s = s->next)
        for (const struct run *r = s->runs; s->say && r; r = r->next)
            assert_null(r->text && r->kind == RUN_TEXT ? strstr(r->text, "floor") : NULL);
    arena_free(f.a);
}

static void test_ask_and_floor_by_named_region(void **state)
{
    (void)state;
    struct fixture f;
    make(
        &f, HEAD, TWO,
        "> **Negotiate Up Strategy**: Aim high. For Paris, push for €80,000+ base with €90,000+ in "
        "options (4yr vest). In New York, target $180,000 base / $150,000 options with a floor of "
        "$130,000 / $100,000.");
    const struct region *p = guide_region(f.i.guide, "paris"),
                        *n = guide_region(f.i.guide, "new-york");
    assert_int_equal(p->ask.base.value, 8000000);
    assert_int_equal(p->ask.equity.value, 9000000);
    assert_false(p->floor.base.stated);
    assert_int_equal(n->ask.base.value, 18000000);
    assert_int_equal(n->floor.base.value, 13000000);
    assert_int_equal(n->floor.equity.value, 10000000);
    arena_free(f.a);
}

static void test_an_ask_outside_the_band_is_left_out(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, "| Boston | $100K–$200K | — | — | — |\n| Remote US | $90K–$170K | — | — | — |",
         "> **Negotiate Up Strategy:** \"I'm targeting $180K base for this role.\"");
    assert_int_equal(guide_region(f.i.guide, "boston")->ask.base.value, 18000000);
    assert_false(guide_region(f.i.guide, "remote-us")->ask.base.stated);
    assert_int_equal(f.i.guide->left_out_n, 0); /* it is Boston's */
    arena_free(f.a);
    make(&f, HEAD, "| Boston | $100K–$200K | — | — | — |",
         "> **Negotiate Up Strategy:** \"I'm targeting $162,5 base for this role.\"");
    assert_false(guide_region(f.i.guide, "boston")->ask.base.stated);
    assert_int_equal(f.i.guide->left_out_n, 1); /* what can't be read is told */
    assert_string_equal(f.i.guide->left_out[0].text, "$162,5");
    arena_free(f.a);
}

static void test_blanks_are_fills_of_their_own(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, TWO,
         "**The Lamp Script**\n\"I've trimmed [X wicks/mantles] with [X delays] for [Argand / "
         "Fresnel] "
         "and shipped [Y] lenses.\"");
    assert_non_null(guide_fill(f.i.guide, "wicks"));
    assert_string_equal(guide_fill(f.i.guide, "wicks")->label, "wicks or mantles");
    assert_non_null(guide_fill(f.i.guide, "delays"));
    assert_non_null(guide_fill(f.i.guide, "lenses"));
    assert_true(says(&f, "<choice>Argand / Fresnel</choice>"));
    assert_true(says(&f, "<say optional=\"yes\""));
    arena_free(f.a);
}

static void test_what_may_not_be_said_is_quoted(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, TWO,
         "**Global Levers**\n1. **Light:** \"I keep the port safe — 12,000 ships passed it. I need "
         "a "
         "guaranteed review. A stipend of €9,000 is fair.\"\n"
         "2. **Elsewhere:** \"I have an offer from Beacon at €80K base with €20K/year RSUs. That's "
         "€160K over four years.\"");
    assert_true(says(&f, "<quote>I keep the port safe — 12,000 ships passed it.</quote>"));
    assert_true(says(&f, "<say>I keep the port safe.</say>"));
    assert_true(says(&f, "<say>I need a contracted review.</say>"));
    assert_false(says(&f, "<say>A stipend"));
    assert_true(says(&f, "needs=\"competing\""));
    assert_true(
        says(&f, "role=\"total\" value=\"160000\" currency=\"EUR\" region=\"paris\" years=\"4\""));
    arena_free(f.a);
}

/* An offer from elsewhere is spoken of by who has one: in the first person, in any words. What is
 * said of offers in general is no claim, initials end no sentence, and the sample's life is
 * nobody's own. */
static void test_claims_lives_and_initials(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, TWO,
         "**Global Levers**\n1. **Light:** \"I'm currently evaluating offers from [Beacon / "
         "Argand], "
         "and they are higher. This is standard for roles with competing offers. I lit the quay of "
         "J. Fresnel. Let us talk on.\"\n");
    assert_false(says(&f, "<say>I’m currently evaluating"));
    assert_true(says(&f, "<say needs=\"written\">I have <fig ref=\"competing.offer\"/>"));
    assert_true(says(&f, "<say>This is standard for roles with competing offers.</say>"));
    assert_true(says(&f, "<say>I lit the quay of J. Fresnel.</say>"));
    arena_free(f.a);
    make(&f, HEAD, TWO,
         "> **Negotiate Up Strategy:** \"I've run the quay for ten years. My ask is €80K base.\"");
    assert_true(says(&f, "<say optional=\"yes\">I’ve run the quay for ten years.</say>"));
    assert_false(says(&f, "public=\"yes\">I’ve run"));
    arena_free(f.a);
}

/* "Script:" below a lever's heading is within the lever; the ask is said once, in the source's
 * words.
 */
static void test_heads_within_a_lever_and_an_ask_behind_words(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, TWO,
         "## 2 Global Levers with Scripts\n\n### Lever 1: The Lamp-Illumination "
         "Premium\n\n**Script:**\n> \"I keep the port "
         "safe, and that is worth it.\"\n\n**Key Data Points:**\n- Ships pass.\n\n### Lever 2: "
         "Oil\n\n**Script:**\n> \"The oil is paid for by the ships that pass.\"\n");
    assert_int_equal(f.i.guide->levers_n, 2);
    assert_int_equal(f.i.guide->scripts_n, 0);
    assert_string_equal(f.i.guide->levers[0].short_, "Lamp-Illumination Premium");
    assert_string_equal(f.i.guide->levers[1].short_, "Oil");
    assert_non_null(f.i.guide->levers[1].line);
    arena_free(f.a);
    make(
        &f, HEAD, TWO,
        "> **Negotiate Up Strategy:** \"The lamp is lit every night. To choose Pharos, I need €80K "
        "base.\"");
    assert_true(says(&f, "<say>To choose Pharos, I need <fig ref=\"ask.base\""));
    assert_false(says(&f, "My ask is"));
    arena_free(f.a);
}

/* What is in the way of a cell, with its reason; the rest of the row is read. */
static void test_what_is_left_out_says_why(void **state)
{
    (void)state;
    static const struct {
        const char *row, *rest, *text, *reason;
    } cases[] = {
        {"| Paris | €60K–€90K/4yr | €50K | — | — |", "", "€60K–€90K/4yr",
         "an amount over several years where one a year belongs"},
        {"| Paris | €60K | €5K/month | — | — |", "", "€5K/month",
         "equity a month; which grant it is part of isn't stated"},
        {"| Paris | €60K | Same equity grant | — | — |", "", "Same equity grant",
         "the same as which row isn't stated"},
        {"| Paris | €60K | — | — | 15% |", "", "15%", "no amount of money"},
        {"| Paris | €60K | €50K (€90K) | — | — |", "", "€50K (€90K)",
         "two amounts in one currency; which of them holds isn't stated"},
        {"| Paris | €60K | €50K–€90K / $50K–$200K | — | — |", "", "€50K–€90K / $50K–$200K",
         "two ranges in different currencies that don't go together"},
        {"| Paris | €60K | €62,5 | — | — |", "", "€62,5",
         "the number can be read in more than one way"},
        {"| Paris | €60K–€90K | — | — | — |",
         "> **Negotiate Up Strategy:** \"My ask is €80K base. My accept-at floor is €85K base.\"",
         "85000", "the floor's base for Paris is over the ask's"},
        {"| Paris | €60K–€90K | — | — | — |",
         "> **Negotiate Up Strategy:** In Paris, push for $80K base.", "$80K",
         "the ask is in USD, and the row that it names isn't"},
        {"| Paris | €60K–€90K | — | — | — |",
         "> **Negotiate Up Strategy:** In Paris, push for €300K base.", "€300K",
         "this ask of base is under half or over twice the band of Paris"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct fixture f;
        make(&f, HEAD, cases[i].row, cases[i].rest);
        assert_int_equal(f.i.guide->left_out_n, 1);
        assert_string_equal(f.i.guide->left_out[0].text, cases[i].text);
        assert_string_equal(f.i.guide->left_out[0].reason, cases[i].reason);
        arena_free(f.a);
    }
}

static void test_a_month_a_warrant_and_the_most(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, "| Region | Base | BSPCE (4yr) | Bonus | Total |",
         "| Paris | €5K/month | €40K | Up to 20% | — |", "");
    assert_int_equal(first(&f)->base.min, 12 * 500000);
    assert_int_equal(first(&f)->instrument, BSPCE);
    assert_int_equal(first(&f)->bonus_kind, GBONUS_DISCRETIONARY); /* the most is no bonus */
    arena_free(f.a);
    make(
        &f, HEAD, TWO,
        "Pharos has a $4.5B valuation.\n\n**The Lamp Script**\n\"A lamp of a $4.5B valuation wants "
        "its keeper to stay.\"");
    assert_true(says(&f, "<say>A lamp of a <fig ref=\"valuation\"/> valuation wants"));
    arena_free(f.a);
}

static void test_additional_asks_without_their_amounts(void **state)
{
    (void)state;
    struct fixture f;
    make(&f, HEAD, TWO,
         "> **Negotiate Up Strategy:** \"Additional asks: (1) double-trigger acceleration, (2) a "
         "signing bonus of €12K / $30K, and (3) guaranteed equity refresh at Year 2.\"");
    assert_int_equal(f.i.guide->additional_n, 3);
    assert_string_equal(f.i.guide->additional[1].clause, "a signing bonus");
    assert_string_equal(f.i.guide->additional[2].clause, "equity refresh at Year 2");
    assert_int_equal(f.i.guide->additional[2].give, 3);
    arena_free(f.a);
}

static void test_refusals_name_the_line(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        unsigned line;
    } texts[] = {
        {"Just words.\n", 1},
        {"### Keeper | Pharos Guide\n\nNo table here.\n", 1},
        {"### Keeper | Pharos Guide\n\n| Region | Base |\n|---|---|\n| Oslo | 1,2345 kr |\n", 1}};
    for (size_t i = 0; i < 3; i++) {
        struct arena *a = arena_new();
        struct diags d;
        diags_init(&d, a);
        struct source s = {"x.md", texts[i].text, strlen(texts[i].text)};
        struct imported out = import_guide(a, &s, words(a, &d), NULL, &d);
        assert_int_equal(out.status, IMPORT_REFUSED);
        assert_true(diags_failed(&d));
        arena_free(a);
    }
    struct arena *a = arena_new();
    struct diags d;
    diags_init(&d, a);
    struct source s = {"x.md", "### A | B Guide\n\n\xFF\n", 18};
    assert_int_equal(import_guide(a, &s, words(a, &d), NULL, &d).status, IMPORT_REFUSED);
    assert_int_equal(place_linecol(d.first->at).line, 3);
    arena_free(a);
}

/* A line that reads from right to left could show 90 for 09; controls are no words, and go. */
static void test_what_turns_the_text_is_refused(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "### Keeper | Pharos Guide\n\n| Region | Base |\n|---|---|\n| Oslo | \u202E$90K |\n",
        "### Keeper | Pharos Guide\n\n| Region | Base |\n|---|---|\n| Oslo | \u2067$90K |\n",
        "### Keeper\xC2\x83 | Pharos Guide\n\n| Region | Base |\n|---|---|\n| Oslo | "
        "\xC2\x9D$90K\xEF\xBF\xBF |\n"};
    for (size_t i = 0; i < 3; i++) {
        struct arena *a = arena_new();
        struct diags d;
        diags_init(&d, a);
        struct source s = {"x.md", texts[i], strlen(texts[i])};
        struct imported out = import_guide(a, &s, words(a, &d), schemas_new(a), &d);
        if (i < 2) {
            assert_int_equal(out.status, IMPORT_REFUSED);
            assert_int_equal(d.first->code, DIAG_NOT_ALLOWED);
            assert_int_equal(place_linecol(d.first->at).line, 5);
            assert_int_equal(place_linecol(d.first->at).col, 10);
        } else {
            assert_int_equal(out.status, IMPORT_WHOLE);
            assert_int_equal(out.guide->regions[0].base.min, 9000000);
        }
        arena_free(a);
    }
}

/* ---- what a reader may tell its parent ------------------------------------------------------- */

/* Whether the parent takes parts of these contents. */
static bool taken(const char *const part[TOLD_PARTS], struct told *got, struct arena *a)
{
    struct buf text;
    buf_init(&text, a);
    for (int i = 0; i < TOLD_PARTS; i++)
        buf_put_counted(&text, str_of(part[i]));
    *got = (struct told){0};
    return report_receive((struct str){text.p, text.n}, got);
}

static void test_a_reader_is_not_believed(void **state)
{
    (void)state;
    struct arena *a = arena_new();
    struct told got;
    const char *part[TOLD_PARTS] = {
        [TOLD_ID] = "harbour-cook", [TOLD_LEFT_OUT] = "7", [TOLD_XML] = "<guide/>"};
    assert_true(taken(part, &got, a));
    assert_int_equal(got.left_out, 7);
    assert_true(str_eq(got.part[TOLD_ID], "harbour-cook"));
    assert_string_equal(got.part[TOLD_XML].s, "<guide/>");

    static const char *const no_ids[] = {"../../etc/cook", "cook.xml", "Cook", "a b", ""};
    for (size_t i = 0; i < sizeof no_ids / sizeof *no_ids; i++) {
        part[TOLD_ID] = no_ids[i];
        if (taken(part, &got, a))
            fail_msg("a guide of the id \"%s\" is written", no_ids[i]);
    }
    char nul[] = "6:cook\0/1:70:0:0:0:8:<guide/>";
    assert_false(report_receive((struct str){nul, sizeof nul - 1}, &got));
    arena_free(a);
}

/* A part is no longer than what came: no size that is claimed makes room, or reads beyond. */
static void test_a_reader_cannot_claim_more_than_it_sent(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "4:cook", "9:cook", "cook", ":", "18446744073709551615:x", "-1:x", "0:0:0:0:0:0:99:x"};
    struct told got = {0};
    assert_true(report_receive(str_of("0:0:0:0:0:0:0:"), &got));
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_false(report_receive(str_of(texts[i]), &got));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_form_of_money),
        cmocka_unit_test(test_percentages_and_counts),
        cmocka_unit_test(test_what_has_two_readings_is_unclear),
        cmocka_unit_test(test_words_with_digits_are_no_numbers),
        cmocka_unit_test(test_periods),
        cmocka_unit_test(test_flag_and_stress_around_a_region),
        cmocka_unit_test(test_currency_from_sign_heading_and_region),
        cmocka_unit_test(test_bonus_in_every_kind),
        cmocka_unit_test(test_equity_a_year_and_over_years),
        cmocka_unit_test(test_two_currencies_in_one_cell),
        cmocka_unit_test(test_a_factor_of_another_row),
        cmocka_unit_test(test_a_bonus_of_a_billion_per_cent),
        cmocka_unit_test(test_a_column_of_two_things_is_left_out),
        cmocka_unit_test(test_ask_and_floor_per_currency),
        cmocka_unit_test(test_ask_and_floor_by_named_region),
        cmocka_unit_test(test_an_ask_outside_the_band_is_left_out),
        cmocka_unit_test(test_blanks_are_fills_of_their_own),
        cmocka_unit_test(test_what_may_not_be_said_is_quoted),
        cmocka_unit_test(test_claims_lives_and_initials),
        cmocka_unit_test(test_heads_within_a_lever_and_an_ask_behind_words),
        cmocka_unit_test(test_what_is_left_out_says_why),
        cmocka_unit_test(test_a_month_a_warrant_and_the_most),
        cmocka_unit_test(test_additional_asks_without_their_amounts),
        cmocka_unit_test(test_refusals_name_the_line),
        cmocka_unit_test(test_what_turns_the_text_is_refused),
        cmocka_unit_test(test_a_reader_is_not_believed),
        cmocka_unit_test(test_a_reader_cannot_claim_more_than_it_sent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
