/* fence_inside.h - what the files of the fence share; of no interest outside them. */
#ifndef HFB_PUBLIC_FENCE_INSIDE_H
#define HFB_PUBLIC_FENCE_INSIDE_H

#include "public/fence.h"

/* ---- fence_text.c: a text, folded and cut -------------------------------------------------- */

enum token_kind { TOKEN_WORD, TOKEN_NUMBER };
struct token {
    enum token_kind kind;
    size_t from, to;             /* bytes of the folded text */
    size_t letters, letters_end; /* of the letters: small ones, accents kept, ß as ss */
};
struct fence_text {
    char *s; /* folded; what is blanked becomes '|' */
    size_t n;
    struct token *tokens;
    size_t tokens_n;
    int32_t *letters;
    bool raised; /* it had raised digits: a footnote's mark, or a digit after all */
};
/* raised_digits: whether raised digits are digits, or marks of a footnote that are left out. */
struct fence_text fence_text_of(struct arena *a, struct str text, bool raised_digits);
/* What folding makes of a character that stays one whatever stands beside it: of ASCII, the letters
 * of Latin-1, the marks of prose and money. -1: not one of them. */
int32_t fence_plain_at_once(int32_t c);
/* What stands between two tokens that follow each other is spaces, hyphens and the like. */
bool fence_joined(const struct fence_text *t, size_t first, size_t second);

/* ---- lists --------------------------------------------------------------------------------- */

struct spelling { /* an amount in words, letters only */
    int32_t *letters;
    size_t n;
    struct spelling *next;
};
struct secret {
    money value;
    enum amount_unit unit;
    const struct currency *currency;
    const char *name;
    struct spelling *spelled;
    char digits[20]; /* of the value, without the zeros behind them */
    size_t digits_n;
    struct secret *next;
};
struct phrase { /* words that are looked for */
    struct fence_text text;
    const char *what;
    struct phrase *next;
};
enum { FENCE_LETTERS = 64 };
struct fence {
    struct arena *arena;
    struct secret *secrets, *open;
    struct phrase *own, *words, *names, *told, *known;
    bool sorted;  /* open ones are taken out of the secrets */
    bool spelled; /* the secrets have their spellings */
    bool words_sorted;
    struct number_word *number_words[FENCE_LETTERS]; /* by first letter */
};

/* At or above this an amount is found whatever stands with it. */
#define FENCE_ALWAYS (10000 * MONEY_UNIT)
/* Whether the reading says this secret. */
bool fence_secret_read(const struct secret *s, const struct amount_reading *r);

/* ---- fence_numbers.c, fence_spelled.c, fence_words.c ---------------------------------------- */

const struct secret *fence_numbers(const struct fence *f, const struct fence_text *t,
                                   bool with_currency);
/* Digits of numbers that no word stands between, one behind the other. */
struct fence_digits {
    char digits[64];
    size_t n;
};
bool fence_row_put(struct fence_digits *row, char digit); /* false: there is no room */
/* However the row is cut into groups, and whatever scale they have: no secret's own digits stand in
 * it one behind the other. */
bool fence_row_harmless(const struct fence *f, const struct fence_digits *row);

/* The word is number words of one language from end to end. */
bool fence_is_number(struct fence *f, const struct fence_text *t, size_t k);
const struct secret *fence_spelled(struct fence *f, const struct fence_text *t);
const char *fence_words(const struct fence *f, const struct fence_text *t);
void fence_blank_own(const struct fence *f, struct fence_text *t);

/* ---- fence_harmless.c: whether the text needs looking at at all ------------------------------ */

/* True: it says no secret amount. The fence is sorted. */
bool fence_harmless(struct fence *f, struct str text);

#endif
