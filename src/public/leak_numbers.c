/* leak_numbers.c - amounts written in digits: 67000, 67,000, 67 000, 67.000, 67'000, 67K, 0.067M.
 *
 * A stretch of digits and single separators is cut into groups; every reading of it as one number
 * is tried. Whole numbers only: 67,000 doesn't stand in 1,067,000 or in 67,000,000. Between groups
 * that only an ordinary space parts both readings are tried, one number or two. */
#include "public/leak.h"
#include <unicode/uchar.h>

#define GROUPS_MAX 24
#define DIGITS_MAX 15

struct groups {
    size_t at[GROUPS_MAX], len[GROUPS_MAX];
    int32_t before[GROUPS_MAX]; /* the separator in front of the group; 0 for the first */
    size_t n, end;
};

static bool is_digit(int32_t c)
{
    return c >= '0' && c <= '9';
}

static bool loose(int32_t c)
{
    return c == ' ' || c == '\n' || c == '\t';
}

static bool is_separator(int32_t c)
{
    return c == ',' || c == '.' || c == '\'' || c == 0x2019 || c == '_' || c == GROUP_SPACE ||
           c == 0x66C || c == 0x66B || c == 0xB7 || loose(c);
}

static size_t gather(struct plain_text t, size_t at, struct groups *g)
{
    g->n = 0;
    int32_t before = 0;
    while (g->n < GROUPS_MAX && at < t.n && is_digit(t.c[at])) {
        size_t start = at;
        while (at < t.n && is_digit(t.c[at]))
            at++;
        g->at[g->n] = start;
        g->len[g->n] = at - start;
        g->before[g->n++] = before;
        g->end = at;
        if (at + 1 >= t.n || !is_separator(t.c[at]) || !is_digit(t.c[at + 1]))
            break;
        before = t.c[at++];
    }
    return g->end;
}

/* Digits of groups i to j as one integer; false when there are too many. */
static bool joined(struct plain_text t, const struct groups *g, size_t i, size_t j, int64_t *out)
{
    int64_t v = 0;
    size_t digits = 0;
    for (size_t k = i; k <= j; k++)
        for (size_t d = 0; d < g->len[k]; d++) {
            if (v == 0 && digits && t.c[g->at[k] + d] == '0' && k == i)
                return false; /* a leading zero: 067 is part of something else */
            v = v * 10 + (t.c[g->at[k] + d] - '0');
            if (++digits > DIGITS_MAX)
                return false;
        }
    *out = v;
    return true;
}

static bool word_follows(struct plain_text t, size_t at, const char *word)
{
    for (; *word; word++, at++)
        if (at >= t.n || u_tolower(t.c[at]) != *word)
            return false;
    return at >= t.n || !u_isalpha(t.c[at]);
}

/* What a number that ends at `at` is multiplied with by what follows it. */
static int64_t multiplier(struct plain_text t, size_t at)
{
    static const struct {
        const char *word;
        int64_t times;
    } words[] = {{"k", 1000},          {"thousand", 1000},    {"grand", 1000},  {"mille", 1000},
                 {"tausend", 1000},    {"mil", 1000},         {"m", 1000000},   {"mn", 1000000},
                 {"million", 1000000}, {"millions", 1000000}, {"lakh", 100000}, {"lakhs", 100000},
                 {"crore", 10000000},  {"b", 1000000000}};
    while (at < t.n && (loose(t.c[at]) || t.c[at] == GROUP_SPACE || t.c[at] == '-'))
        at++;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (word_follows(t, at, words[i].word))
            return words[i].times;
    return 1;
}

static const struct secret *among(const struct secret *list, int64_t cents)
{
    for (; list; list = list->next)
        if (list->value == cents)
            return list;
    return NULL;
}

/* whole.fraction × times, in 1/100; false when it isn't a whole number of cents. */
static bool value_of(int64_t whole, int64_t fraction, int places, int64_t times, int64_t *cents)
{
    int64_t scale = 1;
    for (int i = 0; i < places; i++)
        scale *= 10;
    int64_t v;
    if (__builtin_mul_overflow(whole, scale, &v) || __builtin_add_overflow(v, fraction, &v) ||
        __builtin_mul_overflow(v, times * 100, &v) || v % scale)
        return false;
    *cents = v / scale;
    return true;
}

/* May groups i to j be read as one number, by themselves? */
static bool whole(const struct groups *g, size_t i, size_t j)
{
    if (j > i && g->len[i] > 3)
        return false;
    for (size_t k = i + 1; k <= j; k++)
        if (g->len[k] != 3 || g->before[k] != g->before[i + 1])
            return false;
    return i == 0 || loose(g->before[i]) || g->len[i] != 3;
}

static const struct secret *try_span(struct plain_text t, const struct groups *g, size_t i,
                                     size_t j, const struct secret *list)
{
    int64_t v, cents;
    const struct secret *found = NULL;
    if (!whole(g, i, j) || !joined(t, g, i, j, &v))
        return NULL;
    bool more = j + 1 < g->n;
    bool continued = more && !loose(g->before[j + 1]) && g->len[j + 1] == 3;
    size_t end = g->at[j] + g->len[j];
    if (!continued && value_of(v, 0, 0, multiplier(t, end), &cents))
        found = among(list, cents);
    /* a decimal point or comma, and what stands behind it */
    bool point = more && (g->before[j + 1] == '.' || g->before[j + 1] == ',') &&
                 (j == i || g->before[j + 1] != g->before[i + 1]) && g->len[j + 1] <= 6;
    int64_t fraction = 0;
    for (size_t d = 0; point && d < g->len[j + 1]; d++)
        fraction = fraction * 10 + (t.c[g->at[j + 1] + d] - '0');
    if (!found && point) {
        end = g->at[j + 1] + g->len[j + 1];
        if (value_of(v, fraction, (int)g->len[j + 1], multiplier(t, end), &cents))
            found = among(list, cents);
    }
    return found;
}

static const struct secret *try_groups(struct plain_text t, const struct groups *g,
                                       const struct secret *list)
{
    for (size_t i = 0; i < g->n; i++)
        for (size_t j = i; j < g->n; j++) {
            const struct secret *found = try_span(t, g, i, j, list);
            if (found)
                return found;
        }
    /* "6 7 0 0 0": the stretch with everything between its digits removed */
    int64_t v;
    if (g->n > 1 && joined(t, g, 0, g->n - 1, &v) && v <= INT64_MAX / 100)
        return among(list, v * 100);
    return NULL;
}

const struct secret *numbers_find(struct plain_text t, const struct secret *list)
{
    struct groups g;
    for (size_t at = 0; list && at < t.n;) {
        if (!is_digit(t.c[at])) {
            at++;
            continue;
        }
        size_t end = gather(t, at, &g);
        const struct secret *found = try_groups(t, &g, list);
        if (found)
            return found;
        /* a stretch longer than the groups we keep goes on from its last one */
        at = g.n == GROUPS_MAX ? g.at[GROUPS_MAX - 4] : end;
    }
    return NULL;
}
