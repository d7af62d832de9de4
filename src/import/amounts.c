/* amounts.c - numbers in running text; see amounts.h. */
#include "import/amounts.h"

#define VALUE_MAX INT64_C(99999999999999) /* twelve digits of a unit, as a guide holds */

static bool digit_at(struct str t, size_t i)
{
    return i < t.n && t.s[i] >= '0' && t.s[i] <= '9';
}

static bool letter_at(struct str t, size_t i)
{
    unsigned char c = i < t.n ? (unsigned char)t.s[i] : 0;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC3 && c <= 0xCB);
}

static bool here(struct str t, size_t at, const char *what)
{
    size_t n = strlen(what);
    return at + n <= t.n && memcmp(t.s + at, what, n) == 0;
}

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

static bool here_word(struct str t, size_t at, const char *what)
{
    size_t n = strlen(what);
    if (at + n > t.n || letter_at(t, at + n))
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(t.s[at + i]) != what[i])
            return false;
    return true;
}

/* Bytes of one space at `at`: plain, no-break, narrow no-break, thin. */
static size_t space_at(struct str t, size_t at)
{
    if (at < t.n && (t.s[at] == ' ' || t.s[at] == '\n' || t.s[at] == '\t'))
        return 1;
    if (here(t, at, "\xC2\xA0"))
        return 2;
    return here(t, at, "\xE2\x80\xAF") || here(t, at, "\xE2\x80\x89") ? 3 : 0;
}

static size_t skip_space(struct str t, size_t at)
{
    for (size_t n; (n = space_at(t, at)); at += n)
        ;
    return at;
}

size_t dash_at(struct str t, size_t at)
{
    static const char *const dashes[] = {"-", "–", "—", "−", "‑", "‐", "‒"};
    size_t start = skip_space(t, at);
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (here(t, start, dashes[i])) {
            size_t end = start + strlen(dashes[i]);
            if (here(t, end, "-")) /* "--" is a dash of prose, not of a range */
                return 0;
            return skip_space(t, end) - at;
        }
    return 0;
}

/* ---- currencies ----------------------------------------------------------------------------- */

static const struct {
    const char *sign, *code; /* longest first; a sign that names several stands for itself */
} signs[] = {
    {"US$", "USD"}, {"CA$", "CAD"}, {"AU$", "AUD"}, {"SG$", "SGD"}, {"HK$", "HKD"}, {"NZ$", "NZD"},
    {"NT$", "TWD"}, {"MX$", "MXN"}, {"AR$", "ARS"}, {"CN¥", "CNY"}, {"JP¥", "JPY"}, {"C$", "CAD"},
    {"A$", "AUD"},  {"S$", "SGD"},  {"R$", "BRL"},  {"€", "EUR"},   {"£", "GBP"},   {"₹", "INR"},
    {"₪", "ILS"},   {"₩", "KRW"},   {"₺", "TRY"},   {"₫", "VND"},   {"₱", "PHP"},   {"₦", "NGN"},
    {"₴", "UAH"},   {"฿", "THB"},   {"zł", "PLN"},  {"Kč", "CZK"},  {"Rs.", "Rs"},  {"Rs", "Rs"},
    {"RM", "MYR"},  {"¥", "¥"},     {"￥", "¥"},    {"kr", "kr"},   {"$", "$"},
};

static bool is_code(const char *s)
{
    char code[4] = {s[0], s[1], s[2], 0};
    return currency_find(code) != NULL;
}

static const char *code_of(const char *s)
{
    char code[4] = {s[0], s[1], s[2], 0};
    return currency_find(code)->code;
}

static bool alphabetic(const char *sign)
{
    char c = sign[strlen(sign) - 1];
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.';
}

/* The currency that ends right before `at` (spaces skipped); its first byte goes to *from. */
static const char *currency_before(struct str t, size_t at, size_t *from)
{
    size_t end = at;
    while (end > 0 &&
           (t.s[end - 1] == ' ' || (end > 1 && t.s[end - 2] == '\xC2' && t.s[end - 1] == '\xA0')))
        end -= t.s[end - 1] == ' ' ? 1 : 2;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t n = strlen(signs[i].sign);
        if (n > end || memcmp(t.s + end - n, signs[i].sign, n) != 0)
            continue;
        bool letters = (signs[i].sign[0] >= 'A' && signs[i].sign[0] <= 'z');
        if (letters && end - n > 0 && letter_at(t, end - n - 1))
            continue;
        *from = end - n;
        return signs[i].code;
    }
    if (end >= 3 && is_code(t.s + end - 3) && !(end > 3 && letter_at(t, end - 4))) {
        *from = end - 3;
        return code_of(t.s + end - 3);
    }
    return NULL;
}

