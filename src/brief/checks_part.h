/* checks_part.h - what the files of the checks share; of no interest outside them. */
#ifndef HFB_BRIEF_CHECKS_PART_H
#define HFB_BRIEF_CHECKS_PART_H

#include "brief/checks.h"
#include "comp/row.h"

struct check_item {
    struct check is;
    unsigned also[8]; /* lines of further places of the same fault */
    size_t also_n;
    struct check_item *next;
};

struct checking {
    struct arena *a;
    const struct guide *g;
    const struct region *region;
    const struct figures *f;     /* NULL: a guide alone */
    const struct speech *speech; /* with f */
    const struct present *p;
    struct rats *rats;
    struct check_item *first, **last;
    size_t n;
    const struct run *visited; /* the sentence's that is looked at; NULL: none's */
    /* several-asks gathers over the whole guide: base, equity */
    const struct run *asks[2][8];
    size_t asks_n[2];
};

/* Adds a check; message and todo are finished. The result may be completed by the caller. */
struct check *add_check(struct checking *c, const char *id, enum diag_severity severity,
                        struct place at, const char *message, const char *todo);
void check_stated(struct check *k, money v, const char *currency);
void check_computed(struct check *k, money v);
/* Whether a check of this id stands already; the place is then added to it: a fault of wording that
 * a guide repeats is one line on paper. */
bool check_again(struct checking *c, const char *id, struct place at);
bool check_there(const struct checking *c, const char *id, money stated); /* said already */

/* The catalogue's sentence with pairs of name, value put in. */
#define SAY(c, key, ...) catalogue_fill((c)->p->words, (c)->a, key, __VA_ARGS__, NULL)

/* The sentence's whole text as the source prints it. */
const char *checks_sentence_text(struct arena *a, const struct sentence *s);
/* Up to the end of its first sentence: a full stop, question or exclamation mark before a space. */
size_t checks_sentence_bytes(const char *text);
/* Of a passage of several sentences the one in which `run` stands (NULL: the first). */
const char *checks_sentence_around(struct arena *a, const struct sentence *s,
                                   const struct run *run);

/* The region's numbers: for the offer where there is one, else the guide's alone. */
struct row_numbers row_numbers(const struct checking *c);

/* ---- checks_claims.c, checks_words.c, checks_offer.c ------------------------------------------
 */

void check_claims(struct checking *c, const struct sentence *s, bool spoken);
void check_table_total(struct checking *c);
void check_real_offer(struct checking *c);
void check_words(struct checking *c, const struct sentence *s, bool spoken);
void check_several_asks(struct checking *c);
void check_guide_unstated(struct checking *c);
void check_offer(struct checking *c);
void check_money(struct checking *c); /* what comp found */

/* ---- questions.c ------------------------------------------------------------------------------
 */

void find_questions(struct arena *a, const struct figures *f, const struct speech *speech,
                    struct advice *out);

#endif
