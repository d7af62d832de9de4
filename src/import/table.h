/* table.h - the tables of bands: regions, levels, or both down the side; components down the side;
 * levels against regions. A table is settled as one: whose dollars they are, and whether equity is
 * a grant or a year's, by the reading under which most rows' totals add up. Only a place or a level
 * becomes a row.
 */
#ifndef HFB_IMPORT_TABLE_H
#define HFB_IMPORT_TABLE_H

#include "import/draft.h"
#include "import/markdown.h"

/* Whether the table is one of bands. */
bool table_is_band(const struct draft *d, const struct block *table);

/* Reads it into the draft; what can't be a row or a part of one is left out with its reason.
 * `around` is the text before and after it. */
void table_read(struct draft *d, const struct block *table, const char *around);

/* After all tables: rows relative to another find it, or are left out; the title's level is the
 * one that is meant where a text names none. */
void table_settle(struct draft *d);

#endif
