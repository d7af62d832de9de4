/* amount_text.c - from a row of digits to every value it may mean.
 *
 * A row of digits and single dividers is cut into groups: "67" "," "000". A reading takes some
 * groups as one whole number, perhaps the next as its decimals, then what multiplies it, then what
 * stands around it: sign, unit, "× 13". Whole numbers only: 67,000 doesn't stand in 1,067,000 or in
 * 67,000,000. */
#include "base/amount_text.h"

enum { GROUPS_MAX = 24, DIGITS_MAX = 15, DECIMALS_MAX = 6 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- small things at a place -------------------------------------------------------------- */

static bool stands(struct str t, size_t at, const char *what)
{
    size_t n = strlen(what);
    return t.n - at >= n && memcmp(t.s + at, what, n) == 0;
}

static size_t one_of(struct str t, size_t at, const char *const *what)
{
    for (; *what; what++)
        if (stands(t, at, *what))
            return strlen(*what);
    return 0;
}

static size_t fixed_space(struct str t, size_t at)
{
    /* no-break, figure, thin, narrow no-break */
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\x87", "\xE2\x80\x89", "\xE2\x80\xAF",
                                         NULL};
    return at < t.n && (unsigned char)t.s[at] >= 0xC2 ? one_of(t, at, spaces) : 0;
}

static size_t loose_space(struct str t, size_t at)
{
    return at < t.n && strchr(" \t\n\r", t.s[at]) && t.s[at] ? 1 : 0;
}

size_t amount_space(struct str t, size_t at)
{
    size_t n = loose_space(t, at);
    return n ? n : fixed_space(t, at);
}

static size_t skip_spaces(struct str t, size_t at)
{
    for (size_t n; (n = amount_space(t, at)) > 0;)
        at += n;
    return at;
}

size_t amount_date_at(struct str t, size_t at)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (at + i >= t.n || (form[i] == 'd' ? !is_digit(t.s[at + i]) : t.s[at + i] != '-'))
            return 0;
    size_t end = at + sizeof form - 1;
    return end < t.n && is_digit(t.s[end]) ? 0 : sizeof form - 1;
}

/* ---- groups of digits ---------------------------------------------------------------------- */

enum divider { /* what stands in front of a group */
               NOTHING,
               COMMA,
               POINT,
               APOSTROPHE,
               FIXED_SPACE,
               SPACE,
               HYPHEN
};

struct groups {
    size_t at[GROUPS_MAX], len[GROUPS_MAX];
    enum divider before[GROUPS_MAX];
    bool spaced[GROUPS_MAX]; /* an ordinary space stands before it, perhaps after a comma */
    size_t n;
};

static size_t divider_at(struct str t, size_t at, enum amount_how how, enum divider *kind,
                         bool *spaced)
{
    static const char *const apostrophes[] = {"'", "\xE2\x80\x99", "_", "\xC2\xB7", NULL};
    static const char *const hyphens[] = {"-", "\xE2\x80\x90", "\xE2\x80\x91", NULL};
    size_t n;
    *spaced = false;
    if (at >= t.n)
        return 0;
    if (t.s[at] == ',' || t.s[at] == '.') {
        *kind = t.s[at] == ',' ? COMMA : POINT;
        n = 1;
    } else if ((n = one_of(t, at, apostrophes))) {
        *kind = APOSTROPHE;
    } else if ((n = fixed_space(t, at))) {
        *kind = FIXED_SPACE;
    } else if ((n = loose_space(t, at))) {
        *kind = SPACE;
        *spaced = true;
    } else if (how == AMOUNT_LOOSE && (n = one_of(t, at, hyphens))) {
        *kind = HYPHEN;
    } else {
        return 0;
    }
    if (how == AMOUNT_LOOSE) { /* "67, 000", "67 ,000": one space more */
        if ((*kind == SPACE || *kind == FIXED_SPACE) && at + n < t.n &&
            strchr(",.'", t.s[at + n]) && at + n + 1 < t.n && is_digit(t.s[at + n + 1])) {
            *kind = t.s[at + n] == ',' ? COMMA : t.s[at + n] == '.' ? POINT : APOSTROPHE;
            n++;
        }
        size_t more = amount_space(t, at + n);
        *spaced = *spaced || more > 0;
        n += more;
    }
    return n;
}

static size_t gather(struct str t, size_t at, enum amount_how how, struct groups *g)
{
    enum divider kind = NOTHING;
    bool spaced = false;
    size_t end = at;
    g->n = 0;
    while (g->n < GROUPS_MAX && at < t.n && is_digit(t.s[at])) {
        size_t from = at, n;
        while (at < t.n && is_digit(t.s[at]))
            at++;
        g->at[g->n] = from;
        g->len[g->n] = at - from;
        g->before[g->n] = kind;
        g->spaced[g->n++] = spaced;
        end = at;
        n = divider_at(t, at, how, &kind, &spaced);
        if (!n)
            break;
        at += n;
    }
    return end;
}

