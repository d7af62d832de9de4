/* xml_mutate.c - structure-aware mutation for the fuzzers whose input is XML: half of all steps
 * keep the text well-formed, by changing, removing, repeating or moving whole values and elements;
 * the other half are libFuzzer's own, byte by byte. */
#include "fuzz.h"

/* What is written where a value stands: the ends of every range, and what no reader expects. */
static const char *const values[] = {
    "0",
    "1",
    "0.01",
    "999999999999.99",
    "1000000000000",
    "999999999999",
    "0.00000001",
    "70000",
    "82000",
    "67000",
    "0.75",
    "1000",
    "100",
    "2026-11-20",
    "2026-02-29",
    "2024-02-29",
    "2026-11-20T23:59:59+14:00",
    "0001-01-01",
    "9999-12-31",
    "yes",
    "no",
    "EUR",
    "USD",
    "GBP",
    "pre-ipo",
    "liquid",
    "options",
    "written",
    "verbal",
    "process",
    "market",
    "none",
    "existence",
    "full",
    "contractual",
    "target",
    "paris",
    "new-york",
    "remote",
    "5 15 40 40",
    "25 25 25 25",
    "",
    " ",
    "\xE2\x80\xAE",
    "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D",
    "\xE6\x9D\x8E\xE6\x98\x8E",
    "e\xCC\x81\xCC\x82\xCC\x83",
    "\xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x92\xBB",
    "\xEF\xBF\xBF",
    "&#x1b;",
    "&#x9;",
    "&#x10FFFF;",
    "&amp;&lt;&gt;",
    "<![CDATA[]]>",
    "Donaudampfschifffahrtsgesellschaftskapitaenswitwenrentenauszahlung",
};

struct stretch {
    size_t from, to;
};

static unsigned next_random(unsigned *seed)
{
    *seed = *seed * 1103515245u + 12345u;
    return *seed >> 8;
}

/* The next value from `at` on: what stands between quotes or between two tags. */
static bool value_from(const char *s, size_t n, size_t at, struct stretch *out)
{
    for (size_t i = at; i < n; i++) {
        char end = s[i] == '>' ? '<' : s[i] == '"' || s[i] == '\'' ? s[i] : 0;
        const char *stop = end ? memchr(s + i + 1, end, n - i - 1) : NULL;
        if (stop) {
            *out = (struct stretch){i + 1, (size_t)(stop - s)};
            return true;
        }
    }
    return false;
}

/* The next whole element from `at` on, by counting tags; comments and the like aren't elements. */
static bool element_from(const char *s, size_t n, size_t at, struct stretch *out)
{
    for (; at + 1 < n; at++)
        if (s[at] == '<' && s[at + 1] != '/' && s[at + 1] != '?' && s[at + 1] != '!')
            break;
    int depth = 0;
    for (size_t i = at; i + 1 < n; i++) {
        if (s[i] != '<')
            continue;
        const char *close = memchr(s + i, '>', n - i);
        if (!close)
            return false;
        size_t end = (size_t)(close - s);
        if (s[i + 1] == '/')
            depth--;
        else if (s[end - 1] != '/' && s[i + 1] != '!' && s[i + 1] != '?')
            depth++;
        if (depth == 0) {
            *out = (struct stretch){at, end + 1};
            return true;
        }
        i = end;
    }
    return false;
}

/* Replaces old by `with`; the size afterwards, or 0 when it doesn't fit. */
static size_t splice(char *s, size_t n, size_t max, struct stretch old, const char *with,
                     size_t len)
{
    if (n - (old.to - old.from) + len > max)
        return 0;
    memmove(s + old.from + len, s + old.to, n - old.to);
    memcpy(s + old.from, with, len);
    return n - (old.to - old.from) + len;
}

static size_t change_value(char *s, size_t n, size_t max, unsigned *seed)
{
    struct stretch v;
    if (!value_from(s, n, next_random(seed) % n, &v))
        return 0;
    if (next_random(seed) % 4 == 0 && v.to > v.from) { /* libFuzzer's own, inside the value */
        uint8_t inside[256];
        size_t len = v.to - v.from < 128 ? v.to - v.from : 128;
        memcpy(inside, s + v.from, len);
        len = LLVMFuzzerMutate(inside, len, sizeof inside);
        v.to = v.from + (v.to - v.from < 128 ? v.to - v.from : 128);
        return splice(s, n, max, v, (const char *)inside, len);
    }
    const char *with = values[next_random(seed) % (sizeof values / sizeof *values)];
    return splice(s, n, max, v, with, strlen(with));
}

static size_t change_elements(char *s, size_t n, size_t max, unsigned *seed)
{
    struct stretch from, to;
    if (!element_from(s, n, next_random(seed) % n, &from) ||
        !element_from(s, n, next_random(seed) % n, &to))
        return 0;
    unsigned what = next_random(seed) % 4;
    if (what == 0)
        return splice(s, n, max, from, "", 0);
    size_t len = from.to - from.from;
    char *copy = malloc(len);
    if (!copy)
        return 0;
    memcpy(copy, s + from.from, len);
    if (what == 1) /* repeated where it stands; else put before, or in the place of, another */
        to = (struct stretch){from.to, from.to};
    else if (what == 2)
        to.to = to.from;
    size_t result = splice(s, n, max, to, copy, len);
    free(copy);
    return result;
}

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max, unsigned seed)
{
    size_t n = 0;
    unsigned choice = next_random(&seed) % 8;
    if (size > 0 && choice < 3)
        n = change_value((char *)data, size, max, &seed);
    else if (size > 0 && choice < 5)
        n = change_elements((char *)data, size, max, &seed);
    return n ? n : LLVMFuzzerMutate(data, size, max);
}
