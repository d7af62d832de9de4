/* present.c - the formatter of figures and the readers of amounts, decimals and dates. What is
 * read and put in words again must be the same value. The input: one byte that chooses the
 * language, then 8 bytes of a number, 8 of another, then a text. */
#include "say/present.h"
#include "fuzz.h"

static struct fuzz fuzz;
static const struct catalogue *words[2];

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    (void)argc, (void)argv;
    fuzz_start(&fuzz);
    words[0] = env_words(fuzz.env, "en", &fuzz.diags);
    words[1] = env_words(fuzz.env, fuzz_french(), &fuzz.diags);
    if (!words[0] || !words[1])
        abort();
    return 0;
}

/* The digits of a printed amount, minus sign and cents included, are the amount. */
static void hold_against(const char *printed, money v)
{
    struct str s = str_of(printed);
    uint64_t digits = 0, magnitude = v < 0 ? -(uint64_t)v : (uint64_t)v;
    for (size_t i = 0; i < s.n; i++)
        if (s.s[i] >= '0' && s.s[i] <= '9')
            digits = digits * 10 + (uint64_t)(s.s[i] - '0');
    bool minus = strstr(printed, "\u2212") != NULL;
    if (digits != (magnitude % 100 ? magnitude : magnitude / 100) || minus != (v < 0))
        abort();
}

static void amounts(const struct present *p, money v, money w)
{
    hold_against(present_plain(p, v), v);
    present_amount(p, v);
    present_amount_in(p, v, "USD");
    present_signed(p, v);
    present_signed_amount(p, v);
    present_chart(p, v);
    present_chart_plain(p, v);
    present_range(p, v, w);
    present_chart_range(p, v, w);
    present_valuation(p, v, "USD");
    present_units(p, v);
    present_multiple_e2(p, v);
    present_decimal(p, v);
    present_count(p, v);
    present_number_word(p, v);
}

static void dates(const struct present *p, struct str text)
{
    struct date d;
    money v;
    int64_t decimal;
    if (money_parse(text, &v))
        hold_against(present_plain(p, v), v);
    if (decimal_parse(text, &decimal) && decimal < 0)
        abort();
    if (!date_time_parse(text, &d))
        return;
    struct date again = date_from_days(date_days(d));
    if (again.year != d.year || again.month != d.month || again.day != d.day)
        abort();
    if (date_weekday(d) < 0 || date_weekday(d) > 6 || date_cmp(d, d) != 0)
        abort();
    date_seconds(d);
    present_date_head(p, d);
    present_date_spoken(p, d);
    present_date_letter(p, d);
    present_date_short(p, d);
    present_date_day(p, d);
    present_time(p, d);
}

static void each(struct str text, struct arena *a, struct diags *d)
{
    (void)d;
    if (text.n < 17)
        return;
    int64_t v, w;
    memcpy(&v, text.s + 1, 8);
    memcpy(&w, text.s + 9, 8);
    const struct present p = {a, words[text.s[0] & 1], text.s[0] & 2 ? "EUR" : "USD"};
    amounts(&p, v, w);
    struct share s = {.has = true, .e4 = v, .e2 = w};
    present_percent(&p, s);
    present_ratio(&p, s);
    present_multiple(&p, s);
    dates(&p, (struct str){text.s + 17, text.n - 17});
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    return fuzz_text(data, size, each);
}
