/* Numbers and dates as they stand on paper: each expectation is a form that the contract prints or
 * that its rules give by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/resource.h"
#include "say/pay.h"
#include <libxml/parser.h>
#include <libxml/tree.h>
#include <stdio.h>
#include <stdlib.h>

#define EUR(x) ((money)((x)*100))
#define SHARE(e2v) ((struct share){true, (int64_t)(e2v)*100, (e2v)})
#define MINUS_ONE                                                                                  \
    "\xE2\x88\x92"                                                                                 \
    "1"
#define NB "\xC2\xA0"
#define NNB "\xE2\x80\xAF"

static const char french_words[] =
    "<catalogue xmlns='urn:hfbrief:catalogue:1' xml:lang='fr'>"
    "<m k='weekday.5'>vendredi</m><m k='weekday.short.5'>ven.</m><m k='month.3'>mars</m>"
    "<m k='month.short.3'>mars</m><m k='day.1'>1er</m><m k='weekday.7'>dimanche</m>"
    "<m k='date.head'>{wd} {day}&#xA0;{mon} {year}</m>"
    "<m k='date.spoken'>{weekday} {day}&#xA0;{month}</m>"
    "<m k='cohort.due'>{day}&#xA0;{mon}</m><m k='of'>l’offre de {x}</m><m k='than'>que {x}</m>"
    "<m k='code'>code {x}</m>"
    "<m k='time'>{h}&#xA0;h&#xA0;{min}</m><m k='time.hour'>{h}&#xA0;h</m></catalogue>";

struct both {
    struct arena *arena;
    struct diags diags;
    struct present en, fr;
};

static int setup(void **state)
{
    struct arena *a = arena_new();
    struct both *t = arena_new_of(a, struct both);
    t->arena = a;
    diags_init(&t->diags, a);
    const struct resource *r = resource_find("templates/lang/en.xml");
    struct str english = {r ? (const char *)r->data : "", r ? r->len : 0};
    t->en = (struct present){a, catalogue_new(a, english, "en.xml", &t->diags), "EUR", NULL, false};
    t->fr = (struct present){a, catalogue_new(a, str_of(french_words), "fr.xml", &t->diags), "EUR",
                             NULL, false};
    *state = t;
    return t->en.words && t->fr.words ? 0 : -1;
}

static int teardown(void **state)
{
    arena_free(((struct both *)*state)->arena);
    return 0;
}

static void full_amounts(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_amount(&t->en, EUR(82000)), "€82,000");
    assert_string_equal(present_amount(&t->en, EUR(0)), "€0");
    assert_string_equal(present_amount(&t->en, EUR(999)), "€999");
    assert_string_equal(present_amount(&t->en, EUR(1234567)), "€1,234,567");
    assert_string_equal(present_amount(&t->en, 7825050), "€78,250.50");
    assert_string_equal(present_amount(&t->en, 7825005), "€78,250.05");
    assert_string_equal(present_amount(&t->en, -EUR(500)), "−€500");
    assert_string_equal(present_amount_in(&t->en, EUR(188000), "USD"), "$188,000");
    assert_string_equal(present_amount_in(&t->en, EUR(188000), "CHF"), "CHF" NB "188,000");
    assert_string_equal(present_amount_in(&t->en, EUR(9000), "CZK"), "Kč" NB "9,000");
    assert_string_equal(present_amount_in(&t->en, EUR(9000), "SGD"), "S$9,000");
    assert_string_equal(present_plain(&t->en, EUR(82000)), "82,000");
    assert_string_equal(present_amount(&t->en, INT64_MIN), "−€92,233,720,368,547,758.08");
}

/* 13,054,347.83 yen is 13,054,348: there is no smaller coin; a euro has cents. */
static void a_currency_without_a_minor_unit_has_no_cents(void **state)
{
    struct both *t = *state;
    struct present yen = t->en;
    yen.currency = "JPY";
    assert_string_equal(present_amount(&yen, 1305434783), "¥13,054,348");
    assert_string_equal(present_signed(&yen, -50), MINUS_ONE);
    assert_string_equal(present_plain(&yen, 49), "0");
    assert_string_equal(present_range(&yen, 149, 250), "¥1–3");
    assert_string_equal(present_amount_in(&yen, 150, "EUR"), "€1.50");
    assert_string_equal(present_amount_in(&t->en, 150, "KRW"), "₩2");
}

