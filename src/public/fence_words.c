/* fence_words.c - private words, names, and what may stand as it is. All are rows of words: how
 * they are divided (a space, a line's end, a hyphen, nothing) makes no difference. */
#include "public/fence_inside.h"

/* The tokens from `at` on say the phrase's letters, to the end of a token: that token + 1, or 0. */
static size_t says(const struct fence_text *t, size_t at, const int32_t *letters, size_t n)
{
    size_t said = 0;
    for (size_t k = at; k < t->tokens_n; k++) {
        const struct token *token = &t->tokens[k];
        size_t length = token->letters_end - token->letters;
        if (token->kind != TOKEN_WORD || length > n - said ||
            (k > at && !fence_joined(t, k - 1, k)))
            return 0;
        if (memcmp(t->letters + token->letters, letters + said, length * sizeof *letters) != 0)
            return 0;
        said += length;
        if (said == n)
            return k + 1;
    }
    return 0;
}

static size_t letters_of(const struct fence_text *t)
{
    return t->tokens_n ? t->tokens[t->tokens_n - 1].letters_end : 0;
}

/* ---- names -------------------------------------------------------------------------------------
 */

static struct str token_text(const struct fence_text *t, size_t k)
{
    return (struct str){t->s + t->tokens[k].from, t->tokens[k].to - t->tokens[k].from};
}

static bool same_text(struct str a, struct str b)
{
    return a.n == b.n && memcmp(a.s, b.s, a.n) == 0;
}

static bool same_letters(const struct fence_text *a, size_t i, const struct fence_text *b, size_t k)
{
    const struct token *x = &a->tokens[i], *y = &b->tokens[k];
    size_t n = x->letters_end - x->letters;
    return x->kind == y->kind && n == y->letters_end - y->letters &&
           memcmp(a->letters + x->letters, b->letters + y->letters, n * sizeof *a->letters) == 0;
}

/* The row of tokens, as written if `as_written`; numbers too. */
static bool row_at(const struct fence_text *t, size_t at, const struct fence_text *row,
                   bool as_written)
{
    if (!row->tokens_n || t->tokens_n - at < row->tokens_n)
        return false;
    for (size_t k = 0; k < row->tokens_n; k++)
        if (as_written ? !same_text(token_text(t, at + k), token_text(row, k))
                       : !same_letters(t, at + k, row, k))
            return false;
    return true;
}

/* Whether the word at `at` stands there as in a text that is known: beside the same word. */
static bool stands_as_known(const struct fence *f, const struct fence_text *t, size_t at)
{
    for (const struct phrase *p = f->known; p; p = p->next)
        for (size_t k = 0; k < p->text.tokens_n; k++) {
            if (!same_letters(t, at, &p->text, k))
                continue;
            bool before = at > 0 && k > 0 && same_letters(t, at - 1, &p->text, k - 1);
            bool behind = at + 1 < t->tokens_n && k + 1 < p->text.tokens_n &&
                          same_letters(t, at + 1, &p->text, k + 1);
            bool alone = t->tokens_n == 1 && p->text.tokens_n == 1;
            if (before || behind || alone)
                return true;
        }
    return false;
}

/* A page's number below what it ends in: "1", "of", "2". */
enum { FOOT_TOKENS = 4 };

/* Does the row stand there with its token k at `at`? A page may end in it: then more than n of its
 * tokens must be on this one. */
static bool stands_around(const struct fence_text *t, size_t at, const struct fence_text *row,
                          size_t k, size_t n)
{
    size_t from = k > at ? k - at : 0; /* of its tokens; those before are on the page before */
    size_t room = t->tokens_n - at + k, to = row->tokens_n < room ? row->tokens_n : room;
    for (size_t i = from; i < to; i++)
        if (!same_text(token_text(t, at + i - k), token_text(row, i)))
            return i >= k + n && i > from + n && t->tokens_n - (at + i - k) <= FOOT_TOKENS;
    return to - from > n;
}

/* Whether the n tokens from `at` on are part of a longer name that is told. */
static bool within_told(const struct fence *f, const struct fence_text *t, size_t at, size_t n)
{
    for (const struct phrase *p = f->told; p; p = p->next)
        for (size_t k = 0; k + n <= p->text.tokens_n; k++)
            if (p->text.tokens_n > n && stands_around(t, at, &p->text, k, n))
                return true;
    return false;
}

const char *fence_words(const struct fence *f, const struct fence_text *t)
{
    for (size_t at = 0; at < t->tokens_n; at++) {
        for (const struct phrase *p = f->words; p; p = p->next)
            if (says(t, at, p->text.letters, letters_of(&p->text)))
                return p->what;
        for (const struct phrase *p = f->names; p; p = p->next)
            if (row_at(t, at, &p->text, true) &&
                !(p->text.tokens_n == 1 && stands_as_known(f, t, at)) &&
                !within_told(f, t, at, p->text.tokens_n))
                return p->what;
    }
    return NULL;
}

/* ---- what may stand
 * ------------------------------------------------------------------------------ */

void fence_blank_own(const struct fence *f, struct fence_text *t)
{
    size_t kept = 0;
    bool *gone = NULL;
    for (const struct phrase *p = f->own; p; p = p->next)
        for (size_t at = 0; at < t->tokens_n; at++) {
            if (!row_at(t, at, &p->text, false))
                continue;
            if (!gone)
                gone = arena_new_array(f->arena, bool, t->tokens_n);
            for (size_t k = 0; k < p->text.tokens_n; k++) {
                const struct token *token = &t->tokens[at + k];
                memset(t->s + token->from, '|', token->to - token->from);
                gone[at + k] = true;
            }
        }
    for (size_t k = 0; gone && k < t->tokens_n; k++)
        if (!gone[k])
            t->tokens[kept++] = t->tokens[k];
    if (gone)
        t->tokens_n = kept;
}
