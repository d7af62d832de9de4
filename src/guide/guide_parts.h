/* guide_parts.h - what the files of the guide's reader share; of no interest outside it. */
#ifndef HFB_SPEC_GUIDE_PARTS_H
#define HFB_SPEC_GUIDE_PARTS_H

#include "guide/guide.h"
#include "xml/xml.h"

typedef const struct _xmlNode node;

struct guide_reader {
    struct arena *a;
    const struct xml *x;
    struct diags *d;
    struct guide *g;
    int either; /* number of the last <either> */
};

/* ---- guide_vocab.c: names, and values of attributes ----------------------------------------- */

/* Reports every element and attribute that the vocabulary doesn't have, in the whole tree. */
void vocab_check(struct guide_reader *r, node *root);

/* An attribute's text, trimmed and copied; NULL when absent or (reported) empty. */
const char *attr_text(struct guide_reader *r, node *n, const char *name);
const char *attr_needed(struct guide_reader *r, node *n, const char *name);
bool attr_yes(struct guide_reader *r, node *n, const char *name);
/* The index of the attribute's value among `names` (ended by NULL); `absent` when there is none or
 * (reported) it isn't one of them. */
int attr_enum(struct guide_reader *r, node *n, const char *name, const char *const *names,
              int absent);
struct amount attr_amount(struct guide_reader *r, node *n, const char *name);
struct decimal attr_decimal(struct guide_reader *r, node *n, const char *name);
int attr_int(struct guide_reader *r, node *n, const char *name, int min, int max, int absent);
const char *attr_currency(struct guide_reader *r, node *n, const char *name);

/* The element's own text with white space made even; NULL when there is none. */
const char *plain_text(struct guide_reader *r, node *n);
const char *text_needed(struct guide_reader *r, node *n);
size_t count_children(node *n, const char *name);
node *child(node *n, const char *name);

/* ---- guide_text.c --------------------------------------------------------------------------- */

struct sentence *read_sentences(struct guide_reader *r, node *parent);   /* say, quote, s, either */
struct paragraph *read_paragraphs(struct guide_reader *r, node *parent); /* p, item, head */

/* ---- guide_row.c ---------------------------------------------------------------------------- */

void read_regions(struct guide_reader *r, node *root);

/* ---- guide_check.c: what no schema can say, over the finished guide -------------------------- */

void guide_check(struct guide_reader *r);

#endif
