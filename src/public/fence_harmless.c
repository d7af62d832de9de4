/* fence_harmless.c - a text that says no amount of this fence, seen in one pass over its bytes:
 * most sentences of a brief are such. Nothing is folded, cut or kept for it: 0.4 of 42 M
 * instructions of a brief in a batch.
 *
 * An amount in digits has a secret's own digits in a row of numbers with no word between them,
 * unless something multiplies; one in words has a number word. Where a character needs ICU, or a
 * line's end may join two words, nothing is known here. */
#include "base/ascii.h"
#include "public/fence_inside.h"

enum { WORD_MAX = 82 }; /* no number word is as long */

struct scan {
    struct fence *f;
    struct fence_digits row;
    int32_t word[WORD_MAX]; /* its letters, small */
    size_t word_n;
    bool times; /* a sign that multiplies stands before, and nothing but spaces behind it */
};

/* Small letters have their capitals 32 below, in ASCII and in Latin-1. */
static int32_t small(int32_t c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE) ? c + 32 : c;
}

static bool is_letter(int32_t c)
{
    return c < 0x80 ? ascii_is_letter((char)c) : c >= 0xC0 && c <= 0xFF && c != 0xD7 && c != 0xF7;
}

static void add_letter(struct scan *s, int32_t c)
{
    for (int i = c == 0xDF ? 2 : 1; i > 0 && s->word_n < WORD_MAX; i--)
        s->word[s->word_n++] = c == 0xDF ? 's' : small(c);
}

/* What comes next is no letter. True: the word before says no number. */
static bool end_word(struct scan *s)
{
    struct token token = {TOKEN_WORD, 0, 0, 0, s->word_n};
    struct fence_text t = {.tokens = &token, .tokens_n = 1, .letters = s->word};
    s->word_n = 0;
    return !token.letters_end || !fence_is_number(s->f, &t, 0);
}

/* What comes next is a letter. */
static bool end_row(struct scan *s)
{
    bool harmless = !s->row.n || fence_row_harmless(s->f, &s->row);
    s->row.n = 0;
    return harmless;
}

static bool scan_one(struct scan *s, int32_t c)
{
    if (is_letter(c)) {
        s->times = c == 'x' || c == 'X';
        if (!s->word_n && !end_row(s))
            return false;
        add_letter(s, c);
        return true;
    }
    if (s->word_n && !end_word(s))
        return false;
    if (c >= '0' && c <= '9')
        return !s->times && fence_row_put(&s->row, (char)c);
    s->times = c == '*' || c == 0xD7 || (s->times && (c <= ' ' || c >= 0x80));
    return c != '\n' && c != '\r';
}

bool fence_harmless(struct fence *f, struct str text)
{
    struct scan s = {.f = f};
    for (size_t at = 0; at < text.n;) {
        int32_t c = (unsigned char)text.s[at];
        if (c < 0x80)
            at++;
        else if ((c = fence_plain_at_once((int32_t)str_decode(text, &at))) < 0)
            return false;
        if (!scan_one(&s, c))
            return false;
    }
    return end_word(&s) && end_row(&s);
}
