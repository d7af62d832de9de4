/* amount_around.c - what stands round the digits of an amount: spaces, a scale, a currency, a unit,
 * "× 13". Words are those of every language there is. */
#include "base/amount_inside.h"
#include "base/ascii.h"

/* ---- small things at a place -------------------------------------------------------------- */

static bool stands(struct str t, size_t at, const char *what)
{
    size_t n = strlen(what);
    return t.n - at >= n && memcmp(t.s + at, what, n) == 0;
}

size_t amount_one_of(struct str t, size_t at, const char *const *what)
{
    for (; *what; what++)
        if (stands(t, at, *what))
            return strlen(*what);
    return 0;
}

size_t amount_fixed_space(struct str t, size_t at)
{
    /* no-break, figure, thin, narrow no-break */
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF",
                                         NULL};
    return at < t.n && (unsigned char)t.s[at] >= 0xC2 ? amount_one_of(t, at, spaces) : 0;
}

static size_t loose_space(struct str t, size_t at)
{
    return at < t.n && strchr(" \t\n\r", t.s[at]) && t.s[at] ? 1 : 0;
}

size_t amount_space(struct str t, size_t at)
{
    size_t n = loose_space(t, at);
    return n ? n : amount_fixed_space(t, at);
}

size_t amount_skip_spaces(struct str t, size_t at)
{
    for (size_t n; (n = amount_space(t, at)) > 0;)
        at += n;
    return at;
}

/* ---- what multiplies it -------------------------------------------------------------------- */

/* Bytes of `word` if it stands at `at`, in any case; a space in it is any space. It ends with its
 * letters: no letter follows, but a currency may ("kEUR"). */
size_t amount_word_at(struct str t, size_t at, const char *word, bool before_currency)
{
    size_t from = at;
    while (*word) {
        if (*word == ' ') {
            size_t n = amount_skip_spaces(t, at);
            if (n == at)
                return 0;
            at = n;
            word++;
        } else if (at < t.n && ascii_lower(t.s[at]) == ascii_lower(*word)) {
            at++;
            word++;
        } else {
            return 0;
        }
    }
    size_t n;
    bool more = at < t.n && (ascii_is_letter(t.s[at]) ||
                             ((unsigned char)t.s[at] >= 0xC3 && (unsigned char)t.s[at] < 0xE2));
    if (ascii_is_letter(word[-1]) && more && !(before_currency && currency_at(t, at, true, &n)) &&
        !(before_currency && currency_at((struct str){t.s + at, t.n - at}, 0, true, &n)))
        return 0;
    return at - from;
}

/* Most words don't begin as the text does at `at`: then the word needn't be walked. */
static bool may_begin(struct str t, size_t at, const char *word)
{
    return at < t.n && (ascii_lower(t.s[at]) == ascii_lower(*word) || *word == ' ');
}

/* Short forms that no language owns, and words that all of India or East Asia uses. */
static const struct scale_word everywhere[] = {
    {"k", 3},    {"m", 6},    {"mn", 6},  {"mm", 6},    {"mio.", 6},   {"mio", 6},    {"mrd.", 9},
    {"mrd", 9},  {"md", 9},   {"bn", 9},  {"b", 9},     {"tsd.", 3},   {"tsd", 3},    {"lakhs", 5},
    {"lakh", 5}, {"lacs", 5}, {"lac", 5}, {"lpa", 5},   {"l", 5},      {"crores", 7}, {"crore", 7},
    {"cr", 7},   {"千", 3},   {"万", 4},  {"萬", 4},    {"만", 4},     {"億", 8},     {"亿", 8},
    {"억", 8},   {"百万", 6}, {"ke", 3},  {"keuro", 3}, {"keuros", 3}, {NULL, 0},
};

static size_t longest_scale(struct str t, size_t at, const struct scale_word *words, int *power,
                            size_t best)
{
    for (; words && words->word; words++) {
        size_t n = may_begin(t, at, words->word) ? amount_word_at(t, at, words->word, true) : 0;
        if (n > best) {
            best = n;
            *power = words->power;
        }
    }
    return best;
}

static size_t scale_at(struct str t, size_t at, int *power)
{
    size_t n = longest_scale(t, at, everywhere, power, 0);
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        n = longest_scale(t, at, l->scales, power, n);
    return n;
}

/* The scale behind a number that ends at `end`: its last byte goes to *end. */
int amount_scale_behind(struct str t, size_t *end)
{
    int power = 0;
    size_t at = amount_skip_spaces(t, *end);
    if (at < t.n && t.s[at] == '-')
        at++;
    size_t n = scale_at(t, at, &power);
    /* "5 m" is a length, "5 l" a volume; "5m", "5 M" and "5 k" are amounts */
    if (n == 1 && at > *end && strchr("mblt", t.s[at]))
        n = 0;
    if (n)
        *end = at + n;
    return n ? power : 0;
}