/* CLDR's en-IN: three digits, then pairs; lakh and crore as short forms. Other languages write
 * rupees in threes, and English writes euros so. */
static void rupees_are_grouped_as_in_india(void **state)
{
    struct both *t = *state;
    struct present rupees = t->en, french = t->fr;
    rupees.currency = french.currency = "INR";
    assert_string_equal(present_amount(&rupees, EUR(50000)), "₹50,000");
    assert_string_equal(present_amount(&rupees, EUR(3500000)), "₹35,00,000");
    assert_string_equal(present_amount(&rupees, INT64_C(12345678900)), "₹12,34,56,789");
    assert_string_equal(present_amount(&rupees, 35000050), "₹3,50,000.50");
    assert_string_equal(present_signed(&rupees, EUR(150000)), "+1,50,000");
    assert_string_equal(present_range(&rupees, EUR(2800000), EUR(3800000)), "₹28,00,000–38,00,000");
    assert_string_equal(present_amount_in(&rupees, EUR(1234567), "USD"), "$1,234,567");
    assert_string_equal(present_amount_in(&t->en, EUR(1234567), "INR"), "₹12,34,567");
    assert_string_equal(present_amount(&french, EUR(3500000)), "3" NNB "500" NNB "000" NB "₹");
    assert_string_equal(present_count(&rupees, 250000), "2,50,000");
    assert_string_equal(present_chart(&rupees, EUR(50000)), "₹50K");
    assert_string_equal(present_chart(&rupees, EUR(100000)), "₹1L");
    assert_string_equal(present_chart(&rupees, EUR(3825000)), "₹38.25L");
    assert_string_equal(present_chart(&rupees, EUR(3825500)), "₹38,25,500");
    assert_string_equal(present_chart(&rupees, EUR(12000000)), "₹1.2Cr");
    assert_string_equal(present_chart_range(&rupees, EUR(2800000), EUR(3800000)), "₹28L–38L");
    assert_string_equal(present_valuation(&rupees, EUR(45000000000), NULL), "₹4,500Cr");
}

static void full_amounts_in_french(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_amount(&t->fr, EUR(82000)), "82" NNB "000" NB "€");
    assert_string_equal(present_amount(&t->fr, 7825050), "78" NNB "250,50" NB "€");
    assert_string_equal(present_signed_amount(&t->fr, EUR(12000)), "+12" NNB "000" NB "€");
    assert_string_equal(present_chart(&t->fr, EUR(111500)), "111,5" NB "k€");
    assert_string_equal(present_chart(&t->fr, EUR(1200000)), "1,2" NB "M€");
    assert_string_equal(present_range(&t->fr, EUR(78250), EUR(116250)),
                        "78" NNB "250–116" NNB "250" NB "€");
    assert_string_equal(present_chart_range(&t->fr, EUR(62000), EUR(85000)), "62–85" NB "k€");
    assert_string_equal(present_percent(&t->fr, SHARE(35)), "35" NB "%");
    assert_string_equal(present_multiple(&t->fr, SHARE(214)), "2,14×");
    assert_string_equal(present_valuation(&t->fr, INT64_C(450000000000), "USD"), "4,5" NB "Md$");
}

static void gaps_have_their_sign(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_signed(&t->en, EUR(12000)), "+12,000");
    assert_string_equal(present_signed(&t->en, -EUR(8000)), "−8,000");
    assert_string_equal(present_signed(&t->en, 0), "0");
    assert_string_equal(present_signed_amount(&t->en, EUR(12000)), "+€12,000");
    assert_string_equal(present_signed_amount(&t->en, -EUR(12000)), "−€12,000");
}

