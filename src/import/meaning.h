/* meaning.h - what a sentence's amounts and blanks are: which part of a package, asked for, the
 * floor, or somebody else's; and what the sentence leans on. Only what its words say.
 */
#ifndef HFB_IMPORT_MEANING_H
#define HFB_IMPORT_MEANING_H

#include "import/draft.h"

enum part {
    PART_NONE,
    PART_BASE,
    PART_EQUITY,
    PART_SIGN_ON,
    PART_BONUS,
    PART_TOTAL,
    PART_VALUATION
};
enum whose { WHOSE_NOBODY, WHOSE_ASK, WHOSE_FLOOR, WHOSE_OTHER, WHOSE_OFFER };

enum token_kind { TOKEN_AMOUNT, TOKEN_BLANK };

/* An amount (money, per cent, count) or a "[blank]" of the sentence, in order; the text stands
 * between them. */
struct token {
    enum token_kind kind;
    size_t off, len; /* a blank: its brackets included */
    struct found found;
    const char *currency; /* settled; NULL: none */
    struct row *row;      /* that it belongs to; NULL: not settled */
    bool named;           /* the sentence names the row */
    enum part part;
    enum whose whose;
    bool near;     /* the word that says whose stands right before it */
    bool yearly;   /* equity a year */
    int years;     /* a total or a grant: over how many */
    bool range_to; /* the upper end of a range that the token before begins */
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

/* What the sentence before it has settled, carried on within a passage. */
struct carried {
    struct row *row;
    bool pair; /* base and equity stood in this order, divided by a stroke */
};

void meaning_of(struct draft *d, const char *text, struct carried *c, struct meaning *out);

/* The rows (not relative ones) of that currency: how many; the first in *row. */
size_t rows_of_currency(const struct draft *d, const char *currency, struct row **row);

#endif
