/* amount_text.c - from a row of digits to every value it may mean.
 *
 * A row of digits and single dividers is cut into groups: "67" "," "000". A reading takes some
 * groups as one whole number, perhaps the next as its decimals, then what multiplies it, then what
 * stands around it: sign, unit, "× 13". Whole numbers only: 67,000 doesn't stand in 1,067,000 or in
 * 67,000,000. */
#include "base/amount_inside.h"
#include "base/ascii.h"

const char *amount_unit_name(enum amount_unit unit)
{
    static const char *const names[] = {
        [AMOUNT_A_YEAR] = "year",           [AMOUNT_A_MONTH] = "month",
        [AMOUNT_FOUR_WEEKS] = "four-weeks", [AMOUNT_A_FORTNIGHT] = "fortnight",
        [AMOUNT_A_WEEK] = "week",           [AMOUNT_A_DAY] = "day",
        [AMOUNT_AN_HOUR] = "hour",          [AMOUNT_OF_MONTHS] = "months",
        [AMOUNT_OF_WEEKS] = "weeks",        [AMOUNT_OF_DAYS] = "days",
        [AMOUNT_OF_HOURS] = "hours",        [AMOUNT_OF_SHARES] = "shares",
        [AMOUNT_PER_CENT] = "percent"};
    return names[unit];
}

enum { GROUPS_MAX = 24, DIGITS_MAX = 15, DECIMALS_MAX = 6 };

/* ---- a date -------------------------------------------------------------------------------- */

