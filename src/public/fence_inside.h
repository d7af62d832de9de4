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
const struct secret *fence_spelled(struct fence *f, const struct fence_text *t);
const char *fence_words(const struct fence *f, const struct fence_text *t);
void fence_blank_own(const struct fence *f, struct fence_text *t);

#endif
