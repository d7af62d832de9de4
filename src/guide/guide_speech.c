/* guide_speech.c - what is never said aloud (contract 1.2), found in plain text: the word
 * guaranteed; any number with a currency sign or code, K, M, B or %, or of four digits up; a
 * currency. "Day 1", "Year 2", "L4" are words: a number that continues a word is none. */
#include "guide/guide.h"

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x2000);
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Whether `word` (small ASCII letters) stands at `at`, in any case. */
static bool here(const char *at, const char *word)
{
    for (; *word; at++, word++)
        if (lower(*at) != *word)
            return false;
    return true;
}

static bool boundary(const char *text, size_t at)
{
    return at == 0 ||
           !(is_letter((unsigned char)text[at - 1]) || is_digit((unsigned char)text[at - 1]));
}

/* ---- currencies ----------------------------------------------------------------------------- */

static const struct {
    const char *sign, *code;
} signs[] = {
    {"€", "EUR"}, {"£", "GBP"},   {"¥", "JPY"}, {"₹", "INR"},  {"₩", "KRW"}, {"₪", "ILS"},
    {"₺", "TRY"}, {"₽", "RUB"}, {"₫", "VND"}, {"zł", "PLN"}, {"$", "USD"},
};
static const char *const codes[] = {
    "EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON", "JPY", "CNY",
    "INR", "SGD", "HKD", "AUD", "NZD", "CAD", "BRL", "MXN", "ZAR", "ILS", "KRW", "AED", "SAR",
};

static bool letter_at(const char *s)
{
    return is_letter((unsigned char)*s);
}

/* Bytes of a currency's sign or code at text + at, 0 when there is none; its code in *code. */
static size_t currency_at(const char *text, size_t at, const char **code)
{
    /* Most bytes begin none: a sign's first is $, z, C2 or E2, a code's a capital. */
    unsigned char first = (unsigned char)text[at];
    bool capital = first >= 'A' && first <= 'Z';
    if (!capital && first != '$' && first != 'z' && first != 0xC2 && first != 0xE2)
        return 0;
    for (size_t i = 0; !capital && i < sizeof signs / sizeof *signs; i++) {
        if (signs[i].sign[0] != text[at])
            continue;
        size_t n = strlen(signs[i].sign);
        if (strncmp(text + at, signs[i].sign, n) == 0) {
            *code = signs[i].code;
            return n;
        }
    }
    bool may_be_code = capital && text[at + 1] >= 'A' && text[at + 1] <= 'Z';
    for (size_t i = 0; may_be_code && i < sizeof codes / sizeof *codes; i++)
        if (codes[i][0] == text[at] && strncmp(text + at, codes[i], 3) == 0 &&
            (at == 0 || !letter_at(text + at - 1)) && !letter_at(text + at + 3)) {
            *code = codes[i];
            return 3;
        }
    return 0;
}

/* A currency's sign before the number may belong to a code of more letters: "S$", "CA$". */
static bool same_currency(const char *text, size_t at, const char *code, const char *want)
{
    if (!want)
        return false;
    if (strcmp(code, want) == 0)
        return true;
    if (text[at] != '$')
        return false;
    const struct currency *c = currency_find(want);
    return c && strchr(c->symbol, '$');
}

/* ---- numbers -------------------------------------------------------------------------------- */

static size_t skip_space(const char *text, size_t at)
{
    for (;;) {
        if (text[at] == ' ')
            at++;
        else if (strncmp(text + at, "\xC2\xA0", 2) == 0)
            at += 2;
        else if (strncmp(text + at, "\xE2\x80\xAF", 3) == 0 ||
                 strncmp(text + at, "\xE2\x80\x89", 3) == 0)
            at += 3;
        else
            return at;
    }
}

/* The end of the number that starts at `at`: digits, and the marks and spaces that group them. */
static size_t number_end(const char *text, size_t at, unsigned *digits)
{
    size_t end = at;
    *digits = 0;
    for (;;) {
        while (is_digit((unsigned char)text[end])) {
            end++;
            (*digits)++;
        }
        size_t next = end;
        if (text[next] == ',' || text[next] == '.' || text[next] == '\'')
            next++;
        else {
            next = skip_space(text, next);
            /* A space groups only whole threes: "Year 2 2026" is two numbers. */
            if (next == end || !is_digit((unsigned char)text[next]) ||
                !is_digit((unsigned char)text[next + 1]) ||
                !is_digit((unsigned char)text[next + 2]) || is_digit((unsigned char)text[next + 3]))
                return end;
        }
        if (!is_digit((unsigned char)text[next]))
            return end;
        end = next;
    }
}

/* K, M, B, %, or the words for them, after a number; returns the bytes taken, 0 when none. */
static size_t scale_after(const char *text, size_t at)
{
    static const char *const words[] = {"thousand", "million", "billion", "per cent", "percent",
                                        "grand",    "bn",      "mm",      "lakh",     "crore"};
    if (text[at] && strchr("KkMmBb", text[at]) && !letter_at(text + at + 1))
        return 1;
    size_t word = skip_space(text, at);
    if (text[word] == '%')
        return word + 1 - at;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (here(text + word, words[i]))
            return word + strlen(words[i]) - at;
    return 0;
}

/* Is the number at [at, end) an amount? Widens the span over sign and scale. */
static bool is_amount(const char *text, size_t *at, size_t *end, unsigned digits)
{
    const char *code;
    bool found = digits >= 4;
    size_t scale = scale_after(text, *end);
    if (scale) {
        *end += scale;
        found = true;
    }
    size_t after = skip_space(text, *end), n = currency_at(text, after, &code);
    if (n) {
        *end = after + n;
        found = true;
    }
    for (size_t back = 1; back <= 6 && back <= *at; back++) {
        size_t from = *at - back;
        n = currency_at(text, from, &code);
        if (n && skip_space(text, from + n) == *at) {
            *at = from;
            found = true;
            break;
        }
    }
    return found;
}

enum forbidden speech_forbidden(const char *text, const char *currency, size_t *off, size_t *len)
{
    const char *code;
    size_t foreign = 0, foreign_n = 0;
    for (size_t i = 0; text[i]; i++) {
        if (boundary(text, i) && here(text + i, "guaranteed")) {
            *off = i;
            *len = strlen("guaranteed");
            return FORBIDDEN_GUARANTEED;
        }
        if (is_digit((unsigned char)text[i]) && boundary(text, i)) {
            unsigned digits;
            size_t at = i, end = number_end(text, i, &digits);
            size_t number = end;
            if (is_amount(text, &at, &end, digits)) {
                *off = at;
                *len = end - at;
                return FORBIDDEN_AMOUNT;
            }
            i = number - 1;
            continue;
        }
        size_t n = foreign_n ? 0 : currency_at(text, i, &code);
        if (n && !same_currency(text, i, code, currency)) {
            foreign = i;
            foreign_n = n;
        }
    }
    if (!foreign_n)
        return FORBIDDEN_NOTHING;
    *off = foreign;
    *len = foreign_n;
    return FORBIDDEN_CURRENCY;
}
