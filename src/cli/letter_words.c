/* letter_words.c - words of a meaning, of every language; see letter_words.h. */
#include "cli/letter_words.h"
#include "base/amount_text.h"
#include "base/ascii.h"

static bool is_letter(char c)
{
    return ascii_is_letter(c) || (unsigned char)c >= 0x80;
}

/* Bytes of `word` if it stands at `at` as a word of its own, in any case; ’ is ', and a space any
 * space. 0: another stands there. */
size_t letter_word_at(struct str t, size_t at, const char *word)
{
    static const char quote[] = "\xE2\x80\x99";
    size_t from = at;
    for (; *word; word++) {
        size_t space = *word == ' ' ? amount_space(t, at) : 0;
        if (space)
            at += space;
        else if (*word == '\'' && at + 3 <= t.n && memcmp(t.s + at, quote, 3) == 0)
            at += 3;
        else if (at < t.n && ascii_lower(t.s[at]) == *word)
            at++;
        else
            return 0;
    }
    bool open = word[-1] == '\''; /* "d'": the next word follows at once */
    return open || at == t.n || !is_letter(t.s[at]) || amount_space(t, at) ? at - from : 0;
}

/* Does a word begin here? */
bool letter_begins_word(struct str t, size_t at)
{
    static const char quote[] = "\xE2\x80\x99";
    return at == 0 || !is_letter(t.s[at - 1]) || (at >= 3 && memcmp(t.s + at - 3, quote, 3) == 0) ||
           (at >= 2 && amount_space(t, at - 2) == 2) || (at >= 3 && amount_space(t, at - 3) == 3);
}

/* The longest word of that meaning, of any language, at `at`: its bytes, or 0. */
size_t letter_says_at(struct str t, size_t at, enum letter_says what)
{
    size_t best = 0;
    const struct language *l;
    /* most of a text begins no word; "401(k)" begins with a number's first digit */
    bool first_digit =
        at < t.n && ascii_is_digit(t.s[at]) && (at == 0 || !ascii_is_digit(t.s[at - 1]));
    if (at >= t.n || (!is_letter(t.s[at]) && !first_digit) || !letter_begins_word(t, at))
        return 0;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const struct letter_word *w = l->letter; w && w->word; w++) {
            size_t n = w->says == what ? letter_word_at(t, at, w->word) : 0;
            best = n > best ? n : best;
        }
    return best;
}

/* The first word of that meaning: where it begins, and what is behind it; 0: none stands there. */
size_t letter_find_word(struct str t, enum letter_says what, size_t from, size_t *begins)
{
    for (size_t i = from; i < t.n; i++) {
        size_t n = letter_says_at(t, i, what);
        if (n) {
            *begins = i;
            return i + n;
        }
    }
    return 0;
}

size_t letter_behind(struct str t, size_t from, enum letter_says what)
{
    size_t begins;
    return letter_find_word(t, what, from, &begins);
}

/* "1. Februar" goes on behind its point. */
bool letter_before_month(struct str t, size_t at)
{
    const struct language *l;
    while (at < t.n && t.s[at] == ' ')
        at++;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *m = l->months; m && *m; m++)
            if (letter_word_at(t, at, *m))
                return true;
    return false;
}
