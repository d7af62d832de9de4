/* fence_spelled.c - private amounts in words: "sixty-seven thousand", « soixante-sept mille »,
 * „siebenundsechzigtausend“, "sixty-seven K".
 *
 * ICU spells them, in the locales that each language names. Text and words are compared letter by
 * letter over whole words, so that hyphens, spaces and line ends make no difference. A number word
 * directly before or behind makes it a longer number; a word that only ends like one ("written")
 * doesn't. */
#include "public/fence_inside.h"
#include <unicode/uchar.h>
#include <unicode/unum.h>

/* ---- number words
 * -------------------------------------------------------------------------------- */

/* Whether the letters from `from` on, none at or past `end`, begin with the word: so many go to *n.
 */
static bool letters_are(const struct fence_text *t, size_t from, size_t end, const char *word,
                        size_t *n)
{
    *n = 0;
    for (; *word; ++*n) {
        int32_t c = (unsigned char)*word;
        size_t at = 1;
        if (c >= 0x80) {
            at = 0;
            c = (int32_t)str_decode(str_of(word), &at);
        }
        if (from + *n >= end || t->letters[from + *n] != c)
            return false;
        word += at;
    }
    return true;
}

/* Whether the letters are number words of this language from end to end: "siebenundsechzig". */
static bool all_numbers(const struct fence_text *t, size_t from, size_t end,
                        const struct language *l, bool first)
{
    if (from == end)
        return true;
    int32_t letter = t->letters[from];
    const char *const *const lists[] = {l->number_words, first ? NULL : l->number_joins};
    for (size_t i = 0; i < 2; i++)
        for (const char *const *w = lists[i]; w && *w; w++) {
            size_t n;
            if ((unsigned char)**w < 0x80 && **w != letter)
                continue;
            if (letters_are(t, from, end, *w, &n) && all_numbers(t, from + n, end, l, false))
                return true;
        }
    return false;
}

enum { LONGEST_NUMBER_WORD = 80 };

/* The number words of all languages by their first letter, once a fence: a text's words are many,
 * and hardly any begins one. */
struct number_word {
    const char *word;
    int32_t second; /* letter; 0: it has one */
    const struct language *language;
    struct number_word *next;
};

static struct number_word **place_of(struct fence *f, int32_t letter)
{
    return &f->number_words[(uint32_t)letter % FENCE_LETTERS];
}

static void sort_words(struct fence *f)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *w = l->number_words; w && *w; w++) {
            size_t at = 0;
            struct number_word **place = place_of(f, (int32_t)str_decode(str_of(*w), &at));
            struct number_word *new = arena_new_of(f->arena, struct number_word);
            int32_t second = (*w)[at] ? (int32_t)str_decode(str_of(*w), &at) : 0;
            *new = (struct number_word){*w, second, l, *place};
            *place = new;
        }
    f->words_sorted = true;
}

bool fence_is_number(struct fence *f, const struct fence_text *t, size_t k)
{
    const struct token *token = &t->tokens[k];
    size_t n = token->letters_end - token->letters;
    if (token->kind != TOKEN_WORD || n < 2 || n > LONGEST_NUMBER_WORD)
        return false;
    if (!f->words_sorted)
        sort_words(f);
    const int32_t *letters = t->letters + token->letters;
    for (const struct number_word *w = *place_of(f, letters[0]); w; w = w->next)
        if ((!w->second || w->second == letters[1]) &&
            letters_are(t, token->letters, token->letters_end, w->word, &n) &&
            all_numbers(t, token->letters + n, token->letters_end, w->language, false))
            return true;
    return false;
}

static bool is_word(const struct fence_text *t, size_t k, const char *word)
{
    const struct token *token = &t->tokens[k];
    size_t n;
    if ((unsigned char)*word < 0x80 && t->letters[token->letters] != *word) /* most aren't */
        return false;
    return letters_are(t, token->letters, token->letters_end, word, &n) &&
           token->letters + n == token->letters_end;
}

static bool is_word_of(const struct fence_text *t, size_t k, const char *const *words)
{
    while (words && *words && !is_word(t, k, *words))
        words++;
    return words && *words;
}

