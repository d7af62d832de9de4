/* tags.h - the structure tree in the file (ISO 32000-1, 14.7 and 14.8; ISO 14289-1).
 *
 * While pages are painted every unbroken stretch of a slot's operations is one marked-content
 * sequence; here each gets its number on its page and is remembered with its slot. Then the
 * elements are written, one object each, with the parent tree that leads back from the numbers. */
#ifndef HFB_PDF_TAGS_H
#define HFB_PDF_TAGS_H

#include "draw/page.h"
#include "pdf/file.h"

struct tags;

/* Gives every element of the tree its object number. pages: their object numbers. */
struct tags *tags_new(const struct document *doc, struct file *file, const uint32_t *pages);

void tags_begin_page(struct tags *t, unsigned page);
/* The number of a new sequence of the slot on this page; -1: not in the tree, an artifact. */
int tags_sequence(struct tags *t, struct slot *s);

/* A rectangle that leads somewhere: the object number of its annotation, or 0 where the address
 * is of no kind that a document may hold (only https: and mailto:). */
uint32_t tags_link(struct tags *t, const struct op *op, sp_t page_height, const char *text);

/* Writes elements, parent tree and the tree's root. */
void tags_write(struct tags *t);
uint32_t tags_root(const struct tags *t); /* StructTreeRoot, for the catalogue */

#endif
