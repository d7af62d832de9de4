/* meaning.h - a sentence's amounts and blanks: which part of a package each is, whose (opened with,
 * aimed at, accepted, theirs, another employer's …), where and at which level; and what the
 * sentence leans on. Decided for the clause, by its structure: lists by strokes, ";" and "or",
 * brackets that restate, a place in front or behind.
 */
#ifndef HFB_IMPORT_MEANING_H
#define HFB_IMPORT_MEANING_H

#include "import/draft.h"

enum whose {
    SIDE_NONE,
    SIDE_OPEN,
    SIDE_TARGET,
    SIDE_ACCEPT,
    SIDE_WALK,
    SIDE_THEIRS,
    SIDE_OTHER, /* another employer's */
    SIDE_INCREMENT,
    SIDE_LATER, /* under a condition */
    SIDE_ASIDE  /* of the next amount alone: "with a guaranteed floor of €85K" */
};

/* What the phrases call them, from the second on; ended by NULL. */
extern const char *const part_names[], *const side_names[];

enum token_kind { TOKEN_AMOUNT, TOKEN_BLANK };

/* An amount (money, per cent, count) or a "[blank]" of the sentence, in order; the text stands
 * between them. A range is two tokens, the second with range_to. */
struct token {
    enum token_kind kind;
    size_t off, len; /* a blank: its brackets included */
    struct found found;
    const char *currency; /* settled; NULL: none */
    enum part part;
    enum whose side;
    bool range_to;
    bool restates; /* the amount before it, in another currency, as a sum or as what papers are
                      worth */
    bool count;    /* a number of papers */
    bool yearly;   /* equity a year */
    int years;     /* a total or a grant: over how many */
    uint64_t towns, levels; /* named for it, as bits; 0: none */
    bool carried;           /* the towns were named in a sentence before */
    struct row *row;        /* the only one it can belong to; NULL: none, or several */
};

#define TOKENS_MAX 96

struct meaning {
    const char *text; /* without a break, with marks */
    struct token tokens[TOKENS_MAX];
    size_t n;
    bool competing; /* says that there is another offer */
    bool leans;     /* an argument that needs one: "to bridge the gap" */
    bool floor;     /* gives away the floor */
    bool commits;   /* "I'm choosing …" */
    bool asks;
};

/* What the sentences before it have settled, carried on within a passage. */
struct carried {
    uint64_t towns, levels;
    bool pair; /* base and equity stood in this order, divided by a stroke */
};

void meaning_of(struct draft *d, const char *text, struct carried *c, struct meaning *out);

static inline bool token_asks(const struct token *t)
{
    return t->side == SIDE_OPEN || t->side == SIDE_TARGET;
}
static inline bool token_floors(const struct token *t)
{
    return t->side == SIDE_ACCEPT || t->side == SIDE_WALK;
}

/* The row's own band of base, equity, sign-on or bonus, of a whole grant; false: it has none, or
 * its bonus is of the other kind. */
bool row_band(const struct row *r, enum part part, bool percent, money *min, money *max);

#endif
