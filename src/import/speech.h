/* speech.h - a passage of the source as sentences: quoted speech becomes speech, the rest prose.
 *
 * What may not be said (contract 1.2) becomes a quotation: the floor, a claim of another offer, an
 * amount that is no figure. Beside it stands what may: the same sentence with figures for its
 * amounts and fills for its blanks, the part of it before a dash, or what hfbrief says of another
 * offer in its stead.
 */
#ifndef HFB_IMPORT_SPEECH_H
#define HFB_IMPORT_SPEECH_H

#include "import/meaning.h"

/* ---- a sentence's text, as the guide writes it (runs.c) -------------------------------------- */

/* As the source has it: blanks are choices, amounts carry what they are. */
struct said *runs_quoted(struct draft *d, const struct meaning *m);
/* The alternatives of a blank. */
const char *runs_choice(struct draft *d, const struct meaning *m, const struct token *t);

/* What may be said of bytes [from, to); NULL: nothing, since an amount in it is no figure. */
struct said *runs_spoken(struct draft *d, const struct meaning *m, size_t from, size_t to);
/* The words themselves, where they may be said; else NULL. */
struct said *runs_plain(struct draft *d, const char *words);

/* One of the guide's own sentences, by its name in the list "says": {name} is a figure, [ ] holds
 * what is dropped with its figure. `source`: what the source calls the other employer, or NULL. */
struct said *runs_own(struct draft *d, const char *name, const char *source);

/* ---- passages -------------------------------------------------------------------------------- */

struct piece {
    bool speech;
    const char *text; /* speech: without its quotation marks */
    struct piece *next;
};

/* Divides a text into prose and speech. `open` carries an unclosed quotation on to the next block
 * where that is possible (NULL: it isn't). */
struct piece *speech_pieces(struct draft *d, const char *text, bool *open);

struct passage {
    struct draft *d;
    struct carried carried;
    DRAFT_LIST(struct said, said);
    struct said *quote; /* the last quotation, while nothing was said since */
    bool strategy;      /* ask and floor are read, and the way out said once */
    bool claimed;       /* an offer from elsewhere was spoken of */
    bool told_floor;
    int line;
};

/* More sentences of it. */
void passage_add(struct passage *p, const char *text, bool speech);

/* A plain short sentence of the paragraphs that may be said as it is, for the call sheet; or what
 * is said of another offer. NULL: none. */
struct said *speech_line(struct draft *d, const struct unit *u);

/* What the call opens with: the strategy's first sentence, where it may be said, and the sentence
 * that makes the ask; where the source has none that may be said, a plain one in figures. Moves
 * them out of the strategy. */
void opening_find(struct draft *d);

#endif