static void charts_cut_only_what_stays_exact(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_chart(&t->en, EUR(82000)), "€82K");
    assert_string_equal(present_chart(&t->en, EUR(111500)), "€111.5K");
    assert_string_equal(present_chart_plain(&t->en, EUR(78250)), "78,250");
    assert_string_equal(present_chart(&t->en, EUR(999900)), "€999.9K");
    assert_string_equal(present_chart(&t->en, EUR(1000000)), "€1M");
    assert_string_equal(present_chart(&t->en, EUR(1200000)), "€1.2M");
    assert_string_equal(present_chart(&t->en, EUR(1160000)), "€1.16M");
    assert_string_equal(present_chart(&t->en, EUR(1160500)), "€1,160,500");
    assert_string_equal(present_chart(&t->en, EUR(500)), "€500");
    assert_string_equal(present_chart(&t->en, 0), "€0");
    assert_string_equal(present_chart(&t->en, 8200050), "€82,000.50");
}

static void ranges_name_the_currency_once(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_range(&t->en, EUR(78250), EUR(116250)), "€78,250–116,250");
    assert_string_equal(present_chart_range(&t->en, EUR(62000), EUR(85000)), "€62K–85K");
    assert_string_equal(present_chart_range(&t->en, EUR(78250), EUR(85000)), "€78,250–85,000");
    assert_string_equal(present_chart_range(&t->en, 0, EUR(85000)), "€0–85K");
    assert_string_equal(present_chart_range(&t->en, EUR(900000), EUR(1200000)), "€900K–1.2M");
}

static void valuations(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_valuation(&t->en, INT64_C(450000000000), "USD"), "$4.5B");
    assert_string_equal(present_valuation(&t->en, INT64_C(961016949153), "USD"), "$9.6B");
    assert_string_equal(present_valuation(&t->en, INT64_C(1201271186441), "USD"), "$12.0B");
    assert_string_equal(present_valuation(&t->en, INT64_C(225000000000), "USD"), "$2.25B");
    assert_string_equal(present_valuation(&t->en, INT64_C(900000000000), "USD"), "$9.0B");
    assert_string_equal(present_valuation(&t->en, INT64_C(99996000000), "USD"), "$1.0B");
    assert_string_equal(present_valuation(&t->en, INT64_C(85000000000), "USD"), "$850M");
    /* what is reckoned isn't known to more than three digits: 564,000 over 195,000 of 4.5B */
    assert_string_equal(present_valuation(&t->en, INT64_C(29760000000), "USD"), "$298M");
    assert_string_equal(present_valuation(&t->en, INT64_C(1026000000000), "USD"), "$10.3B");
    assert_string_equal(present_valuation(&t->en, INT64_C(9996000000), "USD"), "$100M");
    assert_string_equal(present_valuation(&t->en, INT64_C(99960000000), "USD"), "$1.0B");
    assert_string_equal(present_valuation(&t->en, 0, "USD"), "$0");
}

static void a_number_of_shares_is_whole_and_has_a_name(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_units(&t->en, 4500049), "45,001");
    assert_string_equal(present_units(&t->en, 4500000), "45,000");
    assert_string_equal(present_units(&t->en, -4500050), "\u221245,001");
    assert_string_equal(pay_shares(&t->en, 70000, AGA, EQUITY_LIQUID), "700\u00A0free shares");
    assert_string_equal(pay_shares(&t->en, 70000, NSO, EQUITY_OPTIONS), "700\u00A0options");
    assert_string_equal(pay_shares(&t->en, 70000, INSTRUMENT_UNSTATED, EQUITY_OPTIONS),
                        "700\u00A0options");
    /* whatever the company, what is counted are shares */
    assert_string_equal(pay_shares(&t->en, 70000, INSTRUMENT_UNSTATED, EQUITY_PRE_IPO),
                        "700\u00A0shares");
    assert_string_equal(pay_paper(&t->en, INSTRUMENT_UNSTATED, EQUITY_PRE_IPO), "pre-IPO equity");
}

