/* leak_spelled.c - amounts in words: "sixty-seven thousand", « soixante-sept mille ». ICU spells
 * them (its RBNF rules); text and words are compared as bare letters, so that hyphens, spaces and
 * line ends make no difference. A number word on either side makes it a longer number. */
#include "public/leak.h"
#include <unicode/uchar.h>
#include <unicode/unum.h>

static struct spelling letters_of(struct arena *a, const int32_t *c, size_t n)
{
    struct spelling l = {.c = arena_new_array(a, int32_t, n + 1)};
    for (size_t i = 0; i < n; i++)
        if (c[i] < 0x80 ? (c[i] | 0x20) >= 'a' && (c[i] | 0x20) <= 'z' : u_isalpha(c[i]))
            l.c[l.n++] = c[i] < 0x80 ? c[i] | 0x20 : u_tolower(c[i]);
    return l;
}

static struct spelling without_and(struct arena *a, struct spelling l)
{
    struct spelling out = {.c = arena_new_array(a, int32_t, l.n + 1)};
    for (size_t i = 0; i < l.n; i++) {
        if (i + 2 < l.n && l.c[i] == 'a' && l.c[i + 1] == 'n' && l.c[i + 2] == 'd' &&
            !(i > 0 && (l.c[i - 1] == 's' || l.c[i - 1] == 'r'))) /* thousand, grand */
            i += 2;
        else
            out.c[out.n++] = l.c[i];
    }
    return out;
}

static bool stands(struct spelling l, size_t at, const char *word)
{
    for (; *word; word++, at++)
        if (at >= l.n || l.c[at] != *word)
            return false;
    return true;
}

static const char *const number_words[] = {
    "one",       "two",       "three",    "four",    "five",     "six",      "seven",   "eight",
    "nine",      "ten",       "eleven",   "twelve",  "thirteen", "fourteen", "fifteen", "sixteen",
    "seventeen", "eighteen",  "nineteen", "twenty",  "thirty",   "forty",    "fifty",   "sixty",
    "seventy",   "eighty",    "ninety",   "hundred", "thousand", "million",  "deux",    "trois",
    "quatre",    "cinq",      "sept",     "huit",    "neuf",     "dix",      "vingt",   "trente",
    "quarante",  "cinquante", "soixante", "cent",    "cents",    "mille",
};

static bool number_word_beside(struct spelling l, size_t start, size_t end)
{
    for (size_t i = 0; i < sizeof number_words / sizeof *number_words; i++) {
        size_t n = strlen(number_words[i]);
        if (stands(l, end, number_words[i]) ||
            (start >= n && stands(l, start - n, number_words[i])))
            return true;
    }
    return false;
}

/* Nothing of 1,000 or more is spelled in English or French without a scale, and none but "mille"
 * stands alone: "thousands of pipelines" is no amount. */
static bool may_be_spelled(struct spelling l)
{
    static const char *const scales[] = {"thousand", "million", "milliard", "billion", "trillion"};
    for (size_t at = 0; at < l.n; at++) {
        if (l.c[at] == 'm' && stands(l, at, "mille"))
            return true;
        if (l.c[at] != 't' && l.c[at] != 'm' && l.c[at] != 'b')
            continue;
        for (size_t i = 0; i < sizeof scales / sizeof *scales; i++)
            if (l.c[at] == *scales[i] && stands(l, at, scales[i]) &&
                (number_word_beside(l, at, at + strlen(scales[i])) ||
                 (at >= 2 && (stands(l, at - 2, "un") || stands(l, at - 2, "ze"))))) /* onze … */
                return true;
    }
    return false;
}

static bool holds(struct spelling text, struct spelling word)
{
    for (size_t at = 0; word.n && at + word.n <= text.n; at++)
        if (memcmp(text.c + at, word.c, word.n * sizeof *word.c) == 0 &&
            !number_word_beside(text, at, at + word.n))
            return true;
    return false;
}

/* ICU's spell-out has letters of the basic plane only. */
static struct spelling *spell(struct arena *a, UNumberFormat *f, int64_t whole)
{
    UChar u[256];
    int32_t c[256];
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = unum_formatInt64(f, whole, u, 256, NULL, &e);
    if (U_FAILURE(e) || n <= 0 || n > 256)
        return NULL;
    for (int32_t i = 0; i < n; i++)
        c[i] = u[i];
    struct spelling *s = arena_new_of(a, struct spelling);
    *s = letters_of(a, c, (size_t)n);
    return s;
}

static void prepare(struct arena *a, struct secret *list)
{
    /* the languages a document of ours is written in */
    static const char *const languages[] = {"en", "fr"};
    for (size_t i = 0; i < sizeof languages / sizeof *languages; i++) {
        UErrorCode e = U_ZERO_ERROR;
        UNumberFormat *f = unum_open(UNUM_SPELLOUT, NULL, 0, languages[i], NULL, &e);
        if (U_FAILURE(e))
            continue;
        for (struct secret *s = list; s; s = s->next) {
            struct spelling *one =
                s->value % MONEY_UNIT ? NULL : spell(a, f, s->value / MONEY_UNIT);
            if (one) {
                one->next = s->spelled;
                s->spelled = one;
            }
        }
        unum_close(f);
    }
}

static bool is_prepared(const struct secret *list)
{
    for (; list; list = list->next)
        if (list->spelled)
            return true;
    return false;
}

const struct secret *spelled_find(struct arena *a, struct plain_text t, struct secret *list)
{
    struct spelling text = letters_of(a, t.c, t.n);
    if (!may_be_spelled(text))
        return NULL;
    if (!is_prepared(list))
        prepare(a, list);
    text = without_and(a, text);
    for (; list; list = list->next)
        for (const struct spelling *word = list->spelled; word; word = word->next)
            if (holds(text, *word))
                return list;
    return NULL;
}