static const char *currency_after(struct str t, size_t at, size_t *end)
{
    size_t start = skip_space(t, at);
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (here(t, start, signs[i].sign) && strcmp(signs[i].sign, "$") != 0) {
            size_t to = start + strlen(signs[i].sign);
            bool own = !digit_at(t, to) && !(alphabetic(signs[i].sign) && letter_at(t, to));
            if (own && strcmp(signs[i].sign, "RM") != 0) {
                *end = to;
                return signs[i].code;
            }
        }
    if (start + 3 <= t.n && is_code(t.s + start) && !letter_at(t, start + 3)) {
        *end = start + 3;
        return code_of(t.s + start);
    }
    return NULL;
}

/* ---- one number ------------------------------------------------------------------------------ */

struct digits {
    int64_t whole;      /* all digits as one integer */
    unsigned n, places; /* digits; how many stand behind the decimal mark */
    unsigned groups;
    bool unclear;
};

/* The byte(s) between groups of digits: "," "." "'" or a space that is followed by three digits. */
static size_t mark_at(struct str t, size_t at, char *mark)
{
    if (at < t.n && strchr(",.'", t.s[at]) && digit_at(t, at + 1)) {
        *mark = t.s[at];
        return 1;
    }
    size_t n = space_at(t, at);
    if (n && t.s[at] != '\n' && digit_at(t, at + n) && digit_at(t, at + n + 1) &&
        digit_at(t, at + n + 2) && !digit_at(t, at + n + 3)) {
        *mark = ' ';
        return n;
    }
    return 0;
}

/* Reads digits with their marks and decides which mark groups and which divides the fraction: three
 * digits behind the last mark group unless a scale follows; Indian grouping is 2, 2, 3. */
static size_t digits_read(struct str t, size_t at, struct digits *d, bool priced)
{
    unsigned len[12], n = 0;
    char marks[12];
    size_t i = at;
    *d = (struct digits){0};
    for (;;) {
        unsigned run = 0;
        while (digit_at(t, i)) {
            if (d->n < 18)
                d->whole = d->whole * 10 + (t.s[i] - '0');
            d->n++;
            run++;
            i++;
        }
        len[n++] = run;
        char mark;
        size_t m = n < 12 ? mark_at(t, i, &mark) : 0;
        if (!m || (mark == ' ' && (!priced || run > 3)))
            break;
        if (n > 1 && mark != marks[n - 2] && marks[n - 2] != ',' && mark == ',')
            break;
        marks[n - 1] = mark;
        i += m;
    }
    d->groups = n;
    d->unclear = d->n > 15;
    if (n == 1)
        return i;
    char last = marks[n - 2];
    size_t after = skip_space(t, i);
    bool scale = after < t.n && strchr("KkMmBb", t.s[after]) && !letter_at(t, after + 1);
    bool words = here_word(t, after, "million") || here_word(t, after, "billion") ||
                 here_word(t, after, "lakh") || here_word(t, after, "crore");
    bool mixed = n > 2 && marks[0] != last;
    bool fraction =
        mixed || len[n - 1] != 3 || (last == '.' && n == 2 && (scale || words || !priced));
    if (fraction) {
        d->places = len[n - 1];
        if (last == ' ' || last == '\'' || (n > 2 && !mixed) || (last == ',' && d->places > 2) ||
            (last == ',' && !scale && !words && d->places != 2))
            d->unclear = true;
    } else if (len[0] == 0 || len[0] > 3) {
        d->unclear = true;
    }
    unsigned whole_groups = fraction ? n - 1 : n;
    for (unsigned k = 1; k < whole_groups; k++) {
        bool ends = k + 1 == whole_groups;
        bool indian = last == ',' && len[1] == 2 && whole_groups > 2;
        if (len[k] != (ends || !indian ? 3u : 2u))
            d->unclear = true;
    }
    return i;
}