static void shares_and_multiples(void **state)
{
    struct both *t = *state;
    assert_string_equal(present_percent(&t->en, SHARE(35)), "35%");
    assert_string_equal(present_percent(&t->en, SHARE(258)), "258%");
    assert_string_equal(present_percent(&t->en, SHARE(-15)), "−15%");
    assert_string_equal(present_percent(&t->en, (struct share){false, 0, 0}), "–");
    assert_string_equal(present_ratio(&t->en, SHARE(95)), "0.95");
    assert_string_equal(present_ratio(&t->en, SHARE(100)), "1.00");
    assert_string_equal(present_ratio(&t->en, SHARE(5)), "0.05");
    assert_string_equal(present_multiple(&t->en, SHARE(214)), "2.14×");
    assert_string_equal(present_multiple_e2(&t->en, 50), "0.5×");
    assert_string_equal(present_multiple_e2(&t->en, 100), "1×");
    assert_string_equal(present_multiple_e2(&t->en, 0), "0×");
    assert_string_equal(present_decimal(&t->en, 92000000), "0.92");
    assert_string_equal(present_decimal(&t->en, 1250000000), "12.5");
    assert_string_equal(present_price(&t->en, INT64_C(2450000000)), "24.50");
    assert_string_equal(present_price(&t->en, INT64_C(2400000000)), "24");
    assert_string_equal(present_price(&t->en, 12340000), "0.1234");
    assert_string_equal(present_price(&t->fr, INT64_C(2450000000)), "24,50");
    assert_string_equal(present_count(&t->en, 1900), "1,900");
    assert_string_equal(present_number_word(&t->en, 7), "seven");
    assert_string_equal(present_number_word(&t->en, 12), "twelve");
    assert_string_equal(present_number_word(&t->en, 13), "13");
}

static void dates(void **state)
{
    struct both *t = *state;
    struct date friday = {2026, 3, 6, true, 18, 0, 0, 60}, sunday = {2026, 3, 1, false, 0, 0, 0, 0};
    assert_string_equal(present_date_head(&t->en, friday), "Fri" NB "6" NB "Mar" NB "2026");
    assert_string_equal(present_date_spoken(&t->en, friday), "Friday" NB "6" NB "March");
    assert_string_equal(present_date_letter(&t->en, sunday), "1" NB "March" NB "2026");
    assert_string_equal(present_date_short(&t->en, sunday), "1" NB "Mar" NB "2026");
    assert_string_equal(present_time(&t->en, friday), "18:00");
    assert_string_equal(present_time(&t->en, sunday), "");
    assert_string_equal(present_date_head(&t->en, (struct date){0}), "");
    assert_string_equal(present_date_spoken(&t->fr, sunday), "dimanche 1er" NB "mars");
    assert_string_equal(present_date_due(&t->fr, sunday), "1er" NB "mars");
    assert_string_equal(present_time(&t->fr, friday), "18" NB "h");
    friday.minute = 5;
    assert_string_equal(present_time(&t->fr, friday), "18" NB "h" NB "05");
    assert_string_equal(present_time(&t->en, friday), "18:05");
}

/* "de" and "que" lose their e before a vowel, in a language that says so; a word that ends like
 * them doesn't, and digits begin with none. */
