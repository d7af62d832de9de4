/* clause.h - what a sentence is made of, in order: its amounts and blanks, the words that say whose
 * and which part they are, places, levels, and the marks between them. */
#ifndef HFB_IMPORT_CLAUSE_H
#define HFB_IMPORT_CLAUSE_H

#include "import/meaning.h"

enum item_kind {
    ITEM_BEGIN, /* of the text: before the first item */
    ITEM_TOKEN, /* token; a range is one item */
    ITEM_SIDE,  /* value: enum whose */
    ITEM_LATER, /* "if" */
    ITEM_BACK,  /* value: enum whose, of what stands before it */
    ITEM_PART,  /* value: enum part */
    ITEM_TOWN,  /* value: bits */
    ITEM_LEVEL, /* value: bits */
    ITEM_OPEN,
    ITEM_CLOSE,
    ITEM_COMMA,
    ITEM_SEMICOLON,
    ITEM_STROKE,
    ITEM_PLUS,
    ITEM_JOIN, /* and, with, or */
    ITEM_STOP, /* a colon, a dash, an equals sign */
    ITEM_END   /* of the text: behind the last item */
};

struct item {
    enum item_kind kind;
    uint64_t value;
    size_t off, end;
    struct token *token;
};

#define ITEMS_MAX 400

struct clause {
    struct item items[ITEMS_MAX + 2];
    size_t n;
};

/* Each item between beginning and end, or each amount and blank. */
#define EACH_ITEM(it, c) for (struct item *it = (c)->items + 1; it->kind != ITEM_END; it++)
#define EACH_TOKEN(it, c) EACH_ITEM(it, c) if (it->kind == ITEM_TOKEN)

/* Finds the tokens of m->text, and all items. */
void clause_read(struct draft *d, struct meaning *m, struct clause *out);

#endif
