/* letter.h - what is said in a document for the employer: finished sentences, made from struct
 * public_figures alone (contract 3, Separation), so that no private figure can be reached from
 * here.
 *
 * A sentence of the guide whose fills aren't all given is left out with a warning when it is
 * optional, and refuses the document otherwise; the message names it. In the draft terms for HR
 * what the offer doesn't say is a blank: its caption between LETTER_BLANK and LETTER_END, each
 * reported as a warning. Everything is the arena's.
 */
#ifndef HFB_LETTER_LETTER_H
#define HFB_LETTER_LETTER_H

#include "public/public.h"
#include "say/present.h"

#define LETTER_BLANK '\003'
#define LETTER_END '\004'

#define LETTER_ROWS_MAX 48

struct letter_row { /* one line of the letter's table: finished texts */
    const char *id, *name, *offer, *ask, *change;
    bool total;
};

struct letter_line {
    const char *id; /* where a sentence came from: script, lever or section; a clause's id */
    const char *heading, *text;
    struct letter_line *next;
};

struct letter {
    const char *place_date; /* "Paris, 4 March 2026" */
    const char *subject, *greeting, *reply_by, *confirm, *draft_notice;
    const char *title, *terms_title, *summary; /* of the document; Info and XMP */
    const char *mail_body;                     /* of a draft that carries the document */
    const char *thanks, *request, *propose;    /* the letter's own sentences, in its order */
    const char *ending; /* the last sentence: at-ask the answer follows the confirmation */
    bool engages;       /* a contractor: engaged, not employed */
    bool confirms;      /* at-ask: one column, what the offer holds */
    struct letter_row rows[LETTER_ROWS_MAX];
    size_t rows_n;
    const char *total_note; /* of what the total is made; NULL: no total */
    /* Sentences: of the opening, of what the candidate brings, of the role, of other offers; and
     * the last three as paragraphs. */
    struct letter_line *opening, *evidence, *proofs, *competing, *argument;
    struct letter_line *agreed;  /* additional asks that were: clauses of the letter's list */
    struct letter_line *clauses; /* the draft's numbered terms */
};

/* What is composed: the letter's sentences, the draft's terms, or neither's faults (a tree alone).
 */
enum letter_part { LETTER_SENTENCES = 1, LETTER_TERMS = 2 };

/* NULL: reported (REQUIRED_BLANK). */
const struct letter *letter_compose(struct arena *a, const struct public_figures *f,
                                    const struct present *p, unsigned parts, struct diags *d);

/* ---- letter_*.c ---------------------------------------------------------------------------- */

struct letter_list {
    struct letter_line *first, **last;
};

struct letter_work {
    struct arena *arena;
    const struct public_figures *f;
    const struct present *p;
    struct diags *d;
    struct letter *out;
    bool failed;
};

void letter_add(struct letter_work *w, struct letter_list *list, const char *id,
                const char *heading, const char *text);
void letter_rows(struct letter_work *w);
void letter_sentences(struct letter_work *w); /* opening, evidence, proofs */
void letter_competing(struct letter_work *w);
void letter_argue(struct letter_work *w); /* after the two above */
void letter_clauses(struct letter_work *w);
/* The sentence that asks for what is open about the equity; NULL: none is asked. */
const char *letter_confirm(const struct letter_work *w);

#endif