static bool is_join(const struct fence_text *t, size_t k)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        if (is_word_of(t, k, l->number_joins))
            return true;
    return false;
}

static bool is_one(const struct fence_text *t, size_t k)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        if (is_word_of(t, k, l->one))
            return true;
    return false;
}

/* Only spaces and hyphens between two words: a comma or a colon ends a number. */
static bool close_by(const struct fence_text *t, size_t first, size_t second)
{
    for (size_t at = t->tokens[first].to; at < t->tokens[second].from; at++)
        if (t->s[at] == ',' || t->s[at] == '/')
            return false;
    return fence_joined(t, first, second);
}

/* A scale alone ("mille euros", "millions of downloads") says an amount only if a secret is that
 * power of ten. */
static bool is_scale_of_secret(const struct fence *f, const struct fence_text *t, size_t k,
                               bool *scale)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const struct scale_word *w = l->scales; w && w->word; w++) {
            if (!is_word(t, k, w->word))
                continue;
            *scale = true;
            money one = MONEY_UNIT;
            for (int p = 0; p < w->power; p++)
                one *= 10;
            for (const struct secret *s = f->secrets; s; s = s->next)
                if (s->value == one)
                    return true;
        }
    return false;
}

/* Whether a number word before `from` or behind `end` makes this part of a longer number. "One" and
 * "a" count only where a number goes on behind them. */
static bool goes_on(struct fence *f, const struct fence_text *t, size_t from, size_t end)
{
    bool scale = false; /* of "1.2 million", which is read as digits */
    if (from > 0 && end == from + 1 && t->tokens[from - 1].kind == TOKEN_NUMBER &&
        close_by(t, from - 1, from) && is_scale_of_secret(f, t, from, &scale))
        return true;
    if (from > 0 && close_by(t, from - 1, from) &&
        (fence_is_number(f, t, from - 1) ||
         (is_join(t, from - 1) && from > 1 && fence_is_number(f, t, from - 2))) &&
        !is_one(t, from - 1))
        return true;
    size_t k = end;
    if (k < t->tokens_n && close_by(t, k - 1, k) && (is_join(t, k) || is_one(t, k)))
        k++;
    return k < t->tokens_n && close_by(t, k - 1, k) && fence_is_number(f, t, k) && !is_one(t, k);
}

/* ---- spelling
 * ------------------------------------------------------------------------------------ */

static void keep(struct fence *f, struct secret *s, const struct fence_text *t, size_t first,
                 bool joins)
{
    struct spelling *new = arena_new_of(f->arena, struct spelling);
    size_t all = t->tokens_n ? t->tokens[t->tokens_n - 1].letters_end : 0;
    new->letters = arena_new_array(f->arena, int32_t, all + 1);
    for (size_t k = first; k < t->tokens_n; k++) {
        const struct token *token = &t->tokens[k];
        size_t n = token->letters_end - token->letters;
        if (!joins && is_join(t, k))
            continue;
        memcpy(new->letters + new->n, t->letters + token->letters, n * sizeof *new->letters);
        new->n += n;
    }
    for (const struct spelling *old = s->spelled; old; old = old->next)
        if (old->n == new->n &&
            memcmp(old->letters, new->letters, new->n * sizeof *new->letters) == 0)
            return;
    if (!new->n)
        return;
    new->next = s->spelled;
    s->spelled = new;
}

/* With its joins and without ("soixante et onze"), with its "one" and without ("a hundred"). */
static void keep_each(struct fence *f, struct secret *s, const char *words,
                      const struct language *l)
{
    struct fence_text t = fence_text_of(f->arena, str_of(words), false);
    keep(f, s, &t, 0, true);
    keep(f, s, &t, 0, false);
    if (t.tokens_n > 1 && is_word_of(&t, 0, l->one))
        keep(f, s, &t, 1, true);
    /* "einhunderttausend": the one stands within the word */
    for (const char *const *one = l->one; t.tokens_n && one && *one; one++) {
        size_t n;
        struct token *first = &t.tokens[0];
        if (first->letters_end - first->letters <= str_count(str_of(*one)) + 3 ||
            !letters_are(&t, first->letters, first->letters_end, *one, &n))
            continue;
        if (!all_numbers(&t, first->letters + n, first->letters_end, l, true))
            continue;
        first->letters += n;
        keep(f, s, &t, 0, true);
        first->letters -= n;
    }
}