/* "2026-11-27" at `at`: its bytes, or 0. A date is no amount. */
static size_t date_at(struct str t, size_t at)
{
    static const char form[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof form - 1; i++)
        if (at + i >= t.n || (form[i] == 'd' ? !ascii_is_digit(t.s[at + i]) : t.s[at + i] != '-'))
            return 0;
    size_t end = at + sizeof form - 1;
    return end < t.n && ascii_is_digit(t.s[end]) ? 0 : sizeof form - 1;
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
    /* and what stands beside it on a Swiss keyboard */
    static const char *const apostrophes[] = {"'", "\xE2\x80\x99", "`", "\xC2\xB4",
                                              "_", "\xC2\xB7",     NULL};
    static const char *const hyphens[] = {"-", "\xE2\x80\x90", "\xE2\x80\x91", NULL};
    size_t n;
    *spaced = false;
    if (at >= t.n)
        return 0;
    if (t.s[at] == ',' || t.s[at] == '.') {
        *kind = t.s[at] == ',' ? COMMA : POINT;
        n = 1;
    } else if ((n = amount_one_of(t, at, apostrophes))) {
        *kind = APOSTROPHE;
    } else if ((n = amount_fixed_space(t, at))) {
        *kind = FIXED_SPACE;
    } else if ((n = amount_space(t, at))) {
        *kind = SPACE;
        *spaced = true;
    } else if (how == AMOUNT_LOOSE && (n = amount_one_of(t, at, hyphens))) {
        *kind = HYPHEN;
    } else {
        return 0;
    }
    if (how == AMOUNT_LOOSE) { /* "67, 000", "67 ,000": one space more */
        if ((*kind == SPACE || *kind == FIXED_SPACE) && at + n < t.n &&
            strchr(",.'", t.s[at + n]) && at + n + 1 < t.n && ascii_is_digit(t.s[at + n + 1])) {
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
    while (g->n < GROUPS_MAX && at < t.n && ascii_is_digit(t.s[at])) {
        size_t from = at, n;
        while (at < t.n && ascii_is_digit(t.s[at]))
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

/* 38,00,000: pairs and, at the end, three. */
static bool is_indian(const struct groups *g, size_t i, size_t j)
{
    if (j < i + 2 || g->len[j] != 3 || g->len[i] > 2)
        return false;
    for (size_t k = i + 1; k <= j; k++)
        if (g->before[k] != COMMA || (k < j && g->len[k] != 2))
            return false;
    return true;
}

/* May groups i to j be read as one number? In threes, or as in India. */
static bool is_whole(const struct groups *g, size_t i, size_t j)
{
    if (is_indian(g, i, j))
        return true;
    if (j > i && (g->len[i] > 3 || g->len[i] == 0))
        return false;
    for (size_t k = i + 1; k <= j; k++)
        if (g->len[k] != 3 || g->before[k] != g->before[i + 1])
            return false;
    return true;
}

/* Are groups i to j a part of a longer number of India's? 60,000 is none of 1,60,000. */
static bool within_indian(const struct groups *g, size_t i, size_t j)
{
    size_t from = i, to = j;
    while (from > 0 && g->before[from] == COMMA && !g->spaced[from] && g->len[from - 1] <= 2)
        from--;
    while (to + 1 < g->n && g->before[to + 1] == COMMA && !g->spaced[to + 1])
        to++;
    for (size_t k = from; k <= i; k++)
        for (size_t m = to; m + 1 > j; m--)
            if ((k < i || m > j) && is_indian(g, k, m))
                return true;
    return false;
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

/* ---- values -------------------------------------------------------------------------------- */

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

/* ---- ranges -------------------------------------------------------------------------------- */

/* What stands between the ends of a range, spaces with it: its bytes, or 0. */
static size_t range_at(struct str t, size_t at, bool *in_words)
{
    static const char *const dashes[] = {
        "-", "\xE2\x80\x90", "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94", "/", NULL};
    size_t from = at, n;
    at = amount_skip_spaces(t, at);
    n = at < t.n ? amount_one_of(t, at, dashes) : 0;
    *in_words = n == 0;
    const struct language *l;
    for (size_t i = 0; !n && at > from && (l = language_at(i)); i++)
        for (const char *const *w = l->range; !n && w && *w; w++)
            n = amount_word_at(t, at, *w, false);
    return n ? amount_skip_spaces(t, at + n) - from : 0;
}

/* "70,000": thousands, as they are written: 3; 0: none. */
static int thousands_of(const struct groups *g)
{
    int power = 0;
    if (g->n && g->len[0] > 3)
        return 0;
    for (size_t k = 1; k < g->n && g->len[k] == 3 && g->before[k] == g->before[1]; k++)
        power += 3;
    return power;
}

/* What the number that ends a range lends to its first end, which stops at `end`: "67–85K",
 * "€67–85,000" (in words where they are of money: "from 67 to 85,000 downloads" are few and many).
 * A power; 0: none. */
static int scale_of_range(struct str t, size_t end, bool of_money)
{
    bool in_words;
    size_t n = range_at(t, end, &in_words), at = end + n, sign;
    if (!n)
        return 0;
    if (currency_at(t, at, true, &sign)) {
        at = amount_skip_spaces(t, at + sign);
        of_money = true;
    }
    struct groups g;
    if (at >= t.n || !ascii_is_digit(t.s[at]))
        return 0;
    size_t stop = gather(t, at, AMOUNT_STRICT, &g);
    int scale = amount_scale_behind(t, &stop);
    if (scale ||
        (in_words && !of_money && !currency_at(t, amount_skip_spaces(t, stop), true, &sign)))
        return scale;
    return thousands_of(&g);
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

/* "70 T€" are thousands; a T without a currency behind it may be a trillion as well. */
static bool may_be_trillion(const struct reader *r, const struct amount_reading *new)
{
    size_t at = new->number_end;
    char last = at ? r->t.s[at - 1] : '0';
    return new->to == at && (last == 'T' || last == 't') && !ascii_is_letter(r->t.s[at - 2]);
}

/* "R2" is a name like "L4"; of rand there are more, or they are an hour's. */
static bool is_name(const struct reader *r, const struct amount_reading *new)
{
    return r->how == AMOUNT_STRICT && new->currency &&new->sign.n == 1 &&
           ascii_is_letter(*new->sign.s) && new->digits < 3 &&
           !new->scaled &&new->unit == AMOUNT_ALONE &&new->sign.s < r->t.s + new->number;
}

/* `whole` and `fraction` have been read up to `end`; what multiplies and surrounds it is added. */
static void add(struct reader *r, size_t i, size_t end, int64_t whole, int64_t fraction,
                size_t places, bool needs_scale)
{
    struct amount_reading new = {.number = r->g.at[i], .from = r->g.at[i]};
    int power = amount_sign_before(r->t, r->g.at[i], &new);
    new.number_end = end;
    int behind = amount_scale_behind(r->t, &new.number_end);
    new.power = power + behind;
    new.scaled = power || behind;
    if (needs_scale && !new.scaled)
        return;
    for (size_t k = r->g.at[i]; k < end; k++)
        new.digits += ascii_is_digit(r->t.s[k]);
    new.to = new.number_end;
    bool small = whole < 1000 && r->how == AMOUNT_LOOSE && !new.scaled;
    int shared = small ? scale_of_range(r->t, end, new.currency != NULL) : 0;
    if (shared && value_of(whole, fraction, places, shared, &new.value) && r->n < AMOUNT_READINGS &&
        !is_there(r, &new)) /* "62–85K" */
        r->out[r->n++] = new;
    if (!value_of(whole, fraction, places, new.power, &new.value))
        return;
    amount_sign_behind(r->t, &new);
    if (new.currency &&new.currency->word &&new.digits < 3 && new.sign.n == 3)
        new.currency = NULL;
    bool trillion = behind && may_be_trillion(r, &new);
    amount_unit_behind(r->t, &new);
    amount_times_behind(r->t, &new);
    if (is_name(r, &new))
        return;
    if (r->n < AMOUNT_READINGS && !is_there(r, &new))
        r->out[r->n++] = new;
    if (trillion && r->n < AMOUNT_READINGS &&
        value_of(whole, fraction, places, power + 12, &new.value))
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
    if (!is_whole(g, i, j) || goes_on_before(g, i, j) || within_indian(g, i, j) ||
        !digits_of(r->t, g, i, j, &whole))
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
    if (at == 0 || !(ascii_is_letter(t.s[at - 1]) || ascii_is_digit(t.s[at - 1])))
        return true;
    struct amount_reading r = {0};
    amount_sign_before(t, at, &r);
    return r.currency != NULL;
}

size_t amount_readings(struct str t, size_t at, enum amount_how how,
                       struct amount_reading out[AMOUNT_READINGS], size_t *end)
{
    struct reader r = {.t = t, .how = how, .out = out};
    *end = at + 1;
    if (at >= t.n || !ascii_is_digit(t.s[at]))
        return 0;
    if (date_at(t, at)) {
        *end = at + date_at(t, at);
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
    while (first < text->n && !ascii_is_digit(text->s[first]))
        first++;
    size_t n = amount_readings(*text, first, AMOUNT_STRICT, all, &end);
    for (size_t i = 0; i < n; i++) {
        if (best && best->value != all[i].value)
            return false;
        if (!best || all[i].to > best->to)
            best = &all[i];
    }
    if (!best || best->from != amount_skip_spaces(*text, 0))
        return false;
    size_t to = amount_skip_spaces(*text, best->to);
    *out = *best;
    *text = (struct str){text->s + to, text->n - to};
    return true;
}