/* K, M, B, lakh, crore … at `at`: the power of ten; the end goes to *end. */
static unsigned scale_at(struct str t, size_t at, size_t *end)
{
    static const struct {
        const char *word;
        unsigned zeros;
    } words[] = {{"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12},
                 {"lakhs", 5},    {"lakh", 5},    {"crores", 7},  {"crore", 7},
                 {"bn", 9},       {"mm", 6},      {"cr", 7},      {"lpa", 5}};
    *end = at;
    if (at < t.n && !letter_at(t, at + 1)) {
        unsigned zeros = strchr("Kk", t.s[at])   ? 3
                         : strchr("Mm", t.s[at]) ? 6
                         : strchr("Bb", t.s[at]) ? 9
                         : t.s[at] == 'T'        ? 12
                         : t.s[at] == 'L'        ? 5
                                                 : 0;
        if (zeros && t.s[at]) {
            *end = at + 1;
            return zeros;
        }
    }
    size_t word = skip_space(t, at);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (here_word(t, word, words[i].word)) {
            *end = word + strlen(words[i].word);
            return words[i].zeros;
        }
    return 0;
}

static bool scaled_value(const struct digits *d, unsigned zeros, money *out)
{
    int64_t v = d->whole;
    int power = (int)zeros + 2 - (int)d->places;
    for (; power > 0; power--) {
        if (v > INT64_MAX / 10)
            return false;
        v *= 10;
    }
    for (; power < 0; power++) {
        if (v % 10)
            return false; /* finer than 1/100 */
        v /= 10;
    }
    *out = v;
    return v <= VALUE_MAX;
}

/* "/yr", "/4yr", "/year", "/month", "per year", "a year", "annually": at the number's end. */
static size_t period_at(struct str t, size_t at, struct found *out)
{
    static const char *const year[] = {"/yr", "/year", "/annum", "/y", "per year", "per annum"};
    static const char *const month[] = {"/mo", "/month", "per month"};
    size_t word = t.n > at && t.s[at] == '/' ? at : skip_space(t, at);
    for (size_t i = 0; i < sizeof year / sizeof *year; i++)
        if (here_word(t, word, year[i])) {
            out->period = PERIOD_YEAR;
            return word + strlen(year[i]);
        }
    for (size_t i = 0; i < sizeof month / sizeof *month; i++)
        if (here_word(t, word, month[i])) {
            out->period = PERIOD_MONTH;
            return word + strlen(month[i]);
        }
    if (here(t, word, "/") && digit_at(t, word + 1) && t.s[word + 1] > '0' &&
        !digit_at(t, word + 2)) {
        size_t unit = word + 2;
        unit += here(t, unit, "-") || here(t, unit, " ");
        if (here_word(t, unit, "yr") || here_word(t, unit, "yrs") || here_word(t, unit, "y") ||
            here_word(t, unit, "years") || here_word(t, unit, "year")) {
            out->period = PERIOD_GRANT;
            out->years = t.s[word + 1] - '0';
            while (letter_at(t, unit))
                unit++;
            return unit;
        }
    }
    return at;
}

/* The number whose first digit stands at `at`. */
static void number_at(struct str t, size_t at, struct found *out)
{
    size_t from = at, end, after;
    *out = (struct found){0};
    out->currency = currency_before(t, at, &from);
    struct digits d;
    end = digits_read(t, at, &d, out->currency != NULL);
    if (!out->currency && currency_after(t, end, &after)) /* "62.000 €" */
        end = digits_read(t, at, &d, true);
    unsigned zeros = scale_at(t, end, &after);
    if (zeros == 5 && after == end + 1 && !out->currency)
        zeros = 0, after = end; /* "3L" is no amount without a currency */
    out->scaled = after > end;
    out->zeros = zeros;
    end = after;
    if (out->currency && from + 3 < at && is_code(t.s + from) && d.n < 3 && !out->scaled) {
        out->currency = NULL; /* "PHP 8" is no amount */
        from = at;
    }
    if (!out->currency && currency_after(t, end, &after)) {
        out->currency = currency_after(t, end, &after);
        end = after;
    }
    size_t percent = skip_space(t, end);
    bool is_percent = !out->currency && !out->scaled && here(t, percent, "%");
    if (is_percent)
        end = percent + 1;
    if (here(t, end, "+") && !digit_at(t, end + 1)) {
        out->open = true;
        end++;
    }
    out->kind = is_percent ? AMOUNT_PERCENT : out->currency ? AMOUNT_MONEY : AMOUNT_COUNT;
    if (out->kind == AMOUNT_MONEY || out->scaled)
        end = period_at(t, end, out);
    if (!out->open && here(t, end, "+") && !digit_at(t, end + 1)) {
        out->open = true;
        end++;
    }
    /* "62.000" of nothing: a thousand or a fraction */
    bool either = out->kind == AMOUNT_COUNT && !out->scaled && d.groups == 2 && d.places == 3;
    if (d.unclear || either || !scaled_value(&d, zeros, &out->value))
        out->kind = AMOUNT_UNCLEAR;
    out->digits = d.n;
    out->off = from;
    out->len = end - from;
}

/* A digit that continues a word ("L4", "Q4", "SOC2", "S3") is part of it, and so is "4-year". */
static bool starts_number(struct str t, size_t i)
{
    if (!digit_at(t, i))
        return false;
    if (i == 0)
        return true;
    unsigned char before = (unsigned char)t.s[i - 1];
    size_t from;
    if (letter_at(t, i - 1) || before == '_')
        return currency_before(t, i, &from) != NULL;
    if ((before == '.' || before == ',') && i > 1 && digit_at(t, i - 2))
        return false;
    return true;
}

bool amounts_next(struct str text, size_t from, struct found *out)
{
    for (size_t i = from; i < text.n; i++) {
        if (!starts_number(text, i))
            continue;
        number_at(text, i, out);
        if (out->off < from) {
            out->len -= from - out->off;
            out->off = from;
        }
        return true;
    }
    *out = (struct found){0};
    return false;
}

/* ---- ranges ---------------------------------------------------------------------------------- */

static bool same_kind(const struct found *a, struct found *b)
{
    /* "A$10,000–$20,000": the second end's sign is the first's, shortened */
    const struct currency *c = a->currency ? currency_find(a->currency) : NULL;
    if (c && b->currency && strlen(b->currency) < 3 && strstr(c->symbol, b->currency))
        b->currency = a->currency;
    if (b->currency && a->currency)
        return strcmp(a->currency, b->currency) == 0;
    return !b->currency || !a->currency;
}

/* Gives the first end the second's scale or unit, and the second the first's currency. */
static bool join_ends(struct found *min, struct found *max)
{
    if (!same_kind(min, max))
        return false;
    if (max->kind == AMOUNT_PERCENT && min->kind == AMOUNT_COUNT && !min->scaled) {
        min->kind = AMOUNT_PERCENT;
        return true;
    }
    if (min->kind == AMOUNT_PERCENT || max->kind == AMOUNT_PERCENT)
        return min->kind == max->kind;
    const char *currency = min->currency ? min->currency : max->currency;
    if (currency && max->kind == AMOUNT_COUNT)
        max->kind = AMOUNT_MONEY;
    if (currency && min->kind == AMOUNT_COUNT)
        min->kind = AMOUNT_MONEY;
    min->currency = max->currency = currency;
    return true;
}

bool amounts_range(struct str text, size_t from, struct found_range *out)
{
    struct found a, b;
    if (!amounts_next(text, from, &a))
        return false;
    *out = (struct found_range){a, a, a.open, a.off, a.len};
    size_t end = a.off + a.len, dash = dash_at(text, end);
    if (!dash) {
        size_t to = skip_space(text, end);
        if (to > end && here_word(text, to, "to"))
            dash = skip_space(text, to + 2) - end;
    }
    if (!dash || !amounts_next(text, end + dash, &b) || b.off != end + dash)
        return true;
    bool bare = !a.scaled && b.scaled && a.period == PERIOD_UNSTATED;
    if (!join_ends(&a, &b))
        return true;
    if (bare && a.kind == AMOUNT_MONEY && a.digits <= 3) {
        for (unsigned i = 0; i < b.zeros && a.kind != AMOUNT_UNCLEAR; i++)
            if ((a.value *= 10) > VALUE_MAX)
                a.kind = AMOUNT_UNCLEAR;
        a.scaled = true;
    } else if (a.scaled && !b.scaled && b.kind == AMOUNT_MONEY && b.digits <= 3) {
        b.kind = AMOUNT_UNCLEAR;
    }
    if (a.period == PERIOD_UNSTATED) {
        a.period = b.period;
        a.years = b.years;
    }
    if (a.kind != AMOUNT_UNCLEAR && b.kind != AMOUNT_UNCLEAR && b.value < a.value)
        b.kind = AMOUNT_UNCLEAR;
    out->min = a;
    out->max = b;
    out->open = b.open;
    out->len = b.off + b.len - out->off;
    return true;
}
