/* answer.c - loose input, exact result. */
#include "cli/answer.h"
#include "base/amount_text.h"
#include "base/arena.h"
#include "base/buf.h"

#define MOST INT64_C(99999999999999) /* twelve digits, in 1/100: what an offer may hold */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static size_t skip_spaces(struct str t, size_t at)
{
    for (size_t n; (n = amount_space(t, at)) > 0;)
        at += n;
    return at;
}

static size_t digits_at(struct str t, size_t at)
{
    size_t n = 0;
    while (at + n < t.n && is_digit(t.s[at + n]))
        n++;
    return n;
}

bool answer_amount(struct str *text, money *out)
{
    struct amount_reading r;
    struct str rest = *text;
    if (!amount_read(&rest, &r) || r.value > MOST)
        return false;
    /* a unit, "× 13" and words that follow are the caller's to read */
    size_t to = r.number_end, n;
    if (currency_at(
            (struct str){text->s + skip_spaces(*text, to), text->n - skip_spaces(*text, to)}, 0,
            true, &n))
        to = skip_spaces(*text, to) + n;
    to = skip_spaces(*text, to);
    *out = r.value;
    *text = (struct str){text->s + to, text->n - to};
    return true;
}

bool answer_only_amount(struct str text, money *out)
{
    money v;
    if (!answer_amount(&text, &v) || text.n > 0)
        return false;
    *out = v;
    return true;
}

/* The next word, lowered, into `word`; *text moves past it. False: no more. */
static bool next_word(struct str *text, char *word, size_t max)
{
    size_t at = skip_spaces(*text, 0), n = 0;
    while (at < text->n && (text->s[at] == ',' || text->s[at] == ';'))
        at = skip_spaces(*text, at + 1);
    while (at < text->n && amount_space(*text, at) == 0 && text->s[at] != ',' &&
           text->s[at] != ';') {
        if (n + 1 < max)
            word[n++] = lower(text->s[at]);
        at++;
    }
    word[n] = '\0';
    *text = (struct str){text->s + at, text->n - at};
    return n > 0;
}

bool answer_pair(struct str text, money *base, money *equity)
{
    money b, e;
    struct str rest = text;
    const char *slash = text.n ? memchr(text.s, '/', text.n) : NULL;
    if (slash) {
        size_t n = (size_t)(slash - text.s);
        return answer_only_amount((struct str){text.s, n}, base) &&
               answer_only_amount((struct str){slash + 1, text.n - n - 1}, equity);
    }
    size_t words = 0;
    for (size_t at = skip_spaces(text, 0); at < text.n;) {
        words += is_digit(text.s[at]);
        while (at < text.n && amount_space(text, at) == 0)
            at++;
        at = skip_spaces(text, at);
    }
    if (words > 2 || !answer_amount(&rest, &b)) /* 82 000 118 000: where does one end? */
        return false;
    char word[8];
    struct str after = rest;
    if (next_word(&after, word, sizeof word) &&
        (strcmp(word, "and") == 0 || strcmp(word, "+") == 0))
        rest = after;
    if (!answer_only_amount(rest, &e))
        return false;
    *base = b;
    *equity = e;
    return true;
}

static bool kind_word(const char *word, struct answer_equity *out)
{
    static const struct {
        const char *word;
        enum answer_kind kind;
    } words[] = {{"pre-ipo", KIND_PRE_IPO}, {"preipo", KIND_PRE_IPO}, {"bspce", KIND_PRE_IPO},
                 {"private", KIND_PRE_IPO}, {"liquid", KIND_LIQUID},  {"rsu", KIND_LIQUID},
                 {"rsus", KIND_LIQUID},     {"public", KIND_LIQUID},  {"options", KIND_OPTIONS}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(word, words[i].word) == 0) {
            out->kind = words[i].kind;
            return true;
        }
    return false;
}

static bool years_word(const char *word, struct answer_equity *out)
{
    size_t n = strspn(word, "0123456789");
    const char *rest = word + n;
    if (n == 0 || n > 2 || (*rest && strcmp(rest, "y") != 0 && strcmp(rest, "yr") != 0))
        return false;
    out->years = (word[0] - '0') * (n == 2 ? 10 : 1) + (n == 2 ? word[1] - '0' : 0);
    return out->years >= 1 && out->years <= 10;
}

bool answer_equity(struct str text, struct answer_equity *out)
{
    static const char *const filler[] = {"over", "years", "year", "yrs", "in", "of", "equity"};
    char word[16];
    *out = (struct answer_equity){0};
    if (!answer_amount(&text, &out->amount))
        return false;
    while (next_word(&text, word, sizeof word)) {
        bool known = kind_word(word, out) || years_word(word, out);
        for (size_t i = 0; !known && i < sizeof filler / sizeof *filler; i++)
            known = strcmp(word, filler[i]) == 0;
        if (strcmp(word, "a") == 0 || strcmp(word, "per") == 0 || strcmp(word, "/year") == 0)
            known = out->per_year = true;
        if (!known)
            return false;
    }
    return true;
}

bool answer_bonus(struct str text, struct answer_bonus *out)
{
    char word[16];
    *out = (struct answer_bonus){0};
    struct str t = str_trim(text);
    const char *sign = t.n ? memchr(t.s, '%', t.n) : NULL;
    if (sign) {
        size_t n = (size_t)(sign - t.s);
        out->in_percent = true;
        if (!decimal_parse((struct str){t.s, n}, &out->percent_e8))
            return false;
        t = (struct str){sign + 1, t.n - n - 1};
    } else if (!answer_amount(&t, &out->amount)) {
        return false;
    }
    while (next_word(&t, word, sizeof word))
        if (strcmp(word, "contractual") == 0)
            out->contractual = true;
        else if (strcmp(word, "target") != 0 && strcmp(word, "bonus") != 0)
            return false;
    return true;
}

bool answer_date(struct str text, struct date today, struct date *out)
{
    struct str t = str_trim(text);
    if (t.n >= 2 && t.n <= 4 && t.s[0] == '+' && digits_at(t, 1) == t.n - 1) {
        int days = 0;
        for (size_t i = 1; i < t.n; i++)
            days = days * 10 + (t.s[i] - '0');
        *out = date_from_days(date_days(today) + days);
        return true;
    }
    return date_parse(t, out);
}