/* May groups i to j be read as one number? In threes, or as in India: 38,00,000. */
static bool is_whole(const struct groups *g, size_t i, size_t j)
{
    bool threes = true, indian = j > i + 1 && g->len[j] == 3 && g->len[i] <= 2;
    if (j > i && (g->len[i] > 3 || g->len[i] == 0))
        return false;
    for (size_t k = i + 1; k <= j; k++) {
        threes = threes && g->len[k] == 3;
        indian = indian && (k == j || g->len[k] == 2) && g->before[k] == COMMA;
        if (g->before[k] != g->before[i + 1])
            return false;
    }
    return threes || indian;
}

/* Is the number that begins with group i the end of a longer one? */
static bool goes_on_before(const struct groups *g, size_t i, size_t j)
{
    if (i == 0)
        return false;
    if (g->before[i] == HYPHEN) /* a range, unless hyphens divide this one too: a phone number */
        return j > i && g->before[i + 1] == HYPHEN;
    return !g->spaced[i] && g->len[i] == 3;
}

static bool goes_on_behind(const struct groups *g, size_t i, size_t j)
{
    if (j + 1 >= g->n)
        return false;
    if (g->before[j + 1] == HYPHEN)
        return j > i && g->before[j] == HYPHEN;
    return !g->spaced[j + 1] && g->len[j + 1] == 3;
}

static bool digits_of(struct str t, const struct groups *g, size_t i, size_t j, int64_t *out)
{
    int64_t v = 0;
    size_t digits = 0;
    for (size_t k = i; k <= j; k++)
        for (size_t d = 0; d < g->len[k]; d++) {
            if (v == 0 && digits) /* a leading zero: 067 is part of something else */
                return false;
            v = v * 10 + (t.s[g->at[k] + d] - '0');
            if (++digits > DIGITS_MAX)
                return false;
        }
    *out = v;
    return true;
}

/* ---- what multiplies it -------------------------------------------------------------------- */

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
}

/* Bytes of `word` if it stands at `at`, in any case; a space in it is any space. It ends with its
 * letters: no letter follows, but a currency may ("kEUR"). */
static size_t word_at(struct str t, size_t at, const char *word, bool before_currency)
{
    size_t from = at;
    while (*word) {
        if (*word == ' ') {
            size_t n = skip_spaces(t, at);
            if (n == at)
                return 0;
            at = n;
            word++;
        } else if (at < t.n && lower(t.s[at]) == lower(*word)) {
            at++;
            word++;
        } else {
            return 0;
        }
    }
    size_t n;
    bool more = at < t.n && (is_letter(t.s[at]) ||
                             ((unsigned char)t.s[at] >= 0xC3 && (unsigned char)t.s[at] < 0xE2));
    if (is_letter(word[-1]) && more && !(before_currency && currency_at(t, at, true, &n)) &&
        !(before_currency && currency_at((struct str){t.s + at, t.n - at}, 0, true, &n)))
        return 0;
    return at - from;
}

/* Short forms that no language owns, and words that all of India or East Asia uses. */
static const struct scale_word everywhere[] = {
    {"k", 3},    {"m", 6},    {"mn", 6},  {"mm", 6},  {"mio.", 6}, {"mio", 6},    {"mrd.", 9},
    {"mrd", 9},  {"md", 9},   {"bn", 9},  {"b", 9},   {"tsd.", 3}, {"tsd", 3},    {"lakhs", 5},
    {"lakh", 5}, {"lacs", 5}, {"lac", 5}, {"lpa", 5}, {"l", 5},    {"crores", 7}, {"crore", 7},
    {"cr", 7},   {"千", 3},   {"万", 4},  {"萬", 4},  {"만", 4},   {"億", 8},     {"亿", 8},
    {"억", 8},   {"百万", 6}, {NULL, 0},
};

