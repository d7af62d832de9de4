/* write.h - the guide file of a draft, in an order that a person edits easily; and its elements,
 * for what is XML as soon as it is read. */
#ifndef HFB_IMPORT_WRITE_H
#define HFB_IMPORT_WRITE_H

#include "import/draft.h"

enum { WRITE_INLINE = -1 }; /* the depth of an element within a line */

/* An element on a line of its own, so deep. Behind the content, names and values by turns, up to a
 * name that is NULL; a value that is NULL leaves its attribute out. Content NULL: the element is
 * empty; WRITE_OPEN: write_close() ends it. */
extern const char WRITE_OPEN[];
void write_element(struct buf *out, int depth, const char *name, const char *content, ...);
void write_close(struct buf *out, int depth, const char *name);

/* Values; NULL for no, for 0 and for what isn't stated. */
const char *write_yes(bool it_is);
const char *write_number(struct arena *a, int n);
const char *write_amount(struct arena *a, bool stated, money v);

void write_guide(struct draft *d, const char *source_name, struct buf *out);

#endif