static void a_word_is_elided_before_a_name(void **state)
{
    struct both *t = *state;
    static const struct {
        const char *key, *name, *said;
    } cases[] = {{"of", "Aozora", "l’offre d’Aozora"},
                 {"of", "Élise", "l’offre d’Élise"},
                 {"of", "Google", "l’offre de Google"},
                 {"of", "Hugging Face", "l’offre de Hugging Face"},
                 {"of", "11 000 €", "l’offre de 11 000 €"},
                 {"of", "", "l’offre de "},
                 {"than", "Aozora", "qu’Aozora"},
                 {"code", "Aozora", "code Aozora"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(
            catalogue_fill(t->fr.words, t->arena, cases[i].key, "x", cases[i].name, NULL),
            cases[i].said);
    assert_int_equal(
        language_elides(catalogue_language(t->en.words), str_of("offer de "), "Aozora"), 0);
}

static void a_missing_message_is_seen(void **state)
{
    struct both *t = *state;
    assert_string_equal(catalogue_say(t->en.words, "no.such.key"), "⟨no.such.key⟩");
    assert_string_equal(catalogue_fill(t->en.words, t->arena, "no.such.key", NULL),
                        "⟨no.such.key⟩");
    assert_null(catalogue_find(t->en.words, "no.such.key"));
}

static void catalogues_refuse(void **state)
{
    struct both *t = *state;
    struct diags d;
    diags_init(&d, t->arena);
    assert_null(catalogue_new(t->arena,
                              str_of("<catalogue xmlns='urn:hfbrief:catalogue:1'>"
                                     "<m k='a'>x</m><m k='a'>y</m></catalogue>"),
                              "twice.xml", &d));
    assert_null(catalogue_new(t->arena,
                              str_of("<!DOCTYPE catalogue><catalogue "
                                     "xmlns='urn:hfbrief:catalogue:1'/>"),
                              "doctype.xml", &d));
    assert_null(catalogue_new(t->arena, str_of("<catalogue/>"), "other.xml", &d));
    assert_null(catalogue_new(t->arena, str_of("<catalogue"), "broken.xml", &d));
}

/* The names in braces of a message, in order of the alphabet. */
static const char *names_of(struct arena *a, const char *text)
{
    char seen[8][32] = {{0}};
    size_t n = 0;
    for (const char *s = text; (s = strchr(s, '{')) && n < 8; s++) {
        snprintf(seen[n], sizeof seen[n], "%.*s", (int)strcspn(s, "}"), s);
        bool twice = false;
        for (size_t i = 0; i < n; i++)
            twice = twice || strcmp(seen[i], seen[n]) == 0;
        n += !twice;
    }
    qsort(seen, n, sizeof *seen, (int (*)(const void *, const void *))strcmp);
    struct buf b;
    buf_init(&b, a);
    for (size_t i = 0; i < n; i++)
        buf_puts(&b, seen[i]);
    return buf_str(&b);
}

/* Of one thing the number may be a word: "{n} month", "un mois". */
static bool says_one(const char *key, const char *a, const char *b)
{
    size_t n = strlen(key);
    bool one = n > 4 && strcmp(key + n - 4, ".one") == 0;
    return one && ((!*a && strcmp(b, "{n") == 0) || (!*b && strcmp(a, "{n") == 0));
}

/* The same keys in every language, and the same placeholders: what one lacks would be said in
 * another. {a} is an article, day.1 an ordinal, "four-year" an adjective: not every language
 * has one. French writes "Madame, Monsieur" to who has a title, without the name. */
static void same_messages(struct both *t, const struct catalogue *of, const struct catalogue *in)
{
    const char *text, *key;
    for (size_t i = 0; (text = catalogue_message_at(of, i, &key)); i++) {
        if (strncmp(key, "day.", 4) == 0 || strstr(key, ".adjective") ||
            strcmp(key, "letter.greeting.titled") == 0)
            continue;
        const char *other = catalogue_find(in, key);
        if (!other)
            fail_msg("%s has no message %s", catalogue_lang(in), key);
        const char *a = names_of(t->arena, text), *b = names_of(t->arena, other);
        a += strncmp(a, "{a{", 3) == 0 ? 2 : 0;
        b += strncmp(b, "{a{", 3) == 0 ? 2 : 0;
        if (strcmp(a, b) != 0 && !says_one(key, a, b))
            fail_msg("%s: %s has %s, not %s", catalogue_lang(in), key, b, a);
    }
}

static void every_language_has_the_same_messages(void **state)
{
    struct both *t = *state;
    const struct language *l;
    size_t n = 0;
    for (size_t i = 0; (l = language_at(i)); i++) {
        const char *name = arena_printf(t->arena, "templates/lang/%s.xml", l->code);
        const struct resource *r = resource_find(name);
        assert_non_null(r);
        struct catalogue *c =
            catalogue_new(t->arena, (struct str){(const char *)r->data, r->len}, name, &t->diags);
        assert_non_null(c);
        assert_string_equal(catalogue_lang(c), l->code);
        same_messages(t, t->en.words, c);
        same_messages(t, c, t->en.words);
        /* the words that the fence and the checks need */
        assert_non_null(l->name);
        assert_non_null(l->private_words);
        assert_non_null(l->never_said);
        assert_non_null(l->commits_early);
        assert_non_null(l->number_words);
        assert_non_null(l->spelled_in);
        assert_non_null(l->about);
        assert_true(l->scales->word && l->moneys->word && l->units->word);
        n++;
    }
    assert_true(n >= 3);
}

static void german_amounts_and_dates(void **state)
{
    struct both *t = *state;
    const struct resource *r = resource_find("templates/lang/de.xml");
    assert_non_null(r);
    struct present de = {
        t->arena,
        catalogue_new(t->arena, (struct str){(const char *)r->data, r->len}, "de.xml", &t->diags),
        "EUR", NULL};
    assert_string_equal(present_amount(&de, EUR(82000)), "82.000" NB "€");
    assert_string_equal(present_amount(&de, 7825050), "78.250,50" NB "€");
    assert_string_equal(present_chart(&de, EUR(111500)), "111,5" NB "k€");
    assert_string_equal(present_valuation(&de, EUR(INT64_C(4500000000)), "USD"),
                        "4,5" NB "Mrd." NB "$");
    assert_string_equal(present_percent(&de, SHARE(35)), "35" NB "%");
    assert_string_equal(present_multiple_e2(&de, 250), "2,5×");
    struct date d = {.year = 2026, .month = 3, .day = 6};
    assert_string_equal(present_date_head(&de, d), "Fr.," NB "6." NB "März" NB "2026");
    assert_string_equal(present_date_spoken(&de, d), "Freitag," NB "6." NB "März");
    assert_string_equal(present_date_letter(&de, d), "6." NB "März" NB "2026");
    const char *three[] = {"a", "b", "c"};
    assert_string_equal(present_list(&de, three, 3), "a, b und c");
    assert_string_equal(present_list(&t->en, three, 3), "a, b and c");
    assert_string_equal(present_list(&t->en, three, 1), "a");
    const char *parted[] = {"£5, twice a year", "b"};
    assert_string_equal(present_list(&t->en, parted, 2), "£5, twice a year, and b");
    assert_string_equal(present_list(&de, parted, 2), "£5, twice a year, und b");
}

static void what_french_lacks_is_said_in_english(void **state)
{
    struct both *t = *state;
    struct catalogue *fr = catalogue_new(t->arena, str_of(french_words), "fr.xml", &t->diags);
    assert_null(catalogue_find(fr, "label.walk"));
    catalogue_fall_back(fr, t->en.words);
    assert_string_equal(catalogue_say(fr, "label.walk"), "Walk away if");
    assert_string_equal(catalogue_say(fr, "month.3"), "mars");
    assert_string_equal(catalogue_lang(fr), "fr");
}

static void placeholders_and_stress(void **state)
{
    struct both *t = *state;
    struct diags d;
    diags_init(&d, t->arena);
    struct catalogue *c =
        catalogue_new(t->arena,
                      str_of("<catalogue xmlns='urn:hfbrief:catalogue:1'>"
                             "<m k='a'>move\n   to <b>{amount}</b>, {other}</m></catalogue>"),
                      "c.xml", &d);
    assert_non_null(c);
    assert_string_equal(catalogue_fill(c, t->arena, "a", "amount", "{other}", NULL),
                        "move to \001{other}\002, {other}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(full_amounts, setup, teardown),
        cmocka_unit_test_setup_teardown(a_currency_without_a_minor_unit_has_no_cents, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(rupees_are_grouped_as_in_india, setup, teardown),
        cmocka_unit_test_setup_teardown(full_amounts_in_french, setup, teardown),
        cmocka_unit_test_setup_teardown(gaps_have_their_sign, setup, teardown),
        cmocka_unit_test_setup_teardown(charts_cut_only_what_stays_exact, setup, teardown),
        cmocka_unit_test_setup_teardown(ranges_name_the_currency_once, setup, teardown),
        cmocka_unit_test_setup_teardown(valuations, setup, teardown),
        cmocka_unit_test_setup_teardown(a_number_of_shares_is_whole_and_has_a_name, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(shares_and_multiples, setup, teardown),
        cmocka_unit_test_setup_teardown(a_word_is_elided_before_a_name, setup, teardown),
        cmocka_unit_test_setup_teardown(dates, setup, teardown),
        cmocka_unit_test_setup_teardown(a_missing_message_is_seen, setup, teardown),
        cmocka_unit_test_setup_teardown(catalogues_refuse, setup, teardown),
        cmocka_unit_test_setup_teardown(every_language_has_the_same_messages, setup, teardown),
        cmocka_unit_test_setup_teardown(german_amounts_and_dates, setup, teardown),
        cmocka_unit_test_setup_teardown(what_french_lacks_is_said_in_english, setup, teardown),
        cmocka_unit_test_setup_teardown(placeholders_and_stress, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