static size_t longest_scale(struct str t, size_t at, const struct scale_word *words, int *power,
                            size_t best)
{
    for (; words && words->word; words++) {
        size_t n = word_at(t, at, words->word, true);
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
static int scale_behind(struct str t, size_t *end)
{
    int power = 0;
    size_t at = skip_spaces(t, *end);
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

/* whole.fraction × 10^power, in 1/100. */
static bool value_of(int64_t whole, int64_t fraction, size_t places, int power, money *out)
{
    int64_t v = whole;
    for (size_t i = 0; i < places; i++)
        if (__builtin_mul_overflow(v, 10, &v))
            return false;
    if (__builtin_add_overflow(v, fraction, &v))
        return false;
    int shift = power + 2 - (int)places;
    for (; shift > 0; shift--)
        if (__builtin_mul_overflow(v, 10, &v))
            return false;
    for (; shift < 0; shift++) {
        if (v % 10)
            return false;
        v /= 10;
    }
    *out = v;
    return true;
}

/* ---- what stands around it ----------------------------------------------------------------- */

/* The currency that ends before `at`, with or without a space, perhaps with a scale of its own
 * ("k€ 67"): its power. */
static int sign_before(struct str t, size_t at, struct amount_reading *r)
{
    size_t space = at;
    while (space > 0 && (t.s[space - 1] == ' ' || (space > 1 && fixed_space(t, space - 2)) ||
                         (space > 2 && fixed_space(t, space - 3))))
        space -= t.s[space - 1] == ' ' ? 1 : fixed_space(t, space - 2) ? 2 : 3;
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
        if (from > 0 && (lower(t.s[from - 1]) == 'k' || t.s[from - 1] == 'M') &&
            (from == 1 || !is_letter(t.s[from - 2]))) {
            r->from = from - 1;
            return lower(t.s[from - 1]) == 'k' ? 3 : 6;
        }
        return 0;
    }
    /* "kEUR 67": the code stands behind a letter, and so isn't alone */
    if (space >= 4 && lower(t.s[space - 4]) == 'k' && (space == 4 || !is_letter(t.s[space - 5]))) {
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
            if ((*n = word_at(t, at, w->word, false)))
                return currency_find(w->code);
    return NULL;
}

static void sign_behind(struct str t, struct amount_reading *r)
{
    size_t at = skip_spaces(t, r->to), n;
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
            if ((n = word_at(t, at, w->word, false)) > best) {
                best = n;
                *unit = w->unit;
            }
    return best;
}

static void unit_behind(struct str t, struct amount_reading *r)
{
    size_t at = skip_spaces(t, r->to), n;
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
static void times_behind(struct str t, struct amount_reading *r)
{
    static const char *const signs[] = {"\xC3\x97", "x", "X", "*", NULL};
    size_t at = skip_spaces(t, r->to), n = at < t.n ? one_of(t, at, signs) : 0;
    if (!n)
        return;
    at = skip_spaces(t, at + n);
    size_t from = at;
    while (at < t.n && is_digit(t.s[at]) && at - from < 6)
        at++;
    if (at == from)
        return;
    int64_t times = 0;
    for (size_t i = from; i < at; i++)
        times = times * 10 + (t.s[i] - '0');
    times *= 100;
    if (at + 1 < t.n && (t.s[at] == '.' || t.s[at] == ',') && is_digit(t.s[at + 1])) {
        times += 10 * (t.s[++at] - '0');
        if (++at < t.n && is_digit(t.s[at]))
            times += t.s[at++] - '0';
    }
    if (at < t.n && (is_digit(t.s[at]) || is_letter(t.s[at])))
        return;
    r->times_e2 = times;
    r->to = at;
}

void amount_around(struct str t, struct amount_reading *r)
{
    sign_before(t, r->number, r);
    sign_behind(t, r);
    unit_behind(t, r);
    times_behind(t, r);
}

/* ---- one reading ----------------------------------------------------------------------------- */

struct reader {
    struct str t;
    enum amount_how how;
    struct groups g;
    struct amount_reading *out;
    size_t n;
};

static bool is_there(const struct reader *r, const struct amount_reading *new)
{
    for (size_t i = 0; i < r->n; i++)
        if (r->out[i].value == new->value && r->out[i].unit == new->unit &&
            r->out[i].currency == new->currency && r->out[i].to == new->to)
            return true;
    return false;
}

/* `whole` and `fraction` have been read up to `end`; what multiplies and surrounds it is added. */
static void add(struct reader *r, size_t i, size_t end, int64_t whole, int64_t fraction,
                size_t places, bool needs_scale)
{
    struct amount_reading new = {.number = r->g.at[i], .from = r->g.at[i]};
    int power = sign_before(r->t, r->g.at[i], &new);
    new.number_end = end;
    int behind = scale_behind(r->t, &new.number_end);
    new.scaled = power || behind;
    if (needs_scale && !new.scaled)
        return;
    for (size_t k = r->g.at[i]; k < end; k++)
        new.digits += is_digit(r->t.s[k]);
    new.to = new.number_end;
    if (!value_of(whole, fraction, places, power + behind, &new.value))
        return;
    sign_behind(r->t, &new);
    if (new.currency &&new.currency->word &&new.digits < 3 && new.sign.n == 3)
        new.currency = NULL;
    unit_behind(r->t, &new);
    times_behind(r->t, &new);
    if (r->n < AMOUNT_READINGS && !is_there(r, &new))
        r->out[r->n++] = new;
}

/* A decimal point or comma behind group j, and what stands behind it: of three digits it is one
 * only where a scale follows ("1.234M") or nothing but it could be meant ("0.067"). */
static void read_decimals(struct reader *r, size_t i, size_t j, int64_t whole)
{
    const struct groups *g = &r->g;
    size_t d = j + 1;
    if (d >= g->n || g->spaced[d] || (g->before[d] != POINT && g->before[d] != COMMA) ||
        (j > i && g->before[d] == g->before[i + 1]) || g->len[d] > DECIMALS_MAX ||
        goes_on_behind(g, i, d))
        return;
    int64_t fraction = 0;
    for (size_t k = 0; k < g->len[d]; k++)
        fraction = fraction * 10 + (r->t.s[g->at[d] + k] - '0');
    add(r, i, g->at[d] + g->len[d], whole, fraction, g->len[d], g->len[d] == 3 && whole != 0);
}

static void read_span(struct reader *r, size_t i, size_t j)
{
    const struct groups *g = &r->g;
    size_t before = r->n;
    int64_t whole;
    if (!is_whole(g, i, j) || goes_on_before(g, i, j) || !digits_of(r->t, g, i, j, &whole))
        return;
    read_decimals(r, i, j, whole);
    bool decimals = r->how == AMOUNT_STRICT && r->n > before;
    if (!goes_on_behind(g, i, j) && !decimals)
        add(r, i, g->at[j] + g->len[j], whole, 0, 0, false);
}

/* "6 7 0 0 0": the whole row with everything between its digits removed. */
static void read_joined(struct reader *r)
{
    int64_t whole;
    size_t last = r->g.n - 1;
    if (r->g.n > 1 && digits_of(r->t, &r->g, 0, last, &whole))
        add(r, 0, r->g.at[last] + r->g.len[last], whole, 0, 0, false);
}

/* A digit that goes on a word or a number begins none; a currency's letters may stand before it. */
static bool begins(struct str t, size_t at)
{
    if (at == 0 || !(is_letter(t.s[at - 1]) || is_digit(t.s[at - 1])))
        return true;
    struct amount_reading r = {0};
    sign_before(t, at, &r);
    return r.currency != NULL;
}

size_t amount_readings(struct str t, size_t at, enum amount_how how,
                       struct amount_reading out[AMOUNT_READINGS], size_t *end)
{
    struct reader r = {.t = t, .how = how, .out = out};
    *end = at + 1;
    if (at >= t.n || !is_digit(t.s[at]))
        return 0;
    if (amount_date_at(t, at)) {
        *end = at + amount_date_at(t, at);
        return 0;
    }
    *end = gather(t, at, how, &r.g);
    if (!begins(t, at))
        return 0;
    if (how == AMOUNT_LOOSE) {
        for (size_t i = 0; i < r.g.n; i++)
            for (size_t j = i; j < r.g.n; j++)
                read_span(&r, i, j);
        read_joined(&r);
        if (r.g.n == GROUPS_MAX) /* a longer row goes on from its last groups */
            *end = r.g.at[GROUPS_MAX - 4];
        return r.n;
    }
    /* the longest whole number, with decimals where it has them */
    size_t j = 0;
    while (j + 1 < r.g.n && r.g.len[j + 1] == 3 && is_whole(&r.g, 0, j + 1))
        j++;
    for (size_t k = r.g.n; k-- > j + 1;) /* 38,00,000 */
        if (is_whole(&r.g, 0, k)) {
            j = k;
            break;
        }
    read_span(&r, 0, j);
    /* "1.500k": either way; "0.067M": no thousands */
    if (j == 1 && (!r.n || r.out[0].scaled) && (r.g.before[1] == POINT || r.g.before[1] == COMMA))
        read_span(&r, 0, 0);
    *end = r.g.at[j] + r.g.len[j];
    for (size_t k = 0; k < r.n; k++)
        if (r.out[k].number_end > *end)
            *end = r.out[k].number_end;
    return r.n;
}

bool amount_read(struct str *text, struct amount_reading *out)
{
    struct amount_reading all[AMOUNT_READINGS], *best = NULL;
    size_t first = 0, end;
    while (first < text->n && !is_digit(text->s[first]))
        first++;
    size_t n = amount_readings(*text, first, AMOUNT_STRICT, all, &end);
    for (size_t i = 0; i < n; i++) {
        if (best && best->value != all[i].value)
            return false;
        if (!best || all[i].to > best->to)
            best = &all[i];
    }
    if (!best || best->from != skip_spaces(*text, 0))
        return false;
    size_t to = skip_spaces(*text, best->to);
    *out = *best;
    *text = (struct str){text->s + to, text->n - to};
    return true;
}