/* ---- what stands around it ----------------------------------------------------------------- */

/* The currency that ends before `at`, with or without a space, perhaps with a scale of its own
 * ("k€ 67"): its power. */
int amount_sign_before(struct str t, size_t at, struct amount_reading *r)
{
    size_t space = at;
    while (space > 0 && (t.s[space - 1] == ' ' || (space > 1 && amount_fixed_space(t, space - 2)) ||
                         (space > 2 && amount_fixed_space(t, space - 3))))
        space -= t.s[space - 1] == ' ' ? 1 : amount_fixed_space(t, space - 2) ? 2 : 3;
    for (size_t back = 7; back > 0; back--) {
        size_t n;
        if (back > space)
            continue;
        size_t from = space - back;
        const struct currency *c = currency_at(t, from, true, &n);
        if (!c || from + n != space)
            continue;
        r->currency = c;
        r->sign = (struct str){t.s + from, n};
        r->from = from;
        if (from > 0 && strchr("kKTM", t.s[from - 1]) && t.s[from - 1] &&
            (from == 1 || !ascii_is_letter(t.s[from - 2]))) { /* "k€ 67", "T€ 67" */
            r->from = from - 1;
            return t.s[from - 1] == 'M' ? 6 : 3;
        }
        return 0;
    }
    /* "kEUR 67": the code stands behind a letter, and so isn't alone */
    if (space >= 4 && ascii_lower(t.s[space - 4]) == 'k' &&
        (space == 4 || !ascii_is_letter(t.s[space - 5]))) {
        size_t n;
        struct str code = {t.s + space - 3, 3};
        const struct currency *c = currency_at(code, 0, true, &n);
        if (c && n == 3) {
            r->currency = c;
            r->sign = code;
            r->from = space - 4;
            return 3;
        }
    }
    return 0;
}

static const struct currency *money_word_at(struct str t, size_t at, size_t *n)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const struct money_word *w = l->moneys; w && w->word; w++)
            if (may_begin(t, at, w->word) && (*n = amount_word_at(t, at, w->word, false)))
                return currency_find(w->code);
    return NULL;
}

void amount_sign_behind(struct str t, struct amount_reading *r)
{
    size_t at = amount_skip_spaces(t, r->to), n;
    struct str rest = {t.s + at, t.n - at}; /* "kEUR": what stands before it is the scale's */
    const struct currency *c = currency_at(rest, 0, true, &n);
    if (!c)
        c = money_word_at(t, at, &n);
    if (!c)
        return;
    if (!r->currency) {
        r->currency = c;
        r->sign = (struct str){t.s + at, n};
    }
    r->to = at + n;
}

static size_t unit_at(struct str t, size_t at, enum amount_unit *unit)
{
    size_t best = 0, n;
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const struct unit_words *w = l->units; w && w->word; w++)
            if (may_begin(t, at, w->word) && (n = amount_word_at(t, at, w->word, false)) > best) {
                best = n;
                *unit = w->unit;
            }
    return best;
}

void amount_unit_behind(struct str t, struct amount_reading *r)
{
    size_t at = amount_skip_spaces(t, r->to), n;
    if (at < t.n && t.s[at] == '%') {
        r->unit = AMOUNT_PER_CENT;
        r->to = at + 1;
    } else if (stands(t, at, "\xE2\x80\xB0")) {
        return; /* per mille */
    } else if ((n = unit_at(t, at, &r->unit))) {
        r->to = at + n;
    }
}

/* "× 13", "x 13.5", "* 12". */
void amount_times_behind(struct str t, struct amount_reading *r)
{
    static const char *const signs[] = {"\xC3\x97", "x", "X", "*", NULL};
    size_t at = amount_skip_spaces(t, r->to), n = at < t.n ? amount_one_of(t, at, signs) : 0;
    if (!n)
        return;
    at = amount_skip_spaces(t, at + n);
    size_t from = at;
    while (at < t.n && ascii_is_digit(t.s[at]) && at - from < 6)
        at++;
    if (at == from)
        return;
    int64_t times = 0;
    for (size_t i = from; i < at; i++)
        times = times * 10 + (t.s[i] - '0');
    times *= 100;
    if (at + 1 < t.n && (t.s[at] == '.' || t.s[at] == ',') && ascii_is_digit(t.s[at + 1])) {
        times += 10 * (t.s[++at] - '0');
        if (++at < t.n && ascii_is_digit(t.s[at]))
            times += t.s[at++] - '0';
    }
    if (at < t.n && (ascii_is_digit(t.s[at]) || ascii_is_letter(t.s[at])))
        return;
    r->times_e2 = times;
    r->to = at;
}

void amount_around(struct str t, struct amount_reading *r)
{
    amount_sign_before(t, r->number, r);
    amount_sign_behind(t, r);
    amount_unit_behind(t, r);
    amount_times_behind(t, r);
}
