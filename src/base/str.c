/* str.c - see str.h. */
#include "base/str.h"
#include "base/ascii.h"

bool str_eq(struct str a, const char *z)
{
    return strlen(z) == a.n && (a.n == 0 || memcmp(a.s, z, a.n) == 0);
}

bool str_same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

struct str str_trim(struct str a)
{
    while (a.n && ascii_is_space(a.s[0]))
        a.s++, a.n--;
    while (a.n && ascii_is_space(a.s[a.n - 1]))
        a.n--;
    return a;
}

bool str_take_counted(struct str *from, struct str *text)
{
    size_t n = 0, at = 0;
    while (at < from->n && ascii_is_digit(from->s[at]) && n < SIZE_MAX / 100)
        n = n * 10 + (size_t)(from->s[at++] - '0');
    if (at == 0 || at >= from->n || from->s[at] != ':' || n > from->n - at - 1)
        return false;
    *text = (struct str){from->s + at + 1, n};
    *from = (struct str){text->s + n, from->n - at - 1 - n};
    return true;
}

bool str_turns(uint32_t c)
{
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

uint32_t str_decode_far(struct str a, size_t *at)
{
    const unsigned char *s = (const unsigned char *)a.s + *at;
    size_t left = a.n - *at;
    unsigned more = s[0] >= 0xF0 ? 3 : s[0] >= 0xE0 ? 2 : 1;
    if (s[0] < 0xC2 || s[0] > 0xF4 || left <= more) {
        *at += 1;
        return 0xFFFD;
    }
    uint32_t c = s[0] & (0x3Fu >> more);
    for (unsigned i = 1; i <= more; i++) {
        if ((s[i] & 0xC0) != 0x80) {
            *at += 1;
            return 0xFFFD;
        }
        c = c << 6 | (s[i] & 0x3Fu);
    }
    static const uint32_t least[] = {0, 0x80, 0x800, 0x10000};
    if (c < least[more] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        *at += 1;
        return 0xFFFD;
    }
    *at += more + 1;
    return c;
}

size_t str_count(struct str a)
{
    size_t n = 0;
    for (size_t at = 0; at < a.n; n++)
        str_decode(a, &at);
    return n;
}

#define DISTANCE_MAX 63

static unsigned least_of(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

/* Three rows of the usual matrix; a swap of neighbours counts one (Damerau, optimal alignment). */
unsigned str_distance(const char *a, const char *b, unsigned limit)
{
    size_t m = strlen(a), n = strlen(b);
    if (m > DISTANCE_MAX || n > DISTANCE_MAX || (m > n ? m - n : n - m) > limit)
        return limit + 1;
    unsigned rows[3][DISTANCE_MAX + 1];
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= n; j++)
        above[j] = before[j] = (unsigned)j;
    for (size_t i = 1; i <= m; i++) {
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            unsigned cost = a[i - 1] != b[j - 1];
            row[j] = least_of(least_of(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = least_of(row[j], before[j - 2] + 1);
        }
        unsigned *t = before;
        before = above;
        above = row;
        row = t;
    }
    return above[n] > limit ? limit + 1 : above[n];
}

const char *str_nearest(const char *wrong, const char *const *names, size_t n)
{
    const char *best = NULL;
    unsigned best_distance = 3;
    /* Two edits turn any three letters into others: a short name must be nearer. */
    unsigned allowed = strlen(wrong) <= 3 ? 1 : 2;
    for (size_t i = 0; i < n; i++) {
        unsigned d = str_distance(wrong, names[i], allowed);
        if (d <= allowed && d < best_distance) {
            best = names[i];
            best_distance = d;
        }
    }
    return best;
}

uint64_t str_hash(struct str a)
{
    uint64_t h = UINT64_C(14695981039346656037);
    for (size_t i = 0; i < a.n; i++)
        h = (h ^ (unsigned char)a.s[i]) * UINT64_C(1099511628211);
    return h;
}
