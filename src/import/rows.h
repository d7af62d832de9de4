/* rows.h - the band table: by region, by level, by component, or levels against regions. */
#ifndef HFB_IMPORT_ROWS_H
#define HFB_IMPORT_ROWS_H

#include "import/draft.h"
#include "import/markdown.h"

/* Whether the table is one of bands: it has amounts, and headings that say of what. `around` is the
 * text before and after it. */
bool rows_is_band(const struct block *table, const char *around);

/* Reads it into the draft; rows that cannot be one are left out, each amount with its reason. */
void rows_read(struct draft *d, const struct block *table, const char *around);

/* After all tables: rows relative to another find it, or are left out. */
void rows_relate(struct draft *d);

#endif
