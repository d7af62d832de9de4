/* markdown.h - a Markdown text as a list of blocks, by cmark-gfm with its tables.
 *
 * Inline marks become four control characters in the text: MARK_STRONG … MARK_STRONG_END around
 * what is stressed, MARK_CODE … MARK_CODE_END around a code span; a line break of the source is
 * '\n', a link's address follows its words in parentheses. Quotation marks come out as “ ” ’.
 * Everything belongs to the arena; cmark-gfm's tree is freed before this returns.
 */
#ifndef HFB_IMPORT_MARKDOWN_H
#define HFB_IMPORT_MARKDOWN_H

#include "base/diag.h"

#define MARK_STRONG '\x01'
#define MARK_STRONG_END '\x02'
#define MARK_CODE '\x03'
#define MARK_CODE_END '\x04'

enum block_kind { BLOCK_HEADING, BLOCK_TEXT, BLOCK_ITEM, BLOCK_TABLE };

struct cells {
    const char **cell;
    size_t n;
    int line;
    struct cells *next;
};

/* Lists and block quotes are opened up: an item is a block of its own, and a block within a quote
 * says so. What follows an item's first paragraph within the item are blocks of kind TEXT. */
struct block {
    enum block_kind kind;
    int level;   /* BLOCK_HEADING: 1 to 6 */
    bool quoted; /* within a block quote */
    int number;  /* BLOCK_ITEM of an ordered list: its number; 0 else */
    int line;    /* of the source, from 1 */
    const char *text;
    struct cells *rows; /* BLOCK_TABLE: the head first */
    bool read;          /* BLOCK_TABLE: it is rows of the guide, and no text */
    struct block *next;
};

/* NULL: reported. `text` is UTF-8 without control characters. */
struct block *markdown_read(struct arena *a, struct str text, struct diags *d);

/* The text without its marks, line breaks as spaces; and trimmed. */
const char *markdown_flat(struct arena *a, const char *text, size_t n);
const char *markdown_plain(struct arena *a, const char *text);

#endif
