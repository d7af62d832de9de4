/* write.h - the draft as a guide file, laid out as one writes it by hand. */
#ifndef HFB_IMPORT_WRITE_H
#define HFB_IMPORT_WRITE_H

#include "import/draft.h"

void write_guide(struct draft *d, const char *source_name, struct buf *out);

#endif