/* "fünfzehn" as it is typed without the letter: "fuenfzehn". */
static const char *without_umlauts(struct arena *a, const char *words)
{
    struct buf out;
    buf_init(&out, a);
    for (struct str s = str_of(words); s.n;) {
        size_t n = 0;
        uint32_t c = str_decode(s, &n);
        buf_put_utf8(&out, c == 0xE4 ? 'a' : c == 0xF6 ? 'o' : c == 0xFC ? 'u' : c);
        if (c == 0xE4 || c == 0xF6 || c == 0xFC)
            buf_putc(&out, 'e');
        s = (struct str){s.s + n, s.n - n};
    }
    return buf_str(&out);
}

static void keep_all(struct fence *f, struct secret *s, const char *words, const struct language *l)
{
    keep_each(f, s, words, l);
    const char *plain = without_umlauts(f->arena, words);
    if (strcmp(plain, words) != 0)
        keep_each(f, s, plain, l);
}

static const char *spell(struct arena *a, UNumberFormat *format, int64_t whole)
{
    UChar u[256];
    UErrorCode e = U_ZERO_ERROR;
    int32_t n = unum_formatInt64(format, whole, u, 256, NULL, &e);
    struct buf out;
    buf_init(&out, a);
    for (int32_t i = 0; U_SUCCESS(e) && i < n && n <= 256; i++)
        buf_put_utf8(&out, u[i]); /* its words have letters of the basic plane only */
    return buf_str(&out);
}

/* No language owns them. */
static const struct scale_word short_ones[] = {{"k", 3}, {"m", 6}, {NULL, 0}};

/* "sixty-seven grand", "sixty-seven K": what a scale's word is said after. */
static void spell_scaled(struct fence *f, struct secret *s, UNumberFormat *format,
                         const struct language *l)
{
    const struct scale_word *const lists[] = {l->scales, short_ones};
    for (size_t i = 0; i < 2; i++)
        for (const struct scale_word *w = lists[i]; w && w->word; w++) {
            int64_t one = MONEY_UNIT;
            for (int p = 0; p < w->power; p++)
                one *= 10;
            if (s->value % one)
                continue;
            const char *count = spell(f->arena, format, s->value / one);
            const char *words = arena_printf(f->arena, "%s %s", count, w->word);
            struct fence_text t = fence_text_of(f->arena, str_of(words), false);
            if (s->value == one) /* "millions of times" says none */
                keep(f, s, &t, 0, true);
            else
                keep_all(f, s, words, l);
        }
}

/* "thirty-three hundred" */
static void spell_hundreds(struct fence *f, struct secret *s, UNumberFormat *format,
                           const struct language *l)
{
    int64_t hundreds = s->value / (100 * MONEY_UNIT);
    if (s->value % (100 * MONEY_UNIT) || hundreds < 11 || hundreds > 99)
        return;
    UErrorCode e = U_ZERO_ERROR;
    const char *hundred = spell(f->arena, format, 100); /* "one hundred", "cent", "einhundert" */
    struct fence_text t = fence_text_of(f->arena, str_of(hundred), false);
    if (!U_SUCCESS(e) || t.tokens_n != 2)
        return;
    keep_all(f, s,
             arena_printf(f->arena, "%s %s", spell(f->arena, format, hundreds),
                          arena_strndup(f->arena, t.s + t.tokens[1].from,
                                        t.tokens[1].to - t.tokens[1].from)),
             l);
}

static void spell_in(struct fence *f, const struct language *l, const char *locale)
{
    UErrorCode e = U_ZERO_ERROR;
    UNumberFormat *format = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &e);
    if (U_FAILURE(e))
        return;
    for (struct secret *s = f->secrets; s; s = s->next) {
        if (s->value % MONEY_UNIT)
            continue;
        keep_all(f, s, spell(f->arena, format, s->value / MONEY_UNIT), l);
        spell_scaled(f, s, format, l);
        spell_hundreds(f, s, format, l);
    }
    unum_close(format);
}

