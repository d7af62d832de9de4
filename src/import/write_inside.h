/* write_inside.h - what the files of the writer share; of no interest outside it. */
#ifndef HFB_IMPORT_WRITE_INSIDE_H
#define HFB_IMPORT_WRITE_INSIDE_H

#include "import/draft.h"

struct writer {
    struct draft *d;
    struct buf *out;
};

/* Text and attribute values alike: escaped, without what XML 1.0 cannot hold. */
void write_text(struct writer *w, const char *text);
void write_attr(struct writer *w, const char *name, const char *value); /* NULL: nothing */
void write_money(struct writer *w, const char *name, money v);

/* <regions> with all its rows. */
void write_rows(struct writer *w);

#endif
