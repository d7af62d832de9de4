/* answer.c - loose input, exact result. */
#include "cli/answer.h"
#include "base/arena.h"
#include "base/buf.h"

enum { WHOLE_DIGITS_MAX = 12 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
}

static bool is_letter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

/* A space of any kind at `at`: its bytes, or 0. */
static size_t space_at(struct str t, size_t at)
{
    static const char *const spaces[] = {" ", "\t", "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        size_t n = strlen(spaces[i]);
        if (at + n <= t.n && memcmp(t.s + at, spaces[i], n) == 0)
            return n;
    }
    return 0;
}

static size_t skip_spaces(struct str t, size_t at)
{
    for (size_t n; (n = space_at(t, at)) > 0;)
        at += n;
    return at;
}

/* What may stand between thousands at `at`: its bytes, or 0. */
static size_t divider_at(struct str t, size_t at)
{
    static const char *const marks[] = {",", ".", "'", "\xE2\x80\x99"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t n = strlen(marks[i]);
        if (at + n <= t.n && memcmp(t.s + at, marks[i], n) == 0)
            return n;
    }
    return space_at(t, at);
}

static size_t digits_at(struct str t, size_t at)
{
    size_t n = 0;
    while (at + n < t.n && is_digit(t.s[at + n]))
        n++;
    return n;
}

/* A currency's sign or code at `at`: its bytes, or 0. */
static size_t currency_at(struct str t, size_t at)
{
    static const char *const signs[] = {"\xE2\x82\xAC", "$", "\xC2\xA3", "\xC2\xA5"};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i]);
        if (at + n <= t.n && memcmp(t.s + at, signs[i], n) == 0)
            return n;
    }
    if (at + 3 > t.n || (at + 3 < t.n && is_letter(t.s[at + 3])))
        return 0;
    char code[4] = {0};
    for (size_t i = 0; i < 3; i++)
        code[i] = (char)(lower(t.s[at + i]) - 'a' + 'A');
    return currency_find(code) ? 3 : 0;
}

struct digits {
    char whole[WHOLE_DIGITS_MAX + 1];
    size_t whole_n;
    char part[4]; /* after the decimal point */
    size_t part_n;
    bool divided_once; /* a single divider before three digits: "70.500" */
    char divider;
};

static bool add_whole(struct digits *d, const char *s, size_t n)
{
    if (d->whole_n + n > WHOLE_DIGITS_MAX)
        return false;
    memcpy(d->whole + d->whole_n, s, n);
    d->whole_n += n;
    return true;
}

/* The number itself, from `at`; 0: none, or it can't be read one way only. */
static size_t read_digits(struct str t, size_t at, struct digits *d)
{
    size_t first = digits_at(t, at), groups = 0, mark;
    if (first == 0 || !add_whole(d, t.s + at, first))
        return 0;
    at += first;
    while (first <= 3 && (mark = divider_at(t, at)) > 0 && digits_at(t, at + mark) == 3) {
        bool other = groups > 0 && t.s[at] != d->divider;
        if (other && t.s[at] != '.' && t.s[at] != ',')
            break;
        if (other || !add_whole(d, t.s + at + mark, 3))
            return 0;
        d->divider = t.s[at];
        groups++;
        at += mark + 3;
    }
    d->divided_once = groups == 1 && (d->divider == '.' || d->divider == ',');
    if (at + 1 < t.n && (t.s[at] == '.' || t.s[at] == ',') && is_digit(t.s[at + 1])) {
        d->part_n = digits_at(t, at + 1);
        if (d->part_n > 2 || (groups > 0 && t.s[at] == d->divider))
            return 0;
        memcpy(d->part, t.s + at + 1, d->part_n);
        at += 1 + d->part_n;
    }
    return at;
}

/* "k", "K", "m", "mio": a power of ten, and how many bytes; 0: none. */
static int scale_at(struct str t, size_t at, size_t *n)
{
    size_t letters = 0;
    while (at + letters < t.n && is_letter(t.s[at + letters]))
        letters++;
    *n = letters;
    if (letters == 1 && lower(t.s[at]) == 'k')
        return 3;
    if (letters == 1 && lower(t.s[at]) == 'm')
        return 6;
    *n = 0;
    return 0;
}

static bool make_amount(const struct digits *d, int scale, money *out)
{
    if (scale && d->divided_once) /* 1.500k: fifteen hundred, or one and a half million? */
        return false;
    money v = 0;
    for (size_t i = 0; i < d->whole_n; i++)
        v = v * 10 + (d->whole[i] - '0');
    for (int i = 0; i < scale + 2; i++)
        v = v * 10 + ((size_t)i < d->part_n ? d->part[i] - '0' : 0);
    if (v > INT64_C(99999999999999))
        return false;
    *out = v;
    return true;
}

bool answer_amount(struct str *text, money *out)
{
    struct str t = *text;
    struct digits d = {0};
    size_t at = skip_spaces(t, 0), n;
    at = skip_spaces(t, at + currency_at(t, at));
    at = read_digits(t, at, &d);
    if (at == 0)
        return false;
    int scale = scale_at(t, skip_spaces(t, at), &n);
    if (n > 0)
        at = skip_spaces(t, at) + n;
    if (!make_amount(&d, scale, out))
        return false;
    at = skip_spaces(t, at);
    at = skip_spaces(t, at + currency_at(t, at));
    *text = (struct str){t.s + at, t.n - at};
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
    while (at < text->n && space_at(*text, at) == 0 && text->s[at] != ',' && text->s[at] != ';') {
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
        while (at < text.n && space_at(text, at) == 0)
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