static void spell_all(struct fence *f)
{
    const struct language *l;
    for (size_t i = 0; (l = language_at(i)); i++)
        for (const char *const *locale = l->spelled_in; locale && *locale; locale++)
            spell_in(f, l, *locale);
    f->spelled = true;
}

/* ---- looking
 * ------------------------------------------------------------------------------------- */

/* As says() of fence_words.c, but a join of the text's own may stand within: "one hundred and
 * twenty". */
static size_t says_number(const struct fence_text *t, size_t at, const struct spelling *word)
{
    size_t said = 0;
    for (size_t k = at; k < t->tokens_n; k++) {
        const struct token *token = &t->tokens[k];
        size_t n = token->letters_end - token->letters;
        if (token->kind != TOKEN_WORD || (k > at && !fence_joined(t, k - 1, k)))
            return 0;
        bool same = n <= word->n - said && memcmp(t->letters + token->letters, word->letters + said,
                                                  n * sizeof *t->letters) == 0;
        if (!same && (k == at || !is_join(t, k)))
            return 0;
        said += same ? n : 0;
        if (said == word->n)
            return k + 1;
    }
    return 0;
}

/* A smaller amount in words needs its currency or its unit as one in digits does. */
static bool is_said(const struct secret *s, const struct fence_text *t, size_t from, size_t end)
{
    struct amount_reading r = {.value = s->value,
                               .number = t->tokens[from].from,
                               .from = t->tokens[from].from,
                               .number_end = t->tokens[end - 1].to,
                               .to = t->tokens[end - 1].to};
    amount_around((struct str){t->s, t->n}, &r);
    return fence_secret_read(s, &r);
}

static bool is_short_scale(const struct fence_text *t, size_t k)
{
    for (const struct scale_word *w = short_ones; w->word; w++)
        if (is_word(t, k, w->word))
            return true;
    return false;
}

/* "four years" says no amount: one short word, without a currency or a unit that a secret has. ICU
 * isn't asked for it. */
static bool may_say_amount(struct fence *f, const struct fence_text *t, size_t at)
{
    enum { SHORT = 9 }; /* "siebzehn" is one, "zehntausend" isn't */
    const struct token *token = &t->tokens[at];
    bool scale = false, next = false;
    if (is_scale_of_secret(f, t, at, &next) || token->letters_end - token->letters > SHORT)
        return true;
    size_t k = at + 1;
    while (k < t->tokens_n && close_by(t, k - 1, k) && is_join(t, k))
        k++;
    if (k < t->tokens_n && close_by(t, k - 1, k) && t->tokens[k].kind == TOKEN_WORD) {
        is_scale_of_secret(f, t, k, &scale);
        if (scale || fence_is_number(f, t, k) || is_short_scale(t, k)) /* "sixty K" */
            return true;
    }
    struct amount_reading r = {.number = token->from, .from = token->from, .to = token->to};
    amount_around((struct str){t->s, t->n}, &r);
    for (const struct secret *s = f->secrets; s; s = s->next)
        if ((r.currency && s->unit < AMOUNT_OF_MONTHS) ||
            (r.unit != AMOUNT_ALONE && r.unit == s->unit))
            return true;
    return false;
}

const struct secret *fence_spelled(struct fence *f, const struct fence_text *t)
{
    for (size_t at = 0; at < t->tokens_n; at++) {
        if (!fence_is_number(f, t, at) || !may_say_amount(f, t, at))
            continue;
        if (!f->spelled)
            spell_all(f);
        for (const struct secret *s = f->secrets; s; s = s->next)
            for (const struct spelling *word = s->spelled; word; word = word->next) {
                size_t end = says_number(t, at, word);
                if (end && !goes_on(f, t, at, end) && is_said(s, t, at, end))
                    return s;
            }
    }
    return NULL;
}
